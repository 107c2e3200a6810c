"""How far the goal „höhere Wahlbeteiligung“ is reached: in points, in people, in places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.dashboard.state.baseline import TURNOUT_BASELINE
from reports.dashboard.state.places import PlaceTurnout
from reports.dashboard.state.turnout import PublishedTurnout, StateTurnout

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class TurnoutChange:
    """One election day compared with the two on which the goal „höhere Wahlbeteiligung“ rests."""

    row: StateTurnout
    differences: tuple[tuple[date, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class TurnoutGoal:
    """The goal and where it stands; None is what no source states.

    ``base`` is the election before the reform, ``newest`` the latest one, ``last_known`` the latest
    whose turnout a source states. ``risen`` and ``not_risen`` count the places whose turnout is
    known on both days, ``known_newest`` those whose turnout is known on the day of ``newest``.
    """

    base: StateTurnout
    newest: StateTurnout
    last_known: StateTurnout
    risen: int
    not_risen: int
    known_newest: int

    @property
    def to_council(self) -> Fraction | None:
        """How much lower the turnout is than that of the council election of the same time."""
        here, council = self.last_known.share, self.last_known.council
        if here is None or council is None or council.share is None:
            return None
        return council.share - here

    @property
    def people(self) -> int | None:
        """So many more would have to vote for that; in thousands, as electors are stated."""
        total = self.last_known.total
        if self.to_council is None or total is None or total.eligible is None:
            return None
        return round(total.eligible * self.to_council / _THOUSAND) * _THOUSAND

    @property
    def held(self) -> int | None:
        """Municipalities with an election on the day of ``last_known``."""
        return self.last_known.total.municipalities if self.last_known.total else None

    @property
    def not_compared(self) -> int | None:
        """Those of them whose turnout is not known on both days."""
        return None if self.held is None else max(0, self.held - self.risen - self.not_risen)


def turnout_goal(
    series: Sequence[StateTurnout], places: Sequence[PlaceTurnout], published: PublishedTurnout
) -> TurnoutGoal | None:
    """Return how far the goal is reached; None without a figure to measure against."""
    days = {row.day: row for row in series}
    base = days.get(TURNOUT_BASELINE[0])
    known = [row for row in series if row.share is not None and row.day >= TURNOUT_BASELINE[0]]
    if base is None or not known:
        return None
    before = turnouts_on(places, published, base.day)
    after = turnouts_on(places, published, known[-1].day)
    both = before.keys() & after.keys() if known[-1] is not base else set()
    risen = sum(after[place] > before[place] for place in both)
    return TurnoutGoal(
        base=base,
        newest=series[-1],
        last_known=known[-1],
        risen=risen,
        not_risen=len(both) - risen,
        known_newest=len(turnouts_on(places, published, series[-1].day)),
    )


def turnouts_on(
    places: Iterable[PlaceTurnout], published: PublishedTurnout, day: date
) -> dict[int, Fraction]:
    """Return the turnout of each municipality of which one is known on ``day``, by its key.

    A result that was published here comes first; of several sources the first counts that states
    one. An election that was declared invalid counts nowhere.
    """
    found = {
        row.election.municipality_id: Fraction(
            row.determination.voters or 0, row.determination.electors or 1
        )
        for row in published.counted
        if row.election.day == day
    }
    for row in places:
        past = row.election
        if past.day != day or row.is_annulled or row.share is None:
            continue
        if past.municipality_id is not None:
            found.setdefault(past.municipality_id, row.share)
    return found


def changes(series: Iterable[StateTurnout]) -> tuple[TurnoutChange, ...]:
    """Return how each election since the baseline differs from it, in percentage points / 100."""
    rows = {row.day: row for row in series}
    found = []
    for day, row in rows.items():
        if day < TURNOUT_BASELINE[0]:
            continue
        earlier = [base for base in TURNOUT_BASELINE if base < day and base in rows]
        found.append(
            TurnoutChange(row, tuple((base, _difference(row, rows[base])) for base in earlier))
        )
    return tuple(found)


def _difference(row: StateTurnout, base: StateTurnout) -> Fraction | None:
    return None if row.share is None or base.share is None else row.share - base.share
