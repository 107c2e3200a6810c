"""What sources say of the whole state: each figure once, with every source's number beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from municipalities.models import StateStatement


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure of one day; ``statements`` are those of all sources."""

    statements: Sequence[StateStatement]

    @property
    def first(self) -> StateStatement:
        """One of them, for the day and the name that all share."""
        return self.statements[0]

    @property
    def in_conflict(self) -> bool:
        """Whether sources state different numbers."""
        return len({one.value for one in self.statements}) > 1


def stated_figures() -> tuple[StatedFigure, ...]:
    """Return every figure that a source states of the state but the turnout, the newest first.

    The turnout has a table of its own.
    """
    rows = StateStatement.objects.exclude(figure=StateStatement.Figure.TURNOUT)
    ordered = rows.order_by("-day", "figure", "pk")
    return tuple(StatedFigure(list(group)) for _key, group in groupby(ordered, key=_figure))


def _figure(row: StateStatement) -> tuple[date, str]:
    return row.day, row.figure
