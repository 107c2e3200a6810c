"""Tables of polling places and streets in any form: proposed, shown, then read as confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from elections.files.districts.cells import CELLS, cells_of
from elections.models.districts.reading import (
    FileReading,
    columns_in,
    columns_of,
    fields_of,
    source_of,
)
from municipalities.files.encodings import ENCODINGS, UTF8
from municipalities.files.raw import SEPARATORS, Lines, RawTable, folded, labels_of, raw_table
from municipalities.files.records import Spoil, Spoiled
from municipalities.files.refusal import Problem, Problems
from municipalities.files.tables import Row

STREETS = "streets"
# The words of the published form; of a table with others somebody says what they mean.
_PUBLISHED_WORDS = {"kind": {"w", "b"}, "accessible": {"ja", "nein", ""}}
MOST_VALUES = 60
MOST_COLUMNS = 300
"""Each is offered for each field on the page that names them."""
_SEARCHED = 40


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and how it could be read; ``values`` are the words of each field that has choices.

    ``is_published`` says that it has the published form, ``is_known`` that its source was
    confirmed in this form before.
    """

    raw: RawTable
    labels: tuple[str, ...]
    reading: FileReading
    values: Mapping[str, tuple[str, ...]]
    is_published: bool
    is_known: bool

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are not read."""
        return tuple(one for one in self.labels if one not in self.reading.columns.values())

    @property
    def body(self) -> Lines:
        """The lines below the header."""
        return tuple(one for one in self.raw.lines if one[0] > self.reading.header_line)


def find_table(
    content: bytes,
    kind: str,
    *,
    known: Sequence[FileReading] = (),
    chosen: FileReading | None = None,
    file_name: str = "",
) -> FoundTable:
    """Propose how to read a table; ``known`` is how tables of this kind were read before.

    Only what was confirmed for a file of that name counts as known; what others confirmed for the
    same columns is proposed. ``chosen`` is what somebody chose so far. Raises ImportRefused when
    it is no table at all.
    """
    given = chosen or FileReading()
    raw = _raw(content, kind, given)
    line = given.header_line or _header_line(raw.lines, kind)
    labels = labels_of([cells for at, cells in raw.lines if at == line], _width(raw.lines, line))
    source = source_of(file_name)
    fitting = [one for one in known if line and one.labels == labels]
    fitting.sort(key=lambda one: one.file != source)
    before = fitting[0] if fitting else None
    body = [cells for at, cells in raw.lines if at > line]
    columns = before.columns if before else columns_of(labels, body, kind)
    reading = FileReading(
        raw.encoding,
        raw.separator,
        raw.sheet,
        line,
        {**columns, **given.columns},
        fill=given.fill,
        labels=labels,
        file=source,
    )
    found = FoundTable(raw, labels, reading, {}, False, False)
    values = dict(_values(found, kind))
    meanings = {
        key: {**_understood(kind, key, words), **_said(before, key), **given.values.get(key, {})}
        for key, words in values.items()
    }
    reading = replace(reading, values=_only(values, meanings))
    is_known = _is_told(fitting, source, raw) and all(
        word in _said(before, key) for key, words in values.items() for word in words
    )
    return FoundTable(raw, labels, reading, values, _is_published(found, kind, values), is_known)


def _is_told(fitting: Sequence[FileReading], source: str, raw: RawTable) -> bool:
    """Whether somebody confirmed these columns for this source, and nothing says otherwise.

    Of two sheets one is asked, and so are columns by which two sources mean different things.
    """
    if not fitting or fitting[0].file != source or raw.rivals:
        return False
    return all(map(fitting[0].means_as, fitting))


def _raw(content: bytes, kind: str, given: FileReading) -> RawTable:
    """Return the lines of a table; of several readings the one that names most fields."""
    return raw_table(
        content,
        Problems(),
        lambda lines: max(
            (len(columns_in(cells, kind)) for _l, cells in lines[:_SEARCHED]), default=0
        ),
        encoding=given.encoding,
        separator=given.separator,
        sheet=given.sheet,
        wanted=_("Geben Sie die Tabelle als CSV, Excel (.xlsx) oder LibreOffice (.ods) an."),
        leaves_out=kind == STREETS,
    )


def _only(
    values: Mapping[str, Sequence[str]], meanings: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return the meanings of the words that stand in the table, without empty ones."""
    return {
        key: {word: meanings[key][word] for word in words if meanings[key].get(word)}
        for key, words in values.items()
    }


def missing_fields(reading: FileReading, kind: str) -> list[str]:
    """Return the keys of the fields without which a table cannot be read."""
    return [one.key for one in fields_of(kind) if one.required and not reading.columns.get(one.key)]


def open_words(found: FoundTable) -> list[tuple[str, str]]:
    """Return the words, each with its field, that have no meaning yet."""
    said = found.reading.values
    return [
        (key, word)
        for key, words in found.values.items()
        for word in words
        if word not in said.get(key, {})
    ]


def rows_as(
    found: FoundTable, kind: str, problems: Problems, spoil: Spoil | None = None
) -> Iterator[Row]:
    """Yield the rows under the names of the published form; note those that are too short.

    ``spoil`` takes lines that are no rows, under the names of that form as far as they go.
    """
    reading = found.reading
    places = {key: found.labels.index(label) for key, label in reading.columns.items() if label}
    width = len(found.labels) if found.raw.separator else 0
    for spoiled in found.raw.spoiled:
        if spoil is not None and spoiled.line > reading.header_line:
            spoil(_renamed(spoiled, places, kind, reading))
    for line, cells in found.body:
        if len(cells) < width or any(cells[len(found.labels) :]):
            problem = Problem(
                line,
                "",
                _("Die Zeile hat %(count)s Felder, die Kopfzeile %(width)s.")
                % {"count": len(cells), "width": len(found.labels)},
                _("Prüfen Sie, ob ein Trennzeichen zu viel oder zu wenig steht."),
            )
            if spoil is None:
                problems.add(line, "", problem.reason, problem.remedy)
            else:
                spoil(_renamed(Spoiled(line, cells, problem), places, kind, reading))
            continue
        said = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        yield Row(line, cells_of(said, kind, reading))


def _renamed(
    spoiled: Spoiled, places: Mapping[str, int], kind: str, reading: FileReading
) -> Spoiled:
    """Return a spoiled line with its cells in the order of the published form."""
    cells = spoiled.cells
    said = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
    return replace(spoiled, cells=tuple(cells_of(said, kind, reading).values()))


def notes_on(found: FoundTable) -> list[str]:
    """Say in which form a table is read where it is not the published one, and what is left out."""
    reading = found.reading
    notes = []
    if reading.encoding not in {"", UTF8}:
        notes.append(_("Zeichensatz: %(name)s.") % {"name": ENCODINGS[reading.encoding]})
    if reading.separator not in {"", ";"}:
        notes.append(_("Trennzeichen: %(name)s.") % {"name": SEPARATORS[reading.separator]})
    if reading.sheet:
        notes.append(_("Tabellenblatt: %(name)s.") % {"name": reading.sheet})
    if found.unused:
        told = "“, „".join(found.unused)
        notes.append(_("Nicht gelesen werden die Spalten „%(names)s“.") % {"names": told})
    return notes


def _header_line(lines: Lines, kind: str) -> int:
    """Return the line that names most fields; the first one with several cells where none does."""
    first = lines[:_SEARCHED]
    best = max(first, key=lambda one: (len(columns_in(one[1], kind)), -one[0]), default=None)
    if best is not None and columns_in(best[1], kind):
        return best[0]
    return next((line for line, cells in first if sum(map(bool, cells)) > 1), 0)


def _width(lines: Lines, header: int) -> int:
    named = next((len(cells) for line, cells in lines if line == header), 0)
    width = named or max((len(cells) for _line, cells in lines), default=0)
    if width > MOST_COLUMNS:
        raise Problems().refuse(
            header or 1,
            "",
            _("Die Kopfzeile hat mehr als %(most)s Spalten.") % {"most": MOST_COLUMNS},
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )
    return width


def _values(found: FoundTable, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the different words of each field that has choices, as far as the table has them."""
    columns = found.reading.columns
    for one in fields_of(kind):
        label = columns.get(one.key, "")
        if not one.choices or label not in found.labels:
            continue
        at = found.labels.index(label)
        words = dict.fromkeys(cells[at] if at < len(cells) else "" for _line, cells in found.body)
        if one.key == "last":
            words = dict.fromkeys([""]) if "" in words and _has_open_end(found, at) else {}
        if one.key == "side":
            words.pop("", None)
        if words:
            yield one.key, tuple(words)[:MOST_VALUES]


def _has_open_end(found: FoundTable, at: int) -> bool:
    """Whether a row has a first house number and no last one."""
    label = found.reading.columns.get("first", "")
    if label not in found.labels:
        return False
    first = found.labels.index(label)
    return any(
        len(cells) > first and cells[first] and not (cells[at] if at < len(cells) else "")
        for _line, cells in found.body
    )


def _understood(kind: str, key: str, words: Sequence[str]) -> dict[str, str]:
    """Return what the words of a field mean as far as they are known; others are asked."""
    known = next(one.words for one in fields_of(kind) if one.key == key)
    found = {word: known.get(folded(word), "") for word in words}
    return {word: meant for word, meant in found.items() if meant}


def _said(before: FileReading | None, key: str) -> Mapping[str, str]:
    return before.values.get(key, {}) if before else {}


def _is_published(found: FoundTable, kind: str, values: Mapping[str, Sequence[str]]) -> bool:
    """Whether a table has the published form: its column names on top, its words, semicolons."""
    raw = found.raw
    return (
        set(CELLS[kind]) <= set(found.labels)
        and raw.separator == ";"
        and raw.encoding in {UTF8, "cp1252"}
        and found.reading.header_line == raw.lines[0][0]
        and _in_published_words(values)
    )


def _in_published_words(values: Mapping[str, Sequence[str]]) -> bool:
    return all(
        word.casefold() in _PUBLISHED_WORDS.get(key, {word.casefold()})
        for key, words in values.items()
        for word in words
    )
