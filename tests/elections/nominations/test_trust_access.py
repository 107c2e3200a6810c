"""Trust persons: invited, arrived, at their own list and at no other, before and after sending."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest.mock import ANY

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.corrections import name_own_list
from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_paper,
)
from elections.actions.nominations.persons import correct_candidate, remove_candidate
from elections.actions.nominations.submission import submit_list
from elections.actions.nominations.trust import end_access, invite, name_trust_persons
from elections.law.course.phases import Phase
from elections.law.nominations.states import Hand, ListState
from elections.models import (
    CalendarEntry,
    Candidate,
    Invitation,
    Nomination,
    TrustAccess,
    TrustPerson,
)
from elections.models.course.agenda import lists_close
from elections.models.nominations.trust import TrustEntry
from municipalities.models import AuditEvent, Role, User
from tests import factories
from tests.elections.course.test_corrections import text
from tests.told import refusal

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-04", "R-LIST-05")]
PASSWORD = "vierzehn-Birken-am-Main"
NOW = timezone.now()


@pytest.fixture
def begun():
    """A list with a trust person who has a mail address and a deputy who has none.

    Lists come in for another month, as the calendar of this election has it.
    """
    made = factories.election(Phase.NOMINATION)
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    entries = {
        "trust": TrustEntry("Kaya", "Deniz", email="deniz@example.org"),
        "deputy": TrustEntry("Horn", "Eva"),
    }
    name_trust_persons(found.pk, entries, by=Hand.OFFICE, now=NOW, actor=lead)
    return found, lead


def arrived(found, lead, *, who="deputy"):
    """A browser in which a trust person has taken up the invitation."""
    person = found.trust_persons.get(position=who)
    made = invite(person.pk, by_mail=False, now=timezone.now(), actor=lead)
    client = Client()
    answer = client.post(
        reverse("elections:invited", args=[made.code]), {"password": PASSWORD, "again": PASSWORD}
    )
    assert (answer.status_code, answer.url) == (302, own("own_list", found))
    return client


def own(name, found, *keys):
    return reverse(f"elections:{name}", args=[found.pk, *keys])


def rows(*people):
    typed = {"personen-TOTAL_FORMS": "5", "personen-INITIAL_FORMS": "0"}
    for row in range(5):
        typed |= {
            f"personen-{row}-place": str(row + 1),
            f"initial-personen-{row}-place": str(row + 1),
        }
    for row, (family, given, born) in enumerate(people):
        typed |= {
            f"personen-{row}-family_name": family,
            f"personen-{row}-given_name": given,
            f"personen-{row}-birth_date": born,
        }
    return typed


def test_a_mail_leads_to_an_account_of_ones_own(begun, django_capture_on_commit_callbacks):
    found, lead = begun
    person = found.trust_persons.get(position="trust")
    with django_capture_on_commit_callbacks(execute=True):
        invite(person.pk, by_mail=True, now=NOW, actor=lead)
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["deniz@example.org"], "Ihr Zugang zur Liste „Vielfalt“")
    [path] = re.findall(r"http://[^/]+(/einladung/\S+)", sent.body)
    client = Client()
    page = client.get(path)
    assert "Vertrauensperson der Liste „Vielfalt“" in text(page)
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    wrong = client.post(path, {"password": PASSWORD, "again": "anders"})
    assert (wrong.status_code, User.objects.filter(email="deniz@example.org").exists()) == (
        422, False,
    )  # fmt: skip
    answer = client.post(path, {"password": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer.url) == (302, own("own_list", found))
    account = User.objects.get(email="deniz@example.org")
    assert account.username.startswith("liste-")
    assert account.memberships.count() == 0
    event = AuditEvent.objects.get(act="trust_person.arrived")
    assert (event.actor, event.details) == (account, {"position": "trust", "username": ANY})
    assert client.get("/").url == reverse("elections:own_lists")
    assert client.get(reverse("elections:own_lists")).url == own("own_list", found)
    assert Client().post(path, {"password": PASSWORD, "again": PASSWORD}).status_code == 410


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("expired", "Diese Einladung galt bis zum"),
        ("replaced", "Das Wahlamt hat inzwischen eine neue Einladung ausgestellt"),
        ("used", "Mit dieser Einladung ist der Zugang schon eingerichtet"),
    ],
)
def test_an_invitation_that_opens_nothing_says_why(begun, change, said):
    found, lead = begun
    person = found.trust_persons.get(position="deputy")
    asked_at = NOW - timedelta(days=30) if change == "expired" else NOW
    made = invite(person.pk, by_mail=False, now=asked_at, actor=lead)
    path = reverse("elections:invited", args=[made.code])
    typed = {"password": PASSWORD, "again": PASSWORD}
    if change == "replaced":
        invite(person.pk, by_mail=False, now=NOW, actor=lead)
    elif change == "used":
        Client().post(path, typed)
    before = TrustAccess.objects.count()
    for answer in (Client().get(path), Client().post(path, typed)):
        assert (answer.status_code, said in text(answer)) == (410, True)
    assert TrustAccess.objects.count() == before


@pytest.mark.parametrize("code", ["", "AAAA", "A" * 24, "’" * 30, "2" * 60])
def test_a_foreign_code_opens_nothing(begun, code):
    typed = Client().post(reverse("elections:invitation_typed"), {"code": code})
    assert (typed.status_code, "Diesen Code gibt es nicht" in text(typed)) == (422, True)
    if code:
        assert Client().get(reverse("elections:invited", args=[code])).status_code == 404


def test_the_code_is_typed_as_it_is_printed(begun):
    found, lead = begun
    made = invite(found.trust_persons.first().pk, by_mail=False, now=NOW, actor=lead)
    client = Client()
    client.force_login(lead)
    page = client.get(
        reverse("elections:invitation_code", args=[found.election_id, found.pk, made.pk])
    )
    [printed] = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}", text(page))
    answer = Client().post(reverse("elections:invitation_typed"), {"code": printed.lower()})
    assert answer.url == reverse("elections:invited", args=[made.code])


@pytest.mark.parametrize("change", ["expired", "replaced"])
def test_a_code_that_opens_nothing_is_not_shown_to_be_handed_over(begun, change):
    found, lead = begun
    person = found.trust_persons.first()
    asked_at = NOW - timedelta(days=30) if change == "expired" else NOW
    made = invite(person.pk, by_mail=False, now=asked_at, actor=lead)
    if change == "replaced":
        invite(person.pk, by_mail=False, now=NOW, actor=lead)
    client = Client()
    client.force_login(lead)
    page = client.get(
        reverse("elections:invitation_code", args=[found.election_id, found.pk, made.pk])
    )
    assert page.status_code == 404


def test_a_second_click_asks_a_trust_person_for_no_receipt(begun):
    found, lead = begun
    client = arrived(found, lead)
    client.post(own("own_people", found), rows(("Kaya", "Ela", "1990-02-03")))
    said = "ist inzwischen schon abgesendet oder wieder ein Entwurf"
    for name in ("own_submit", "own_take_back"):
        first, second = (text(client.post(own(name, found), follow=True)) for _time in range(2))
        assert (said in first, said in second) == (False, True)


def test_without_an_address_nothing_is_mailed(begun):
    found, lead = begun
    client = Client()
    client.force_login(lead)
    person = found.trust_persons.get(position="deputy")
    address = reverse("elections:invite", args=[found.election_id, found.pk, person.pk])
    answer = client.post(address, {"by_mail": "mail"})
    assert (answer.status_code, "keine E-Mail-Adresse eingetragen" in text(answer)) == (422, True)
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_a_list_is_entered_sent_taken_back_and_handed_in(begun):
    found, lead = begun
    client = arrived(found, lead)
    assert "Noch keine Person eingetragen" in text(client.get(own("own_list", found)))
    people = rows(("Kaya", "Ela", "1990-02-03"), ("", "Wahyuni", "2009-01-01"))
    assert client.post(own("own_people", found), people).status_code == 302
    page = text(client.get(own("own_list", found)))
    assert "noch keine 18 Jahre alt" in page
    assert client.post(own("own_submit", found)).status_code == 302
    found = Nomination.objects.get(pk=found.pk)
    assert found.state() is ListState.SUBMITTED
    refused = client.post(own("own_people", found), rows(("Neu", "Nina", "1990-01-01")))
    assert (refused.status_code, found.candidates.count()) == (422, 2)
    client.post(own("own_take_back", found))
    assert Nomination.objects.get(pk=found.pk).state() is ListState.DRAFT
    client.post(own("own_submit", found))
    receive_paper(found.pk, received_at=NOW, actor=lead)
    page = text(client.get(own("own_list", found)))
    assert "Änderungen gehen jetzt nur noch über das Wahlamt" in page
    client.post(own("own_take_back", found))
    assert Nomination.objects.get(pk=found.pk).state() is ListState.RECEIVED
    person = found.candidates.first()
    assert client.post(own("own_remove", found, person.pk)).status_code == 302
    assert found.candidates.count() == 2


@pytest.mark.rules("R-LIST-10", "R-LIST-11")
def test_a_draft_goes_on_until_the_second(begun):
    found, lead = begun
    closes = lists_close(found.election)
    [one] = enter_candidates(
        found.pk, [CandidateEntry(1, "Kaya", "Ela")], actor=lead, by=Hand.LIST, now=closes
    )
    late = closes + timedelta(seconds=1)
    for act in (
        lambda: enter_candidates(
            found.pk, [CandidateEntry(2, "Horn")], actor=lead, by=Hand.LIST, now=late
        ),
        lambda: correct_candidate(one.pk, CandidateEntry(1, "Kaja"), actor=lead, now=late),
        lambda: remove_candidate(one.pk, actor=lead, now=late),
        lambda: name_own_list(found.pk, name="Neu", short_name="", now=late, actor=lead),
        lambda: name_trust_persons(found.pk, {}, by=Hand.LIST, now=late, actor=lead),
        lambda: submit_list(found.pk, now=late, actor=lead),
    ):
        assert refusal(act)[0] == "ONLINE_CLOSED"
    assert list(found.candidates.values_list("family_name", flat=True)) == ["Kaya"]


def test_what_stops_a_list_is_said_and_nothing_is_sent(begun):
    found, lead = begun
    client = arrived(found, lead)
    client.post(own("own_submit", found))
    page = text(client.get(own("own_list", found)))
    assert "So lässt sich die Liste nicht absenden: Niemand auf der Liste" in page
    assert found.state() is ListState.DRAFT


def test_two_trust_persons_at_one_person_lose_nothing(begun):
    found, lead = begun
    one, other = arrived(found, lead), arrived(found, lead, who="trust")
    one.post(own("own_people", found), rows(("Kaya", "Ela", "1990-02-03")))
    person = found.candidates.get()
    address = own("own_person", found, person.pk)
    forms = [client.get(address).context["form"] for client in (one, other)]

    def typed(form, **changes):
        shown = {name: form[name].value() for name in form.fields}
        plain = {key: "" if value is None else value for key, value in shown.items()}
        plain["birth_date"] = "1990-02-03"
        return {key: value for key, value in (plain | changes).items() if value is not False}

    assert one.post(address, typed(forms[0], occupation="Ärztin")).status_code == 302
    second = other.post(address, typed(forms[1], occupation="Lehrerin"))
    assert second.status_code == 422
    shown = text(second)
    assert "Inzwischen geändert: Beruf oder Stand: „Ärztin“" in shown
    assert "Lehrerin" in shown
    person.refresh_from_db()
    assert person.occupation == "Ärztin"
    again = second.context["form"]
    assert other.post(address, typed(again, occupation="Ärztin und Lehrerin")).status_code == 302
    person.refresh_from_db()
    assert person.occupation == "Ärztin und Lehrerin"


def test_a_trust_person_sees_no_other_list_and_nothing_of_the_office(begun):
    found, lead = begun
    client = arrived(found, lead)
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 7, 2, lead))
    stranger = other.candidates.first()
    for address in (
        own("own_list", other),
        own("own_people", other),
        own("own_person", other, stranger.pk),
        own("own_person", found, stranger.pk),
        own("own_trust", other),
        reverse("elections:lists", args=[found.election_id]),
        reverse("elections:nomination", args=[found.election_id, found.pk]),
        reverse("elections:trust_persons", args=[found.election_id, found.pk]),
    ):
        assert client.get(address).status_code == 404
    for address in (own("own_submit", other), own("own_remove", other, stranger.pk)):
        assert client.post(address).status_code == 404
    assert Candidate.objects.filter(nomination=other).count() == 2


def test_somebody_on_two_lists_is_told_to_neither(begun):
    found, lead = begun
    client = arrived(found, lead)
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 7, 1, lead))
    twin = other.candidates.get()
    client.post(
        own("own_people", found),
        rows((twin.family_name, twin.given_name, f"{twin.birth_date:%Y-%m-%d}")),
    )
    page = text(client.get(own("own_list", found)))
    assert "zwei Listen" not in page
    assert other.name not in page
    office = Client()
    office.force_login(lead)
    for list_ in (found, other):
        if list_ is found:
            receive_paper(found.pk, received_at=NOW, actor=lead)
        seen = text(office.get(reverse("elections:nomination", args=[found.election_id, list_.pk])))
        assert "Auf zwei Listen" in seen


def test_an_ended_access_sees_the_list_no_more(begun):
    found, lead = begun
    client = arrived(found, lead)
    access = TrustAccess.objects.get()
    end_access(access.pk, reason="Telefon verloren", now=NOW, actor=lead)
    assert client.get(own("own_list", found)).status_code == 404
    page = text(client.get(reverse("elections:own_lists")))
    assert "Mit diesem Zugang ist keine Liste verbunden" in page
    assert TrustPerson.objects.filter(nomination=found).count() == 2


def test_a_known_address_signs_in_instead_of_a_second_account(begun):
    found, lead = begun
    User.objects.create_user("deniz", "deniz@example.org", PASSWORD)
    person = found.trust_persons.get(position="trust")
    made = invite(person.pk, by_mail=True, now=NOW, actor=lead)
    path = reverse("elections:invited", args=[made.code])
    client = Client()
    refused = client.post(path, {"password": PASSWORD, "again": PASSWORD})
    assert (refused.status_code, "gibt es schon einen Zugang" in text(refused)) == (409, True)
    client.force_login(User.objects.get(username="deniz"))
    assert "Sie sind angemeldet als deniz" in text(client.get(path))
    assert client.post(path).status_code == 302
    assert client.get(own("own_list", found)).status_code == 200


def test_an_account_of_a_town_hall_takes_up_no_invitation(begun):
    found, lead = begun
    made = invite(found.trust_persons.first().pk, by_mail=False, now=NOW, actor=lead)
    path = reverse("elections:invited", args=[made.code])
    for person in (lead, factories.person(Role.STATE_MONITOR, None)):
        client = Client()
        client.force_login(person)
        refused = client.post(path)
        assert (refused.status_code, "Wer Listen prüft" in text(refused)) == (409, True)
    assert not TrustAccess.objects.exists()


def test_office_and_list_write_to_each_other_and_nobody_else_reads_it(begun):
    found, lead = begun
    client, office = arrived(found, lead), Client()
    office.force_login(lead)
    said = {"candidate": "", "field": "", "text": "Bitte <b>heute</b> noch anrufen."}
    assert client.post(own("own_remarks", found), said).status_code == 302
    there = reverse("elections:list_remarks", args=[found.election_id, found.pk])
    assert "Bitte &lt;b&gt;heute&lt;/b&gt; noch anrufen." in text(office.get(there))
    assert office.post(there, said | {"text": "Ist erledigt."}).status_code == 302
    page = text(client.get(own("own_remarks", found)))
    assert "Ist erledigt." in page
    assert lead.username not in page
    remark = found.remarks.latest("pk")
    assert client.post(own("own_settle", found, remark.pk)).status_code == 302
    assert found.remarks.filter(settled=None).count() == 1
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 7, 1, lead))
    assert client.get(own("own_remarks", other)).status_code == 404


def test_a_trust_person_changes_the_password_and_the_log_of_the_town_hall_says_so(begun):
    found, lead = begun
    client = arrived(found, lead)
    new = "siebzehn-Linden-am-Main"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), typed).status_code == 302
    account = TrustAccess.objects.get().account
    account.refresh_from_db()
    assert account.check_password(new)
    event = AuditEvent.objects.get(act="password.chosen")
    assert (event.chain_id, event.actor) == (found.election.municipality.ags, account)
