"""The sheet of one unit: what the form shows for each list and person, with its checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from ballots.forms.counting.report import VALUES, ReportForm, list_field, person_field
from ballots.law.counting.checking import CheckFinding
from ballots.law.paper.approved import ApprovedPaper, PrintedList
from ballots.models import UnitReport

_LETTERS = {letter: name for name, (letter, _label) in VALUES.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """One number to type: its field, the checks that point at it, and what was stored meanwhile.

    ``stored`` is set only where somebody else's newer report says something different.
    """

    field: BoundField
    letter: str
    label: Any
    codes: tuple[str, ...]
    stored: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the number has to be looked at."""
        return bool(self.field.errors or self.codes)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """One list of the sheet: its people, its votes, and whether the two agree.

    ``persons_sum`` adds up the numbers entered; ``missing`` counts the persons without one.
    """

    number: int
    name: str
    persons: tuple[Cell, ...]
    total: Cell
    persons_sum: int
    missing: int
    state: str


def stored_values(report: UnitReport) -> dict[str, int]:
    """Return the numbers of a report by the names of the form's fields; unknown has no key."""
    found = report.values()
    values: dict[str, int | None] = {name: getattr(found, name) for name in VALUES}
    values |= {list_field(number): votes for number, votes in found.list_votes.items()}
    values |= {person_field(*key): votes for key, votes in found.candidate_votes.items()}
    return {name: votes for name, votes in values.items() if votes is not None}


def marked_fields(
    findings: Iterable[CheckFinding], paper: ApprovedPaper
) -> dict[str, tuple[str, ...]]:
    """Return which fields a check points at: field name to codes (R-CODE-01).

    D has no field of its own: it is the sum of the lists, so they are marked. Where a list differs
    from its persons its sum is marked, and not every one of them.
    """
    fields = {letter: [name] for letter, name in _LETTERS.items()}
    fields |= {f"D{entry.number}": [list_field(entry.number)] for entry in paper.lists}
    fields |= {f"D{one}_{place}": [person_field(one, place)] for one, place in paper.candidates}
    fields["D"] = [list_field(entry.number) for entry in paper.lists]
    marked: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        columns = [one for one in finding.columns if one.partition("_")[0] not in finding.columns]
        columns += [one for one in finding.columns if "_" not in one]
        names = {name for column in columns for name in fields.get(column, ())}
        for name in names:
            if finding.code not in marked[name]:
                marked[name].append(finding.code)
    return {name: tuple(codes) for name, codes in marked.items()}


def numbers_in(form: ReportForm) -> dict[str, int]:
    """Return the numbers in the form, typed or stored, by field name."""
    if not form.is_bound:
        return {name: value for name, value in form.initial.items() if isinstance(value, int)}
    return {
        name: value
        for name, value in getattr(form, "cleaned_data", {}).items()
        if isinstance(value, int)
    }


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """The form with the remarks beside its fields.

    ``marked`` maps field names to the codes of checks; ``newer`` are the values that somebody
    else stored meanwhile, None when nobody did. Only a list in ``known_in_full`` can be compared
    with the sum of its people.
    """

    form: ReportForm
    marked: Mapping[str, tuple[str, ...]]
    newer: Mapping[str, int] | None
    known_in_full: Collection[int]

    def values(self) -> list[Cell]:
        """Return the cells for B, B1 and C."""
        return [self._cell(name, letter, label) for name, (letter, label) in VALUES.items()]

    def blocks(self) -> list[ListBlock]:
        """Return the lists in the order of the paper."""
        numbers = numbers_in(self.form)
        return [self._block(entry, numbers) for entry in self.form.paper.lists]

    def _block(self, entry: PrintedList, numbers: Mapping[str, int]) -> ListBlock:
        number = entry.number
        names = [person_field(number, place) for place in entry.places]
        typed = [numbers[name] for name in names if name in numbers]
        missing = len(names) - len(typed)
        total = numbers.get(list_field(number))
        state = _state(sum(typed), missing, total) if typed or total is not None else ""
        if state == "differs" and number not in self.known_in_full and sum(typed) < (total or 0):
            state = "open"
        return ListBlock(
            number=number,
            name=entry.name,
            persons=tuple(
                self._cell(name, str(person.place), person.name)
                for name, person in zip(names, entry.persons, strict=True)
            ),
            total=self._cell(list_field(number), f"D{number}", ""),
            persons_sum=sum(typed),
            missing=missing,
            state=state,
        )

    def _cell(self, name: str, letter: str, label: Any) -> Cell:
        stored = ""
        if self.newer is not None and self.newer.get(name) != typed_number(self.form, name):
            stored = str(self.newer[name]) if name in self.newer else "–"
        return Cell(self.form[name], letter, label, self.marked.get(name, ()), stored)


def _state(persons_sum: int, missing: int, total: int | None) -> str:
    """Compare the people's sum with the list: agrees, differs, too_many, or open."""
    if total is None:
        return "open"
    if missing:
        return "too_many" if persons_sum > total else "open"
    return "agrees" if persons_sum == total else "differs"


def typed_number(form: ReportForm, name: str) -> int | None:
    """Return the typed number of one field; None when it is empty or was refused."""
    value = getattr(form, "cleaned_data", {}).get(name)
    return value if isinstance(value, int) else None
