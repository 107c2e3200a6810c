"""Row policies: whoever asks sees the rows of the own scope, made of ``tables``.

The owner is not bound by them, so keys between tables and the owner's functions work as before.
The auditor reads every row of every table that it may read at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from config.database.roles import auditor_role, program_role
from config.database.seen import KIND, Seen
from config.database.tables import ACCESS, VIEWS, WITHOUT_MODEL

CLEAR = """
    DO $$
    DECLARE found record;
    BEGIN
        FOR found IN
            SELECT policyname, schemaname, tablename FROM pg_policies
            WHERE schemaname IN ('public', 'guard')
        LOOP
            EXECUTE format(
                'DROP POLICY %I ON %I.%I', found.policyname, found.schemaname, found.tablename
            );
        END LOOP;
    END $$
"""


def statements() -> Iterator[str]:
    """Yield the statements that put every table under its policies; names are quoted."""
    for access in ACCESS:
        model = apps.get_model(access.model)
        yield from _of(model._meta.db_table, access.seen, model)
    for table in sorted({*WITHOUT_MODEL} - {*VIEWS}):
        yield from _policies(table, f"{KIND} <> ''", "")


def _of(table: str, seen: Seen, model: type[models.Model]) -> Iterator[str]:
    yield from _policies(table, seen.written(model), seen.read(model))


def _policies(table: str, written: str, read: str) -> Iterator[str]:
    program, auditor = f'"{program_role()}"', f'"{auditor_role()}"'
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"CREATE POLICY audited ON {table} FOR SELECT TO {auditor} USING (true)"
    if written:
        yield f"CREATE POLICY own ON {table} TO {program} USING ({written}) WITH CHECK ({written})"
    if read:
        yield f"CREATE POLICY read ON {table} FOR SELECT TO {program} USING ({read})"
