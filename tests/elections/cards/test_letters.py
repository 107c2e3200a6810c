"""Wahlbriefe are counted by day and board, corrected with a trace, and never by sender."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import DateTimeField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.cards.letters import (
    Decided,
    Received,
    correct_letters,
    record_decision,
    record_letters,
)
from elections.actions.cards.polling_cards import invalidate_card
from elections.actions.course.setup import move_appointment
from elections.actions.districts.by_hand import assign_postal_district
from elections.law.cards.balance import PostalCounts
from elections.law.cards.issuing import PostalRejection
from elections.law.cards.rules import LetterRule
from elections.law.course.phases import Phase
from elections.law.districts.rules import DistrictRule
from elections.models import Election
from elections.models.cards.balance import postal_balance, unclear_slips
from elections.models.cards.letters import PostalDecision, PostalLetters
from elections.models.cards.polling_card import PollingCard
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests.elections.register_scene import CLOSING, DURING, MONDAY, Scene, add_entry, at

pytestmark = pytest.mark.django_db
NIGHT = at("2026-03-15T20:00")
DAY = NIGHT.date()
Ground = PostalRejection


@pytest.fixture
def scene():
    """Four people with a card; the second of them is invalid."""
    made = Scene()
    cards = [made.card(entry) for entry in made.entries]
    invalidate_card(cards[1].pk, on=MONDAY.date(), remark="falsch", now=MONDAY, actor=made.officer)
    return made


def receive(scene, letters, *, day=CLOSING, seen=None, **more):
    written = PostalLetters.objects.filter(election=scene.election).count()
    return record_letters(
        scene.election.pk, Received(day, letters, **more),
        seen=written if seen is None else seen, now=NIGHT, actor=scene.officer,
    )  # fmt: skip


def decide(scene, accepted, *, replaces=None, reason="", postal_district=None, **rejected):
    invalid = rejected.pop("with_invalid_card", 0)
    grounds = {Ground(name): count for name, count in rejected.items()}
    decided = Decided(accepted, grounds, invalid, postal_district)
    return record_decision(
        scene.election.pk, decided, replaces=replaces, reason=reason, now=NIGHT, actor=scene.officer
    )


def refused(act):
    with pytest.raises(RuleViolation) as refusal:
        act()
    return refusal.value.rule


def total(scene) -> PostalCounts:
    return postal_balance(scene.election).total


@pytest.mark.rules("R-WS-08", "R-CAST-06", "C-20")
def test_from_the_first_letter_to_a_balance_that_is_settled(scene):
    assert total(scene) == PostalCounts(4, 1)
    receive(scene, 1)
    receive(scene, 1, day=DAY)
    assert total(scene) == PostalCounts(4, 1, received=2)
    receive(scene, 0, day=DAY, after_the_hour=True)
    decide(scene, 1, no_affirmation=1)
    found = postal_balance(scene.election)
    assert found.total == PostalCounts(4, 1, 2, 0, 1, 1, 0)
    assert (found.not_returned, found.is_settled) == (1, True)
    receive(scene, 1, day=at("2026-03-17T09:00").date())
    assert postal_balance(scene.election).total.late == 1
    assert postal_balance(scene.election).not_returned == 0
    events = AuditEvent.objects.filter(act__startswith="postal_")
    assert sorted(event.act for event in events) == [
        "postal_decision.recorded", *["postal_letters.recorded"] * 4,
    ]  # fmt: skip


@pytest.mark.rules("R-DIST-06", "R-WS-08")
def test_every_postal_board_has_its_own_balance(scene):
    other = scene.add_district("002", "Schule")
    scene.card(add_entry(scene.election, other, "Kaya", "Mai", 1))
    application = scene.apply(None, applicant="Bondar")
    PollingCard.objects.create(
        election=scene.election, application=application, series="B", number=1, issued_at=MONDAY,
        holder={"family_name": "Bondar", "district": other.pk},
    )  # fmt: skip
    board = assign_postal_district(
        scene.election.pk, "900", "Briefwahl", [other.pk], actor=scene.officer
    )
    receive(scene, 2, postal_district=board.pk)
    receive(scene, 3)
    decide(scene, 2, postal_district=board.pk)
    found = postal_balance(scene.election)
    assert found.districts == {
        board.pk: PostalCounts(2, 0, received=2, accepted=2, rejected=0, with_invalid_card=0),
        None: PostalCounts(4, 1, received=3),
    }
    assert found.total == PostalCounts(6, 1, received=5)


@pytest.mark.rules("R-WS-08")
def test_a_slip_is_corrected_once_and_stays_to_be_read(scene):
    slip = receive(scene, 20)
    act = lambda why="verzählt": correct_letters(  # noqa: E731
        slip.pk, Received(CLOSING, 2), reason=why, now=NIGHT, actor=scene.officer
    )
    assert refused(lambda: act(" ")) is LetterRule.REASON_MISSING
    made = act()
    assert refused(act) is LetterRule.REPLACED_ALREADY
    assert (made.replaces, made.reason, total(scene).received) == (slip, "verzählt", 2)
    assert AuditEvent.objects.get(act="postal_letters.corrected").details["letters_before"] == 20
    first = decide(scene, 1)
    again = {"replaces": first.pk, "reason": "übersehen"}
    assert refused(lambda: decide(scene, 2)) is LetterRule.REPLACED_ALREADY
    assert refused(lambda: decide(scene, 2, replaces=first.pk)) is LetterRule.REASON_MISSING
    decide(scene, 2, **again)
    assert refused(lambda: decide(scene, 3, **again)) is LetterRule.REPLACED_ALREADY
    assert (total(scene).accepted, PostalDecision.objects.count()) == (2, 2)


@pytest.mark.rules("R-WS-08", "R-CAST-06")
def test_what_is_refused_writes_nothing(scene):
    assert refused(lambda: receive(scene, 1, day=DURING)) is LetterRule.BEFORE_THE_FIRST_CARD
    early = lambda: receive(scene, 1, after_the_hour=True)  # noqa: E731
    assert refused(early) is LetterRule.LATE_BEFORE_THE_DAY
    assert refused(lambda: receive(scene, 1, seen=7)) is LetterRule.CHANGED_MEANWHILE
    too_many = lambda: decide(scene, 1, no_valid_card=1, with_invalid_card=2)  # noqa: E731
    assert refused(too_many) is LetterRule.TOO_MANY_INVALID_CARDS
    slip = receive(scene, 1)
    Election.objects.filter(pk=scene.election.pk).update(phase=Phase.DETERMINED)
    correct = lambda: correct_letters(  # noqa: E731
        slip.pk, Received(CLOSING, 2), reason="x", now=NIGHT, actor=scene.officer
    )
    acts = (lambda: receive(scene, 1), lambda: decide(scene, 1), correct)
    assert {refused(act) for act in acts} == {LetterRule.COUNT_FINAL}
    assert (PostalLetters.objects.count(), PostalDecision.objects.count()) == (1, 0)


@pytest.mark.rules("R-WS-08")
def test_nothing_of_a_letter_tells_who_sent_it():
    for table in (PostalLetters, PostalDecision):
        led_to = {field.related_model for field in table._meta.get_fields() if field.is_relation}
        assert {model._meta.label for model in led_to} == {
            "elections.Election", "elections.PostalDistrict", "municipalities.User",
            table._meta.label,
        }  # fmt: skip
        hours = [f.name for f in table._meta.get_fields() if isinstance(f, DateTimeField)]
        assert hours == ["recorded_at"]


@pytest.mark.rules("R-WS-08", "R-CAST-06", "C-20")
def test_nothing_is_written_down_before_it_can_happen(scene):
    receive(scene, 3)
    early = {"seen": 1, "actor": scene.officer}
    late = Received(DAY, 1, after_the_hour=True)
    at_five = lambda: record_letters(  # noqa: E731
        scene.election.pk, late, now=at("2026-03-15T17:00"), **early
    )
    assert refused(at_five) is LetterRule.LATE_BEFORE_THE_HOUR
    decided = Decided(1, {})
    day_before = lambda: record_decision(  # noqa: E731
        scene.election.pk, decided, replaces=None, now=at("2026-03-14T12:00"), actor=scene.officer
    )
    assert refused(day_before) is LetterRule.DECIDED_BEFORE_THE_DAY
    assert (PostalLetters.objects.count(), PostalDecision.objects.count()) == (1, 0)
    assert record_letters(scene.election.pk, late, now=at("2026-03-15T18:00"), **early).is_late


@pytest.mark.rules("R-CAST-06", "C-20")
def test_slips_that_were_counted_for_another_last_day_are_checked_once_more(scene):
    receive(scene, 1)
    slip = receive(scene, 2, day=at("2026-03-16T09:00").date())
    assert (slip.is_late, unclear_slips(scene.election)) == (True, [])
    due = scene.election.calendar.get(code="C-20")
    move_appointment(due.pk, on=date(2026, 3, 17), reason="Hochwasser", actor=scene.lead)
    assert unclear_slips(scene.election) == [slip]
    found = postal_balance(scene.election)
    assert [one.rule for one in found.findings[None]] == [LetterRule.CLASSED_BY_ANOTHER_DAY]
    right = Received(slip.received_on, 2)
    made = correct_letters(
        slip.pk, right, reason="Frist verlegt", now=timezone.now(), actor=scene.officer
    )
    assert (made.is_late, unclear_slips(scene.election)) == (False, [])


@pytest.mark.rules("R-WS-08", "R-DIST-06")
def test_what_was_counted_before_there_were_boards_moves_to_one(scene, office):
    slip = receive(scene, 2)
    first = decide(scene, 2)
    board = assign_postal_district(
        scene.election.pk, "900", "Briefwahl", [scene.district.pk], actor=scene.officer
    )
    shown = office.get(address(scene))
    assert "ohne Briefwahlbezirk gezählt" in text_of(shown)
    left_over = f"{address(scene, 'letters_decision')}?bezirk=0"
    assert office.get(left_over).status_code == 200
    moved = {"received_on": "2026-03-13", "letters": "2", "reason": "gehört zu 900",
             "postal_district": str(board.pk)}  # fmt: skip
    page = address(scene, "letters_correct", slip.pk)
    assert office.post(page, moved).status_code == 302
    decide(scene, 0, replaces=first.pk, reason="gehört zu 900")
    receive(scene, 0, day=DAY, after_the_hour=True, postal_district=board.pk)
    decide(scene, 2, postal_district=board.pk)
    found = postal_balance(scene.election)
    assert found.districts == {board.pk: PostalCounts(4, 1, 2, 0, 2, 0, 0)}
    assert (found.is_settled, "ohne Briefwahlbezirk" in text_of(office.get(address(scene)))) == (
        True, False,
    )  # fmt: skip
    assert PostalLetters.objects.get(replaces=slip).reason == "gehört zu 900"


@pytest.mark.rules("R-WS-08", "R-DIST-06")
def test_a_district_does_not_change_its_board_once_letters_are_counted(scene):
    other = scene.add_district("002", "Schule")

    def assign(number, *districts):
        keys = [district.pk for district in districts]
        return assign_postal_district(
            scene.election.pk, number, "Briefwahl", keys, actor=scene.officer
        )

    one = assign("900", scene.district)
    two = assign("901", other)
    slip = receive(scene, 2, postal_district=one.pk)
    changes = {
        "from a board with letters to another": lambda: assign("901", scene.district, other),
        "from a board with letters to none": lambda: assign("900"),
        "from another to a board with letters": lambda: assign("900", scene.district, other),
        "to a new board": lambda: assign("902", scene.district),
    }
    found = {name: refused(act) for name, act in changes.items()}
    assert found == dict.fromkeys(changes, DistrictRule.POSTAL_LETTERS_COUNTED)
    assert assign("900", scene.district).districts.get() == scene.district
    correct_letters(
        slip.pk, Received(CLOSING, 0), reason="vertippt", now=NIGHT, actor=scene.officer
    )
    assert assign("901", scene.district, other) == two
    assert list(one.districts.all()) == []


# --- Pages ------------------------------------------------------------------------------------


@pytest.fixture
def office(scene):
    client = Client()
    client.force_login(scene.officer)
    return client


def address(scene, name="letters", *keys) -> str:
    return reverse(f"elections:{name}", args=[scene.election.pk, *keys])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def cells(answer) -> list[str]:
    """The numbers of the first line of the balance."""
    row = text_of(answer).split("<tbody>")[1].split("</tr>")[0]
    return [cell.split("</td>")[0].strip() for cell in row.split('<td class="number">')[1:]]


@pytest.mark.rules("R-WS-08")
def test_the_page_counts_shows_and_corrects(scene, office):
    empty = office.get(address(scene))
    assert cells(empty) == ["4", "1", *["noch offen"] * 7]
    typed = {"received_on": "2026-03-13", "letters": "2", "seen": "0"}
    assert office.post(address(scene), typed).status_code == 302
    twice = office.post(address(scene), typed)
    assert (twice.status_code, PostalLetters.objects.count()) == (422, 1)
    assert 'name="seen" value="1"' in text_of(twice)
    for wrong in [{"letters": ""}, {"letters": "-1"}, {"received_on": "2999-01-01"}, {"seen": "x"}]:
        assert office.post(address(scene), typed | {"seen": "1"} | wrong).status_code == 422
    late = typed | {
        "received_on": "2026-03-15",
        "letters": "0",
        "after_the_hour": "on",
        "seen": "1",
    }
    assert office.post(address(scene), late).status_code == 302
    slip = PostalLetters.objects.get(letters=2)
    page = address(scene, "letters_correct", slip.pk)
    right = {"received_on": "2026-03-13", "letters": "3"}
    assert office.post(page, right).status_code == 422
    assert office.post(page, right | {"reason": "verzählt"}).status_code == 302
    assert office.post(page, right | {"reason": "verzählt"}).status_code == 422
    shown = office.get(address(scene))
    assert "berichtigt, vorher 2: verzählt" in text_of(shown)
    assert cells(shown) == ["4", "1", "3", "0", *["noch offen"] * 5]


@pytest.mark.rules("R-WS-08")
def test_the_decision_of_a_board_asks_for_every_ground(scene, office):
    receive(scene, 3)
    receive(scene, 0, day=DAY, after_the_hour=True)
    page = address(scene, "letters_decision")
    grounds = {ground.value: "0" for ground in Ground if ground is not Ground.LATE}
    typed = {"accepted": "2", "replaces": "0", **grounds}
    assert Ground.LATE.value not in office.get(page).context["form"].fields
    assert office.post(page, {**typed, "not_sealed": ""}).status_code == 422
    unsure = {**typed, "no_valid_card": "1"}
    assert "auch wenn sie 0 ist" in text_of(office.post(page, unsure))
    assert office.post(page, {**unsure, "with_invalid_card": "2"}).status_code == 422
    assert office.post(page, {**unsure, "with_invalid_card": "1"}).status_code == 302
    shown = office.get(address(scene))
    assert cells(shown) == ["4", "1", "3", "0", "2", "1", "1", "0", "1"]
    assert "Die Bilanz geht auf" in text_of(shown)
    stale = office.post(page, {**typed, "reason": "neu"})
    assert stale.status_code == 422
    assert "hat inzwischen jemand berichtigt" in text_of(stale)
    made = PostalDecision.objects.get()
    fresh = {**typed, "accepted": "3", "replaces": str(made.pk), "reason": "neu"}
    assert office.post(page, fresh).status_code == 302
    assert cells(office.get(address(scene))) == ["4", "1", "3", "0", "3", "0", "0", "0", "0"]
    for nowhere in ("99", "x"):
        assert office.get(f"{page}?bezirk={nowhere}").status_code == 404


@pytest.mark.rules("R-WS-08", "R-DIST-06")
def test_with_postal_boards_the_board_is_chosen_and_what_cannot_be_is_said(scene, office):
    board = assign_postal_district(
        scene.election.pk, "900", "Briefwahl", [scene.district.pk], actor=scene.officer
    )
    scene.add_district("002", "Schule")
    typed = {"received_on": "2026-03-13", "letters": "9", "seen": "0"}
    assert office.post(address(scene), typed).status_code == 422
    assert office.post(address(scene), typed | {"postal_district": "77"}).status_code == 422
    chosen = typed | {"postal_district": str(board.pk)}
    assert office.post(address(scene), chosen).status_code == 302
    assert PostalLetters.objects.get().postal_district == board
    assert "Eingegangene Wahlbriefe: 9. Gültige Wahlscheine: nur 3." in text_of(
        office.get(address(scene))
    )
    assert office.get(f"{address(scene, 'letters_decision')}?bezirk={board.pk}").status_code == 200
    Election.objects.filter(pk=scene.election.pk).update(phase=Phase.DETERMINED)
    shown = text_of(office.get(address(scene)))
    assert ("ändern sich nicht mehr" in shown, "Wahlbriefe eintragen" in shown) == (True, False)


@pytest.mark.rules("R-WS-08")
def test_a_corrected_decision_leaves_every_number_and_reason_to_be_read(scene, office):
    receive(scene, 3)
    first = decide(scene, 1, no_valid_card=2, with_invalid_card=1)
    decide(scene, 2, not_sealed=1, replaces=first.pk, reason="falsche Spalte")
    page = f"{address(scene, 'letters_decision')}?bezirk=0"
    for phase in (Phase.COUNTING, Phase.DETERMINED):
        Election.objects.filter(pk=scene.election.pk).update(phase=phase)
        answer = office.get(page)
        rows = [(one.row.accepted, one.grounds) for one in answer.context["earlier"]]
        assert rows == [
            (2, [("weder Wahlbrief noch Stimmzettelumschlag verschlossen", 1)]),
            (1, [("kein gültiger Wahlschein", 2)]),
        ]
        assert "falsche Spalte" in text_of(answer)
        assert ("<form" in text_of(answer).split("<h2>")[1]) is (phase is Phase.COUNTING)
    assert "ansehen" in text_of(office.get(address(scene)))
    details = AuditEvent.objects.get(act="postal_decision.corrected").details
    assert details == {
        "accepted": 2, "rejected": 1, "with_invalid_card": 0, "reason": "falsche Spalte",
        "accepted_before": 1, "rejected_before": 2, "with_invalid_card_before": 1,
    }  # fmt: skip


def test_one_letter_is_one_letter(scene, office):
    typed = {"received_on": "2026-03-13", "letters": "1", "seen": "0"}
    said = text_of(office.post(address(scene), typed, follow=True))
    assert "Eingetragen: 1 Wahlbrief vom 13.03.2026." in said


def test_slips_of_another_election_are_not_found(scene, office):
    slip = receive(scene, 1)
    other = Scene()
    assert office.get(address(other)).status_code == 404
    client = Client()
    client.force_login(other.officer)
    assert client.get(address(other, "letters_correct", slip.pk)).status_code == 404
