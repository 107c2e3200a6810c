"""At which desk a table of persons is handed in: the trust person's own one, or the office's."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from elections.files.nominations.person_listed import row_of
from elections.files.nominations.person_template import write_csv, write_xlsx
from elections.law.nominations.states import Hand, ListStep, advance_list
from elections.models import Nomination
from elections.views.fetching import election_led, own_list
from elections.views.nominations.own import of_own
from elections.views.nominations.people_files import Desk, people_file
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest

XLSX, CSV = "vorlage.xlsx", "vorlage.csv"
LISTED = "liste.xlsx"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the persons of the own list from a table, while it is a draft."""
    found = own_list(request, pk)
    back = reverse("elections:own_list", args=[found.pk])
    template = "elections/nominations/own_people_file.html"
    return people_file(request, Desk(found, Hand.LIST, template, back, of_own(found)))


@login_required
@require_safe
def own_table(request: SignedInRequest, pk: int, file_name: str) -> HttpResponse:
    """Hand out the empty table, or the persons of the own list in it."""
    return _table(own_list(request, pk), file_name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def office_file(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Take the persons of a list from a table, while it lies at the office."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method != "POST":
        try:
            advance_list(found.state(), ListStep.CORRECT, by=Hand.OFFICE, list=found)
        except RuleViolation as violation:
            messages.info(request, sentence(violation))
            return redirect(back)
    template = "elections/nominations/people_file.html"
    context = {"election": election, "nomination": found}
    return people_file(request, Desk(found, Hand.OFFICE, template, back, context))


@login_required
@require_safe
def office_table(
    request: SignedInRequest, pk: int, nomination_pk: int, file_name: str
) -> HttpResponse:
    """Hand out the empty table, or the persons of a list in it."""
    election = election_led(request, pk)
    return _table(get_object_or_404(election.nominations, pk=nomination_pk), file_name)


def _table(found: Nomination, file_name: str) -> HttpResponse:
    """Hand out the empty table, or the persons of the list in it; 404 for any other name."""
    if file_name not in {XLSX, CSV, LISTED}:
        raise Http404
    rows = [row_of(one) for one in found.candidates.all()] if file_name == LISTED else []
    ending = file_name.rpartition(".")[2]
    return HttpResponse(
        write_csv(rows) if ending == "csv" else write_xlsx(rows),
        content_type=_TYPES[ending],
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "Cache-Control": "no-store",
        },
    )
