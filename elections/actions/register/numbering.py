"""Running numbers of the register: given in the sorted order, fixed once they are printed."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from elections.models import Election
from elections.models.register.entries import NumbersFixed, RegisterEntry, RegisterStrike
from municipalities.models import AuditEvent, User

ORDER = "sort_key, family_name, given_names, birth_date, id"
_ENTRIES, _STRIKES = RegisterEntry._meta.db_table, RegisterStrike._meta.db_table
_STANDING = (
    "NOT EXISTS (SELECT 1 FROM elections_registerstrike s "
    "LEFT JOIN elections_registerrestoration r ON r.strike_id = s.id "
    "WHERE s.entry_id = e.id AND r.id IS NULL)"
)


@transaction.atomic
def give_numbers(election_id: int) -> int:
    """Number the standing entries of every district in their order; return how many changed.

    Until numbers are fixed every district is numbered anew from 1 without gaps (R-REG-06). Then
    only who has none gets one, after the last of the district.
    """
    Election.objects.select_for_update().get(pk=election_id)
    if NumbersFixed.objects.filter(election=election_id).exists():
        return _number_late(election_id)
    return _number_all(election_id)


@transaction.atomic
def fix_numbers(election_id: int, *, now: datetime, actor: User) -> NumbersFixed:
    """Number whoever has none, and fix all numbers: they are about to be printed (R-REG-06)."""
    election = Election.objects.select_for_update().get(pk=election_id)
    give_numbers(election_id)
    known = NumbersFixed.objects.filter(election=election).first()
    if known is not None:
        return known
    fixed = NumbersFixed.objects.create(election=election, fixed_at=now, fixed_by=actor)
    AuditEvent.objects.record(
        actor,
        "register.numbers_fixed",
        election,
        election.municipality,
        entries=election.register_entries.exclude(number=None).count(),
    )
    return fixed


def _number_all(election_id: int) -> int:
    """Take away the numbers that would change, then give them: each is unique at every moment."""
    wanted = (
        f"SELECT e.id, CASE WHEN {_STANDING} AND e.district_id IS NOT NULL THEN row_number() OVER ("
        f"PARTITION BY e.district_id, {_STANDING} ORDER BY {ORDER}) END AS wanted "
        f"FROM {_ENTRIES} e WHERE e.election_id = %s"
    )
    changed = (
        f"SELECT w.id, w.wanted FROM ({wanted}) w JOIN {_ENTRIES} e USING (id) "
        "WHERE e.number IS DISTINCT FROM w.wanted"
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS numbers_wanted")
        cursor.execute(
            f"CREATE TEMPORARY TABLE numbers_wanted ON COMMIT DROP AS {changed}", [election_id]
        )
        cursor.execute(
            f"UPDATE {_ENTRIES} SET number = NULL FROM numbers_wanted w "
            f"WHERE {_ENTRIES}.id = w.id AND number IS NOT NULL"
        )
        cursor.execute(
            f"UPDATE {_ENTRIES} SET number = w.wanted FROM numbers_wanted w "
            f"WHERE {_ENTRIES}.id = w.id AND w.wanted IS NOT NULL"
        )
        cursor.execute("SELECT count(*) FROM numbers_wanted")
        (count,) = cursor.fetchone()
        cursor.execute("DROP TABLE numbers_wanted")
    return int(count)


def _number_late(election_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_ENTRIES} SET number = w.wanted FROM ("
            f"SELECT e.id, row_number() OVER (PARTITION BY e.district_id ORDER BY {ORDER}) + "
            f"coalesce((SELECT max(o.number) FROM {_ENTRIES} o "
            "WHERE o.district_id = e.district_id), 0) AS wanted "
            f"FROM {_ENTRIES} e WHERE e.election_id = %s AND e.number IS NULL "
            f"AND e.district_id IS NOT NULL AND {_STANDING}) w WHERE {_ENTRIES}.id = w.id",
            [election_id],
        )
        return int(cursor.rowcount)
