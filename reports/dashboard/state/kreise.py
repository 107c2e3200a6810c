"""How many voted in each Kreis, as far as single places are known; no source has all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Sum
from django.db.models.functions import Coalesce

from municipalities.models import Kreis, PastElection
from reports.dashboard.state.places import PlaceTurnout
from reports.dashboard.state.turnout import CouncilTurnout, PublishedTurnout, nearest


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A place whose electors and voters are both known."""

    name: str
    electors: int
    voters: int
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class KreisTurnout:
    """The Ausländerbeirat elections of one day in one Kreis.

    ``counted`` are the places whose electors and voters are both known, with these two;
    ``stated`` those of which only a percentage is, or whose source states another one than its
    figures give: they are rounded then. ``of_kreis`` is the election of the
    Kreisausländerbeirat, which has electors of its own.
    """

    kreis: Kreis
    counted: tuple[CountedPlace, ...]
    stated: tuple[PlaceTurnout, ...]
    of_kreis: tuple[PlaceTurnout, ...]
    council: CouncilTurnout | None

    @property
    def electors(self) -> int:
        """Electors of the counted places."""
        return sum(place.electors for place in self.counted)

    @property
    def share(self) -> Fraction | None:
        """Voters among the electors of the counted places; None where there is none."""
        voters = sum(place.voters for place in self.counted)
        return Fraction(voters, self.electors) if self.electors else None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of this Kreis on that day."""
        return bool(self.counted or self.stated or self.of_kreis)


def election_days(places: Iterable[PlaceTurnout], published: PublishedTurnout) -> list[date]:
    """Return the days of which some place is known, the newest first."""
    days = {row.election.day for row in places if row.share is not None}
    return sorted(days | {row.election.day for row in published.counted}, reverse=True)


def kreis_series(
    places: Sequence[PlaceTurnout], published: PublishedTurnout, day: date
) -> tuple[KreisTurnout, ...]:
    """Return what is known of each Kreis on ``day``, by its key.

    A result that was published here outweighs what another source says of the same place. An
    election that was declared invalid is left out: its repetition has a day of its own. A Kreis
    that did not exist yet, so that nobody voted in it, has no row.
    """
    councils = _councils()
    counted: dict[str, dict[int, CountedPlace]] = defaultdict(dict)
    for row in published.counted:
        if row.election.day == day:
            town, result = row.election.municipality, row.determination
            counted[town.kreis_id][town.pk] = CountedPlace(
                town.short_name, result.electors or 0, result.voters or 0
            )
    stated: dict[str, dict[int, PlaceTurnout]] = defaultdict(dict)
    of_kreis: dict[str, list[PlaceTurnout]] = defaultdict(list)
    for place in places:
        past = place.election
        if past.day != day or place.share is None or place.is_annulled:
            continue
        kreis, key = _kreis_of(past), past.municipality_id
        if key is None:
            of_kreis[kreis].append(place)
        elif past.eligible and past.voters is not None and not past.turnout_differs:
            found = CountedPlace(past.place, past.eligible, past.voters, place.in_conflict)
            counted[kreis].setdefault(key, found)
        else:
            stated[kreis].setdefault(key, place)
    rows = tuple(
        KreisTurnout(
            kreis=kreis,
            counted=tuple(counted[kreis.pk].values()),
            stated=tuple(
                row for key, row in stated[kreis.pk].items() if key not in counted[kreis.pk]
            ),
            of_kreis=tuple(of_kreis[kreis.pk]),
            council=nearest(councils[kreis.pk], day),
        )
        for kreis in Kreis.objects.order_by("key")
    )
    councils_known = any(row.council for row in rows)
    return tuple(row for row in rows if row.council or row.is_known or not councils_known)


def _kreis_of(past: PastElection) -> str:
    if past.kreis_id is not None:
        return past.kreis_id
    return past.municipality.kreis_id if past.municipality else ""


def _councils() -> dict[str, list[CouncilTurnout]]:
    """Return the council elections of each Kreis, with what has merged since."""
    rows = (
        PastElection.objects.filter(kind=PastElection.Kind.COUNCIL, voters__isnull=False)
        .exclude(eligible=None)
        .annotate(of=Coalesce("kreis_id", "municipality__kreis_id"))
        .order_by("of", "day")
        .values_list("of", "day")
        .annotate(Sum("eligible"), Sum("voters"))
    )
    found: dict[str, list[CouncilTurnout]] = defaultdict(list)
    for kreis, day, eligible, voters in rows:
        found[kreis].append(CouncilTurnout(day, eligible, voters))
    return found
