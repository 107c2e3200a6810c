"""The council's resolution is attached as a document, which stays as it is."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from municipalities.files.papers import check_document, plain_name
from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.models import AuditEvent, DecisionAttachment, GremiumDecision, User


@transaction.atomic
def attach_document(
    decision_id: int, *, name: str, content: bytes, actor: User
) -> DecisionAttachment:
    """Attach the signed resolution, a PDF, to a decision on the body (§ 84 HGO; R-BODY-04).

    Raises RuleViolation when the content is no whole, plain PDF of at most 10 MB, or when the
    same document lies with the decision already. ``name`` is kept so that people recognise it.
    """
    check_document(content)
    # When two people hand in the same file at once, the second waits here and is told.
    decision = (
        GremiumDecision.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .get(pk=decision_id)
    )
    digest = sha256(content).hexdigest()
    same = decision.attachments.filter(sha256=digest).defer("content").first()
    if same is not None:
        raise RuleViolation(BodyRule.DOCUMENT_TWICE, day=decision.decided_on, name=same.name)
    attachment = DecisionAttachment.objects.create(
        decision=decision,
        name=plain_name(name),
        content=content,
        size=len(content),
        sha256=digest,
        attached_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "body.document_attached",
        attachment,
        decision.municipality,
        decision=decision.pk,
        sha256=digest,
        size=len(content),
    )
    return attachment
