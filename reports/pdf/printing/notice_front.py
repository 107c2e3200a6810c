"""The front of a Wahlbenachrichtigung: what everybody of a Wahlbezirk and language reads."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from elections.models.cards.codes import spelled
from reports.pdf import theme
from reports.pdf.letters import FIELD_BOTTOM, FOLDS, RETURN_BOTTOM
from reports.pdf.lines import (
    LEADING,
    Block,
    Column,
    broken,
    draw,
    embedded,
    fitted,
    fitted_first,
    put,
    size_for,
)
from reports.pdf.printing.notice_facts import NoticeDistrict, NoticeFacts, NoticePerson
from reports.pdf.qr_code import draw_code, online_address
from reports.pdf.text import BOLD

LEFT, RIGHT = 25 * mm, 190 * mm
TEXT_LEFT, TEXT_RIGHT = 20 * mm, 195 * mm
"""The text is as wide as a printer allows, so that it is as large as it can be."""
LABEL = 10
ADDRESS_WIDTH, ADDRESS_TOP = 76 * mm, 62.7 * mm
BOX_LEFT, BOX_TOP = 116 * mm, 46 * mm
NUMBER_TOP = 81 * mm
TEXT_TOP, TEXT_BOTTOM = 94 * mm, 251 * mm
GAP = 6 * mm
CODE_TOP, CODE_SIZE = 252.5 * mm, 33 * mm
CODE_TEXT_LEFT = LEFT + CODE_SIZE + 5 * mm
CODE_TEXT_TOP = CODE_TOP + 16.5 * mm
ACCESS = {True: "accessible", False: "not_accessible", None: "access_unknown"}
SIZES = tuple(quarters / 4 for quarters in range(46, 23, -1))  # 11.5 pt down to 6 pt


def draw_shared(canvas: Canvas, facts: NoticeFacts, district: str, language: str) -> None:
    """Draw what is the same for everybody of one Wahlbezirk and language."""
    canvas.setFillColor(theme.INK)
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.5)
    for fold in FOLDS:
        canvas.line(5 * mm, theme.HEIGHT - fold, 9 * mm, theme.HEIGHT - fold)
    _head(canvas, facts)
    _box(canvas, facts, district, language)
    columns = _columns(facts, facts.districts[district], language)
    size = size_for(columns, TEXT_BOTTOM - TEXT_TOP, SIZES)
    for column in columns:
        column.draw(canvas, TEXT_TOP, size)
    if len(columns) == 2:
        between = columns[1].left - GAP / 2
        canvas.line(between, theme.HEIGHT - TEXT_TOP, between, theme.HEIGHT - TEXT_BOTTOM)
    canvas.line(LEFT, theme.HEIGHT - CODE_TOP, RIGHT, theme.HEIGHT - CODE_TOP)
    _beside_the_code(canvas, facts, language)


def draw_person(canvas: Canvas, facts: NoticeFacts, person: NoticePerson) -> None:
    """Draw what only this person's notice says: address, number, code."""
    found = (person.name, *person.above, person.street, person.place)
    lines = [line for line in found if line.strip()]
    room = FIELD_BOTTOM - ADDRESS_TOP
    size, address = fitted(lines, ADDRESS_WIDTH, room, (10.5, 9.5, 8.5))
    top = ADDRESS_TOP
    if size < 9:  # a very long address also takes the zone above it
        room = FIELD_BOTTOM - RETURN_BOTTOM - 1 * mm
        size, address = fitted(lines, ADDRESS_WIDTH, room, (8.5, 7.5, 6.5, 6, 5.5, 5))
        top = FIELD_BOTTOM - len(address) * size * 1.3
    draw(canvas, address, LEFT, top, size)
    canvas.setFont(BOLD, 15)
    canvas.drawString(BOX_LEFT, theme.HEIGHT - NUMBER_TOP - 5 * mm, str(person.number))
    draw_code(
        canvas, online_address(facts.site_url, person.code), LEFT, CODE_TOP + 1 * mm, CODE_SIZE
    )
    canvas.setFont(BOLD, 12)
    canvas.drawString(CODE_TEXT_LEFT, theme.HEIGHT - CODE_TEXT_TOP - 4.5 * mm, spelled(person.code))


def _head(canvas: Canvas, facts: NoticeFacts) -> None:
    sender = facts.sender
    _, name = fitted([sender.municipality], 165 * mm, 6 * mm, (13, 11, 9, 7), bold=True)
    top = draw(canvas, name, LEFT, 14 * mm, 13)
    put(canvas, sender.office, LEFT, top, 9.5)
    size, line = fitted([sender.one_line], ADDRESS_WIDTH, 2.6 * mm, (6.5, 6, 5.5, 5))
    if len(broken(sender.one_line, ADDRESS_WIDTH, size)) > 1:
        size, line = fitted_first(sender.return_lines, ADDRESS_WIDTH, 4.6 * mm, (5, 4.5, 4))
    draw(canvas, line, LEFT, RETURN_BOTTOM - 0.6 * mm - len(line) * size * 1.3, size)
    bottom = theme.HEIGHT - RETURN_BOTTOM
    canvas.line(LEFT, bottom, LEFT + ADDRESS_WIDTH, bottom)


def _box(canvas: Canvas, facts: NoticeFacts, district: str, language: str) -> None:
    german = facts.texts["de"]
    top = put(canvas, "Wahltag", BOX_LEFT, BOX_TOP, LABEL)
    for line in facts.when:
        top = put(canvas, line, BOX_LEFT, top, 11, bold=True, width=RIGHT - BOX_LEFT)
    top = put(canvas, "Wahlbezirk", BOX_LEFT, top + 1, LABEL)
    put(canvas, district, BOX_LEFT, top, 11, bold=True, width=RIGHT - BOX_LEFT)
    labels = [german["notice.register_number"]]
    if language != "de":
        labels.append(facts.texts[language]["notice.register_number"])
    rtl = [False, language in facts.rtl]
    above = NUMBER_TOP - LABEL * LEADING * len(labels)
    for label, is_rtl in zip(labels, rtl, strict=False):
        lines = broken(label, RIGHT - BOX_LEFT, LABEL, rtl=is_rtl)[:1]
        above = draw(canvas, lines, BOX_LEFT, above, LABEL)


def _columns(facts: NoticeFacts, district: NoticeDistrict, language: str) -> list[Column]:
    german = _blocks(facts.texts["de"], district, rtl=False, replaces=facts.replaces)
    if language == "de":
        return [Column(german, LEFT, RIGHT - LEFT)]
    width = (TEXT_RIGHT - TEXT_LEFT - GAP) / 2
    rtl = language in facts.rtl
    translated = _blocks(facts.texts[language], district, rtl=rtl, replaces=facts.replaces)
    translated.append(Block(facts.texts[language]["notice.translation"], space=0.5, scale=0.9))
    return [
        Column(german, TEXT_LEFT, width),
        Column(translated, TEXT_LEFT + width + GAP, width, rtl=rtl),
    ]


def _blocks(
    texts: Mapping[str, str], district: NoticeDistrict, *, rtl: bool, replaces: bool
) -> list[Block]:
    """Return the paragraphs of one language, the most needed first."""

    def said(*keys: str) -> str:
        return " ".join(texts[f"notice.{key}"] for key in keys)

    room = [district.room, district.address, district.access_note]
    place, address, note = (embedded(line) if rtl else line for line in room)
    return [
        Block(said("title"), bold=True, scale=1.35),
        *([Block(said("replaces"), bold=True, scale=1.15)] if replaces else []),
        Block(said("election"), bold=True),
        Block(said("intro"), space=0.5),
        Block(said("when"), bold=True, space=0.5),
        Block(said("where"), space=0.5),
        Block(place, bold=True),
        Block(address, bold=True),
        Block(said(ACCESS[district.accessible])),
        *([Block(note)] if district.access_note else []),
        Block(said("access_ask")),
        Block(said("bring"), bold=True, space=0.5),
        Block(said("no_card", "once")),
        Block(said("postal", "postal_how"), space=0.5),
        Block(said("postal_until"), bold=True),
        Block(said("only_council", "eu_citizens"), space=0.5),
        Block(said("wrong_data"), space=0.5),
        Block(said("questions")),
    ]


def _beside_the_code(canvas: Canvas, facts: NoticeFacts, language: str) -> None:
    """Write what the code is for, and how to go there without a camera."""
    titles = [(facts.texts["de"]["notice.online"], False)]
    if language != "de":
        titles.append((facts.texts[language]["notice.online"], language in facts.rtl))
    top = CODE_TOP + 3 * mm
    for title, rtl in titles:
        lines = broken(title, RIGHT - CODE_TEXT_LEFT, 10.5, bold=not rtl, rtl=rtl)
        top = draw(canvas, lines, CODE_TEXT_LEFT, top, 10.5)
    put(canvas, "Code", CODE_TEXT_LEFT, CODE_TEXT_TOP - LABEL * LEADING, LABEL)
    address = f"{facts.site_url.partition('://')[2]}/w/"
    put(canvas, address, CODE_TEXT_LEFT, CODE_TEXT_TOP + 8 * mm, 10, width=RIGHT - CODE_TEXT_LEFT)
