"""One after the other, where no row stands for what must not happen twice at once."""

from __future__ import annotations

from django.db import connection

# Tables for the whole state are taken in one after the other: each is compared with the last one.
STATE_TABLES = "state.tables"


def take_turn(what: str, key: int | str = "") -> None:
    """Wait until no other transaction has this turn; it is ours until the transaction ends.

    ``what`` names the thing in a dotted word („postal.letters“), ``key`` which one of many.
    An advisory lock of the database: it needs no row and no right to change one. Raises
    RuntimeError outside a transaction, where the turn would be over at once.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"the turn {what} is taken inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{what} {key}"])
