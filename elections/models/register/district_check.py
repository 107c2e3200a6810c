"""In place of a foreign key: the Wahlbezirk of every entry exists, asked once per statement."""

from __future__ import annotations

import pgtrigger

# Asked once for all rows of a statement; a foreign key asks 200,000 times. The lock is the same:
# nobody deletes a Wahlbezirk while entries of it are being written.
_FUNCTION = """
    PERFORM FROM elections_district
    WHERE id IN (SELECT DISTINCT district_id FROM written)
    FOR KEY SHARE;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT district_id FROM written) AS named
        LEFT JOIN elections_district AS district ON district.id = named.district_id
        WHERE named.district_id IS NOT NULL AND district.id IS NULL
    ) THEN
        RAISE EXCEPTION 'an entry of the register names a district that does not exist'
        USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
"""


def _districts_exist(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="written"),  # type: ignore[no-untyped-call]
        func=_FUNCTION,
    )


DISTRICTS_EXIST = [
    _districts_exist("entries_enter_a_district_that_exists", pgtrigger.Insert),
    _districts_exist("entries_move_to_a_district_that_exists", pgtrigger.Update),
]
"""The triggers of the register of electors; another one keeps a Wahlbezirk that has entries."""
