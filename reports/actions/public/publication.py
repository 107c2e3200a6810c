"""The result becomes public: a snapshot with a number, never changed afterwards."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from ballots.actions.term.seating import begin_mandates
from elections.actions.course.phases import take_step
from elections.law.course.phases import Step
from municipalities.actions.anchors import send_soon
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, Municipality, User
from municipalities.models.anchor import anchor_of
from municipalities.models.canonical import canonical_sha256
from municipalities.models.chain import with_anchor
from reports.actions.term.members import write_version
from reports.messages.result.refusals import ProtocolRule
from reports.models import Document, Publication


@transaction.atomic
def publish_result(election_id: int, *, published_on: date, actor: User) -> Publication:
    """Publish the newest determination (§ 55 KWO; C-22, R-CNT-12).

    The snapshot carries the anchor of the log as it stood before this act.

    Raises RuleViolation when nothing is determined or its protocol was not issued.
    """
    anchor = anchor_of(Municipality.objects.get(elections=election_id))
    election = take_step(
        election_id, Step.PUBLISH, actor=actor, on=published_on, published_on=published_on
    )
    determination = election.determinations.latest()
    if not determination.documents.filter(kind=Document.Kind.PROTOCOL).exists():
        raise RuleViolation(ProtocolRule.PROTOCOL_MISSING, Norm(Statute.KWO, "54", 2), "R-CNT-11")
    snapshot = with_anchor(determination.result().as_json(), anchor)
    last = election.publications.aggregate(last=Max("version"))["last"] or 0
    publication = Publication.objects.create(
        election=election,
        determination=determination,
        version=last + 1,
        snapshot=snapshot,
        sha256=canonical_sha256(snapshot),
        published_on=published_on,
        published_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "result.published",
        publication,
        election.municipality,
        version=publication.version,
        sha256=publication.sha256,
        published_on=published_on,
    )
    # The law seats the elected; nobody has to accept (R-END-01).
    begin_mandates(election_id, actor=actor)
    if election.mandates.exists():
        write_version(election, (), anchor=anchor, published_on=published_on, actor=actor)
    send_soon(election.municipality)
    return publication
