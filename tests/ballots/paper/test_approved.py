"""The approved ballot paper: whom it prints, and that it reads what it wrote."""

from __future__ import annotations

from datetime import date

import pytest

from ballots.law.paper.approved import ApprovedPaper, PrintedList, PrintedPerson

PAPER = ApprovedPaper(
    ags="06414000",
    day=date(2026, 3, 15),
    seats=15,
    lists=(
        PrintedList(
            1,
            "Bunte Liste Şen & Söhne",
            "BLS",
            (PrintedPerson(1, "Şen, Ayşe"), PrintedPerson(3, "Nguyễn, An")),
        ),
        PrintedList(4, "Einzelbewerbung", "", (PrintedPerson(1, "Rossi, Ada"),)),
    ),
)


@pytest.mark.rules("R-CAST-01", "R-BAL-02")
def test_votes_can_go_to_every_printed_person_and_to_nobody_else():
    # Place 2 of list 1 is not on the paper.
    assert PAPER.candidates == {(1, 1), (1, 3), (4, 1)}
    assert [entry.places for entry in PAPER.lists] == [(1, 3), (1,)]


@pytest.mark.rules("R-BAL-02")
@pytest.mark.parametrize(("number", "places"), [(1, (1, 3)), (4, (1,)), (2, ())])
def test_a_list_that_is_not_on_the_paper_prints_nobody(number, places):
    assert PAPER.places_of(number) == places


def test_the_stored_facts_are_what_it_always_wrote():
    assert PAPER.as_json() == {
        "municipality": "06414000",
        "day": "2026-03-15",
        "seats": 15,
        "lists": [
            {
                "number": 1,
                "name": "Bunte Liste Şen & Söhne",
                "short_name": "BLS",
                "candidates": [
                    {"place": 1, "name": "Şen, Ayşe"},
                    {"place": 3, "name": "Nguyễn, An"},
                ],
            },
            {
                "number": 4,
                "name": "Einzelbewerbung",
                "short_name": "",
                "candidates": [{"place": 1, "name": "Rossi, Ada"}],
            },
        ],
    }


def test_what_was_written_is_read_again():
    assert ApprovedPaper.from_json(PAPER.as_json()) == PAPER


@pytest.mark.parametrize("missing", ["municipality", "day", "seats", "lists"])
def test_facts_without_a_part_are_not_read(missing):
    facts = PAPER.as_json()
    del facts[missing]
    with pytest.raises(KeyError, match=missing):
        ApprovedPaper.from_json(facts)
