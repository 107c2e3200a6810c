"""The council's resolution as a document: handed in later, and read by those who may."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.actions.body.papers import attach_document
from municipalities.files.papers import read_upload
from municipalities.forms.body.decisions import DocumentForm
from municipalities.law.basis import Rule
from municipalities.law.body.rules import BodyRule
from municipalities.models import DecisionAttachment, GremiumDecision
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import municipality_led, municipality_seen

DOCUMENT_FIELDS: dict[Rule, str] = {
    BodyRule.DOCUMENT_EMPTY: "document",
    BodyRule.DOCUMENT_TOO_LARGE: "document",
    BodyRule.DOCUMENT_NO_PDF: "document",
    BodyRule.DOCUMENT_DAMAGED: "document",
    BodyRule.DOCUMENT_ENCRYPTED: "document",
    BodyRule.DOCUMENT_ACTIVE: "document",
    BodyRule.DOCUMENT_TWICE: "document",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: SignedInRequest, ags: str, decision_pk: int) -> HttpResponse:
    """Attach a document to a decision; earlier documents stay."""
    municipality = municipality_led(request, ags)
    decision = get_object_or_404(
        GremiumDecision.objects.select_related("term", "municipality"),
        pk=decision_pk,
        municipality=municipality,
    )
    posted = request.method == "POST"
    form = DocumentForm(request.POST, request.FILES) if posted else DocumentForm()
    if posted and form.is_valid():
        upload = form.cleaned_data["document"]
        with refusals_into(form, DOCUMENT_FIELDS):
            attach_document(
                decision.pk, name=upload.name, content=read_upload(upload), actor=request.user
            )
            messages.success(request, _("Das Dokument liegt jetzt bei der Entscheidung."))
            return redirect("municipalities:detail", ags=ags)
    context = {
        "municipality": municipality,
        "decision": decision,
        "documents": decision.attachments.defer("content"),
        "form": form,
    }
    return answer(request, "municipalities/body/attach.html", context)


@login_required
@require_safe
def document(request: SignedInRequest, ags: str, attachment_pk: int) -> HttpResponse:
    """Hand out one document as it was handed in; the browser saves it and does not display it."""
    municipality = municipality_seen(request, ags)
    stored = get_object_or_404(
        DecisionAttachment.objects.select_related("decision"),
        pk=attachment_pk,
        decision__municipality=municipality,
    )
    # The name is ours: the name that somebody gave the file may mislead.
    name = f"Beschluss-{municipality.ags}-{stored.decision.decided_on:%Y-%m-%d}-{stored.pk}.pdf"
    return HttpResponse(
        bytes(stored.content),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
