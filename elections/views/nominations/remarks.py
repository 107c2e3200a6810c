"""What office and list write to each other, on the office's side."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.remarks import settle_remark, write_remark
from elections.forms.nominations.remarks import RemarkForm
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED, Hand
from elections.models import Nomination
from elections.models.nominations.remarks import RemarkShown, remarks_of
from elections.views.fetching import election_led
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


def remarks_for_office(found: Nomination) -> tuple[RemarkShown, ...]:
    """Return the remarks of a list with the pages on which the office changes what they name."""
    keys = [found.election_id, found.pk]
    decided = found.state() in DECIDED

    def link_to(person: int | None, field: str) -> str:
        anchor = f"#id_{field}" if field else ""
        if decided or (person is None and not field):
            return ""
        if person is None and field == "trust_persons":
            return reverse("elections:trust_persons", args=keys)
        if person is None:
            return reverse("elections:correct_nomination", args=keys) + anchor
        return reverse("elections:correct_candidate", args=[*keys, person]) + anchor

    def settle_at(remark: int) -> str:
        return "" if decided else reverse("elections:settle_remark", args=[*keys, remark])

    return remarks_of(found, link_to, settle_at)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remarks(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show what office and list wrote to each other, and write a line to the list."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations.select_related("election"), pk=nomination_pk)
    form = RemarkForm(
        request.POST if request.method == "POST" else None,
        people=found.candidates.all(),
        initial={
            "candidate": request.GET.get("person", ""),
            "field": request.GET.get("angabe", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            write_remark(
                found.pk,
                by=Hand.OFFICE,
                now=timezone.now(),
                actor=request.user,
                **form.cleaned_data,
            )
            messages.success(request, _("Die Bemerkung ist geschrieben."))
            return redirect("elections:list_remarks", pk=pk, nomination_pk=found.pk)
    context = {
        "election": election,
        "nomination": found,
        "form": form,
        "fixed": _fixed(found),
        "remarks": remarks_for_office(found),
        "back": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return answer(request, "elections/nominations/list_remarks.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SignedInRequest, pk: int, nomination_pk: int, remark_pk: int) -> HttpResponse:
    """Record that a remark is dealt with; whoever comes back to the address sees all of them."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    remark = get_object_or_404(found.remarks, pk=remark_pk)
    back = redirect("elections:list_remarks", pk=pk, nomination_pk=found.pk)
    if request.method != "POST":
        return back
    try:
        settle_remark(remark.pk, by=Hand.OFFICE, now=timezone.now(), actor=request.user)
    except RuleViolation as violation:
        messages.error(request, sentence(violation))
    else:
        messages.success(request, _("Die Bemerkung ist erledigt."))
    return back


def _fixed(found: Nomination) -> str:
    """Say why nothing is written any more; empty while the committee has not decided."""
    if found.state() not in DECIDED:
        return ""
    return sentence(
        RuleViolation(
            NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", list=found
        )
    )
