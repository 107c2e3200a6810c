"""Who stands in the register: one answer, whoever asks it."""

from __future__ import annotations

import pytest
from django.db import connection

from elections.actions.register.corrections import restore_entry, strike_entry
from elections.models.cards.standing import counted
from elections.models.register.counts import register_count
from elections.models.register.district_sizes import electors_by_district
from elections.models.register.entries import RegisterEntry, RegisterStrike
from tests.elections.register_scene import DURING, Scene, grounds


@pytest.fixture
def scene(db):
    """Four people: never struck, struck, taken back, and struck once more after that."""
    made = Scene()
    for entry in made.entries[1:]:
        strike(made, entry)
    for entry in made.entries[2:]:
        restore_entry(entry.pk, grounds=grounds(), actor=made.officer)
    strike(made, made.entries[3])
    return made


def strike(made, entry):
    ground = RegisterStrike.Ground.TWICE
    strike_entry(entry.pk, ground=ground, on=DURING, remark="", actor=made.officer)


@pytest.mark.rules("R-REG-04", "R-REG-10")
def test_the_view_and_the_model_name_the_same_strikes(scene):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, entry_id, by_import_id FROM elections_openstrike ORDER BY id")
        seen = cursor.fetchall()
    own = RegisterStrike.objects.open().order_by("pk").values_list("pk", "entry", "by_import")
    assert (seen, len(seen), RegisterStrike.objects.count()) == (list(own), 2, 4)


@pytest.mark.rules("R-REG-04", "R-REG-10", "R-REG-11")
def test_every_question_has_the_same_answer(scene):
    never, struck, back, again = scene.entries
    entries = RegisterEntry.objects.order_by("pk")
    assert list(entries.standing()) == [never, back]
    assert list(entries.struck()) == [struck, again]
    assert [entry.is_struck for entry in entries.with_marks()] == [False, True, False, True]
    assert [entry.open_strike is None for entry in entries] == [True, False, True, False]
    assert (
        register_count(scene.election).standing,
        counted(scene.district).without_mark,
        electors_by_district(scene.election),
    ) == (2, 2, {scene.district.pk: 2})
