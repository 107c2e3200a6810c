"""The lists of an election: received, filled with persons, decided on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.nominations import (
    CandidateEntry,
    enter_candidates,
    receive_nomination,
)
from elections.forms.nominations.lists import CandidateRows, NominationForm
from elections.law.course.phases import Phase
from elections.law.nominations.admission import CandidateFacts, NominationFacts, defects, is_in_time
from elections.law.nominations.objection import is_objection_in_time, objections_close
from elections.law.nominations.rules import NominationRule
from elections.models import Candidate, Election, Nomination, NominationDecisionChange
from elections.models.course.agenda import election_task, lists_close
from elections.views.fetching import (
    determines,
    election_led,
    election_worked_on,
    leads,
)
from municipalities.law.basis import Norm, Rule, RuleViolation, Statute
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into

RECEIVE_FIELDS: dict[Rule, str] = {
    NominationRule.LIST_NUMBER_TAKEN: "number",
    NominationRule.LIST_NAME_TAKEN: "name",
}


@login_required
@require_safe
def lists(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every list with its number, its persons and the committee's decision."""
    election = election_worked_on(request, pk)
    rows = election.nominations.select_related("decision").annotate(persons=Count("candidates"))
    rows = rows.order_by("number")  # counting drops the model's own order
    admitted = Candidate.objects.filter(nomination__in=election.nominations.admitted())
    task = election_task(election, timezone.now(), dict(settings.LAW_ASSUMPTIONS))
    # The next work on the lists is done on this page, so it needs no link.
    next_task = replace(task, where=None) if task else None
    closes = lists_close(election)
    context = {
        "election": election,
        "rows": [{"list": row, "in_time": is_in_time(row.received_at, closes)} for row in rows],
        "withdrawn": election.withdrawn_lists.select_related("withdrawn_by"),
        "admitted_persons": admitted.count(),
        "is_open": election.current_phase is Phase.NOMINATION,
        "is_before": election.current_phase is Phase.SETUP,
        "closes": closes,
        "next_task": next_task,
        "may_lead": leads(request, election),
    }
    return render(request, "elections/nominations/lists.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record a list as it was handed in."""
    election = election_led(request, pk)
    last = election.nominations.aggregate(last=Max("number"))["last"] or 0
    initial = {"number": last + 1, "received_at": timezone.localtime()}
    form = NominationForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, RECEIVE_FIELDS):
            made = receive_nomination(pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _received_text(election, made))
            return redirect("elections:nomination", pk=pk, nomination_pk=made.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Liste entgegennehmen"),
        "submit": _("Liste eintragen"),
        "note": _(
            "Auch eine verspätete Liste wird eingetragen; der Wahlausschuss weist sie zurück."
        ),
        "citation": "§ 13 Abs. 1 KWG",
        "rule_id": "R-LIST-10",
        "cancel_url": reverse("elections:lists", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


def nomination_of(election: Election, pk: int) -> Nomination:
    """Return a list of an election with the committee's decision; 404 for any other."""
    own = election.nominations.select_related("decision__recorded_by")
    return get_object_or_404(own, pk=pk)


@login_required
@require_safe
def nomination(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show one list: its persons, what the law finds wrong, and the decision."""
    election = election_worked_on(request, pk)
    found = nomination_of(election, nomination_pk)
    is_open = election.current_phase is Phase.NOMINATION
    decided = hasattr(found, "decision")
    may = {
        "lead": leads(request, election),
        "decide": determines(request, election),
    }
    changes = found.decision_changes.select_related("recorded_by", "changed_by")
    context = {
        "election": election,
        "nomination": found,
        "changes": [(one, objection_note(one)) for one in changes],
        "candidates": found.candidates.all(),
        "in_time": is_in_time(found.received_at, lists_close(election)),
        "findings": [] if decided else [sentence(entry) for entry in findings_of(found)],
        # Whoever may not lead sees only what becomes public: the year (§ 26 KWO; R-DP-03).
        "may_lead": may["lead"],
        "may_fill": may["lead"] and is_open and not decided,
        "may_decide": may["decide"] and is_open and not decided,
        "may_decide_anew": may["decide"] and decided,
        "is_open": is_open,
    }
    return render(request, "elections/nominations/nomination.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def candidates(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Enter several persons of a list at once: all or none."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    if request.method != "POST" and hasattr(found, "decision"):
        messages.info(request, sentence(_decided(found)))
        return redirect("elections:nomination", pk=pk, nomination_pk=found.pk)
    last = found.candidates.aggregate(last=Max("place"))["last"] or 0
    wanted = request.GET.get("zeilen", "")
    rows = CandidateRows(
        request.POST if request.method == "POST" else None,
        next_place=last + 1,
        **({"rows": int(wanted)} if wanted.isdecimal() and len(wanted) <= 3 else {}),
    )
    refusal = ""
    if request.method == "POST":
        entered = rows.entered() if rows.is_valid() else []
        if rows.is_valid() and not entered:
            refusal = _("Es ist niemand eingetragen. Füllen Sie wenigstens eine Zeile aus.")
        elif entered:
            try:
                made = enter_candidates(found.pk, _entries(entered), actor=request.user)
            except RuleViolation as violation:
                refusal = explained(violation, request, {"election": election})
                asked = violation.rule is NominationRule.CANDIDATE_LIKE
                field = "is_other" if asked else "place"
                rows.place_error(violation.facts.get("place", 0), sentence(violation), field)
            else:
                messages.success(request, _entered_text(len(made)))
                return redirect("elections:nomination", pk=pk, nomination_pk=found.pk)
    refused = request.method == "POST"
    context = {
        "election": election,
        "nomination": found,
        "rows": rows,
        "refusal": refusal,
        "refused": refused,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "elections/nominations/candidates.html", context, status=status)


def _decided(found: Nomination) -> RuleViolation:
    return RuleViolation(
        NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", list=found
    )


def findings_of(found: Nomination) -> Sequence[Any]:
    """Ask the law about what is recorded of a list; what nobody recorded is no defect."""
    election = found.election
    facts = NominationFacts(
        name=found.name,
        received_at=found.received_at,
        candidates=tuple(
            CandidateFacts(place=person.place, name=str(person))
            for person in found.candidates.all()
        ),
    )
    return defects(facts, closes=lists_close(election), seats=election.seats)


def _entries(entered: Sequence[dict[str, Any]]) -> list[CandidateEntry]:
    return [CandidateEntry(**row) for row in entered]


def objection_note(change: NominationDecisionChange) -> str:
    """Say when an objection came, and whether that was in time (§ 15 Abs. 3 KWG; R-LIST-15)."""
    if change.objected_on is None:
        return ""
    facts = {
        "day": f"{change.objected_on:%d.%m.%Y}",
        "last": f"{objections_close(change.decided_on):%d.%m.%Y}",
    }
    if is_objection_in_time(change.objected_on, change.decided_on):
        return _("Einspruch vom %(day)s, in der Frist bis zum %(last)s") % facts
    return _("Einspruch vom %(day)s, nach Ablauf der Frist am %(last)s") % facts


def _received_text(election: Election, made: Nomination) -> str:
    if is_in_time(made.received_at, lists_close(election)):
        return _("%(list)s ist eingetragen. Als Nächstes tragen Sie die Personen ein.") % {
            "list": made
        }
    return _("%(list)s ist eingetragen, aber verspätet. Der Wahlausschuss weist sie zurück.") % {
        "list": made
    }


def _entered_text(count: int) -> str:
    return ngettext(
        "%(count)s Person ist eingetragen.", "%(count)s Personen sind eingetragen.", count
    ) % {"count": count}
