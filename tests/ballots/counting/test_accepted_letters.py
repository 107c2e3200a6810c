"""Those who count see what became of the Wahlscheine, and whether a postal unit agrees with it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from ballots.models import CountingUnit, UnitReport
from ballots.views.counting.units import _rows
from elections.actions.cards.letters import Decided, record_decision
from elections.actions.districts.by_hand import assign_postal_district
from elections.models.course.accepted_letters import accepted_letters
from municipalities.models import Role
from tests import factories
from tests.elections.register_scene import Scene, at

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-WS-08", "R-CODE-01")]
NIGHT = at("2026-03-15T20:00")


@pytest.fixture
def scene():
    """Two Wahlbezirke with one postal board each, and cards for four people of the first."""
    made = Scene()
    made.other = made.add_district("002", "Schule")
    made.boards = [
        assign_postal_district(
            made.election.pk, number, "Briefwahl", [district.pk], actor=made.officer
        )
        for number, district in (("900", made.district), ("901", made.other))
    ]
    for entry in made.entries:
        made.card(entry)
    return made


def decide(scene, board, accepted):
    return record_decision(
        scene.election.pk, Decided(accepted, {}, 0, board.pk), replaces=None, now=NIGHT,
        actor=scene.officer,
    )  # fmt: skip


def unit(scene, *districts, kind=CountingUnit.Kind.POSTAL, voters=None, with_card=None):
    number = str(CountingUnit.objects.count() + 1)
    made = CountingUnit.objects.create(
        election=scene.election, number=number, name="Brief", kind=kind
    )
    made.districts.set(districts)
    if voters is not None:
        UnitReport.objects.create(
            unit=made, version=1, voters=voters, voters_with_card=with_card, invalid_ballots=0,
            valid_votes=9, source="Niederschrift", reported_by=scene.officer,
        )  # fmt: skip
    return made


def test_what_the_count_is_told_are_the_accepted_letters_of_its_own_boards(scene):
    def told(*districts):
        try:
            return accepted_letters(scene.election, [district.pk for district in districts])
        except LookupError:
            return None

    decide(scene, scene.boards[0], 3)
    assert (told(scene.district), told(scene.other)) == (3, None)
    assert told(scene.district, scene.other) is None  # the second board has not decided
    decide(scene, scene.boards[1], 0)
    assert told(scene.district, scene.other) == 3
    third = scene.add_district("003", "Halle")
    assign_postal_district(scene.election.pk, "902", "Briefwahl", [third.pk], actor=scene.officer)
    assert told(third) is None


def test_a_board_for_more_districts_than_the_unit_says_nothing(scene):
    made = Scene()
    first, second = made.district, made.add_district("002", "Schule")
    board = assign_postal_district(
        made.election.pk, "900", "Briefwahl", [first.pk, second.pk], actor=made.officer
    )
    decide(made, board, 5)
    with pytest.raises(LookupError):
        accepted_letters(made.election, [first.pk])
    assert accepted_letters(made.election, [first.pk, second.pk]) == 5


@pytest.mark.parametrize(
    ("voters", "with_card", "differ"),
    [
        pytest.param(3, 3, False, id="as many as were accepted"),
        pytest.param(3, None, False, id="B1 is unknown"),
        pytest.param(2, 2, True, id="one voter less"),
        pytest.param(3, 2, True, id="one without a card"),
    ],
)
def test_a_postal_unit_stands_beside_its_accepted_letters(voters, with_card, differ, scene):
    decide(scene, scene.boards[0], 3)
    unit(scene, scene.district, voters=voters, with_card=with_card)
    unit(scene, scene.district, kind=CountingUnit.Kind.BALLOT_BOX, voters=7, with_card=0)
    postal, box = _rows(scene.election)
    assert (postal["letters"].accepted, postal["letters"].differ) == (3, differ)
    assert box["letters"] is None


def test_whoever_counts_reads_the_numbers_and_changes_nothing(scene):
    decide(scene, scene.boards[0], 3)
    client = Client()
    client.force_login(factories.person(Role.CAPTURE_CLERK, scene.election.municipality))
    page = reverse("elections:postal_numbers", args=[scene.election.pk])
    shown = client.get(page).content.decode()
    assert ("900 Briefwahl" in shown, "<form" in shown.split("<h2>")[1]) == (True, False)
    assert reverse("elections:letters", args=[scene.election.pk]) not in shown
    assert client.post(page).status_code == 405
    assert [name for name, _ in [("Öztürk", 1), ("Nowak", 2)] if name in shown] == []
