"""Row policies: whoever asks sees the rows of the own scope, made of ``tables``.

The owner is not bound by them, so keys between tables and the owner's functions work as before.
The auditor reads every row of every table that it may read at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps

from config.database.roles import auditor_role, program_role
from config.database.seen import KIND
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


WRITING = {
    "INSERT": "WITH CHECK ({0})",
    "UPDATE": "USING ({0}) WITH CHECK ({0})",
    "DELETE": "USING ({0})",
}


def statements() -> Iterator[str]:
    """Yield the statements that put every table under its policies; names are quoted."""
    for access in ACCESS:
        model = apps.get_model(access.model)
        yield from _policies(
            model._meta.db_table, access.seen.read(model), access.seen.written(model)
        )
        if held := access.seen.held(model):
            # Whoever locks a row has to be one who could write it; this one could not.
            yield (
                f'CREATE POLICY held ON {model._meta.db_table} FOR UPDATE TO "{program_role()}"'
                f" USING ({held}) WITH CHECK (false)"
            )
    for table in sorted({*WITHOUT_MODEL} - {*VIEWS}):
        yield from _policies(table, f"{KIND} <> ''", f"{KIND} <> ''")


def _policies(table: str, read: str, written: str) -> Iterator[str]:
    program, auditor = f'"{program_role()}"', f'"{auditor_role()}"'
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"CREATE POLICY audited ON {table} FOR SELECT TO {auditor} USING (true)"
    if read:
        yield f"CREATE POLICY read ON {table} FOR SELECT TO {program} USING ({read})"
    if written:
        for word, condition in WRITING.items():
            yield (
                f"CREATE POLICY own_{word.lower()} ON {table} FOR {word} TO {program}"
                f" {condition.format(written)}"
            )
