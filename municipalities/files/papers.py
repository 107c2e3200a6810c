"""A resolution handed in as a PDF: the content of the file decides, never its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject

from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MEGABYTE = 1024 * 1024
LARGEST_PAPER = 10 * MEGABYTE
LONGEST_NAME = 150
# A scanned resolution has a few hundred objects; a file beyond this is none and slow to read.
MOST_OBJECTS = 100_000
_START = b"%PDF-"
_END = b"%%EOF"
# Readers look for the end mark in the last 1024 bytes; after it nothing counts.
_TAIL = 1024
_SIGNATURES = (
    (b"PK\x03\x04", _("ein ZIP-Archiv oder ein Dokument aus Word, Excel oder LibreOffice")),
    (b"PK\x05\x06", _("ein leeres ZIP-Archiv")),
    (b"\xd0\xcf\x11\xe0", _("ein Dokument aus einem älteren Word oder Excel")),
    (b"{\\rtf", _("ein RTF-Dokument")),
    (b"\x89PNG", _("ein Bild (PNG)")),
    (b"\xff\xd8\xff", _("ein Bild (JPEG)")),
    (b"II*\x00", _("ein Bild (TIFF)")),
    (b"MM\x00*", _("ein Bild (TIFF)")),
)
_ACTIVE_KEYS = {
    "/JS": _("JavaScript"),
    "/JavaScript": _("JavaScript"),
    "/EmbeddedFiles": _("eingebettete Dateien"),
    "/EF": _("eingebettete Dateien"),
}
# Values of the keys /S (an action) and /Type, which say what a dictionary is.
_ACTIVE_KINDS = {
    "/JavaScript": _("JavaScript"),
    "/Launch": _("einen Befehl, der ein Programm startet"),
    "/EmbeddedFile": _("eingebettete Dateien"),
}
# Control and formatting characters can reverse a name or hide its end.
_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Upload(Protocol):
    """What the browser sent: Django keeps what is larger than a few megabytes on disk."""

    @property
    def size(self) -> int | None:
        """How many bytes there are."""

    def read(self) -> bytes:
        """Return everything."""


def read_upload(upload: Upload) -> bytes:
    """Return the bytes of an upload; one that is too large is refused before it is read.

    Raises RuleViolation DOCUMENT_TOO_LARGE.
    """
    check_size(upload.size or 0)
    return upload.read()


def plain_name(name: str) -> str:
    """Return only the file name: no folder, no hidden characters."""
    last = _UNWANTED.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or "Dokument.pdf"
    if len(last) <= LONGEST_NAME:
        return last
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 5:
        return last[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}…{dot}{ending}"


def check_size(size: int) -> None:
    """Refuse a file that is too large; raises RuleViolation DOCUMENT_TOO_LARGE."""
    if size > LARGEST_PAPER:
        raise RuleViolation(
            BodyRule.DOCUMENT_TOO_LARGE,
            size=-(-size // MEGABYTE),
            largest=LARGEST_PAPER // MEGABYTE,
        )


def check_document(content: bytes) -> None:
    """Refuse whatever is not a whole, plain, unprotected PDF with at least one page.

    Raises RuleViolation DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_NO_PDF, DOCUMENT_DAMAGED,
    DOCUMENT_ENCRYPTED or DOCUMENT_ACTIVE.
    """
    if not content.strip(b"\x00\t\n\r "):
        raise RuleViolation(BodyRule.DOCUMENT_EMPTY)
    check_size(len(content))
    if not content.startswith(_START):
        raise RuleViolation(BodyRule.DOCUMENT_NO_PDF, kind=_kind(content))
    if _END not in content[-_TAIL:]:
        raise RuleViolation(BodyRule.DOCUMENT_DAMAGED)
    try:
        found = _inspect(content)
    except RuleViolation:
        raise
    except Exception as error:
        # pypdf raises a dozen kinds of errors on a broken file; for the person they are one.
        raise RuleViolation(BodyRule.DOCUMENT_DAMAGED) from error
    if found:
        raise RuleViolation(BodyRule.DOCUMENT_ACTIVE, content=found)


def _kind(content: bytes) -> _StrOrPromise:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.lstrip()[:14].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return _("eine Webseite")
    return _("von unbekannter Art")


def _inspect(content: bytes) -> list[str]:
    """Read the whole file; return what it contains that does more than show pages."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise RuleViolation(BodyRule.DOCUMENT_ENCRYPTED)
    if not len(reader.pages):
        raise RuleViolation(BodyRule.DOCUMENT_DAMAGED)
    found = {
        str(word): None
        for thing in _objects(reader)
        for dictionary in _dictionaries(thing)
        for word in _active(dictionary)
    }
    return list(found)


def _objects(reader: PdfReader) -> Iterator[PdfObject]:
    """Yield every object of the file, whether a page leads to it or not."""
    places = {
        (number, generation)
        for generation, numbers in reader.xref.items()
        for number in numbers
        if not reader.xref_free_entry.get(generation, {}).get(number, False)
    }
    places |= {(number, 0) for number in reader.xref_objStm}
    if len(places) > MOST_OBJECTS:
        raise RuleViolation(BodyRule.DOCUMENT_DAMAGED)
    yield reader.trailer
    for number, generation in sorted(places):
        thing = reader.get_object(IndirectObject(number, generation, reader))
        if thing is not None:
            yield thing


def _dictionaries(thing: PdfObject) -> Iterator[DictionaryObject]:
    """Yield the dictionaries inside one object; what it refers to is an object of its own."""
    waiting: list[PdfObject] = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting.extend(one.raw_get(key) for key in one)
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))


def _active(dictionary: DictionaryObject) -> Iterator[object]:
    for key in dictionary:
        if key in _ACTIVE_KEYS and not isinstance(dictionary.raw_get(key), NullObject):
            yield _ACTIVE_KEYS[key]
    for key in ("/S", "/Type"):
        if key in dictionary and (kind := _ACTIVE_KINDS.get(str(dictionary[key]))):
            yield kind
