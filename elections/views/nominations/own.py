"""The pages of a trust person: the own list, and no other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.corrections import name_own_list
from elections.actions.nominations.submission import submit_list, take_back_submission
from elections.actions.nominations.trust import known_trust, name_trust_persons
from elections.forms.nominations.lists import ListNameForm
from elections.forms.nominations.trust import TrustPersonsForm
from elections.law.nominations.admission import is_in_time, support_signatures_needed
from elections.law.nominations.findings import Grade
from elections.law.nominations.objection import objections_close
from elections.law.nominations.states import DECIDED, Hand, ListState, ListStep, may_take
from elections.models import Nomination
from elections.models.course.agenda import lists_close
from elections.models.nominations.examining import findings_of
from elections.models.nominations.letters import asked_in, keyed, keys_in
from elections.models.nominations.person import PersonStrike
from elections.models.nominations.support import signatures_of
from elections.views.fetching import own_list, own_lists
from elections.views.nominations.lists import told_of
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_safe
def lists(request: SignedInRequest) -> HttpResponse:
    """Lead to the own list, or show which there are where a person has several."""
    found = list(own_lists(request))
    if len(found) == 1:
        return redirect("elections:own_list", pk=found[0].pk)
    return render(request, "elections/nominations/own_lists.html", {"lists": found})


@login_required
@require_safe
def overview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the own list: where it stands, what is missing, until when, and everybody on it."""
    found = own_list(request, pk)
    shown = of_own(found)
    letters = _letters(found, frozenset(shown["findings"]))
    told = {key for one, asked in letters["letters"] for key in keys_in(one)}
    context = {
        **shown,
        **letters,
        # What a letter names is said there, with what became of it.
        "findings": [one for key, one in shown["findings"].items() if key not in told],
        "struck": PersonStrike.objects.filter(candidate__nomination=found).order_by("place_before"),
    }
    return render(request, "elections/nominations/own_list.html", context)


def _letters(found: Nomination, noticed: Collection[str]) -> dict[str, Any]:
    """Return what the office wrote to the list, the newest first, and until when it still asks."""
    now, standing = timezone.now(), None if found.state() in DECIDED else noticed
    notices = found.deficiency_notices.select_related("reminds_of").order_by("-pk")
    letters = [(one, asked_in(one, standing)) for one in notices]
    waiting = (one.mend_until for one, asked in letters if any(each.is_open for each in asked))
    return {"letters": letters, "mend_until": next((at for at in waiting if at > now), None)}


def of_own(found: Nomination) -> dict[str, Any]:
    """Return what every page of an own list shows."""
    now, closes, state = timezone.now(), lists_close(found.election), found.state()
    # After the decision nothing can be mended; the decision says what it rests on.
    noticed = () if state in DECIDED else findings_of(found, for_list=True)
    findings = {
        key: told_of(one, now=now, closes=closes) for key, one in keyed(found, noticed).items()
    }
    is_open = is_in_time(now, closes)
    return {
        "nomination": found,
        "election": found.election,
        "state": state,
        "closes": closes,
        "is_open": is_open,
        "findings": findings,
        "stops": sum(one.kind.grade is Grade.STOP for one in findings.values()),
        "people": found.candidates.all(),
        "trust_persons": found.trust_persons.all(),
        "signatures": signatures_of(found),
        "signatures_needed": support_signatures_needed(found.election.seats, represented=False),
        "objections_close": objections_close(found.decision.decided_on)
        if state in DECIDED
        else None,
        "open_remarks": found.remarks.filter(settled=None).count(),
        "may_edit": is_open and may_take(Hand.LIST, state, ListStep.EDIT),
        "may_take_back": is_open and may_take(Hand.LIST, state, ListStep.TAKE_BACK_SUBMISSION),
        "is_draft": state is ListState.DRAFT,
        "is_sent": state is ListState.SUBMITTED,
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what the own group is called."""
    found = own_list(request, pk)
    form = ListNameForm(
        request.POST if request.method == "POST" else None,
        known={"name": found.name, "short_name": found.short_name},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            name_own_list(
                found.pk,
                now=timezone.now(),
                actor=request.user,
                seen=form.saw,
                **form.cleaned_data,
            )
            messages.success(request, _("Der Name ist gespeichert."))
            return redirect("elections:own_list", pk=found.pk)
    context = {
        "form": form,
        "title": _("Name der Liste"),
        "submit": _("Name speichern"),
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    return answer(request, "elections/nominations/own_act.html", of_own(found) | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def trust(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name both trust persons of the own list."""
    found = own_list(request, pk)
    form = TrustPersonsForm(
        request.POST if request.method == "POST" else None, known=known_trust(found)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            name_trust_persons(
                found.pk,
                form.entries,
                by=Hand.LIST,
                now=timezone.now(),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("Die Vertrauenspersonen sind gespeichert."))
            return redirect("elections:own_list", pk=found.pk)
    context = {
        "form": form,
        "title": _("Vertrauenspersonen"),
        "note": _(
            "Die Aufstellungsversammlung bestimmt beide. Sie unterschreiben den Wahlvorschlag von "
            "Hand und kandidieren nicht selbst."
        ),
        "cancel_url": reverse("elections:own_list", args=[found.pk]),
    }
    return answer(request, "elections/nominations/own_trust.html", of_own(found) | context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the own list to the office; whoever comes back to the address sees the list."""
    found = own_list(request, pk)
    if request.method != "POST":
        return redirect("elections:own_list", pk=found.pk)
    try:
        submit_list(found.pk, now=timezone.now(), actor=request.user)
    except RuleViolation as violation:
        messages.error(request, sentence(violation))
    else:
        messages.success(
            request,
            _(
                "Die Liste ist abgesendet. Drucken Sie jetzt den Wahlvorschlag, lassen Sie ihn "
                "unterschreiben und bringen Sie ihn in der Frist zum Wahlamt."
            ),
        )
    return redirect("elections:own_list", pk=found.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the own list back, to go on with it."""
    found = own_list(request, pk)
    if request.method != "POST":
        return redirect("elections:own_list", pk=found.pk)
    try:
        take_back_submission(found.pk, now=timezone.now(), actor=request.user)
    except RuleViolation as violation:
        messages.error(request, sentence(violation))
    else:
        messages.success(request, _("Die Liste ist wieder ein Entwurf."))
    return redirect("elections:own_list", pk=found.pk)
