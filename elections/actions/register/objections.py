"""Inspection of the register, objections and their decision (§ 8 KWG, § 13 KWO; C-14, C-15)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from elections.actions.course.timely import in_time, locked
from elections.law.course.windows import Timed
from elections.law.register.inspection import (
    check_decision,
    check_grounds_day,
    check_inspection,
    check_objection,
)
from elections.law.register.rules import RegisterRule
from elections.models.register.entries import RegisterEntry
from elections.models.register.objections import (
    Inspection,
    RegisterObjection,
    RegisterObjectionDecision,
    RegisterObjectionGrounds,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def record_inspection(
    election_id: int,
    *,
    inspected_on: date,
    own_data: bool,
    grounds: str,
    actor: User,
    override_reason: str = "",
) -> Inspection:
    """Write down that somebody looked into the register (§ 8 KWG; C-14, R-REG-09)."""
    election = locked(election_id)
    check_inspection(own_data=own_data, grounds=grounds)
    override = in_time(
        election, Timed.INSPECT, inspected_on, override_reason=override_reason, actor=actor
    )
    made = Inspection.objects.create(
        election=election,
        inspected_on=inspected_on,
        own_data=own_data,
        grounds=grounds.strip(),
        override_reason=override,
        recorded_by=actor,
    )
    noted = {"override_reason": override} if override else {}
    AuditEvent.objects.record(
        actor, "register.inspected", made, election.municipality, own_data=own_data, **noted
    )
    return made


@transaction.atomic
def receive_register_objection(
    election_id: int,
    *,
    aim: RegisterObjection.Aim,
    received_on: date,
    objector: str,
    grounds: str,
    actor: User,
    entry_id: int | None = None,
    override_reason: str = "",
) -> RegisterObjection:
    """Receive an objection to the register (§ 8 KWG; C-14, R-REG-08); ``grounds`` may follow."""
    election = locked(election_id)
    check_objection(needs_entry=aim != RegisterObjection.Aim.ENTER, has_entry=entry_id is not None)
    override = in_time(
        election, Timed.OBJECT, received_on, override_reason=override_reason, actor=actor
    )
    entry = RegisterEntry.objects.get(pk=entry_id, election=election) if entry_id else None
    made = RegisterObjection.objects.create(
        election=election,
        entry=entry,
        aim=aim,
        received_on=received_on,
        objector=objector.strip(),
        grounds=grounds.strip(),
        override_reason=override,
        recorded_by=actor,
    )
    noted = {"override_reason": override} if override else {}
    AuditEvent.objects.record(
        actor, "register_objection.received", made, election.municipality, aim=aim, **noted
    )
    return made


@transaction.atomic
def receive_register_grounds(
    objection_id: int, *, received_on: date, text: str, actor: User
) -> RegisterObjectionGrounds:
    """Record grounds that came after the objection, until it is decided (§ 8 KWG; R-REG-08)."""
    objection = RegisterObjection.objects.get(pk=objection_id)
    election = locked(objection.election_id)
    norm = Norm(Statute.KWG, "8")
    if RegisterObjectionDecision.objects.filter(objection=objection).exists():
        raise RuleViolation(RegisterRule.OBJECTION_DECIDED, norm, "R-REG-10")
    check_grounds_day(objection.received_on, received_on)
    made = RegisterObjectionGrounds.objects.create(
        objection=objection, received_on=received_on, text=text, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "register_objection.reasoned",
        objection,
        election.municipality,
        received_on=received_on,
    )
    return made


@transaction.atomic
def decide_register_objection(
    objection_id: int,
    *,
    upheld: bool,
    decided_on: date,
    served_on: date | None,
    reason: str,
    actor: User,
) -> RegisterObjectionDecision:
    """Record what the Gemeindevorstand decided on an objection (§ 13 KWO; C-15, R-REG-10).

    The last day to serve it is assumed: a late decision is recorded, and the page warns.
    """
    objection = RegisterObjection.objects.get(pk=objection_id)
    election = locked(objection.election_id)
    norm = Norm(Statute.KWO, "13")
    if RegisterObjectionDecision.objects.filter(objection=objection).exists():
        raise RuleViolation(RegisterRule.OBJECTION_DECIDED, norm, "R-REG-10")
    if not reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, norm, "R-REG-10")
    check_decision(objection.received_on, decided_on, served_on)
    made = RegisterObjectionDecision.objects.create(
        objection=objection,
        upheld=upheld,
        decided_on=decided_on,
        served_on=served_on,
        reason=reason.strip(),
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "register_objection.decided",
        made,
        election.municipality,
        upheld=upheld,
        decided_on=decided_on,
        served_on=served_on,
    )
    return made
