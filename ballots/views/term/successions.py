"""Who follows on a vacant seat: the order of the list, the finding, a person passed over, a lot."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.departures import pass_over as note_passed_over
from ballots.actions.term.mandates import RESULT_STANDS
from ballots.actions.term.successions import LOT, call_for, determine_succession, draw_successor
from ballots.forms.result.determination import LotForm
from ballots.forms.term.seats import PassOverForm, SuccessionForm
from ballots.law.result.rules import ResultRule
from ballots.law.term.rules import TermRule
from ballots.law.term.succession import Call, PassedOver
from ballots.models import Departure, Succession
from ballots.models.term.tasks import vacancies
from ballots.views.fetching import departure_determined, departure_read_or_determined
from ballots.views.term.body import outcome_of
from ballots.views.term.members import typed
from ballots.views.term.queue import next_in_line, order_of
from elections.models import Candidate, Election
from elections.views.fetching import determines
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into


def _is_open(departure: Departure) -> bool:
    """Whether it is still to be determined who follows, and can be now."""
    election = departure.mandate.election
    rows = vacancies(Election.objects.filter(pk=election.pk))
    return election.current_phase in RESULT_STANDS and departure in rows


def _fields(day: str) -> dict[Rule, str]:
    """Name the field beside which the refusals of a day are shown."""
    rules: tuple[Rule, ...] = (
        TermRule.DAY_OUT_OF_RANGE,
        TermRule.DAY_IN_FUTURE,
        TermRule.AFTER_TERM,
    )
    return dict.fromkeys(rules, day)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def succession(request: SignedInRequest, pk: int, departure_pk: int) -> HttpResponse:
    """Show the order of the list and who is next; record the determination."""
    posted = request.method == "POST"
    departure = departure_read_or_determined(request, pk, departure_pk)
    election = departure.mandate.election
    today = timezone.localdate()
    call = call_for(departure)
    form = SuccessionForm(
        typed(request),
        initial={"place": call.successor, "determined_on": today},
    )
    if posted and form.is_valid():
        with refusals_into(form, _fields("determined_on")):
            found = determine_succession(
                departure_pk,
                place=form.cleaned_data["place"],
                determined_on=form.cleaned_data["determined_on"],
                today=today,
                actor=request.user,
            )
            messages.success(request, _what_was_found(found))
            return redirect("ballots:members", pk)
    is_open = _is_open(departure)
    # Once it is decided, nobody is next for this seat.
    shown = call if is_open else Call(None)
    may_determine = determines(request, election)
    context = {
        "election": election,
        "departure": departure,
        "following": next_in_line(departure.mandate, call),
        "order": order_of(departure.mandate, shown),
        "form": form,
        "is_open": is_open,
        "outcome": outcome_of(departure, is_open=is_open),
        "found": getattr(departure, "succession", None),
        "lots": departure.lots.all(),
        "may_act": may_determine and is_open and today <= election.term.ends_on,
        "may_object": may_determine,
        "may_pass_over": may_determine
        and election.current_phase in RESULT_STANDS
        and not hasattr(election, "body_end"),
    }
    return answer(request, "ballots/term/succession.html", context)


def _what_was_found(found: Succession) -> str:
    if found.mandate is None:
        return _("Festgestellt: Der Sitz bleibt leer. Machen Sie es als Nächstes bekannt.")
    return _("Festgestellt: %(name)s rückt nach. Machen Sie es als Nächstes bekannt.") % {
        "name": found.mandate.candidate
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pass_over(
    request: SignedInRequest, pk: int, departure_pk: int, candidate_pk: int
) -> HttpResponse:
    """Record for good that a person of the list is not called."""
    departure = departure_determined(request, pk, departure_pk)
    nomination = departure.mandate.candidate.nomination
    candidate = get_object_or_404(Candidate.objects.filter(nomination=nomination), pk=candidate_pk)
    today = timezone.localdate()
    form = PassOverForm(typed(request), initial={"noted_on": today})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, _fields("noted_on")):
            note_passed_over(
                pk,
                candidate_pk,
                ground=PassedOver(form.cleaned_data["ground"]),
                noted_on=form.cleaned_data["noted_on"],
                note=form.cleaned_data["note"],
                today=today,
                actor=request.user,
            )
            said = _("%(name)s wird nicht mehr berufen.") % {"name": candidate}
            messages.success(request, said)
            return redirect("ballots:succession", pk, departure_pk)
    consequences = [
        _("%(name)s wird in dieser Wahlzeit für keinen Sitz mehr berufen.") % {"name": candidate},
        _("Ist danach niemand mehr auf der Liste, bleibt der Sitz sofort leer."),
        _("Grund und Nachweis bleiben bei der Feststellung gespeichert, wer nachrückt."),
    ]
    context = {
        "election": departure.mandate.election,
        "departure": departure,
        "candidate": candidate,
        "form": form,
        "consequences": consequences,
    }
    return answer(request, "ballots/term/pass_over.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def successor_lot(request: SignedInRequest, pk: int, departure_pk: int) -> HttpResponse:
    """Record the lot among equal votes; where the law asks for none there is no such page."""
    departure = departure_determined(request, pk, departure_pk)
    call = call_for(departure)
    if call.lot is None or not _is_open(departure):
        if request.method == "POST":
            messages.error(request, _("Für diesen Sitz ist kein Los mehr zu ziehen."))
        else:
            messages.info(request, _("Für diesen Sitz ist zurzeit kein Los zu ziehen."))
        return redirect("ballots:succession", pk, departure_pk)
    people = departure.mandate.candidate.nomination.candidates.filter(place__in=call.lot.tied)
    tied = {
        person.place: _("Platz %(place)s, %(name)s") % {"place": person.place, "name": person}
        for person in people
    }
    today = timezone.localdate()
    form = LotForm(
        typed(request), tied=tied, open_seats=1, today=today, initial={"drawn_on": today}
    )
    if request.method == "POST" and form.is_valid() and _draw(request, departure, form, today):
        return redirect("ballots:succession", pk, departure_pk)
    context = {
        "election": departure.mandate.election,
        "departure": departure,
        "form": form,
        "tied": tied,
        "norm": LOT,
    }
    return answer(request, "ballots/term/successor_lot.html", context)


def _draw(request: SignedInRequest, departure: Departure, form: LotForm, today: date) -> bool:
    """Ask the act; False when it refused."""
    fields = _fields("drawn_on") | {ResultRule.LOT_DOES_NOT_FIT: "drawn_1"}
    with refusals_into(form, fields):
        draw_successor(
            departure.pk,
            drawn=form.drawn()[0],
            drawn_on=form.cleaned_data["drawn_on"],
            minutes=form.cleaned_data["minutes"],
            today=today,
            actor=request.user,
        )
        messages.success(
            request, _("Das Los ist eingetragen. Stellen Sie als Nächstes das Nachrücken fest.")
        )
        return True
    return False
