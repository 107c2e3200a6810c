"""How an entry of a commission, and what stood in it before, is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from municipalities.actions.commission.corrections import ENTRIES
from municipalities.law.commission.corrections import EntryKind
from municipalities.messages import spoken
from municipalities.models import Commission, CommissionCorrection

Stated = list[tuple[str, str]]
"""Labels, each with what is said of it."""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction: what stood before, by label."""

    made: CommissionCorrection
    stood: Stated


def about(kind: EntryKind, row: Any) -> Stated:
    """Return the day or the person that an entry is about, where it does not say so itself."""
    if kind in {EntryKind.LEAVING, EntryKind.CO_CHAIR}:
        return [(_("Person"), row.member.full_name)]
    if kind is EntryKind.MEMBER:
        return [(_("Mitglied als"), row.get_capacity_display())]
    return [(_("Sitzung"), spoken(row.meeting.day))] if kind is EntryKind.OUTCOME else []


def shown(kind: EntryKind, row: Any) -> Stated:
    """Return what stands in an entry, with what it is about."""
    values = {name: getattr(row, name) for name in ENTRIES[kind].fields}
    return [*about(kind, row), *_stated(kind, values)]


def corrections_of(commission: Commission) -> list[CorrectionRow]:
    """Return what was corrected of a commission, the newest first, and what stood before."""
    made = list(commission.corrections.select_related("recorded_by"))
    persons, days = _persons(commission, made), _days(commission, made)
    rows = []
    for one in made:
        kind = EntryKind(one.kind)
        stood = list(_stated(kind, one.before))
        if name := persons.get(one.before.get("member_id", 0)):
            stood.insert(0, (_("Person"), name))
        if day := days.get(one.before.get("meeting_id", 0)):
            stood.insert(0, (_("Sitzung"), spoken(day)))
        rows.append(CorrectionRow(one, stood))
    return rows


def _persons(commission: Commission, made: Iterable[CommissionCorrection]) -> dict[int, str]:
    """Return the names of the members by their keys, of those taken back too."""
    kept = (one for one in made if one.kind == EntryKind.MEMBER)
    gone = {one.entry: f"{one.before['given_name']} {one.before['family_name']}" for one in kept}
    return gone | {member.pk: member.full_name for member in commission.members.all()}


def _days(commission: Commission, made: Iterable[CommissionCorrection]) -> dict[int, date]:
    """Return the days of the meetings by their keys, of those taken back too."""
    kept = (one for one in made if one.kind == EntryKind.MEETING)
    gone = {one.entry: date.fromisoformat(one.before["day"]) for one in kept}
    return gone | dict(commission.meetings.values_list("pk", "day"))


def _stated(kind: EntryKind, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    entry = ENTRIES[kind]
    for name in entry.fields:
        column: Any = entry.model._meta.get_field(name)
        value = column.to_python(values[name])
        if said := _said(dict(column.flatchoices).get(value, value)):
            yield str(column.verbose_name), said


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, date):
        return spoken(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
