"""What stands in the register of a Wahlbezirk, counted for its closing (R-REG-11)."""

from __future__ import annotations

from elections.law.register.closing import OpenPoints, RegisterCounts
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.course.election import Election
from elections.models.districts.district import District
from elections.models.register.cases import DoubtfulCase
from elections.models.register.entries import ClosingCorrection, RegisterClosing, RegisterEntry
from elections.models.register.objections import RegisterObjection


def counted(district: District) -> RegisterCounts:
    """Count A1, A2 and A3 of one Wahlbezirk from its entries and from the cards of series B."""
    standing = RegisterEntry.objects.filter(district=district).standing()
    marked = standing.with_card().count()
    return RegisterCounts(
        without_mark=standing.count() - marked,
        with_mark=marked,
        special=PollingCard.objects.filter(
            election=district.election_id,
            series="B",
            invalidation=None,
            holder__district=district.pk,
        ).count(),
    )


def open_points(election: Election) -> OpenPoints:
    """Count what is not settled before the closing, for the whole election."""
    return OpenPoints(
        without_district=RegisterEntry.objects.filter(election=election).without_district().count(),
        doubtful=DoubtfulCase.objects.filter(election=election, decision=None).count(),
        objections=RegisterObjection.objects.filter(election=election, decision=None).count(),
        applications=CardApplication.objects.filter(election=election).unsettled().count(),
    )


def certified(closing: RegisterClosing) -> RegisterClosing | ClosingCorrection:
    """Return the row whose figures hold: the newest correction, else the closing itself."""
    return closing.corrections.first() or closing
