"""JSON lines in, JSON lines out: one answer per line, a bad line is a sentence, never the end.

Every line gets its answer, an empty one too, so that answer n belongs to line n. A byte order
mark before the first line is skipped. Memory does not grow with the input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from ballots.law.rules import BallotRule
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence

LONGEST_LINE = 1_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonLinesCommand(BaseCommand):
    """Reads standard input line by line; a subclass answers one record at a time."""

    requires_system_checks = ()

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one record; raise RuleViolation when it cannot be used."""
        raise NotImplementedError

    def handle(self, *_args: str, **_options: Any) -> None:
        """Answer every line of standard input; quiet when the reader of the answers has gone."""
        source = getattr(sys.stdin, "buffer", None)
        if source is None:
            raise CommandError("Es gibt keine Standardeingabe. Leiten Sie eine Datei hinein.")
        if reconfigure := getattr(self.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8", newline="\n")
        try:
            with translation.override("de"):
                self._answer_all(source)
            self.stdout.flush()
        except BrokenPipeError:
            # What is still buffered must not be tried again when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _answer_all(self, source: BinaryIO) -> None:
        encode = json.JSONEncoder(ensure_ascii=False).encode
        write = self.stdout.write
        for number, line in enumerate(_lines(source), start=1):
            try:
                answered = self.answer(parsed(line))
            except RuleViolation as refused:
                answered = {"error": sentence(refused), "line": number}
            write(encode(answered))


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines; None for one that is too long, of which nothing is kept."""
    line = _read(source).removeprefix(BYTE_ORDER_MARK)
    while line:
        whole = len(line) <= LONGEST_LINE or line.endswith(b"\n")
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = _read(source)
        yield line if whole else None
        line = _read(source)


def _read(source: BinaryIO) -> bytes:
    try:
        return source.readline(LONGEST_LINE + 1)
    except OSError as unusable:
        raise CommandError("Die Standardeingabe lässt sich nicht lesen.") from unusable


def parsed(line: bytes | None) -> dict[str, Any]:
    """Return the JSON object of one line; raise RuleViolation when it holds none."""
    if line is None:
        raise RuleViolation(BallotRule.LINE_TOO_LONG, limit=LONGEST_LINE)
    if not line.strip():
        raise RuleViolation(BallotRule.LINE_EMPTY)
    try:
        record = _DECODER.decode(line.decode().strip())
    except UnicodeDecodeError as wrong:
        raise RuleViolation(BallotRule.LINE_NOT_UTF8, position=wrong.start + 1) from None
    except json.JSONDecodeError as wrong:
        raise RuleViolation(BallotRule.LINE_NOT_JSON, position=wrong.pos + 1) from None
    except (ValueError, RecursionError):
        raise RuleViolation(BallotRule.LINE_NOT_JSON, position="unbekannt") from None
    if not isinstance(record, dict):
        raise RuleViolation(BallotRule.LINE_NOT_OBJECT)
    return record


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RuleViolation(BallotRule.LINE_KEY_TWICE, key=printable(twice))
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_object_of, parse_constant=_no_number)


def printable(value: Any) -> str:
    """Return a value of the input short and fit to be printed inside a sentence."""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = "".join(sign if sign.isprintable() else "�" for sign in written[:40])
    return shown + ("…" if len(written) > len(shown) else "")
