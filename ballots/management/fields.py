"""Fields of a record that came as JSON: read strictly, refused with name, reason and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from ballots.law.line_rules import LineRule
from ballots.management.json_lines import printable
from municipalities.law.basis import RuleViolation

MOST_SEATS = 1_000
MOST_PERSONS = 10_000
MOST_VOTES = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly."""
NUMBER = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
PLACE = re.compile(r"([1-9][0-9]{0,3})-([1-9][0-9]{0,3})", re.ASCII)


def present(record: Mapping[str, Any], name: str, where: str = "") -> Any:
    """Return the value of a compulsory field; ``where`` names the object it belongs to."""
    try:
        return record[name]
    except KeyError:
        raise RuleViolation(LineRule.FIELD_MISSING, field=f"{where}{name}") from None


def only(record: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse a field that nobody would read: it may be misspelt."""
    for name in record:
        if name not in known:
            raise RuleViolation(
                LineRule.FIELD_UNKNOWN, field=printable(name), known=", ".join(known)
            )


def whole_number(value: Any, field: str, minimum: int, maximum: int) -> int:
    """Return a whole number in its range; no text, no fraction, neither true nor false."""
    if type(value) is not int or not minimum <= value <= maximum:
        raise RuleViolation(
            LineRule.NUMBER_OUT_OF_RANGE,
            field=field,
            value=printable(value),
            minimum=minimum,
            maximum=maximum,
        )
    return value


def list_sizes(lists: Mapping[str, Any], where: str = "") -> dict[int, int]:
    """Return how many persons each list prints, from an object like {"1": 9, "2": 5}."""
    if not lists:
        raise RuleViolation(LineRule.NO_LISTS)
    sizes: dict[int, int] = {}
    for number, count in lists.items():
        field = f"{where}lists.{printable(number)}"
        sizes[list_number(number, field)] = whole_number(count, field, 1, MOST_PERSONS)
    whole_number(sum(sizes.values()), f"{where}lists (Personen)", 1, MOST_PERSONS)
    return sizes


def list_number(number: str, field: str) -> int:
    """Return the number of a list, which is the name of a field in JSON."""
    if not NUMBER.fullmatch(number):
        raise RuleViolation(
            LineRule.FIELD_WRONG_KIND, field=field, expected="eine Listennummer wie „1“"
        )
    return int(number)


def array(value: Any, field: str) -> list[Any]:
    """Return a JSON array."""
    if not isinstance(value, list):
        raise RuleViolation(
            LineRule.FIELD_WRONG_KIND, field=field, expected="eine Liste in eckigen Klammern"
        )
    return value


def mapping(value: Any, field: str) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        raise RuleViolation(
            LineRule.FIELD_WRONG_KIND, field=field, expected="ein Objekt in geschweiften Klammern"
        )
    return value


def text(value: Any, field: str) -> str:
    """Return a text that is not blank and holds no character that cannot be written back."""
    if not isinstance(value, str):
        raise RuleViolation(
            LineRule.FIELD_WRONG_KIND, field=field, expected="ein Text in Anführungszeichen"
        )
    if not value.strip() or not (value.isprintable() or all(map(_writable, value))):
        raise RuleViolation(LineRule.TEXT_UNUSABLE, field=field)
    return value


def _writable(sign: str) -> bool:
    return sign >= " " and not "\ud800" <= sign <= "\udfff"


def label(record: Mapping[str, Any], name: str) -> str | int | None:
    """Return what the sender calls the record: a text, a whole number, or nothing."""
    value = record.get(name)
    if value is None or type(value) is int:
        return value
    return text(value, name)
