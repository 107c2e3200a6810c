"""What a check found, in sentences: for the console and for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.law.register.verdict import Doubt
from municipalities.law.body.suffrage import Exclusion
from municipalities.messages import word

DIFFERENCE = {
    "new": gettext_lazy("kommen neu hinzu"),
    "changed": gettext_lazy("haben einen anderen Namen oder andere Angaben"),
    "moved": gettext_lazy("sind in der Gemeinde umgezogen"),
    "gone": gettext_lazy("werden gestrichen"),
    "returned": gettext_lazy("werden wieder eingetragen"),
    "kept": gettext_lazy("bleiben unverändert"),
    "by_hand": gettext_lazy("weichen ab, bleiben aber wie von Hand berichtigt"),
}
SHOWN = 20


def told(facts: Mapping[str, Any]) -> Iterator[str]:
    """Yield the findings of a check line by line: counts, reasons, faults with their place."""
    yield _("%(rows)s Zeilen gelesen, %(eligible)s Personen wahlberechtigt.") % {
        "rows": facts["rows"],
        "eligible": facts["eligible"],
    }
    for key, count in sorted(facts["excluded"].items(), key=lambda pair: -pair[1]):
        yield _("%(count)s nicht wahlberechtigt: %(reason)s.") % {
            "count": count,
            "reason": word(Exclusion(key)),
        }
    for key, count in facts["doubts"].items():
        yield _("%(count)s zu klären: %(reason)s (%(lines)s).") % {
            "count": count,
            "reason": word(Doubt(key)),
            "lines": _lines([line for line, _detail in facts["doubt_lines"][key]], count),
        }
    if facts["unassigned"]:
        yield _("%(count)s ohne Wahlbezirk: Anschrift nicht im Straßenverzeichnis (%(lines)s).") % {
            "count": facts["unassigned"],
            "lines": _lines([line for line, _d in facts["unassigned_lines"]], facts["unassigned"]),
        }
    for line, column, reason in facts["fault_lines"]:
        yield fault_sentence(line, column, reason)
    if facts["faults"] > len(facts["fault_lines"]):
        yield _("… und %(more)s weitere fehlerhafte Zeilen.") % {
            "more": facts["faults"] - len(facts["fault_lines"])
        }
    for key, text in DIFFERENCE.items():
        if count := facts["difference"][key]:
            yield f"{count} {text}."


def fault_sentence(line: int, column: str, reason: str) -> str:
    """Return one faulty row: „Zeile 5, Feld Geburtsdatum: …“."""
    if column:
        return _("Zeile %(line)s, Feld %(column)s: %(reason)s") % {
            "line": line,
            "column": column,
            "reason": reason,
        }
    return _("Zeile %(line)s: %(reason)s") % {"line": line, "reason": reason}


def _lines(lines: list[int], count: int) -> str:
    shown = ", ".join(map(str, lines[:SHOWN]))
    more = " …" if count > SHOWN else ""
    return _("Zeilen %(lines)s") % {"lines": shown + more}
