"""Ask the database's owner to destroy what has had its time; part of an act, never one alone."""

from __future__ import annotations

from django.db import connection, models


def destroy(model: type[models.Model], election: int) -> int:
    """Destroy the rows of ``model`` that belong to the register of an election; return how many.

    The database refuses before the election day is over, and while the register is held.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT guard.destroy(%s, %s)", [model._meta.db_table, election])
        return int(cursor.fetchone()[0])


def destroy_body_end(election: int) -> int:
    """Take back that a body ended, where a corrected result stands (decision 0005)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT guard.destroy_body_end(%s)", [election])
        return int(cursor.fetchone()[0])
