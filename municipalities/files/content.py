"""From bytes to text: the content of a file decides, never its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from municipalities.files.encodings import (
    ENCODINGS,
    UNDECODED,
    UTF8,
    Candidate,
    as_utf8,
    decoded,
    encodings_of,
)
from municipalities.files.refusal import Problems

LARGEST_FILE = 20 * 1024 * 1024
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, Excel (.xlsx) oder LibreOffice (.ods)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_END_OF_DOS = b"\x1a"
_UTF_32 = b"\xff\xfe\x00\x00"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_bytes(
    source: BinaryIO | Path, problems: Problems, *, largest: int = LARGEST_FILE
) -> bytes:
    """Return the bytes of ``source``, at most ``largest``; raise ImportRefused when it cannot."""
    if isinstance(source, Path):
        try:
            with source.open("rb") as stream:
                content = stream.read(largest + 1)
        except OSError as error:
            raise problems.refuse(
                None,
                "",
                _("Die Datei lässt sich nicht öffnen (%(error)s).") % {"error": error.strerror},
                _("Prüfen Sie Pfad, Namen und Leserechte der Datei."),
            ) from error
    else:
        content = source.read(largest + 1)
    if len(content) > largest:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s MB.") % {"size": largest // (1024 * 1024)},
            _("Prüfen Sie, ob es die richtige Datei ist; Ergebnisdateien sind viel kleiner."),
        )
    return content


def text_of(
    content: bytes, problems: Problems, *, may_be_ansi: bool = False, wanted: str = ""
) -> str:
    """Return ``content`` as text without byte order mark; raise ImportRefused for anything else.

    With ``may_be_ansi``, text that is not UTF-8 is read as Windows-1252, as older office programs
    write it, where its words look like it; any other code page is asked about first. ``wanted``
    says which files are accepted if not only CSV as it was published.
    """
    content = b"".join(as_utf8([content]))
    _refuse_empty(content, problems, wanted)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if may_be_ansi and encodings_of(content)[0].encoding == "cp1252":
            return decoded_text(content, problems, encoding="cp1252")[0]
        line = content.count(b"\n", 0, error.start) + 1
        raise _wrong_encoding(content, line, problems) from error
    return _without_control_signs(text, problems)


def decoded_text(
    content: bytes, problems: Problems, *, encoding: str = "", wanted: str = ""
) -> tuple[str, tuple[Candidate, ...]]:
    """Return ``content`` as text, and the encodings in which it can be meant, the chosen one first.

    Without ``encoding`` the most plausible one is taken; the person is shown which. Raises
    ImportRefused when a line cannot be read in it, for then nothing of the file is certain.
    """
    content = b"".join(as_utf8([content]))
    _refuse_empty(content, problems, wanted)
    content = content.rstrip(_END_OF_DOS)
    candidates = encodings_of(content)
    if encoding:
        candidates = tuple(sorted(candidates, key=lambda one: one.encoding != encoding))
    chosen = encoding or candidates[0].encoding
    text = decoded(content, chosen)
    if match := UNDECODED.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise problems.refuse(
            line,
            "",
            _("Diese Zeile lässt sich nicht als %(encoding)s lesen.")
            % {"encoding": ENCODINGS[chosen]},
            _("Wählen Sie einen anderen Zeichensatz oder speichern Sie sie als „CSV UTF-8“."),
        )
    return _without_control_signs(text, problems), candidates


def _refuse_empty(content: bytes, problems: Problems, wanted: str) -> None:
    if not content.strip():
        raise problems.refuse(
            None, "", _("Die Datei ist leer."), _("Laden Sie die Datei erneut herunter.")
        )
    refuse_other_formats(content, problems, wanted)


def _without_control_signs(text: str, problems: Problems) -> str:
    if match := _CONTROL.search(text):
        raise problems.refuse(
            text.count("\n", 0, match.start()) + 1,
            "",
            _("Die Datei enthält Steuerzeichen; sie ist keine Textdatei oder beschädigt."),
            _("Laden Sie die CSV-Datei erneut herunter."),
        )
    return text


def refuse_other_formats(content: bytes, problems: Problems, wanted: str) -> None:
    """Raise ImportRefused when ``content`` (a file or its beginning) begins like another format."""
    export = wanted or _("Geben Sie die CSV-Datei an, UTF-8, wie sie veröffentlicht ist.")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise problems.refuse(
                None, "", _("Die Datei ist keine CSV-Datei: %(kind)s.") % {"kind": kind}, export
            )
    if content.startswith(_UTF_32):
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist in UTF-32 gespeichert."),
            _("Speichern Sie sie als „CSV UTF-8“ und lesen Sie sie erneut ein."),
        )
    if b"\x00" in content:
        line = content.count(b"\n", 0, content.index(b"\x00")) + 1
        raise problems.refuse(
            line, "", _("Die Datei enthält Binärdaten; sie ist keine Textdatei."), export
        )
    if content.lstrip()[:14].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise problems.refuse(
            1,
            "",
            _("Die Datei ist eine Webseite und keine CSV-Datei."),
            _("Öffnen Sie die Seite und laden Sie dort die CSV-Datei herunter."),
        )


def _wrong_encoding(content: bytes, line: int, problems: Problems) -> Exception:
    likely = encodings_of(content)[0]
    if likely.unread or likely.encoding == UTF8:
        reason = _("Die Datei ist nicht in UTF-8 gespeichert oder beschädigt.")
    else:
        reason = _("Die Datei ist nicht in UTF-8 gespeichert, vermutlich in %(encoding)s.") % {
            "encoding": ENCODINGS[likely.encoding]
        }
    return problems.refuse(
        line, "", reason, _("Speichern Sie sie als „CSV UTF-8“ und lesen Sie sie erneut ein.")
    )
