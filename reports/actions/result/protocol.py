"""The protocol is issued: facts gathered, bytes made once and kept with their hash."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from ballots.models import Determination
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.actions.jobs import request_job
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job, User
from municipalities.models.anchor import anchor_of
from reports.actions.result.protocol_facts import protocol_facts
from reports.messages.result.refusals import ProtocolRule
from reports.models import Document
from reports.pdf.result.protocol import render_protocol
from reports.pdf.theme import fingerprint

PROTOCOL_TASK = "reports.issue_protocol"
DETERMINED = (Phase.DETERMINED, Phase.PUBLISHED)


@transaction.atomic
def request_protocol(election_id: int, *, now: datetime, actor: User) -> Job:
    """Ask for the protocol of the newest determination; a worker makes it (R-CNT-11)."""
    election = Election.objects.select_for_update().get(pk=election_id)
    determination = election.determinations.first()
    if determination is None or election.current_phase not in DETERMINED:
        raise RuleViolation(ProtocolRule.NOTHING_DETERMINED, phase=election.get_phase_display())
    job = request_job(
        PROTOCOL_TASK,
        municipality=election.municipality,
        actor=actor,
        now=now,
        determination=determination.pk,
    )
    AuditEvent.objects.record(
        actor, "protocol.requested", determination, election.municipality, job=job.pk
    )
    return job


@transaction.atomic
def issue_protocol(determination_id: int, *, actor: User) -> Document:
    """Issue the protocol of one determination as a PDF; issuing it twice gives the first one.

    Raises RuleViolation when the count was opened again meanwhile: the paper would name sources
    and corrections that the committee did not know.
    """
    determination = Determination.objects.select_related("election__municipality").get(
        pk=determination_id
    )
    election = Election.objects.select_for_update().get(pk=determination.election_id)
    existing = determination.documents.filter(kind=Document.Kind.PROTOCOL).first()
    if existing is not None:
        return existing
    if election.current_phase not in DETERMINED or determination != election.determinations.first():
        raise RuleViolation(ProtocolRule.DETERMINATION_OUTDATED, version=determination.version)
    facts = protocol_facts(determination, anchor_of(election.municipality))
    content = render_protocol(facts)
    document = Document.objects.create(
        municipality=election.municipality,
        election=election,
        determination=determination,
        kind=Document.Kind.PROTOCOL,
        about=f"determination:{determination.pk}",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        facts_sha256=fingerprint(facts),
        issued_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "protocol.issued",
        document,
        determination.election.municipality,
        sha256=document.sha256,
        facts_sha256=document.facts_sha256,
    )
    return document
