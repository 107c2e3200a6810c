"""The voters' form behind the code on the notice: discreet, in eight languages, nothing lost."""

from __future__ import annotations

import io
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.log import DiscreetFormatter
from elections.actions.cards.applications import refuse_application
from elections.actions.cards.attempts import PER_ADDRESS, PER_CODE, begin_attempt
from elections.actions.cards.online import acknowledge, submit, take_receipt, take_receipts
from elections.actions.register.corrections import strike_entry
from elections.files.cards.voter_texts import LANGUAGES, voter_texts
from elections.law.course.phases import Phase
from elections.models.cards.codes import notice_code, spelled
from elections.models.cards.ledger import reconciliation
from elections.models.cards.polling_card import (
    CardApplication,
    OnlineReceipt,
    ReceiptAcknowledgement,
)
from elections.models.register.entries import RegisterEntry, RegisterStrike
from elections.tasks import take_receipts_task
from municipalities.law.days import KnownDay, typed_day
from municipalities.models import AuditEvent
from tests.database import by_owner
from tests.elections.register_scene import DURING, MONDAY, Scene

pytestmark = pytest.mark.django_db

GOOD = {"birth_date": "04.03.1980", "confirm": "on"}
NOBODY = "A" * 24
MOST_BYTES = 60_000


@pytest.fixture
def scene():
    cache.clear()
    made = Scene()
    soon = timezone.localdate() + timedelta(days=5)
    made.election.calendar.filter(code="C-16").update(on=soon)
    return made


def address(entry, language="de"):
    return f"{reverse('elections:apply_online', args=[notice_code(entry.pk)])}?lang={language}"


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def known_of(entry):
    return {entry.family_name, entry.given_names, entry.street, "1980", "001/1"}


# --- What it shows ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_in_every_language_and_shows_nothing_of_the_person(language, scene):
    entry = scene.entries[0]
    answer = Client().get(address(entry, language))
    said, text = text_of(answer), voter_texts(language)
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in said
    assert text["form.birth_date"].replace("'", "&#x27;") in said
    assert "{" not in said.replace("{% ", "")
    assert [word for word in known_of(entry) if word in said] == []
    for one in LANGUAGES.values():
        assert one.name in said
    assert {
        name: answer[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    } == {
        "Cache-Control": "no-store, private",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }


def test_the_whole_page_is_small_and_needs_no_script(scene):
    answer = Client().get(address(scene.entries[0], "uk"))
    style = (Path(settings.BASE_DIR) / "static" / "css" / "voter.css").stat().st_size
    assert len(answer.content) + style < MOST_BYTES
    assert b"<script" not in answer.content
    assert answer.content.count(b"stylesheet") == 1


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({}, "", "de"),
        ({"Accept-Language": "tr-TR,de;q=0.8"}, "", "tr"),
        ({"Accept-Language": "tr"}, "?lang=pl", "pl"),
        ({"Accept-Language": "fr"}, "?lang=xx", "de"),
    ],
    ids=["German by default", "the browser's", "the chosen one", "one that nobody wrote"],
)
def test_the_language_is_chosen(headers, query, language, scene):
    plain = address(scene.entries[0]).split("?")[0]
    answer = Client(headers=headers).get(plain + query)
    assert f'<html lang="{language}"' in text_of(answer)


@pytest.mark.parametrize("way", ["lower case and groups", "capitals, as a QR code is read"])
def test_the_code_may_be_spelled_in_any_way(way, scene):
    code = notice_code(scene.entries[0].pk)
    path = f"/w/{spelled(code).lower()}/" if way.startswith("lower") else f"/W/{code}/"
    assert Client().get(path).status_code == 200


# --- Nobody learns who is in the register -----------------------------------------------------


@pytest.mark.rules("R-REG-04")
def test_a_code_of_nobody_a_struck_person_and_a_wrong_code_look_alike(scene):
    struck = scene.entries[0]
    strike_entry(
        struck.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    missing = RegisterEntry(pk=struck.pk + 10_000)
    paths = [
        address(struck).split("?")[0],
        address(missing).split("?")[0],
        reverse("elections:apply_online", args=[NOBODY]),
        reverse("elections:apply_online", args=["ü" * 24]),
    ]
    answers = [
        getattr(Client(), method)(path, GOOD) for path in paths for method in ("get", "post")
    ]
    assert {answer.status_code for answer in answers} == {404}
    bare = {text_of(answer) for answer in answers}
    assert len(bare) == 1
    assert voter_texts("de")["form.unknown_code_title"] in bare.pop()


def test_the_code_never_stands_in_the_log(scene):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DiscreetFormatter("{message}", style="{"))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        for path in (f"/w/{NOBODY}/", f"/W/{spelled(NOBODY)}/", f"/w/{NOBODY}/x"):
            Client().get(path)
        Client().put(address(scene.entries[0]))
    finally:
        logger.removeHandler(handler)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 4
    assert all("/w/…" in line.lower() for line in lines)
    assert not any("AAAA" in line or notice_code(scene.entries[0].pk) in line for line in lines)


@pytest.mark.rules("R-WS-02")
def test_wrong_birth_dates_are_counted_per_code_and_a_right_one_costs_nothing(scene):
    first, second, *_ = scene.entries
    wrong = GOOD | {"birth_date": "05.03.1980"}
    client = Client()
    codes = [client.post(address(first), wrong).status_code for _ in range(PER_CODE + 1)]
    assert codes == [422] * PER_CODE + [429]
    locked = client.post(address(first), GOOD)
    assert (locked.status_code, OnlineReceipt.objects.count()) == (429, 0)
    assert voter_texts("de")["form.too_many"] in text_of(locked)
    assert client.post(address(second), GOOD).status_code == 200


def test_wrong_birth_dates_are_counted_per_address_too(scene):
    attempts = [begin_attempt(entry, "192.0.2.7") for entry in range(PER_ADDRESS)]
    assert None not in attempts
    assert begin_attempt(PER_ADDRESS, "192.0.2.7") is None
    assert begin_attempt(PER_ADDRESS, "192.0.2.8") is not None
    attempts[0].forget()
    assert begin_attempt(PER_ADDRESS, "192.0.2.7") is not None


# --- What it takes ----------------------------------------------------------------------------


@pytest.mark.rules("R-WS-02")
def test_an_application_is_received_recorded_and_acknowledged(scene):
    entry = scene.entries[0]
    typed = GOOD | {"ship_elsewhere": "on", "ship_to": "c/o Rossi, Via Roma 1, Milano"}
    answer = Client().post(address(entry, "tr"), typed)
    assert answer.status_code == 200
    assert voter_texts("tr")["form.receipt"].format(number=1) in text_of(answer)
    made = CardApplication.objects.get()
    assert (made.entry, made.channel, made.ship_to) == (entry, "online", typed["ship_to"])
    assert (made.receipt.number, made.receipt.language) == (1, "tr")
    assert made.received_at == made.receipt.received_at
    assert made.receipt.acknowledgement is not None
    assert "Milano" not in str(list(AuditEvent.objects.values_list("details", flat=True)))


def test_it_sets_no_cookie_and_needs_none(scene):
    # A browser that hands on no referrer names no origin: a token would refuse everybody.
    client = Client(enforce_csrf_checks=True, headers={"Origin": "null"})
    for answer in (client.get(address(scene.entries[0])),
                   client.post(address(scene.entries[0]), GOOD)):  # fmt: skip
        assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert OnlineReceipt.objects.count() == 1


@pytest.mark.rules("R-WS-02")
def test_who_applies_twice_is_told_the_first_number(scene):
    Client().post(address(scene.entries[1]), GOOD)
    Client().post(address(scene.entries[0]), GOOD)
    again = Client().post(address(scene.entries[0]), GOOD)
    assert voter_texts("de")["form.already"].format(number=2) in text_of(again)
    # Nothing new is on its way: neither another address nor a second set of papers.
    assert voter_texts("de")["form.already_ask"] in text_of(again)
    assert voter_texts("de")["form.done_text"] not in text_of(again)
    assert [OnlineReceipt.objects.count(), CardApplication.objects.count()] == [2, 2]


@pytest.mark.rules("R-WS-01", "R-WS-02")
def test_who_was_refused_applies_once_more_and_the_office_sees_it(scene):
    Client().post(address(scene.entries[0]), GOOD)
    first = CardApplication.objects.get()
    why = {"refused_on": DURING, "reason": "Unterschrift", "actor": scene.officer}
    refuse_application(first.pk, **why)
    again = Client().post(address(scene.entries[0]), GOOD)
    assert voter_texts("de")["form.receipt"].format(number=2) in text_of(again)
    waiting = CardApplication.objects.unsettled().get()
    assert (waiting.entry, waiting.receipt.number) == (scene.entries[0], 2)
    # Once that one waits, whoever comes again is told its number.
    third = Client().post(address(scene.entries[0]), GOOD)
    assert voter_texts("de")["form.already"].format(number=2) in text_of(third)
    assert reconciliation(scene.election).balanced


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"birth_date": "gestern"}, "bad_date"),
        ({"birth_date": "31.02.1980"}, "bad_date"),
        ({"birth_date": ""}, "bad_date"),
        ({"birth_date": "1\x002.03.1980"}, "wrong_birth_date"),
        ({"birth_date": "4" * 60}, "bad_date"),
        ({"birth_date": "05.03.1980"}, "wrong_birth_date"),
        ({"birth_date": "1980"}, "wrong_birth_date"),
        ({"birth_date": "00.00.1980"}, "wrong_birth_date"),
        ({"birth_date": "03.1980"}, "wrong_birth_date"),
        ({"confirm": ""}, "confirm_missing"),
        ({"ship_elsewhere": "on", "ship_to": "  "}, "ship_to_missing"),
        ({"ship_elsewhere": "on", "ship_to": "x" * 301}, "ship_to_missing"),
    ],
    ids=["no day", "no such day", "empty", "NUL", "endless", "another's", "the year alone",
         "the year and fillers", "the month", "unconfirmed",
         "no address", "an endless address"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_is_wrong_is_said_in_the_language_and_nothing_is_written(language, change, key, scene):
    answer = Client().post(address(scene.entries[0], language), GOOD | change)
    assert (answer.status_code, OnlineReceipt.objects.count()) == (422, 0)
    assert voter_texts(language)[f"form.{key}"] in text_of(answer)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.08.1985", "1985-08-24"),
        (" 24/8/1985 ", "1985-08-24"),
        ("1985-08-24", "1985-08-24"),
        ("24081985", "1985-08-24"),
        ("٢٤.٠٨.١٩٨٥", "1985-08-24"),
        ("00.08.1985", "1985-08-00"),
        ("xx.xx.1985", "1985-00-00"),
        ("1985", "1985-00-00"),
        ("24.08.85", None),
        ("24.8", None),
        ("0.0.0", None),
        ("", None),
    ],
)
def test_a_birth_date_is_read_as_people_write_it(typed, day):
    found = typed_day(typed)
    assert (found.text if found else None) == day


@pytest.mark.rules("R-WS-02")
@pytest.mark.parametrize(
    ("known", "typed", "status"),
    [
        (KnownDay(1971), "1971", 200),
        (KnownDay(1971), "12.06.1971", 200),
        (KnownDay(1971), "1972", 422),
        (KnownDay(1971, 6), "00.06.1971", 200),
        (KnownDay(1971, 6), "12.06.1971", 200),
        (KnownDay(1971, 6), "1971", 422),
        (KnownDay(1971, 6), "12.07.1971", 422),
    ],
    ids=["the year", "a day of the year", "another year", "the month", "a day of the month",
         "less than is known", "another month"],
)  # fmt: skip
def test_a_birth_known_in_part_is_proved_by_all_that_is_known(known, typed, status, scene):
    entry = scene.entries[0]
    RegisterEntry.objects.filter(pk=entry.pk).update(birth_date=known)
    answer = Client().post(address(entry), GOOD | {"birth_date": typed})
    assert (answer.status_code, OnlineReceipt.objects.count()) == (status, int(status == 200))


@pytest.mark.rules("R-WS-02")
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("known", [KnownDay(), KnownDay(0, 6, 12)], ids=["nothing", "no year"])
def test_who_was_born_in_an_unknown_year_is_sent_to_the_office(known, language, scene):
    entry = scene.entries[0]
    RegisterEntry.objects.filter(pk=entry.pk).update(birth_date=known)
    typed = GOOD | {"birth_date": "12.06.1971"}
    for answer in (Client().get(address(entry, language)),
                   Client().post(address(entry, language), typed)):  # fmt: skip
        assert (answer.status_code, OnlineReceipt.objects.count()) == (200, 0)
        assert voter_texts(language)["form.in_writing"] in text_of(answer)


# --- When -------------------------------------------------------------------------------------


@pytest.mark.rules("C-10", "C-16")
@pytest.mark.parametrize(
    ("code", "days", "keys"),
    [
        ("C-16", -1, ["too_late", "late_illness"]),
        ("C-10", 1, ["too_early"]),
    ],
    ids=["the period is over", "it has not begun"],
)
def test_outside_the_period_the_way_to_the_office_is_named(code, days, keys, scene):
    day = timezone.localdate() + timedelta(days=days)
    scene.election.calendar.filter(code=code).update(on=day)
    for answer in (Client().get(address(scene.entries[0])),
                   Client().post(address(scene.entries[0]), GOOD)):  # fmt: skip
        said = text_of(answer)
        for key in keys:
            expected = voter_texts("de")[f"form.{key}"]
            assert expected.format(late_until="15:00", apply_from=f"{day:%d.%m.%Y}") in said
        assert scene.election.municipality.short_name in said
    assert not OnlineReceipt.objects.exists()


def test_a_cancelled_election_takes_no_application(scene):
    scene.election.phase = Phase.CANCELLED.value
    scene.election.save()
    answer = Client().post(address(scene.entries[0]), GOOD)
    assert voter_texts("de")["form.not_possible"] in text_of(answer)
    assert not OnlineReceipt.objects.exists()


def test_who_is_struck_between_question_and_answer_is_refused(scene, monkeypatch):
    entry = scene.entries[0]
    strike_entry(
        entry.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    with pytest.raises(Exception, match=r"elections\.card_for_struck"):
        submit(entry.pk, ship_to="", language="de", now=timezone.now())


# --- Nothing is lost --------------------------------------------------------------------------


@pytest.mark.rules("R-WS-02")
def test_what_died_before_the_register_shows_and_is_made_good_once(scene):
    entry = scene.entries[0]
    sent = submit(entry.pk, ship_to="", language="de", now=timezone.now())
    client = Client()
    client.force_login(scene.officer)
    page = reverse("elections:reconciliation", args=[scene.election.pk])
    overview = reverse("elections:applications", args=[scene.election.pk])
    for address_of_page in (page, overview):
        said = text_of(client.get(address_of_page))
        assert "nicht im Verzeichnis" in said
    assert take_receipts_task() == 1
    assert take_receipts() == 0
    assert take_receipt(sent.receipt.pk) == CardApplication.objects.get()
    # The person never saw the number, and that stays a difference.
    assert "nicht bestätigt" in text_of(client.get(page))
    acknowledge(sent.receipt.pk, now=timezone.now())
    acknowledge(sent.receipt.pk, now=timezone.now())
    assert ReceiptAcknowledgement.objects.count() == 1
    assert "Alles stimmt" in text_of(client.get(page))


def test_a_receipt_that_the_law_refuses_holds_up_no_other(scene):
    other = Scene()
    for made in (scene, other):
        submit(made.entries[0].pk, ship_to="", language="de", now=MONDAY)
    scene.election.phase = Phase.CANCELLED.value
    scene.election.save()
    assert take_receipts() == 1
    assert CardApplication.objects.get().entry == other.entries[0]


def test_a_failure_on_the_way_into_the_register_does_not_reach_the_person(scene):
    by_owner(
        "ALTER TABLE elections_cardapplication ADD CONSTRAINT broken CHECK (channel <> 'online')"
    )
    answer = Client().post(address(scene.entries[0]), GOOD)
    assert answer.status_code == 200
    assert (OnlineReceipt.objects.count(), CardApplication.objects.count()) == (1, 0)
    by_owner("ALTER TABLE elections_cardapplication DROP CONSTRAINT broken")
    assert take_receipts() == 1


# --- The code by hand -------------------------------------------------------------------------


def test_a_typed_code_leads_to_the_form(scene):
    client, start = Client(), reverse("elections:apply_start")
    code = notice_code(scene.entries[0].pk)
    assert client.get(start).status_code == 200
    answer = client.post(f"{start}?lang=pl", {"code": spelled(code).lower()})
    assert answer.url == f"/w/{code.lower()}/?lang=pl"
    unknown = client.post(start, {"code": '<b>"ABC'})
    assert unknown.status_code == 404
    assert "<b>" not in text_of(unknown)
