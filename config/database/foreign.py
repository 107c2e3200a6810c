"""What stands among the product's tables and is nobody's of the product: named, never blessed.

An installation makes its own functions, triggers, policies and rights anew. What it does not make
would stay beside them and be noted as how things have to be; so it is refused first, each with the
statement that removes it.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from config.database.catalog import noted_schemas
from config.database.roles import program_role

# Functions of the schema guard, and triggers that call them, go and come with every installation;
# so do those of the package that versions before 0023 used.
_FOREIGN = """
    WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'guard')),
    extended AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
    -- Of an extension nobody drops one function.
    SELECT format('Erweiterung %%s im Schema %%s', extname, extnamespace::regnamespace),
        format('CREATE SCHEMA IF NOT EXISTS erweiterungen;'
            ' ALTER EXTENSION %%I SET SCHEMA erweiterungen', extname)
    FROM pg_extension WHERE extnamespace IN (TABLE ours)
    UNION ALL
    SELECT format('Auslöser %%s an %%s', tgname, tgrelid::regclass),
        format('DROP TRIGGER %%I ON %%s', tgname, tgrelid::regclass)
    FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid
    JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE relnamespace IN (TABLE ours) AND NOT tgisinternal
        AND pronamespace IS DISTINCT FROM to_regnamespace('guard')
        AND tgname NOT LIKE 'pgtrigger\\_%%'
    UNION ALL
    SELECT format('Fremdschlüssel von %%s sind abgeschaltet', tgrelid::regclass),
        format('ALTER TABLE %%s ENABLE TRIGGER ALL', tgrelid::regclass)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace IN (TABLE ours) AND tgisinternal AND tgenabled <> 'O'
    GROUP BY tgrelid
    UNION ALL
    SELECT format('Regel %%s an %%s', rulename, ev_class::regclass),
        format('DROP RULE %%I ON %%s', rulename, ev_class::regclass)
    FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
    WHERE relnamespace IN (TABLE ours) AND rulename <> '_RETURN'
    UNION ALL
    SELECT DISTINCT
        format('Tabelle %%s, die von %%s erbt', inhrelid::regclass, inhparent::regclass),
        format('ALTER TABLE %%s NO INHERIT %%s', inhrelid::regclass, inhparent::regclass)
    FROM pg_inherits JOIN pg_class ON pg_class.oid IN (inhparent, inhrelid)
    WHERE relnamespace IN (TABLE ours)
    UNION ALL
    SELECT format('Funktion %%s', pg_proc.oid::regprocedure),
        format('DROP ROUTINE %%s', pg_proc.oid::regprocedure)
    FROM pg_proc
    WHERE pronamespace = to_regnamespace('public')
        AND proname NOT LIKE 'pgtrigger\\_%%' AND proname NOT LIKE '\\_pgtrigger\\_%%'
        AND ('pg_proc'::regclass::oid, pg_proc.oid) NOT IN (TABLE extended)
    UNION ALL
    SELECT format('Operator %%s', pg_operator.oid::regoperator),
        format('DROP OPERATOR %%s', pg_operator.oid::regoperator)
    FROM pg_operator WHERE oprnamespace IN (TABLE ours)
        AND ('pg_operator'::regclass::oid, pg_operator.oid) NOT IN (TABLE extended)
    UNION ALL
    -- A cast from or to a type of an extension touches nothing here.
    SELECT format('Typumwandlung %%s in %%s', castsource::regtype, casttarget::regtype),
        format('DROP CAST (%%s AS %%s)', castsource::regtype, casttarget::regtype)
    FROM pg_cast
    JOIN pg_type source ON source.oid = castsource
    JOIN pg_type target ON target.oid = casttarget
    WHERE pg_cast.oid >= 16384
        AND source.typnamespace IN (TABLE ours UNION SELECT 'pg_catalog'::regnamespace)
        AND target.typnamespace IN (TABLE ours UNION SELECT 'pg_catalog'::regnamespace)
        AND ('pg_cast'::regclass::oid, pg_cast.oid) NOT IN (TABLE extended)
    UNION ALL
    SELECT format('Typ %%s', pg_type.oid::regtype), format('DROP TYPE %%s', pg_type.oid::regtype)
    FROM pg_type LEFT JOIN pg_class ON pg_class.oid = typrelid
    WHERE typnamespace IN (TABLE ours) AND typcategory <> 'A' AND (typrelid = 0 OR relkind = 'c')
        AND ('pg_type'::regclass::oid, pg_type.oid) NOT IN (TABLE extended)
    UNION ALL
    -- One of an extension (which a data centre may need) is noted instead.
    SELECT format('Auslöser %%s für Ereignisse', evtname),
        format('DROP EVENT TRIGGER %%I', evtname)
    FROM pg_event_trigger
    WHERE ('pg_event_trigger'::regclass::oid, pg_event_trigger.oid) NOT IN (TABLE extended)
    UNION ALL
    SELECT format('Schema %%s, das das Programm benutzen darf', nspname),
        format('REVOKE ALL ON SCHEMA %%I FROM PUBLIC, %%I', nspname, %(program)s::text)
    FROM pg_namespace
    WHERE nspname NOT IN ('public', 'guard', 'pg_catalog', 'information_schema')
        AND nspname !~ '^pg_(toast|temp_|toast_temp_)'
        AND EXISTS (SELECT FROM pg_roles WHERE rolname = %(program)s
            AND has_schema_privilege(pg_roles.oid, pg_namespace.oid, 'USAGE'))
        AND nspname <> ALL (%(noted)s::text[])
    ORDER BY 1
"""


class ForeignObjectsError(CommandError):
    """Something stands in the database that the product did not make; the text says what to do."""


def refuse_foreign(cursor: Any) -> None:
    """As the owner: raise ForeignObjectsError that names everything that is not the product's."""
    cursor.execute(_FOREIGN, {"program": program_role(), "noted": noted_schemas(cursor)})
    if found := cursor.fetchall():
        raise ForeignObjectsError(
            "In der Datenbank ist etwas, das nicht von diesem Programm stammt. Eingerichtet und "
            "geändert wird deshalb nichts:\n"
            + "\n".join(f"- {name}\n  Entfernen oder zurücknehmen: {way};" for name, way in found)
            + "\nKlären Sie, wer das angelegt hat und warum. Nehmen Sie es dann als Eigentümer "
            "oder Verwaltung der Datenbank zurück und rufen Sie manage.py migrate noch einmal auf."
        )
