"""How many voted: the state over time, beside the councils, and the results published here.

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

from ballots.models import Annulment
from elections.models import Election
from municipalities.models import PastElection, StateStatement, StateTotal, Term, User
from municipalities.models.proof import is_proven, with_proof
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
    """The Ausländerbeirat elections of one day over the whole state.

    ``statements`` are all that sources say of the turnout; ``total`` is what else one source sums
    up, None where none does. ``day_stated`` is the day as the sources name it, perhaps a year.
    """

    day: date
    day_stated: str
    total: StateTotal | None
    statements: tuple[StateStatement, ...]
    council: CouncilTurnout | None

    @property
    def percentages(self) -> tuple[Decimal, ...]:
        """Every turnout that a source states, each once, the lowest first; in percent."""
        values = {one.value.normalize() for one in self.statements}
        if self.total is not None and self.total.turnout is not None:
            values.add(Decimal(self.total.turnout).normalize())
        return tuple(sorted(values))

    @property
    def percent(self) -> Decimal | None:
        """The turnout that is drawn: the one that is stated most exactly; None where none is."""
        return max(self.percentages, key=_exactness, default=None)

    @property
    def share(self) -> Fraction | None:
        """The same as a share between 0 and 1."""
        return stated(self.percent)

    @property
    def has_day(self) -> bool:
        """Whether a source names the day and not the year alone."""
        return len(self.day_stated) == len("2005-11-27")

    @property
    def in_conflict(self) -> bool:
        """Whether sources state different figures."""
        return len(self.percentages) > 1

    @property
    def provisional(self) -> bool:
        """Whether the source itself calls its figure preliminary."""
        if not self.percentages:
            return False
        said = [one.qualifier for one in self.statements]
        return "vorläufig" in said or bool(self.total and "preliminary" in self.total.note.lower())


def _exactness(percent: Decimal) -> tuple[int, Decimal]:
    """Sort key: how many digits stand after the mark, then how high the figure is."""
    return -int(percent.as_tuple().exponent), percent


@dataclass(frozen=True, slots=True)
class PublishedTurnout:
    """Turnout of all results published here; only those with both figures count.

    ``annulled`` are the keys of elections that were annulled since: what was published stays and
    counts no longer (R-END-10). ``unproven`` are not as the log proves them, and count nowhere.
    """

    publications: tuple[Publication, ...]
    annulled: frozenset[int] = frozenset()
    unproven: tuple[Publication, ...] = ()

    @property
    def counted(self) -> tuple[Publication, ...]:
        """Publications whose electors and voters are known and whose election stands."""
        return tuple(
            row
            for row in self.publications
            if row.determination.electors
            and row.determination.voters is not None
            and row.election_id not in self.annulled
        )

    @property
    def share(self) -> Fraction | None:
        """Voters among the electors of the counted publications; None when there are none."""
        electors = sum(row.determination.electors or 0 for row in self.counted)
        voters = sum(row.determination.voters or 0 for row in self.counted)
        return Fraction(voters, electors) if electors else None


def share(part: int | None, total: int | None, otherwise: Fraction | None) -> Fraction | None:
    """Return ``part`` of ``total``; ``otherwise`` where one of them is unknown or total is 0."""
    return otherwise if part is None or not total else Fraction(part, total)


def stated(percent: Decimal | None) -> Fraction | None:
    """Turn a turnout in percent, as sources state it, into a share between 0 and 1."""
    return None if percent is None else Fraction(percent) / 100


def state_series(today: date) -> tuple[StateTurnout, ...]:
    """Return every election of the state, oldest first, with the council election of that time.

    An election day that has passed is there even where no source says anything of it yet.
    Municipalities that merged since count in the council elections in which they voted.
    """
    days = (
        PastElection.objects.filter(kind=PastElection.Kind.COUNCIL, voters__isnull=False)
        .exclude(eligible=None)
        .order_by("day")
        .values_list("day")
        .annotate(Sum("eligible"), Sum("voters"))
    )
    councils = [CouncilTurnout(*row) for row in days]
    totals = {row.day: row for row in StateTotal.objects.all()}
    statements: dict[date, list[StateStatement]] = defaultdict(list)
    for row in StateStatement.objects.filter(figure=StateStatement.Figure.TURNOUT):
        statements[row.day].append(row)
    held = Term.objects.filter(election_day__lt=today).values_list("election_day", flat=True)
    return tuple(
        StateTurnout(
            day,
            statements[day][0].day_stated if statements[day] else day.isoformat(),
            totals.get(day),
            tuple(statements[day]),
            nearest(councils, day),
        )
        for day in sorted({*totals, *statements, *held})
    )


def published(user: User) -> PublishedTurnout:
    """Return the newest publication of each election this person sees; nothing unpublished."""
    rows = (
        with_proof(Publication.objects.current())
        .filter(election__in=Election.objects.seen_by(user))
        .select_related("election__municipality", "determination")
        .defer("snapshot")
        .order_by("-election__day", "election__municipality__sort_key")
    )
    annulled = Annulment.objects.values_list("election", flat=True)
    shown: list[Publication] = []
    unproven: list[Publication] = []
    for row in rows:
        (shown if is_proven(row) else unproven).append(row)
    return PublishedTurnout(tuple(shown), frozenset(annulled), tuple(unproven))


def nearest(councils: Iterable[CouncilTurnout], day: date) -> CouncilTurnout | None:
    """Return the council election closest to ``day``; None when none is of the same time."""
    near = [council for council in councils if abs(council.day - day) <= SAME_TIME]
    return min(near, key=lambda council: (abs(council.day - day), council.day), default=None)
