"""What a check found, in sentences: for the console and for the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.models.register.check_facts import (
    CheckFacts,
    Difference,
    FaultyLine,
    Noted,
    UnusedColumn,
)
from elections.models.register.reading import BY_KEY
from municipalities.messages import word

_DIFFERENCE = {
    "new": gettext_lazy("kommen neu hinzu"),
    "changed": gettext_lazy("haben einen anderen Namen oder andere Angaben"),
    "moved": gettext_lazy("sind in der Gemeinde umgezogen"),
    "gone": gettext_lazy("werden gestrichen"),
    "returned": gettext_lazy("werden wieder eingetragen"),
    "kept": gettext_lazy("bleiben unverändert"),
    "by_hand": gettext_lazy("weichen ab, bleiben aber wie von Hand berichtigt"),
}
SHOWN = 20


def report_lines(facts: CheckFacts) -> Iterator[str]:
    """Yield the findings of a check line by line: counts, reasons, faults with their place."""
    yield _("%(rows)s Zeilen gelesen, %(eligible)s Personen wahlberechtigt.") % {
        "rows": facts.rows,
        "eligible": facts.eligible,
    }
    for exclusion, count in sorted(facts.excluded.items(), key=lambda pair: -pair[1]):
        yield _("%(count)s nicht wahlberechtigt: %(reason)s.") % {
            "count": count,
            "reason": word(exclusion),
        }
    for doubt, noted in facts.doubts.items():
        yield _("%(count)s zu klären: %(reason)s (%(lines)s).") % {
            "count": noted.count,
            "reason": word(doubt),
            "lines": _lines(noted),
        }
    yield from _notes(facts)
    if facts.unassigned.count:
        yield _("%(count)s ohne Wahlbezirk: Anschrift nicht im Straßenverzeichnis (%(lines)s).") % {
            "count": facts.unassigned.count,
            "lines": _lines(facts.unassigned),
        }
    if facts.addressless.count:
        yield _("Anschrift unvollständig: %(count)s Personen (%(lines)s).") % {
            "count": facts.addressless.count,
            "lines": _lines(facts.addressless),
        }
    for fault in facts.faults.lines:
        yield fault_sentence(fault)
    if facts.faults.more > 0:
        yield _("… und %(more)s weitere fehlerhafte Zeilen.") % {"more": facts.faults.more}
    for count, text in difference_texts(facts.difference):
        if count:
            yield f"{count} {text}."


def _notes(facts: CheckFacts) -> Iterator[str]:
    """Yield what stands in the file and is not read as it is."""
    if facts.merged:
        yield _("Weitere Zeilen von Personen, die mehrfach stehen: %(count)s.") % {
            "count": facts.merged
        }
    if facts.unused:
        yield _("Nicht gelesene Spalten: %(names)s.") % {"names": ", ".join(_named(facts.unused))}
    for one in facts.words:
        yield _("Unbekanntes Wort im Feld %(field)s: „%(word)s“ (Zeilen: %(rows)s).") % {
            "field": BY_KEY[one.field].title,
            "word": one.word,
            "rows": one.rows,
        }


def _named(columns: Iterable[UnusedColumn]) -> Iterator[str]:
    for column in columns:
        yield f"{column.name} ({_('enthält Tage')})" if column.has_days else column.name


def difference_texts(difference: Difference) -> Iterator[tuple[int, str]]:
    """Yield how many persons each kind of change meets, beside what happens to them."""
    for name, text in _DIFFERENCE.items():
        yield getattr(difference, name), str(text)


def fault_sentence(fault: FaultyLine) -> str:
    """Return one faulty row: „Zeile 5, Feld Geburtsdatum: …“."""
    if fault.column:
        return _("Zeile %(line)s, Feld %(column)s: %(reason)s") % asdict(fault)
    return _("Zeile %(line)s: %(reason)s") % {"line": fault.line, "reason": fault.reason}


def _lines(noted: Noted) -> str:
    shown = ", ".join(str(one.line) for one in noted.lines[:SHOWN])
    more = " …" if noted.count > SHOWN else ""
    return _("Zeilen %(lines)s") % {"lines": shown + more}
