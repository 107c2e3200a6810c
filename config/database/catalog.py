"""What a database keeps, noted line by line after each installation, and compared since.

The fingerprint of ``install`` says what was asked for. These lines say what is there: a trigger
that somebody switched off, a view that shows less, a right that came on top.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from config.database.kept import PARTS
from config.database.roles import auditor_role, program_role

TABLE = "CREATE TABLE IF NOT EXISTS guard.kept (kind text NOT NULL, told text NOT NULL)"

# What migrations make, and no installation after them.
SHAPE = frozenset(
    ("view", "column", "constraint", "index", "child", "operator", "cast", "type", "event trigger")
)
_NOTE = f"INSERT INTO guard.kept {PARTS} SELECT kind, told FROM parts"
_DIFFERING = f"""
    {PARTS}
    SELECT true, * FROM (TABLE parts EXCEPT ALL TABLE guard.kept) came
    UNION ALL
    SELECT false, * FROM (TABLE guard.kept EXCEPT ALL TABLE parts) went
    ORDER BY 2, 3, 1
"""
_SHOWN, _LONGEST = 5, 120
_NEW, _MISSING, _OTHER = "Neu", "fehlt", "anders"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was noted: its kind, how it changed, and its line."""

    kind: str
    how: str
    told: str

    @property
    def text(self) -> str:
        """The change for people, shortened to what can be read."""
        line = " ".join(f"{self.kind} {self.told}".split())
        return f"{self.how}: {line if len(line) <= _LONGEST else line[: _LONGEST - 2] + ' …'}"


def changes(cursor: Any) -> list[Change]:
    """Return what is not as it was noted, whoever is connected; the database has to have notes."""
    with _full_names(cursor):
        cursor.execute(_DIFFERING, _values())
        rows = cursor.fetchall()
    names = [{(kind, _name(told)) for is_new, kind, told in rows if is_new is one}
             for one in (False, True)]  # fmt: skip
    both = names[0] & names[1]
    found = []
    for is_new, kind, told in rows:
        if (kind, _name(told)) not in both:
            found.append(Change(kind, _NEW if is_new else _MISSING, told))
        elif is_new:
            found.append(Change(kind, _OTHER, told))
    return found


def list_text(found: Sequence[Change]) -> str:
    """Return the first changes for people, and how many more there are."""
    more = len(found) - _SHOWN
    texts = [one.text for one in found[:_SHOWN]]
    return "; ".join([*texts, f"und {more} weitere"] if more > 0 else texts)


def counts(found: Sequence[Change]) -> dict[str, int]:
    """Return how many things of each kind changed."""
    return dict(sorted(Counter(one.kind for one in found).items()))


def is_noted(cursor: Any) -> bool:
    """Whether an installation noted here, line by line, what the database keeps."""
    cursor.execute("SELECT to_regclass('guard.kept')")
    if cursor.fetchone()[0] is None:
        return False
    cursor.execute("SELECT EXISTS (SELECT FROM guard.kept WHERE kind = 'server')")
    return bool(cursor.fetchone()[0])


def noted_schemas(cursor: Any) -> list[str]:
    """Return the schemas of others that the program could use when the notes were taken."""
    cursor.execute("SELECT to_regclass('guard.kept')")
    if cursor.fetchone()[0] is None:
        return []
    cursor.execute("SELECT told FROM guard.kept WHERE kind = 'schema'")
    return [str(name) for (name,) in cursor.fetchall()]


def is_worded_otherwise(found: Sequence[Change]) -> bool:
    """Whether another version of the server or of this program wrote the notes.

    Then lines differ without anything being changed.
    """
    return any(one.kind == "server" for one in found)


def note_catalog(cursor: Any) -> None:
    """As the owner: what this database keeps now is how it has to stay."""
    cursor.execute("DELETE FROM guard.kept")
    with _full_names(cursor):
        cursor.execute(_NOTE, _values())


def _name(told: str) -> str:
    return told.partition(": ")[0]


def _values() -> dict[str, str]:
    wording = hashlib.sha256(PARTS.encode()).hexdigest()[:8]
    return {"program": program_role(), "auditor": auditor_role(), "wording": wording}


@contextmanager
def _full_names(cursor: Any) -> Iterator[None]:
    """Let names come out in full, whatever the role's own path is."""
    cursor.execute("SELECT current_setting('search_path')")
    (path,) = cursor.fetchone()
    cursor.execute("SELECT set_config('search_path', 'pg_catalog', false)")
    yield
    cursor.execute("SELECT set_config('search_path', %s, false)", [path])
