"""Where a fragment of a name is looked up, without any extension of the database."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from django.db import models

from elections.models.course.election import Election
from municipalities.models.statements import Statements

_SQL = Statements("elections.models.register")
BLOCK = 64
"""So many entries, by their key, share one row of ``NameBlock``."""


class NameBlock(models.Model):
    """The sort keys of up to ``BLOCK`` entries, one a line: what a name fragment is looked up in.

    A substring search over these few thousand short texts takes milliseconds where one over
    every entry takes a tenth of a second; no extension of the database is needed
    (docs/decisions/0008). A line too much costs nothing: what is found is asked of the entry.
    """

    election = models.ForeignKey(
        Election, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    block = models.BigIntegerField()
    names = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "block"], name="name_block_once")
        ]

    def __str__(self) -> str:
        return f"{self.election_id}/{self.block}"


def day_in(text: str) -> date | None:
    """Return the day that ``text`` is: „3.4.1975“ or „1975-04-03“; None for anything else."""
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day, no moment
    return None


def found_by_name(election_id: int, words: list[str], limit: int) -> list[int]:
    """Look the words up in the blocks, then ask the entries of each block that has them all."""
    if not words:
        return []
    rows = _SQL.rows(
        "found_by_name",
        election_id=election_id,
        size=BLOCK,
        longest=max(words, key=len),
        words=words,
        most=limit,
    )
    return [key for (key,) in rows]
