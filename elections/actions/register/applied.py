"""Apply a checked extract to the register, in sets; every change leaves its row (R-REG-10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from elections.actions.register.drafts import (
    BY_HAND,
    CASE_KEY,
    CHANGED,
    COMPARED,
    DOUBTS,
    MOVED,
    OPEN_STRIKE,
    TAKEN,
    gone_entries,
    gone_parameters,
)
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import RegisterImport
from elections.models.register.name_blocks import BLOCK
from municipalities.models import User

_PERSON = (
    "registration_id", "family_name", "given_names", "birth_date", "street", "house_number",
    "postcode", "place", "sort_key", "language", "blocked",
)  # fmt: skip
_GROUND = (
    "CASE d.verdict WHEN 'german' THEN 'german' WHEN 'secondary_dwelling' THEN 'secondary' "
    "WHEN 'court' THEN 'court' ELSE CASE WHEN d.verdict IS NULL THEN 'gone' "
    "ELSE 'not_entitled' END END"
)


class Applying:
    """One extract on its way into the register; each step answers how many people it met."""

    def __init__(self, register_import: RegisterImport, *, today: date, actor: User | None):
        self.key, self.election = register_import.pk, register_import.election_id
        self.taken_on, self.today = register_import.taken_on, today
        self.actor = actor.pk if actor else None
        self.last = self._last_entry()

    def strike(self) -> int:
        """Strike whom the extract no longer lets vote, with remark; their cards are void."""
        struck = self._run(
            "INSERT INTO elections_registerstrike "
            "(entry_id, ground, struck_on, remark, by_import_id, recorded_by_id) "
            f"SELECT e.id, {_GROUND}, %s, '', %s, %s {gone_entries()}",
            [self.taken_on, self.key, self.actor, *gone_parameters(self.key, self.election)],
        )
        self._run(
            "INSERT INTO elections_registercorrection (entry_id, kind, corrected_on, reason, "
            "before, after, by_import_id, recorded_at, recorded_by_id) SELECT s.entry_id, "
            "'struck', %s, '', '{}', jsonb_build_object('ground', s.ground), %s, now(), %s "
            "FROM elections_registerstrike s WHERE s.by_import_id = %s",
            [self.today, self.key, self.actor, self.key],
        )
        self._run(
            "INSERT INTO elections_cardinvalidation "
            "(card_id, ground, invalid_on, remark, recorded_by_id) "
            "SELECT c.id, 'struck', %s, '', %s FROM elections_pollingcard c "
            "JOIN elections_registerstrike s ON s.entry_id = c.entry_id AND s.by_import_id = %s "
            "WHERE NOT EXISTS (SELECT 1 FROM elections_cardinvalidation v WHERE v.card_id = c.id)",
            [self.today, self.actor, self.key],
        )
        return struck

    def restore(self) -> int:
        """Take back what an earlier extract struck and this one lets vote again."""
        back = (
            f"FROM elections_draftentry d JOIN elections_registerentry e ON e.election_id = %s "
            f"AND e.registration_id = d.registration_id JOIN ({OPEN_STRIKE}) s "
            "ON s.entry_id = e.id WHERE d.register_import_id = %s AND d.verdict = 'eligible' "
            "AND s.by_import_id IS NOT NULL"
        )
        self._run(
            "INSERT INTO elections_registercorrection (entry_id, kind, corrected_on, reason, "
            "before, after, by_import_id, recorded_at, recorded_by_id) SELECT e.id, 'restored', "
            f"%s, '', '{{}}', '{{}}', %s, now(), %s {back}",
            [self.today, self.key, self.actor, self.election, self.key],
        )
        return self._run(
            "INSERT INTO elections_registerrestoration "
            f"(strike_id, restored_on, reason, recorded_by_id) SELECT s.id, %s, '', %s {back}",
            [self.today, self.actor, self.election, self.key],
        )

    def change(self, *, fixed: bool) -> int:
        """Write new names and dwellings; with ``fixed`` numbers nobody changes the Wahlbezirk.

        Who moves within the municipality stays in the register of the old Wahlbezirk (R-REG-03);
        who had none gets one. The struck stay as they were when they were struck.
        """
        old = ", ".join(f"'{column}', e.{column}" for column in COMPARED)
        new = ", ".join(f"'{column}', {TAKEN[column]}" for column in COMPARED)
        joined = (
            "elections_draftentry d JOIN elections_registerentry e ON e.election_id = %s "
            f"AND e.registration_id = d.registration_id {BY_HAND} WHERE d.register_import_id = %s "
            f"AND d.verdict = 'eligible' AND {CHANGED} "
            f"AND NOT EXISTS ({OPEN_STRIKE} AND s.entry_id = e.id)"
        )
        self._run(
            "INSERT INTO elections_registercorrection (entry_id, kind, corrected_on, reason, "
            "before, after, by_import_id, recorded_at, recorded_by_id) SELECT w.id, w.kind, %s, "
            "'', (SELECT jsonb_object_agg(o.key, o.value) FROM jsonb_each(w.old) o "
            "WHERE o.value IS DISTINCT FROM w.new -> o.key), "
            "(SELECT jsonb_object_agg(n.key, n.value) FROM jsonb_each(w.new) n "
            "WHERE n.value IS DISTINCT FROM w.old -> n.key), %s, now(), %s FROM ("
            f"SELECT e.id, CASE WHEN {MOVED} THEN 'moved' ELSE 'changed' END AS kind, "
            f"jsonb_build_object({old}) AS old, jsonb_build_object({new}) AS new "
            f"FROM {joined}) w",
            [self.today, self.key, self.actor, self.election, self.key],
        )
        self._index(
            f"SELECT e.election_id, e.id, d.sort_key FROM {joined} "
            f"AND {TAKEN['sort_key']} <> e.sort_key",
            [self.election, self.key],
        )
        columns = (*COMPARED, "sort_key")
        written = ", ".join(f"{column} = w.{column}" for column in columns)
        taken = ", ".join(f"{TAKEN[column]} AS {column}" for column in columns)
        moves = f"e.district_id IS NULL AND {MOVED}" if fixed else MOVED
        return self._run(
            f"UPDATE {_table()} SET {written}, district_id = w.new_district, number = CASE "
            f"WHEN w.new_district IS NOT DISTINCT FROM {_table()}.district_id "
            f"THEN {_table()}.number END FROM (SELECT e.id, {taken}, "
            f"CASE WHEN {moves} THEN d.district_id ELSE e.district_id END AS new_district "
            f"FROM {joined}) w WHERE {_table()}.id = w.id",
            [self.election, self.key],
        )

    def enter(self, *, numbered: bool) -> int:
        """Enter everybody new, with numbers in the sorted order when the register was empty."""
        number = (
            "CASE WHEN d.district_id IS NOT NULL THEN row_number() OVER (PARTITION BY "
            "d.district_id ORDER BY d.sort_key, d.family_name, d.given_names, d.birth_date, "
            "d.line) END"
            if numbered
            else "NULL::integer"
        )
        missing = (
            ""
            if numbered
            else "AND NOT EXISTS (SELECT 1 FROM elections_registerentry e WHERE "
            "e.election_id = %s AND e.registration_id = d.registration_id)"
        )
        person = ", ".join(_PERSON)
        entered = self._run(
            f"INSERT INTO {_table()} (election_id, origin, district_id, number, {person}) "
            f"SELECT %s, 'extract', d.district_id, {number} AS number, {person} "
            "FROM elections_draftentry d WHERE d.register_import_id = %s "
            f"AND d.verdict = 'eligible' {missing} ORDER BY d.district_id, 4, d.sort_key",
            [self.election, self.key, *([] if numbered else [self.election])],
        )
        self._index(
            f"SELECT election_id, id, sort_key FROM {_table()} WHERE election_id = %s AND id > %s",
            [self.election, self.last],
        )
        return entered

    def keep_cases(self, *, faults: bool) -> int:
        """Put the doubtful on the list to be worked off; what cleared itself leaves it."""
        kinds = [*DOUBTS, *(["fault"] if faults else [])]
        key = (
            f"CASE WHEN d.registration_id = '' THEN 'line-' || d.register_import_id || '-' || "
            f"d.line ELSE {CASE_KEY} END"
        )
        person = ", ".join(f"'{column}', d.{column}" for column in (*_PERSON, "district_id"))
        self._run(
            "DELETE FROM elections_doubtfulcase c WHERE c.election_id = %s AND NOT EXISTS "
            "(SELECT 1 FROM elections_casedecision x WHERE x.case_id = c.id) AND NOT EXISTS "
            "(SELECT 1 FROM elections_draftentry d WHERE d.register_import_id = %s "
            f"AND d.verdict = c.kind AND {key} = c.key)",
            [self.election, self.key],
        )
        return self._run(
            "INSERT INTO elections_doubtfulcase (election_id, register_import_id, kind, key, "
            "line, detail, person) SELECT DISTINCT ON (d.verdict, k.key) %s, "
            "d.register_import_id, d.verdict, k.key, d.line, d.detail, "
            f"CASE WHEN d.verdict = 'fault' THEN '{{}}'::jsonb "
            f"ELSE jsonb_build_object({person}) END FROM elections_draftentry d "
            f"CROSS JOIN LATERAL (SELECT {key} AS key) k WHERE d.register_import_id = %s "
            "AND d.verdict = ANY(%s) ORDER BY d.verdict, k.key, d.line "
            "ON CONFLICT (election_id, kind, key) DO UPDATE SET "
            "register_import_id = excluded.register_import_id, line = excluded.line, "
            "detail = excluded.detail, person = excluded.person "
            "WHERE NOT EXISTS (SELECT 1 FROM elections_casedecision x "
            "WHERE x.case_id = elections_doubtfulcase.id)",
            [self.election, self.key, kinds],
        )

    def _index(self, rows: str, parameters: list[Any]) -> None:
        """Add names to the blocks that fragments are looked up in."""
        self._run(
            f"INSERT INTO elections_nameblock (election_id, block, names) SELECT election_id, "
            f"id / {BLOCK}, string_agg(sort_key, chr(10)) FROM ({rows}) named "
            f"GROUP BY election_id, id / {BLOCK} ON CONFLICT (election_id, block) DO UPDATE "
            "SET names = elections_nameblock.names || chr(10) || excluded.names",
            parameters,
        )

    def _last_entry(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {_table()}")
            (last,) = cursor.fetchone()
        return int(last)

    def _run(self, statement: str, parameters: list[Any]) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return int(cursor.rowcount)


def _table() -> str:
    return RegisterEntry._meta.db_table
