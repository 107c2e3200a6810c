"""Text for documents: fonts for each script, right-to-left names, no injected markup.

Noto Sans sets Latin, Cyrillic and Greek; Noto Sans Arabic sets Arabic, whose letters are joined
and ordered here because ReportLab draws characters one by one from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
REGULAR, BOLD = "NotoSans", "NotoSans-Bold"
FAMILIES = ("NotoSans", "NotoSansArabic")

RTL_LINE = 34
"""Most characters of a right-to-left run on one line: longer runs are broken before reordering."""

EMBED, UNEMBED = "\u202a", "\u202c"
"""Marks around text that runs from left to right inside a right-to-left sentence."""

_JOINERS = "\u200c\u200d"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RTL_RUN = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f\u1e00-\u1fff]*[{_RTL}])?")
_MARKS = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_reshaper = ArabicReshaper({"delete_harakat": True, "support_zwj": True})


@cache
def register_fonts() -> None:
    """Make the embedded fonts known to ReportLab, once per process."""
    for family in FAMILIES:
        pdfmetrics.registerFont(TTFont(family, FONTS / f"{family}-Regular.ttf"))
        pdfmetrics.registerFont(TTFont(f"{family}-Bold", FONTS / f"{family}-Bold.ttf"))
        pdfmetrics.registerFontFamily(
            family,
            normal=family,
            bold=f"{family}-Bold",
            italic=family,
            boldItalic=f"{family}-Bold",
        )


def clean(text: str) -> str:
    """Return ``text`` composed (NFC), without control, format and surrogate characters.

    Line breaks and tabs become spaces. The joiners of Persian spelling stay, for they change
    how letters join; they are never drawn. Stacks of more than three accents are cut.
    """
    kept = (_kept(character) for character in unicodedata.normalize("NFC", text))
    return _MARKS.sub(r"\1", "".join(kept)).strip()


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\n\r\t\v\f\x85" or category in ("Zl", "Zp"):
        return " "
    if character in _JOINERS:
        return character
    if category in ("Cs", "Cn"):  # not a character, so it has no direction of writing
        return _REPLACEMENT
    return "" if category in ("Cc", "Cf", "Co") else character


def paragraph_text(text: str, *, bold: bool = False, rtl_line: int = RTL_LINE) -> str:
    """Return ``text`` as the markup of a ReportLab ``Paragraph``: escaped, fonts run by run.

    Whatever a name contains, it is drawn as characters and never read as markup. Letters that no
    embedded font has are printed as U+FFFD. ``bold`` applies to the fonts of all scripts.
    ``rtl_line`` is as in :func:`visual_lines`.
    """
    marked_up = "<br/>".join(_marked_up(line, bold) for line in visual_lines(text, rtl_line))
    return f"<b>{marked_up}</b>" if bold else marked_up


def visual_lines(text: str, rtl_line: int = RTL_LINE) -> list[str]:
    """Return ``text`` in the order in which it is drawn from left to right.

    It is one line, unless a right-to-left run is longer than ``rtl_line`` characters: such a run
    must be broken before it is reordered, or its end would appear above its beginning.
    """
    register_fonts()
    cleaned = clean(text)
    if not re.search(f"[{_RTL}]", cleaned):
        return [_drawable(cleaned)]
    return [_drawable(_reordered(line)) for line in _broken(cleaned, rtl_line)]


def font_runs(line: str, *, bold: bool = False) -> list[tuple[str, str]]:
    """Return a line in drawing order as pairs of font and characters."""
    weight = "-Bold" if bold else ""
    runs = groupby(line, key=lambda character: _family_of(character) or REGULAR)
    return [(f"{family}{weight}", "".join(drawn)) for family, drawn in runs]


def in_drawing_order(line: str, *, rtl: bool) -> str:
    """Return one cleaned line as it is drawn from left to right.

    ``rtl`` says that the text around it runs from right to left. ``EMBED`` and ``UNEMBED`` hold
    together a left-to-right part inside it, a telephone number for example.
    """
    if rtl or re.search(f"[{_RTL}]", line):
        line = get_display(_reshaper.reshape(line), base_dir="R" if rtl else "L")
    shown = (c for c in line if c not in _JOINERS and c not in EMBED + UNEMBED)
    return "".join(c if _family_of(c) else _REPLACEMENT for c in shown)


def is_plain(text: str) -> bool:
    """Whether ``text`` is drawn unchanged: it has only printable letters of the first font."""
    return text.isprintable() and all(map(_is_plain, text))


@cache
def _is_plain(character: str) -> bool:
    composed = unicodedata.normalize("NFC", character) == character
    mark = unicodedata.combining(character) != 0
    return composed and not mark and _family_of(character) == REGULAR


def unprintable(text: str) -> frozenset[str]:
    """Return the characters of ``text`` that no embedded font can draw."""
    register_fonts()
    return frozenset(c for c in clean(text) if c not in _JOINERS and _family_of(c) is None)


def _broken(text: str, rtl_line: int) -> list[str]:
    """Break at the spaces inside long right-to-left runs, before reordering."""
    return _RTL_RUN.sub(lambda run: _wrapped_run(run[0], rtl_line), text).split("\n")


def _wrapped_run(run: str, rtl_line: int) -> str:
    lines = [""]
    for word in run.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= rtl_line:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip(" ")
    return "\n".join(lines)


def _reordered(line: str) -> str:
    """Join Arabic letters, put the line in drawing order, and hold each run together."""
    visual = get_display(_reshaper.reshape(line), base_dir="L")
    return _RTL_RUN.sub(lambda run: run[0].replace(" ", _NO_BREAK_SPACE), visual)


def _drawable(line: str) -> str:
    shown = (c for c in line if c not in _JOINERS)
    return "".join(c if _family_of(c) else _REPLACEMENT for c in shown)


def _marked_up(line: str, bold: bool) -> str:
    runs = groupby(line, key=_family_of)
    return "".join(_tagged(family, "".join(drawn), bold) for family, drawn in runs)


def _tagged(family: str | None, run: str, bold: bool) -> str:
    if family in (None, REGULAR):
        return escape(run)
    return f'<font name="{family}{"-Bold" if bold else ""}">{escape(run)}</font>'


@cache
def _family_of(character: str) -> str | None:
    for family in FAMILIES:
        font = pdfmetrics.getFont(family)
        if isinstance(font, TTFont) and ord(character) in font.face.charToGlyph:
            return family
    return None
