"""Rows as they come in: joined by a quotation mark, shifted, with fillers; none is lost."""

from __future__ import annotations

import pytest

from tests.elections.register.extract_scene import election, row, table, taken
from tests.elections.register.test_values_of_practice import judged

# --- Quotation marks ------------------------------------------------------------------------------

STRAY = {
    "around two rows": ({"place": '"Limburg'}, {"place": 'Limburg"'}),
    "in an empty cell": ({"second": '"'}, {"second": '"'}),
    "in two columns": ({"family": '"Yılmaz'}, {"postcode": '65549"'}),
    "in a later column first": ({"postcode": '"65549'}, {"family": 'Yılmaz"'}),
    "from the last cell to the first": ({"court": '"'}, {"key": 'P3"'}),
}


@pytest.mark.rules("R-REG-02", "R-REG-04")
@pytest.mark.parametrize(("first", "last"), STRAY.values(), ids=STRAY)
def test_rows_that_a_stray_pair_of_quotation_marks_makes_one_are_all_told(first, last):
    rows = [row("P1"), row("P2", **first), row(**{"key": "P3"} | last), row("P4")]
    people, told = judged(table(*rows).decode())
    faults = [fault.line for fault in told.fault_lines]
    assert (len(people), faults) == (4, [3, 4])
    assert "Zeilen 3 bis 4" in told.fault_lines[0].reason
    assert [person["key"] for person in people] == ["P1", "P2", "P3", "P4"]


def test_a_text_of_several_lines_is_one_cell():
    rows = [row("P1", place='"Limburg\nan der Lahn"'), row("P2", street='"Weg; hinten\nrechts"')]
    people, told = judged(table(*rows).decode())
    assert (told.rows, told.faults) == (2, 0)
    assert [person["place"] for person in people] == ["Limburg an der Lahn", "Limburg"]


@pytest.mark.django_db
@pytest.mark.rules("R-REG-04")
def test_nobody_is_struck_whose_row_a_quotation_mark_swallowed():
    made = election()
    people = [("P1", "Eins"), ("P2", "Zwei"), ("P3", "Drei"), ("P4", "Vier")]
    taken(made, *(row(key, given=name) for key, name in people))
    stray = {"P2": '"Limburg', "P3": 'Limburg"'}
    again = [row(key, given=name, place=stray.get(key, "Limburg")) for key, name in people]
    taken(made, *again, set_faults_aside=True)
    assert made.register_entries.standing().count() == 4
    assert sorted(made.doubtful_cases.values_list("kind", "line")) == [("fault", 3), ("fault", 4)]
