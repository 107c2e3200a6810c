"""Applications for polling cards: the list, a new one, one of them, many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.cards.applications import (
    Applied,
    record_application,
)
from elections.actions.cards.late import ground_refusal, valid_card
from elections.actions.cards.polling_cards import (
    AT_ONCE,
    issue_card,
    issue_open_applications,
    ready_to_issue,
)
from elections.forms.cards.cards import (
    ISSUED,
    OPEN,
    REFUSED,
    ApplicationFilter,
    ApplicationForm,
    SearchForm,
)
from elections.forms.course.steps import ConfirmForm
from elections.law.cards.issuing import postal_vote_is_certain
from elections.law.course.versions import version
from elections.models import Election
from elections.models.cards.ledger import differences
from elections.models.cards.lookup import entries_like
from elections.models.cards.polling_card import (
    CardApplication,
    CardApplicationQuerySet,
    PollingCard,
)
from elections.models.cards.prints import CardPrint, open_to_print
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from elections.views.fetching import determines, election_led
from elections.views.register.fetching import searched
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, linked, refusals_into

PAGE_SIZE = 50


@login_required
@require_safe
def applications(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the applications with filters, what is open, and whether every receipt arrived."""
    election = election_led(request, pk)
    own = CardApplication.objects.filter(election=election)
    form = ApplicationFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = _of_state(own, chosen.get("stand", ""))
    if way := chosen.get("weg"):
        rows = rows.filter(channel=way)
    shown = rows.select_related("entry__district", "receipt").prefetch_related(
        "refusals__withdrawal",
        "polling_cards__entry__district",
        "polling_cards__invalidation",
    )
    days = calendar_days(election)
    context = {
        "election": election,
        "form": form,
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "open_count": own.unsettled().count(),
        "issued_count": own.issued().count(),
        "refused_count": own.refused().count(),
        "to_print": open_to_print(election).count(),
        "online_count": own.filter(channel=CardApplication.Channel.ONLINE).count(),
        "differences": differences(election),
        "closes": days["C-16"],
        "closes_late": days["C-17"],
        "postal_vote_is_certain": postal_vote_is_certain(version(election.law_version)),
    }
    return render(request, "elections/cards/applications.html", context)


def _of_state(rows: CardApplicationQuerySet, state: str) -> CardApplicationQuerySet:
    if state == OPEN:
        return rows.unsettled()
    if state == ISSUED:
        return rows.issued()
    return rows.refused() if state == REFUSED else rows


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record an application: first whom it is for, then how and when it came."""
    election = election_led(request, pk)
    entry = searched(request, election)
    if entry is None and "ohne" not in request.GET:
        return _search(request, election)
    form = ApplicationForm(
        request.POST if request.method == "POST" else None,
        initial={"received_at": timezone.localtime()},
        has_entry=entry is not None,
        may_override=determines(request, election),
    )
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        reason = entered.pop("override_reason", "")
        with refusals_into(form):
            made = record_application(
                pk,
                Applied(**entered),
                entry_id=entry.pk if entry else None,
                override_reason=reason,
                actor=request.user,
            )
            messages.success(request, _("Der Antrag ist eingetragen."))
            return redirect("elections:application", pk=pk, application_pk=made.pk)
    context = {
        "election": election,
        "form": form,
        "entry": entry,
        "title": _("Antrag auf einen Wahlschein eintragen"),
        "submit": _("Antrag eintragen"),
        "citation": "§ 17 KWO",
        "rule_id": "R-WS-02",
        "cancel_url": reverse("elections:applications", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


def _search(request: SignedInRequest, election: Election) -> HttpResponse:
    form = SearchForm(request.GET)
    text = form.cleaned_data["suche"].strip() if form.is_valid() else ""
    context = {
        "election": election,
        "form": form,
        "text": text,
        "found": entries_like(election.pk, text) if text else (),
    }
    return render(request, "elections/cards/search.html", context)


def application_of(election: Election, pk: int) -> CardApplication:
    """Return an application of an election, with what became of it."""
    own = election.card_applications.select_related(
        "entry__district", "receipt", "recorded_by"
    ).prefetch_related("refusals__refused_by", "refusals__withdrawal__withdrawn_by")
    return get_object_or_404(own, pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: SignedInRequest, pk: int, application_pk: int) -> HttpResponse:
    """Show one application, and issue its card; without an entry the person is chosen here."""
    election = election_led(request, pk)
    found = application_of(election, application_pk)
    chosen = found.entry or searched(request, election)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            card = issue_card(
                found.pk,
                entry_id=chosen.pk if chosen else None,
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Wahlschein %(card)s ist ausgestellt.") % {"card": card})
            return redirect("elections:application", pk=pk, application_pk=found.pk)
    cards = PollingCard.objects.filter(application=found).select_related(
        "invalidation", "entry__district"
    )
    # Its prints are rows of this room; that they were printed is what the button has to say.
    cards = cards.annotate(is_printed=Exists(CardPrint.objects.filter(card=OuterRef("pk"))))
    context: dict[str, Any] = {
        "election": election,
        "form": form,
        "application": found,
        "chosen": chosen,
        "cards": cards,
        "is_open": not found.is_settled,
        **_obstacles(election, found, chosen),
        "to_print": open_to_print(election).count(),
        "search": SearchForm(request.GET),
    }
    if found.entry is None and request.GET.get("suche"):
        context["found"] = entries_like(election.pk, request.GET["suche"][:80])
    return answer(request, "elections/cards/application.html", context)


def _obstacles(
    election: Election, found: CardApplication, chosen: RegisterEntry | None
) -> dict[str, Any]:
    """Return why the chosen person gets no card, so that the page offers only what is possible."""
    is_struck = chosen is not None and chosen.open_strike is not None
    card = valid_card(chosen) if chosen else None
    replaces = found.late == CardApplication.Late.NOT_ARRIVED
    refusal = ground_refusal(election, found, chosen) if chosen else None
    return {
        "is_struck": is_struck,
        "has_card": card,
        "ground_refusal": linked(refusal) if refusal else "",
        "may_issue": not is_struck and refusal is None and (card is None or replaces),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def issue_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Issue cards for the open applications that name a person, the oldest first."""
    election = election_led(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    refused: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        outcome = issue_open_applications(pk, now=timezone.now(), actor=request.user)
        text = ngettext(
            "%(count)s Wahlschein ist ausgestellt.",
            "%(count)s Wahlscheine sind ausgestellt.",
            outcome.issued,
        )
        messages.success(request, text % {"count": outcome.issued})
        if not outcome.refused:
            return redirect("elections:issue_open", pk=pk)
        refused = [{"application": row, "text": sentence(why)} for row, why in outcome.refused]
    open_ones = election.card_applications.all().unsettled()
    waiting = ready_to_issue(pk).count()
    context = {
        "election": election,
        "form": form,
        "waiting": waiting,
        "at_once": min(waiting, AT_ONCE),
        "unmatched": open_ones.count() - waiting,
        "to_print": open_to_print(election).count(),
        "refused": refused,
        "cancel_url": reverse("elections:applications", args=[pk]),
    }
    return answer(request, "elections/cards/issue_open.html", context)
