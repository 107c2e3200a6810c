"""Whether the newest result has its protocol."""

from __future__ import annotations

from elections.models import Election
from reports.models.document import Document


def count_protocols_missing(election: Election) -> int:
    """Return 1 where the newest determination has no protocol yet, else 0 (R-CNT-11).

    Whoever may not see the determination is told of no protocol that is missing.
    """
    newest = election.determinations.first()
    if newest is None:
        return 0
    return int(not newest.documents.filter(kind=Document.Kind.PROTOCOL).exists())
