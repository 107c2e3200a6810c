"""A slip in what was entered of a commission is corrected or taken back, with a reason.

The row itself changes, so that everything that follows from it is computed anew; what stood before
is kept as a row of its own, and the trigger of the table asks for that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import models, transaction

from municipalities.actions.commission import member_rests, rests
from municipalities.actions.commission.formation import locked
from municipalities.actions.commission.rests import Asked
from municipalities.law.basis import RuleViolation
from municipalities.law.commission.corrections import EntryKind
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AnnualReport,
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    CoChair,
    Commission,
    CommissionCorrection,
    CommissionFormation,
    CommissionMeeting,
    CommissionMember,
    MeetingOutcome,
    MemberLeaving,
    User,
)
from municipalities.models.commission.correction import as_it_stands

SHOWN = {
    "formed_on", "elected_on", "resolution", "left_on", "ground", "day", "begins_at", "place",
    "held", "present", "year", "given_on",
}  # fmt: skip
"""What the log says with its values; of names and remarks it says only that they changed."""

PERSONS = {EntryKind.MEMBER, EntryKind.LEAVING}
"""What decides who sat on which day."""


def _nothing(*_of: Any) -> None:
    """Nothing ever rests on it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one kind of entry is corrected.

    ``path`` leads from its row to the commission. ``rests`` refuses by the names of what is to be
    changed alone, ``check`` by the values, ``gone`` when the entry is to be taken back.
    """

    model: type[models.Model]
    path: str
    fields: tuple[str, ...]
    check: Callable[[Asked], None]
    rests: Callable[[Commission, Any, Collection[str]], None] = _nothing
    gone: Callable[[Asked], None] = _nothing

    def rows(self, commission_id: int) -> models.QuerySet[Any]:
        """Return the entries of one commission."""
        return self.model._default_manager.filter(**{self.path: commission_id})


ENTRIES: dict[EntryKind, Entry] = {
    EntryKind.FORMATION: Entry(
        CommissionFormation,
        "commission",
        ("formed_on",),
        rests.check_formation,
        rests.formation_rests,
        rests.formation_gone,
    ),
    EntryKind.MEMBER: Entry(
        CommissionMember,
        "commission",
        ("family_name", "given_name", "gender", "elected_on", "resolution"),
        member_rests.check_member,
        gone=member_rests.member_gone,
    ),
    EntryKind.LEAVING: Entry(
        MemberLeaving,
        "member__commission",
        ("left_on", "ground", "note"),
        member_rests.check_leaving,
        gone=member_rests.leaving_gone,
    ),
    EntryKind.CO_CHAIR: Entry(
        CoChair, "member__commission", ("elected_on",), member_rests.co_chair_stays
    ),
    EntryKind.MEETING: Entry(
        CommissionMeeting,
        "commission",
        ("day", "begins_at", "place", "agenda"),
        rests.check_meeting,
        rests.meeting_rests,
        rests.meeting_gone,
    ),
    EntryKind.OUTCOME: Entry(
        MeetingOutcome,
        "meeting__commission",
        ("held", "present", "remark"),
        rests.outcome_stays,
        rests.outcome_rests,
        lambda asked: rests.outcome_rests(asked.commission, asked.row, ()),
    ),
    EntryKind.REPORT: Entry(
        AnnualReport, "commission", ("year", "given_on"), rests.report_stays
    ),
}  # fmt: skip


@transaction.atomic
def correct_entry(
    kind: EntryKind,
    commission_id: int,
    key: int,
    values: Mapping[str, Any],
    *,
    reason: str,
    today: date,
    actor: User,
    seen: int | None = None,
    letter_void: bool = False,
) -> None:
    """Correct an entry of a commission as long as nothing rests on it (§§ 72, 89 HGO; R-IK-01..06).

    ``seen`` is the key of the newest correction of it that the person saw, 0 for none. With
    ``letter_void`` a letter of appointment holds no more, and another one can be issued. Raises
    RuleViolation for values that the entry could not have had, for what rests on it, where nothing
    is changed, and where somebody was quicker.
    """
    commission, row = _found(kind, commission_id, key, seen)
    entry = ENTRIES[kind]
    stood = {name: getattr(row, name) for name in entry.fields}
    changed = {name: values[name] for name in stood if values.get(name, stood[name]) != stood[name]}
    if not changed:
        raise RuleViolation(CommissionRule.ENTRY_UNCHANGED)
    entry.rests(commission, row, changed)
    entry.check(Asked(commission, row, today, changed, letter_void))
    with _kept_and_told(kind, commission, row, taken_back=False, reason=reason, actor=actor):
        _write(row, changed)
    shown = [name for name in changed if name in SHOWN]
    AuditEvent.objects.record(
        actor,
        "commission.entry_corrected",
        row,
        commission.municipality,
        entry=kind.value,
        fields=list(changed),
        formerly=[_plain(stood[name]) for name in shown],
        henceforth=[_plain(changed[name]) for name in shown],
        reason=reason,
        **({"letter_void": True} if letter_void else {}),
    )


def _write(row: Any, changed: Mapping[str, Any]) -> None:
    """Write what is changed; the name of an expert stands in the proposal too."""
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
    if isinstance(row, CommissionMember) and row.proposal is not None:
        row.proposal.family_name, row.proposal.given_name = row.family_name, row.given_name
        row.proposal.save(update_fields=["family_name", "given_name"])


@transaction.atomic
def take_back_entry(
    kind: EntryKind,
    commission_id: int,
    key: int,
    *,
    reason: str,
    today: date,
    actor: User,
    seen: int | None = None,
) -> None:
    """Take back an entry that was a slip, as long as nothing rests on it (§§ 72, 89 HGO; R-IK-01).

    (R-IK-04, R-IK-05, R-IK-06, R-BODY-04.) It counts no more; what stood is kept. Raises
    RuleViolation for what rests on it, and where somebody was quicker.
    """
    commission, row = _found(kind, commission_id, key, seen)
    entry = ENTRIES[kind]
    entry.gone(Asked(commission, row, today))
    AuditEvent.objects.record(
        actor,
        "commission.entry_taken_back",
        row,
        commission.municipality,
        entry=kind.value,
        formerly=[_plain(getattr(row, name)) for name in entry.fields if name in SHOWN],
        reason=reason,
    )
    with _kept_and_told(kind, commission, row, taken_back=True, reason=reason, actor=actor):
        row.delete()


def newest_correction(kind: EntryKind, key: int) -> int:
    """Return the key of the newest correction of an entry, 0 for none."""
    made = CommissionCorrection.objects.filter(kind=kind.value, entry=key)
    return made.values_list("pk", flat=True).first() or 0


def _found(
    kind: EntryKind, commission_id: int, key: int, seen: int | None
) -> tuple[Commission, Any]:
    commission = locked(commission_id)
    row = ENTRIES[kind].rows(commission.pk).filter(pk=key).first()
    if row is None:
        raise RuleViolation(CommissionRule.ENTRY_GONE)
    if seen is not None and seen != newest_correction(kind, key):
        raise RuleViolation(CommissionRule.ENTRY_NOT_NEWEST)
    return commission, row


@contextmanager
def _kept_and_told(
    kind: EntryKind,
    commission: Commission,
    row: models.Model,
    *,
    taken_back: bool,
    reason: str,
    actor: User,
) -> Iterator[None]:
    """Keep what stood, let it be changed, and look at what follows for meetings and the body."""
    CommissionCorrection.objects.create(
        commission=commission,
        kind=kind.value,
        entry=row.pk,
        before=as_it_stands(row),
        taken_back=taken_back,
        reason=reason,
        recorded_by=actor,
    )
    counted = _members_at_formation(commission)
    if kind not in PERSONS:
        yield
    elif taken_back:
        with member_rests.meetings_hold(commission):
            yield
    else:
        with member_rests.meetings_hold(commission), member_rests.formation_holds(commission):
            yield
    if kind is EntryKind.FORMATION or counted != _members_at_formation(commission):
        _tell_body(commission)


def _members_at_formation(commission: Commission) -> int | None:
    formation = CommissionFormation.objects.filter(commission=commission).first()
    return commission.members.on(formation.formed_on).count() if formation else None


def _tell_body(commission: Commission) -> None:
    """Write down when the commission was formed, or that it was not (R-BODY-04)."""
    formation = CommissionFormation.objects.filter(commission=commission).first()
    formed = BodyEventKind.COMMISSION_FORMED if formation else BodyEventKind.FORMATION_WITHDRAWN
    BodyEvent.objects.record(
        formed,
        commission.municipality,
        commission.term,
        on=formation.formed_on if formation else None,
        members=_members_at_formation(commission),
    )


def _plain(value: Any) -> Any:
    return f"{value:%H:%M}" if isinstance(value, time) else value
