"""How a table of foreign residents could be read, and whether somebody has to look at it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from municipalities.files.encodings import UTF8
from municipalities.files.places import Places
from municipalities.files.raw import RawTable, folded
from municipalities.files.refusal import ImportRefused
from municipalities.files.residents.shape import (
    Shape,
    days_of,
    shape_of,
    speaks_of_foreigners,
)
from municipalities.files.residents.tables import (
    ResidentTable,
    meanings_of,
    raw_residents,
    table_as,
    unknown_signs,
)
from municipalities.law.residents.signs import STANDARD
from municipalities.models.residents.reading import COLUMNS, KEY, NAME, NUMBER, ROLES, TableReading


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading with the table it gives; ``table`` is None while a column is not chosen.

    ``days`` are those that the file names. ``is_certain`` says that nothing has to be confirmed:
    the table has the product's own form, or is as its source was confirmed before.
    """

    raw: RawTable
    shape: Shape
    reading: TableReading
    table: ResidentTable | None
    days: tuple[date, ...]
    is_certain: bool
    refusal: ImportRefused | None = None

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are not read."""
        read = set(self.reading.columns.values())
        return tuple(label for label in self.shape.labels if label not in read)

    @property
    def day(self) -> date | None:
        """The day of the figures, if the file names exactly one."""
        return self.days[0] if len(self.days) == 1 else None

    def day_is(self, stated: date | None) -> bool:
        """Whether the day is known and what was typed does not contradict what the file names."""
        if stated is None:
            return self.day is not None
        return not self.days or stated in self.days


def propose(
    content: bytes,
    places: Places,
    *,
    known: Sequence[TableReading] = (),
    chosen: TableReading | None = None,
) -> Proposal:
    """Propose how to read ``content``; ``known`` is how tables of its source were read before.

    ``chosen`` is what somebody chose so far; empty fields of it are proposed. Raises ImportRefused
    when the file is no table at all.
    """
    given = chosen or TableReading()
    form = {"encoding": given.encoding, "separator": given.separator, "sheet": given.sheet}
    raw = raw_residents(content, places, **form)
    shape = shape_of(raw.lines, places, given.header_line or None)
    before = next((one for one in known if one.labels == shape.labels), None)
    base = before or TableReading(columns=_guessed(shape))
    reading = TableReading(
        raw.encoding,
        raw.separator,
        raw.sheet,
        shape.header_line,
        {**base.columns, **given.columns},
        {**STANDARD, **base.signs, **given.signs},
        {**base.places, **given.places},
        shape.labels,
    )
    try:
        table = table_as(raw, reading, places)
    except ImportRefused as refused:
        return Proposal(
            raw, shape, reading, None, days_of(shape), is_certain=False, refusal=refused
        )
    reading = replace(reading, signs=meanings_of(table), places={**base.places, **given.places})
    if before:
        fits = _is_as_known(shape, table, before)
    else:  # a source that is known in another form has changed it
        fits = not known and _is_plain(shape, raw, table)
    # Which of several sheets holds the figures of this day only a person knows.
    certain = fits and not raw.rivals
    return Proposal(raw, shape, reading, table, days_of(shape), is_certain=certain)


def _guessed(shape: Shape) -> dict[str, str]:
    return {
        role: shape.labels[shape.guess[role]] if shape.guess[role] >= 0 else "" for role in ROLES
    }


def _is_plain(shape: Shape, raw: RawTable, table: ResidentTable) -> bool:
    """Whether a table has the product's own form: its column names on top and nothing else."""
    names = [folded(label) for label in shape.labels]
    own = all(sum(name in COLUMNS[role] for name in names) == 1 for role in (KEY, NUMBER))
    return (
        own
        and not _speaks_elsewhere(shape, table)
        and not (shape.above or table.left_out or table.signs or table.questions)
        and len(shape.header) == 1
        and raw.encoding in {"", UTF8, "cp1252"}
    )


def _speaks_elsewhere(shape: Shape, table: ResidentTable) -> bool:
    """Whether another column may hold the number: „Nichtdeutsche“ beside „Anzahl“."""
    own, names = table.number_column, COLUMNS[KEY] | COLUMNS[NAME]
    if folded(own) not in COLUMNS[NUMBER]:
        return True
    others = [at for at, label in enumerate(shape.labels) if label != own]
    if any(speaks_of_foreigners(shape.labels[at]) for at in others):
        return True
    # „Anzahl“ alone does not say of whom.
    return not speaks_of_foreigners(own) and any(
        at in shape.numeric and folded(shape.labels[at]) not in names for at in others
    )


def _is_as_known(shape: Shape, table: ResidentTable, known: TableReading) -> bool:
    """Whether nothing stands in a table that was not confirmed for its source before.

    Columns without names may have changed their places: those are shown each time.
    """
    signs = {sign for sign, _meaning, _lines in table.signs}
    return (
        bool(shape.header)
        and not table.questions
        and not unknown_signs(table)
        and signs <= set(known.signs)
    )
