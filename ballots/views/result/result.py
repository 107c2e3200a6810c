"""The result with its worked calculation; the lot; the determination."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ballots.actions.result.determination import LOT_NORM, determine_result, record_lot
from ballots.actions.result.outcome import counted_in_all, outcome_of
from ballots.forms.result.determination import DetermineForm, LotForm
from ballots.law.counting.noticed import UnitFindings
from ballots.law.result.checks import check_result
from ballots.law.result.result import DrawnLot, Result
from ballots.law.result.rules import ResultRule
from ballots.models.counting.count import count_of
from ballots.views.counting.noticed import errors_in, remarks_in
from ballots.views.counting.units import may_do
from ballots.views.result.explained import explained, named_lots, names_in, noticed
from ballots.views.result.open_points import open_points
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.fetching import election_determined, election_worked_on
from municipalities.law.basis import Rule, RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

DETERMINED = (Phase.DETERMINED, Phase.PUBLISHED)
DECIDED: dict[Rule, str] = {
    ResultRule.BEFORE_ELECTION_DAY: "decided_on",
    ResultRule.DETERMINED_BEFORE_LOT: "decided_on",
}


@login_required
@require_safe
def result(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what was determined; before that, what follows from the reports so far."""
    election = election_worked_on(request, pk)
    determinations = list(election.determinations.all())
    refusal, shown = "", None
    found: tuple[UnitFindings, ...] = ()
    if election.current_phase in DETERMINED:
        shown = determinations[0].result()
    elif election.current_phase is Phase.COUNTING:
        count = count_of(election)
        found = count.noticed()
        try:
            shown = outcome_of(election, counted_in_all(election, count))
        except RuleViolation as violation:
            refusal = sentence(violation)
    may = may_do(request, election)
    context = {
        "election": election,
        "result": shown,
        "lots": named_lots(shown) if shown else [],
        "sentences": explained(shown) if shown else [],
        "noticed": noticed(check_result(shown)) if shown else [],
        "refusal": refusal,
        "errors": errors_in(found, election, may),
        "remarks": remarks_in(found, election, may),
        "missing": election.units.awaited() if refusal else [],
        "determination": determinations[0] if election.current_phase in DETERMINED else None,
        "determinations": determinations,
        "due": election.calendar.filter(code="C-21").first(),
        "today": timezone.localdate(),
        "counting": election.current_phase is Phase.COUNTING,
        "may_determine": may.determine,
        "lot_norm": LOT_NORM,
        "open_points": list(open_points(election)) if shown else [],
    }
    return render(request, "ballots/result/result.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lot(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record the lot that the Wahlleitung drew, or correct it until the result is determined.

    Where there is nothing to draw there is no such page.
    """
    election = election_determined(request, pk)
    undecided, known = _drawn_or_to_be_drawn(election)
    if undecided is None or undecided.open_lot is None:
        messages.info(request, _("Zurzeit ist kein Los zu ziehen."))
        return redirect("ballots:result", pk)
    open_lot = undecided.open_lot
    names = names_in(undecided, open_lot.question)
    tied = {key: names[key] for key in open_lot.tied}
    today = timezone.localdate()
    form = LotForm(
        request.POST or None,
        tied=tied,
        open_seats=open_lot.open_seats,
        is_correction=known is not None,
        today=today,
        initial=_as_drawn(known) if known else {"drawn_on": today},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {ResultRule.BEFORE_ELECTION_DAY: "drawn_on"}):
            record_lot(
                pk,
                drawn=form.drawn(),
                drawn_on=form.cleaned_data["drawn_on"],
                minutes=form.cleaned_data["minutes"],
                reason=form.cleaned_data.get("reason", ""),
                actor=request.user,
            )
            messages.success(
                request,
                _("Das Los ist eingetragen. Als Nächstes wird das Ergebnis festgestellt."),
            )
            return redirect("ballots:result", pk)
    context = {
        "election": election,
        "form": form,
        "tied": tied,
        "open_seats": open_lot.open_seats,
        "norm": LOT_NORM,
    }
    return answer(request, "ballots/result/lot.html", context)


def _drawn_or_to_be_drawn(election: Election) -> tuple[Result | None, DrawnLot | None]:
    """Return the result as it waits for a lot, and the lot if it was recorded already.

    None where the count is closed or gives no result yet.
    """
    if election.current_phase is not Phase.COUNTING:
        return None, None
    try:
        counted = counted_in_all(election)
        found = outcome_of(election, counted)
        undecided = outcome_of(election, counted, without_lots=True)
    except RuleViolation:
        return None, None
    return undecided, None if found.open_lot else next(iter(found.lots), None)


def _as_drawn(lot: DrawnLot) -> dict[str, Any]:
    drawn = {f"drawn_{position}": key for position, key in enumerate(lot.drawn, start=1)}
    return {"drawn_on": lot.drawn_on, "minutes": lot.minutes, **drawn}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def determine(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record that the committee determined the result, after a page that says what follows."""
    election = election_determined(request, pk)
    today = timezone.localdate()
    form = DetermineForm(request.POST or None, today=today, initial={"decided_on": today})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, DECIDED):
            determine_result(pk, decided_on=form.cleaned_data["decided_on"], actor=request.user)
            messages.success(
                request,
                _("Das Ergebnis ist festgestellt. Als Nächstes wird die Niederschrift erstellt."),
            )
            return redirect("ballots:result", pk)
    found = count_of(election).noticed() if election.current_phase is Phase.COUNTING else ()
    consequences = [
        _("Sitze und gewählte Personen stehen so fest, wie sie auf der Ergebnisseite stehen."),
        _("Die Meldungen der Auszählungsbezirke stehen fest, solange die Feststellung gilt."),
        _("Danach wird die Niederschrift erstellt und das Ergebnis bekannt gemacht."),
    ]
    context = {
        "election": election,
        "form": form,
        "consequences": consequences,
        "errors": errors_in(found, election, may_do(request, election)),
        "undo": _("Bei einem Fehler öffnet die Wahlleitung die Auszählung wieder, mit Grund."),
        "open_points": list(open_points(election)),
    }
    return answer(request, "ballots/result/determine.html", context)
