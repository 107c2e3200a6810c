"""Wahlbriefe: how many came in, what the postal boards decided, and what became of every card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.cards.letters import (
    Decided,
    Received,
    correct_letters,
    record_decision,
    record_letters,
    written_letters,
)
from elections.forms.cards.letters import NOWHERE, DecisionForm, LettersForm
from elections.law.cards.balance import COUNTED
from elections.law.cards.issuing import PostalRejection
from elections.law.cards.rules import LetterRule
from elections.models import Election
from elections.models.cards.balance import postal_balance, unclear_slips
from elections.models.cards.letters import (
    PostalDecision,
    PostalLetters,
    standing,
)
from elections.models.course.windows import calendar_days
from elections.views.cards.postal_numbers import balance_rows, offered_boards
from elections.views.fetching import election_led
from municipalities.law.basis import Rule
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 100
FIELDS: dict[Rule, str] = {
    LetterRule.LATE_BEFORE_THE_DAY: "after_the_hour",
    LetterRule.LATE_BEFORE_THE_HOUR: "after_the_hour",
    LetterRule.BEFORE_THE_FIRST_CARD: "received_on",
    LetterRule.TOO_MANY_INVALID_CARDS: "with_invalid_card",
}


@dataclass(frozen=True, slots=True)
class DecisionOnPage:
    """One decision as it was written down, with the rejected letters by ground."""

    row: PostalDecision
    grounds: list[tuple[str, int]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the balance of the postal vote, and count letters that came in."""
    election = election_led(request, pk)
    form = LettersForm(
        request.POST if request.method == "POST" else None,
        initial={"received_on": timezone.localdate()},
        districts=offered_boards(election),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            made = record_letters(
                pk,
                _received(form),
                seen=_whole(request.POST.get("seen", "")),
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _counted(made))
            return redirect("elections:letters", pk=pk)
    found = postal_balance(election)
    slips = PostalLetters.objects.filter(election=election).order_by("-received_on", "-pk")
    slips = slips.select_related("postal_district", "recorded_by", "replaces", "replacement")
    context = {
        "election": election,
        "form": form,
        "balance": found,
        "rows": balance_rows(election, found.districts, found.findings),
        "page": Paginator(slips, PAGE_SIZE).get_page(request.GET.get("page")),
        "seen": written_letters(election),
        "unclear": {slip.pk for slip in unclear_slips(election)},
        "due": calendar_days(election)["C-20"],
        "is_final": election.current_phase in COUNTED,
        "grounds": _grounds(election),
    }
    return answer(request, "elections/cards/letters.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, slip_pk: int) -> HttpResponse:
    """Correct one slip, with its reason."""
    election = election_led(request, pk)
    slip = get_object_or_404(PostalLetters, election=election, pk=slip_pk)
    form = LettersForm(
        request.POST if request.method == "POST" else None,
        initial={
            "received_on": slip.received_on,
            "letters": slip.letters,
            "after_the_hour": slip.is_late
            and slip.received_on == calendar_days(election)["C-20"].on,
            "postal_district": slip.postal_district_id or NOWHERE,
        },
        districts=offered_boards(election),
        is_correction=True,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            made = correct_letters(
                slip.pk,
                _received(form),
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _counted(made))
            return redirect("elections:letters", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Eingang von Wahlbriefen berichtigen"),
        "note": _(
            "Die frühere Zahl bleibt mit dem Grund sichtbar. Galt sie gar nicht, schreiben Sie 0. "
            "Gehört sie zu einem anderen Briefwahlbezirk, wählen Sie diesen."
        ),
        "submit": _("Berichtigen"),
        "citation": "§ 53 KWO",
        "rule_id": "R-WS-08",
        "cancel_url": reverse("elections:letters", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what one postal board decided, or correct it; ``?bezirk=`` names the board."""
    election = election_led(request, pk)
    offered = {str(key): name for key, name in offered_boards(election)}
    chosen = request.GET.get("bezirk", NOWHERE if NOWHERE in offered else "")
    if chosen not in offered:
        raise Http404("no such Briefwahlbezirk")
    key = None if chosen == NOWHERE else int(chosen)
    old = _standing(election).filter(postal_district=key).first()
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        initial=_decided(old),
        is_correction=old is not None,
    )
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, FIELDS):
            record_decision(
                pk,
                Decided(entered["accepted"], form.rejected, entered["with_invalid_card"], key),
                replaces=_whole(request.POST.get("replaces", "")) or None,
                reason=entered.get("reason", ""),
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Die Zulassung ist eingetragen."))
            return redirect("elections:letters", pk=pk)
    context = {
        "election": election,
        "form": form,
        "district": offered[chosen],
        "old": old,
        "counts": postal_balance(election).districts.get(key),
        "earlier": _earlier(election, key),
        "is_final": election.current_phase in COUNTED,
        "back": reverse("elections:letters", args=[pk]),
    }
    return answer(request, "elections/cards/letters_decision.html", context)


def _earlier(election: Election, key: int | None) -> list[DecisionOnPage]:
    """Return every decision of a board that was written down, the one that holds first."""
    rows = PostalDecision.objects.filter(election=election, postal_district=key)
    rows = rows.select_related("recorded_by", "replacement").order_by("-pk")
    return [
        DecisionOnPage(
            row,
            [
                (str(word(ground)), row.rejected[ground.value])
                for ground in PostalRejection
                if row.rejected.get(ground.value)
            ],
        )
        for row in rows
    ]


def _standing(election: Election) -> QuerySet[PostalDecision]:
    return standing(PostalDecision.objects.filter(election=election))


def _grounds(election: Election) -> list[dict[str, Any]]:
    """Add up the rejected letters by ground; None as long as no board has decided."""
    decided = list(_standing(election))
    late = postal_balance(election).total.late
    counts = {
        ground: sum(one.rejected.get(ground.value, 0) for one in decided) if decided else None
        for ground in PostalRejection
    } | {PostalRejection.LATE: late}
    return [{"label": word(ground), "count": counts[ground]} for ground in PostalRejection]


def _received(form: LettersForm) -> Received:
    entered = form.cleaned_data
    return Received(
        received_on=entered["received_on"],
        letters=entered["letters"],
        after_the_hour=entered["after_the_hour"],
        postal_district=form.chosen_district,
    )


def _decided(old: PostalDecision | None) -> dict[str, Any]:
    if old is None:
        return {}
    grounds = {ground.value: old.rejected.get(ground.value, 0) for ground in PostalRejection}
    return grounds | {"accepted": old.accepted, "with_invalid_card": old.with_invalid_card}


def _counted(made: PostalLetters) -> str:
    late = _(", zu spät") if made.is_late else ""
    facts = {"letters": made.letters, "day": f"{made.received_on:%d.%m.%Y}", "late": late}
    text = ngettext(
        "Eingetragen: %(letters)s Wahlbrief vom %(day)s%(late)s.",
        "Eingetragen: %(letters)s Wahlbriefe vom %(day)s%(late)s.",
        made.letters,
    )
    return text % facts


def _whole(text: str) -> int:
    """Return what a hidden field holds; -1 for what the page cannot have written."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else -1
