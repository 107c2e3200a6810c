"""Which members got a letter: each letter is kept under the key of the fact that it is about."""

from __future__ import annotations

from ballots.models import Mandate
from elections.models import Election
from reports.models.document import Document


def letter_about(mandate: Mandate) -> str:
    """Return the key of the fact that the newest letter to a member is about."""
    notice = getattr(mandate, "incompatibility", None)
    return f"incompatibility:{notice.pk}" if notice else f"mandate:{mandate.pk}"


def count_not_notified(election: Election) -> int:
    """Count the members who sit and got no letter yet (§ 23 Abs. 2 KWG; R-END-02)."""
    letters = election.documents.filter(kind=Document.Kind.MANDATE_LETTER)
    written = set(letters.values_list("about", flat=True))
    sitting = election.mandates.sitting().select_related("incompatibility")
    return sum(letter_about(mandate) not in written for mandate in sitting)
