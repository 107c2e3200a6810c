"""Accounts: who keeps whose, start passwords, locking, tables; nobody locks the office out."""

from __future__ import annotations

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipalities.actions.audit import verify_chain
from municipalities.actions.staff import (
    AccountEntry,
    correct_account,
    lock_account,
    open_accounts,
)
from municipalities.actions.start_passwords import give_start_password, unlock_account
from municipalities.law.basis import RuleViolation
from municipalities.law.staff import StaffRule
from municipalities.models import AuditEvent, Membership, Role, User
from municipalities.views import staff_files
from tests import factories
from tests.factories import PASSWORD
from tests.municipalities.test_seen import as_sent

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "Ein-ganz-anderes-Wort-42"


def at(name, place, *keys):
    return reverse(f"municipalities:{name}", args=[getattr(place, "ags", place), *keys])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def password_in(answer) -> str:
    return re.search(r'start-password">([^<]+)<', answer.content.decode()).group(1)


def entry(place, **changes) -> AccountEntry:
    known = {
        "name": "Petra Kaya",
        "username": "petra.kaya",
        "email": "",
        "role": Role.CAPTURE_CLERK,
    }
    return AccountEntry(**{**known, **changes}, municipality=place)


@pytest.fixture
def place():
    return factories.MunicipalityFactory.create()


@pytest.fixture
def lead(place, client):
    person = factories.lead(place)
    client.force_login(person)
    return person


def test_an_account_is_opened_with_a_start_password_shown_once_and_nowhere_kept(
    client, place, lead
):
    answer = client.post(
        at("account_new", place),
        {"name": "Petra Kaya", "username": "petra.kaya", "role": "capture_clerk"},
    )
    password = password_in(answer)
    person = User.objects.get(username="petra.kaya")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert person.check_password(password)
    assert (person.get_full_name(), person.has_start_password) == ("Petra Kaya", True)
    assert Membership.objects.get(user=person).municipality == place
    assert [event.act for event in AuditEvent.objects.filter(actor=lead)] == [
        "account.opened",
        "role.granted",
    ]
    assert password not in str(list(AuditEvent.objects.values_list("details", flat=True)))
    assert password not in text_of(client.get(at("accounts", place)))
    assert verify_chain(place.ags).breaks == ()


def test_the_first_sign_in_has_to_choose_an_own_password(place):
    lead = factories.lead(place)
    [given] = open_accounts([entry(place)], actor=lead)
    client = Client()
    sign_in = {"login": "petra.kaya", "password": given.password}
    assert client.post(reverse("account_login"), sign_in).status_code == 302
    change = reverse("account_change_password")
    for address in [
        "/",
        reverse("municipalities:list"),
        reverse("municipalities:detail", args=[place.ags]),
    ]:
        assert client.get(address).url.split("?")[0] == change
    assert "Wählen Sie zuerst ein eigenes Passwort" in text_of(client.get(change))
    kept = {"oldpassword": given.password, "password1": given.password, "password2": given.password}
    refused = client.post(change, kept)
    assert "Das ist das Startpasswort" in text_of(refused)
    chosen = client.post(
        change,
        {"oldpassword": given.password, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )
    assert chosen.url == reverse("reports:start")
    person = User.objects.get(pk=given.person.pk)
    assert (person.has_start_password, person.check_password(NEW_PASSWORD)) == (False, True)
    assert client.get(reverse("municipalities:list")).status_code == 200
    chosen = AuditEvent.objects.get(act="password.chosen")
    assert (chosen.chain_id, chosen.actor) == (place.ags, person)


def test_after_the_first_own_password_one_comes_where_one_wanted_to_go(place):
    [given] = open_accounts([entry(place)], actor=factories.lead(place))
    client = Client()
    wanted = reverse("municipalities:detail", args=[place.ags]) + "?a=1"
    signed_in = client.post(
        reverse("account_login"),
        {"login": "petra.kaya", "password": given.password, "next": wanted},
        follow=True,
    )
    sent = {
        "oldpassword": given.password,
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        "next": re.search(r'name="next" value="([^"]+)">', text_of(signed_in).split("<main")[1])[1],
    }
    assert client.post(reverse("account_change_password"), sent).url == wanted
    elsewhere = {**sent, "oldpassword": NEW_PASSWORD, "password1": "Noch-ein-Wort-77-lang"}
    elsewhere |= {"password2": elsewhere["password1"], "next": "https://fremd.example/"}
    away = client.post(reverse("account_change_password"), elsewhere)
    assert away.url == reverse("reports:start")


def test_locking_ends_every_session_at_once_and_unlocking_brings_none_back(place):
    lead, clerk = factories.lead(place), factories.person(Role.CAPTURE_CLERK, place, PASSWORD)
    elsewhere = Client()
    sign_in = {"login": clerk.username, "password": PASSWORD}
    elsewhere.post(reverse("account_login"), sign_in)
    listing = reverse("municipalities:list")
    assert elsewhere.get(listing).status_code == 200
    lock_account(clerk.pk, place=place, reason="Ausgeschieden", actor=lead)
    assert elsewhere.get(listing).status_code == 302
    Client().post(reverse("account_login"), sign_in)
    again = Client()
    again.post(reverse("account_login"), sign_in)
    assert again.get(listing).status_code == 302
    given = unlock_account(clerk.pk, place=place, reason="Zurück", actor=lead)
    assert elsewhere.get(listing).status_code == 302
    fresh = Client()
    fresh.post(reverse("account_login"), {"login": clerk.username, "password": given.password})
    assert fresh.get(listing).url.split("?")[0] == reverse("account_change_password")
    acts = AuditEvent.objects.filter(subject=f"municipalities.User:{clerk.pk}", actor=lead)
    assert [(event.act, event.details) for event in acts] == [
        ("account.locked", {"reason": "Ausgeschieden"}),
        ("account.unlocked", {"reason": "Zurück"}),
    ]


def test_the_page_locks_and_unlocks(client, place, lead):
    clerk = factories.person(Role.CAPTURE_CLERK, place)
    refused = client.post(at("account_lock", place, clerk.pk), {"reason": ""})
    assert refused.status_code == 422
    client.post(at("account_lock", place, clerk.pk), {"reason": "Ausgeschieden"})
    assert "gesperrt" in text_of(client.get(at("accounts", place)))
    page = at("account_start_password", place, clerk.pk)
    shown = {**as_sent(client.get(page)), "reason": "Irrtum"}
    answer = client.post(page, {**shown, "unlock": "1"})
    assert User.objects.get(pk=clerk.pk).check_password(password_in(answer))
    twice = client.post(page, {**shown, "unlock": "1"})
    assert twice.status_code == 422
    assert "Sie haben für" in text_of(twice)
    elsewhere = client.post(page, {**as_sent(client.get(page)), "reason": "x", "unlock": "1"})
    assert "ist nicht gesperrt" in text_of(elsewhere)


def test_a_forgotten_password_is_replaced_but_not_ones_own(place):
    lead, clerk = factories.lead(place), factories.person(Role.CAPTURE_CLERK, place, PASSWORD)
    given = give_start_password(clerk.pk, place=place, reason="Vergessen", actor=lead)
    clerk.refresh_from_db()
    assert (clerk.check_password(PASSWORD), clerk.check_password(given.password)) == (False, True)
    with pytest.raises(RuleViolation) as refused:
        give_start_password(lead.pk, place=place, reason="Vergessen", actor=lead)
    assert refused.value.rule is StaffRule.OWN_ACCOUNT
    lock_account(clerk.pk, place=place, reason="Ausgeschieden", actor=lead)
    with pytest.raises(RuleViolation) as refused:
        give_start_password(clerk.pk, place=place, reason="Vergessen", actor=lead)
    assert refused.value.rule is StaffRule.ACCOUNT_LOCKED


def test_the_last_wahlleitung_cannot_lock_itself_out(client, place, lead):
    answer = client.post(at("account_lock", place, lead.pk), {"reason": "Urlaub"})
    assert answer.status_code == 422
    assert "das letzte Konto mit der Rolle „Wahlleitung“" in text_of(answer)
    assert "Urlaub" in text_of(answer)
    second = factories.lead(place)
    lock_account(second.pk, place=place, reason="Elternzeit", actor=lead)
    with pytest.raises(RuleViolation):  # a locked one does not count
        lock_account(lead.pk, place=place, reason="Urlaub", actor=lead)
    state = factories.person(Role.STATE_ADMIN)
    lock_account(lead.pk, place=place, reason="Missbrauch", actor=state)
    with pytest.raises(RuleViolation) as refused:
        lock_account(state.pk, place=None, reason="Urlaub", actor=state)
    assert refused.value.rule is StaffRule.LAST_LEAD


@pytest.mark.django_db(transaction=True)
def test_two_who_lock_each_other_leave_one(place):
    first, second = factories.lead(place), factories.lead(place)
    gate, refused = Barrier(2), []

    def lock(person, actor):
        gate.wait()
        try:
            lock_account(person.pk, place=place, reason="Streit", actor=actor)
        except RuleViolation as violation:
            refused.append(violation.rule)
        finally:
            connection.close()

    threads = [Thread(target=lock, args=pair) for pair in [(first, second), (second, first)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == [StaffRule.LAST_LEAD]
    assert Membership.objects.able(Role.RETURNING_OFFICER, place).count() == 1


def test_before_the_first_sign_in_everything_can_be_corrected_then_only_name_and_address(
    client, place, lead
):
    [given] = open_accounts([entry(place)], actor=lead)
    page = at("account", place, given.person.pk)
    wrong = {"name": "Petra Kaya", "username": "petra.kaia", "role": "auditor", "email": ""}
    assert client.post(page, {**wrong, "reason": ""}).status_code == 422
    assert client.post(page, {**wrong, "reason": "Verschrieben"}).status_code == 302
    person = User.objects.get(pk=given.person.pk)
    assert (person.username, person.memberships.get().role) == ("petra.kaia", "auditor")
    event = AuditEvent.objects.get(act="account.corrected")
    assert (event.details["fields"], event.details["reason"]) == (
        ["username", "role"],
        "Verschrieben",
    )
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())
    assert "stehen fest, seit jemand dieses Konto benutzt hat" in text_of(client.get(page))
    with pytest.raises(RuleViolation) as refused:
        correct_account(person.pk, entry(place), reason="Rolle", actor=lead)
    assert refused.value.rule is StaffRule.ACCOUNT_USED
    client.post(page, {"name": "Petra Weiß", "email": "weiss@stadt.de", "reason": "Heirat"})
    person.refresh_from_db()
    assert (person.get_full_name(), person.email) == ("Petra Weiß", "weiss@stadt.de")


@pytest.mark.parametrize(
    ("role", "other", "is_kept"),
    [
        (Role.ELECTION_OFFICER, Role.CAPTURE_CLERK, True),
        (Role.ELECTION_OFFICER, Role.AUDITOR, True),
        (Role.ELECTION_OFFICER, Role.ELECTION_OFFICER, False),
        (Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, False),
        (Role.RETURNING_OFFICER, Role.ELECTION_OFFICER, True),
        (Role.RETURNING_OFFICER, Role.RETURNING_OFFICER, True),
        (Role.STATE_ADMIN, Role.RETURNING_OFFICER, True),
        (Role.STATE_ADMIN, Role.ELECTION_OFFICER, True),
        (Role.STATE_ADMIN, Role.CAPTURE_CLERK, False),
        (Role.CAPTURE_CLERK, Role.CAPTURE_CLERK, False),
        (Role.AUDITOR, Role.CAPTURE_CLERK, False),
        (Role.STATE_MONITOR, Role.RETURNING_OFFICER, False),
    ],
)
def test_who_keeps_whose_accounts(client, place, role, other, is_kept):
    actor = factories.person(
        role, None if role in {Role.STATE_ADMIN, Role.STATE_MONITOR} else place
    )
    person = factories.person(other, place)
    client.force_login(actor)
    assert client.get(at("account", place, person.pk)).status_code == (200 if is_kept else 404)
    entries = [entry(place, role=other)]
    if is_kept:
        assert len(open_accounts(entries, actor=actor)) == 1
    else:
        with pytest.raises(RuleViolation) as refused:
            open_accounts(entries, actor=actor)
        assert refused.value.rule is StaffRule.ROLE_NOT_KEPT


def test_whoever_works_in_two_towns_is_kept_by_nobody_who_leads_only_one(client, place, lead):
    clerk = factories.person(Role.CAPTURE_CLERK, place)
    elsewhere = factories.MunicipalityFactory.create()
    Membership.objects.create(user=clerk, role=Role.CAPTURE_CLERK, municipality=elsewhere)
    assert client.get(at("account", place, clerk.pk)).status_code == 404
    assert "–" in text_of(client.get(at("accounts", place)))
    with pytest.raises(RuleViolation):
        give_start_password(clerk.pk, place=place, reason="Übernahme", actor=lead)


def test_the_state_sees_only_the_accounts_that_it_keeps(client, place):
    clerk, lead = factories.person(Role.CAPTURE_CLERK, place), factories.lead(place)
    client.force_login(factories.person(Role.STATE_ADMIN))
    page = text_of(client.get(at("accounts", place)))
    assert lead.username in page
    assert clerk.username not in page
    assert client.get(at("accounts", "land")).status_code == 200
    client.force_login(lead)
    assert client.get(at("accounts", "land")).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "PETRA.kaya"}, "Den Anmeldenamen „PETRA.kaya“ gibt es schon"),
        ({"email": "Kaya@Stadt.de"}, "gehört schon zu einem Konto"),
        ({"username": "petra kaya"}, "ohne Leerzeichen"),
        ({"email": "kaya"}, "keine E-Mail-Adresse"),
        ({"role": "state_admin"}, "Rolle"),
    ],
)
def test_a_taken_or_wrong_entry_is_refused_and_what_was_typed_stays(
    client, place, lead, changes, sentence
):
    open_accounts([entry(place, email="kaya@stadt.de")], actor=lead)
    typed = {"name": "Pit Neu", "username": "pit", "email": "", "role": "auditor", **changes}
    answer = client.post(at("account_new", place), typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Pit Neu" in text_of(answer)
    assert not User.objects.filter(last_name="Pit Neu").exists()


# --- A table ------------------------------------------------------------------------------------

HEADER = "Name;Anmeldename;E-Mail;Rolle"


def table(*lines: str, header: str = HEADER) -> SimpleUploadedFile:
    return SimpleUploadedFile("konten.csv", "\r\n".join([header, *lines]).encode())


def confirmation_in(answer) -> str:
    return re.search(r'name="table" value="([^"]+)"', answer.content.decode()).group(1)


def test_a_table_is_shown_first_and_opens_all_accounts_on_confirmation(client, place, lead):
    page = at("accounts_file", place)
    shown = client.post(
        page,
        {"file": table("Ömer Çelik;celik;c@stadt.de;Erfassung", "Eva Prüfer;eva;;prüfung")},
    )
    assert "Eröffnet würden 2 Konten" in text_of(shown)
    assert User.objects.count() == 1
    done = client.post(page, {"table": confirmation_in(shown)})
    passwords = re.findall(r'start-password">([^<]+)<', done.content.decode())
    people = [User.objects.get(username=name) for name in ["celik", "eva"]]
    assert [
        person.check_password(word) for person, word in zip(people, passwords, strict=True)
    ] == [
        True,
        True,
    ]
    assert [person.memberships.get().role for person in people] == ["capture_clerk", "auditor"]
    assert "no-store" in done["Cache-Control"]
    again = client.post(page, {"table": confirmation_in(shown)})
    assert again.status_code == 422
    assert "Diese 2 Konten sind schon eröffnet" in text_of(again)
    for person in people:
        assert at("account_start_password", place, person.pk) in text_of(again)
    assert User.objects.count() == 3
    User.objects.filter(pk=people[0].pk).update(last_login=timezone.now())
    used = client.post(page, {"table": confirmation_in(shown)})
    assert "„celik“ gibt es schon" in text_of(used)


def test_an_account_that_was_opened_by_the_first_of_two_clicks_leads_to_a_new_password(
    client, place, lead
):
    typed = {"name": "Petra Kaya", "username": "petra.kaya", "role": "capture_clerk", "email": ""}
    client.post(at("account_new", place), typed)
    again = client.post(at("account_new", place), typed)
    person = User.objects.get(username="petra.kaya")
    assert again.status_code == 422
    assert "Dieses Konto ist schon eröffnet" in text_of(again)
    assert at("account_start_password", place, person.pk) in text_of(again)


def test_of_two_who_issue_a_start_password_only_one_holds_it_and_the_other_is_told(
    client, place, lead
):
    clerk = factories.person(Role.CAPTURE_CLERK, place, PASSWORD)
    page = at("account_start_password", place, clerk.pk)
    other = Client()
    other.force_login(factories.person(Role.ELECTION_OFFICER, place))
    mine = {**as_sent(client.get(page)), "reason": "Vergessen", "renew": "1"}
    theirs = {**as_sent(other.get(page)), "reason": "Vergessen", "renew": "1"}
    held = password_in(client.post(page, mine))
    refused = other.post(page, theirs)
    assert refused.status_code == 422
    assert f"durch {lead.username}" in text_of(refused)
    clerk.refresh_from_db()
    assert clerk.check_password(held)
    twice = client.post(page, mine)
    assert "Sie haben für" in text_of(twice)
    clerk.refresh_from_db()
    assert clerk.check_password(held)
    knowingly = other.post(page, {**as_sent(refused), "renew": "1"})
    clerk.refresh_from_db()
    assert clerk.check_password(password_in(knowingly))
    assert other.post(page, {"reason": "Vergessen", "renew": "1"}).status_code == 422


def test_every_fault_of_a_table_stands_with_its_line_and_nothing_is_opened(client, place, lead):
    open_accounts([entry(place, email="kaya@stadt.de")], actor=lead)
    answer = client.post(
        at("accounts_file", place),
        {
            "file": table(
                "=HYPERLINK(1);gut;;Erfassung",
                ";ohne.name;;Erfassung",
                "Pit;mit leerzeichen;;Erfassung",
                "Pit;pit;keine-adresse;Erfassung",
                "Pit;rolle;;Landesverwaltung",
                "Pit;doppelt;;Erfassung",
                "Pat;Doppelt;;Erfassung",
                "Pit;Petra.Kaya;;Erfassung",
                "Pit;adresse;KAYA@stadt.de;Erfassung",
                "Pit;zu;wenig",
                "Pit;@formel;;Erfassung",
            )
        },
    )
    page = text_of(answer).replace("&quot;", '"')
    assert answer.status_code == 422
    for wanted in [
        "Zeile 2, Feld Name: „=HYPERLINK(1)“ beginnt wie eine Formel.",
        "Zeile 3, Feld Name: Die Angabe fehlt.",
        "Zeile 4, Feld Anmeldename: „mit leerzeichen“ ist kein Anmeldename.",
        "Zeile 5, Feld E-Mail: „keine-adresse“ ist keine E-Mail-Adresse.",
        "Zeile 6, Feld Rolle: Die Rolle „Landesverwaltung“ vergeben Sie hier nicht.",
        "Zeile 7, Feld Anmeldename: „doppelt“ steht zweimal in der Datei.",
        "Zeile 8, Feld Anmeldename: „doppelt“ steht zweimal in der Datei.",
        "Zeile 9, Feld Anmeldename: „petra.kaya“ gehört schon zu einem Konto.",
        "Zeile 10, Feld E-Mail: „kaya@stadt.de“ gehört schon zu einem Konto.",
        "Zeile 11: Die Zeile hat 3 Felder, die Kopfzeile 4.",
        "Zeile 12, Feld Anmeldename: „@formel“ beginnt wie eine Formel.",
    ]:
        assert wanted in page
    assert User.objects.count() == 2


def test_lines_that_a_spreadsheet_left_empty_are_passed_over(client, place, lead):
    answer = client.post(
        at("accounts_file", place), {"file": table("Pit Neu;pit.neu;;Erfassung", ";;;", " ;;;", "")}
    )
    assert (answer.status_code, "Eröffnet würde ein Konto" in text_of(answer)) == (200, True)


def test_a_table_of_ones_own_is_not_to_be_downloaded_again(client, place, lead):
    content = HEADER.lower().encode()
    page = text_of(
        client.post(at("accounts_file", place), {"file": SimpleUploadedFile("k.csv", content)})
    )
    assert "Übernehmen Sie die Kopfzeile aus der Vorlage" in page
    page = text_of(
        client.post(at("accounts_file", place), {"file": table("Pit;zu;wenig", "A;a;;E;")})
    )
    assert page.count("löschen Sie, was rechts zu viel steht") >= 2
    assert "erneut herunter" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leer"),
        (b"PK\x03\x04" + b"\0" * 60, "Abhilfe"),
        (b"Name;Rolle\r\nPit;Erfassung", "Feld Anmeldename: Diese Spalte fehlt."),
        (HEADER.encode(), "In der Datei stehen 0 Konten."),
        ((HEADER + "\r\nA;a;;Erfassung" * 501).encode(), "In der Datei stehen 501 Konten."),
        (b"x" * 200_001, "größer als 200 KB"),
    ],
    ids=["empty", "a workbook", "columns missing", "no row", "too many rows", "too large"],
)
def test_what_is_no_table_of_accounts_is_refused(client, place, lead, content, sentence):
    answer = client.post(
        at("accounts_file", place), {"file": SimpleUploadedFile("konten.csv", content)}
    )
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_the_state_opens_accounts_of_many_towns_with_one_table(client, place):
    other = factories.MunicipalityFactory.create()
    client.force_login(factories.person(Role.STATE_ADMIN))
    page = at("accounts_file", "land")
    header = f"{HEADER};Gemeindeschlüssel"
    shown = client.post(
        page,
        {
            "file": table(
                f"Ada Amt;ada;;Wahlamt;{place.ags}",
                f"Lea Leitung;lea;;Wahlleitung;{other.ags}",
                "Max Blick;max;;Landesbeobachtung;",
                header=header,
            )
        },
    )
    client.post(page, {"table": confirmation_in(shown)})
    held = {row.user.username: row.municipality for row in Membership.objects.all()}
    assert {name: held[name] for name in ["ada", "lea", "max"]} == {
        "ada": place,
        "lea": other,
        "max": None,
    }
    refused = client.post(
        page,
        {
            "file": table(
                "Pit;pit;;Erfassung;06533001",
                "Pat;pat;;Wahlamt;99999999",
                f"Put;put;;Landesbeobachtung;{place.ags}",
                header=header,
            )
        },
    )
    text = text_of(refused)
    assert "Zeile 2, Feld Rolle" in text
    assert "Zeile 3, Feld Gemeindeschlüssel" in text
    assert "Zeile 4, Feld Gemeindeschlüssel" in text


def test_the_template_is_a_table_that_is_taken(client, place, lead):
    got = client.get(at("accounts_template", place))
    shown = client.post(
        at("accounts_file", place), {"file": SimpleUploadedFile("konten.csv", got.content)}
    )
    assert "Eröffnet würden 4 Konten" in text_of(shown)


def test_what_was_shown_is_confirmed_by_the_same_person_within_an_hour(
    client, place, lead, monkeypatch
):
    page = at("accounts_file", place)
    token = confirmation_in(client.post(page, {"file": table("Ömer;celik;;Erfassung")}))
    client.force_login(factories.lead(place))
    assert client.post(page, {"table": token}).status_code == 422
    client.force_login(lead)
    assert client.post(page, {"table": token[:-2] + "xx"}).status_code == 422
    monkeypatch.setattr(staff_files, "WAITS", timedelta(seconds=-1))
    assert client.post(page, {"table": token}).status_code == 422
    assert not User.objects.filter(username="celik").exists()


# --- The log ------------------------------------------------------------------------------------


def test_the_log_says_the_persons_name_beside_the_account(client, place):
    lead = factories.lead(place)
    User.objects.filter(pk=lead.pk).update(last_name="Lea Leitung")
    lead.refresh_from_db()
    clerk = factories.person(Role.CAPTURE_CLERK, place)
    lock_account(clerk.pk, place=place, reason="Ausgeschieden", actor=lead)
    client.force_login(lead)
    page = text_of(client.get(reverse("municipalities:log", args=[place.ags])))
    assert f'Lea Leitung <span class="facts__note">{lead.username}</span>' in page
    assert f"Lea Leitung ({lead.username})" in page
    assert "Konto gesperrt" in page
