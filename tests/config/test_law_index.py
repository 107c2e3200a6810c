"""docs/law.md: every rule has its function and its test, and the file is up to date."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.law_walk import (
    Place,
    assumptions,
    catalogue,
    cited,
    law_index,
    law_places,
    marks_in,
    names_by_rule,
    places_in,
    proofs_by_rule,
)
from config.state_diagrams import WAYS, state_diagrams

ROOT = Path(__file__).parents[2]

REQUIRED = (
    "R-BODY-01", "R-BODY-02", "R-BODY-03", "R-BODY-04", "R-BODY-05", "R-BODY-06", "R-BODY-07",
    "R-BODY-08", "R-BODY-09", "R-BODY-10", "R-BODY-11", "R-BODY-12", "R-BODY-13",
    "R-VOTE-01", "R-VOTE-02", "R-VOTE-03", "R-VOTE-04", "R-VOTE-05", "R-VOTE-06", "R-VOTE-07",
    "R-ELIG-01", "R-ELIG-02", "R-ELIG-03", "R-ELIG-04", "R-ELIG-05", "R-ELIG-06",
    "R-BAL-02",
    "R-CAST-01", "R-CAST-02", "R-CAST-03", "R-CAST-04", "R-CAST-05", "R-CAST-06", "R-CAST-07",
    "R-HEAL-01", "R-HEAL-02", "R-HEAL-03", "R-HEAL-04", "R-HEAL-05", "R-HEAL-06", "R-HEAL-07",
    "R-HEAL-08", "R-HEAL-09", "R-HEAL-10", "R-HEAL-11", "R-HEAL-12", "R-HEAL-13", "R-HEAL-14",
    "R-HEAL-15", "R-HEAL-16", "R-HEAL-17",
    "R-SEAT-00", "R-SEAT-01", "R-SEAT-02", "R-SEAT-03", "R-SEAT-04", "R-SEAT-05", "R-SEAT-06",
    "R-SEAT-07", "R-SEAT-08",
    "R-END-01", "R-END-02", "R-END-03", "R-END-04", "R-END-05", "R-END-06", "R-END-07",
    "R-END-08", "R-END-09",
    "R-LAW-03", "R-CAL-01",
    "C-01", "C-02", "C-03", "C-04", "C-05", "C-06", "C-07", "C-08", "C-09", "C-10", "C-11",
    "C-12", "C-13", "C-14", "C-15", "C-16", "C-17", "C-18", "C-19", "C-20", "C-21", "C-22",
    "C-23", "C-24", "C-25", "C-26",
)  # fmt: skip


def test_every_required_rule_is_in_the_catalogue_of_a_room():
    assert [one for one in REQUIRED if one not in {rule.id for rule in catalogue()}] == []


def test_no_rule_stands_in_two_catalogues():
    ids = [rule.id for rule in catalogue()]
    assert sorted(ids) == sorted(set(ids))


def test_every_rule_has_a_name_in_the_law_packages():
    names = names_by_rule(law_places(ROOT))
    assert [rule.id for rule in catalogue() if rule.id not in names] == []


def test_every_rule_has_a_test():
    proofs = proofs_by_rule(ROOT)
    assert [rule.id for rule in catalogue() if rule.id not in proofs] == []


def test_every_public_law_function_names_its_rule():
    silent = [place.name for place in law_places(ROOT) if place.is_function and not place.rule_ids]
    assert silent == []


def test_every_rule_that_a_function_a_test_or_an_assumption_names_is_in_the_catalogue():
    named = {
        *names_by_rule(law_places(ROOT)),
        *proofs_by_rule(ROOT),
        *(assumption.rule_id for assumption in assumptions()),
    }
    assert sorted(named - {rule.id for rule in catalogue()}) == []


def test_the_index_is_up_to_date():
    stored = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    assert stored == law_index(ROOT), "run: manage.py law_index"


def test_the_diagrams_are_up_to_date():
    stored = (ROOT / "docs" / "states.md").read_text(encoding="utf-8")
    assert stored == state_diagrams(), "run: manage.py law_index"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.title)
def test_a_diagram_shows_every_step_of_its_table_and_every_state_is_reached(way):
    drawn = state_diagrams()
    assert [
        step
        for (origin, step), target in way.table.items()
        if f"    {origin.value} --> {target.value}: {step.value}\n" not in drawn
    ] == []
    reached = {way.begins, *way.table.values()}
    assert reached == set(type(way.begins))


def test_the_command_writes_what_its_check_accepts(tmp_path):
    call_command("law_index", folder=tmp_path)
    call_command("law_index", check=True, folder=tmp_path)
    written = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert written == {"law.md": law_index(ROOT), "states.md": state_diagrams()}


@pytest.mark.parametrize(
    "content", [pytest.param(None, id="no file"), pytest.param("old", id="an old file")]
)
def test_the_check_of_a_stale_file_fails_with_a_sentence_and_writes_nothing(tmp_path, content):
    file = tmp_path / "law.md"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as failure:
        call_command("law_index", check=True, folder=tmp_path)
    assert str(failure.value) == (
        "law.md ist nicht auf dem Stand des Codes. "
        "Rufen Sie „manage.py law_index“ auf und übernehmen Sie die Datei."
    )
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == content


@pytest.mark.parametrize(
    ("text", "rule_ids"),
    [
        pytest.param("(§ 13 KWG; R-LIST-10, C-03)", ("R-LIST-10", "C-03"), id="two kinds"),
        pytest.param("R-SEAT-02..04", ("R-SEAT-02", "R-SEAT-03", "R-SEAT-04"), id="a range"),
        pytest.param("C-01..C-03", ("C-01", "C-02", "C-03"), id="a range that names both ends"),
        pytest.param("R-END-01…03", ("R-END-01", "R-END-02", "R-END-03"), id="a typeset range"),
        pytest.param("R-ELIG-05, 06", ("R-ELIG-05", "R-ELIG-06"), id="a list"),
        pytest.param("R-ELIG-05 and 06", ("R-ELIG-05", "R-ELIG-06"), id="two of a kind"),
        pytest.param("R-BODY-01, 03, 08..10",
                     ("R-BODY-01", "R-BODY-03", "R-BODY-08", "R-BODY-09", "R-BODY-10"),
                     id="a list that ends in a range"),
        pytest.param("R-ELIG-05,\n    06", ("R-ELIG-05", "R-ELIG-06"), id="across two lines"),
        pytest.param("R-LIST-10, 18:00", ("R-LIST-10",), id="an hour is no rule"),
        pytest.param("SRC-01 and R-ELIG-", (), id="nothing to cite"),
        pytest.param("C-03, then C-03 again", ("C-03",), id="each once"),
    ],
)  # fmt: skip
def test_citations_are_written_out(text, rule_ids):
    assert cited(text) == rule_ids


LAW = '''
LIMIT: int = 3
"""Bound (R-BODY-05)."""

FEWEST, MOST = 3, 37
"""Bounds (R-BODY-05)."""

PLAIN = 1
_hidden = 2
"""Hidden (R-BODY-06)."""


def ask(seats):
    """Ask (R-BODY-08)."""


def _private():
    """Hidden (R-BODY-06)."""


class Body:
    """A body (R-BODY-04)."""

    size = 1

    def rule(self):
        """Rule (R-BODY-01)."""
'''


def test_functions_classes_methods_and_constants_are_found():
    assert list(places_in(LAW, "law")) == [
        Place("law.LIMIT", ("R-BODY-05",), is_function=False),
        Place("law.FEWEST", ("R-BODY-05",), is_function=False),
        Place("law.MOST", ("R-BODY-05",), is_function=False),
        Place("law.ask", ("R-BODY-08",), is_function=True),
        Place("law.Body", ("R-BODY-04",), is_function=False),
        Place("law.Body.rule", ("R-BODY-01",), is_function=False),
    ]


TESTS = """
ROWS = [pytest.param(1, marks=pytest.mark.rules("R-SEAT-02..03"))]
pytestmark: object = pytest.mark.rules("R-LAW-03")

@pytest.mark.rules("C-01")
@pytest.mark.parametrize("row", ROWS)
def test_rows(row): ...

class TestMore:
    @pytest.mark.parametrize("row", [pytest.param(1, marks=[pytest.mark.rules("C-02")])])
    def test_inside(self, row): ...

def helper(): ...
"""


def test_marks_of_tests_rows_and_modules_are_found():
    assert list(marks_in(TESTS, "t.py")) == [
        ("t.py::test_rows", ("R-LAW-03", "C-01", "R-SEAT-02", "R-SEAT-03")),
        ("t.py::TestMore::test_inside", ("R-LAW-03", "C-02")),
    ]


def test_a_test_without_a_mark_proves_no_rule():
    assert list(marks_in("def test_it(): ...", "t.py")) == []


def test_a_mark_that_cannot_be_read_is_an_error():
    with pytest.raises(TypeError, match=r"t\.py:1: rules"):
        list(marks_in("@pytest.mark.rules(*CODES)\ndef test_it(): ...", "t.py"))
