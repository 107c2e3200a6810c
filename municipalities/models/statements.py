"""Statements on whole sets: each stands as ``sql/<name>.sql`` beside the module that runs it.

Values are named parameters (``%(import_id)s``), and nothing is ever put into the text itself.
Only acts run them: an act opens the transaction and writes the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


@cache
def statement(package: str, name: str) -> str:
    """Return the text of ``sql/<name>.sql`` of a package; raise FileNotFoundError without one."""
    return files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one package, named by its dotted path."""

    package: str

    def run(self, name: str, **parameters: Any) -> int:
        """Run a statement; return how many rows it wrote."""
        with self._ran(name, parameters) as cursor:
            return int(cursor.rowcount)

    def rows(self, name: str, **parameters: Any) -> list[Any]:
        """Run a question; return its rows as tuples."""
        with self._ran(name, parameters) as cursor:
            return list(cursor.fetchall())

    @contextmanager
    def _ran(self, name: str, parameters: Mapping[str, Any]) -> Iterator[CursorWrapper]:
        with connection.cursor() as cursor:
            cursor.execute(statement(self.package, name), parameters)
            yield cursor
