"""Files from the register, each only for those who lead the election."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from elections.models.register.entries import RegisterClosing
from elections.views.fetching import district_of, election_led
from municipalities.actions.integrity import check_proven
from municipalities.models.proof import with_proof
from municipalities.views.acting import SignedInRequest
from reports.actions.printing.notice_facts import sample
from reports.actions.printing.package import SPECIMEN, package, part_name
from reports.actions.printing.ready import is_specimen
from reports.actions.printing.register_papers import (
    closing_facts,
    invalid_cards_facts,
    register_facts,
)
from reports.models import PrintedPart, PrintOrder
from reports.pdf.printing.closing_certificate import render_closing
from reports.pdf.printing.invalid_cards import render_invalid_cards
from reports.pdf.printing.notice import render_notices
from reports.pdf.printing.register import render_register
from reports.views.fetching import print_order_of
from reports.views.papers import pdf

NAMES: dict[str, str] = {
    PrintOrder.Kind.NOTICES: "wahlbenachrichtigungen",
    PrintOrder.Kind.REPLACEMENTS: "wahlbenachrichtigungen-neu",
    PrintOrder.Kind.REGISTERS: "waehlerverzeichnisse",
}


@login_required
@require_safe
def notice_sample(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how a notice of this election looks in every language, with an invented person."""
    return pdf(render_notices(*sample(election_led(request, pk))), f"muster-{pk}.pdf")


@login_required
@require_safe
def print_part(request: SignedInRequest, pk: int, order_pk: int, part_pk: int) -> HttpResponse:
    """Hand out one part exactly as it was made."""
    election = election_led(request, pk)
    found = PrintedPart.objects.filter(part__order__election=election, part__order=order_pk)
    printed = get_object_or_404(
        with_proof(found).select_related("part__order").defer("addresses"), part=part_pk
    )
    check_proven(printed, election.municipality)
    return pdf(bytes(printed.content), part_name(printed, printed.part.order))


@login_required
@require_safe
def print_package(request: SignedInRequest, pk: int, order_pk: int) -> HttpResponseBase:
    """Send everything of a finished order for the print shop as one ZIP."""
    election = election_led(request, pk)
    order = print_order_of(election, order_pk)
    if order.parts.filter(printed=None).exists():
        raise Http404("not everything is printed yet")
    parts = PrintedPart.objects.filter(part__order=order)
    for printed in with_proof(parts).defer("content", "addresses"):
        check_proven(printed, election.municipality)
    response = StreamingHttpResponse(package(order), content_type="application/zip")
    mark = SPECIMEN if order.specimen else ""
    name = f"{mark}{NAMES[order.kind]}-{election.municipality.ags}-{order.pk}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def district_register(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Hand out the register of one Wahlbezirk as its board needs it today."""
    district = district_of(election_led(request, pk), district_pk)
    facts = register_facts(district, as_of=timezone.localdate(), specimen=is_specimen())
    return pdf(render_register(facts), f"waehlerverzeichnis-{district.pk}.pdf")


@login_required
@require_safe
def closing_certificate(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Hand out the certified closing of one Wahlbezirk."""
    closings = RegisterClosing.objects.filter(district__election=election_led(request, pk))
    found = closings.select_related("district__election__municipality")
    closing = get_object_or_404(found, district=district_pk)
    return pdf(render_closing(closing_facts(closing)), f"abschluss-{district_pk}.pdf")


@login_required
@require_safe
def invalid_cards(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the list of invalid Wahlscheine as of today."""
    facts = invalid_cards_facts(election_led(request, pk), as_of=timezone.localdate())
    return pdf(render_invalid_cards(facts), f"ungueltige-wahlscheine-{pk}.pdf")
