"""With the lists so far, will there be an election? Asked weeks before the committee decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from elections.law.nominations.admission import is_in_time, members_missing
from elections.models.course.agenda import lists_close
from elections.models.course.election import Election
from municipalities.models.statements import Statements


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many lists and persons an election has so far, against its seats (R-BODY-08).

    ``lists`` are all that were begun, ``received`` those whose paper came in. ``persons`` can still
    be elected: they stand on a list that was not refused and, once the period for lists ended at
    ``closes``, one whose paper came in.
    """

    election: Election
    lists: int
    received: int
    persons: int
    closes: datetime

    @property
    def missing(self) -> int:
        """Persons that are missing so that the election takes place; 0 says it would."""
        return members_missing([self.persons], self.election.seats)

    @property
    def is_in_danger(self) -> bool:
        """Whether there would be no election with these lists (§ 86 Abs. 1 Satz 3 HGO)."""
        return self.missing > 0


def outlooks() -> list[Outlook]:
    """Return the outlook of each election whose lists are not decided on, the worst first.

    (R-BODY-08.) Whoever asks sees the own elections, the state those of all, and of lists and
    persons nothing but their numbers.
    """
    counts = {
        row[0]: row[1:] for row in Statements("elections.models.nominations").rows("list_counts")
    }
    found = Election.objects.filter(pk__in=counts).select_related("municipality", "term")
    made = [_outlook(one, *counts[one.pk]) for one in found]
    return sorted(made, key=lambda one: (-one.missing, one.election.municipality.sort_key))


def _outlook(
    election: Election, lists: int, received: int, persons: int, persons_received: int
) -> Outlook:
    closes = lists_close(election)
    counted = persons if is_in_time(timezone.now(), closes) else persons_received
    return Outlook(election, lists, received, counted, closes)


def outlook_of(election: Election) -> Outlook | None:
    """Return the outlook of one election; None once its lists are decided on (R-BODY-08)."""
    return next((one for one in outlooks() if one.election.pk == election.pk), None)
