"""Anchors as they come back: typed off paper, copied from a PDF, a saved mail, published data."""

from __future__ import annotations

import json
import quopri
import re
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

from django.utils.translation import gettext as _

from municipalities.files.refusal import Problems
from municipalities.law.anchors import HASH_LENGTH, Anchor

_HEADERS = re.compile(
    rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n"
)
_OF_A_MAIL = re.compile(rb"^(?:subject|betreff|content-type):", re.IGNORECASE | re.MULTILINE)
_QUOTED_PRINTABLE = re.compile(rb"Pr=(?:C3=BC|FC)fanker", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")

_BETWEEN = r"[\s·:,;|>]"
# Where somebody means an anchor: a word in prose does not go on with a number.
_BEGINS = re.compile(
    r"\bpr(?:ü|ue)fanker[\s:·>]+(?=\S*\d|land\b\W+\d)"
    r"|\bkette\s+(?=\w+:\s*\d)"
    r"|^[ \t>]*(?=\d{8}[\s·]|land[\s·]+\S*\d)"
    # What ``--json`` says of facts is no anchor.
    r"|^[ \t>]*(?=[{\[])(?!\{\"facts\": )",
    re.IGNORECASE | re.MULTILINE,
)
_PLACE = re.compile(
    rf"(?P<chain>land|\d{{8}}){_BETWEEN}+(?P<position>\d{{1,3}}(?:\.\d{{3}})+|\d+)"
    rf"(?:{_BETWEEN}|eintr(?:ag|äge)\b|letzter\b|fingerabdruck\b)+",
    re.IGNORECASE,
)
_DIGITS = re.compile(rf"(?:[0-9a-f]{_BETWEEN}*)*", re.IGNORECASE)
_HASH = re.compile(
    rf"(?P<hash>(?:[0-9a-f]{_BETWEEN}*){{{HASH_LENGTH}}})(?![0-9a-f])"
    rf"(?:{_BETWEEN}*pr(?:ü|ue)fziffer{_BETWEEN}*(?P<check>\w+))?",
    re.IGNORECASE,
)


def read_anchors(content: bytes) -> tuple[Anchor, ...]:
    """Return every anchor of a file, each once, in the order in which they stand.

    It may be the text of a mail as saved, the data of a published result, text copied from a PDF,
    what somebody typed off paper, or what ``verify_audit`` printed, also with ``--json``. Raises
    ImportRefused that names each line that cannot be read, or says that there is no anchor.
    """
    problems = Problems()
    text = _text(content, problems)
    facts = _published(text)
    found = list(_in_data(facts, problems) if facts is not None else _in_text(text, problems))
    problems.refuse_if_any()
    if not found:
        raise problems.refuse(
            None,
            "",
            _("Darin steht kein Prüfanker."),
            _(
                "Nehmen Sie die Mail mit dem Prüfanker als Text, die JSON-Datei eines bekannt "
                "gemachten Ergebnisses, oder schreiben Sie die Zeile „Prüfanker …“ vom Papier ab."
            ),
        )
    return tuple(dict.fromkeys(found))


# --- From bytes to text -----------------------------------------------------------------------


def _text(content: bytes, problems: Problems) -> str:
    if content.startswith(b"%PDF"):
        remedy = _("Öffnen Sie die PDF-Datei und kopieren Sie den Prüfanker in eine Textdatei.")
        raise problems.refuse(None, "", _("lässt sich nicht als Text lesen."), remedy)
    headers = _HEADERS.match(content.replace(b"\r\n", b"\n"))
    if headers and _OF_A_MAIL.search(headers[0]):
        texts = [_decoded(part) for part in _parts(message_from_bytes(content))]
    elif _QUOTED_PRINTABLE.search(content):
        texts = [_decoded(quopri.decodestring(content))]
    else:
        texts = [_decoded(content)]
    text = "\n".join(texts)
    if _NO_TEXT.search(text):
        remedy = _("Geben Sie die Datei mit den notierten Prüfankern an.")
        raise problems.refuse(None, "", _("lässt sich nicht als Text lesen."), remedy)
    return "\n".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).splitlines())


def _parts(mail: Message) -> Iterator[bytes]:
    """Yield the plain texts of a mail, also of one that was forwarded inside it."""
    for part in mail.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/plain" and isinstance(content, bytes):
            yield content


def _decoded(content: bytes) -> str:
    """Return a text in the code page that fits; one that fits none keeps a sign that none has."""
    encodings = ["utf-16"] if content.startswith(_UTF16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "\x00"


# --- From text to anchors ---------------------------------------------------------------------


def _published(text: str) -> Any:
    """Return the data of a whole file of JSON; None for text and for lines of ``--json``."""
    try:
        facts = json.loads(text)
    except ValueError:
        return None
    is_note = isinstance(facts, dict) and not {"chain", "last_hash"}.isdisjoint(facts)
    return facts if isinstance(facts, dict | list) and not is_note else None


def _in_data(facts: Any, problems: Problems) -> Iterator[Anchor]:
    """Yield the anchors of published data, however deep they stand."""
    if isinstance(facts, list):
        for one in facts:
            yield from _in_data(one, problems)
    if not isinstance(facts, dict):
        return
    for name, value in facts.items():
        if name != "anchor":
            yield from _in_data(value, problems)
        elif value is not None:
            try:
                yield Anchor.from_json(value)
            except (ValueError, KeyError, TypeError):
                problems.add(None, name, _("ist kein Prüfanker."), _what_is_expected())


def _in_text(text: str, problems: Problems) -> Iterator[Anchor]:
    end = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() < end:
            continue  # inside the anchor before
        line = text.count("\n", 0, begin.end()) + 1
        if text[begin.end()] in "{[":
            found, end = _noted(text[begin.end() :].split("\n", 1)[0]), begin.end()
        else:
            found, end = _written(text, begin.end())
        if isinstance(found, Anchor):
            yield found
        else:
            problems.add(line, "", *found)


Reasons = tuple[str, str]


def _written(text: str, start: int) -> tuple[Anchor | Reasons, int]:
    """Read one anchor as it is printed; return what is wrong with it instead, and where it ends."""
    place = _PLACE.match(text, start)
    if place is None:
        return (_what_is_expected(), _typed_as()), start
    found = _HASH.match(text, place.end())
    if found is None:
        digits = re.sub(_BETWEEN, "", _DIGITS.match(text, place.end())[0])  # type: ignore[index]
        counted = _("Gelesen wurden dort %(count)s.") % {"count": len(digits)}
        return (f"{_what_is_expected()} {counted}", _typed_as()), place.end()
    anchor = Anchor(
        place["chain"].lower(),
        int(place["position"].replace(".", "")),
        re.sub(_BETWEEN, "", found["hash"]).lower(),
    )
    if found["check"] and found["check"].lower() != anchor.check:
        reason = _("Ein Zeichen ist verschrieben: Die Prüfziffer am Ende passt nicht zum Rest.")
        return (reason, _typed_as()), found.end()
    return anchor, found.end()


def _noted(line: str) -> Anchor | Reasons:
    """Read one line that ``verify_audit --json`` printed."""
    try:
        facts = json.loads(line)
        return Anchor.from_json(
            {"chain": facts["chain"], "position": facts["events"], "hash": facts["last_hash"]}
        )
    except (ValueError, KeyError, TypeError):
        return _what_is_expected(), _typed_as()


def _what_is_expected() -> str:
    return _(
        "erwartet werden Kette, Zahl der Einträge und Fingerabdruck (%(length)s Zeichen), oder "
        "eine Zeile von „verify_audit --json“."
    ) % {"length": HASH_LENGTH}


def _typed_as() -> str:
    return _("Vergleichen Sie die Zeile Zeichen für Zeichen mit Papier oder Mail.")
