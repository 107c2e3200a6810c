"""The printed papers of a list: who gets them, what they say, and the code that brings one back."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.deficiencies import issue_letter
from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_paper,
)
from elections.actions.nominations.persons import Reason, correct_candidate
from elections.actions.nominations.submission import print_list, state_to_print
from elections.actions.nominations.support import issue_forms
from elections.actions.nominations.trust import invite, name_trust_persons
from elections.law.course.phases import Phase
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry, ListPrint, Nomination
from elections.models.course.agenda import lists_close
from elections.models.nominations.letters import defects_to_tell
from elections.models.nominations.printed import PERSON, PrintedChange, changes_since
from elections.models.nominations.trust import TrustEntry
from municipalities.models import AuditEvent
from municipalities.models.codes import spelled
from reports.pdf.german import long_date
from tests import factories
from tests.elections.course.test_corrections import text
from tests.reports.paper import missing, pages_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-04", "R-LIST-10")]
PASSWORD = "vierzehn-Birken-am-Main"
NOW = timezone.now()
PEOPLE = (
    CandidateEntry(
        1,
        "Kaya",
        "Ela",
        date(1990, 2, 3),
        "Ärztin",
        salutation="frau",
        title="Dr.",
        birth_place="Izmir",
        street="Am Main 5",
        postcode="65549",
        town="Limburg",
    ),
    CandidateEntry(
        2,
        "Horn",
        "Ali",
        date(1984, 5, 6),
        street="Geheimweg 1",
        town="Limburg",
        is_blocked=True,
        reachable_at="Postfach 7, 65549 Limburg",
    ),
    CandidateEntry(3, "", "Wahyuni"),
)


@pytest.fixture
def begun():
    """A list that its trust persons enter, with three persons; lists come in for a month."""
    made = factories.election(Phase.NOMINATION)
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)
    decided = last + timedelta(days=11)
    CalendarEntry.objects.filter(election=made, code="C-05").update(on=decided)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    entries = {
        "trust": TrustEntry("Demir", "Deniz", "Hofgasse 2", "65549", "Limburg", phone="0611 1"),
        "deputy": TrustEntry("Lenz", "Eva"),
    }
    name_trust_persons(found.pk, entries, by=Hand.OFFICE, now=NOW, actor=lead)
    enter_candidates(found.pk, PEOPLE, actor=lead, by=Hand.LIST, now=NOW)
    return found, lead


@pytest.fixture
def trusted(begun):
    """A browser in which the trust person is signed in."""
    found, lead = begun
    made = invite(found.trust_persons.first().pk, by_mail=False, now=timezone.now(), actor=lead)
    client = Client()
    address = reverse("elections:invited", args=[made.code])
    answer = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 302, text(answer)
    return client


@pytest.fixture
def office(begun):
    """A browser in which the Wahlleitung is signed in."""
    client = Client()
    client.force_login(begun[1])
    return client


def own(name, found, *keys):
    return reverse(f"reports:{name}", args=[found.pk, *keys])


def of_list(name, found, *keys):
    return reverse(f"reports:{name}", args=[found.election_id, found.pk, *keys])


def paper(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf"), answer.headers
    assert answer["Cache-Control"] == "private, no-store"
    return answer.content


def printed(client, found):
    """The paper of the state that is kept now, as the trust person gets it."""
    answer = client.post(own("own_print", found))
    kept = found.prints.last()
    assert (answer.status_code, answer.url) == (302, own("own_nomination_paper", found, kept.pk))
    return paper(client, answer.url)


def test_the_list_prints_what_stands_with_a_code_and_as_a_draft(begun, trusted):
    found, _ = begun
    content = printed(trusted, found)
    kept = ListPrint.objects.get()
    assert (
        missing(
            content,
            spelled(kept.code),
            "Entwurf – noch nicht eingereicht",
            "Vielfalt",
            "Kaya, Dr. Ela",
            "Frau",
            "03.02.1990",
            "Izmir",
            "Postfach 7",
            "Wahyuni (nur ein Name)",
            "Deniz Demir",
            "Hofgasse 2, 65549 Limburg",
            "Unterstützungsunterschriften auf amtlichen Formblättern (jede mit Bescheinigung",
            "Nachweise der Auskunftssperre (§ 51 BMG; 1)",
        )
        == []
    )
    assert "Geheimweg" not in text_of(content)
    event = AuditEvent.objects.get(act="nomination.printed")
    assert event.details == {"persons": 3}


def test_a_sent_list_is_no_draft_and_an_earlier_state_stays_one(begun, trusted):
    found, lead = begun
    draft = printed(trusted, found)
    first = found.prints.get()
    person = found.candidates.get(place=3)
    changed = CandidateEntry(3, "Sari", "Wahyuni", date(1970, 1, 1))
    correct_candidate(person.pk, changed, actor=lead, now=NOW)
    trusted.post(reverse("elections:own_submit", args=[found.pk]))
    sent = printed(trusted, found)
    assert ("Entwurf" in text_of(draft), "Entwurf" in text_of(sent)) == (True, False)
    assert missing(sent, "Sari, Wahyuni") == []
    again = paper(trusted, own("own_nomination_paper", found, first.pk))
    assert again == draft
    assert found.prints.count() == 2
    receive_paper(found.pk, received_at=NOW, actor=lead)
    assert "Entwurf" not in text_of(printed(trusted, found))


@pytest.mark.rules("R-LIST-03")
def test_consents_and_minutes_are_filled_as_far_as_the_list_knows(begun, trusted, office):
    found, _ = begun
    consents = paper(trusted, own("own_consents", found))
    assert [page.count("Zustimmungserklärung") > 0 for page in pages_of(consents)] == [True] * 3
    assert missing(consents, "Kaya", "Postfach 7, 65549 Limburg", "Name (nur ein Name)") == []
    assert "Geheimweg" not in text_of(consents)
    minutes = paper(trusted, own("own_assembly", found))
    assert missing(minutes, "Vielfalt (V)", "Kaya, Dr. Ela", "Eva Lenz") == []
    assert paper(office, of_list("list_consents", found)) == consents
    assert paper(office, of_list("list_assembly", found)) == minutes


def test_the_office_prints_the_same_state_once(begun, trusted, office):
    found, _ = begun
    content = printed(trusted, found)
    answer = office.post(of_list("list_print", found))
    kept = ListPrint.objects.get()
    assert answer.url == of_list("nomination_paper", found, kept.pk)
    assert paper(office, answer.url) == content
    back = office.get(of_list("list_print", found))
    assert back.url == reverse("elections:nomination", args=[found.election_id, found.pk])


def test_the_pages_of_a_list_lead_to_its_papers(begun, trusted, office):
    found, lead = begun
    issued = issue_forms(found.pk, count=2, issued_on=NOW.date(), issued_to="Demir", actor=lead)
    made = invite(found.trust_persons.last().pk, by_mail=False, now=timezone.now(), actor=lead)
    receive_paper(found.pk, received_at=NOW, actor=lead)
    keys = [found.election_id, found.pk]
    pages = {
        text(trusted.get(reverse("elections:own_list", args=[found.pk]))): [
            own("own_print", found),
            own("own_consents", found),
            own("own_assembly", found),
        ],
        text(office.get(reverse("elections:nomination", args=keys))): [
            of_list("list_print", found),
            of_list("list_consents", found),
            of_list("list_assembly", found),
            of_list("list_eligibility", found),
            of_list("person_eligibility", found, found.candidates.first().pk),
        ],
        text(office.get(reverse("elections:invitation_code", args=[*keys, made.pk]))): [
            of_list("invitation_letter", found, made.pk)
        ],
        text(office.get(reverse("elections:support", args=keys))): [
            of_list("support_sheets", found, issued.pk)
        ],
        text(office.get(reverse("elections:lists", args=keys[:1]))): [
            reverse("elections:print_code", args=keys[:1]),
            reverse("reports:list_call", args=keys[:1]),
        ],
    }
    lacking = [one for page, links in pages.items() for one in links if f'"{one}"' not in page]
    assert lacking == []


def test_papers_of_another_list_are_not_found(begun, trusted):
    found, lead = begun
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 7, 2, lead))
    strange = print_list(other.pk, now=NOW, actor=lead)
    for address in (
        own("own_nomination_paper", other, strange.pk),
        own("own_nomination_paper", found, strange.pk),
        own("own_consents", other),
        own("own_assembly", other),
        of_list("nomination_paper", other, strange.pk),
        of_list("list_consents", found),
        reverse("elections:print_code", args=[found.election_id]),
        reverse("elections:printed_list", args=[found.election_id, strange.code]),
    ):
        assert (address, trusted.get(address).status_code) == (address, 404)
    assert trusted.post(own("own_print", other)).status_code == 404
    assert trusted.get(own("own_print", found)).url == reverse(
        "elections:own_list", args=[found.pk]
    )
    assert ListPrint.objects.count() == 1


def test_the_code_of_a_paper_brings_its_state_up_beside_the_data_of_today(begun, office):
    found, lead = begun
    kept = print_list(found.pk, now=NOW, actor=lead)
    [code] = re.findall(
        r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}",
        pages_of(paper(office, of_list("nomination_paper", found, kept.pk)))[0],
    )
    typing = reverse("elections:print_code", args=[found.election_id])
    answer = office.post(typing, {"code": code.lower().replace("-", " ")})
    assert answer.url == reverse("elections:printed_list", args=[found.election_id, kept.code])
    page = text(office.get(answer.url))
    assert "Papier und Daten sagen dasselbe." in page
    assert "Eingang eintragen" in page
    changed = CandidateEntry(1, "Kaja", "Ela", date(1990, 2, 3), "Ärztin")
    correct_candidate(found.candidates.get(place=1).pk, changed, actor=lead, now=NOW)
    told = office.get(answer.url).context["changes"]
    assert {one.field: (one.printed, one.today) for one in told} == {
        "Anrede": ("Frau", "–"),
        "Familienname": ("Kaya", "Kaja"),
        "Doktorgrad": ("Dr.", "–"),
        "Geburtsort": ("Izmir", "–"),
        "Straße und Hausnummer": ("Am Main 5", "–"),
        "Postleitzahl": ("65549", "–"),
        "Ort": ("Limburg", "–"),
    }
    assert {one.about for one in told} == {"1, Kaya, Dr. Ela"}
    print_list(found.pk, now=NOW, actor=lead)
    assert "noch einmal gedruckt worden" in text(office.get(answer.url))


@pytest.mark.rules("R-LIST-05")
def test_the_letter_with_the_code_is_printed_as_long_as_the_code_opens_the_list(begun, office):
    found, lead = begun
    person = found.trust_persons.get(position="trust")
    made = invite(person.pk, by_mail=False, now=timezone.now(), actor=lead)
    address = of_list("invitation_letter", found, made.pk)
    assert (
        missing(
            paper(office, address),
            "Deniz Demir Hofgasse 2 65549 Limburg",
            "Vertrauensperson für „Vielfalt (V)“",
            spelled(made.code).replace("-", " "),
            reverse("elections:invitation_typed"),
        )
        == []
    )
    invite(person.pk, by_mail=False, now=timezone.now(), actor=lead)
    assert office.get(address).status_code == 404


@pytest.mark.rules("R-LIST-08")
def test_the_sheets_of_a_second_issue_go_on_where_the_first_ended(begun, office):
    found, lead = begun
    for count in (2, 3):
        issued = issue_forms(
            found.pk, count=count, issued_on=date(2026, 1, 2), issued_to="Demir", actor=lead
        )
    pages = pages_of(paper(office, of_list("support_sheets", found, issued.pk)))
    numbers = [re.search(r"Laufende Nummer der Ausgabe (\d+)", page) for page in pages]
    assert [one and one.group(1) for one in numbers] == ["3", "4", "5"]


@pytest.mark.rules("R-ELIG-01")
def test_whether_somebody_may_stand_is_certified_for_all_or_for_one(begun, office):
    found, _ = begun
    everybody = paper(office, of_list("list_eligibility", found))
    assert len(pages_of(everybody)) == 3
    person = found.candidates.get(place=2)
    one = paper(office, of_list("person_eligibility", found, person.pk))
    assert (len(pages_of(one)), missing(one, "Horn", "Ali", "06.05.1984")) == (1, [])
    assert "Geheimweg" not in text_of(everybody) + text_of(one)


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
def test_a_letter_about_defects_is_printed_with_its_own_sentences(begun, office):
    found, lead = begun
    now = timezone.now()
    receive_paper(found.pk, received_at=now, actor=lead)
    closes = lists_close(found.election)
    told = defects_to_tell(found, now)
    notice = issue_letter(
        found.pk, chosen=told, mend_until=closes - timedelta(days=1), now=now, actor=lead
    )
    kept = paper(office, of_list("deficiency_letter", found, notice.pk))
    assert missing(kept, *(one["sentence"] for one in notice.defects)) == []
    until = f"Frist {long_date((closes - timedelta(days=1)).date())}"
    assert missing(kept, "Guten Tag Deniz Demir,", "Geburtsdatum fehlt: Wahyuni", until) == []
    person = found.candidates.get(place=3)
    known = CandidateEntry(3, "", "Wahyuni", date(1970, 1, 1))
    correct_candidate(person.pk, known, actor=lead, reason=Reason("Papier", now))
    assert paper(office, of_list("deficiency_letter", found, notice.pk)) == kept


@pytest.mark.rules("C-02", "C-03", "R-LIST-06")
def test_the_call_for_lists_says_until_when_and_with_how_many_signatures(begun, office):
    found, _ = begun
    content = paper(office, reverse("reports:list_call", args=[found.election_id]))
    closes = long_date(lists_close(found.election).date())
    assert missing(content, "Aufforderung zur Einreichung", closes, "10") == []
    address = reverse("reports:admitted_lists", args=[found.election_id])
    assert office.get(address).status_code == 404


@pytest.mark.rules("C-08", "R-LIST-17")
def test_the_admitted_lists_are_announced_with_years_and_without_addresses(client):
    made = factories.election(Phase.ADMITTED)
    client.force_login(factories.lead(made.municipality))
    content = paper(client, reverse("reports:admitted_lists", args=[made.pk]))
    assert (
        missing(
            content,
            "Wahlvorschlag 1: Liste der Vielfalt",
            "Wahlvorschlag 2: Liste der Vielfalt",
            "Die Reihenfolge hat das Los bestimmt",
            "1 – Familie1, Person1 – 1951",
        )
        == []
    )
    assert "01.01.1951" not in text_of(content)


@pytest.mark.parametrize("code", ["", "AAAA", "A" * 24, "’" * 30])
def test_a_code_of_no_paper_shows_nothing(begun, office, code):
    found, _ = begun
    typing = reverse("elections:print_code", args=[found.election_id])
    answer = office.post(typing, {"code": code})
    assert (answer.status_code, "kein Papier" in text(answer)) == (422, True)
    if code:
        address = reverse("elections:printed_list", args=[found.election_id, code])
        assert office.get(address).status_code == 404


def test_the_code_of_another_election_shows_nothing(begun, office):
    found, _ = begun
    other = factories.election(Phase.NOMINATION)
    lead = factories.lead(other.municipality)
    strange = Nomination.objects.get(pk=factories.receive_list(other, 7, 2, lead))
    kept = print_list(strange.pk, now=NOW, actor=lead)
    typing = reverse("elections:print_code", args=[found.election_id])
    assert office.post(typing, {"code": kept.code}).status_code == 422
    address = reverse("elections:printed_list", args=[found.election_id, kept.code])
    assert office.get(address).status_code == 404


def without(stated, place):
    return stated | {"persons": [one for one in stated["persons"] if one["place"] != place]}


def at_place(stated, at, **changes):
    changed = [one | changes if one["place"] == at else one for one in stated["persons"]]
    return stated | {"persons": changed}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda stated: stated, [], id="nothing changed"),
        pytest.param(
            lambda stated: stated | {"name": "Neu"},
            [PrintedChange("name", "Vielfalt", "Neu")],
            id="the name of the group",
        ),
        pytest.param(
            lambda stated: stated | {"trust_persons": stated["trust_persons"][:1]},
            [
                PrintedChange("family_name", "Lenz", "", position="deputy"),
                PrintedChange("given_name", "Eva", "", position="deputy"),
            ],
            id="nobody is deputy any more",
        ),
        pytest.param(
            lambda stated: at_place(stated, 2, is_blocked=False),
            [PrintedChange("is_blocked", True, False, person="2, Horn, Ali")],
            id="a field that no table has",
        ),
        pytest.param(
            lambda stated: at_place(without(stated, 1), 2, place=1),
            [
                PrintedChange(PERSON, "1, Kaya, Dr. Ela", ""),
                PrintedChange("place", 2, 1, person="2, Horn, Ali"),
            ],
            id="somebody is gone and the next one moved up",
        ),
        pytest.param(
            lambda stated: at_place(
                stated, 3, family_name="Petrowa", given_name="Olga", birth_date="1975-04-05"
            ),
            [
                PrintedChange(PERSON, "3, Wahyuni", ""),
                PrintedChange(PERSON, "", "3, Petrowa, Olga"),
            ],
            id="another person at the same place",
        ),
    ],
)
def test_what_differs_is_told_field_by_field(begun, change, told):
    stated = state_to_print(begun[0])
    assert changes_since(stated, change(stated)) == told
