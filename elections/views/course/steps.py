"""The steps of an election: each has a page that says what happens before it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from elections.actions.course.phases import close_admission, start_count, take_step
from elections.actions.course.reopening import reopen_admission, take_back_call
from elections.forms.course.steps import ConfirmForm, DecidedOnForm, ReasonForm
from elections.law.course.phases import Step, open_steps
from elections.messages.course.words import STEP_TEXTS
from elections.models import Election
from elections.views.fetching import election_among
from municipalities.law.basis import Norm, Statute
from municipalities.messages import word
from municipalities.models import User
from municipalities.views.acting import SignedInRequest, answer, refusals_into

Act = Callable[[int, dict[str, Any], User], Election]


@dataclass(frozen=True, slots=True)
class StepPage:
    """The page of one step: who may take it, what has to be typed, which act follows."""

    elections: Callable[[User], QuerySet[Election]]
    form: type[forms.Form]
    act: Act
    norm: Norm
    rule_id: str
    done: Any
    is_way_back: bool = False
    # How the step is undone; empty where nothing undoes it, and the page says so.
    undo: Any = ""


def _led(user: User) -> QuerySet[Election]:
    return Election.objects.led_by(user)


def _determined(user: User) -> QuerySet[Election]:
    return Election.objects.determined_by(user)


def _open_nomination(pk: int, entered: dict[str, Any], actor: User) -> Election:
    return take_step(pk, Step.OPEN_NOMINATION, actor=actor)


def _take_back_call(pk: int, entered: dict[str, Any], actor: User) -> Election:
    return take_back_call(pk, reason=entered["reason"], actor=actor)


def _admit(pk: int, entered: dict[str, Any], actor: User) -> Election:
    return close_admission(pk, decided_on=entered["decided_on"], actor=actor)


def _reopen_admission(pk: int, entered: dict[str, Any], actor: User) -> Election:
    return reopen_admission(pk, reason=entered["reason"], actor=actor)


def _start_count(pk: int, entered: dict[str, Any], actor: User) -> Election:
    return start_count(pk, now=timezone.now(), actor=actor)


def _back(step: Step) -> Act:
    def act(pk: int, entered: dict[str, Any], actor: User) -> Election:
        return take_step(pk, step, actor=actor, reason=entered["reason"])

    return act


STEPS = {
    Step.OPEN_NOMINATION: StepPage(
        _led, ConfirmForm, _open_nomination, Norm(Statute.KWO, "22", 1), "C-02",
        gettext_lazy("Die Aufforderung ist vermerkt. Tragen Sie jede Liste ein, die eingeht."),
        undo=gettext_lazy(
            "Zurücknehmen lässt sich die Aufforderung mit einem Grund, bis die erste Liste "
            "eingegangen ist."
        ),
    ),
    Step.TAKE_BACK_CALL: StepPage(
        _led, ReasonForm, _take_back_call, Norm(Statute.KWO, "22", 1), "C-02",
        gettext_lazy("Die Aufforderung ist zurückgenommen."),
        is_way_back=True,
        undo=gettext_lazy("Zurück geht es, indem Sie wieder zu Wahlvorschlägen auffordern."),
    ),
    Step.ADMIT: StepPage(
        _determined, DecidedOnForm, _admit, Norm(Statute.KWG, "15", 1), "C-05",
        gettext_lazy("Die Zulassung ist abgeschlossen. Als Nächstes: Stimmzettel freigeben."),
        undo=gettext_lazy(
            "Wieder öffnen lässt sich die Zulassung mit einem Grund, bis der Stimmzettel "
            "freigegeben ist."
        ),
    ),
    Step.REOPEN_ADMISSION: StepPage(
        _determined, ReasonForm, _reopen_admission, Norm(Statute.KWG, "15", 3), "R-LIST-15",
        gettext_lazy("Die Zulassung ist wieder offen. Berichtigen Sie die Entscheidungen."),
        is_way_back=True,
        undo=gettext_lazy("Zurück geht es, indem Sie die Zulassung neu abschließen."),
    ),
    Step.START_COUNT: StepPage(
        _led, ConfirmForm, _start_count, Norm(Statute.KWO, "15"), "C-18",
        gettext_lazy(
            "Die Auszählung hat begonnen. Tragen Sie die Meldungen der Auszählungsbezirke ein."
        ),
    ),
    Step.REOPEN_COUNT: StepPage(
        _determined, ReasonForm, _back(Step.REOPEN_COUNT), Norm(Statute.KWO, "54", 2), "C-21",
        gettext_lazy("Die Auszählung ist wieder offen. Berichtigen Sie die Meldungen."),
        is_way_back=True,
        undo=gettext_lazy("Zurück geht es mit einer neuen Feststellung."),
    ),
    Step.CORRECT: StepPage(
        _determined, ReasonForm, _back(Step.CORRECT), Norm(Statute.KWO, "55"), "C-22",
        gettext_lazy("Die Berichtigung hat begonnen. Berichtigen Sie die Meldungen."),
        is_way_back=True,
        undo=gettext_lazy("Zurück geht es mit einer neuen Feststellung und Bekanntmachung."),
    ),
}  # fmt: skip
"""The steps that have a page here; the others are taken where their facts are shown."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, pk: int, step: str) -> HttpResponse:
    """Say what the step does, and take it once it is confirmed."""
    try:
        wanted = Step(step)
        page = STEPS[wanted]
    except (ValueError, KeyError) as error:
        raise Http404 from error
    election = election_among(page.elections(request.user), pk)
    initial = {"decided_on": timezone.localdate()}
    form = page.form(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            page.act(pk, form.cleaned_data, request.user)
            messages.success(request, str(page.done))
            return redirect("elections:detail", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": word(wanted),
        "is_open": wanted in open_steps(election.current_phase),
        "consequences": STEP_TEXTS[wanted],
        "undo": page.undo,
        "citation": page.norm,
        "rule_id": page.rule_id,
        "missing": _("Der Schritt „%(step)s“ ist jetzt nicht möglich.") % {"step": word(wanted)},
    }
    return answer(request, "elections/course/step.html", context)
