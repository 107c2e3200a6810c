"""Is a row as the log proves it? The database answers, in the query that fetches the row."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db import models
from django.db.models.functions import Cast

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


class _Proven(models.Func):
    """``guard.is_proven``: newest seal, content, and the event that the seal belongs to."""

    function = "guard.is_proven"
    output_field = models.BooleanField()


class _Fits(models.Func):
    """Whether a file has the SHA-256 that stands beside it."""

    template = "(encode(sha256(%(expressions)s), 'hex') = sha256)"
    output_field = models.BooleanField()


def with_proof(rows: Rows) -> Rows:
    """Return the rows, each with ``is_proven``: it is what an act wrote, and so is its file.

    A file lies in the column ``content``, its SHA-256 in ``sha256``. Facts that are no file have a
    hash of their own, which whoever shows them compares.
    """
    meta = rows.model._meta
    table = models.Value(meta.db_table)
    found: Any = rows.annotate(is_proven=_Proven(table, Cast("pk", models.TextField())))
    if any(field.column == "content" for field in meta.concrete_fields):
        found = found.annotate(fits=_Fits("content"))
    return cast("Rows", found)


def is_proven(row: models.Model) -> bool:
    """Whether a row that was fetched through ``with_proof`` is what an act wrote."""
    return bool(row.__dict__["is_proven"] and row.__dict__.get("fits", True))


def only_proven(rows: Rows) -> Rows:
    """Return those of the rows that are what an act wrote."""
    found: Any = with_proof(rows)
    return cast("Rows", found.filter(is_proven=True))
