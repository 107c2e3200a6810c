"""The seats file of the demonstration: one JSON object per line, one line per election."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from config.demonstration.files import Key
from municipalities.files.content import read_bytes, text_of
from municipalities.files.refusal import Problems
from municipalities.files.values import shown

FOREIGNERS_COUNCIL = "Ausländerbeirat"


@dataclass(frozen=True, slots=True)
class SeatCase:
    """What the seats file says about one election; ``votes`` by the lists' names, where known."""

    line: int
    seats: int | None
    votes: Mapping[str, int | None]
    source: str


def seat_cases_of(path: Path, wanted: Collection[Key], problems: Problems) -> dict[Key, SeatCase]:
    """Read the seats of the ``wanted`` elections; lines of other elections are ignored."""
    cases: dict[Key, SeatCase] = {}
    names = {(key.ags, key.day.isoformat()): key for key in wanted}
    for line, case in _json_lines(path, problems):
        key = names.get((str(case.get("ags")), str(case.get("date"))))
        if key is None or case.get("election") != FOREIGNERS_COUNCIL:
            continue
        if key in cases:
            problems.add(
                line,
                "ags",
                _("Diese Wahl steht schon in Zeile %(line)s.") % {"line": cases[key].line},
                _("Jede Wahl darf einmal vorkommen; löschen Sie die falsche Zeile."),
            )
        cases[key] = SeatCase(
            line,
            _json_count(case.get("seats"), line, "seats", problems),
            _case_votes(case.get("lists"), line, problems),
            _json_text(case.get("source")),
        )
    return cases


def _json_lines(path: Path, problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    text = text_of(read_bytes(path, problems), problems)
    for line, content in enumerate(text.split("\n"), start=1):
        if not content.strip():
            continue
        try:
            case = json.loads(content)
        except (ValueError, RecursionError):
            case = None
        if isinstance(case, dict):
            yield line, case
        else:
            problems.add(
                line,
                "",
                _("Die Zeile ist kein JSON-Objekt."),
                _('Jede Zeile beschreibt eine Wahl: {"ags": …, "date": …, "seats": …}.'),
            )


def _json_count(value: Any, line: int, name: str, problems: Problems) -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    problems.add(
        line,
        name,
        _("„%(value)s“ ist keine ganze Zahl von 0 bis 999999999.")
        % {"value": shown(json.dumps(value))},
        _("Tragen Sie die Zahl aus der Quelle ein oder null, wenn sie nicht bekannt ist."),
    )
    return None


def _case_votes(lists: Any, line: int, problems: Problems) -> dict[str, int | None]:
    votes: dict[str, int | None] = {}
    for item in lists if isinstance(lists, list) else []:
        entry = item if isinstance(item, dict) else {}
        name = _json_text(entry.get("name"))
        if not name or name in votes:
            problems.add(
                line,
                "lists",
                _("Die Liste „%(name)s“ steht zweimal da.") % {"name": shown(name)}
                if name
                else _("Eine Liste hat keinen Namen."),
                _("Führen Sie jede Liste einmal mit ihrem Namen auf."),
            )
        votes[name] = _json_count(entry.get("votes"), line, "votes", problems)
    return votes


def _json_text(value: Any) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
