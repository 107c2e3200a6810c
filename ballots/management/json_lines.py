"""JSON lines in, JSON lines out: one answer per line; a bad line is refused, the rest go on.

Every line gets its answer, an empty one too, so that answer n belongs to line n. A byte order
mark before the first line is skipped. What was read is answered before more is read: whoever types
lines into a pipe gets an answer to each, and memory does not grow with the input.

Two readers: orjson is fast but keeps only the last of two equal keys and makes large whole numbers
inexact. Where this may have done harm, and before anything is refused, the strict reader of the
standard library decides.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedIOBase
from typing import Any

import orjson
from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    DjangoHelpFormatter,
)
from django.utils import translation

from ballots.law.line_rules import LineRule
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence

LONGEST_LINE = 1_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
READ_AT_ONCE = 65_536
MOST_BRACKETS = 100
"""No record needs more; the readers differ in how deep they follow brackets, but not up to here."""


class _AsWritten(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Leaves the lines of a help as they are: an example can be copied."""


class JsonLinesCommand(BaseCommand):
    """Reads standard input line by line; a subclass answers one record at a time."""

    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser, whose help keeps each example on one line."""
        kwargs.setdefault("formatter_class", _AsWritten)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one record; raise RuleViolation when it cannot be used."""
        raise NotImplementedError

    def handle(self, *_args: str, **_options: Any) -> None:
        """Answer every line of standard input; end quietly when nobody reads the answers."""
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

    def _answer_all(self, source: BufferedIOBase) -> None:
        answered = 0
        for lines in _batches(source):
            answers = [
                self.answer_line(line, number) for number, line in enumerate(lines, answered + 1)
            ]
            answered += len(lines)
            self.stdout.write(b"\n".join(answers).decode())
            self.stdout.flush()

    def answer_line(self, line: bytes | None, number: int) -> bytes:
        """Return what ``answer_strictly`` returns, usually faster."""
        record = quickly_parsed(line)
        if record is not None:
            # A refusal is left to the strict reader, which shows each number as it was written.
            with suppress(RuleViolation):
                return _encoded(self.answer(record))
        return self.answer_strictly(line, number)

    def answer_strictly(self, line: bytes | None, number: int) -> bytes:
        """Return the answer to line ``number`` as JSON, or a sentence saying why there is none."""
        try:
            return _encoded(self.answer(parsed(line)))
        except RuleViolation as refused:
            return _encoded({"error": sentence(refused), "line": number})


def _encoded(answer: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(answer)
    except orjson.JSONEncodeError:  # a whole number of more than 64 bits, which a label may be
        return _ENCODER.encode(answer).encode()


def _batches(source: BufferedIOBase) -> Iterator[list[bytes | None]]:
    """Yield the lines that each reading completes; None for a line that is too long."""
    begun, length = bytearray(), 0
    for chunk in _chunks(source):
        first, *others = chunk.split(b"\n")
        length += len(first)
        if length <= LONGEST_LINE:
            begun += first
        if others:
            yield [bytes(begun) if length <= LONGEST_LINE else None, *others[:-1]]
            begun, length = bytearray(others[-1]), len(others[-1])
    if length:
        yield [bytes(begun) if length <= LONGEST_LINE else None]


def _chunks(source: BufferedIOBase) -> Iterator[bytes]:
    start = b""
    while BYTE_ORDER_MARK.startswith(start) and (chunk := _read(source)):
        start += chunk
    yield start.removeprefix(BYTE_ORDER_MARK)
    while chunk := _read(source):
        yield chunk


def _read(source: BufferedIOBase) -> bytes:
    """Return what is there, waiting only when there is nothing; empty at the end."""
    try:
        return source.read1(READ_AT_ONCE)
    except OSError as unusable:
        raise CommandError("Die Standardeingabe lässt sich nicht lesen.") from unusable


def quickly_parsed(line: bytes | None) -> dict[str, Any] | None:
    """Return the JSON object of one line, or None when only ``parsed`` can tell what it is.

    A colon follows every key: if there are as many keys as colons, no key came twice. Whole
    numbers of more than 64 bits come as fractions.
    """
    if line is None or line.count(b"[") > MOST_BRACKETS:
        return None
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if type(record) is not dict or line.count(b":") != _keys(record):
        return None
    return record


def _keys(record: dict[str, Any]) -> int:
    """Count the keys of an object, of the objects in it and in its arrays, but no deeper."""
    count = len(record)
    for value in record.values():
        if type(value) is dict:
            count += len(value)
        elif type(value) is list:
            for entry in value:
                if type(entry) is dict:
                    count += len(entry)
    return count


def parsed(line: bytes | None) -> dict[str, Any]:
    """Return the JSON object of one line; raise RuleViolation when it holds none."""
    if line is None:
        raise RuleViolation(LineRule.LINE_TOO_LONG, limit=LONGEST_LINE)
    if not line.strip():
        raise RuleViolation(LineRule.LINE_EMPTY)
    try:
        record = _DECODER.decode(line.decode().strip())
    except UnicodeDecodeError as wrong:
        raise RuleViolation(LineRule.LINE_NOT_UTF8, position=wrong.start + 1) from None
    except json.JSONDecodeError as wrong:
        raise RuleViolation(LineRule.LINE_NOT_JSON, position=wrong.pos + 1) from None
    except (ValueError, RecursionError):
        raise RuleViolation(LineRule.LINE_NOT_JSON, position="unbekannt") from None
    if not isinstance(record, dict):
        raise RuleViolation(LineRule.LINE_NOT_OBJECT)
    return record


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RuleViolation(LineRule.LINE_KEY_TWICE, key=printable(twice))
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_pairs_hook=_object_of, parse_constant=_no_number)


def printable(value: Any) -> str:
    """Return an input value, shortened and fit to print inside a sentence."""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = "".join(sign if sign.isprintable() else "�" for sign in written[:40])
    return shown + ("…" if len(written) > len(shown) else "")
