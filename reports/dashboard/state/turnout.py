"""How many voted: the state over time, single places beside their council, and published results.

A figure that nobody stated stays None; it is never drawn or summed as zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import Sum

from elections.models import Election
from municipalities.models import Municipality, PastElection, StateTotal, User
from reports.dashboard.state.baseline import TURNOUT_BASELINE
from reports.models import Publication

SAME_TIME = timedelta(days=200)
"""A council election this near is „of the same time“: 98 days lay between both in 2015/16."""


@dataclass(frozen=True, slots=True)
class CouncilTurnout:
    """The council election that a turnout is compared with."""

    day: date
    eligible: int | None
    voters: int | None
    stated: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """Voters among the eligible; the stated figure where these are not known."""
        return share(self.voters, self.eligible, self.stated)


@dataclass(frozen=True, slots=True)
class StateTurnout:
    """One Ausländerbeirat election over the whole state."""

    total: StateTotal
    council: CouncilTurnout | None

    @property
    def share(self) -> Fraction | None:
        """The turnout as the source states it."""
        return stated(self.total.turnout)

    @property
    def provisional(self) -> bool:
        """Whether the source itself calls its figure preliminary."""
        return self.share is not None and "preliminary" in self.total.note.lower()


@dataclass(frozen=True, slots=True)
class PlaceTurnout:
    """One earlier election of one place as a public source states it."""

    election: PastElection
    council: CouncilTurnout | None

    @property
    def share(self) -> Fraction | None:
        """Voters among the eligible; the stated figure where these are not known."""
        past = self.election
        return share(past.voters, past.eligible, stated(past.turnout_stated))


@dataclass(frozen=True, slots=True)
class PublishedTurnout:
    """Turnout of all results published here; only those with both figures count."""

    publications: tuple[Publication, ...]

    @property
    def counted(self) -> tuple[Publication, ...]:
        """Publications whose electors and voters are known."""
        return tuple(
            row
            for row in self.publications
            if row.determination.electors and row.determination.voters is not None
        )

    @property
    def share(self) -> Fraction | None:
        """Voters among the electors of the counted publications; None when there are none."""
        electors = sum(row.determination.electors or 0 for row in self.counted)
        voters = sum(row.determination.voters or 0 for row in self.counted)
        return Fraction(voters, electors) if electors else None


@dataclass(frozen=True, slots=True)
class TurnoutGoal:
    """One election day compared with the two on which the goal „höhere Wahlbeteiligung“ rests."""

    row: StateTurnout
    differences: tuple[tuple[date, Fraction | None], ...]


def share(part: int | None, total: int | None, otherwise: Fraction | None) -> Fraction | None:
    """Return ``part`` of ``total``; ``otherwise`` where one of them is unknown or total is 0."""
    return otherwise if part is None or not total else Fraction(part, total)


def stated(percent: Decimal | None) -> Fraction | None:
    """Turn a turnout in percent, as sources state it, into a share between 0 and 1."""
    return None if percent is None else Fraction(percent) / 100


def state_series() -> tuple[StateTurnout, ...]:
    """Return every election of the state, oldest first, with the council election of that time."""
    days = (
        PastElection.objects.filter(kind=PastElection.Kind.COUNCIL, voters__isnull=False)
        .exclude(eligible=None)
        .order_by("day")
        .values_list("day")
        .annotate(Sum("eligible"), Sum("voters"))
    )
    councils = [CouncilTurnout(*row) for row in days]
    return tuple(
        StateTurnout(total, nearest(councils, total.day)) for total in StateTotal.objects.all()
    )


def place_series(user: User) -> tuple[PlaceTurnout, ...]:
    """Return the known elections of the places this person sees, newest first."""
    past = PastElection.objects.filter(municipality__in=Municipality.objects.seen_by(user))
    foreigners = past.filter(kind=PastElection.Kind.FOREIGNERS)
    councils: dict[int, list[CouncilTurnout]] = defaultdict(list)
    for row in past.filter(
        kind=PastElection.Kind.COUNCIL, municipality__in=foreigners.values("municipality")
    ):
        councils[row.municipality_id].append(
            CouncilTurnout(row.day, row.eligible, row.voters, stated(row.turnout_stated))
        )
    rows = foreigners.select_related("municipality").order_by("-day", "municipality__sort_key")
    return tuple(PlaceTurnout(row, nearest(councils[row.municipality_id], row.day)) for row in rows)


def published(user: User) -> PublishedTurnout:
    """Return the newest publication of each election this person sees; nothing unpublished."""
    rows = (
        Publication.objects.current()
        .filter(election__in=Election.objects.seen_by(user))
        .select_related("election__municipality", "determination")
        .defer("snapshot")
        .order_by("-election__day", "election__municipality__sort_key")
    )
    return PublishedTurnout(tuple(rows))


def nearest(councils: Iterable[CouncilTurnout], day: date) -> CouncilTurnout | None:
    """Return the council election closest to ``day``; None when none is of the same time."""
    near = [council for council in councils if abs(council.day - day) <= SAME_TIME]
    return min(near, key=lambda council: (abs(council.day - day), council.day), default=None)


def goal(series: Iterable[StateTurnout]) -> tuple[TurnoutGoal, ...]:
    """Return how each election since the baseline differs from it, in percentage points / 100."""
    rows = {row.total.day: row for row in series}
    found = []
    for day, row in rows.items():
        if day < TURNOUT_BASELINE[0]:
            continue
        earlier = [base for base in TURNOUT_BASELINE if base < day and base in rows]
        found.append(
            TurnoutGoal(row, tuple((base, _difference(row, rows[base])) for base in earlier))
        )
    return tuple(found)


def _difference(row: StateTurnout, base: StateTurnout) -> Fraction | None:
    return None if row.share is None or base.share is None else row.share - base.share
