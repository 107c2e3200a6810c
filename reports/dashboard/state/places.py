"""How many voted in single places: what each source states, and where sources contradict."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db.models import F, Q

from municipalities.models import Municipality, PastElection, User
from reports.dashboard.state.turnout import CouncilTurnout, nearest, stated

ANNULLED = "declared invalid"
"""How the collection of sources marks an election that was declared invalid."""

CONFLICT_NOTES = ("CONFLICT", "header of the article says")
"""With these words the collection of sources notes a contradiction."""

_COMPARED = ("eligible", "voters", "seats")


@dataclass(frozen=True, slots=True)
class PlaceTurnout:
    """One earlier election of one place: what each source states, beside what follows from it.

    ``others`` are the rows of other sources on the same election of the same place.
    """

    election: PastElection
    council: CouncilTurnout | None
    others: tuple[PastElection, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The turnout as the source states it, else as its figures give it."""
        return self.election.turnout

    @property
    def is_annulled(self) -> bool:
        """Whether any source says that this election was declared invalid."""
        return any(one.status.startswith(ANNULLED) for one in (self.election, *self.others))

    @property
    def in_conflict(self) -> bool:
        """Whether the source contradicts itself or another one."""
        here = self.election
        return (
            here.turnout_differs
            or any(words in here.note for words in CONFLICT_NOTES)
            or any(_contradict(here, other) for other in self.others)
        )


def place_series(user: User) -> tuple[PlaceTurnout, ...]:
    """Return the known elections of the places this person sees, newest first.

    The elections of Kreisausländerbeiräte belong to no municipality; the state sees them too.
    """
    seen = Municipality.objects.seen_by(user)
    past = PastElection.objects.filter(Q(municipality__in=seen) | Q(municipality=None))
    foreigners = past.exclude(kind=PastElection.Kind.COUNCIL)
    councils: dict[str, list[CouncilTurnout]] = defaultdict(list)
    for row in past.filter(
        kind=PastElection.Kind.COUNCIL, municipality__in=foreigners.values("municipality")
    ):
        councils[_place(row)].append(
            CouncilTurnout(row.day, row.eligible, row.voters, stated(row.turnout_stated))
        )
    rows = list(
        foreigners.select_related("municipality", "kreis").order_by(
            "-day", F("municipality__sort_key").asc(nulls_last=True), "area", "pk"
        )
    )
    same: dict[tuple[str, date], list[PastElection]] = defaultdict(list)
    for row in rows:
        same[_place(row), row.day].append(row)
    return tuple(
        PlaceTurnout(
            row,
            nearest(councils[_place(row)], row.day),
            tuple(one for one in same[_place(row), row.day] if one is not row),
        )
        for row in rows
    )


def _place(row: PastElection) -> str:
    """Return what tells places apart, whichever key a source uses for them."""
    return row.ags if row.municipality_id is None else str(row.municipality_id)


def _contradict(one: PastElection, other: PastElection) -> bool:
    """Whether two sources state a different figure; what one leaves out contradicts nothing.

    A turnout that is another one, rounded, contradicts nothing either: 10.2 % and 10.21 %.
    """
    pairs = ((getattr(one, name), getattr(other, name)) for name in _COMPARED)
    if any(here is not None and there is not None and here != there for here, there in pairs):
        return True
    here, there = one.turnout_stated, other.turnout_stated
    if here is None or there is None:
        return False
    coarser = max(here.normalize(), there.normalize(), key=_exponent)
    unit = Decimal(1).scaleb(min(0, _exponent(coarser)))
    return here.quantize(unit, ROUND_HALF_UP) != there.quantize(unit, ROUND_HALF_UP)


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)
