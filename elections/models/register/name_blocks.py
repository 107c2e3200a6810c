"""Finding people by a fragment of the name, without any extension of the database."""

from __future__ import annotations

from django.db import models

from elections.law.register.identity import plain_names
from elections.models.course.election import Election
from municipalities.models.statements import Statements

_SQL = Statements("elections.models.register")
_ROMANISED, _BARE = "dj", "d"
BLOCK = 64
"""This many entries, by their key, share one row of ``NameBlock``."""


class NameBlock(models.Model):
    """The names of up to ``BLOCK`` entries as they are searched, one per line.

    A substring search over these few thousand short texts takes milliseconds where one over
    every entry takes a tenth of a second; no extension of the database is needed
    (docs/decisions/0008). An outdated line does no harm: the entry itself is asked in the end.
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


def searched(sort_key: str) -> str:
    """Return a name as it is searched: umlauts in one way, without blanks (R-REG-02).

    So „Mueller“ finds Müller, and „ofarrell“ finds O'Farrell.
    """
    return plain_names(sort_key).replace(" ", "")


def searched_words(names: str) -> list[str]:
    """Return the words of folded names, each as it is searched (R-REG-02)."""
    return [searched(word) for word in names.split()]


def found_by_name(election_id: int, text: str, limit: int) -> list[int]:
    """Look the words up in the blocks, then ask the entries of each block that has them all.

    ``text`` is folded as names are sorted; „Djordjevic“ finds Đorđević where nobody is written so.
    """
    words = searched_words(text)
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
    found = [key for (key,) in rows]
    if not found and _ROMANISED in text:
        return found_by_name(election_id, text.replace(_ROMANISED, _BARE), limit)
    return found
