"""Rows that nobody changes afterwards, and rows that change only while what stood is kept."""

from __future__ import annotations

import pgtrigger


def final(name: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are facts: neither changed nor deleted."""
    return [pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)]


_KEPT = """
    IF NOT EXISTS (
        SELECT FROM municipalities_commissioncorrection kept
        WHERE kept.kind = '{kind}' AND kept.entry = OLD.id AND kept.before = to_jsonb(OLD)
    ) THEN
        RAISE EXCEPTION 'what stood in % before is not kept', TG_TABLE_NAME;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
"""


def kept(name: str, kind: str) -> list[pgtrigger.Trigger]:
    """Return the trigger of a table whose rows are facts, in which a slip may be corrected.

    A row is changed or deleted only after a ``CommissionCorrection`` of this ``kind`` holds the
    whole row as it stands.
    """
    return [
        pgtrigger.Trigger(
            name=name,
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=_KEPT.format(kind=kind),
        )
    ]
