"""Office and list write to each other at a list, a person or a field, until it is decided on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from elections.actions.nominations.opened import election_taking_lists
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED, Hand
from elections.models import Candidate, Election, ListRemark, Nomination, RemarkSettled
from elections.models.nominations.remarks import LIST_FIELDS, PERSON_FIELDS
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.text import cleaned
from municipalities.models import AuditEvent, User


@transaction.atomic
def write_remark(
    nomination_id: int,
    text: str,
    *,
    by: Hand,
    now: datetime,
    actor: User,
    candidate: int | None = None,
    field: str = "",
) -> ListRemark:
    """Write a line to the other side about a list, a person or one field (§ 14 Abs. 1 KWG).

    (R-LIST-11.) Office and list write in every state until the committee decided; then raises
    RuleViolation ALREADY_DECIDED. A person of another list is not found; ValueError for a field
    that is none, or an empty text.
    """
    if field and field not in (LIST_FIELDS if candidate is None else PERSON_FIELDS):
        raise ValueError(field)
    said = cleaned(text, lines=True)
    if not said:
        raise ValueError("a remark says something")
    election, nomination = _list_written_about(nomination_id)
    person = None
    if candidate is not None:
        person = Candidate.objects.get(pk=candidate, nomination=nomination)
    made = ListRemark.objects.create(
        nomination=nomination,
        candidate=person,
        field=field,
        text=said,
        is_from_office=by is not Hand.LIST,
        written_at=now,
        written_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "nomination.remark_written",
        nomination,
        election.municipality,
        is_from_office=made.is_from_office,
    )
    return made


@transaction.atomic
def settle_remark(remark_id: int, *, by: Hand, now: datetime, actor: User) -> RemarkSettled:
    """Record that a remark is dealt with, by either side; once is enough (R-LIST-11).

    (§ 14 Abs. 1 KWG.) Raises RuleViolation ALREADY_DECIDED once the committee decided.
    """
    found = ListRemark.objects.values_list("nomination", flat=True).get(pk=remark_id)
    election, nomination = _list_written_about(found)
    known = RemarkSettled.objects.filter(remark=remark_id).first()
    if known is not None:
        return known
    made = RemarkSettled.objects.create(remark_id=remark_id, settled_at=now, settled_by=actor)
    AuditEvent.objects.record(
        actor,
        "nomination.remark_settled",
        nomination,
        election.municipality,
        is_from_office=by is not Hand.LIST,
    )
    return made


def _list_written_about(nomination_id: int) -> tuple[Election, Nomination]:
    """Return a list and its election, locked, while the committee has not decided on it."""
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_taking_lists(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    if nomination.state() in DECIDED:
        raise RuleViolation(
            NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", list=nomination
        )
    return election, nomination
