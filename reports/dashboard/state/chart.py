"""The bars of the turnout chart: positions only; the page draws them and adds a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.dashboard.state.turnout import StateTurnout

WIDTH, HEIGHT = 320, 220
_LEFT, _TOP, _BOTTOM = 38, 26, 44
_BAR_PART = Fraction(64, 100)
_STEP = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One election; when ``known`` is False, an empty frame stands for the unknown figure."""

    row: StateTurnout
    x: int
    y: int
    width: int
    height: int
    middle: int

    @property
    def known(self) -> bool:
        """Whether a source states the turnout."""
        return self.row.share is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the scale."""

    y: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the page draws, in the units of the view box."""

    width: int
    height: int
    left: int
    base: int
    middle: int
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


def chart(series: Sequence[StateTurnout]) -> Chart | None:
    """Return bars from the oldest election to the newest; None when there is none at all.

    The scale begins at zero and ends at the next full five percent.
    """
    if not series:
        return None
    highest = max((row.share for row in series if row.share is not None), default=_STEP)
    steps = max(1, -(-highest // _STEP))
    top, base = _TOP, HEIGHT - _BOTTOM
    scale = (base - top) / (steps * _STEP)
    room = Fraction(WIDTH - _LEFT, len(series))
    width = int(room * _BAR_PART)
    bars = []
    for index, row in enumerate(series):
        middle = int(_LEFT + room * index + room / 2)
        # The frame of an unknown figure spans the whole scale: the figure may be anything.
        height = base - top if row.share is None else int(row.share * scale)
        bars.append(Bar(row, middle - width // 2, base - height, width, height, middle))
    lines = tuple(Line(int(base - n * _STEP * scale), n * _STEP) for n in range(steps + 1))
    return Chart(WIDTH, HEIGHT, _LEFT, base, (top + base) // 2, tuple(bars), lines)
