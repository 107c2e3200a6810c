"""How the tables of a source are read, remembered for the next one."""

from __future__ import annotations

from collections.abc import Mapping

from municipalities.models import TableSource


def remember_columns(kind: TableSource.Kind, name: str, columns: Mapping[str, str]) -> None:
    """Remember for a source of the whole state which of its columns mean which of the format.

    What was remembered of the source before is replaced.
    """
    TableSource.objects.update_or_create(
        municipality=None,
        kind=kind,
        name=name,
        defaults={"reading": {"columns": dict(columns)}, "confirmed_by": None},
    )


def remembered_columns(kind: TableSource.Kind, name: str) -> dict[str, str]:
    """Return the columns remembered for a source of the whole state; none for an unknown one."""
    found = TableSource.objects.of(kind).filter(name=name).first()
    return {} if found is None else dict(found.reading["columns"])
