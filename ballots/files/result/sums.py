"""Rows that may only repeat what others count: a total, a part of it, a second level.

Counted together every vote would count twice. What is not certain is refused; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from django.utils.translation import gettext as _

from ballots.files.result.figures import Area
from municipalities.files.raw import folded
from municipalities.files.refusal import Problems
from municipalities.files.values import shown

FIGURES = ("electors", "voters", "invalid_ballots", "valid_votes")
_VOTES = FIGURES.index("valid_votes")
_NAMED = re.compile(
    r"(?:^|_)(?:ins|stadt|kreis|orts|zwischen|teil|end)?"
    r"(?:gesamt|summen?|gesamt(?:summe|stadt|ergebnis|gebiet|zahl)|ergebnis|total|zusammen)(?:_|$)"
)

Figures = tuple[int | None, ...]


def check_sums(areas: Sequence[Area], problems: Problems) -> None:
    """Note the first row that may be a sum of others (R-CODE-01); a single row is none."""
    for area, reason in _sums(areas):
        problems.add(
            area.line,
            "gebiet-name",
            _("„%(name)s“ ist vielleicht eine Summe: %(reason)s. Stimmen zählten dann doppelt.")
            % {"name": shown(area.name or area.number), "reason": reason},
            _(
                "Nehmen Sie die Summen aus der Datei, oder lesen Sie jede Ebene aus ihrer eigenen "
                "Datei ein. Ist es ein Gebiet für sich, geben Sie ihm Nummer und eigenen Namen."
            ),
        )
        return


def _sums(areas: Sequence[Area]) -> Iterator[tuple[Area, str]]:
    if len(areas) < 2:
        return
    for area in areas:
        if _NAMED.search(folded(area.name)):
            yield area, _("der Name sagt es")
    if any(area.number for area in areas):
        for area in areas:
            if not area.number:
                yield area, _("die anderen Zeilen haben eine Nummer")
    yield from _repeating(areas)
    yield from _levels(areas)


def _repeating(areas: Sequence[Area]) -> Iterator[tuple[Area, str]]:
    """Yield areas whose figures are those of all others, or of several that stand together."""
    rows = [figures_of(area) for area in areas]
    sums = _running(rows)
    for at, (area, own) in enumerate(zip(areas, rows, strict=True)):
        if not own[_VOTES]:
            continue
        others = [row for place, row in enumerate(rows) if place != at]
        if _is_sum(own, others):
            yield area, _("ihre Zahlen sind, soweit bekannt, die aller anderen")
        for first, last in _runs(sums[_VOTES], own[_VOTES] or 0):
            if not first <= at < last and _is_sum(own, rows[first:last]):
                reason = _("ihre Zahlen sind die der Zeilen %(first)s bis %(last)s") % {
                    "first": areas[first].line,
                    "last": areas[last - 1].line,
                }
                yield area, reason


def _levels(areas: Sequence[Area]) -> Iterator[tuple[Area, str]]:
    """Yield the first area of a second level: together its areas have the figures of the first.

    Levels stand one behind the other, or have numbers of another length: „01“ beside „001“.
    """
    sums = _running([figures_of(area) for area in areas])
    for at in range(2, len(areas) - 1):
        before = [of[at] for of in sums]
        if before[_VOTES] and all(
            2 * half == of[-1] for half, of in zip(before, sums, strict=True)
        ):
            reason = _("ab hier ergeben die Zeilen noch einmal dieselben Zahlen wie die davor")
            yield areas[at], reason
    levels: dict[int, list[Area]] = {}
    for area in areas:
        levels.setdefault(len(area.number), []).append(area)
    seen: set[tuple[int, ...]] = set()
    for level in levels.values():
        total = tuple(of[-1] for of in _running([figures_of(area) for area in level]))
        if len(level) > 1 and total[_VOTES] and total in seen:
            reason = _("die Zeilen mit Nummern dieser Länge ergeben dieselben Zahlen wie andere")
            yield level[0], reason
        seen.add(total)


def _running(rows: Sequence[Figures]) -> list[list[int]]:
    """Return the running sums of each figure as far as it is known, beginning with nought."""
    return [list(accumulate((one or 0 for one in of), initial=0)) for of in zip(*rows, strict=True)]


def _runs(sums: Sequence[int], wanted: int) -> Iterator[tuple[int, int]]:
    """Yield first and last place, behind the end, of rows in a row with so many votes together."""
    ends: dict[int, list[int]] = {}
    for place, total in enumerate(sums):
        ends.setdefault(total, []).append(place)
    for first, total in enumerate(sums):
        for last in ends.get(total + wanted, ()):
            if last - first > 1:
                yield first, last


def _is_sum(own: Figures, others: Sequence[Figures]) -> bool:
    """Whether all figures that an area knows are the known ones of at least two others together."""
    if sum(any(row) for row in others) < 2:
        return False
    together = [sum(one or 0 for one in of) for of in zip(*others, strict=True)]
    return all(mine is None or mine == theirs for mine, theirs in zip(own, together, strict=True))


def figures_of(area: Area) -> Figures:
    """Return what an area says, figure by figure, to be compared; None is not known (R-CODE-01)."""
    return (
        *(getattr(area, name) for name in FIGURES),
        *(figures.votes for figures in area.lists.values()),
    )
