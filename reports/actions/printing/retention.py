"""The register is deleted together with what was printed from it (R-RET-01).

The register is in ``elections``, its printed parts with names and addresses are in this room, and
no room knows those to its right. So the act that deletes both is here, as the cancellation is;
``erase_register`` runs only when this room hands in its share.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.models import Objection
from elections.actions.register.retention import (
    TABLES,
    Counts,
    Tables,
    counted_rows,
    delete_rows,
    erase_register,
)
from elections.models import Election
from elections.models.register.imports import (
    RegisterErasure,
)
from municipalities.models import User
from reports.models import PrintCancellation, PrintedPart, PrintOrder, PrintPart

# They hold addresses, and keys of entries.
PRINTED: Tables = (
    ("printed_parts", PrintedPart, "part__order__election"),
    ("", PrintPart, "order__election"),
    ("", PrintCancellation, "order__election"),
    ("print_orders", PrintOrder, "election"),
)

KINDS = tuple(dict.fromkeys(kind for kind, *_where in (*reversed(TABLES), *PRINTED) if kind))
"""Every kind that is counted, the persons first."""


@transaction.atomic
def erase_register_and_prints(election_id: int, *, today: date, actor: User) -> RegisterErasure:
    """Delete the register of an election with everything printed from it (R-RET-01).

    Raises RuleViolation as ``erase_register`` does.
    """
    return erase_register(
        election_id,
        under_review=open_objections(election_id),
        also=_erase_prints,
        today=today,
        actor=actor,
    )


def open_objections(election_id: int) -> int:
    """Return how many objections to the election are not decided yet (§ 26 KWG)."""
    return Objection.objects.filter(election=election_id, decision=None).count()


def what_would_go(election: Election) -> Counts:
    """Return how many rows would be deleted in both rooms, by kind."""
    return counted_rows(TABLES, election) | counted_rows(PRINTED, election)


def _erase_prints(election: Election) -> Counts:
    return delete_rows(PRINTED, election)
