"""A total or a second level in a published result never counts again without a word."""

from __future__ import annotations

import pytest

from tests.ballots.result.test_result_files import COLUMNS, FIRST, encode, read, refusals

FIGURES = COLUMNS[COLUMNS.index("max-schnellmeldungen") :]
SECOND = FIRST | {
    "gebiet-nr": "2", "gebiet-name": "Schule", "A1": "90", "A": "110", "B": "41", "D": "93",
    "D1": "63", "D1_1": "43", "panasch_1": "6",
}  # fmt: skip
SAME = FIRST | {"gebiet-nr": "2", "gebiet-name": "Schule"}
OPEN = SECOND | dict.fromkeys(COLUMNS[COLUMNS.index("B") :], "") | {"anz-schnellmeldungen": "0"}
DISTRICTS = [
    FIRST | {"gebiet-nr": str(at), "gebiet-name": f"Bezirk {at}", "A1": str(80 + at),
             "A": str(100 + at)}
    for at in range(1, 5)
]  # fmt: skip


def together(*rows: dict[str, str], number: str = "", name: str = "Gesamt") -> dict[str, str]:
    """The row that sums up others, as far as they are known."""
    sums = {column: str(sum(int(row[column] or 0) for row in rows)) for column in FIGURES}
    return rows[0] | sums | {"gebiet-nr": number, "gebiet-name": name}


NORTH = together(*DISTRICTS[:2], name="Nord")
SOUTH = together(*DISTRICTS[2:], name="Süd")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        pytest.param([FIRST, together(FIRST)], 3, id="beside one Wahlbezirk"),
        pytest.param([FIRST, together(FIRST, number="0")], 3, id="with a number"),
        pytest.param([FIRST, together(FIRST, name="Musterstadt")], 3, id="without number"),
        pytest.param([FIRST, OPEN, together(FIRST, OPEN)], 4, id="partial, by its name"),
        pytest.param(
            [FIRST, OPEN, together(FIRST, OPEN, number="9", name="Stadt")], 4,
            id="partial, by its figures",
        ),
        pytest.param(
            [FIRST, SECOND, together(FIRST, SECOND, number="9", name="Stadt") | {"A": "", "B": "",
             "A1": "", "A2": "", "A3": ""}], 4,
            id="with some figures only",
        ),
        pytest.param([*DISTRICTS, NORTH, SOUTH], 6, id="Ortsteile without number"),
        pytest.param(
            [*DISTRICTS, NORTH | {"gebiet-nr": "91"}, SOUTH | {"gebiet-nr": "92"}], 6,
            id="Ortsteile with numbers",
        ),
        pytest.param(
            [NORTH | {"gebiet-nr": "91"}, *DISTRICTS[:2], SOUTH | {"gebiet-nr": "92"},
             *DISTRICTS[2:]], 2,
            id="Ortsteile above their Wahlbezirke",
        ),
        pytest.param(
            [DISTRICTS[0], DISTRICTS[2], DISTRICTS[1], DISTRICTS[3],
             NORTH | {"gebiet-nr": "91"}, SOUTH | {"gebiet-nr": "92"}], 6,
            id="Ortsteile of Wahlbezirke in another order",
        ),
        pytest.param(
            [NORTH | {"gebiet-nr": "91"}, DISTRICTS[0], DISTRICTS[2],
             SOUTH | {"gebiet-nr": "92"}, DISTRICTS[1], DISTRICTS[3]], 3,
            id="levels told by the length of their numbers",
        ),
        pytest.param([FIRST, SECOND, FIRST | {"gebiet-nr": "7", "gebiet-name": "Summe Urne"}], 4,
                     id="Summe"),
        pytest.param([FIRST, SECOND, FIRST | {"gebiet-nr": "7", "gebiet-name": "insgesamt"}], 4,
                     id="insgesamt"),
    ],
)  # fmt: skip
def test_a_row_that_may_be_a_sum_is_refused(rows, line):
    (refusal,) = refusals(encode(rows))
    assert refusal[:2] == (line, "gebiet-name")
    assert "ist vielleicht eine Summe" in refusal[2]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([FIRST | {"gebiet-nr": "", "gebiet-name": "Gesamt"}], id="the only row"),
        pytest.param([FIRST, SAME], id="two equal areas"),
        pytest.param(
            [FIRST, SECOND | {"gebiet-name": "Gesamtschule Ost"}], id="a comprehensive school"
        ),
        pytest.param([FIRST, OPEN], id="one still open"),
        pytest.param(DISTRICTS, id="areas of about the same size"),
    ],
)
def test_areas_of_their_own_are_read(rows):
    assert [area.name for area in read(encode(rows)).areas] == [row["gebiet-name"] for row in rows]


def test_the_sum_of_areas_with_equal_figures_is_refused():
    ((_line, _field, reason),) = refusals(encode([FIRST, SAME, together(FIRST, SAME, number="9")]))
    assert "mehrere Ebenen" in reason


def test_the_exact_sum_of_all_areas_is_left_out_and_said():
    result = read(encode([FIRST, SECOND, together(FIRST, SECOND)]))
    assert (len(result.areas), result.total("valid_votes")) == (2, 183)
    assert "zählt nicht noch einmal" in result.notices[0]
