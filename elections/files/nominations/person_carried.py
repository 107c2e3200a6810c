"""What was read of a table, as plain values that a page can carry until it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, fields
from typing import Any

from elections.files.nominations.person_doubts import Doubt
from elections.files.nominations.person_left_out import LeftOut
from elections.files.nominations.person_report import PersonReport
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import PersonRow
from municipalities.law.days import KnownDay

_NAMES = tuple(one.name for one in fields(PersonRow) if one.name != "nationalities")


def report_as_values(report: PersonReport) -> dict[str, Any]:
    """Return a report as JSON values, without nationalities, which nobody keeps (R-DP-01)."""
    return {
        "rows": [[_plain(getattr(row, name)) for name in _NAMES] for row in report.rows],
        "doubts": [astuple(one) for one in report.doubts],
        "left_out": [astuple(one) for one in report.left_out],
        "fields": report.fields,
        "notes": report.notes,
    }


def report_from_values(values: Mapping[str, Any]) -> PersonReport:
    """Return the report that ``report_as_values`` gave away."""
    return PersonReport(
        tuple(_row(dict(zip(_NAMES, row, strict=True))) for row in values["rows"]),
        tuple(Doubt(*one) for one in values["doubts"]),
        tuple(LeftOut(*one) for one in values["left_out"]),
        tuple(values["fields"]),
        tuple(values["notes"]),
    )


def _plain(value: Any) -> Any:
    return value.text if isinstance(value, KnownDay) else value


def _row(told: dict[str, Any]) -> PersonRow:
    birth, origin = KnownDay.from_text(told["birth"]), Origin(told["origin"])
    return PersonRow(**{**told, "birth": birth, "origin": origin})
