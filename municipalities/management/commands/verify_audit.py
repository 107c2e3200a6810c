"""``manage.py verify_audit``: is the log whole?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from municipalities.actions.audit import ChainReport, verify_chains
from municipalities.actions.seals import destroyed, proven_tables, verify_facts
from municipalities.files.anchors import read_anchors
from municipalities.files.refusal import ImportRefused
from municipalities.law.anchors import Anchor
from municipalities.messages import break_text, clock_text
from municipalities.messages.facts import destroyed_text, fact_text
from municipalities.models.chain import Fault

ABOUT_ANCHORS = (Fault.ANCHOR_MISSING, Fault.ANCHOR_DIFFERS)


class Command(BaseCommand):
    """Read every chain once, compare every fact with it, say what is wrong; then exit code 1."""

    help = (
        "Prüft, ob im Log etwas geändert, entfernt, vertauscht oder abgeschnitten wurde, und ob "
        "jede Zeile so dasteht, wie das Log sie beweist. "
        "Mit --anchor wird verglichen, was vorher das Haus verlassen hat: eine Mail mit dem "
        "Prüfanker, die Daten eines bekannt gemachten Ergebnisses, die Zeile einer Niederschrift. "
        "Lief die Uhr rückwärts, stehen beide Uhrzeiten da; das allein ist kein Fehler (der "
        "Rückgabewert bleibt 0), denn auch eine gestellte Uhr läuft rückwärts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--json`` and ``--anchor``."""
        parser.add_argument(
            "--json", action="store_true", help="eine JSON-Zeile je Kette, auch als Notiz brauchbar"
        )
        parser.add_argument(
            "--anchor",
            metavar="DATEI",
            action="append",
            default=[],
            help="früher verschickte, gedruckte oder notierte Prüfanker: die Mail als Datei, die "
            "JSON-Datei eines Ergebnisses, abgeschriebene Zeilen „Prüfanker …“, die Ausgabe dieses "
            "Befehls, oder je Zeile Kette, Zahl der Einträge und Fingerabdruck; auch mehrmals",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per chain that is whole and one per break."""
        noted = (one for file in options["anchor"] for one in read_file(Path(file)))
        anchors = list(dict.fromkeys(noted))
        broken = False
        for report in verify_chains(anchors):
            broken = broken or bool(report.breaks)
            lines = [as_json(report)] if options["json"] else as_text(report, anchors)
            for line in lines:
                self.stdout.write(line)
        for line, is_fault in facts_lines(as_json=options["json"]):
            broken = broken or is_fault
            self.stdout.write(line)
        if broken:
            sys.exit(1)


def facts_lines(*, as_json: bool) -> Iterator[tuple[str, bool]]:
    """Yield a line for each fact that is not as the log proves it, and whether it is a fault."""
    faults = 0
    for found in verify_facts():
        faults += 1
        yield _fact_line(fact_text(found), asdict(found), as_json=as_json), True
    for gone in destroyed():
        faults += gone.is_too_early
        yield _fact_line(destroyed_text(gone), asdict(gone), as_json=as_json), gone.is_too_early
    tables = len(proven_tables())
    text = _("Tatsachen: %(tables)s Tabellen mit dem Log verglichen, %(faults)s") % {
        "tables": tables,
        "faults": _("Abweichungen: %(number)s") % {"number": faults}
        if faults
        else _("keine Abweichung"),
    }
    yield _fact_line(text, {"tables": tables, "faults": faults}, as_json=as_json), False


def _fact_line(text: str, facts: dict[str, Any], *, as_json: bool) -> str:
    if not as_json:
        return text
    return json.dumps({"facts": facts | {"text": text}}, ensure_ascii=False, default=str)


def as_text(report: ChainReport, anchors: Iterable[Anchor] = ()) -> Iterator[str]:
    """Return the German lines on one chain, and on each anchor of it that still fits."""
    if not report.breaks:
        yield _("Kette %(chain)s: %(events)s Einträge, letzter Fingerabdruck %(hash)s") % {
            "chain": report.chain,
            "events": report.events,
            "hash": report.last_hash,
        }
    texts = [*map(break_text, report.breaks), *map(clock_text, report.clock_steps)]
    for text in texts:
        yield _("Kette %(chain)s, %(text)s") % {"chain": report.chain, "text": text}
    differing = {found.position for found in report.breaks if found.fault in ABOUT_ANCHORS}
    for anchor in anchors:
        if anchor.chain == report.chain and anchor.position not in differing:
            yield _("Kette %(chain)s, Eintrag %(position)s: passt zum Prüfanker.") % {
                "chain": anchor.chain,
                "position": anchor.position,
            }


def as_json(report: ChainReport) -> str:
    """Return one chain as a line of JSON."""
    facts = asdict(report)
    for found, told in zip(facts["breaks"], report.breaks, strict=True):
        found["text"] = break_text(told)
    for step, noted in zip(facts["clock_steps"], report.clock_steps, strict=True):
        step["text"] = clock_text(noted)
        step["before"], step["after"] = noted.before.isoformat(), noted.after.isoformat()
    return json.dumps(facts, ensure_ascii=False)


def read_file(file: Path) -> tuple[Anchor, ...]:
    """Read the anchors that somebody kept; raise CommandError with each line that is wrong."""
    try:
        return read_anchors(file.read_bytes())
    except OSError as error:
        raise CommandError(
            f"{file}: lässt sich nicht als Text lesen. Geben Sie die Datei mit den notierten "
            "Prüfankern an."
        ) from error
    except ImportRefused as refused:
        raise CommandError("\n".join(f"{file}, {line}" for line in refused.lines())) from refused
