"""Who may do what to which table: made of ``tables``, and everything else taken away."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps

from config.database.access import Access
from config.database.roles import auditor_role, program_role
from config.database.scopes import NAMES
from config.database.seen import EVERYONE
from config.database.tables import ACCESS, VIEWS, WITHOUT_MODEL

# What an auditor has no business with: who is signed in, and by which secret.
NOT_FOR_AUDITORS = (
    "django_session",
    "mfa_authenticator",
    "socialaccount_socialtoken",
    "socialaccount_socialapp",
    "account_emailconfirmation",
    "config_cache",
)

# Functions of the owner's that the program may call.
FUNCTIONS = (
    "destroy(text, bigint)",
    "destroy_body_end(bigint)",
    "batch()",
    "count_drafts_anew()",
    "count_entries_anew()",
)
# Questions about what is proven, for whoever reads.
PROOFS = (
    "batch()",
    "differing(text)",
    "unfit_batches()",
    "events_of(uuid)",
    "chains_told()",
    "is_proven(text, text)",
    "forgotten_tables()",
    "destroyed()",
)


def statements(database: str) -> Iterator[str]:
    """Yield the statements that give each role what the tables say; names are quoted."""
    program, auditor = (f'"{role}"' for role in (program_role(), auditor_role()))
    both = f"{program}, {auditor}"
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC, {both}'
    yield f'GRANT CONNECT ON DATABASE "{database}" TO {both}'
    # An extract is read into a table that lives as long as its transaction.
    yield f'GRANT TEMPORARY ON DATABASE "{database}" TO {program}'
    for schema in ("public", "guard"):
        yield f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, {both}"
        yield f"GRANT USAGE ON SCHEMA {schema} TO {both}"
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            yield f"REVOKE ALL ON ALL {kind} IN SCHEMA {schema} FROM PUBLIC, {both}"
    for access in ACCESS:
        yield from _of(apps.get_model(access.model)._meta.db_table, access, program)
    for table, rows in WITHOUT_MODEL.items():
        yield from _of(table, Access(table, rows, EVERYONE), program)
    for view in VIEWS:
        yield f"ALTER VIEW {view} SET (security_invoker = true)"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {auditor}"
    for table in NOT_FOR_AUDITORS:
        yield f"REVOKE ALL ON {table} FROM {auditor}"
    yield f"REVOKE SELECT ON municipalities_user FROM {auditor}"
    yield f"GRANT SELECT ({', '.join(_readable_of_users())}) ON municipalities_user TO {auditor}"
    for function in (*FUNCTIONS, *NAMES):
        yield f"GRANT EXECUTE ON FUNCTION guard.{function} TO {program}"
    for function in PROOFS:
        yield f"GRANT EXECUTE ON FUNCTION guard.{function} TO {both}"
    for table in ("installed", "kept", "proven"):
        yield f"GRANT SELECT ON guard.{table} TO {both}"


def _of(table: str, access: Access, program: str) -> Iterator[str]:
    yield f"GRANT SELECT ON {table} TO {program}"
    for word in access.rows.grants:
        columns = f" ({', '.join(access.columns)})" if word == "UPDATE" and access.columns else ""
        yield f"GRANT {word}{columns} ON {table} TO {program}"
    if access.is_locked:
        # FOR UPDATE asks for it; „stays“ refuses the change itself.
        yield f"GRANT UPDATE (id) ON {table} TO {program}"


def _readable_of_users() -> list[str]:
    fields = apps.get_model("municipalities.User")._meta.concrete_fields
    return [str(field.column) for field in fields if field.column != "password"]
