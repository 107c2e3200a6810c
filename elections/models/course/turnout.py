"""The last turnout that is known: of the municipality, else of the whole state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from elections.law.districts.planning import turnout_share
from elections.models.course.election import Election
from municipalities.models import PastElection, StateTotal


@dataclass(frozen=True, slots=True)
class LastTurnout:
    """A turnout with its source; ``of_state`` where the municipality's own is unknown."""

    share: Fraction
    day: date
    source: str
    of_state: bool


def last_turnout(election: Election) -> LastTurnout | None:
    """Return the turnout from which the size of a Wahlbezirk is planned, None when unknown.

    It is that of the municipality's latest Ausländerbeirat election before this one, else that of
    the whole state.
    """
    own = PastElection.objects.filter(
        municipality=election.municipality_id,
        kind=PastElection.Kind.FOREIGNERS,
        day__lt=election.day,
    ).order_by("-day", "pk")
    for past in own:
        share = turnout_share(past.eligible, past.voters, past.turnout_stated)
        if share is not None:
            return LastTurnout(share, past.day, past.source, of_state=False)
    for total in StateTotal.objects.filter(day__lt=election.day).order_by("-day"):
        share = turnout_share(None, None, total.turnout)  # the state's counts are rounded
        if share is not None:
            return LastTurnout(share, total.day, total.source, of_state=True)
    return None
