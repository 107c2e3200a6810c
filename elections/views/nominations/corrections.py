"""A slip in a list or in one of its persons, corrected with a reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.corrections import correct_nomination
from elections.actions.nominations.nominations import (
    STATED,
    CandidateEntry,
)
from elections.actions.nominations.persons import (
    Reason,
    correct_candidate,
    note_on_candidate,
    remove_candidate,
)
from elections.actions.nominations.withdrawal import withdraw_nomination
from elections.forms.nominations.lists import CandidateRemovalForm, NominationCorrectionForm
from elections.forms.nominations.persons import PersonCorrectionForm, PersonNotesForm
from elections.forms.nominations.withdrawal import WithdrawalForm
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED
from elections.models import Candidate, Election, ListCorrection, Nomination
from elections.views.fetching import election_led
from municipalities.law.basis import Norm, Rule, RuleViolation, Statute
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

WITHDRAWAL_FIELDS: dict[Rule, str] = {NominationRule.WITHDRAWAL_DAY_IMPOSSIBLE: "declared_on"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Correct number, name or time of receipt of a list, or say that the decision rests on them."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    receipt = getattr(found, "receipt", None)
    form = NominationCorrectionForm(
        request.POST if request.method == "POST" else None,
        known={
            "name": found.name,
            "is_nameless": not found.name,
            "short_name": found.short_name,
            "received_at": receipt.received_at if receipt else None,
        },
    )
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = correct_nomination(
                found.pk,
                name=form.cleaned_data["name"],
                short_name=form.cleaned_data["short_name"],
                received_at=form.cleaned_data["received_at"],
                reason=reason_of(form),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("%(list)s ist berichtigt.") % {"list": made})
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Berichtigen: %(list)s") % {"list": found},
        "note": _("Berichtigen lässt sich das, bis der Wahlausschuss über die Liste entscheidet."),
        "fixed": _fixed(found),
        "submit": _("Liste berichtigen"),
        "citation": "§ 13 Abs. 1 KWG",
        "rule_id": "R-LIST-10",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Take out a list that was withdrawn or entered by a slip, or say that it was decided on."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, WITHDRAWAL_FIELDS):
            gone = withdraw_nomination(
                found.pk,
                declared_on=form.cleaned_data["declared_on"],
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("%(list)s entfällt.") % {"list": gone})
            return redirect("elections:lists", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Liste entfällt: %(list)s") % {"list": found},
        "fixed": _fixed(found),
        "submit": _("Liste entfallen lassen"),
        "consequences": [
            _("Die Liste steht nicht mehr zur Entscheidung. Nummer und Name sind wieder frei."),
            _("Ihre Personen werden gelöscht."),
            _("Name, Eingang und Grund bleiben bei den Listen dieser Wahl stehen."),
        ],
        "undo": _("War es ein Irrtum, tragen Sie die Liste mit ihren Personen neu ein."),
        "citation": "§ 13 Abs. 3 KWG",
        "rule_id": "R-LIST-13",
        "cancel_url": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return answer(request, "elections/act.html", context)


def _fixed(found: Nomination) -> str:
    """Say why nothing of a list changes any more; empty while the committee has not decided."""
    if found.state() not in DECIDED:
        return ""
    decided = RuleViolation(
        NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", list=found
    )
    return sentence(decided)


def _person(election: Election, nomination_pk: int, listed_pk: int) -> Candidate:
    own = Candidate.objects.filter(nomination__election=election, nomination=nomination_pk)
    return get_object_or_404(own.select_related("nomination"), pk=listed_pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: SignedInRequest, pk: int, nomination_pk: int, listed_pk: int) -> HttpResponse:
    """Correct a person of a list, or say that the decision rests on who stands on it."""
    election = election_led(request, pk)
    found = _person(election, nomination_pk, listed_pk)
    form = PersonCorrectionForm(
        request.POST if request.method == "POST" else None,
        known={name: getattr(found, name) for name in ("place", *STATED)},
    )
    back = reverse("elections:nomination", args=[pk, nomination_pk])
    if request.method == "POST" and form.is_valid():
        stated = {name: form.cleaned_data[name] for name in ("place", *STATED)}
        with refusals_into(form):
            correct_candidate(
                found.pk,
                CandidateEntry(**stated),
                reason=reason_of(form),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("Die Person ist berichtigt."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Berichtigen: Platz %(place)s auf %(list)s")
        % {"place": found.place, "list": found.nomination},
        "note": _(
            "Steht auf dem neuen Platz schon jemand, rücken die Personen dazwischen um einen Platz."
        ),
        "fixed": _fixed(found.nomination),
        "submit": _("Person berichtigen"),
        "citation": "§ 11 Abs. 2 KWG",
        "rule_id": "R-LIST-03",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_person(
    request: SignedInRequest, pk: int, nomination_pk: int, listed_pk: int
) -> HttpResponse:
    """Take a person off a list, with a reason."""
    election = election_led(request, pk)
    found = _person(election, nomination_pk, listed_pk)
    form = CandidateRemovalForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:nomination", args=[pk, nomination_pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            remove_candidate(found.pk, reason=reason_of(form), actor=request.user)
            messages.success(request, _("Die Person steht nicht mehr auf der Liste."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Von der Liste nehmen: %(person)s, %(list)s, Platz %(place)s")
        % {"person": found, "list": found.nomination, "place": found.place},
        "fixed": _fixed(found.nomination),
        "submit": _("Von der Liste nehmen"),
        "consequences": [
            _("Die Personen dahinter rücken um einen Platz auf."),
            _("Wen der Wahlausschuss nicht zulässt, streichen Sie erst mit seiner Entscheidung."),
        ],
        "undo": _("War es ein Irrtum, tragen Sie die Person bis zur Entscheidung wieder ein."),
        "citation": "§ 14 KWG",
        "rule_id": "R-LIST-11",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def reason_of(form: forms.Form) -> Reason:
    """Return why the office corrects something, as it was typed."""
    entered = form.cleaned_data
    return Reason(entered["reason"], timezone.now(), ListCorrection.Kind(entered["kind"]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: SignedInRequest, pk: int, nomination_pk: int, listed_pk: int) -> HttpResponse:
    """Note what the residents' registration says of a person of a list."""
    election = election_led(request, pk)
    found = _person(election, nomination_pk, listed_pk)
    names = ("resident_since", "lost_by_court", "is_other")
    form = PersonNotesForm(
        request.POST if request.method == "POST" else None,
        known={name: getattr(found, name) for name in names},
    )
    back = reverse("elections:nomination", args=[pk, nomination_pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            note_on_candidate(found.pk, form.cleaned_data, actor=request.user, seen=form.saw)
            messages.success(request, _("Der Vermerk ist gespeichert."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Vermerk des Wahlamts: %(person)s") % {"person": found},
        "note": _("Das steht nicht auf dem Papier der Liste. Nur das Wahlamt liest es."),
        "fixed": _fixed(found.nomination),
        "submit": _("Vermerk speichern"),
        "citation": "§ 86 Abs. 3 HGO",
        "rule_id": "R-ELIG-01",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
