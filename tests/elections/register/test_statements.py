"""The .sql files of the register: each is run, with its parameters, and knows every column."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from elections.actions.register.case_acts import COPIED
from elections.actions.register.corrections import CORRECTABLE
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import (
    DraftEntry,
)
from elections.models.register.name_blocks import BLOCK
from municipalities.models.statements import Statements, statement
from tests.elections.register.extract_scene import election, row, taken

ACTS, MODELS = "elections.actions.register", "elections.models.register"
# What an entry has besides the person that an extract reports.
OWN = {"id", "election_id", "district_id", "number", "origin"}
PERSON = {field.column for field in RegisterEntry._meta.concrete_fields} - OWN
COMPARED = PERSON - {"registration_id", "sort_key", "identity"}
MARKS = {"sort_key", "identity"}
DWELLING = {"street", "house_number", "postcode", "place", "locality"}


def sql_of(package: str) -> dict[str, str]:
    folder = Path(*package.split("."), "sql")
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.sql")}


def runs_of(package: str) -> dict[str, list[set[str]]]:
    """The names of the statements that the modules of a package run, with what they hand over."""
    found = defaultdict(list)
    for path in Path(*package.split(".")).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("run", "rows")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found[node.args[0].value].append({word.arg for word in node.keywords})
    return found


@pytest.mark.parametrize("package", [ACTS, MODELS])
def test_every_statement_is_run_with_exactly_its_named_parameters(package):
    named = {
        name: set(re.findall(r"%\((\w+)\)s", text))
        for name, text in sql_of(package).items()
        if name != "copy_drafts"  # streamed, not run
    }
    handed = {name: runs[0] for name, runs in runs_of(package).items()}
    assert handed == named
    assert [name for name, runs in runs_of(package).items() if len(runs) > 1] == []


def columns(name: str, pattern: str) -> list[Any]:
    """What ``pattern`` finds in one statement, in the order of the text, without comments."""
    text = re.sub(r"--.*", "", sql_of(ACTS)[name])
    return re.findall(pattern, text)


def same_name(found: list[tuple[str, ...]]) -> set[str]:
    """The names, each of which stands under itself."""
    assert [names for names in found if len(set(names)) != 1] == []
    return {names[0] for names in found}


def inside(name: str, beginning: str) -> list[str]:
    """The names in the brackets that follow ``beginning``."""
    text = sql_of(ACTS)[name]
    listed = text[text.index(beginning) + len(beginning) :]
    return re.findall(r"[\w.]+", listed[: listed.index(")")])


def test_what_is_read_of_an_extract_goes_into_every_column_of_the_drafts():
    worked_out_later = {"id", "like_entries", "like_cards", "case_key"}
    own = [
        field.column
        for field in DraftEntry._meta.concrete_fields
        if field.column not in worked_out_later
    ]
    assert inside("take_drafts", "elections_draftentry (") == own
    # COPY and the way from there into the drafts name the same columns in the same order.
    for name, end in (("take_drafts", "\nFROM"), ("drafts_to_read", "\nFROM")):
        text = sql_of(ACTS)[name]
        listed = text[text.rindex("SELECT\n") + len("SELECT\n") : text.rindex(end)]
        assert [one.strip() for one in listed.split(",")] == own
    assert set(own) - PERSON == {
        "register_import_id", "line", "verdict", "district_id", "detail", "source",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["enter_first", "enter_new"])
def test_who_enters_brings_every_column_into_its_own(name):
    written = inside(name, "elections_registerentry (")
    assert {*written} - {"number"} == PERSON | {"election_id", "origin", "district_id"}
    (selected,) = columns(name, r"SELECT\s+(%[^;]*?)FROM elections_draftentry")
    taken = re.findall(r"d\.(\w+)", re.sub(r"CASE.*?END", "", selected, flags=re.DOTALL))
    assert taken == [column for column in written if column in PERSON | {"district_id"}]


def test_every_column_is_compared():
    """What the entry says, what the extract makes of it, and what tells the two apart."""
    name = "deviating_entries"
    old, taken = COMPARED | {"sort_key", "district_id"}, COMPARED | MARKS
    assert same_name(columns(name, r"e\.(\w+) AS old_(\w+)")) == old
    assert same_name(columns(name, r"e\.(\w+) ELSE d\.(\w+) END AS (\w+)")) == taken
    sides = columns(name, r"\(((?:(?:taken|e|d)\.\w+,?\s*){2,})\)")
    lists = [re.findall(r"\.(\w+)", side) for side in sides]
    assert [set(listed) for listed in lists] == [DWELLING] * 2 + [COMPARED] * 4
    assert lists[::2] == lists[1::2]


def test_every_column_that_an_extract_changes_is_noted_and_written():
    noted = columns("note_changes", r"'(\w+)', c\.(old_)?(\w+)")
    for is_old in (True, False):
        pairs = [(key, column) for key, old, column in noted if bool(old) is is_old]
        assert same_name(pairs) == COMPARED
    written = columns("write_changes", r"(\w+) = w\.(?!new_)(\w+),")
    assert same_name(written) == COMPARED | MARKS


def test_what_is_corrected_by_hand_an_extract_does_not_write_over():
    kept = columns("deviating_entries", r"&& ARRAY\[(.*?)\]")
    names = re.findall(r"\w+", " ".join(kept))
    assert (sorted(names), set(CORRECTABLE)) == (sorted(COMPARED), COMPARED)


def test_a_case_keeps_what_an_entry_needs():
    keys = columns("keep_cases", r"'(\w+)', d\.(\w+)")
    assert same_name(keys) == PERSON | {"district_id", "source", "like_entries", "like_cards"}
    assert {*COPIED, "birth_date"} == PERSON


def test_a_statement_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        statement(ACTS, "no_such_statement")


@pytest.mark.django_db
def test_values_are_never_part_of_the_text():
    made = election()
    taken(made, row("P1", family="O'Brien %s"), row("P2", family="Demir"))
    entry = RegisterEntry.objects.get(family_name="O'Brien %s")

    def found(*words: str) -> list[int]:
        longest = max(words, key=len)
        rows = Statements(MODELS).rows(
            "found_by_name",
            election_id=made.pk,
            size=BLOCK,
            longest=longest,
            words=[*words],
            most=9,
        )
        return [key for (key,) in rows]

    known = entry.sort_key.split()[0]
    assert found(known) == [entry.pk]
    assert (found(known, "%s"), found(known, "'; --")) == ([], [])
