"""The members become public: a numbered version, its announcement, and the letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from ballots.models import Succession, SuccessionAnnouncement
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.anchors import Anchor
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.anchor import anchor_of
from municipalities.models.canonical import canonical_sha256
from municipalities.models.chain import with_anchor
from reports.actions.issue import issue
from reports.actions.term.letters import issue_letters
from reports.actions.term.members_facts import members_facts
from reports.actions.term.members_snapshot import members_snapshot
from reports.messages.term.refusals import AnnouncementRule
from reports.models import Document, MembersPublication
from reports.pdf.term.members import render_members


def unpublished(election: Election) -> list[Succession]:
    """Return the determinations about seats that are not announced yet (§ 34 Abs. 3 KWG)."""
    found = Succession.objects.filter(departure__mandate__election=election, publications=None)
    return list(
        found.select_related(
            "departure__mandate__candidate__nomination", "mandate__candidate__nomination"
        )
    )


def write_version(
    election: Election,
    successions: Sequence[Succession],
    *,
    anchor: Anchor | None,
    published_on: date,
    actor: User,
) -> MembersPublication:
    """Store what the public page shows from now on, inside the caller's transaction.

    ``anchor`` is that of the log before the caller's act.
    """
    last = election.members_publications.aggregate(last=Max("version"))["last"] or 0
    public = Succession.objects.filter(publications__election=election)
    announced = {row.pk for row in [*public, *successions]}
    snapshot = with_anchor(members_snapshot(election, last + 1, announced), anchor)
    publication = MembersPublication.objects.create(
        election=election,
        version=last + 1,
        snapshot=snapshot,
        sha256=canonical_sha256(snapshot),
        published_on=published_on,
        published_by=actor,
    )
    publication.successions.set(successions)
    SuccessionAnnouncement.objects.bulk_create(
        SuccessionAnnouncement(succession=one, announced_on=published_on) for one in successions
    )
    AuditEvent.objects.record(
        actor,
        "members.published",
        publication,
        election.municipality,
        version=publication.version,
        members=len(snapshot["members"]),
        sha256=publication.sha256,
        published_on=published_on,
    )
    return publication


@transaction.atomic
def publish_members(
    election_id: int, *, published_on: date, today: date, actor: User
) -> MembersPublication:
    """Announce every departure and succession not announced yet (§ 34 Abs. 3 KWG; R-END-07).

    The announcement, the letters and the public page come from the same facts in one act. The two
    weeks for objections run from the day of the announcement.

    Raises RuleViolation when nothing is new, while the result is corrected, and for a day in the
    future or before what it announces.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    anchor = anchor_of(election.municipality)
    if election.current_phase is not Phase.PUBLISHED:
        raise RuleViolation(AnnouncementRule.RESULT_NOT_PUBLIC, phase=election.get_phase_display())
    successions = unpublished(election)
    # A result published before this product knew members is announced once with its members.
    is_first = election.mandates.exists() and not election.members_publications.exists()
    if not successions and not is_first:
        raise RuleViolation(
            AnnouncementRule.NOTHING_TO_ANNOUNCE, Norm(Statute.KWG, "34", 3), "R-END-07"
        )
    days = [succession.determined_on for succession in successions]
    first = max([election.determinations.latest().decided_on, *days])
    if not first <= published_on <= today:
        raise RuleViolation(
            AnnouncementRule.ANNOUNCED_OUT_OF_RANGE, day=published_on, first=first, last=today
        )
    publication = write_version(
        election, successions, anchor=anchor, published_on=published_on, actor=actor
    )
    facts = members_facts(publication, successions)
    issue(
        Document.Kind.MEMBERS,
        f"members:{publication.pk}",
        facts,
        render_members(facts),
        file=election,
        actor=actor,
    )
    issue_letters(election.pk, today=today, actor=actor)
    return publication
