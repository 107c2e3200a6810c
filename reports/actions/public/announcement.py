"""The day and the medium of the official announcement of a result, entered and corrected."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.course.body_rows import write_row
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, BodyEventKind, User
from reports.messages.public.refusals import ResultAnnouncementRule
from reports.models import Publication, ResultAnnouncement

_ANNOUNCED = Norm(Statute.KWO, "55")


@transaction.atomic
def announce_result(
    election_id: int,
    *,
    announced_on: date,
    medium: str,
    reason: str = "",
    today: date,
    actor: User,
) -> ResultAnnouncement:
    """Record when and where the newest result was announced officially (§ 55 KWO; C-22, C-23).

    The two weeks for objections begin on that day. An entry is corrected by a further one, which
    needs a ``reason``.

    Raises RuleViolation NOT_PUBLISHED without a result that stands published, DAY_OUT_OF_RANGE for
    a day before the determination or after ``today``, REASON_MISSING and NOTHING_CHANGED.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    publication = _published(election)
    _check_day(publication, announced_on, today)
    _check_correction(publication, announced_on, medium, reason)
    entry = ResultAnnouncement.objects.create(
        publication=publication,
        announced_on=announced_on,
        medium=medium,
        reason=reason,
        recorded_by=actor,
    )
    write_row(election, BodyEventKind.RESULT_ANNOUNCED, on=announced_on)
    AuditEvent.objects.record(
        actor,
        "result.announced",
        publication,
        election.municipality,
        version=publication.version,
        announced_on=announced_on,
        medium=medium,
        reason=reason,
    )
    return entry


def _published(election: Election) -> Publication:
    publication = election.publications.select_related("determination").first()
    if publication is None or election.current_phase is not Phase.PUBLISHED:
        raise RuleViolation(ResultAnnouncementRule.NOT_PUBLISHED, _ANNOUNCED, "C-22")
    return publication


def _check_day(publication: Publication, announced_on: date, today: date) -> None:
    first = publication.determination.decided_on
    if not first <= announced_on <= today:
        raise RuleViolation(
            ResultAnnouncementRule.DAY_OUT_OF_RANGE,
            _ANNOUNCED,
            "C-22",
            day=announced_on,
            first=first,
            last=today,
        )


def _check_correction(
    publication: Publication, announced_on: date, medium: str, reason: str
) -> None:
    before = publication.announcements.in_force()
    if before is None:
        return
    if (before.announced_on, before.medium) == (announced_on, medium):
        raise RuleViolation(ResultAnnouncementRule.NOTHING_CHANGED, _ANNOUNCED, "C-22")
    if not reason:
        raise RuleViolation(ResultAnnouncementRule.REASON_MISSING, _ANNOUNCED, "C-22")
