"""``manage.py verify_audit``: is the log whole?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from municipalities.actions.audit import ChainReport, verify_chains
from municipalities.actions.seals import lawfully_destroyed, proven_tables, verify_facts
from municipalities.messages import break_text, clock_text
from municipalities.messages.facts import destroyed_text, fact_text
from municipalities.models.chain import Anchor

HASH_LENGTH = 64


class Command(BaseCommand):
    """Read every chain once, compare every fact with it, say what is wrong; then exit code 1."""

    help = (
        "Prüft, ob im Log etwas geändert, entfernt, vertauscht oder abgeschnitten wurde, und ob "
        "jede Zeile so dasteht, wie das Log sie beweist. "
        "Die Fingerabdrücke der letzten Einträge lassen sich notieren und später mit --anchor "
        "vergleichen. Lief die Uhr rückwärts, stehen beide Uhrzeiten da; das allein ist kein "
        "Fehler (der Rückgabewert bleibt 0), denn auch eine gestellte Uhr läuft rückwärts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--json`` and ``--anchor``."""
        parser.add_argument(
            "--json", action="store_true", help="eine JSON-Zeile je Kette, auch als Notiz brauchbar"
        )
        parser.add_argument(
            "--anchor",
            metavar="DATEI",
            help="früher notierte Fingerabdrücke: Ausgabe von --json, oder je Zeile Kette, "
            "Zahl der Einträge und Fingerabdruck",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per chain that is whole and one per break."""
        anchors = list(read_anchors(Path(options["anchor"]))) if options["anchor"] else []
        broken = False
        for report in verify_chains(anchors):
            broken = broken or bool(report.breaks)
            lines = [as_json(report)] if options["json"] else as_text(report)
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
    for gone in lawfully_destroyed():
        yield _fact_line(destroyed_text(gone), asdict(gone), as_json=as_json), False
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


def as_text(report: ChainReport) -> Iterator[str]:
    """Return the German lines on one chain."""
    if not report.breaks:
        yield _("Kette %(chain)s: %(events)s Einträge, letzter Fingerabdruck %(hash)s") % {
            "chain": report.chain,
            "events": report.events,
            "hash": report.last_hash,
        }
    texts = [*map(break_text, report.breaks), *map(clock_text, report.clock_steps)]
    for text in texts:
        yield _("Kette %(chain)s, %(text)s") % {"chain": report.chain, "text": text}


def as_json(report: ChainReport) -> str:
    """Return one chain as a line of JSON."""
    facts = asdict(report)
    for found, told in zip(facts["breaks"], report.breaks, strict=True):
        found["text"] = break_text(told)
    for step, noted in zip(facts["clock_steps"], report.clock_steps, strict=True):
        step["text"] = clock_text(noted)
        step["before"], step["after"] = noted.before.isoformat(), noted.after.isoformat()
    return json.dumps(facts, ensure_ascii=False)


def read_anchors(file: Path) -> Iterator[Anchor]:
    """Read fingerprints that were written down; raise CommandError with the line that is wrong."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"{file}: lässt sich nicht als Text lesen. Geben Sie die Datei mit den notierten "
            "Fingerabdrücken an."
        ) from error
    for number, line in enumerate(lines, start=1):
        # What was said of facts is no anchor.
        if line.strip() and not line.startswith('{"facts": '):
            yield _anchor(file, number, line)


def _anchor(file: Path, number: int, line: str) -> Anchor:
    try:
        if line.lstrip().startswith("{"):
            facts = json.loads(line)
            anchor = Anchor(str(facts["chain"]), int(facts["events"]), str(facts["last_hash"]))
        else:
            chain, events, fingerprint = line.split()
            anchor = Anchor(chain, int(events), fingerprint)
        int(anchor.hash, 16)
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(file, number) from error
    if len(anchor.hash) != HASH_LENGTH or anchor.position < 0:
        raise _unreadable(file, number)
    return anchor


def _unreadable(file: Path, number: int) -> CommandError:
    return CommandError(
        f"{file}, Zeile {number}: erwartet werden Kette, Zahl der Einträge und Fingerabdruck "
        f"({HASH_LENGTH} Zeichen), oder eine Zeile von „verify_audit --json“."
    )
