"""Which code page a file is written in, judged by the signs that its words would show.

Nothing is decided here: the candidates come best first, and the person sees the words beside them.
A control sign U+0080 to U+009F in a text means that it was not decoded.
"""

from __future__ import annotations

import codecs
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from municipalities.files.letters import BALTIC, WRITTEN_HERE, plausibility

UTF8, TWICE = "utf-8", "twice"
ENCODINGS: dict[str, str | Promise] = {
    UTF8: "UTF-8",
    "cp1252": _("Windows-1252 (ANSI)"),
    "iso8859-15": "ISO 8859-15 (Latin-9)",
    "cp1254": _("Windows-1254 (türkisch)"),
    "cp1250": _("Windows-1250 (Mitteleuropa)"),
    "cp850": _("DOS, Codeseite 850"),
    "cp437": _("DOS, Codeseite 437"),
    "cp857": _("DOS, Codeseite 857 (türkisch)"),
    "cp852": _("DOS, Codeseite 852 (Mitteleuropa)"),
    "mac_roman": _("Macintosh (MacRoman)"),
    "iso8859-2": "ISO 8859-2 (Latin-2)",
    "cp1257": _("Windows-1257 (Baltikum)"),
    "mac_turkish": _("Macintosh (türkisch)"),
    "mac_latin2": _("Macintosh (Mitteleuropa)"),
    TWICE: _("UTF-8, zweimal kodiert („MÃ¼ller“)"),
}
"""Every encoding by its Python name, ``TWICE`` by its own; of equals the first one counts."""

MOST_LINES = 5_000
_LONGEST_WORD = 200
_WORDS = re.compile(rb"[^0-9A-Za-z'\x80-\xff]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
UNDECODED = re.compile(r"[\x80-\x9f\udc80-\udcff]")
"""A control sign U+0080–U+009F or a stray byte: what was not decoded."""
_LOST = re.compile(r"\ufffd|[^\W\d_]\?|\?[^\W\d_]|\?{4}")

# In how far a code page has to be better than Windows-1252 before it is named first.
_BEHIND = {
    "iso8859-15": 0.5,
    "cp1254": 1.0,
    "cp1250": 1.0,
    "cp850": 1.5,
    "cp437": 2.0,
    "cp857": 2.5,
    "cp852": 2.5,
    "mac_roman": 2.0,
    "iso8859-2": 1.5,
    "cp1257": 1.5,
    "mac_turkish": 2.5,
    "mac_latin2": 2.5,
}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = codecs.BOM_UTF32_LE
# Nothing is valid UTF-8 by accident: a sign of it outweighs up to four letters of a code page.
_CLEAR_LEAD, _SHOWN = 0.5, 5
_BALTIC_PAGE = "cp1257"
_NOT_DECODED, _MULTIBYTE, _REPAIRED = -6.0, 12.0, 3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One encoding and how plausible its words are; ``unread`` counts those it cannot decode.

    ``words`` are the first few different words beyond ASCII, to be shown beside its name.
    """

    encoding: str
    score: float
    unread: int
    words: tuple[str, ...]


def encodings_of(sample: bytes) -> tuple[Candidate, ...]:
    """Return the encodings in which ``sample`` can be meant, the most plausible first.

    Only its first lines beyond ASCII are judged. Plain ASCII is UTF-8 and nothing else.
    """
    words = _words(sample.removeprefix(b"\xef\xbb\xbf"))
    if not words:
        return (Candidate(UTF8, 0.0, 0, ()),)
    found = [_candidate(encoding, words) for encoding in ENCODINGS]
    possible = [one for one in found if one is not None]
    order = list(ENCODINGS)
    return tuple(sorted(possible, key=lambda one: (-one.score, order.index(one.encoding))))


class Rival(NamedTuple):
    """Another encoding in which a file may be meant; ``words``: how they read here and there."""

    encoding: str
    words: tuple[tuple[str, str], ...]


def rivals_of(sample: bytes, candidates: Sequence[Candidate]) -> tuple[Rival, ...]:
    """Return the encodings that the words of ``sample`` do not rule out beside the first candidate.

    Only words that read differently say anything: one Turkish name among many German ones counts
    as much as in a file of its own. UTF-8 has no rivals.
    """
    best, *others = candidates
    if best.encoding in {UTF8, TWICE}:
        return ()
    words = _words(sample)
    found = []
    for other in others:
        if other.encoding in {UTF8, TWICE} or other.unread > best.unread:
            continue
        lead, differing = 0.0, list[tuple[str, str]]()
        for word, count in words.items():
            here, there = _text(word, best.encoding), _text(word, other.encoding)
            if here is not None and there is not None and here != there:
                lead += (plausibility(here) - plausibility(there)) * count
                differing.append((here, there))
        is_baltic = any(not BALTIC.isdisjoint(there) for _here, there in differing)
        if differing and lead < _CLEAR_LEAD and (is_baltic or other.encoding != _BALTIC_PAGE):
            found.append(Rival(other.encoding, tuple(differing[:_SHOWN])))
    return tuple(found)


def codec_of(encoding: str) -> str:
    """Return the codec that turns the bytes into text; what was encoded twice needs one step more.

    The step is ``decode_twice``, line by line.
    """
    return "utf-8-sig" if encoding in {UTF8, TWICE} else encoding


def decoded(content: bytes, encoding: str) -> str:
    """Return ``content`` as text; what does not decode stays in it as ``is_undecoded`` finds it."""
    text = content.decode(codec_of(encoding), "surrogateescape")
    if encoding != TWICE:
        return text
    return "".join(decode_twice(line) or line for line in text.splitlines(keepends=True))


def as_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a file as it is; one that begins as UTF-16 does („Unicode-Text“ of Excel) in UTF-8.

    What is no UTF-16 in it becomes U+FFFD: a letter that was lost.
    """
    rest = iter(pieces)
    first = next(rest, b"")
    if not first.startswith(_UTF_16) or first.startswith(_UTF_32):
        yield first
        yield from rest
        return
    decoder = getincrementaldecoder("utf-16")("replace")
    for piece in chain([first], rest):
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


def is_undecoded(text: str) -> bool:
    """Whether a sign of ``text`` was not decoded: a control sign U+0080–U+009F or a stray byte."""
    return UNDECODED.search(text) is not None


def letter_is_lost(text: str) -> bool:
    """Whether a program wrote „?“ or U+FFFD in place of a letter: „M?ller“, „?ahin“, „?????“."""
    return _LOST.search(text) is not None


def decode_twice(text: str) -> str | None:
    """Return ``text`` as it was before it was encoded a second time; None where it was not.

    Every run beyond ASCII is looked at by itself: one cell of a line may be right already. What
    was encoded three times comes back too.
    """
    before, found = text, _once_less(text)
    while found != before:
        before, found = found, _once_less(found)
    return None if found == text else found


def _once_less(text: str) -> str:
    return _BEYOND_ASCII.sub(lambda run: _undone(run[0]) or run[0], text)


@cache
def _undone(run: str) -> str | None:
    """Return the signs whose UTF-8 bytes somebody took for those of a code page."""
    for encoding in ("cp1252", "cp850", "mac_roman", "cp437"):
        try:
            signs = b"".join(_byte(sign, encoding) for sign in run).decode()
        except UnicodeError:
            continue
        # “CAFÉ” with its closing quote is valid UTF-8 by accident, of a sign nobody writes here.
        # What is no name yet may have one more layer: „Ã¶“.
        if len(signs) < len(run) and (WRITTEN_HERE.issuperset(signs) or _undone(signs)):
            return signs
    return None


def _byte(sign: str, encoding: str) -> bytes:
    """Return the byte of a sign; bytes without a sign in Windows-1252 went through as they are."""
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        if encoding == "cp1252" and "\x80" <= sign <= "\x9f":
            return sign.encode("latin-1")
        raise


def _words(sample: bytes) -> Counter[bytes]:
    """Count the words beyond ASCII in the first lines that have one."""
    lines = islice((line for line in sample.splitlines() if not line.isascii()), MOST_LINES)
    return Counter(
        word
        for word in _WORDS.split(b"\n".join(lines))
        if not word.isascii() and len(word) <= _LONGEST_WORD
    )


def _candidate(encoding: str, words: Counter[bytes]) -> Candidate | None:
    """Judge one encoding; None where it could not have written these words at all."""
    shown: list[str] = []
    score, unread, changed = -_BEHIND.get(encoding, 0.0), 0, False
    for word, count in words.items():
        text = _text(word, encoding)
        if text is None:
            unread += count
            score += _NOT_DECODED * count
            continue
        once = decode_twice(text) if encoding == TWICE else None
        changed |= once is not None
        bonus = 0.0
        if encoding in {UTF8, TWICE}:
            bonus = _MULTIBYTE * sum(sign > "\x7f" for sign in text)
        bonus += _REPAIRED if once else 0.0
        score += (plausibility(once or text) + bonus) * count
        if len(shown) < _SHOWN and (once is not None or encoding != TWICE):
            shown.append(once or text)
    if unread == words.total() or (encoding == TWICE and not changed):
        return None
    return Candidate(encoding, score, unread, tuple(shown))


def _text(word: bytes, encoding: str) -> str | None:
    try:
        text = word.decode(UTF8 if encoding == TWICE else encoding)
    except UnicodeDecodeError:
        return None
    # A control sign is what encoding twice leaves of some letters.
    return None if encoding != TWICE and is_undecoded(text) else text
