"""Close the register of a Wahlbezirk, and keep its figures right afterwards (§ 15 KWO; C-18)."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import override

from elections.actions.course.timely import in_time, locked
from elections.law.course.windows import Timed
from elections.law.register.closing import (
    LateChange,
    OpenPoints,
    RegisterCounts,
    check_open_points,
    check_typed_correctable,
    corrected,
)
from elections.law.register.rules import RegisterRule
from elections.models import District, Election
from elections.models.cards.standing import certified, counted, open_points
from elections.models.register.entries import ClosingCorrection, RegisterClosing, RegisterEntry
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.messages import word
from municipalities.models import AuditEvent, User

_NORM = Norm(Statute.KWO, "15")


@transaction.atomic
def close_district(
    district_id: int,
    *,
    closed_on: date,
    acknowledged: bool,
    actor: User,
    override_reason: str = "",
) -> RegisterClosing:
    """Close a Wahlbezirk with the figures counted from its entries (§ 15 KWO; C-18, R-REG-11).

    ``acknowledged``: whoever closes it knows what is still open. A reason to close it outside the
    period is written into its source.
    """
    district, election = _open_district(district_id)
    if not _has_entries(district):
        raise RuleViolation(RegisterRule.CLOSING_NEEDS_ENTRIES, _NORM, "R-REG-11")
    exception = in_time(
        election, Timed.CLOSE, closed_on, override_reason=override_reason, actor=actor
    )
    points = open_points(election)
    check_open_points(points, acknowledged=acknowledged)
    return _close(
        district,
        election,
        counts=counted(district),
        source="gezählt aus dem Wählerverzeichnis",
        closed_on=closed_on,
        exception=exception,
        points=points,
        actor=actor,
    )


@transaction.atomic
def close_register(
    district_id: int,
    counts: RegisterCounts,
    *,
    closed_on: date,
    actor: User,
    override_reason: str = "",
) -> RegisterClosing:
    """Close a Wahlbezirk without entries with figures from elsewhere (§ 15 KWO; C-18, R-REG-11)."""
    district, election = _open_district(district_id)
    if _has_entries(district):
        raise RuleViolation(RegisterRule.CLOSING_IS_COUNTED, _NORM, "R-REG-11")
    exception = in_time(
        election, Timed.CLOSE, closed_on, override_reason=override_reason, actor=actor
    )
    return _close(
        district,
        election,
        counts=counts,
        source="Abschluss des Wählerverzeichnisses",
        closed_on=closed_on,
        exception=exception,
        actor=actor,
    )


@transaction.atomic
def take_over_register(
    district_id: int, *, total: int | None, source: str, closed_on: date, actor: User
) -> RegisterClosing:
    """Take over the closing from a published result that does not state A1 to A3.

    ``total`` is None when the source does not state it either: it stays unknown, never zero.
    """
    district, election = _open_district(district_id)
    return _close(
        district,
        election,
        counts=None,
        total=total,
        source=source,
        closed_on=closed_on,
        actor=actor,
    )


def correct_closing(
    district_id: int | None, change: LateChange, *, now: datetime, actor: User
) -> ClosingCorrection | None:
    """Move the certified figures after a late card (R-REG-11, C-17); in the act's transaction.

    None while the Wahlbezirk is open, and where its figures are unknown.
    """
    closing = RegisterClosing.objects.filter(district=district_id).first()
    if closing is None or closing.without_mark is None:
        return None
    held = certified(closing)
    counts = corrected(
        RegisterCounts(held.without_mark or 0, held.with_mark or 0, held.special or 0), change
    )
    with override("de"):
        reason = word(change)
    made = ClosingCorrection.objects.create(
        closing=closing,
        without_mark=counts.without_mark,
        with_mark=counts.with_mark,
        special=counts.special,
        total=counts.total,
        reason=reason,
        corrected_at=now,
        corrected_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "register.closing_corrected",
        made,
        closing.district.election.municipality,
        total=counts.total,
        reason=change,
    )
    return made


@transaction.atomic
def correct_typed_closing(
    district_id: int, counts: RegisterCounts, *, reason: str, now: datetime, actor: User
) -> ClosingCorrection:
    """Correct figures of a closing that were typed wrongly, as a further row (R-REG-11).

    Raises RuleViolation for figures that were counted, for unchanged ones, and once a
    determination rests on them.
    """
    election = locked(District.objects.get(pk=district_id).election_id)
    closing = RegisterClosing.objects.select_related("district").get(district=district_id)
    check_typed_correctable(election.current_phase, is_counted=_has_entries(closing.district))
    before = certified(closing)
    if (before.without_mark, before.with_mark, before.special) == astuple(counts):
        raise RuleViolation(RegisterRule.NOTHING_CHANGED)
    made = ClosingCorrection.objects.create(
        closing=closing,
        without_mark=counts.without_mark,
        with_mark=counts.with_mark,
        special=counts.special,
        total=counts.total,
        reason=reason,
        corrected_at=now,
        corrected_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "register.figures_corrected",
        made,
        election.municipality,
        total_before=before.total,
        total=counts.total,
        reason=reason,
    )
    return made


def _open_district(district_id: int) -> tuple[District, Election]:
    election = locked(District.objects.get(pk=district_id).election_id)
    district = District.objects.select_for_update(no_key=True, of=("self",)).get(pk=district_id)
    if RegisterClosing.objects.filter(district=district).exists():
        raise RuleViolation(RegisterRule.REGISTER_CLOSED, _NORM, "C-18", district=district)
    return district, election


def _has_entries(district: District) -> bool:
    return RegisterEntry.objects.filter(district=district).exists()


def _close(
    district: District,
    election: Election,
    *,
    counts: RegisterCounts | None,
    source: str,
    closed_on: date,
    actor: User,
    total: int | None = None,
    exception: str = "",
    points: OpenPoints | None = None,
) -> RegisterClosing:
    said = f"{source}; außerhalb der Frist: {exception}" if exception else source
    closing = RegisterClosing.objects.create(
        district=district,
        without_mark=counts.without_mark if counts else None,
        with_mark=counts.with_mark if counts else None,
        special=counts.special if counts else None,
        total=counts.total if counts else total,
        source=said[:500],
        closed_on=closed_on,
        closed_by=actor,
    )
    noted = {"override_reason": exception} if exception else {}
    if points:
        noted["open_points"] = str(sum((points.without_district, points.doubtful,
                                       points.objections, points.applications)))  # fmt: skip
    AuditEvent.objects.record(
        actor,
        "register.closed",
        closing,
        election.municipality,
        total=closing.total,
        closed_on=closed_on,
        source=source,
        **noted,
    )
    return closing
