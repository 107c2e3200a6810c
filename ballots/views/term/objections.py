"""Objections: which came in, what the law finds, what was decided, what is owed (R-END-09..11)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ballots.actions.term.objections import (
    NORM,
    ObjectionEntry,
    decide_objection,
    findings_of,
    receive_grounds,
    receive_objection,
)
from ballots.forms.term.objections import AGAINST_RESULT, DecisionForm, GroundsForm, ObjectionForm
from ballots.law.assumptions import DEFAULT
from ballots.law.term.objections import (
    ObjectionOutcome,
    Objector,
    objection_deadline,
    objection_support_needed,
    objections_decided_by,
)
from ballots.law.term.rules import TermRule
from ballots.models import Departure, Objection, Succession
from ballots.models.term.tasks import repeats_owed
from ballots.views.term.members import typed
from ballots.views.term.objections_shown import (
    announced_on,
    announced_since,
    effects,
    repeat_shown,
    shown_objection,
    succession_name,
)
from elections.law.course.rules import CourseRule
from elections.models import Election
from elections.models.course.body_rows import announced_on as result_announced_on
from elections.views.fetching import (
    determines,
    election_determined,
    election_read_or_determined,
    election_worked_on,
)
from municipalities.law.basis import Rule, assumptions_of, with_overrides
from municipalities.messages import assumption_text, sentence, word
from municipalities.views.acting import SignedInRequest, answer, refusals_into

RECEIVED: dict[Rule, str] = {
    TermRule.OBJECTION_EXISTS: "reference",
    TermRule.DAY_OUT_OF_RANGE: "published_on",
    TermRule.PUBLISHED_BEFORE_ELECTION: "published_on",
}
DECIDED: dict[Rule, str] = {
    TermRule.SEAT_OF_OBJECTION: "mandate",
    TermRule.SEAT_LEFT_ALREADY: "mandate",
    TermRule.DECISION_NOT_FINAL: "final_on",
    TermRule.DAY_OUT_OF_RANGE: "final_on",
    TermRule.BEFORE_MANDATE: "final_on",
    TermRule.DECIDED_BEFORE_OBJECTION: "decided_on",
    TermRule.AFTER_TERM: "decided_on",
    TermRule.OBJECTION_IS_ADMISSIBLE: "outcome",
    TermRule.OBJECTION_IS_INADMISSIBLE: "outcome",
    CourseRule.ELECTION_ANNULLED: "outcome",
}


def objection_rows(election: Election) -> Any:
    """Return the objections of an election with what their pages show."""
    return election.objections.select_related(
        "decision",
        "grounds",
        "succession__mandate__candidate",
        "succession__departure__mandate__candidate",
        "succession__departure__succession__mandate__candidate",
    )


def _owed(election: Election) -> set[int]:
    mine = Election.objects.filter(pk=election.pk)
    return set(repeats_owed(mine).values_list("objection", flat=True))


@login_required
@require_safe
def objections(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the objections of an election, the deadline, and how much support one needs."""
    election = election_worked_on(request, pk)
    determination = election.determinations.first()
    electors = determination.electors if determination else None
    published = result_announced_on(election)
    owed = _owed(election)
    context = {
        "election": election,
        "determination": determination,
        "published_on": published,
        "last_day": objection_deadline(published) if published else None,
        "electors": electors,
        "support_needed": None if electors is None else objection_support_needed(electors),
        "norm": NORM,
        "objections": [shown_objection(row, owed) for row in objection_rows(election)],
        "today": timezone.localdate(),
        "may_act": determination is not None and determines(request, election),
    }
    return render(request, "ballots/term/objections.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record an objection as it came in, even a late one."""
    election = election_determined(request, pk)
    successions = {row.pk: row for row in _successions(election)}
    chosen = _chosen(request, successions)
    form = ObjectionForm(
        typed(request),
        successions=[(key, succession_name(row)) for key, row in successions.items()],
        initial={
            "succession": chosen or AGAINST_RESULT,
            "published_on": (
                announced_on(successions[chosen]) if chosen else result_announced_on(election)
            ),
            "in_form": True,
        },
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, RECEIVED):
            objection = receive_objection(
                pk,
                entry_of(form.cleaned_data),
                succession=successions.get(form.cleaned_data["succession"]),
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _received_text(objection))
            return redirect("ballots:objection", pk, objection.pk)
    return answer(request, "ballots/term/objection_new.html", {"election": election, "form": form})


def _received_text(objection: Objection) -> str:
    if objection.reasoned_on is None:
        return _("Der Einspruch ist eingetragen. Die Gründe tragen Sie nach, sobald sie da sind.")
    return _("Der Einspruch ist eingetragen. Als Nächstes wird darüber entschieden.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection_grounds(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Record the day on which the grounds of an objection came."""
    election = election_determined(request, pk)
    found = get_object_or_404(objection_rows(election), pk=objection_pk)
    form = GroundsForm(typed(request), initial={"received_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            receive_grounds(
                found.pk, today=timezone.localdate(), actor=request.user, **form.cleaned_data
            )
            messages.success(request, _("Der Eingang der Gründe ist eingetragen."))
            return redirect("ballots:objection", pk, found.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Gründe nachtragen: %(objection)s") % {"objection": found},
        "note": _grounds_note(found),
        "submit": _("Eingang eintragen"),
        "citation": "§ 25 KWG",
        "rule_id": "R-END-09",
        "cancel_url": reverse("ballots:objection", args=[pk, found.pk]),
    }
    return answer(request, "elections/act.html", context)


def _grounds_note(found: Objection) -> str:
    if found.published_on is None:
        return _("Ihre Frist beginnt erst mit der öffentlichen Bekanntmachung.")
    return _(
        "Auch verspätete Gründe werden eingetragen. In der Frist liegen sie bis zum %(day)s."
    ) % {"day": date_format(objection_deadline(found.published_on), "DATE_FORMAT")}


def _successions(election: Election) -> Any:
    departures = Departure.objects.filter(mandate__election=election)
    return Succession.objects.filter(departure__in=departures).select_related(
        "mandate__candidate",
        "departure__mandate__candidate",
        "departure__succession__mandate__candidate",
    )


def _chosen(request: SignedInRequest, successions: dict[int, Succession]) -> int | None:
    """Return the succession that a link asked for; one of another election is ignored."""
    asked = request.GET.get("nachruecken", "")
    found = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None
    return found if found in successions else None


def entry_of(data: dict[str, Any]) -> ObjectionEntry:
    """Return what was typed of an objection."""
    return ObjectionEntry(
        reference=data["reference"],
        objector=Objector(data["objector"]),
        supporters=data["supporters"] or 0,
        published_on=data["published_on"],
        received_on=data["received_on"],
        reasoned_on=data["reasoned_on"],
        in_form=data["in_form"],
        subject=data["subject"],
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Show an objection with what the law finds; record what was decided."""
    posted = request.method == "POST"
    election = election_read_or_determined(request, pk)
    found = get_object_or_404(objection_rows(election), pk=objection_pk)
    form = DecisionForm(
        typed(request),
        mandates=election.mandates.sitting().select_related("candidate__nomination"),
        initial={
            "decided_on": timezone.localdate(),
            "decided_by": word(_deciding(election)),
        },
    )
    if posted and form.is_valid() and _decide(request, found, form):
        return redirect("ballots:objection", pk, objection_pk)
    findings = findings_of(found, timezone.localdate())
    decision = getattr(found, "decision", None)
    open_point = next(
        row
        for row in assumptions_of(with_overrides(DEFAULT, election.assumptions))
        if row.key == "objections_decided_by"
    )
    context = {
        "election": election,
        "shown": shown_objection(found, _owed(election)),
        "objection": found,
        "decision": decision,
        "against": [sentence(row) for row in findings],
        "needed": (None if found.electors is None else objection_support_needed(found.electors)),
        "form": form,
        "effects": effects(),
        "open_point": open_point,
        "open_point_text": assumption_text(open_point.key),
        "open_point_value": word(_deciding(election)),
        "may_act": decision is None and determines(request, election),
        "announced_since": announced_since(election, found),
        "withdrawn": found.withdrawn_decisions.all(),
        "may_withdraw": decision is not None and determines(request, election),
        **repeat_shown(election, decision, may_act=determines(request, election)),
    }
    return answer(request, "ballots/term/objection.html", context)


def _deciding(election: Election) -> Any:
    return objections_decided_by(with_overrides(DEFAULT, election.assumptions))


def _decide(request: SignedInRequest, found: Objection, form: DecisionForm) -> bool:
    """Ask the act; False when it refused, and the form says why."""
    data = form.cleaned_data
    with refusals_into(form, DECIDED):
        decide_objection(
            found.pk,
            outcome=ObjectionOutcome(data["outcome"]),
            decided_on=data["decided_on"],
            decided_by=data["decided_by"],
            reasons=data["reasons"],
            mandate_id=data["mandate"].pk if data["mandate"] else None,
            final_on=data["final_on"],
            today=timezone.localdate(),
            actor=request.user,
        )
        messages.success(request, _("Die Entscheidung ist eingetragen."))
        return True
    return False
