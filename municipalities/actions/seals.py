"""Check the facts: is every row as the log proves it? The database computes, and names the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from municipalities.models import AuditChain, AuditEvent
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.facts import Destroyed, FactBreak, FactFault

_ROWS = """
    SELECT wrong.row_key, wrong.fault, event.chain, event.position, event.recorded_at
    FROM guard.differing(%s) wrong
    LEFT JOIN LATERAL (SELECT * FROM guard.events_of(wrong.batch) LIMIT 1) event ON true
    ORDER BY length(wrong.row_key), wrong.row_key
"""
# Of a transaction that fits no event every seal is named, of a changed seal only itself.
_BATCHES = """
    SELECT coalesce(unfit.table_name, 'municipalities_seal'),
        coalesce(proven.told, unfit.table_name, 'Siegel'), unfit.keys, unfit.fault,
        event.chain, event.position, coalesce(event.recorded_at, unfit.written_at)
    FROM guard.unfit_batches() unfit
    LEFT JOIN guard.proven proven ON proven.table_name = unfit.table_name
    LEFT JOIN LATERAL (SELECT * FROM guard.events_of(unfit.batch) LIMIT 1) event ON true
    ORDER BY event.position, unfit.written_at
"""
# In every municipality, whatever the scope of the one who checks.
_DESTROYED = "SELECT * FROM guard.destroyed()"
_FORGOTTEN = "SELECT * FROM guard.forgotten_tables()"


@dataclass(frozen=True, slots=True)
class ProvenTable:
    """A table that the log proves, and what one of its rows is called."""

    table: str
    told: str


def proven_tables() -> tuple[ProvenTable, ...]:
    """Return every table that the log proves, by name."""
    found = _asked("SELECT table_name, told FROM guard.proven ORDER BY table_name")
    return tuple(ProvenTable(*row) for row in found)


def verify_facts() -> Iterator[FactBreak]:
    """Compare every row with its newest seal, and every seal with its event; yield what is wrong.

    One table after the other, each in one statement; rows that are as they should be never leave
    the database.
    """
    for one in proven_tables():
        for key, fault, chain, position, moment in _asked(_ROWS, one.table):
            event = (chain or "", position or 0, moment)
            yield FactBreak(one.table, one.told, (key,), FactFault(fault), *event)
    for (table,) in _asked(_FORGOTTEN):
        yield FactBreak(table, table, (), FactFault.FORGOTTEN)
    for table, told, rows, fault, chain, position, moment in _asked(_BATCHES):
        event = (chain or "", position or 0, moment)
        yield FactBreak(table, told, tuple(rows), FactFault(fault), *event)


def destroyed() -> Iterator[Destroyed]:
    """Yield what the owner's function destroyed: it is missing, and that is no fault in itself."""
    for row in _asked(_DESTROYED):
        yield Destroyed(*row)


def note_sealed(rows: Mapping[str, int]) -> None:
    """Write down in the chain of the state that rows were sealed which no act had written.

    ``rows`` counts them by table; without any nothing is written. Called by the installation,
    whose transaction this is.
    """
    if rows:
        subject = AuditChain(key=STATE_CHAIN)
        AuditEvent.objects.record(None, "facts.sealed", subject, None, rows=dict(rows))


def note_drift(counts: Mapping[str, int], reason: str, *, is_accepted: bool) -> None:
    """Write down in the chain of the state that the database was not as it had been installed.

    ``counts`` says how many things of each kind were changed by hand; ``is_accepted`` that
    somebody answers for it, ``reason`` why. Called by the installation, whose transaction this is.
    """
    act = "installation.accepted" if is_accepted else "installation.repaired"
    subject = AuditChain(key=STATE_CHAIN)
    AuditEvent.objects.record(None, act, subject, None, by_kind=dict(counts), reason=reason)


def _asked(statement: str, *values: str) -> Iterator[tuple[Any, ...]]:
    """Yield rows of an answer as they come, never all at once."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(1000):
            yield from rows
