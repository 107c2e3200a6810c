"""How many letters were printed: for an election, and for one person (R-REG-07).

A letter that its reader was not to get, because somebody was struck between order and print, was
not printed; those of a cancelled order do not count.
"""

from __future__ import annotations

from elections.models import Election
from reports.models.printing.printing import PrintedPart, PrintOrder


def count_printed(election: Election) -> int:
    """Return how many letters of an election were printed, those printed anew too."""
    orders = election.print_orders.standing().of_letters()
    rows = PrintedPart.objects.filter(part__order__in=orders)
    return sum(
        notices - len(skipped) for notices, skipped in rows.values_list("part__notices", "skipped")
    )


def count_printed_for(entry: int) -> int:
    """Return how many letters were printed for the person of one entry."""
    orders = PrintOrder.objects.standing().of_letters()
    rows = PrintedPart.objects.filter(part__order__in=orders, part__entries__contains=[entry])
    return rows.exclude(skipped__contains=[entry]).count()
