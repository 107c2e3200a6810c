"""Papers are handed out: exactly as issued, or drawn from today's facts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from municipalities.views.acting import SignedInRequest
from reports.views.fetching import document_read


def pdf(content: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that the browser saves and no cache keeps."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def paper(request: SignedInRequest, document_pk: int) -> HttpResponse:
    """Hand out one paper of the person's own town hall exactly as it was issued."""
    issued = document_read(request, document_pk)
    name = f"{issued.kind.replace('_', '-')}-{issued.municipality.ags}-{issued.pk}.pdf"
    return pdf(bytes(issued.content), name)
