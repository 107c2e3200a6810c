"""What office and list write to each other, on the side of the trust person."""

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
from elections.law.nominations.states import DECIDED, Hand
from elections.models import Nomination
from elections.models.nominations.remarks import RemarkShown, remarks_of
from elections.views.fetching import own_list
from elections.views.nominations.own import of_own
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


def remarks_for_list(found: Nomination, *, may_edit: bool) -> tuple[RemarkShown, ...]:
    """Return the remarks of the own list, with the pages on which the list changes what they name.

    While the list may not change online, a remark leads nowhere.
    """

    def link_to(person: int | None, field: str) -> str:
        if not may_edit or (person is None and not field):
            return ""
        if person is not None:
            return reverse("elections:own_person", args=[found.pk, person])
        return reverse(
            "elections:own_trust" if field == "trust_persons" else "elections:own_name",
            args=[found.pk],
        )

    def settle_at(remark: int) -> str:
        return reverse("elections:own_settle", args=[found.pk, remark])

    return remarks_of(found, link_to, settle_at)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remarks(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what office and list wrote to each other, and write a line to the office."""
    found = own_list(request, pk)
    shown = of_own(found)
    form = RemarkForm(
        request.POST if request.method == "POST" else None, people=found.candidates.all()
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            write_remark(
                found.pk,
                by=Hand.LIST,
                now=timezone.now(),
                actor=request.user,
                **form.cleaned_data,
            )
            messages.success(request, _("Die Bemerkung ist geschrieben."))
            return redirect("elections:own_remarks", pk=found.pk)
    context = {
        "form": form,
        "title": _("Bemerkungen"),
        "remarks": remarks_for_list(found, may_edit=bool(shown["may_edit"])),
        "is_decided": found.state() in DECIDED,
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    return answer(request, "elections/nominations/own_remarks.html", shown | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SignedInRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Record that a remark is dealt with."""
    found = own_list(request, pk)
    remark = get_object_or_404(found.remarks, pk=remark_pk)
    if request.method != "POST":
        return redirect("elections:own_remarks", pk=found.pk)
    try:
        settle_remark(remark.pk, by=Hand.LIST, now=timezone.now(), actor=request.user)
    except RuleViolation as violation:
        messages.error(request, sentence(violation))
    return redirect("elections:own_remarks", pk=found.pk)
