"""Judge what was read of an extract among itself and against the register, in sets.

Each statement is one question about a whole extract; the verdict of single people is the law's.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection

from elections.models.register import RegisterEntry
from elections.models.register_import import RegisterImport

OPEN_STRIKE = (
    "SELECT s.entry_id, s.by_import_id, s.ground, s.id FROM elections_registerstrike s "
    "LEFT JOIN elections_registerrestoration r ON r.strike_id = s.id WHERE r.id IS NULL"
)
# Entries whose data a person has corrected or clarified: an extract does not write over them.
BY_HAND = (
    "SELECT c.entry_id FROM elections_registercorrection c "
    "WHERE c.by_import_id IS NULL AND c.kind IN ('changed', 'moved')"
)
CASE_KEY = "encode(sha256(convert_to(d.registration_id, 'UTF8')), 'hex')"
DOUBTS = ("nationality", "birth_date", "resident_since", "twice", "late")
_ADDRESS = ("street", "house_number", "postcode", "place")
_NAME = ("family_name", "given_names", "birth_date")
COMPARED = (*_NAME, *_ADDRESS, "blocked", "language")


def _differs(columns: tuple[str, ...]) -> str:
    left = ", ".join(f"d.{column}" for column in columns)
    right = ", ".join(f"e.{column}" for column in columns)
    return f"({left}) IS DISTINCT FROM ({right})"


CHANGED = (
    f"{_differs(COMPARED)} AND e.origin <> 'clarified' AND NOT EXISTS "
    f"({BY_HAND} AND c.entry_id = e.id)"
)
MOVED = _differs(_ADDRESS)
# Whom an extract may strike: those that an extract brought.
FROM_EXTRACT = "e.origin IN ('extract', 'clarified') AND e.registration_id <> ''"


class Difference(NamedTuple):
    """What taking an extract in would do to the register."""

    new: int
    changed: int
    moved: int
    gone: int
    returned: int
    kept: int
    by_hand: int


def mark_doubles(register_import: RegisterImport) -> None:
    """Find ids that stand twice (faults), and people of one name and day of birth (doubts)."""
    doubles = _rows(
        "SELECT unnest((array_agg(id ORDER BY line))[2:]), min(line) FROM elections_draftentry "
        "WHERE register_import_id = %s AND registration_id <> '' GROUP BY registration_id "
        "HAVING count(*) > 1",
        [register_import.pk],
    )
    _mark("fault", [(key, f"Kennung steht schon in Zeile {line}") for key, line in doubles])
    alike = _rows(
        "SELECT unnest(array_agg(d.id)), 'Zeilen ' || string_agg(d.line::text, ', ' ORDER BY line) "
        "FROM elections_draftentry d WHERE d.register_import_id = %s AND d.verdict = 'eligible' "
        "GROUP BY d.sort_key, d.birth_date HAVING count(*) > 1",
        [register_import.pk],
    )
    _mark("twice", [(key, lines[:120]) for key, lines in alike])


def _mark(verdict: str, found: list[tuple[int, str]]) -> None:
    if found:
        keys, details = zip(*found, strict=True)
        _run(
            "UPDATE elections_draftentry d SET verdict = %s, detail = w.detail FROM "
            "unnest(%s::bigint[], %s::text[]) AS w(id, detail) WHERE d.id = w.id",
            [verdict, list(keys), list(details)],
        )


def compare_with_register(register_import: RegisterImport, *, inspected: bool) -> None:
    """Find doubles of people in the register, apply decisions, hold back who comes too late.

    ``inspected``: the inspection has begun, so nobody new is entered without a decision
    (R-REG-10).
    """
    key, election = register_import.pk, register_import.election_id
    # Fresh rows have no statistics yet, and without them a join of two sets takes for ever.
    _run("ANALYZE elections_draftentry, elections_registerentry", [])
    _run(
        "UPDATE elections_draftentry d SET verdict = 'eligible', detail = '' "
        "FROM elections_registerentry e WHERE d.register_import_id = %s AND d.verdict = 'twice' "
        "AND e.election_id = %s AND e.registration_id = d.registration_id",
        [key, election],
    )
    _run(
        "UPDATE elections_draftentry d SET verdict = 'twice', "
        "detail = 'steht im Verzeichnis, andere Kennung' FROM elections_registerentry e "
        "WHERE d.register_import_id = %s AND d.verdict = 'eligible' AND e.election_id = %s "
        "AND e.sort_key = d.sort_key AND e.birth_date = d.birth_date "
        "AND e.registration_id <> d.registration_id AND NOT EXISTS "
        f"({OPEN_STRIKE} AND s.entry_id = e.id) AND NOT EXISTS (SELECT 1 "
        "FROM elections_registerentry o WHERE o.election_id = e.election_id "
        "AND o.registration_id = d.registration_id)",
        [key, election],
    )
    if inspected:
        _run(
            "UPDATE elections_draftentry d SET verdict = 'late', detail = '' "
            "WHERE d.register_import_id = %s AND d.verdict = 'eligible' AND NOT EXISTS (SELECT 1 "
            "FROM elections_registerentry e WHERE e.election_id = %s "
            "AND e.registration_id = d.registration_id)",
            [key, election],
        )
    _run(
        "UPDATE elections_draftentry d SET verdict = CASE WHEN x.enter THEN 'eligible' "
        "ELSE 'left_out' END FROM elections_doubtfulcase c JOIN elections_casedecision x "
        "ON x.case_id = c.id WHERE d.register_import_id = %s AND c.election_id = %s "
        f"AND c.kind = d.verdict AND c.key = {CASE_KEY}",
        [key, election],
    )


def forget_excluded(register_import: RegisterImport) -> None:
    """Delete whoever may not vote, except where it tells why an entry is struck (R-DP-01)."""
    _run(
        "DELETE FROM elections_draftentry d WHERE d.register_import_id = %s AND d.verdict NOT IN "
        "('eligible', 'fault', 'left_out', 'nationality', 'birth_date', 'resident_since', "
        "'twice', 'late') AND NOT EXISTS (SELECT 1 FROM elections_registerentry e "
        "WHERE e.election_id = %s AND e.registration_id = d.registration_id)",
        [register_import.pk, register_import.election_id],
    )


def verdict_counts(register_import: RegisterImport) -> dict[str, int]:
    """Count the drafts by verdict, after all of them are judged."""
    rows = _rows(
        "SELECT verdict, count(*) FROM elections_draftentry WHERE register_import_id = %s "
        "GROUP BY verdict",
        [register_import.pk],
    )
    return dict(rows)


def lines_of(register_import: RegisterImport, verdict: str, most: int) -> list[tuple[int, str]]:
    """Return the first lines with ``verdict`` and what was found there."""
    return _rows(
        "SELECT line, detail FROM elections_draftentry WHERE register_import_id = %s "
        "AND verdict = %s ORDER BY line LIMIT %s",
        [register_import.pk, verdict, most],
    )


def difference(register_import: RegisterImport) -> Difference:
    """Count what the extract would change (R-REG-03, R-REG-04)."""
    key, election = register_import.pk, register_import.election_id
    if not RegisterEntry.objects.filter(election=election).exists():
        eligible = verdict_counts(register_import).get("eligible", 0)
        return Difference(eligible, 0, 0, 0, 0, 0, 0)
    ((new, changed, moved, returned, kept, by_hand),) = _rows(
        "SELECT count(*) FILTER (WHERE e.id IS NULL), "
        f"count(*) FILTER (WHERE s.id IS NULL AND {CHANGED} AND NOT {MOVED}), "
        f"count(*) FILTER (WHERE s.id IS NULL AND {CHANGED} AND {MOVED}), "
        "count(*) FILTER (WHERE s.by_import_id IS NOT NULL), "
        f"count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL AND NOT {_differs(COMPARED)}), "
        f"count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL AND {_differs(COMPARED)} "
        f"AND NOT ({CHANGED})) "
        "FROM elections_draftentry d LEFT JOIN elections_registerentry e "
        "ON e.election_id = %s AND e.registration_id = d.registration_id "
        f"LEFT JOIN ({OPEN_STRIKE}) s ON s.entry_id = e.id "
        "WHERE d.register_import_id = %s AND d.verdict = 'eligible'",
        [election, key],
    )
    ((gone,),) = _rows(f"SELECT count(*) {gone_entries()}", [key, election])
    return Difference(new, changed, moved, gone, returned, kept, by_hand)


def gone_entries() -> str:
    """Return FROM and WHERE for entries that the extract no longer lets vote; two parameters."""
    return (
        "FROM elections_registerentry e LEFT JOIN elections_draftentry d "
        "ON d.register_import_id = %s AND d.registration_id = e.registration_id "
        f"WHERE e.election_id = %s AND {FROM_EXTRACT} AND NOT EXISTS "
        f"({OPEN_STRIKE} AND s.entry_id = e.id) AND (d.id IS NULL OR d.verdict NOT IN "
        "('eligible', 'fault', 'nationality', 'birth_date', 'resident_since', 'twice', 'late'))"
    )


def register_state(election_id: int) -> str:
    """Return a mark that changes whenever the register does."""
    ((state,),) = _rows(
        "SELECT concat_ws('-', (SELECT max(id) FROM elections_registerentry "
        "WHERE election_id = %s), (SELECT max(c.id) FROM elections_registercorrection c "
        "JOIN elections_registerentry e ON e.id = c.entry_id WHERE e.election_id = %s), "
        "(SELECT max(x.id) FROM elections_casedecision x JOIN elections_doubtfulcase c "
        "ON c.id = x.case_id WHERE c.election_id = %s))",
        [election_id] * 3,
    )
    return str(state)


def _run(statement: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


def _rows(statement: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
