"""Judge what was read of an extract among itself and against the register, in sets.

Each statement is one question about a whole extract; the verdict of single people is the law's.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection

from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import RegisterImport

OPEN_STRIKE = (
    "SELECT s.entry_id, s.by_import_id, s.ground, s.id FROM elections_registerstrike s "
    "LEFT JOIN elections_registerrestoration r ON r.strike_id = s.id WHERE r.id IS NULL"
)
# What a person has corrected of an entry; an extract does not write over it. To be joined.
BY_HAND = (
    "LEFT JOIN (SELECT c.entry_id, array_agg(w.name) AS columns "
    "FROM elections_registercorrection c CROSS JOIN LATERAL jsonb_object_keys(c.after) w(name) "
    "WHERE c.by_import_id IS NULL AND c.kind IN ('changed', 'moved') GROUP BY c.entry_id) h "
    "ON h.entry_id = e.id"
)
CASE_KEY = "encode(sha256(convert_to(d.registration_id, 'UTF8')), 'hex')"
DOUBTS = ("nationality", "birth_date", "resident_since", "twice", "late")
# These stay as they are together as soon as one of them was corrected by hand.
_NAME = ("family_name", "given_names")
_ADDRESS = ("street", "house_number", "postcode", "place")
_TOGETHER = (_NAME, ("birth_date",), _ADDRESS, ("blocked",), ("language",))
COMPARED = tuple(column for columns in _TOGETHER for column in columns)


def _by_hand(columns: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{column}'" for column in columns)
    # Whose day of birth was clarified by a person keeps it.
    clarified = "e.origin = 'clarified' OR " if "birth_date" in columns else ""
    return f"{clarified}h.columns && ARRAY[{listed}]"


def _taken(column: str, columns: tuple[str, ...]) -> str:
    return f"CASE WHEN {_by_hand(columns)} THEN e.{column} ELSE d.{column} END"


TAKEN = {
    **{column: _taken(column, columns) for columns in _TOGETHER for column in columns},
    "sort_key": _taken("sort_key", _NAME),
}
"""What an extract makes of each column of a known entry; „BY_HAND“ has to be joined."""


def _differs(columns: tuple[str, ...], *, taken: bool) -> str:
    left = ", ".join(TAKEN[column] if taken else f"d.{column}" for column in columns)
    right = ", ".join(f"e.{column}" for column in columns)
    return f"({left}) IS DISTINCT FROM ({right})"


CHANGED = _differs(COMPARED, taken=True)
MOVED = _differs(_ADDRESS, taken=True)
_DEVIATES = _differs(COMPARED, taken=False)
# Whom an extract may strike: those that an extract brought.
FROM_EXTRACT = "e.origin IN ('extract', 'clarified') AND e.registration_id <> ''"
# Who stands in an extract with one of these is not struck: it does not say that they may not vote.
_KEPT = f"('eligible', 'fault', {', '.join(repr(doubt) for doubt in DOUBTS)})"


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
        f"count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL AND {CHANGED} AND NOT {MOVED}), "
        f"count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL AND {MOVED}), "
        "count(*) FILTER (WHERE s.by_import_id IS NOT NULL), "
        f"count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL AND NOT {_DEVIATES}), "
        f"count(*) FILTER (WHERE (s.id IS NULL AND {_DEVIATES} AND NOT {CHANGED} AND e.id IS NOT "
        "NULL) OR (s.id IS NOT NULL AND s.by_import_id IS NULL)) "
        "FROM elections_draftentry d LEFT JOIN elections_registerentry e "
        f"ON e.election_id = %s AND e.registration_id = d.registration_id {BY_HAND} "
        f"LEFT JOIN ({OPEN_STRIKE}) s ON s.entry_id = e.id "
        "WHERE d.register_import_id = %s AND d.verdict = 'eligible'",
        [election, key],
    )
    ((gone,),) = _rows(f"SELECT count(*) {gone_entries()}", gone_parameters(key, election))
    return Difference(new, changed, moved, gone, returned, kept, by_hand)


def gone_entries() -> str:
    """Return FROM and WHERE for entries that the extract no longer lets vote.

    An entry whose id is gone is not struck while its name and day of birth stand under another
    id: a person decides first whether that is the same one. See ``gone_parameters``.
    """
    return (
        # One row for each id, and outer joins only: whatever the planner believes of an extract
        # that was just read, it hashes both.
        "FROM elections_registerentry e LEFT JOIN (SELECT registration_id, "
        f"bool_or(verdict IN {_KEPT}) AS is_kept, max(verdict) AS verdict "
        "FROM elections_draftentry WHERE register_import_id = %s GROUP BY registration_id) d "
        "ON d.registration_id = e.registration_id "
        "LEFT JOIN (SELECT DISTINCT sort_key, birth_date FROM elections_draftentry "
        "WHERE register_import_id = %s AND verdict IN ('twice', 'left_out')) t "
        "ON t.sort_key = e.sort_key AND t.birth_date = e.birth_date "
        f"WHERE e.election_id = %s AND {FROM_EXTRACT} AND NOT EXISTS "
        f"({OPEN_STRIKE} AND s.entry_id = e.id) AND d.is_kept IS NOT TRUE "
        "AND (d.verdict IS NOT NULL OR t.sort_key IS NULL)"
    )


def gone_parameters(import_id: int, election_id: int) -> list[int]:
    """Return the parameters of ``gone_entries``."""
    return [import_id, import_id, election_id]


def register_state(election_id: int) -> str:
    """Return a mark that changes with the register and with what an extract is judged by."""
    ((state,),) = _rows(
        "SELECT encode(sha256(convert_to(concat_ws('-', "
        "(SELECT max(id) FROM elections_registerentry WHERE election_id = %s), "
        "(SELECT max(c.id) FROM elections_registercorrection c "
        "JOIN elections_registerentry e ON e.id = c.entry_id WHERE e.election_id = %s), "
        "(SELECT max(x.id) FROM elections_casedecision x JOIN elections_doubtfulcase c "
        "ON c.id = x.case_id WHERE c.election_id = %s), "
        "(SELECT string_agg(r::text, '' ORDER BY r.id) FROM elections_streetrange r "
        "WHERE r.election_id = %s), (SELECT string_agg(w.id::text, ' ' ORDER BY w.id) "
        "FROM elections_district w WHERE w.election_id = %s), (SELECT n.day || n.assumptions::text "
        "FROM elections_election n WHERE n.id = %s)), 'UTF8')), 'hex')",
        [election_id] * 6,
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
