"""The persons of a table, with everything that is doubtful and everything that was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from elections.files.nominations.person_cells import PersonCells
from elections.files.nominations.person_doubts import Doubt
from elections.files.nominations.person_fields import BY_KEY, NAMES, STANDING
from elections.files.nominations.person_files import FoundPeople, find_people, notes_on
from elections.files.nominations.person_left_out import LeftOut, left_out_of, told
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import FIELDS, PersonRow
from elections.models.districts.reading import FileReading
from municipalities.files.formulas import Place, stored_results
from municipalities.files.raw import folded
from municipalities.files.refusal import Problems
from municipalities.files.values import shown

MOST_PERSONS = 1_000
_MOST_LINES = 5_000  # with lines that are no persons


@dataclass(frozen=True, slots=True)
class PersonReport:
    """What a table says: its persons in the order of its lines, doubts, and what was left out.

    ``fields`` are the fields of ``PersonRow`` that the table has: a difference compares no others.
    ``notes`` say how it was read.
    """

    rows: tuple[PersonRow, ...]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    fields: tuple[str, ...]
    notes: tuple[str, ...]


def read_people(
    content: bytes,
    *,
    known: Sequence[FileReading] = (),
    chosen: FileReading | None = None,
    file_name: str = "",
) -> tuple[FoundPeople, PersonReport]:
    """Read a table of persons as ``find_people`` proposes it (§ 23 Abs. 1 KWO; R-LIST-04).

    Raises ImportRefused when it is no such table.
    """
    found = find_people(content, known=known, chosen=chosen, file_name=file_name)
    return found, people_of(found, content)


def people_of(found: FoundPeople, content: bytes) -> PersonReport:
    """Return the persons of a table that is read as ``found`` says (R-LIST-03, R-LIST-04).

    Every person is recorded as the table has it: one who stands twice twice, one without a day of
    birth without it. Raises ImportRefused when no column of names is known, when no person stands
    there or more than ``MOST_PERSONS``.
    """
    columns = {key: label for key, label in found.reading.columns.items() if label}
    _refuse_without_names(found, columns)
    _refuse_too_many_lines(found)
    rows: list[PersonRow] = []
    doubts: list[Doubt] = []
    left_out = list(left_out_of(found, content))
    results = _results(found, content)
    for line, cells in found.body:
        said = _said(
            found, columns, [results.get((line, at), cell) for at, cell in enumerate(cells)]
        )
        if reason := _why_no_person(found, said, cells):
            left_out.append(LeftOut(line, "", told(cells), reason))
            continue
        if len(rows) == MOST_PERSONS:
            raise _too_many(line)
        reader = PersonCells(line, said, columns, found.reading.values)
        rows.append(reader.person())
        doubts += [*reader.doubts, *_of_line(found, line, cells), *_of_merged(found, line)]
        doubts += _of_formulas(found, line, cells, results)
    if not rows:
        raise Problems().refuse(
            found.reading.header_line or None,
            "",
            _("Unter der Kopfzeile steht keine Person."),
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )
    left_out.sort(key=lambda one: (one.line is not None, one.line or 0))
    return PersonReport(
        tuple(rows), tuple(doubts), tuple(left_out), _fields(columns, rows), tuple(notes_on(found))
    )


def _fields(columns: Mapping[str, str], rows: Sequence[PersonRow]) -> tuple[str, ...]:
    """Return the fields that a table has; of the status it may speak in another column."""
    fed = {name for key in columns for name in BY_KEY[key].feeds}
    if any(row.origin is not Origin.UNKNOWN for row in rows):
        fed.add(STANDING)
    return tuple(name for name in FIELDS if name in fed)


def _refuse_without_names(found: FoundPeople, columns: Mapping[str, str]) -> None:
    if not any(key in columns for key in NAMES):
        names = "“, „".join(map(shown, found.labels))
        raise Problems().refuse(
            found.reading.header_line or None,
            "",
            _("Keine Spalte mit Namen ist gefunden; die Spalten heißen „%(names)s“.")
            % {"names": names}
            if names
            else _("Die erste Zeile ist keine Kopfzeile mit Spalten."),
            _("Sagen Sie, in welcher Spalte der Familienname steht, oder nehmen Sie die Vorlage."),
        )


def _refuse_too_many_lines(found: FoundPeople) -> None:
    if len(found.body) + len(found.raw.spoiled) > _MOST_LINES:
        raise Problems().refuse(
            None,
            "",
            _("Die Datei hat zu viele Zeilen."),
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )


def _too_many(line: int) -> Exception:
    return Problems().refuse(
        line,
        "",
        _("In der Datei stehen mehr als %(most)s Personen.") % {"most": MOST_PERSONS},
        _("Prüfen Sie, ob es die richtige Datei ist."),
    )


def _said(found: FoundPeople, columns: Mapping[str, str], cells: Sequence[str]) -> dict[str, str]:
    places = {
        key: found.labels.index(label) for key, label in columns.items() if label in found.labels
    }
    return {key: cells[at] if at < len(cells) else "" for key, at in places.items()}


def _results(found: FoundPeople, content: bytes) -> Mapping[Place, str]:
    """Return the stored results of the formulas; most workbooks have none."""
    has_any = any(cell.startswith("=") for _line, cells in found.body for cell in cells)
    return stored_results(content, found.raw.sheet) if found.raw.sheet and has_any else {}


def _of_formulas(
    found: FoundPeople, line: int, cells: Sequence[str], results: Mapping[Place, str]
) -> Iterator[Doubt]:
    for at, (label, cell) in enumerate(zip(found.labels, cells, strict=False)):
        if (line, at) not in results or label in found.unused:
            continue
        result = results[line, at]
        reason = (
            _("Hier steht eine Formel; eingelesen ist ihr gespeichertes Ergebnis „%(result)s“.")
            if result
            else _("Hier steht eine Formel ohne gespeichertes Ergebnis; das Feld ist leer.")
        )
        yield Doubt(
            line,
            label,
            shown(cell),
            reason % {"result": shown(result)},
            _("Kopieren Sie die Spalte in Excel und fügen Sie sie als Werte wieder ein."),
        )


def _why_no_person(found: FoundPeople, said: Mapping[str, str], cells: Sequence[str]) -> str:
    """Say why a line below the header is no person; empty where it is one."""
    if [*map(folded, cells)] == [*map(folded, _header(found))]:
        return _("Die Kopfzeile steht hier noch einmal.")
    filled = [key for key, cell in said.items() if cell]
    if filled == ["place"]:
        return _("Hier steht nur die Spalte „Platz“, keine Person.")
    if not filled:
        return _("Hier steht nichts in den Spalten, die gelesen werden.")
    return ""


def _header(found: FoundPeople) -> Sequence[str]:
    line = found.reading.header_line
    return next((cells for at, cells in found.raw.lines if at == line), ())


def _of_line(found: FoundPeople, line: int, cells: Sequence[str]) -> Iterator[Doubt]:
    """Note a line that is not as wide as the header, and one with nothing but one entry."""
    width = len(found.labels)
    is_short = bool(found.raw.separator) and len(cells) < width
    if is_short or any(cells[width:]):
        yield Doubt(
            line,
            "",
            told(cells),
            _("Die Zeile hat %(count)s Felder, die Kopfzeile %(width)s.")
            % {"count": len(cells), "width": width},
            _("Prüfen Sie, ob ein Trennzeichen zu viel oder zu wenig steht."),
        )
    if sum(map(bool, cells)) == 1:
        yield Doubt(
            line,
            "",
            told(cells),
            _("In dieser Zeile steht nur ein Eintrag; vielleicht ist es keine Person."),
            _("Streichen Sie die Person, wenn es eine Überschrift oder eine Anmerkung ist."),
        )


def _of_merged(found: FoundPeople, line: int) -> Iterator[Doubt]:
    """Note the fields whose cell is one with a cell above and therefore empty here."""
    for cells in found.traits.merged.get(found.raw.sheet, ()):
        if cells.first_line < line <= cells.last_line:
            for label in found.labels[cells.first_column : cells.last_column + 1]:
                if label not in found.unused:
                    yield _one_cell(line, label, cells.first_line)


def _one_cell(line: int, label: str, first: int) -> Doubt:
    return Doubt(
        line,
        label,
        "",
        _("Die Zelle ist mit Zeile %(first)s verbunden; der Eintrag gilt nur für jene Zeile.")
        % {"first": first},
        _("Heben Sie die Verbindung in Excel auf und füllen Sie jede Zeile aus."),
    )
