"""Day and medium of the announcements about lists are recorded, and corrected with a reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from elections.law.nominations.announcing import Announced, check_announced
from elections.law.nominations.rules import NominationRule
from elections.models import Election, ListAnnouncement
from elections.models.nominations.announced import announcing
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User

ACTS = {
    Announced.CALL: "lists.call_announced",
    Announced.ADMITTED: "lists.admitted_announced",
}
TAKEN_BACK = {
    Announced.CALL: "lists.call_taken_back",
    Announced.ADMITTED: "lists.admitted_taken_back",
}


@transaction.atomic
def record_announcement(
    election_id: int,
    what: Announced,
    *,
    announced_on: date,
    medium: str,
    reason: str,
    now: datetime,
    actor: User,
) -> ListAnnouncement:
    """Record when and where something of the lists was announced (§ 15 Abs. 4 KWG; C-02, C-08).

    What says the same as the newest row is not kept twice. Raises RuleViolation as
    ``check_announced`` does, and ANNOUNCEMENT_WITHOUT_REASON without a reason for another entry.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    decided = election.nominations.admitted().aggregate(last=Max("decision__decided_on"))
    check_announced(what, announced_on, decided_on=decided["last"])
    stands = announcing(election, what).row
    if stands and (stands.announced_on, stands.medium) == (announced_on, medium):
        return stands
    if stands and not reason:
        raise RuleViolation(NominationRule.ANNOUNCEMENT_WITHOUT_REASON)
    made = ListAnnouncement.objects.create(
        election=election,
        what=what.value,
        announced_on=announced_on,
        medium=medium,
        reason=reason if stands else "",
        recorded_at=now,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        ACTS[what],
        election,
        election.municipality,
        announced_on=announced_on,
        medium=medium,
        reason=made.reason,
    )
    return made


@transaction.atomic
def take_back_announcement(
    election_id: int, what: Announced, *, reason: str, now: datetime, actor: User
) -> bool:
    """Say that something was not announced after all: the entry was a slip (C-02, C-08).

    (§ 15 Abs. 4 KWG.) The entry stays as a row. Returns whether there was one.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    if announcing(election, what).row is None:
        return False
    ListAnnouncement.objects.create(
        election=election, what=what.value, reason=reason, recorded_at=now, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor, TAKEN_BACK[what], election, election.municipality, reason=reason
    )
    return True
