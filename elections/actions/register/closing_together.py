"""The registers of many Wahlbezirke closed together: all of them or none (§ 15 KWO; C-18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from elections.actions.course.timely import locked
from elections.actions.register.closing import close_district, close_register
from elections.law.register.closing import RegisterCounts, check_counts_seen
from elections.models import District
from elections.models.cards.standing import counted
from elections.models.register.entries import RegisterClosing
from municipalities.actions.together import all_or_none
from municipalities.models import User


@dataclass(frozen=True, slots=True)
class ClosingEntry:
    """One Wahlbezirk to close, with the figures that the person saw or typed.

    ``is_counted``: they were counted from its entries, and must still be the same.
    """

    district: int
    counts: RegisterCounts
    is_counted: bool


@transaction.atomic
def close_districts(
    election_id: int,
    entries: Sequence[ClosingEntry],
    *,
    closed_on: date,
    acknowledged: bool,
    actor: User,
    override_reason: str = "",
) -> list[RegisterClosing]:
    """Close many Wahlbezirke of one election on one day (§ 15 KWO; C-18, R-REG-11).

    Raises RowsRefused with every Wahlbezirk that cannot be closed, also where the counted figures
    are no longer those that were shown.
    """
    election = locked(election_id)

    def close(entry: ClosingEntry) -> RegisterClosing:
        if not entry.is_counted:
            return close_register(
                entry.district,
                entry.counts,
                closed_on=closed_on,
                override_reason=override_reason,
                actor=actor,
            )
        district = District.objects.get(pk=entry.district, election=election)
        check_counts_seen(entry.counts, counted(district))
        return close_district(
            district.pk,
            closed_on=closed_on,
            acknowledged=acknowledged,
            override_reason=override_reason,
            actor=actor,
        )

    return all_or_none(entries, close)
