"""Every address, for every role, at home and elsewhere: allowed, or not found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from ballots.actions.term.departures import record_departure
from ballots.actions.term.objections import ObjectionEntry, decide_objection, receive_objection
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from elections.actions.nominations.submission import print_list
from elections.law.course.phases import Phase, Step
from elections.law.nominations.access import VALID_FOR
from elections.law.nominations.rules import NominationRule
from elections.models import Election, Nomination, PostalDistrict, StreetRange
from municipalities.actions.anchors import RecipientEntry, name_recipient
from municipalities.actions.body.papers import attach_document
from municipalities.models import AnchorRecipient, Municipality, Role, User
from reports.actions.result.protocol import request_protocol
from reports.models import PrintedPart, PrintOrder
from tests import factories
from tests.database import by_owner
from tests.elections.committee.committee_scene import committee_keys
from tests.elections.register.extract_scene import decided_case, waiting
from tests.elections.register_scene import register_keys
from tests.municipalities.commission.commission_scene import Scene
from tests.reports.printing.card_scene import printed_run

pytestmark = pytest.mark.django_db

OFFICER, LEAD = Role.ELECTION_OFFICER, Role.RETURNING_OFFICER
CLERK, AUDITOR = Role.CAPTURE_CLERK, Role.AUDITOR
STATE = frozenset({Role.STATE_ADMIN, Role.STATE_MONITOR})
TOWN = frozenset({OFFICER, LEAD, CLERK, AUDITOR})
LEADING = frozenset({OFFICER, LEAD})
COUNTING = frozenset({OFFICER, LEAD, CLERK})
DETERMINING = frozenset({LEAD})
EVERYONE = frozenset({*Role})

# Who may open an address of the own municipality; the state's roles have every municipality.
HERE: dict[str, frozenset[Role]] = {
    "municipalities:detail": TOWN | STATE,
    "municipalities:decide": LEADING,
    "municipalities:outcome": LEADING,
    "municipalities:attach": LEADING,
    "municipalities:document": TOWN | STATE,
    "municipalities:residents": LEADING,
    "municipalities:timeline": TOWN | STATE,
    # Tables of the whole state belong to no town.
    "municipalities:resident_file": frozenset({Role.STATE_ADMIN}),
    "municipalities:correct_term": frozenset({Role.STATE_ADMIN}),
    "municipalities:resident_reading": frozenset({Role.STATE_ADMIN}),
    "municipalities:letterhead": LEADING,
    "municipalities:anchors": LEADING,
    "municipalities:anchor_correct": LEADING,
    "municipalities:anchor_remove": LEADING,
    "municipalities:log": frozenset({AUDITOR, LEAD}),
    "municipalities:organisations": TOWN,
    "municipalities:organisation": LEADING,
    "municipalities:organisation_remove": LEADING,
    # The state keeps the accounts of those who lead elections.
    "municipalities:accounts": LEADING | {Role.STATE_ADMIN},
    "municipalities:account_new": LEADING | {Role.STATE_ADMIN},
    "municipalities:accounts_file": LEADING | {Role.STATE_ADMIN},
    "municipalities:accounts_template": LEADING | {Role.STATE_ADMIN},
    "municipalities:account": frozenset({Role.RETURNING_OFFICER, Role.STATE_ADMIN}),
    "municipalities:account_lock": frozenset({Role.RETURNING_OFFICER, Role.STATE_ADMIN}),
    "municipalities:account_start_password": frozenset({Role.RETURNING_OFFICER, Role.STATE_ADMIN}),
    # The persons of a commission are for its town hall; the state sees figures.
    "municipalities:commission_start": TOWN,
    "municipalities:commission": TOWN,
    "municipalities:commission_plan": LEADING,
    "municipalities:proposals": TOWN,
    "municipalities:proposal_new": LEADING,
    "municipalities:proposal_withdraw": LEADING,
    "municipalities:elect_experts": LEADING,
    "municipalities:appoint_member": LEADING,
    "municipalities:member_leave": LEADING,
    "municipalities:co_chair": LEADING,
    "municipalities:form_commission": LEADING,
    "municipalities:meetings": TOWN,
    "municipalities:meeting_outcome": LEADING,
    "municipalities:annual_report": TOWN,
    "municipalities:commission_correct": LEADING,
    "municipalities:commission_take_back": LEADING,
    "elections:set_up": LEADING,
    "elections:detail": TOWN | STATE,
    "elections:calendar": TOWN | STATE,
    "elections:calendar_file": TOWN | STATE,
    "elections:move": LEADING,
    "elections:seats": LEADING,
    "elections:withdraw": LEADING,
    "elections:correct_nomination": LEADING,
    "elections:correct_nomination_decision": DETERMINING,
    "elections:correct_candidate": LEADING,
    "elections:remove_candidate": LEADING,
    # Whom a list is supported by is nobody's business but the office's that counts it.
    "elections:support": LEADING,
    "elections:support_lookup": LEADING,
    "elections:support_take_back": LEADING,
    "elections:support_forms": LEADING,
    "elections:support_forms_back": LEADING,
    "elections:exemption": LEADING,
    # The papers of a list and what is written about it are for those who examine it.
    "elections:list_papers": LEADING,
    "elections:examine_list": LEADING,
    "elections:deficiency_letters": LEADING,
    "elections:deficiency_letter_new": LEADING,
    "elections:deficiency_remind": LEADING,
    "elections:list_remarks": LEADING,
    "elections:settle_remark": LEADING,
    "elections:register": TOWN,
    "elections:languages": LEADING,
    "elections:extracts": LEADING,
    "elections:extract": LEADING,
    "elections:extract_reading": LEADING,
    "elections:extract_words": LEADING,
    "elections:extract_drop": LEADING,
    "elections:cases": LEADING,
    "elections:case_withdraw": LEADING,
    "elections:register_search": LEADING,
    "elections:new_district": LEADING,
    # The persons of the register are for those who keep it.
    "elections:district": LEADING,
    "elections:close_register": LEADING,
    "elections:close_registers": LEADING,
    "elections:correct_closing": LEADING,
    "elections:new_person": LEADING,
    "elections:entry": LEADING,
    "elections:entry_add": LEADING,
    "elections:entry_correct": LEADING,
    "elections:entry_move": LEADING,
    "elections:entry_strike": LEADING,
    "elections:entry_restore": LEADING,
    "elections:inspections": LEADING,
    "elections:register_objections": LEADING,
    "elections:register_objection_new": LEADING,
    "elections:register_objection": LEADING,
    "elections:register_objection_grounds": LEADING,
    "elections:notice_returns": LEADING,
    "elections:notice_return_back": LEADING,
    "elections:applications": LEADING,
    "elections:application_new": LEADING,
    "elections:application": LEADING,
    "elections:application_refuse": LEADING,
    "elections:application_reopen": LEADING,
    "elections:application_special": LEADING,
    "elections:issue_open": LEADING,
    "elections:reconciliation": LEADING,
    "elections:cards": LEADING,
    "elections:letters": LEADING,
    "elections:postal_numbers": TOWN,
    "elections:letters_correct": LEADING,
    "elections:letters_decision": LEADING,
    "elections:card_replace": LEADING,
    "elections:card_dispatch": LEADING,
    "elections:card_dispatch_back": LEADING,
    "elections:card_invalidate": LEADING,
    "elections:districts": TOWN,
    "elections:edit_district": LEADING,
    "elections:districts_together": LEADING,
    "elections:postal_districts_together": LEADING,
    "elections:remove_district": LEADING,
    "elections:postal_districts": LEADING,
    "elections:edit_postal_district": LEADING,
    "elections:polling_places_file": LEADING,
    "elections:polling_places_csv": TOWN,
    "elections:streets": TOWN,
    "elections:street_add": LEADING,
    "elections:street_remove": LEADING,
    "elections:streets_file": LEADING,
    "elections:streets_csv": TOWN,
    "elections:unassigned": LEADING,
    "elections:choose_district": LEADING,
    "elections:misplaced": LEADING,
    # The own list of a trust person is nobody's else, whatever role there is.
    **dict.fromkeys(
        (
            "elections:own_list",
            "elections:own_name",
            "elections:own_trust",
            "elections:own_submit",
            "elections:own_take_back",
            "elections:own_people",
            "elections:own_person",
            "elections:own_remove",
            "elections:own_remarks",
            "elections:own_people_file",
            "elections:own_people_table",
            "elections:own_settle",
            "reports:own_print",
            "reports:own_nomination_paper",
            "reports:own_consents",
            "reports:own_assembly",
        ),
        frozenset[Role](),
    ),
    "elections:begin_list": LEADING,
    "elections:trust_persons": TOWN,
    "elections:invite": LEADING,
    "elections:invitation_code": LEADING,
    "elections:access_end": LEADING,
    "elections:receive_paper": LEADING,
    "elections:take_back_receipt": LEADING,
    "elections:note_on_candidate": LEADING,
    "elections:list_order": DETERMINING,
    "elections:lists": TOWN,
    "elections:receive": LEADING,
    "elections:nomination": TOWN,
    "elections:candidates": LEADING,
    "elections:withdraw_nomination": LEADING,
    "elections:people_file": LEADING,
    "elections:people_table": LEADING,
    "elections:decide_nomination": DETERMINING,
    "elections:committee": TOWN,
    "elections:committee_deciding": TOWN,
    "elections:committee_appoint": LEADING,
    "elections:committee_member": LEADING,
    "elections:committee_member_end": LEADING,
    "elections:committee_member_back": LEADING,
    "elections:committee_member_remove": LEADING,
    "elections:committee_meeting_new": LEADING,
    "elections:committee_meeting": TOWN,
    "elections:committee_meeting_change": LEADING,
    "elections:committee_meeting_remove": LEADING,
    "elections:committee_course": LEADING,
    "elections:committee_minutes_back": DETERMINING,
    "elections:list_objection_new": LEADING,
    "elections:list_objection": LEADING,
    "elections:list_objection_remove": LEADING,
    "elections:list_objection_decide": DETERMINING,
    "elections:list_objection_back": DETERMINING,
    "elections:step": DETERMINING,
    "ballots:paper": TOWN,
    "ballots:approve": DETERMINING,
    "ballots:withdraw_paper": DETERMINING,
    "ballots:units": TOWN,
    "ballots:add_unit": LEADING,
    "ballots:plan_units": LEADING,
    "ballots:report": COUNTING,
    "ballots:hand_over": DETERMINING,
    "ballots:withdraw_report": COUNTING,
    "ballots:result": TOWN,
    "ballots:lot": DETERMINING,
    "ballots:determine": DETERMINING,
    "ballots:members": TOWN,
    "ballots:depart": DETERMINING,
    "ballots:incompatibility": DETERMINING,
    "ballots:post_ended": DETERMINING,
    "ballots:succession": TOWN,
    "ballots:pass_over": DETERMINING,
    "ballots:successor_lot": DETERMINING,
    "ballots:objections": TOWN,
    "ballots:objection_new": DETERMINING,
    "ballots:objection": TOWN,
    "ballots:annul": DETERMINING,
    "ballots:objection_correct": DETERMINING,
    "ballots:decision_withdraw": DETERMINING,
    "ballots:repeat": DETERMINING,
    "ballots:objection_grounds": DETERMINING,
    "reports:protocol": TOWN,
    "reports:hand_over_certificate": DETERMINING,
    "reports:document": TOWN,
    "reports:publish": DETERMINING,
    "reports:announcement": TOWN,
    "reports:cancel": TOWN,
    "reports:members_papers": TOWN,
    "reports:paper": TOWN,
    # The papers of a list name persons, and some of them where they live.
    "elections:print_code": LEADING,
    "elections:printed_list": LEADING,
    "elections:take_over_paper": LEADING,
    "elections:list_announced": LEADING,
    "reports:list_print": LEADING,
    "reports:nomination_paper": LEADING,
    "reports:list_consents": LEADING,
    "reports:list_assembly": LEADING,
    "reports:list_eligibility": LEADING,
    "reports:person_eligibility": LEADING,
    "reports:deficiency_letter": LEADING,
    "reports:invitation_letter": LEADING,
    "reports:support_sheets": LEADING,
    "reports:right_to_vote": LEADING,
    "reports:signature_count": LEADING,
    "reports:minutes_issue": DETERMINING,
    "reports:meeting_minutes": TOWN,
    "reports:meeting_notice": LEADING,
    "reports:meeting_invitations": LEADING,
    "reports:meeting_invitation": LEADING,
    "reports:list_call": LEADING,
    "reports:admitted_lists": LEADING,
    # What is printed from the register names persons.
    "reports:printing": LEADING,
    "reports:wrong_letters": LEADING,
    "reports:notice_sample": LEADING,
    "reports:print_order": LEADING,
    "reports:print_cancel": LEADING,
    "reports:print_part": LEADING,
    "reports:print_package": LEADING,
    "reports:district_register": LEADING,
    "reports:closing_certificate": LEADING,
    "reports:invalid_cards": LEADING,
    "reports:card_printing": LEADING,
    "reports:card_run": LEADING,
    "reports:card_file": LEADING,
    "reports:card_list": LEADING,
    "reports:card_list_csv": LEADING,
    "reports:postal_balance": TOWN,
    "reports:postal_balance_csv": TOWN,
    "reports:card_labels": LEADING,
    "reports:polling_card": LEADING,
    "reports:postal_leaflet": LEADING,
    "reports:retention": LEADING,
    "reports:retention_hold": DETERMINING,
    "reports:commission_call": LEADING,
    "reports:commission_papers": TOWN,
    "reports:composition_sheet": TOWN,
    "reports:attendance_list": TOWN,
    "reports:annual_report": TOWN,
    "reports:data_csv": STATE,
}
# What an address asks for beside its keys.
QUERIES = {"reports:card_labels": {"ab": 1}}
# Addresses that belong to no municipality.
ANYWHERE: dict[str, frozenset[Role]] = {
    "municipalities:list": EVERYONE,
    "elections:own_lists": EVERYONE,
    "municipalities:terms": frozenset({Role.STATE_ADMIN}),
    "municipalities:resident_files": frozenset({Role.STATE_ADMIN}),
    "municipalities:resident_template": frozenset({Role.STATE_ADMIN}),
    "reports:dashboard": STATE,
    "reports:data": STATE,
    "reports:data_xlsx": STATE,
    "reports:duties": STATE,
    "reports:duties_csv": STATE,
    "reports:duties_xlsx": STATE,
    "reports:stands_csv": STATE,
    "reports:stands_xlsx": STATE,
    "reports:outlook": STATE,
    "reports:turnout": STATE,
    "reports:commissions": STATE,
}
PUBLIC = {
    "elections:apply_start",
    "elections:apply_online",
    "elections:invitation_typed",
    "elections:invited",
    "reports:start",
    "reports:results",
    "reports:result",
    "reports:result_data",
    "reports:bodies",
    "reports:body",
    "reports:body_data",
    "reports:rules",
    "reports:rule",
    "reports:assumptions",
    "reports:health",
    "api:schema",
    "set_language",
}


def names(patterns=None, namespace=""):
    """Every named address of the product except those of the sign-in library."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            if str(entry.pattern) in {"konto/", "stil/"}:
                continue
            inner = f"{entry.namespace}:" if entry.namespace else namespace
            yield from names(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{namespace}{entry.name}"


@dataclass
class Town:
    """One municipality with a published election and everything that has an address."""

    place: Municipality
    addresses: dict[str, str]


def term_keys(made: Election) -> dict[str, int]:
    """Somebody left the body and somebody objected: the rows that their pages are about."""
    actor = factories.lead(made.municipality)
    day = date(2026, 5, 4)
    departure = record_departure(
        made.mandates.first().pk,
        ground=LossGround.RESIGNATION,
        found_on=day,
        effective_on=day,
        today=factories.TODAY,
        actor=actor,
    )
    entry = ObjectionEntry(
        reference="E 1/26",
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        published_on=date(2026, 3, 28),
        received_on=date(2026, 4, 2),
        reasoned_on=date(2026, 4, 2),
        in_form=True,
        subject="Eine Urne blieb ungezählt.",
    )
    objection = receive_objection(made.pk, entry, today=factories.TODAY, actor=actor)
    decide_objection(
        objection.pk,
        outcome=ObjectionOutcome.REPEAT,
        decided_on=day,
        decided_by="die Gemeindevertretung",
        reasons="Eine Urne blieb ungezählt.",
        today=factories.TODAY,
        actor=actor,
    )
    return {
        "mandate_pk": made.mandates.filter(departure=None).first().pk,
        "departure_pk": departure.pk,
        "candidate_pk": departure.mandate.candidate.nomination.candidates.last().pk,
        "objection_pk": objection.pk,
    }


def print_keys(made: Election) -> dict[str, int]:
    """An order of one part that is made, and a Wahlschein: what the pages of printing show."""
    actor, now = factories.lead(made.municipality), timezone.now()
    order = PrintOrder.objects.create(
        election=made,
        requested_at=now,
        requested_by=actor,
        facts={"notices": 1, "without_address": 0},
    )
    part = order.parts.create(number=1, label="65549", entries=[1], notices=1)
    printed = PrintedPart.objects.create(
        part=part,
        content=factories.pdf(),
        addresses=b"",
        counts={"districts": {"001": 1}, "languages": {"de": 1}},
        pages=2,
        size=1000,
        sha256=hashlib.sha256(factories.pdf()).hexdigest(),
        made_at=now,
    )
    room = printed.rooms.create(
        district="001",
        name="Schule",
        address="Weg 1",
        day=made.day,
        opens=time(8),
        closes=time(18),
        apply_until=made.day,
    )
    room.notices.create(entry=1, number=1, name=["Beispiel", "Mai"], dwelling=["Weg", "1"])
    card = made.polling_cards.create(
        series="B",
        number=1,
        holder={"family_name": "Beispiel", "given_names": "Mai"},
        issued_at=now,
        application=made.card_applications.create(channel="letter", received_at=now),
    )
    run = printed_run(card, now=now, actor=actor)
    return {"order_pk": order.pk, "part_pk": part.pk, "card_pk": card.pk, "run_pk": run.pk}


def commission_keys(place: Municipality) -> dict[str, object]:
    """The commission of the previous Wahlzeit, with one of everything that has an address."""
    before = factories.term(date(2021, 3, 14))
    scene = Scene(place=place, term=before, years_back=5)
    expert, *_rest = scene.staff()
    scene.form()
    return {
        "commission_pk": scene.commission.pk,
        "organisation_pk": scene.organisation().pk,
        "proposal_pk": scene.propose("Offen").pk,
        "member_pk": expert.pk,
        "entry": "mitglied",
        "row_pk": expert.pk,
        "meeting_pk": scene.meeting().pk,
        "year": scene.commission.formation.formed_on.year,
    }


def address_of(name: str, keys: Mapping[str, object]) -> str | None:
    """The address of a page; None where ``keys`` lack a part of it.

    The ``pk`` of a commission's pages is ``commission_pk``, that of all others the election's.
    """
    namespace, plain = name.split(":")
    known = get_resolver().namespace_dict[namespace][1].reverse_dict
    route, wanted = known.getlist(plain)[0][0][0]
    if route.startswith("kommissionen/"):
        keys = {**keys, "pk": keys.get("commission_pk")}
    if route.startswith("meine-listen/"):
        keys = {**keys, "pk": keys.get("nomination_pk")}
    if any(keys.get(key) is None for key in wanted):
        return None
    return reverse(name, kwargs={key: keys[key] for key in wanted})


def street_keys(made: Election) -> dict[str, int]:
    """A street of the directory and a Briefwahlbezirk."""
    row = StreetRange.objects.create(
        election=made, district=made.districts.get(), street="Weg", street_key="weg"
    )
    postal = PostalDistrict.objects.create(election=made, number="901", name="Brief")
    return {"range_pk": row.pk, "postal_pk": postal.pk}


def examining_keys(nomination: Nomination, actor: User) -> dict[str, object]:
    """What the office wrote about a list while it lay there, and a state that was printed."""
    now = timezone.now()
    defect = {
        "rule": NominationRule.NOMINATION_NOT_WRITTEN.value,
        "person": None,
        "about": "",
        "title": "Nicht in Schriftform",
        "sentence": "Der Wahlvorschlag liegt nicht in der vorgeschriebenen Form vor.",
        "help": "Reichen Sie ihn auf Papier ein.",
    }
    printed = print_list(nomination.pk, now=now, actor=actor)
    letter = nomination.deficiency_notices.create(
        issued_on=date(2026, 1, 6), mend_until=now, defects=[defect], issued_by=actor
    )
    remark = nomination.remarks.create(
        text="Bitte ergänzen", is_from_office=True, written_at=now, written_by=actor
    )
    return {
        "letter_pk": letter.pk,
        "remark_pk": remark.pk,
        "print_pk": printed.pk,
        "code": printed.code,
    }


def trust_keys(nomination: Nomination, actor: User) -> dict[str, int]:
    """A trust person of a list, with an invitation that nobody took up and an open access."""
    now = timezone.now()
    person = nomination.trust_persons.create(position="trust", family_name="Kaya")
    asked = {"invited_at": now, "expires_at": now + VALID_FOR, "invited_by": actor}
    used, waiting = (person.invitations.create(**asked) for _time in range(2))
    account = User.objects.create_user(f"liste-{nomination.pk}")
    access = person.access.create(invitation=used, account=account, opened_at=now)
    return {"trust_pk": person.pk, "made_pk": waiting.pk, "access_pk": access.pk}


def named_recipient(place: Municipality) -> AnchorRecipient:
    """An address that gets the anchor of a municipality."""
    entry = RecipientEntry("Revisionsamt", "revision@kreis.example")
    return name_recipient(place, entry, actor=factories.lead(place))


def town() -> Town:
    made = factories.election(Phase.PUBLISHED)
    place = made.municipality
    request_protocol(made.pk, now=timezone.now(), actor=factories.lead(place))
    nomination = made.nominations.first()
    decision = place.decisions.get()
    document = attach_document(
        decision.pk, name="Beschluss.pdf", content=factories.pdf(), actor=decision.recorded_by
    )
    keys = {
        "decision_pk": decision.pk,
        "attachment_pk": document.pk,
        "upload_pk": factories.resident_upload(f"{place.ags};–").pk,
        "file_pk": factories.resident_file(f"{place.ags};1200;").pk,
        "term_pk": made.term_id,
        "entry_pk": made.calendar.first().pk,
        "district_pk": made.districts.get().pk,
        "nomination_pk": nomination.pk,
        "issue_pk": nomination.support_forms.create(
            count=2, issued_on=made.day, issued_to="Mai", issued_by=decision.recorded_by
        ).pk,
        "listed_pk": nomination.candidates.first().pk,
        **examining_keys(nomination, decision.recorded_by),
        **trust_keys(nomination, decision.recorded_by),
        "elector_pk": factories.unassigned(made).pk,
        "import_pk": (extract := waiting(made)).pk,
        "case_decision_pk": decided_case(extract, decision.recorded_by).pk,
        **street_keys(made),
        **committee_keys(made, decision.recorded_by),
        "unit_pk": made.units.get().pk,
        "document_pk": made.documents.get().pk,
        **register_keys(made),
        **term_keys(made),
        **commission_keys(place),
        **print_keys(made),
        "table": "wahlen",
        "file_name": "vorlage.csv",
        "announced_word": "aufforderung",
        "step": Step.CORRECT.value,
        "pk": made.pk,
        "ags": place.ags,
        "place": place.ags,
        "account_pk": factories.officer(place).pk,
        "recipient_pk": named_recipient(place).pk,
        "day": made.day,
    }
    found = {name: address_of(name, keys) for name in HERE}
    addresses = {name: address for name, address in found.items() if address}
    assert set(addresses) == set(HERE)
    return Town(place, addresses)


@pytest.fixture(scope="module")
def towns(once):
    """Two municipalities, made once: every test undoes what it did itself."""
    return once(lambda: (town(), town()))


def test_every_address_has_its_place_in_the_tables():
    known = set(HERE) | set(ANYWHERE) | PUBLIC
    assert {name for name in names() if not name.startswith("api:")} - {"api:schema"} == {
        name for name in known if not name.startswith("api:")
    }


@pytest.mark.parametrize("role", [*Role], ids=lambda role: role.value)
def test_a_role_finds_what_it_may_and_nothing_else(towns, client, role):
    here, elsewhere = towns
    client.force_login(factories.person(role, None if role in STATE else here.place))
    wrong = {}
    # To the state all municipalities are the same.
    places = [here] if role in STATE else [here, elsewhere]
    for name, allowed in HERE.items():
        for where in places:
            may = role in allowed and (where is here or role in STATE)
            address = where.addresses[name]
            got = client.get(address, QUERIES.get(name))
            # A step that is not open sends the reader back to where the election stands.
            allowed_here = got.status_code == 200 or (
                got.status_code == 302 and got.url.startswith("/wahlen/")
            )
            if allowed_here is not may or (not may and got.status_code != 404):
                wrong[name, where is here, "GET"] = got.status_code
            # 405 says that nobody can change anything here, whoever asks.
            if not may and client.post(address).status_code not in {404, 405}:
                wrong[name, where is here, "POST"] = client.post(address).status_code
    for name, allowed in ANYWHERE.items():
        got = client.get(reverse(name)).status_code
        if got != (200 if role in allowed else 404):
            wrong[name] = got
    assert wrong == {}


def test_without_signing_in_everything_but_the_public_pages_asks_for_it(towns, client):
    here, _ = towns
    wrong = {}
    addresses = {**here.addresses, **{name: reverse(name) for name in ANYWHERE}}
    for name, address in addresses.items():
        for answer in [client.get(address), client.post(address)]:
            asked = answer.status_code == 302 and answer.url.startswith(reverse("account_login"))
            if not asked and answer.status_code != 405:
                wrong[name] = answer.status_code
    assert wrong == {}


def test_a_person_without_any_role_finds_nothing(towns, client):
    here, _ = towns
    person = factories.person(Role.STATE_MONITOR)
    by_owner("DELETE FROM municipalities_membership WHERE user_id = %s", person.pk)
    client.force_login(person)
    found = {name: client.get(address).status_code for name, address in here.addresses.items()}
    assert set(found.values()) == {404}
