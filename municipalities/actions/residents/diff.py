"""What a table of foreign residents would change: a dry run that writes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import tablib
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult

from municipalities.files.residents.sorting import LeftOut, ReadRow
from municipalities.files.residents.tables import ResidentTable
from municipalities.law.keys import KeyForm, municipality_key
from municipalities.law.residents.counts import DutyChange, duty_change
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import Meaning
from municipalities.messages import word
from municipalities.models import Municipality, ResidentCount, ResidentFile
from municipalities.resources.residents.counts import HEADERS, ResidentTableResource

MOST_NAMED = 10
DUTY_ORDER = (DutyChange.BEGINS, DutyChange.ENDS, DutyChange.IS_NEAR, DutyChange.STAYS)


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why one row of a file cannot be taken in: line, field, and a sentence with the remedy."""

    line: int
    field: str
    text: str

    @property
    def place(self) -> str:
        """Where it is: „Zeile 5, Feld anzahl“."""
        line = _("Zeile %(line)s") % {"line": self.line}
        return f"{line}, {_('Feld %(field)s') % {'field': self.field}}" if self.field else line

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True, slots=True)
class RowNote:
    """What was understood although it is not written correctly, and in which lines.

    Without lines it holds for the whole file.
    """

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResidentChange:
    """One good row: the count in force today, the count of the file, and what follows.

    ``is_new`` is False for a count that is stored already; ``holds`` is False if a count of a
    later day is known, which then stays in force.
    """

    line: int
    municipality: Municipality
    before: ResidentCount | None
    number: int
    mark: str
    is_new: bool
    holds: bool
    duty: DutyChange

    @property
    def change(self) -> int | None:
        """By how much the number differs from the one before, None where there is none."""
        return None if self.before is None else self.number - self.before.foreign_residents


@dataclass(frozen=True, slots=True)
class ResidentDiff:
    """What a file would change, and what is wrong with it; with any fault nothing is taken in."""

    changes: tuple[ResidentChange, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[RowNote, ...]
    without_number: int

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind, under the names the log and the command use."""
        new = [change for change in self.changes if change.is_new]
        duties = Counter(change.duty for change in new)
        return {
            "new": len(new),
            "unchanged": len(self.changes) - len(new),
            "without_number": self.without_number,
            "refused": len({fault.line for fault in self.faults}),
            "duty_begins": duties[DutyChange.BEGINS],
            "duty_ends": duties[DutyChange.ENDS],
        }

    @property
    def duties(self) -> list[ResidentChange]:
        """The rows whose municipality begins or ceases to owe a body, or is near it."""
        moved = [c for c in self.changes if c.is_new and c.duty is not DutyChange.STAYS]
        return sorted(moved, key=lambda c: (DUTY_ORDER.index(c.duty), c.municipality.sort_key))


def resident_diff(file: ResidentFile) -> ResidentDiff:
    """Compare a file with what is stored (§ 84 HGO; R-BODY-01); nothing is written."""
    table = ResidentTable.from_json(file.rows)
    rows = [row for row in table.rows if row.fields is None]
    result = run(file, rows, dry_run=True)
    faults = [*_shape_faults(table), *_faults(result, rows, table)]
    good = [
        (row, done.instance, done.import_type == RowResult.IMPORT_TYPE_NEW)
        for row, done in zip(rows, result.rows, strict=True)
        if done.is_new() or (done.is_skip() and row.number.strip())
    ]
    return ResidentDiff(
        changes=tuple(_changes(good, file.as_of)),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        notes=(
            *_notes_on_columns(table),
            *_notes([(row, count.municipality) for row, count, _new in good]),
            *_notes_on_signs(table),
            *_notes_on_left_out(table),
        ),
        without_number=sum(done.is_skip() for done in result.rows)
        - sum(not is_new for _row, _count, is_new in good),
    )


def run(file: ResidentFile, rows: Sequence[ReadRow], *, dry_run: bool) -> Result:
    """Send the rows of a file through the import; one result per row, in their order."""
    resource = ResidentTableResource(as_of=file.as_of, status=file.status, source=file.source)
    cells = ((row.line, row.key, row.number, row.mark) for row in rows)
    dataset = tablib.Dataset(*cells, headers=HEADERS)
    return resource.import_data(dataset, dry_run=dry_run, raise_errors=not dry_run)


def _shape_faults(table: ResidentTable) -> Iterator[RowFault]:
    """Yield the rows that do not have the shape of this table."""
    for row in table.rows:
        if row.fields is not None:
            text = _(
                "Die Zeile hat nicht so viele Felder wie die Kopfzeile (gefunden: %(fields)s). "
                "Prüfen Sie, ob ein Trennzeichen zu viel oder zu wenig steht."
            )
            yield RowFault(row.line, "", text % {"fields": row.fields})


def _faults(result: Result, rows: Sequence[ReadRow], table: ResidentTable) -> Iterator[RowFault]:
    """Yield the rows that the import refused, with the line and the file's own column name."""
    columns = {"municipality": table.key_column, "foreign_residents": table.number_column}
    for error in result.base_errors:
        raise error.error  # a fault of this program: no row was read
    for _number, errors in result.row_errors():
        raise errors[0].error  # as above; mistakes of the file are reported by field
    for invalid in result.invalid_rows:
        for attribute, sentences in invalid.field_specific_errors.items():
            line = rows[invalid.number - 1].line
            yield RowFault(line, columns[attribute], " ".join(sentences))


def _changes(
    good: Sequence[tuple[ReadRow, ResidentCount, bool]], as_of: date
) -> Iterator[ResidentChange]:
    newest: dict[int, ResidentCount] = {}
    for count in ResidentCount.objects.order_by("municipality_id", "-as_of", "-pk").distinct(
        "municipality_id"
    ):
        newest[count.municipality_id] = count
    for row, count, is_new in good:
        before = newest.get(count.municipality_id)
        holds = before is None or before.as_of <= as_of
        number_before = before.foreign_residents if before else None
        yield ResidentChange(
            line=row.line,
            municipality=count.municipality,
            before=before,
            number=count.foreign_residents,
            mark=count.mark,
            is_new=is_new,
            holds=holds,
            duty=duty_change(number_before, count.foreign_residents)
            if is_new and holds
            else DutyChange.STAYS,
        )


def _notes(good: Sequence[tuple[ReadRow, Municipality]]) -> Iterator[RowNote]:
    """Yield how irregular rows are understood, one note for all rows of a kind."""
    mended: dict[KeyForm, list[int]] = {}
    earlier, other_name = [], []
    for row, municipality in good:
        key = municipality_key(row.key)
        if key is not None and key.is_mended:
            mended.setdefault(key.form, []).append(row.line)
        if key is not None and key.ags != municipality.ags:
            earlier.append(row.line)
        if row.name and not _same_name(row.name, municipality):
            other_name.append(row.line)
    for form, lines in mended.items():
        yield RowNote(word(form), tuple(lines))
    if earlier:
        yield RowNote(
            _("Der Schlüssel ist ein früherer; gemeint ist die Gemeinde von heute."), tuple(earlier)
        )
    if other_name:
        yield RowNote(
            _(
                "Der Name passt nicht zum Schlüssel; es gilt der Schlüssel. Prüfen Sie, ob Spalten "
                "oder Zeilen verschoben sind."
            ),
            tuple(other_name),
        )


def _notes_on_columns(table: ResidentTable) -> Iterator[RowNote]:
    """Yield which columns of the file are not read."""
    if table.unused:
        told = "“, „".join(table.unused)
        yield RowNote(_("Nicht gelesen werden die Spalten „%(names)s“.") % {"names": told}, ())


def _notes_on_signs(table: ResidentTable) -> Iterator[RowNote]:
    """Yield for each sign of the file what it was taken to mean."""
    for sign, meaning, lines in table.signs:
        facts = {"sign": sign, "meaning": word(Meaning(meaning))}
        yield RowNote(_("Zeichen „%(sign)s“: %(meaning)s.") % facts, tuple(lines))


def _notes_on_left_out(table: ResidentTable) -> Iterator[RowNote]:
    """Yield which lines are no row of a municipality, by reason; what has a number is named."""
    left: dict[LeftOutAs, list[LeftOut]] = {}
    for one in table.left_out:
        left.setdefault(one.reason, []).append(one)
    for reason, found in left.items():
        text = _("Nicht gelesen: %(reason)s.") % {"reason": word(reason)}
        if reason is LeftOutAs.NO_PLACE:
            more = " …" if len(found) > MOST_NAMED else ""
            named = "“, „".join(one.text for one in found[:MOST_NAMED])
            text += " " + _("Das sind „%(rows)s“%(more)s.") % {"rows": named, "more": more}
        yield RowNote(text, tuple(one.line for one in found))


def _same_name(name: str, municipality: Municipality) -> bool:
    """Whether a name is meant for a municipality: „Fulda“, „Fulda, Stadt“, „Stadt Fulda“."""
    words = set(re.findall(r"\w+", name.casefold()))
    return bool(words & set(re.findall(r"\w+", municipality.short_name.casefold())))
