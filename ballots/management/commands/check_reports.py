"""``manage.py check_reports``: the plausibility checks of a count, for anyone who checks one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.core.management.base import CommandParser

from ballots.law.counting.checking import CheckFinding
from ballots.law.counting.checks import check_report
from ballots.law.counting.registers import figures_of, sum_of_registers
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.town import Cards, check_town, town_values
from ballots.law.line_rules import LineRule
from ballots.management.fields import (
    MOST_VOTES,
    array,
    label,
    mapping,
    only,
    present,
    whole_number,
)
from ballots.management.json_lines import JsonLinesCommand
from ballots.management.reports import KINDS, MUNICIPALITY, composed, kind_of, report_of
from municipalities.law.basis import RuleViolation

MUNICIPALITY_FIELDS = ("id", "kind", "issued", "invalid_cards", "units")


class Command(JsonLinesCommand):
    """Ask every check of one unit, or of all units of a municipality; unknown fields are refused.

    With ``--exit-code`` it ends with 1 when a line was refused or a check found an error.
    """

    help = """\
Prüft Meldungen von Auszählungsbezirken mit den Prüfungen, die auch die Seiten zeigen. Liest
JSON-Zeilen von der Standardeingabe, zum Beispiel einen Bezirk:

{"id": "u1", "kind": "box", "seats": 9, "lists": {"1": 9, "2": 2}, "A1": 380, "A2": 20, "A3": 0, "A": 400, "B": 60, "B1": 4, "C": 2, "list_votes": {"1": 180, "2": 349}}

Die Antwort darauf:

{"id":"u1","findings":[{"code":"H5.04","level":"error","fields":["D","D1","D2","B","C"]},{"code":"CODE.04","level":"error","fields":["D2","B","C"]}]}

Oder eine Gemeinde mit allen Bezirken; issued sind die ausgestellten Wahlscheine:

{"id": "m", "kind": "municipality", "issued": 38, "invalid_cards": 0, "units": [{"id": "b1", "kind": "postal", "seats": 9, "lists": {"1": 9}, "B": 300, "B1": 300, "C": 0, "list_votes": {"1": 2681}}]}

Die Antwort nennt, was für alle zusammen auffällt, und in units je Bezirk das Seine:

{"id":"m","findings":[{"code":"H2.05","level":"error","fields":["B1"]}],"units":[{"id":"b1","findings":[]}]}

kind ist box (Urne), postal (Brief), joint (beides) oder municipality. lists nennt je Liste, wie viele
Personen gedruckt sind. candidate_votes nennt Stimmen je Person ({"1-3": 20}), D die Summe der Listen.
U, Ä und P (je Liste) und X zählen unveränderte, in der Liste veränderte und panaschierte Stimmzettel.
Was fehlt oder null ist, gilt als unbekannt und wird nicht geprüft; A (außer bei Brief), B, C und
list_votes muss eine Meldung aber haben (H0.01).

level ist error, warning oder hint. fields nennt die Spalten der veröffentlichten Dateien: D1 ist
Liste 1, D1_3 ihr dritter Platz, dazu unveraendert_1, veraendert_1, panasch_1. Die Codes stehen mit
ihren Sätzen unter /recht/. Eine Zeile, die nicht zu lesen ist, wird mit ihrer Nummer und dem Grund
beantwortet; die übrigen gehen weiter.
"""  # noqa: E501 - an example stays on one line, so that it can be copied

    all_well = True
    """Whether every line was read and no check found an error."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Define --exit-code."""
        parser.add_argument(
            "--exit-code",
            action="store_true",
            help="endet mit 1, wenn eine Zeile nicht zu lesen war oder ein Fehler gefunden wurde",
        )

    def handle(self, *args: str, **options: Any) -> None:
        """Answer every line; tell by the exit code what was found, if asked to."""
        self.all_well = True
        super().handle(*args, **options)
        if options.get("exit_code") and not self.all_well:
            raise SystemExit(1)

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return what the checks find in one unit or municipality."""
        name = label(record, "id")
        if kind_of(record, KINDS | {MUNICIPALITY: None}) == MUNICIPALITY:
            return {"id": name, **self._municipality(record)}
        return {"id": name, "findings": self._told(check_report(report_of(record)))}

    def answer_strictly(self, line: bytes | None, number: int) -> bytes:
        """Answer as the others do, and keep in mind that a line was refused."""
        answer = super().answer_strictly(line, number)
        if answer.startswith(b'{"error":'):
            self.all_well = False
        return answer

    def _municipality(self, given: Mapping[str, Any]) -> dict[str, Any]:
        record = composed(given)
        only(record, MUNICIPALITY_FIELDS)
        entries = array(present(record, "units"), "units")
        if not entries:
            raise RuleViolation(LineRule.NO_UNITS)
        rows = [
            mapping(entry, f"units[{position}]") for position, entry in enumerate(entries, start=1)
        ]
        units = [report_of(row, f"units[{at}].") for at, row in enumerate(rows, start=1)]
        _check_same_seats(units)
        register = sum_of_registers(
            figures_of(unit) for unit in units if unit.kind is not UnitKind.POSTAL
        )
        units = [
            replace(unit, is_alone=len(units) == 1, municipality_electors=register.electors)
            for unit in units
        ]
        names = [label(row, "id") for row in rows]
        cards = Cards(_cards(record, "issued"), _cards(record, "invalid_cards"))
        return {
            "findings": self._told(
                check_town(
                    replace(town_values(units, register, cards), entered_twice=_twice(names))
                )
            ),
            "units": [
                {"id": name, "findings": self._told(check_report(unit))}
                for name, unit in zip(names, units, strict=True)
            ],
        }

    def _told(self, findings: Iterable[CheckFinding]) -> list[dict[str, Any]]:
        told = []
        for found in findings:
            self.all_well = self.all_well and not found.is_error
            level, fields = found.level.name.lower(), list(found.columns)
            told.append({"code": found.code, "level": level, "fields": fields})
        return told


def _twice(names: Iterable[str | int | None]) -> tuple[str, ...]:
    counted = Counter(name for name in names if name is not None)
    return tuple(str(name) for name, count in counted.items() if count > 1)


def _cards(record: Mapping[str, Any], name: str) -> int | None:
    value = record.get(name)
    return None if value is None else whole_number(value, name, 0, MOST_VOTES)


def _check_same_seats(units: list[ReportValues]) -> None:
    """Refuse units of different elections: they have no sum."""
    for position, unit in enumerate(units, start=1):
        whole_number(unit.seats, f"units[{position}].seats", units[0].seats, units[0].seats)
