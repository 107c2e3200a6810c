"""Who stands in the wrong Wahlbezirk once numbers are fixed, and moving them together."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.districts.diff import diff_of
from elections.actions.register.corrections import move_entry
from elections.actions.register.misplaced import (
    UnknownStreet,
    misplaced,
    move_together,
    unknown_streets,
)
from elections.actions.register.moves import moves_by
from elections.actions.register.numbering import fix_numbers
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.rules import RegisterRule
from elections.models.register.address import Address
from elections.models.register.entries import RegisterCorrection, RegisterStrike
from elections.views.districts.moves import moves_texts
from municipalities.models import AuditEvent
from tests.elections.districts.test_district_acts import STREETS, TODAY, Office, refused

pytestmark = pytest.mark.django_db
GROUNDS = Grounds(Basis.OBVIOUS_ERROR, TODAY, "Verzeichnis berichtigt")


@pytest.fixture
def office():
    made = Office()
    made.streets("Weg;;;;001", "Hof;;;;001", "Alt;;;;002")
    return made


def fix(office):
    office.assign()
    fix_numbers(office.election.pk, now=timezone.now(), actor=office.actor)


def keys(office):
    return [one.key for one in misplaced(office.election)]


def move(office, chosen):
    return move_together(office.election.pk, chosen, grounds=GROUNDS, actor=office.actor)


def labels(office):
    return [
        (one.street, one.now.number, one.then.number, len(one.entries), one.is_closed)
        for one in misplaced(office.election)
    ]


@pytest.mark.rules("R-REG-02", "R-REG-03", "R-REG-06", "R-REG-10")
def test_a_street_that_was_wrong_is_moved_together_and_nobody_elses_number_changes(office):
    first, second = office.enter("Weg", name="Adam"), office.enter("WEG", "7", name="Yilmaz")
    stays, there = office.enter("Hof", name="Berg"), office.enter("Alt", name="Celik")
    office.streets("Weg;;;;001", "Hof;;;;001", "Alt;;;;002")
    assert keys(office) == []
    fix(office)
    _diff, moves = office.streets("Weg;;;;002", "Hof;;;;001", "Alt;;;;002")
    assert (moves.held, moves.changed) == (2, 0)
    assert labels(office) == [("Weg", "001", "002", 2, False)]
    before = office.where(stays, there)
    assert move(office, keys(office)) == 2
    assert office.where(stays, there) == before == [("001", 2), ("002", 1)]
    assert office.where(first, second) == [("002", 2), ("002", 3)]
    rows = RegisterCorrection.objects.filter(entry__in=[first, second])
    assert {(str(row.before), str(row.after), row.reason) for row in rows} == {
        ("{'district': '001'}", "{'district': '002'}", "Verzeichnis berichtigt")
    }
    details = AuditEvent.objects.get(act="register.moved_together").details
    assert details["persons_moved"] == 2
    assert keys(office) == []
    refused(lambda: move(office, ["1-2-weg"]), RegisterRule.MOVED_MEANWHILE)


@pytest.mark.rules("R-REG-03")
def test_a_directory_that_was_put_right_wrongly_can_be_put_right_again(office):
    person = office.enter("Weg")
    fix(office)
    office.streets("Weg;;;;002")
    move(office, keys(office))
    office.streets("Weg;;;;001")
    assert move(office, keys(office)) == 1
    assert [place[0] for place in office.where(person)] == ["001"]


@pytest.mark.rules("R-REG-02", "R-REG-03", "R-REG-11")
def test_who_moved_house_was_put_by_hand_is_struck_or_closed_stays(office):
    moved, struck, typed = (
        office.enter("Hof"),
        office.enter("Weg"),
        office.enter("Weg", district=office.one, origin="hand"),
    )
    chosen = office.enter("Neubau")
    office.choose(chosen, office.one)
    early = office.enter("Hof", "3")
    office.assign()
    move_entry(early.pk, Address("Weg", "3"), grounds=GROUNDS, actor=office.actor)
    fix(office)
    move_entry(moved.pk, Address("Alt", "2"), grounds=GROUNDS, actor=office.actor)
    RegisterStrike.objects.create(entry=struck, ground="died", struck_on=TODAY)
    office.streets("Weg;;;;002", "Neubau;;;;002", "Alt;;;;002")
    # Only a move before the numbers were fixed follows the directory.
    assert [one.entries for one in misplaced(office.election)] == [(early.pk,)]
    office.close(office.two)
    assert labels(office) == [("Weg", "001", "002", 1, True)]
    refused(lambda: move(office, keys(office)), RegisterRule.MOVED_MEANWHILE)
    assert [place[0] for place in office.where(early, chosen, typed)] == ["001"] * 3


@pytest.mark.rules("R-REG-10")
def test_without_reason_or_during_the_inspection_on_no_basis_nobody_is_moved(office):
    person = office.enter("Weg")
    fix(office)
    office.streets("Weg;;;;002")
    for grounds, rule in [
        (Grounds(Basis.OBVIOUS_ERROR, TODAY, " "), RegisterRule.REASON_MISSING),
        (Grounds(Basis.RIGHT_LOST, TODAY, "Muster"), RegisterRule.CORRECTION_NOT_NOW),
        (Grounds(Basis.APPLICATION, TODAY, "Muster"), RegisterRule.CORRECTION_NOT_NOW),
    ]:
        chosen = keys(office)
        refused(
            lambda grounds=grounds, chosen=chosen: move_together(
                office.election.pk, chosen, grounds=grounds, actor=office.actor
            ),
            rule,
        )
    assert office.where(person) == [("001", 1)]


@pytest.mark.rules("R-REG-03")
def test_what_a_directory_does_not_move_is_said_before_it_is_taken_in(office):
    office.enter("Weg")
    fix(office)
    file = office.hand_in(STREETS, "Weg;;;;002")
    assert moves_by(office.election, diff_of(file).entries, ()).held == 1


def test_the_page_shows_the_streets_and_moves_those_that_stay_ticked(office, client):
    client.force_login(office.actor)
    url = reverse("elections:misplaced", args=[office.election.pk])

    def see(**typed):
        answer = client.post(url, typed, follow=True) if typed else client.get(url)
        return " ".join(answer.content.decode().split())

    people = [office.enter("Weg"), office.enter("Hof")]
    assert "Die Nummern stehen noch nicht fest" in see()
    fix(office)
    back = f'<a href="{reverse("elections:districts", args=[office.election.pk])}">Zurück'
    page = see()
    assert "Niemand steht im falschen Wahlbezirk" in page
    assert back in page
    office.streets("Weg;;;;002", "Hof;;;;002")
    page = see()
    assert "Weg: 1 Person, Wahlbezirk 001 → 002" in page
    assert page.count(" checked") >= 2
    on = date.today().strftime("%d.%m.%Y")
    said = see(basis=Basis.OBVIOUS_ERROR.value, on=on, reason="Verzeichnis berichtigt")
    assert "Wählen Sie mindestens eine Straße." in said
    chosen = next(one.key for one in misplaced(office.election) if one.street == "Weg")
    said = see(
        groups=chosen, basis=Basis.OBVIOUS_ERROR.value, on=on, reason="Verzeichnis berichtigt"
    )
    assert "1 Person ist umgetragen." in said
    assert [place[0] for place in office.where(*people)] == ["002", "001"]
    assert "Hof: 1 Person" in said


def test_a_second_window_is_told_that_somebody_was_moved_meanwhile(office, client):
    client.force_login(office.actor)
    url = reverse("elections:misplaced", args=[office.election.pk])
    office.enter("Weg")
    stays = office.enter("Hof")
    fix(office)
    office.streets("Weg;;;;002", "Hof;;;;002")
    on = date.today().strftime("%d.%m.%Y")
    typed = {"basis": Basis.OBVIOUS_ERROR.value, "on": on, "reason": "Verzeichnis berichtigt"}
    both = keys(office)
    weg = next(one.key for one in misplaced(office.election) if one.street == "Weg")
    assert client.post(url, typed | {"groups": weg}).status_code == 302
    for chosen in (both, weg):
        answer = client.post(url, typed | {"groups": chosen})
        assert answer.status_code == 422
        assert "Inzwischen sind Personen umgetragen" in answer.content.decode()
    assert [place[0] for place in office.where(stays)] == ["001"]
    assert client.post(url, typed | {"groups": keys(office)}).status_code == 302
    answer = client.post(url, typed | {"groups": both})
    assert "Inzwischen sind Personen umgetragen" in answer.content.decode()


@pytest.mark.rules("R-REG-02", "R-REG-03")
def test_whose_street_a_new_directory_no_longer_knows_is_said_before_and_after(office, client):
    client.force_login(office.actor)
    office.enter("Weg"), office.enter("Weg"), office.enter("Weg", "9")
    office.enter("Neubau", district=office.one, origin="hand")
    RegisterStrike.objects.create(entry=office.enter("Alt"), ground="died", struck_on=TODAY)
    office.enter("Hof")
    fix(office)
    file = office.hand_in(STREETS, "Hof;;;;001")
    moves = moves_by(office.election, diff_of(file).entries, ())
    assert (moves.unknown, moves.unknown_addresses, moves.lost) == (3, 2, 0)
    assert [text for text in moves_texts(moves) if "2 Anschriften" in text] == [
        "3 Personen wohnen an Anschriften, die das Straßenverzeichnis nicht (mehr) kennt: "
        "2 Anschriften. Sie behalten ihren Wahlbezirk; prüfen Sie, ob im Straßenverzeichnis etwas "
        "fehlt."
    ]
    office.streets("Hof;;;;001")
    assert unknown_streets(office.election) == [UnknownStreet("Weg", 2, 3)]
    page = client.get(reverse("elections:misplaced", args=[office.election.pk]))
    shown = " ".join(page.content.decode().split())
    assert "Weg: 2 Anschriften, 3 Personen" in shown
