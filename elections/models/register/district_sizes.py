"""How many electors each Wahlbezirk has, for planning; nothing of the count may import this."""

from __future__ import annotations

from django.db.models import Count

from elections.models.course.election import Election
from elections.models.districts.district import number_order
from elections.models.register.entries import RegisterEntry


def electors_by_district(election: Election) -> dict[int, int | None]:
    """Return the electors of each Wahlbezirk by its key, in the order of the numbers.

    The certified figure if the register is closed, otherwise how many stand in it; None while
    nobody is entered in the whole election: unknown is not zero.
    """
    entries = RegisterEntry.objects.filter(election=election)
    rows = entries.standing().order_by().values_list("district").annotate(Count("pk"))
    standing = dict(rows.values_list("district", "pk__count"))
    districts = election.districts.values_list("number", "pk", "closing__total")
    return {
        key: total if total is not None else (standing.get(key, 0) if standing else None)
        for _number, key, total in sorted(districts, key=lambda row: number_order(row[0]))
    }


def cards_by_postal_district(election: Election) -> dict[int, int]:
    """Return how many valid polling cards the Wahlbezirke of each Briefwahlbezirk have (R-DIST-06).

    No more Wahlbriefe than that can come in.
    """
    entries = RegisterEntry.objects.filter(election=election).with_card()
    rows = entries.order_by().values_list("district__postal_district").annotate(Count("pk"))
    return {key: count for key, count in rows if key is not None}
