"""Set up the election of the next Wahlzeit with a register to click through; nobody in it is real.

Everything goes through the acts of the pages. The election day is not fixed yet, and the council
has decided nothing: both are assumed, and shown as assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from config.demonstration.election import Staff, staff_of
from config.demonstration.extract import POSTCODE, STREETS, first_extract
from elections.actions.course.setup import add_district, set_up_election
from elections.actions.districts.by_hand import DistrictFacts, assign_postal_district, edit_district
from elections.actions.districts.files import hand_in
from elections.actions.register.assignment import take_in_streets
from elections.actions.register.check import check_extract
from elections.actions.register.files import keep_extract
from elections.actions.register.mappings import keep_mapping
from elections.actions.register.takeover import take_in_extract
from elections.files.districts.streets import FILE_NAME, write_streets
from elections.models import DistrictFile, Election
from elections.models.register.imports import (
    ImportOutcome,
)
from elections.models.register.reading import Reading
from municipalities.actions.body.decisions import announce_election_day, decide_body
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.law.body.gremium import Body
from municipalities.models import GremiumDecision, Letterhead, Municipality, Term, User

ASSUMED_DAY = date(2031, 3, 16)
"""The third Sunday of March 2031. The state government has yet to fix the day (§ 2 KWG)."""

ASSUMED = "Vorführung: Beschluss angenommen, über diese Wahlzeit ist noch nichts beschlossen"
SEATS = 9
"""Seats of a town that elects here for the first time; others keep those of their last election."""

MAPPING = "Beispiel"
FIRST_FILE, SECOND_FILE = "auszug-beispiel.csv", "auszug-beispiel-2.csv"
# Number, name, polling place, accessible (None: nobody knows), note.
DISTRICTS = (
    ("001", "Musterschule", True, "Stufenloser Eingang vom Schulhof."),
    ("002", "Beispielhalle", False, "Drei Stufen am Eingang. Eine andere Wahl ist per Brief."),
    ("003", "Probehaus", None, ""),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The election, the counts of its extract, and whether it was set up just now."""

    election: Election
    counts: dict[str, int]
    is_new: bool


def next_election_day(today: date) -> date:
    """Return the day of the next election: the announced one, else the assumed one."""
    ahead = Term.objects.filter(election_day__gt=today).last()
    return ahead.election_day if ahead else ASSUMED_DAY


@transaction.atomic
def show_register(
    municipality: Municipality, day: date, *, actor: User, now: datetime, today: date
) -> Shown:
    """Set up the election with its register, all or nothing; an existing one stays as it is.

    Raises RuleViolation as the pages do.
    """
    known = Election.objects.filter(municipality=municipality, day=day).first()
    if known is not None:
        return Shown(known, _counts(known), is_new=False)
    staff = staff_of(municipality, actor)
    election = _set_up(municipality, day, staff, actor=actor, today=today)
    _letterhead(municipality, staff)
    _districts(election, staff)
    outcome = _take_in(election, staff, now=now, today=today)
    return Shown(election, outcome.counts, is_new=True)


def _set_up(
    municipality: Municipality, day: date, staff: Staff, *, actor: User, today: date
) -> Election:
    before = municipality.elections.first()
    term = announce_election_day(day, actor=actor)
    if not GremiumDecision.objects.filter(municipality=municipality, term=term).exists():
        decide_body(
            municipality,
            term,
            body=Body.ABR,
            seats=before.seats if before else SEATS,
            decided_on=today,
            resolution=ASSUMED,
            today=today,
            actor=staff.officer,
        )
    return set_up_election(municipality, term, actor=staff.officer)


def _letterhead(municipality: Municipality, staff: Staff) -> None:
    """Enter a letterhead, because notices need a sender; an existing one stays."""
    if not Letterhead.objects.filter(municipality=municipality).exists():
        address = f"Wahlamt\nMusterallee 1\n{POSTCODE} {municipality.short_name}"
        set_letterhead(municipality, LetterheadEntry(address=address), actor=staff.lead)


def _districts(election: Election, staff: Staff) -> None:
    """Set up three Wahlbezirke with their rooms, one Briefwahlbezirk and the street directory."""
    keys = []
    for number, name, accessible, note in DISTRICTS:
        district = add_district(election.pk, number=number, name=name, actor=staff.officer)
        address = f"Musterallee {number.lstrip('0')}, {POSTCODE} {election.municipality.short_name}"
        facts = DistrictFacts(name, name, address, accessible, note)
        edit_district(district.pk, facts, actor=staff.officer)
        keys.append(district.pk)
    assign_postal_district(election.pk, "900", "Briefwahl", keys, actor=staff.officer)
    content = write_streets(election.day, election.municipality.ags, STREETS)
    kind = DistrictFile.Kind.STREETS
    file = hand_in(election.pk, kind, content, name=FILE_NAME, actor=staff.officer)
    take_in_streets(election.pk, sha256=file.sha256, actor=staff.officer)


def _take_in(election: Election, staff: Staff, *, now: datetime, today: date) -> ImportOutcome:
    place = election.municipality
    content = first_extract(place.ags, place.short_name, election.day)
    kept = keep_extract(
        election.pk, [content], name=FIRST_FILE, taken_on=today, today=today, actor=staff.officer
    )
    keep_mapping(election, MAPPING, Reading.from_json(kept.reading), actor=staff.officer)
    check_extract(kept.pk, today=today)
    return take_in_extract(kept.pk, now=now, actor=staff.officer)


def _counts(election: Election) -> dict[str, int]:
    taken = ImportOutcome.objects.filter(register_import__election=election, taken_in=True)
    outcome = taken.order_by("pk").first()
    return outcome.counts if outcome else {}
