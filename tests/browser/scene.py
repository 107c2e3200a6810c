"""Towns with long names, each with an election at a different stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from ballots.actions.counting.counts import record_report
from ballots.actions.paper.approval import approve_paper
from ballots.actions.result.determination import determine_result
from elections.actions.course.setup import add_district
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.nominations import (
    CandidateEntry,
    enter_candidates,
    receive_nomination,
)
from elections.law.course.phases import Phase, Step, open_steps
from elections.models import Election
from elections.models.cards.codes import notice_code
from elections.models.register.entries import RegisterEntry
from elections.views.course.steps import STEPS
from municipalities.actions.staff import grant_role
from municipalities.law.commission.composition import Split
from municipalities.models import Municipality, Role, User
from reports.actions.result.protocol import request_protocol
from tests import factories
from tests.elections.committee.committee_scene import committee_keys
from tests.elections.register.extract_scene import decided_case, waiting
from tests.elections.register_scene import register_keys
from tests.municipalities.commission.commission_scene import Scene as CommissionScene
from tests.test_permissions import (
    ANYWHERE,
    HERE,
    PUBLIC,
    STATE,
    address_of,
    examining_keys,
    named_recipient,
    print_keys,
    term_keys,
    trust_keys,
)

LONG_PLACE = "Neu-Anspach-Wehrheim-Usingen am Taunus, Brunnen- und Schulstadt"
LONG_LIST = (
    "Internationale Demokratische Arbeitnehmerinnen- und Arbeitnehmerliste "
    "für Weiterbildung und Gleichberechtigung"
)
LONG_PERSON = ("Papadopoulou-Chatzigeorgiou von Hohenlohe-Waldenburg", "Aikaterini-Konstantina")
# Addresses that answer with a file or with text for machines.
NO_PAGES = {
    "elections:calendar_file",
    "elections:polling_places_csv",
    "elections:streets_csv",
    "municipalities:accounts_template",
    "municipalities:document",
    "municipalities:resident_template",
    "reports:document",
    "reports:data_csv",
    "reports:data_xlsx",
    "reports:stands_csv",
    "reports:stands_xlsx",
    "reports:duties_csv",
    "reports:duties_xlsx",
    "reports:result_data",
    "reports:body_data",
    "reports:paper",
    "reports:composition_sheet",
    "reports:attendance_list",
    "reports:annual_report",
    "reports:notice_sample",
    "reports:print_part",
    "reports:print_package",
    "reports:district_register",
    "reports:closing_certificate",
    "reports:hand_over_certificate",
    "reports:invalid_cards",
    "reports:card_file",
    "reports:card_labels",
    "reports:card_list",
    "reports:card_list_csv",
    "reports:postal_balance",
    "reports:postal_balance_csv",
    "reports:postal_leaflet",
    "elections:people_table",
    "elections:own_people_table",
    "reports:own_print",
    "reports:own_nomination_paper",
    "reports:own_consents",
    "reports:own_assembly",
    "reports:list_print",
    "reports:nomination_paper",
    "reports:list_consents",
    "reports:list_assembly",
    "reports:list_eligibility",
    "reports:person_eligibility",
    "reports:deficiency_letter",
    "reports:invitation_letter",
    "reports:support_sheets",
    "reports:right_to_vote",
    "reports:signature_count",
    "reports:meeting_minutes",
    "reports:meeting_notice",
    "reports:meeting_invitations",
    "reports:meeting_invitation",
    "reports:list_call",
    "reports:admitted_lists",
    "reports:health",
    "api:schema",
    "set_language",
}


@dataclass
class Scene:
    """Everything that has an address, and who may open it."""

    towns: list[Municipality]
    addresses: dict[str, list[str]] = field(default_factory=dict)

    def open_to(self, role: Role | None) -> list[str]:
        """Return every page that this role may open; ``None`` is a visitor who is not signed in."""
        allowed = [name for name in PUBLIC if name in self.addresses]
        if role is not None:
            tables = {**HERE, **ANYWHERE}
            allowed += [name for name, roles in tables.items() if role in roles]
        return sorted({address for name in allowed for address in self.addresses.get(name, [])})

    def is_first_of_its_kind(self, address: str) -> bool:
        """Whether no page of this kind stands before this one."""
        return all(
            addresses[0] == address for addresses in self.addresses.values() if address in addresses
        )

    def person(self, role: Role) -> User:
        """Somebody with this role in every town of the scene."""
        if role in STATE:
            return factories.person(role)
        someone = factories.person(role, self.towns[0])
        for place in self.towns[1:]:
            grant_role(someone, role=role, municipality=place, actor=None)
        return someone


def town(name: str) -> Municipality:
    return factories.MunicipalityFactory(name=name)


def receive_long_list(made: Election, actor: User) -> int:
    """Receive a list whose name and first person are as long as such names get."""
    received = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    nomination = receive_nomination(
        made.pk, number=3, name=LONG_LIST, short_name="", received_at=received, actor=actor
    )
    family, given = LONG_PERSON
    people = [
        CandidateEntry(place=1, family_name=family, given_name=given, birth_date=date(1980, 1, 1)),
        CandidateEntry(
            place=2, family_name="Nguyễn", given_name="Mai", birth_date=date(1990, 2, 2)
        ),
    ]
    enter_candidates(nomination.pk, people, actor=actor)
    return nomination.pk


def in_nomination(place: Municipality) -> Election:
    made = factories.election(Phase.NOMINATION, municipality=place)
    actor = factories.lead(place)
    factories.receive_list(made, 1, 4, actor)
    receive_long_list(made, actor)
    add_district(made.pk, number="001", name="Grundschule am Brunnen", actor=actor)
    return made


def counted(place: Municipality, votes: dict[int, dict[int, int]]) -> tuple[Election, User]:
    """An election in which all units have reported ``votes``."""
    made = factories.election(Phase.NOMINATION, municipality=place)
    actor = factories.lead(place)
    day = date(2026, 1, 16)
    key = receive_long_list(made, actor)
    decide_nomination(key, admitted=True, decided_on=day, reason="", actor=actor)
    factories.admit_lists(made, {1: 4, 2: 4}, actor)
    approve_paper(made.pk, approved_on=made.day, actor=actor)
    unit = factories.open_count(made, actor)
    record_report(unit.pk, factories.values(votes), source="Niederschrift", actor=actor)
    return made, actor


def published(place: Municipality) -> Election:
    votes = {1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 50, 2: 40, 3: 30, 4: 20}, 3: {1: 45, 2: 60}}
    made, actor = counted(place, votes)
    determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    factories.publish(made, actor)
    request_protocol(made.pk, now=timezone.now(), actor=actor)
    return made


def waiting_for_the_lot(place: Municipality) -> Election:
    tie = {1: 30, 2: 30, 3: 30, 4: 30}
    made, _ = counted(place, {1: tie, 2: tie, 3: {1: 0, 2: 0}})
    return made


OF_THE_REGISTER = ("/verzeichnis/", "/bezirke/", "/antraege/", "/druck/")


def build() -> Scene:
    """Set the scene: a result, an election before and one during its count, a town before any."""
    elections = [
        published(town(LONG_PLACE)),
        in_nomination(town("Musterstadt")),
        waiting_for_the_lot(town("Bad Beispiel")),
    ]
    undecided = town("Unentschieden am Berg")
    scene = Scene([*(made.municipality for made in elections), undecided])
    *others, counted_now = elections
    for made in others:
        _add_addresses(scene, _keys(made))
    # Its register is closed, like that of the published election.
    _add_addresses(scene, _keys(counted_now), without=OF_THE_REGISTER)
    _add_addresses(scene, {"ags": undecided.ags, "term_pk": elections[0].term_id})
    _add_addresses(scene, _commission_keys(town("Kommissionshausen an der Lahn"), scene))
    rows = [f"{place.ags};1.{number}05;" for number, place in enumerate(scene.towns)]
    for more in [[], ["06999999;12,5;", "5315000;7;", f"{undecided.ags};8;"]]:
        file_pk = factories.resident_file(*rows, *more).pk
        _add_addresses(scene, {"file_pk": file_pk})
    signs = [f"{place.ags};{sign}" for place, sign in zip(scene.towns, "–.x*", strict=False)]
    upload_pk = factories.resident_upload(*signs, "06999999;12,5", "Kreis;7").pk
    _add_addresses(scene, {"upload_pk": upload_pk})
    for name in [*ANYWHERE, *PUBLIC]:
        try:
            scene.addresses.setdefault(name, []).append(reverse(name))
        except NoReverseMatch:
            continue
    scene.addresses["reports:rule"] = [
        reverse("reports:rule", args=[rule]) for rule in ("R-SEAT-02", "R-HEAL-03", "C-21")
    ]
    scene.addresses["reports:result"] = [
        reverse("reports:result", args=[elections[0].municipality.ags, elections[0].day])
    ]
    scene.addresses["reports:body"] = [
        reverse("reports:body", args=[elections[0].municipality.ags, elections[0].day])
    ]
    entry = RegisterEntry.objects.first()
    if entry is not None:
        scene.addresses["elections:apply_online"] = [
            reverse("elections:apply_online", args=[notice_code(entry.pk)])
        ]
    for name in NO_PAGES:
        scene.addresses.pop(name, None)
    return scene


def _commission_keys(place: Municipality, scene: Scene) -> dict[str, object]:
    """A formed commission with long names, and one of everything that has an address."""
    scene.towns.append(place)
    family, given = LONG_PERSON
    kept = CommissionScene(Split(3, 0, 2), place)
    kept.call()
    organisation = kept.organisation(LONG_LIST)
    expert, *_rest = kept.staff()
    kept.elect(kept.propose(family, organisation, given_name=given))
    open_proposal = kept.propose("Jung", organisation, nationalities=("000",))
    kept.form()
    return {
        "ags": place.ags,
        "commission_pk": kept.commission.pk,
        "organisation_pk": organisation.pk,
        "proposal_pk": open_proposal.pk,
        "member_pk": expert.pk,
        "meeting_pk": kept.meeting().pk,
    }


def _keys(made: Election) -> dict[str, object]:
    """Return what the addresses of one election are made of."""
    firsts = {
        "entry_pk": made.calendar.first(),
        "district_pk": made.districts.first(),
        "nomination_pk": made.nominations.order_by("-number").first(),
        "unit_pk": made.units.first(),
        "decision_pk": made.municipality.decisions.first(),
    }
    found: dict[str, object] = {key: row.pk for key, row in firsts.items() if row is not None}
    if (nomination := firsts["nomination_pk"]) is not None:
        found["listed_pk"] = nomination.candidates.first().pk
    found["elector_pk"] = factories.unassigned(made).pk
    extract = waiting(made, LONG_PERSON)
    found["import_pk"] = extract.pk
    officer = factories.officer(made.municipality)
    found["case_decision_pk"] = decided_case(extract, officer).pk
    if nomination is not None:
        issued = {"count": 100, "issued_on": made.day, "issued_to": LONG_LIST}
        found["issue_pk"] = nomination.support_forms.create(**issued, issued_by=officer).pk
        if made.current_phase is Phase.NOMINATION:
            found |= examining_keys(nomination, officer) | trust_keys(nomination, officer)
            found |= committee_keys(made, officer)
    if made.districts.exists():
        found |= register_keys(made, LONG_PERSON)
    if made.mandates.exists():
        found |= term_keys(made)
        found |= print_keys(made)
        found["recipient_pk"] = named_recipient(made.municipality).pk
    found["account_pk"] = factories.officer(made.municipality).pk
    ags = made.municipality.ags
    return {"pk": made.pk, "ags": ags, "place": ags, "term_pk": made.term_id, **found}


def _add_addresses(scene: Scene, keys: dict[str, object], without: tuple[str, ...] = ()) -> None:
    for name in HERE:
        found = dict.fromkeys(address_of(name, keys | choice) for choice in [{}, *_steps(keys)])
        for address in filter(None, found):
            if any(part in address for part in without):
                continue
            scene.addresses.setdefault(name, []).append(address)


def _steps(keys: dict[str, object]) -> list[dict[str, Step]]:
    if "pk" not in keys:
        return []
    phase = Election.objects.get(pk=keys["pk"]).current_phase
    return [{"step": step} for step in open_steps(phase) if step in STEPS]
