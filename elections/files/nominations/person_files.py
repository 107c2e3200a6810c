"""A table of the persons of a list in any form: proposed, what is unclear asked, then read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from elections.files.nominations.person_fields import (
    SALUTATION,
    STANDING,
    columns_in,
    names_persons,
)
from elections.files.nominations.person_questions import Question, questions_on
from elections.models.districts.reading import FileReading, source_of
from municipalities.files.encodings import ENCODINGS, UTF8
from municipalities.files.raw import SEPARATORS, Lines, RawTable, labels_of, raw_table
from municipalities.files.refusal import Problems
from municipalities.files.sheet_traits import SheetTraits, traits_of

LARGEST_FILE = 5 * 1024 * 1024
MOST_COLUMNS = 99  # of a workbook no more than 100 are read, so none is lost unseen
_SEARCHED = 40


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """A table and how it is read unless somebody says otherwise; ``questions`` are still open.

    ``is_known`` says that the same columns of this source were confirmed before.
    """

    raw: RawTable
    traits: SheetTraits
    labels: tuple[str, ...]
    reading: FileReading
    questions: tuple[Question, ...]
    is_known: bool

    @property
    def body(self) -> Lines:
        """The lines below the header."""
        return tuple(one for one in self.raw.lines if one[0] > self.reading.header_line)

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are not read."""
        return tuple(one for one in self.labels if one not in self.reading.columns.values())


def find_people(
    content: bytes,
    *,
    known: Sequence[FileReading] = (),
    chosen: FileReading | None = None,
    file_name: str = "",
) -> FoundPeople:
    """Propose how to read a table of persons (§ 23 Abs. 1 KWO; R-LIST-04), and ask what is unclear.

    ``known`` is how tables of persons were read before, ``chosen`` what somebody answered so far.
    Raises ImportRefused for a file that is too large or no table at all.
    """
    problems = Problems()
    if len(content) > LARGEST_FILE:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s MB.") % {"size": LARGEST_FILE // (1024 * 1024)},
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )
    given = chosen or FileReading()
    raw = _raw(content, problems, given)
    line = given.header_line or _header_line(raw.lines)
    labels = labels_of([cells for at, cells in raw.lines if at == line], _width(raw.lines, line))
    source = source_of(file_name)
    fitting = [one for one in known if line and one.labels == labels]
    fitting.sort(key=lambda one: one.file != source)
    before = fitting[0] if fitting else FileReading()
    reading = replace(
        _reading(labels, before, given),
        encoding=raw.encoding,
        separator=raw.separator,
        sheet=raw.sheet,
        header_line=line,
        file=source,
    )
    questions = questions_on(content, raw, reading, given, before)
    is_known = bool(fitting) and before.file == source and not questions
    return FoundPeople(raw, traits_of(content), labels, reading, questions, is_known)


def _raw(content: bytes, problems: Problems, given: FileReading) -> RawTable:
    return raw_table(
        content,
        problems,
        _much,
        encoding=given.encoding,
        separator=given.separator,
        sheet=given.sheet,
        wanted=_("Geben Sie die Tabelle als CSV, Excel (.xlsx) oder LibreOffice (.ods) an."),
        leaves_out=True,
    )


def _reading(labels: tuple[str, ...], before: FileReading, given: FileReading) -> FileReading:
    """Return columns and meanings as the names of the columns tell, or as somebody said."""
    answered = {**before.columns, **given.columns}
    proposed = {key: fitting[0] for key, fitting in columns_in(labels).items()}
    values = {
        key: {**before.values.get(key, {}), **given.values.get(key, {})}
        for key in (SALUTATION, STANDING)
    }
    columns = _each_once({**proposed, **answered}, answered)
    return FileReading(columns=columns, values=values, labels=labels)


def _each_once(columns: Mapping[str, str], answered: Mapping[str, str]) -> dict[str, str]:
    """Return the columns so that none serves two fields; what somebody answered comes first."""
    used = {label for label in answered.values() if label}
    return {key: label for key, label in columns.items() if key in answered or label not in used}


def _much(lines: Lines) -> int:
    """How many fields a table of persons names; 0 where no person stands below its header."""
    best, header = _best(lines)
    return best if any(line > header for line, _cells in lines) else 0


def _best(lines: Lines) -> tuple[int, int]:
    """Return how many fields of a person the best line names, and which line that is."""
    named = [(names_persons(cells), line) for line, cells in lines[:_SEARCHED]]
    return max(named, key=lambda one: (one[0], -one[1]), default=(0, 0))


def _header_line(lines: Lines) -> int:
    """Return the line that names most fields of a person.

    Where none does, somebody can say what the columns are: the first line with several cells.
    """
    best, line = _best(lines)
    if best:
        return line
    return next((at for at, cells in lines[:_SEARCHED] if sum(map(bool, cells)) > 1), 0)


def _width(lines: Lines, header: int) -> int:
    width = next((len(cells) for line, cells in lines if line == header), 0)
    if width > MOST_COLUMNS:
        raise Problems().refuse(
            header,
            "",
            _("Die Kopfzeile hat mehr als %(most)s Spalten.") % {"most": MOST_COLUMNS},
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )
    return width


def notes_on(found: FoundPeople) -> list[str]:
    """Say how a table was read where it can be read otherwise, and which sheets were not."""
    raw, notes = found.raw, []
    if raw.encoding not in {"", UTF8}:
        notes.append(_("Zeichensatz: %(name)s.") % {"name": ENCODINGS[raw.encoding]})
    if raw.separator not in {"", ";"}:
        notes.append(_("Trennzeichen: %(name)s.") % {"name": SEPARATORS[raw.separator]})
    if len(raw.sheets) > 1:
        notes.append(_("Tabellenblatt: %(name)s.") % {"name": raw.sheet})
    if found.traits.hidden:
        told = "“, „".join(found.traits.hidden)
        notes.append(
            _("Ausgeblendete Blätter werden nicht gelesen: „%(names)s“.") % {"names": told}
        )
    return notes
