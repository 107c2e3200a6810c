"""A member leaves; a post that cannot be held beside the seat (R-END-02, R-END-03)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.departures import record_departure
from ballots.actions.term.mandates import RESULT_STANDS, note_incompatibility, prove_end_of_post
from ballots.actions.term.successions import foresee
from ballots.forms.term.seats import DepartureForm, PostForm, ProofForm
from ballots.law.term.mandates import LossGround, incompatibility_proof_deadline
from ballots.law.term.rules import TermRule
from ballots.models import BodyEnd, Mandate
from ballots.models.term.sitting import rests_on_result
from ballots.models.term.tasks import vacancies
from ballots.views.fetching import mandate_determined
from ballots.views.term.body import Post, post_of
from ballots.views.term.members import typed
from ballots.views.term.queue import next_in_line
from elections.models import Election
from municipalities.law.basis import Rule
from municipalities.law.body.suffrage import Incompatibility
from municipalities.views.acting import SignedInRequest, answer, refusals_into

DAYS_OF_LOSS: dict[Rule, str] = {
    TermRule.LOSS_WITH_FINDING: "effective_on",
    TermRule.EVENT_AFTER_FINDING: "effective_on",
    TermRule.FINDING_STILL_OPEN: "effective_on",
    TermRule.LOSS_FROM_START: "effective_on",
    TermRule.PROOF_PERIOD_RUNS: "found_on",
    TermRule.PROOF_GIVEN: "ground",
}
DAYS_OF_POST: dict[Rule, str] = dict.fromkeys(
    (
        TermRule.DATE_IN_FUTURE,
        TermRule.AFTER_TERM,
        TermRule.SERVED_BEFORE_DETERMINATION,
    ),
    "served_on",
)
DAYS_OF_PROOF: dict[Rule, str] = dict.fromkeys(
    (
        TermRule.DATE_IN_FUTURE,
        TermRule.AFTER_TERM,
        TermRule.PROOF_BEFORE_SERVICE,
        TermRule.PROOF_TOO_LATE,
    ),
    "proven_on",
)


def can_change(mandate: Mandate) -> bool:
    """Whether the seat is held and its result stands; otherwise the act would refuse."""
    election = mandate.election
    left = hasattr(mandate, "departure") or hasattr(election, "body_end")
    return not left and election.current_phase in RESULT_STANDS and rests_on_result(election)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def depart(request: SignedInRequest, pk: int, mandate_pk: int) -> HttpResponse:
    """Record that a member left, after saying who would follow and whether the body ends."""
    mandate = mandate_determined(request, pk, mandate_pk)
    today = timezone.localdate()
    post = post_of(mandate, today)
    form = DepartureForm(
        typed(request),
        starts_on=mandate.starts_on,
        noticed=post is not None and post.proven_on is None,
        initial=_first_values(post, today),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, DAYS_OF_LOSS):
            record_departure(
                mandate_pk,
                ground=LossGround(form.cleaned_data["ground"]),
                found_on=form.cleaned_data["found_on"],
                effective_on=form.cleaned_data["effective_on"],
                note=form.cleaned_data["note"],
                today=today,
                actor=request.user,
            )
            messages.success(request, _what_follows(mandate))
            return redirect("ballots:members", pk)
    context = {"election": mandate.election, "mandate": mandate, "form": form, "post": post}
    if can_change(mandate):
        context |= _foreseen(mandate)
    return answer(request, "ballots/term/depart.html", context)


def _first_values(post: Post | None, today: date) -> dict[str, object]:
    overdue = post is not None and post.is_overdue
    return {
        "found_on": today,
        "ground": LossGround.NEVER_ACQUIRED.value if overdue else None,
    }


def _foreseen(mandate: Mandate) -> dict[str, object]:
    """Say what follows when this member leaves: who is next, an empty seat, or the end."""
    call, after = foresee(mandate)
    following = next_in_line(mandate, call)
    others = [
        departure
        for departure in vacancies(Election.objects.filter(pk=mandate.election_id))
        if departure.mandate.candidate.nomination_id == mandate.candidate.nomination_id
    ]
    consequences = [following.reason, *following.skipped]
    if call.exhausted:
        consequences.append(
            _("Die gesetzliche Mitgliederzahl sinkt für den Rest der Wahlzeit auf %(seats)s.")
            % {"seats": after.statutory_seats}
        )
    elif others:
        consequences.append(
            _(
                "Auf dieser Liste ist schon ein Sitz offen. Wer dort nachrückt, kommt für diesen "
                "nicht mehr in Frage."
            )
        )
    elif call.lot is None:
        consequences.append(
            _("Als Nächstes stellen Sie fest, dass %(name)s nachrückt.")
            % {"name": following.person}
        )
    consequences.append(_("Die Person kann in dieser Wahlzeit nicht wieder berufen werden."))
    return {
        "consequences": consequences,
        "following": following,
        "body_ends": after.body_ends,
        "members_left": after.members,
    }


def _what_follows(mandate: Mandate) -> str:
    """Say what the act has done and what comes next."""
    name = mandate.candidate
    if BodyEnd.objects.filter(election=mandate.election_id).exists():
        return _(
            "Das Ausscheiden von %(name)s ist festgestellt. Damit besteht der Ausländerbeirat "
            "nicht mehr: Für den Rest der Wahlzeit ist eine Integrations-Kommission zu bilden."
        ) % {"name": name}
    departure = Mandate.objects.get(pk=mandate.pk).departure
    if hasattr(departure, "succession"):
        return _(
            "Das Ausscheiden von %(name)s ist festgestellt. Der Sitz bleibt leer, weil auf der "
            "Liste niemand mehr nachrücken kann."
        ) % {"name": name}
    return _(
        "Das Ausscheiden von %(name)s ist festgestellt. Stellen Sie als Nächstes fest, wer "
        "nachrückt."
    ) % {"name": name}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def incompatibility(request: SignedInRequest, pk: int, mandate_pk: int) -> HttpResponse:
    """Record that a member was told of a post that cannot be held beside the seat."""
    mandate = mandate_determined(request, pk, mandate_pk)
    today = timezone.localdate()
    form = PostForm(typed(request), initial={"served_on": today})
    if request.method == "POST" and form.is_valid():
        served_on = form.cleaned_data["served_on"]
        with refusals_into(form, DAYS_OF_POST):
            note_incompatibility(
                mandate_pk,
                post=Incompatibility(form.cleaned_data["post"]),
                served_on=served_on,
                today=today,
                actor=request.user,
            )
            said = _("Der Hinweis ist eingetragen. Der Nachweis ist bis zum %(day)s möglich.")
            last_day = incompatibility_proof_deadline(served_on)
            messages.success(request, said % {"day": date_format(last_day, "DATE_FORMAT")})
            return redirect("ballots:members", pk)
    consequences = [
        _("Ab der Zustellung bleibt eine Woche, das Ende der anderen Stelle nachzuweisen."),
        _("Bis dahin ruht der Sitz."),
        _("Kommt kein Nachweis, gilt der Sitz als nicht erworben. Das stellen Sie dann fest."),
    ]
    context = {
        "election": mandate.election,
        "mandate": mandate,
        "form": form,
        "consequences": consequences,
    }
    return answer(request, "ballots/term/incompatibility.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post_ended(request: SignedInRequest, pk: int, mandate_pk: int) -> HttpResponse:
    """Record the proof that the other post has ended."""
    mandate = mandate_determined(request, pk, mandate_pk)
    today = timezone.localdate()
    form = ProofForm(typed(request), initial={"proven_on": today})
    fields = DAYS_OF_PROOF | {TermRule.PROOF_EXISTS: "proven_on"}
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, fields):
            prove_end_of_post(
                mandate_pk,
                proven_on=form.cleaned_data["proven_on"],
                today=today,
                actor=request.user,
            )
            messages.success(request, _("Der Nachweis ist eingetragen. Der Sitz ist erworben."))
            return redirect("ballots:members", pk)
    context = {
        "election": mandate.election,
        "mandate": mandate,
        "form": form,
        "post": post_of(mandate, today),
    }
    return answer(request, "ballots/term/post_ended.html", context)
