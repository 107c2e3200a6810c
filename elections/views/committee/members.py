"""Members of the Wahlausschuss: appointed together, corrected, replaced, removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.committee.members import (
    TYPED,
    MemberEntry,
    appoint_members,
    correct_member,
    end_member,
    remove_member,
    take_back_end,
)
from elections.forms.committee.members import (
    AppointmentForm,
    MemberCorrectionForm,
    MemberEndForm,
    MemberRow,
)
from elections.forms.course.steps import ReasonForm
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import CHAIR, Place, ProposedBy
from elections.models import CommitteeMember, Election
from elections.views.committee.fetching import member_of
from elections.views.fetching import election_led
from municipalities.forms.rows import Rows
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into, row_refusals_into

FIELDS: dict[Rule, str] = {
    CommitteeRule.SEAT_TAKEN: "place",
    CommitteeRule.END_DAY_IMPOSSIBLE: "ended_on",
    CommitteeRule.CORRECTION_UNEXPLAINED: "reason",
}
# Each row stands for one place, which it does not show as a field.
ROW_FIELDS: dict[Rule, str] = {CommitteeRule.SEAT_TAKEN: "family_name"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter whom the Gemeindevorstand appointed to the free places: all or none."""
    election = election_led(request, pk)
    posted = request.POST if request.method == "POST" else None
    rows = Rows(
        posted,
        MemberRow,
        known=[],
        extra=len(free := _free(election)),
        options={"free": free},
    )
    form = AppointmentForm(posted, initial={"proposed_by": ProposedBy.COUNCIL.value})
    refusal = ""
    if posted is not None and rows.is_valid() and form.is_valid():
        found = rows.touched()
        entries = [_entry(values, form.cleaned_data) for _place, values in found]
        if entries:
            with row_refusals_into(rows, form, [place for place, _values in found], ROW_FIELDS):
                appoint_members(pk, entries, actor=request.user)
                messages.success(request, _("Die Mitglieder sind eingetragen."))
                return redirect("elections:committee", pk=pk)
        else:
            refusal = _("Es ist niemand eingetragen. Füllen Sie wenigstens eine Zeile aus.")
            form.add_error(None, refusal)
    context = {
        "election": election,
        "title": _("Mitglieder eintragen"),
        "rows": rows,
        "form": form,
        "is_full": not free,
        "cancel_url": reverse("elections:committee", args=[pk]),
    }
    return answer(request, "elections/committee/appoint.html", context)


def _free(election: Election) -> list[Place]:
    taken = {one.place for one in election.committee_members.current()}
    return [place for place in Place.all() if place not in taken]


def _entry(row: dict[str, Any], together: dict[str, Any]) -> MemberEntry:
    """Return a member as typed; the chair is by office, so nobody proposes it."""
    place = row["place"]
    is_proposed = place.seat != CHAIR
    return MemberEntry(
        place=place,
        salutation=row["salutation"],
        family_name=row["family_name"],
        given_name=row["given_name"],
        appointed_on=together["appointed_on"],
        proposed_by=together["proposed_by"] if is_proposed else "",
        proposal=together["proposal"] if is_proposed else "",
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, committee_member_pk: int) -> HttpResponse:
    """Correct what was typed of a member."""
    election = election_led(request, pk)
    found = member_of(election, committee_member_pk)
    form = MemberCorrectionForm(
        request.POST if request.method == "POST" else None,
        places=[*_free(election), found.place],
        known={name: getattr(found, name) for name in ("place", *TYPED)},
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        reason = typed.pop("reason")
        with refusals_into(form, FIELDS):
            correct_member(
                found.pk, MemberEntry(**typed), reason=reason, actor=request.user, seen=form.saw
            )
            messages.success(request, _("Das Mitglied ist berichtigt."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Berichtigen: %(person)s") % {"person": found.full_name},
        "submit": _("Mitglied berichtigen"),
        "citation": "§ 5 Abs. 3 KWG",
        "rule_id": "R-ORG-03",
    }
    return _act(request, election, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, pk: int, committee_member_pk: int) -> HttpResponse:
    """Record that somebody is no member any more."""
    election = election_led(request, pk)
    found = member_of(election, committee_member_pk)
    form = MemberEndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            end_member(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(
                request,
                _("%(person)s ist ausgeschieden. Der Platz ist frei.")
                % {"person": found.full_name},
            )
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Ausgeschieden: %(person)s") % {"person": found.full_name},
        "note": _("Danach berufen Sie jemand anderes auf diesen Platz."),
        "submit": _("Ausscheiden eintragen"),
        "citation": "§ 4 KWG",
        "rule_id": "R-ORG-02",
    }
    return _act(request, election, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, committee_member_pk: int) -> HttpResponse:
    """Take back an end that was entered by a slip."""
    election = election_led(request, pk)
    found = member_of(election, committee_member_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_end(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Das Ausscheiden ist zurückgenommen."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Ausscheiden zurücknehmen: %(person)s") % {"person": found.full_name},
        "note": _("Nur wenn es ein Irrtum war: Die Person ist dann Mitglied wie vorher."),
        "submit": _("Ausscheiden zurücknehmen"),
    }
    return _act(request, election, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, committee_member_pk: int) -> HttpResponse:
    """Remove somebody who was entered by a slip."""
    election = election_led(request, pk)
    found: CommitteeMember = member_of(election, committee_member_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            remove_member(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Der Eintrag ist entfernt."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Entfernen: %(person)s") % {"person": found.full_name},
        "note": _("Nur wenn die Person nie berufen war. Sonst tragen Sie das Ausscheiden ein."),
        "submit": _("Eintrag entfernen"),
    }
    return _act(request, election, form, context)


def _act(
    request: SignedInRequest, election: Election, form: Any, context: dict[str, Any]
) -> HttpResponse:
    shared = {
        "election": election,
        "form": form,
        "cancel_url": reverse("elections:committee", args=[election.pk]),
    }
    return answer(request, "elections/act.html", shared | context)
