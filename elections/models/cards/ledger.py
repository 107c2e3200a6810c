"""The receipts of online applications as the law of reconciliation asks for them."""

from __future__ import annotations

from django.utils import timezone

from elections.law.cards.reconciliation import ReceiptFacts, Reconciliation, reconcile
from elections.models.cards.polling_card import OnlineReceipt
from elections.models.course.election import Election


def reconciliation(election: Election) -> Reconciliation:
    """Compare every receipt of an election with its acknowledgement and its application."""
    rows = OnlineReceipt.objects.filter(election=election).values_list(
        "number", "received_at", "acknowledgement", "application"
    )
    return reconcile(
        ReceiptFacts(
            number=number,
            received_on=timezone.localdate(received_at),
            acknowledged=acknowledgement is not None,
            recorded=application is not None,
        )
        for number, received_at, acknowledgement, application in rows.iterator()
    )


def differences(election: Election) -> dict[str, list[int]]:
    """Return the numbers of receipts that led to no application, or that nobody was shown."""
    own = OnlineReceipt.objects.filter(election=election).order_by("number")
    found = {
        "unrecorded": own.filter(application=None),
        "unacknowledged": own.filter(acknowledgement=None),
    }
    listed = {name: list(rows.values_list("number", flat=True)) for name, rows in found.items()}
    return {name: numbers for name, numbers in listed.items() if numbers}
