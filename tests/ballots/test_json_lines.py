"""Lines of JSON: the quick reader never answers differently from the strict one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ballots.management.commands import allocate_seats, check_reports, judge_ballots
from ballots.management.json_lines import (
    LONGEST_LINE,
    MOST_BRACKETS,
    JsonLinesCommand,
    parsed,
    quickly_parsed,
)
from tests.ballots.result.test_seat_tool import ROOT, without_database

BALLOT = (
    '{"id": "B05", "seats": 9, "lists": {"1": 9, "2": 5}, "list_marks": [1], '
    '"votes": {"1-9": 3, "2-1": 4}, "strikes": ["1-2"], "flags": ["unclear"]}'
)
CASE = '{"case": "x", "seats": 9, "lists": [{"name": "A", "votes": 5}, {"name": "B", "votes": 4}]}'
TOOLS: tuple[JsonLinesCommand, ...] = (
    judge_ballots.Command(),
    allocate_seats.Command(),
    check_reports.Command(),
)

BEYOND_64_BITS = 2**64

QUICK = {
    "a ballot": BALLOT,
    "a case": CASE,
    "blanks around colons and at the ends": ' {"seats"\t:\r 9 , "lists" :{"1":9} } \r',
    "an escaped colon in a text": '{"id": "a\\u003ab", "seats": 9}',
    "minus zero": '{"seats": -0}',
    "fractions": '{"seats": 1.0, "lists": 1e3}',
    "the largest number of 64 bits": '{"seats": 18446744073709551615}',
    "a whole pair of half characters": '{"id": "\\ud83d\\ude00"}',
    "nothing in it": "{}",
    "as many brackets as allowed": '{"lists": ' + "[" * MOST_BRACKETS + "]" * MOST_BRACKETS + "}",
}
LEFT_TO_THE_STRICT = {
    "a field twice": '{"seats": 9, "seats": 8}',
    "a field twice, once escaped": '{"seats": 9, "\\u0073eats": 8}',
    "a list twice": '{"seats": 9, "lists": {"1": 9, "1": 5}}',
    "a list's votes twice": '{"lists": [{"votes": 9, "votes": 5}]}',
    "a field twice in an object in an object in an object": '{"a": {"b": {"c": 1, "c": 2}}}',
    "a field twice in an array in an array": '{"a": [[{"c": 1, "c": 2}]]}',
    "a field twice and a colon in a text": '{"id": ":", "id": "x:"}',
    "a colon in a text": '{"id": "a:b", "seats": 9}',
    "a colon in a key": '{"a:b": 9}',
    "objects three deep": '{"a": {"b": {"c": 1}}}',
    "not a number": '{"seats": NaN}',
    "infinity": '{"seats": -Infinity}',
    "a number beyond every fraction": '{"seats": 1e400}',
    "five thousand digits": '{"seats": ' + "1" * 5000 + "}",
    "half a character": '{"id": "\\ud800"}',
    "a leading zero": '{"seats": 09}',
    "a control character": '{"id": "\t"}',
    "a byte order mark": '\ufeff{"seats": 9}',
    "a no-break space at the end": '{"seats": 9}\u00a0',
    "a bracket too many": '{"lists": ' + "[" * 101 + "]" * 101 + "}",
    "a thousand brackets": '{"seats": ' + "[" * 1000 + "]" * 1000 + "}",
    "an array": "[1]",
    "half a record": '{"seats": 9',
    "a record and more": '{"seats": 9} {}',
    "nothing": "",
}


@pytest.mark.parametrize("line", QUICK.values(), ids=QUICK)
def test_an_ordinary_line_is_read_quickly(line):
    assert quickly_parsed(line.encode()) == parsed(line.encode())


@pytest.mark.parametrize("line", LEFT_TO_THE_STRICT.values(), ids=LEFT_TO_THE_STRICT)
def test_a_line_that_could_be_misread_is_left_to_the_strict_reader(line):
    assert quickly_parsed(line.encode()) is None
    for tool in TOOLS:
        assert tool.answer_line(line.encode(), 7) == tool.answer_strictly(line.encode(), 7)


def test_what_is_no_text_or_too_long_is_left_to_the_strict_reader():
    assert [quickly_parsed(line) for line in (b'{"id": "\xfc"}', None)] == [None, None]


@pytest.mark.parametrize("number", [2**63, 2**64, 10**30, -(2**63) - 1])
def test_a_number_of_any_length_may_be_a_label_and_comes_back_as_it_was(number):
    line = json.dumps({**json.loads(BALLOT), "id": number}).encode()
    assert json.loads(TOOLS[0].answer_line(line, 1))["id"] == number


def pairs(keys: st.SearchStrategy[str], values: st.SearchStrategy[str]) -> Any:
    """Objects as text, with blanks here and there and sometimes a key twice."""
    pair = st.tuples(BLANKS, keys, BLANKS, BLANKS, values, BLANKS).map(
        lambda part: f"{part[0]}{part[1]}{part[2]}:{part[3]}{part[4]}{part[5]}"
    )
    return st.lists(pair, max_size=6).map(lambda all_pairs: "{" + ",".join(all_pairs) + "}")


BLANKS = st.sampled_from(["", "", "", " ", "  ", "\t", "\r", "\u00a0"])
NUMBERS = st.one_of(
    st.integers(-1, 12).map(str),
    st.integers(-(10**31), 10**31).map(str),
    st.floats(allow_nan=True, allow_infinity=True).map(json.dumps),
    st.sampled_from(["-0", "1e3", "1E400", "1.0", "01", "+1", "1.", "-", "NaN", "1" * 5000]),
)
TEXTS = st.one_of(
    st.text(max_size=8).map(json.dumps),
    st.text(max_size=8).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.sampled_from(['"a:b"', '"\\u003a"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\""', '"\t"', '"x']),
)
WORDS = st.sampled_from([json.dumps(field) for field in (*judge_ballots.FIELDS, "case", "drawn")])
LISTS = st.sampled_from(['"1"', '"2"', '"7"', '"\\u0031"', '"01"'])
PERSONS = st.sampled_from(['"1-1"', '"1-2"', '"2-1"', '"7-3"', '"1\\u002d1"', '"1:1"'])
VALUES = st.recursive(
    st.one_of(NUMBERS, TEXTS, PERSONS, st.sampled_from(["true", "false", "null", "nul"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda entries: "[" + ",".join(entries) + "]"),
        pairs(st.one_of(TEXTS, LISTS, WORDS), inner),
    ),
    max_leaves=8,
)
SMALL = st.integers(0, 6).map(str)


def arrays(entries: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(entries, max_size=3).map(lambda found: "[" + ", ".join(found) + "]")


SHARES = st.tuples(st.sampled_from("ABC"), SMALL, st.sampled_from(["", ', "votes": 7', ', "x": 1']))
MEMBERS = st.one_of(
    st.one_of(NUMBERS, TEXTS).map(lambda value: f'"id": {value}'),
    SMALL.map(lambda value: f'"seats": {value}'),
    pairs(LISTS, SMALL).map(lambda value: f'"lists": {value}'),
    arrays(SHARES.map(lambda s: f'{{"name": "{s[0]}", "votes": {s[1]}{s[2]}}}')).map(
        lambda value: f'"lists": {value}'
    ),
    arrays(SMALL).map(lambda value: f'"list_marks": {value}'),
    pairs(PERSONS, SMALL).map(lambda value: f'"votes": {value}'),
    arrays(PERSONS).map(lambda value: f'"strikes": {value}'),
    arrays(st.sampled_from(['"unclear"', '"addition"', '"torn"'])).map(
        lambda value: f'"flags": {value}'
    ),
    st.tuples(WORDS, VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}"),
)
STARTS = st.sampled_from(
    ["", '"seats": 9, "lists": {"1": 3, "2": 2}, ', '"seats": 9, "lists": {"7": 3}, ', CASE[1:-1]]
)
RECORDS = st.tuples(STARTS, st.lists(MEMBERS, max_size=4)).map(
    lambda parts: "{" + ", ".join(filter(None, [parts[0].rstrip(", "), *parts[1]])) + "}"
)

NAMED = st.sampled_from(["1-1", "1-2", "2-1", "2-2"])
TIDY = st.one_of(
    st.fixed_dictionaries(
        {"seats": st.integers(1, 9), "lists": st.just({"1": 3, "2": 2})},
        optional={
            "id": st.one_of(st.integers(), st.text(max_size=5)),
            "list_marks": st.lists(st.sampled_from([1, 2]), unique=True),
            "votes": st.dictionaries(NAMED, st.integers(0, 5)),
            "strikes": st.lists(NAMED, unique=True),
            "flags": st.lists(st.sampled_from(sorted(judge_ballots.FLAGS)), unique=True),
        },
    ),
    st.fixed_dictionaries(
        {
            "seats": st.integers(1, 9),
            "lists": st.lists(
                st.fixed_dictionaries(
                    {"name": st.sampled_from("ABCDEF:"), "votes": st.integers(1, 999)},
                    optional={"candidates": st.integers(0, 9), "share": st.floats()},
                ),
                min_size=1,
                max_size=3,
                unique_by=lambda entry: entry["name"],
            ),
        },
        optional={"case": st.text(max_size=5), "turnout": st.one_of(st.floats(), st.integers())},
    ),
)


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A good line in which a few bytes were changed."""
    line = bytearray(draw(st.sampled_from([BALLOT, CASE])).encode())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(line) - 1))
        width = draw(st.integers(0, 2))
        line[at : at + width] = draw(st.sampled_from([b"", b'"', b":", b",", b"1", b"\\", b"\xff"]))
    return bytes(line)


TEXT_LINES = st.one_of(TIDY.map(json.dumps), RECORDS, VALUES, st.text())
LINES = st.one_of(
    TEXT_LINES.map(lambda line: line.encode(errors="replace")), st.binary(max_size=40), broken()
)


def as_quickly_read(value: Any) -> Any:
    """Change a strictly read value as the quick reader would: over 64 bits, it is a fraction."""
    if isinstance(value, dict):
        return {key: as_quickly_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_quickly_read(inner) for inner in value]
    if type(value) is int and not -(2**63) <= value < BEYOND_64_BITS:
        return float(value)
    return value


@given(LINES)
@example(b'{"seats": 9, "lists": {"1": true}}')
@example(b'{"seats": 9, "lists": {"1": 1.0}}')
@example(b'{"seats": 9, "lists": {"1": 100000000000000000000}}')
@example(b'{"seats": 9, "lists": {"\\ud800": 1}}')
@example(b'{"seats": 9, "lists": {"1": 1}}')
def test_both_readers_give_the_same_answer(line):
    quick = quickly_parsed(line)
    if quick is not None:
        assert repr(quick) == repr(as_quickly_read(parsed(line)))
    for tool in TOOLS:
        assert tool.answer_line(line, 3) == tool.answer_strictly(line, 3)


class Dribble(io.RawIOBase):
    """A source that gives a few bytes at a time, as a slow pipe does."""

    def __init__(self, data: bytes, at_once: int) -> None:
        self.rest, self.at_once = data, at_once

    def readable(self):
        return True

    def readinto(self, buffer):
        given = self.rest[: min(self.at_once, len(buffer))]
        self.rest = self.rest[len(given) :]
        buffer[: len(given)] = given
        return len(given)


def answers_to(monkeypatch: pytest.MonkeyPatch, data: bytes, at_once: int) -> list[dict[str, Any]]:
    source = io.BufferedReader(Dribble(data, at_once))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
    out = io.StringIO()
    TOOLS[0].execute(
        stdout=out, no_color=False, force_color=False, skip_checks=True, stderr=io.StringIO()
    )
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("at_once", [1, 2, 3, 50, 8_192, 100_000])
@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"], ids=["no end", "an end", "an empty line"])
def test_however_slowly_lines_come_each_gets_its_answer(monkeypatch, at_once, end):
    lines = [BALLOT.replace("B05", f"Größe {number}") for number in range(300)]
    data = b"\xef\xbb\xbf" + "\n".join(lines).encode() + end
    answers = answers_to(monkeypatch, data, at_once)
    assert [answer["id"] for answer in answers[:300]] == [f"Größe {n}" for n in range(300)]
    assert [answer["line"] for answer in answers[300:]] == [301] * (end == b"\n\n")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf"], ids=["nothing", "a byte order mark"])
def test_no_line_no_answer(monkeypatch, data):
    assert answers_to(monkeypatch, data, 1) == []


@pytest.mark.parametrize("at_once", [1_000, 65_536, 3_000_000])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "after a byte order mark"])
def test_a_line_may_have_a_million_bytes_and_no_more(monkeypatch, at_once, mark):
    longest = BALLOT.encode().ljust(LONGEST_LINE)
    answers = answers_to(
        monkeypatch, mark + b"\n".join([longest, longest + b" ", longest, longest + b" "]), at_once
    )
    assert [answer.get("id", answer.get("line")) for answer in answers] == ["B05", 2, "B05", 4]


def test_who_types_gets_an_answer_to_each_line():
    with subprocess.Popen(
        [sys.executable, "manage.py", "judge_ballots"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=without_database(),
    ) as tool:
        assert tool.stdin is not None
        assert tool.stdout is not None
        for name in ("first", "second"):
            tool.stdin.write(BALLOT.replace("B05", name).encode() + b"\n")
            tool.stdin.flush()
            assert json.loads(tool.stdout.readline())["id"] == name
        tool.stdin.close()
        assert (tool.wait(60), tool.stdout.read()) == (0, b"")
