"""All units of one election together: their sum, and what only the sum shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from ballots.law.counting.checking import Level
from ballots.law.counting.registers import (
    RegisterFigures,
    figures_of,
    sum_of_registers,
    with_electors,
)
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.town import Cards, check_town, town_values
from municipalities.messages import sentence
from tests.ballots.counting.test_tally import F11

BOX = replace(F11, kind=UnitKind.BALLOT_BOX, voters_with_card=0)
POSTAL = replace(
    F11,
    kind=UnitKind.POSTAL,
    electors=None,
    electors_unmarked=None,
    electors_marked=None,
    electors_by_card=None,
    voters_with_card=60,
)
REGISTER = RegisterFigures(unmarked=900, marked=100, by_card=0, electors=1000)


def fired(
    units: Sequence[ReportValues], register: RegisterFigures = REGISTER, **cards: Any
) -> dict[str, Any]:
    found = check_town(town_values(units, register, Cards(**cards)))
    return {one.code: (one.columns, dict(one.facts or {})) for one in found}


@pytest.mark.rules("R-CNT-10")
def test_the_sum_has_the_electors_of_all_districts_although_a_postal_unit_has_none():
    found = town_values([BOX, POSTAL], REGISTER).total
    assert (found.electors, found.electors_marked, found.voters) == (1000, 100, 120)
    assert found.list_votes == {1: 1000, 2: 44}


@pytest.mark.rules("R-CODE-01")
def test_plain_units_fire_nothing():
    assert fired([BOX, POSTAL]) == {}
    assert fired([BOX, POSTAL], issued=60, invalid=0) == {}
    assert fired([BOX], replace(REGISTER, unmarked=1000, marked=0)) == {}


@pytest.mark.rules("R-CODE-01")
def test_no_more_wahlscheine_come_back_than_are_valid():
    (found,) = check_town(town_values([BOX, POSTAL], REGISTER, Cards(issued=62, invalid=3)))
    assert (found.code, found.level, found.columns) == ("H2.05", Level.ERROR, ("B1",))
    assert found.facts == {"b1": 60, "most": 59}
    assert "gültig ausgestellt sind nur 59 Wahlscheine" in sentence(found)
    assert "H2.05" in fired([BOX, POSTAL], issued=59)
    # Where nobody keeps a register of Wahlscheine here, nobody can say.
    assert "H2.05" not in fired([BOX, POSTAL])


@pytest.mark.rules("R-CODE-01")
def test_what_is_too_much_already_stays_so_while_a_unit_is_open():
    still_open = replace(BOX, voters=None, voters_with_card=None)
    assert "H2.05" in fired([still_open, POSTAL], issued=59)
    assert "H7.09" in fired([still_open, POSTAL], replace(REGISTER, electors=59))
    assert "H7.09" not in fired([still_open, POSTAL], replace(REGISTER, electors=60))


@pytest.mark.rules("R-CODE-01")
def test_every_wahlschein_has_its_mark_in_a_register():
    assert "CODE.05" not in fired([BOX, POSTAL], replace(REGISTER, marked=50, by_card=10))
    assert fired([BOX, POSTAL], replace(REGISTER, marked=50, by_card=9)) == {
        "CODE.05": (("B1", "A2", "A3"), {"b1": 60, "marked": 59})
    }


@pytest.mark.rules("R-CODE-01")
def test_nobody_votes_who_is_in_no_register():
    assert "H7.09" not in fired([BOX, POSTAL], replace(REGISTER, electors=120))
    assert fired([BOX, POSTAL], replace(REGISTER, electors=119)) == {
        "H7.09": (("B", "A"), {"b": 120, "a": 119})
    }


@pytest.mark.rules("R-CODE-01")
def test_where_wahlscheine_were_issued_a_postal_unit_reports():
    assert fired([BOX]) == {"H7.10": (("A2",), {"a2": 100})}
    # A joint unit counts both.
    assert fired([replace(BOX, kind=UnitKind.JOINT)]) == {}
    assert fired([replace(BOX, electors_marked=None)], replace(REGISTER, marked=None)) == {}


@pytest.mark.rules("R-CODE-01")
def test_one_mark_is_enough_where_another_district_does_not_tell_its_own():
    untold = replace(BOX, electors_marked=None)
    assert fired([BOX, untold], replace(REGISTER, marked=None)) == {"H7.10": (("A2",), {"a2": 100})}
    # What a postal unit writes there is wrong in itself (H2.03), and no mark of a register.
    postal = replace(POSTAL, electors_marked=5)
    assert town_values([postal], RegisterFigures()).marked_at_least == 0


@pytest.mark.rules("R-CNT-10")
def test_letters_that_no_unit_counts_are_named():
    nowhere = replace(
        town_values([BOX, POSTAL], REGISTER), letters_nowhere=("002 Schule", "003 Halle")
    )
    (found,) = check_town(nowhere)
    assert (found.code, found.level, found.columns) == ("CODE.10", Level.ERROR, ("A2",))
    assert "002 Schule, 003 Halle" in sentence(found)
    # Without any unit for letters one sentence is enough.
    without = replace(town_values([BOX], REGISTER), letters_nowhere=("002 Schule",))
    assert [one.code for one in check_town(without)] == ["H7.10"]


@pytest.mark.rules("R-CODE-01")
def test_units_of_no_election_have_no_sum():
    with pytest.raises(ValueError, match="units of one election"):
        town_values([], REGISTER)


@pytest.mark.rules("R-CNT-10")
def test_registers_add_up_as_far_as_they_are_known():
    assert sum_of_registers([REGISTER, REGISTER]).electors == 2000
    half = replace(REGISTER, marked=None)
    assert sum_of_registers([REGISTER, half]) == RegisterFigures(1800, None, 0, 2000)
    assert sum_of_registers([]) == RegisterFigures()


def test_a_register_tells_whether_it_was_published_by_others():
    closed = replace(REGISTER, closed=True)
    assert [one.was_published for one in (RegisterFigures(), closed)] == [False, False]
    published = RegisterFigures(electors=1000, closed=True)
    assert sum_of_registers([published, published]).was_published is True
    assert sum_of_registers([published, closed, RegisterFigures()]).was_published is False


@pytest.mark.rules("R-CODE-01")
def test_a_postal_unit_takes_no_figures_of_the_register_over():
    assert figures_of(with_electors(BOX, REGISTER)) == REGISTER
    assert figures_of(with_electors(POSTAL, REGISTER)) == RegisterFigures()
