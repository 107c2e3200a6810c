"""The lists of an election: received, filled with persons, decided on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max, Q
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
from elections.actions.nominations.opened import BEFORE_ADMISSION
from elections.forms.nominations.lists import CandidateRows, NominationForm
from elections.law.course.agenda import Work
from elections.law.course.phases import Phase
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.announcing import Announced
from elections.law.nominations.findings import Kind, can_be_repaired, kind_of
from elections.law.nominations.objection import is_objection_in_time, objections_close
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import AT_THE_OFFICE, BEFORE_RECEIPT, DECIDED, ListState
from elections.messages.nominations.findings import FindingText, finding_text
from elections.models import (
    Candidate,
    Election,
    Nomination,
    NominationDecisionChange,
    PersonStrike,
)
from elections.models.course.agenda import election_task, lists_close
from elections.models.nominations.announced import announcing
from elections.models.nominations.examining import findings_of
from elections.models.nominations.outlook import outlook_of
from elections.views.course.agenda import access_of
from elections.views.fetching import (
    determines,
    election_led,
    election_worked_on,
    leads,
)
from elections.views.nominations.at_the_office import office_context
from municipalities.doors import Access, reachable
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute
from municipalities.law.task import Task
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into

# Work that is done on the page of the lists, or begins there.
_DONE_HERE = {Work.RECEIVE_LISTS.value, Work.DECIDE_LISTS.value}


@login_required
@require_safe
def lists(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every list with its number, its persons and the committee's decision."""
    election = election_worked_on(request, pk)
    standing = Count("candidates", filter=Q(candidates__place__gt=0))
    rows = election.nominations.with_way().select_related("decision", "receipt")
    rows = rows.annotate(persons=standing).order_by("number")  # counting drops the own order
    admitted = Candidate.objects.filter(nomination__in=election.nominations.admitted())
    task = election_task(election, timezone.now(), dict(settings.LAW_ASSUMPTIONS))
    closes = lists_close(election)
    context = {
        "election": election,
        "rows": [_row(row, closes) for row in rows],
        "numbered": hasattr(election, "list_order"),
        "withdrawn": election.withdrawn_lists.select_related("withdrawn_by"),
        "admitted_persons": admitted.count(),
        "is_open": election.current_phase in BEFORE_ADMISSION,
        "is_before": election.current_phase is Phase.SETUP,
        "may_order": determines(request, election),
        "closes": closes,
        "outlook": outlook_of(election),
        "meetings": election.committee_meetings.all(),
        "call": announcing(election, Announced.CALL),
        "admission": announcing(election, Announced.ADMITTED),
        "next_task": _leading_on(task, access_of(request.user, election)) if task else None,
        "may_lead": leads(request, election),
    }
    return render(request, "elections/nominations/lists.html", context)


def _leading_on(task: Task, access: Collection[Access]) -> Task:
    """Return the next work; what is done on this page, or by others, needs no link."""
    is_here = task.where is not None and task.where.door in _DONE_HERE
    return replace(task, where=None) if is_here else reachable(task, access)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record a list as it was handed in."""
    election = election_led(request, pk)
    initial = {"received_at": timezone.localtime()}
    form = NominationForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
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
    own = election.nominations.select_related("decision__recorded_by", "receipt")
    return get_object_or_404(own, pk=pk)


@login_required
@require_safe
def nomination(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show one list: its persons, what the law finds wrong, and the decision."""
    election = election_worked_on(request, pk)
    found = nomination_of(election, nomination_pk)
    state = found.state()
    is_open = election.current_phase in BEFORE_ADMISSION
    is_before = election.current_phase is Phase.SETUP
    is_here = is_open and state in AT_THE_OFFICE
    decided = state in DECIDED
    may = {"lead": leads(request, election), "decide": determines(request, election)}
    decisions = found.decision_changes.select_related("recorded_by", "changed_by")
    now, closes = timezone.now(), lists_close(election)
    people = list(found.candidates.all())
    context = {
        "election": election,
        "nomination": found,
        "decision_changes": [(one, objection_note(one)) for one in decisions],
        "candidates": people,
        "state": state,
        "receipt": getattr(found, "receipt", None),
        "in_time": _in_time(found, closes),
        "findings": []
        if decided
        else [told_of(entry, now=now, closes=closes) for entry in findings_of(found)],
        "struck": PersonStrike.objects.filter(candidate__nomination=found).order_by("place_before"),
        "corrections": found.corrections.select_related("corrected_by"),
        # Whoever may not lead sees only what becomes public: the year (§ 26 KWO; R-DP-03).
        "may_lead": may["lead"],
        "may_fill": may["lead"] and is_here,
        "may_receive": may["lead"] and is_open and state in BEFORE_RECEIPT,
        "may_withdraw": may["lead"] and is_open and not decided,
        "may_decide": may["decide"] and is_here and not is_before,
        "may_decide_anew": may["decide"] and decided,
        "is_open": is_open,
        **office_context(found, people, may_lead=may["lead"], may_fill=may["lead"] and is_here),
    }
    return render(request, "elections/nominations/nomination.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def candidates(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Enter several persons of a list at once: all or none."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    if request.method != "POST" and found.state() in DECIDED:
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
                rows.place_error(violation.facts.get("place", 0), sentence(violation))
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


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was noticed about a list, as a page shows it."""

    kind: Kind
    text: FindingText
    sentence: str
    place: int | None
    still: bool | None = None


def told_of(
    finding: Finding, *, now: datetime | None = None, closes: datetime | None = None
) -> Told:
    """Return a finding with its words; with ``now``, whether it can still be mended."""
    still = None
    if now is not None and closes is not None:
        still = can_be_repaired(finding, now=now, closes=closes, decided=False)
    place = (finding.facts or {}).get("place")
    return Told(kind_of(finding), finding_text(finding), sentence(finding), place, still)


def _row(row: Nomination, closes: datetime) -> dict[str, Any]:
    state = row.state()
    return {
        "list": row,
        "state": state,
        "in_time": _in_time(row, closes),
        # Only who was admitted has a number of the ballot paper; the others count as they came.
        "is_numbered": state in (ListState.ADMITTED, ListState.ADMITTED_IN_PART),
    }


def _in_time(found: Nomination, closes: datetime) -> bool | None:
    """Whether a list came in time; None while nothing came."""
    receipt = getattr(found, "receipt", None)
    return is_in_time(receipt.received_at, closes) if receipt else None


def _received_text(election: Election, made: Nomination) -> str:
    if _in_time(made, lists_close(election)):
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
