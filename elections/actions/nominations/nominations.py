"""Lists are received, filled with persons, and decided on by the committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from elections.law.course.phases import Phase
from elections.law.nominations.admission import is_in_time, places_in_order
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListStep, advance_list
from elections.law.register.identity import Identity, Likeness, likeness
from elections.law.register.names import PersonName
from elections.models import Candidate, Election, Nomination, NominationDecision
from elections.models.course.agenda import lists_close
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import latest_birth
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User
from municipalities.models.sorting import sort_key


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """One person as the list names them; ``place`` counts from 1."""

    place: int
    family_name: str
    given_name: str
    birth_date: date
    occupation: str = ""
    invented: bool = False
    title: str = ""
    is_other: str = ""
    """Why somebody similar on a list of this election is another person."""

    @property
    def who(self) -> Identity:
        """What tells this person from another one, however the names are written."""
        return _who(self.family_name, self.given_name, self.birth_date)

    @property
    def name(self) -> str:
        """The name in a sentence."""
        return PersonName(self.family_name, self.given_name).on_a_letter


def _who(family_name: str, given_name: str, birth_date: date) -> Identity:
    names = " ".join(key for key in map(sort_key, (family_name, given_name)) if key)
    return Identity(names, KnownDay.of(birth_date))


def election_in_nomination(election_id: int) -> Election:
    """Return an election, locked, whose lists are open; RuleViolation LISTS_NOT_OPEN otherwise."""
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase is not Phase.NOMINATION:
        raise RuleViolation(
            NominationRule.LISTS_NOT_OPEN,
            Norm(Statute.KWG, "13", 1),
            "R-LIST-10",
            phase=election.get_phase_display(),
        )
    return election


@transaction.atomic
def receive_nomination(
    election_id: int,
    *,
    number: int,
    name: str,
    short_name: str,
    received_at: datetime,
    actor: User,
    known_in_full: bool = True,
) -> Nomination:
    """Record one Wahlvorschlag as received (§ 13 Abs. 1 KWG; R-LIST-01, R-LIST-02, R-LIST-10).

    A late list is recorded too, so that the committee can refuse it.
    """
    election = election_in_nomination(election_id)
    if election.nominations.filter(number=number).exists():
        raise RuleViolation(NominationRule.LIST_NUMBER_TAKEN, number=number)
    if election.nominations.filter(name=name).exists():
        raise RuleViolation(NominationRule.LIST_NAME_TAKEN, Norm(Statute.KWG, "11", 1), name=name)
    nomination = Nomination.objects.create(
        election=election,
        number=number,
        name=name,
        short_name=short_name,
        received_at=received_at,
        known_in_full=known_in_full,
    )
    AuditEvent.objects.record(
        actor,
        "nomination.received",
        nomination,
        election.municipality,
        number=number,
        name=name,
        received_at=received_at,
        in_time=is_in_time(received_at, lists_close(election)),
    )
    return nomination


@transaction.atomic
def enter_candidates(
    nomination_id: int, entries: Sequence[CandidateEntry], *, actor: User
) -> list[Candidate]:
    """Enter persons at their places (§ 11 Abs. 2, § 14 Abs. 3 KWG; R-LIST-03, 04, 12).

    Raises RuleViolation when the list was decided on, when a place is taken, when a person is under
    18 on the election day (R-ELIG-01), or stands on another list of this election, and where
    somebody similar does without a word why that is another person (R-LIST-03). All or none are
    entered.
    """
    nomination = Nomination.objects.select_related("election__municipality").get(pk=nomination_id)
    election = election_in_nomination(nomination.election_id)
    advance_list(nomination.state(), ListStep.ENTER_PERSONS, list=nomination)
    traces = _check_entries(nomination, election, entries)
    candidates = Candidate.objects.bulk_create(
        Candidate(
            nomination=nomination,
            place=entry.place,
            family_name=entry.family_name,
            given_name=entry.given_name,
            title=entry.title,
            birth_date=entry.birth_date,
            occupation=entry.occupation,
            invented=entry.invented,
            is_other=trace,
        )
        for entry, trace in zip(entries, traces, strict=True)
    )
    AuditEvent.objects.record(
        actor,
        "candidates.entered",
        nomination,
        election.municipality,
        places=[entry.place for entry in entries],
    )
    return candidates


def _check_entries(
    nomination: Nomination, election: Election, entries: Sequence[CandidateEntry]
) -> list[str]:
    """Refuse a taken place, a person under 18 and a person on another list (R-LIST-03).

    Returns for each entry why somebody similar is another person.
    """
    taken = set(nomination.candidates.values_list("place", flat=True))
    others = others_on_lists(election)
    traces: list[str] = []
    for entry in entries:
        if entry.place in taken:
            raise RuleViolation(NominationRule.PLACE_TAKEN, place=entry.place, list=nomination)
        traces.append(check_person(entry, election, others))
        taken.add(entry.place)
        others.append((entry.who, f"{entry.name} ({nomination}, Platz {entry.place})"))
    return traces


def others_on_lists(election: Election, besides: int = 0) -> list[tuple[Identity, str]]:
    """Return who stands on a list of this election, and where; without the person ``besides``."""
    known = Candidate.objects.filter(nomination__election=election).exclude(pk=besides)
    return [
        (_who(one.family_name, one.given_name, one.birth_date),
         f"{one.listed_name} ({one.nomination}, Platz {one.place})")
        for one in known.select_related("nomination")
    ]  # fmt: skip


def check_person(
    entry: CandidateEntry, election: Election, others: Sequence[tuple[Identity, str]]
) -> str:
    """Refuse a person under 18 and one who stands on a list already (R-ELIG-01, R-LIST-03).

    Returns why somebody similar is another person; empty where nobody is.
    """
    if entry.birth_date > latest_birth(election.day):
        raise RuleViolation(
            NominationRule.CANDIDATE_TOO_YOUNG,
            Norm(Statute.HGO, "86", 3),
            "R-ELIG-01",
            place=entry.place,
            day=election.day,
        )
    return _check_is_other(entry, others)


def _check_is_other(entry: CandidateEntry, others: Sequence[tuple[Identity, str]]) -> str:
    """Refuse a person who stands on a list already; ask about somebody similar (R-LIST-03)."""
    found = [(likeness(entry.who, who), where) for who, where in others]
    similar = [where for kind, where in found if kind is Likeness.SIMILAR]
    is_same = any(kind is Likeness.SAME for kind, _where in found)
    if is_same or (similar and not entry.is_other.strip()):
        raise RuleViolation(
            NominationRule.CANDIDATE_TWICE if is_same else NominationRule.CANDIDATE_LIKE,
            Norm(Statute.KWG, "11", 2),
            "R-LIST-03",
            place=entry.place,
            name=entry.name,
            people="; ".join(similar[:3]),
        )
    reason = entry.is_other.strip()
    return f"andere Person als {', '.join(similar[:3])}: {reason}"[:300] if similar else ""


def check_admissible(nomination: Nomination) -> None:
    """Refuse to admit what the recorded facts rule out (§§ 11, 13 KWG; R-LIST-03, R-LIST-10)."""
    closes = lists_close(nomination.election)
    if not is_in_time(nomination.received_at, closes):
        raise RuleViolation(
            NominationRule.NOMINATION_LATE,
            Norm(Statute.KWG, "13", 1),
            "R-LIST-10",
            closes=closes,
        )
    places = nomination.candidates.values_list("place", flat=True)
    if not places:
        raise RuleViolation(
            NominationRule.LIST_WITHOUT_CANDIDATES,
            Norm(Statute.KWG, "11", 2),
            "R-LIST-03",
            list=nomination,
        )
    # A list copied from a published result may lack persons whom the source does not name.
    if nomination.known_in_full and not places_in_order(places):
        raise RuleViolation(
            NominationRule.PLACES_NOT_IN_ORDER, Norm(Statute.KWG, "11"), "R-LIST-03"
        )


@transaction.atomic
def decide_nomination(
    nomination_id: int, *, admitted: bool, decided_on: date, reason: str, actor: User
) -> NominationDecision:
    """Record the committee's decision on one list (§ 15 Abs. 1 KWG; R-LIST-11, R-LIST-14).

    A list that came after D−69, 18:00, names nobody, or leaves a place out cannot be admitted; a
    refusal needs its reason.
    """
    nomination = Nomination.objects.select_related("election__municipality").get(pk=nomination_id)
    election = election_in_nomination(nomination.election_id)
    step = ListStep.ADMIT if admitted else ListStep.REFUSE
    advance_list(nomination.state(), step, list=nomination)
    if admitted:
        check_admissible(nomination)
    if not admitted and not reason:
        raise RuleViolation(NominationRule.REFUSAL_WITHOUT_REASON, list=nomination)
    decision = NominationDecision.objects.create(
        nomination=nomination,
        admitted=admitted,
        decided_on=decided_on,
        reason=reason,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "nomination.admitted" if admitted else "nomination.refused",
        nomination,
        election.municipality,
        decided_on=decided_on,
        reason=reason,
    )
    return decision
