"""The persons of the own list: entered in rows, one by one, moved, taken off."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.nominations import STATED, CandidateEntry, enter_candidates
from elections.actions.nominations.persons import correct_candidate, remove_candidate
from elections.forms.nominations.lists import CandidateRows
from elections.forms.nominations.persons import PersonForm
from elections.law.nominations.states import Hand
from elections.views.fetching import own_list
from elections.views.nominations.own import of_own
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter several persons of the own list at once: all or none."""
    found = own_list(request, pk)
    last = found.candidates.aggregate(last=Max("place"))["last"] or 0
    # Who enters a list on a telephone scrolls past every row that stays empty.
    posted = request.POST if request.method == "POST" else None
    rows = CandidateRows(posted, next_place=last + 1, rows=3)
    refusal = ""
    if request.method == "POST":
        entered = rows.entered() if rows.is_valid() else []
        if rows.is_valid() and not entered:
            refusal = _("Es ist niemand eingetragen. Füllen Sie wenigstens eine Zeile aus.")
        elif entered:
            try:
                enter_candidates(
                    found.pk,
                    [CandidateEntry(**row) for row in entered],
                    actor=request.user,
                    by=Hand.LIST,
                    now=timezone.now(),
                )
            except RuleViolation as violation:
                refusal = sentence(violation)
                rows.place_error(violation.facts.get("place", 0), refusal)
            else:
                messages.success(request, _("Die Personen sind eingetragen."))
                return redirect("elections:own_list", pk=found.pk)
    refused = request.method == "POST"
    context = {
        "title": _("Personen eintragen"),
        "rows": rows,
        "refusal": refusal,
        "refused": refused,
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    template = "elections/nominations/own_people.html"
    return render(request, template, of_own(found) | context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: SignedInRequest, pk: int, listed_pk: int) -> HttpResponse:
    """Change everything that the own list says of one person."""
    found = own_list(request, pk)
    one = get_object_or_404(found.candidates, pk=listed_pk)
    form = PersonForm(
        request.POST if request.method == "POST" else None,
        known={field: getattr(one, field) for field in ("place", *STATED)},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            correct_candidate(
                one.pk,
                CandidateEntry(**form.cleaned_data),
                actor=request.user,
                seen=form.saw,
                now=timezone.now(),
            )
            messages.success(request, _("%(person)s ist gespeichert.") % {"person": one})
            return redirect("elections:own_list", pk=found.pk)
    context = {
        "form": form,
        "title": _("Platz %(place)s: %(person)s") % {"place": one.place, "person": one},
        "submit": _("Person speichern"),
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    return answer(request, "elections/nominations/own_act.html", of_own(found) | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, listed_pk: int) -> HttpResponse:
    """Take a person off the own list."""
    found = own_list(request, pk)
    one = get_object_or_404(found.candidates, pk=listed_pk)
    if request.method == "POST":
        try:
            remove_candidate(one.pk, actor=request.user, now=timezone.now())
        except RuleViolation as violation:
            messages.error(request, sentence(violation))
        else:
            messages.success(request, _("Die Person steht nicht mehr auf der Liste."))
        return redirect("elections:own_list", pk=found.pk)
    context = {
        "one": one,
        "title": _("Von der Liste nehmen: %(person)s") % {"person": one},
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    return render(request, "elections/nominations/own_remove.html", of_own(found) | context)
