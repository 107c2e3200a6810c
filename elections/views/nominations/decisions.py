"""The committee's decision on a list: entered, corrected, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.decisions import Because, correct_decision, take_back_decision
from elections.forms.nominations.decisions import DecisionCorrectionForm, NominationDecisionForm
from elections.law.course.phases import Phase, Step
from elections.law.nominations.objection import check_decision_correctable, objections_close
from elections.law.nominations.rules import NominationRule
from elections.models import Candidate, Election, Nomination
from elections.models.course.agenda import committee_meets
from elections.models.course.body_rows import admission_closed_on
from elections.models.nominations.examining import findings_of
from elections.models.nominations.person import PersonStrike
from elections.views.fetching import election_determined
from elections.views.nominations.lists import nomination_of
from municipalities.doors import address
from municipalities.law.basis import Rule, RuleViolation
from municipalities.messages import sentence, word
from municipalities.models import User
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {
    NominationRule.REFUSAL_WITHOUT_REASON: "reason",
    NominationRule.ADMITTED_DESPITE: "reason",
    NominationRule.MEETING_ON_OTHER_DAY: "why_then",
    NominationRule.OBJECTION_WITHOUT_REFUSAL: "cause",
    NominationRule.OBJECTION_DAY_IMPOSSIBLE: "objected_on",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Record the committee's decision on one list; say what was decided where there is one."""
    election = election_determined(request, pk)
    found = nomination_of(election, nomination_pk)
    form = NominationDecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"decided_on": committee_meets(election)},
        people=found.candidates.all(),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            decision = decide_nomination(
                found.pk, actor=request.user, struck=form.struck, **form.decided
            )
            messages.success(request, _decided_text(decision.admitted, found))
            return redirect("elections:lists", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Entscheidung über %(list)s") % {"list": found},
        "submit": _("Entscheidung eintragen"),
        "consequences": [
            _("Danach stehen Nummer, Name, Eingang und Personen dieser Liste fest."),
            _("Eine zurückgewiesene Liste steht nicht auf dem Stimmzettel."),
        ],
        "undo": _(
            "Die Entscheidung selbst lässt sich mit einem Grund berichtigen, bis die Zulassung "
            "abgeschlossen ist."
        ),
        "findings": [sentence(entry) for entry in findings_of(found)],
        "citation": "§ 15 Abs. 1 KWG",
        "rule_id": "C-05",
        "cancel_url": reverse("elections:nomination", args=[pk, found.pk]),
        **_decided(election, found),
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Correct what was entered of a decision, or say what rests on it and what helps."""
    election = election_determined(request, pk)
    found = nomination_of(election, nomination_pk)
    if not hasattr(found, "decision"):
        return redirect("elections:decide_nomination", pk=pk, nomination_pk=found.pk)
    known = found.decision
    strikes = PersonStrike.objects.filter(candidate__nomination=found)
    form = DecisionCorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={
            "admitted": "ja" if known.admitted else "nein",
            "decided_on": known.decided_on,
            "why_then": known.why_then,
            "reason": known.reason,
        },
        people=Candidate.everybody.filter(nomination=found),
        struck=dict(strikes.values_list("candidate", "reason")),
    )
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            messages.success(request, _correct(found, form, request.user))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Entscheidung berichtigen: %(list)s") % {"list": found},
        "note": f"{_stands(found)} {_until(found)}",
        **_fixed(election, found),
        "submit": _("Entscheidung berichtigen"),
        "citation": "§ 15 Abs. 3 KWG",
        "rule_id": "R-LIST-15",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _correct(found: Nomination, form: DecisionCorrectionForm, actor: User) -> str:
    """Correct or take back, as it was typed; returns what to tell."""
    now, entered = timezone.now(), form.cleaned_data
    if entered["admitted"] is None:
        take_back_decision(found.pk, reason=entered["correction"], now=now, actor=actor)
        return _("Die Eintragung ist zurückgenommen. %(list)s ist wieder offen.") % {"list": found}
    correct_decision(
        found.pk,
        admitted=entered["admitted"],
        decided_on=entered["decided_on"],
        reason=entered["reason"],
        because=Because(entered["correction"], entered["objected_on"]),
        struck=form.struck,
        why_then=entered["why_then"],
        now=now,
        actor=actor,
    )
    return _("Die Entscheidung ist berichtigt.")


def _decided(election: Election, found: Nomination) -> dict[str, Any]:
    """Return what the page says instead of a form once the committee decided on the list."""
    if not hasattr(found, "decision"):
        return {}
    fixed = _fixed(election, found)
    if fixed:
        return fixed
    url = reverse("elections:correct_nomination_decision", args=[election.pk, found.pk])
    return {"fixed": _stands(found), "way": (url, _("Entscheidung berichtigen"))}


def _stands(found: Nomination) -> str:
    """Say what was decided, when and why."""
    known = found.decision
    text = (
        _("%(list)s ist seit dem %(day)s zugelassen.")
        if known.admitted
        else _("%(list)s ist seit dem %(day)s zurückgewiesen: %(reason)s")
    )
    return text % {"list": found, "day": f"{known.decided_on:%d.%m.%Y}", "reason": known.reason}


def _until(found: Nomination) -> str:
    """Say until when the decision can be corrected, and until when somebody may object."""
    text = _("Berichtigen lässt sich das, bis die Zulassung abgeschlossen ist.")
    if found.decision.admitted:
        return text
    last = objections_close(found.decision.decided_on)
    objection = _("Einspruch gegen die Zurückweisung ist bis zum %(day)s möglich.")
    return f"{text} {objection % {'day': f'{last:%d.%m.%Y}'}}"


def _fixed(election: Election, found: Nomination) -> dict[str, Any]:
    """Return why the decision stays, since when, and what helps; empty while it can change."""
    try:
        check_decision_correctable(election.current_phase)
    except RuleViolation as violation:
        said = [_stands(found), sentence(violation)]
    else:
        return {}
    if (closed := admission_closed_on(election)) is not None:
        said.append(_("Abgeschlossen wurde sie am %(day)s.") % {"day": f"{closed:%d.%m.%Y}"})
    if election.current_phase is Phase.PAPER_APPROVED:
        said.append(
            _(
                "Solange noch kein Stimmzettel herausgegeben ist, lässt sich zuerst seine Freigabe "
                "zurücknehmen und dann die Zulassung wieder öffnen."
            )
        )
        way = address("withdraw_paper", election.pk)
        return {"fixed": " ".join(said), "way": (way, word(Step.WITHDRAW_PAPER)) if way else None}
    if election.current_phase not in (Phase.ADMITTED, Phase.CANCELLED):
        said.append(
            _(
                "Die Auszählung hat begonnen. Gegen eine falsche Entscheidung hilft jetzt der "
                "Einspruch gegen die Gültigkeit der Wahl (§ 25 KWG)."
            )
        )
        return {"fixed": " ".join(said)}
    said.append(
        _(
            "Mit einem Grund lässt sich die Zulassung wieder öffnen, solange der Stimmzettel nicht "
            "freigegeben ist: nach einem Irrtum, oder wenn der Wahlausschuss über einen Einspruch "
            "entscheidet."
        )
    )
    url = reverse("elections:step", args=[election.pk, Step.REOPEN_ADMISSION.value])
    return {"fixed": " ".join(said), "way": (url, word(Step.REOPEN_ADMISSION))}


def _decided_text(admitted: bool, found: Nomination) -> str:
    text = _("%(list)s ist zugelassen.") if admitted else _("%(list)s ist zurückgewiesen.")
    return text % {"list": found}
