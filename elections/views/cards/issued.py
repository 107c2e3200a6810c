"""Polling cards: the list, the invalid ones, a replacement, a special card; the receipts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.cards.dispatch import dispatch_card
from elections.actions.cards.online import take_receipts
from elections.actions.cards.polling_cards import (
    Holder,
    invalidate_card,
    issue_special_card,
    replace_card,
)
from elections.forms.cards.cards import (
    CardListFilter,
    DispatchForm,
    InvalidationForm,
    ReplacementForm,
    SpecialCardForm,
)
from elections.forms.course.steps import ConfirmForm
from elections.forms.register.person import OTHER_FIELDS
from elections.law.cards.issuing import SpecialGround
from elections.law.cards.rules import CardRule
from elections.models import Election
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.ledger import reconciliation
from elections.models.cards.listing import found_by, listed, way_of
from elections.models.cards.polling_card import OnlineReceipt, PollingCard
from elections.models.cards.prints import open_to_print
from elections.views.cards.applications import application_of
from elections.views.fetching import determines, election_led
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 50
INVALID_ON: dict[Rule, str] = {
    CardRule.INVALID_BEFORE_ISSUED: "on",
    CardRule.INVALID_AFTER_THE_VOTE: "on",
}


@login_required
@require_safe
def cards(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the cards of both series; ``?ungueltig=1`` shows the list for the postal boards."""
    election = election_led(request, pk)
    only_invalid = request.GET.get("ungueltig") == "1"
    rows = listed(election)
    if only_invalid:
        rows = rows.filter(invalidation__isnull=False)
    form = CardListFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    if series := chosen.get("verzeichnis"):
        rows = rows.filter(series=series)
    if text := chosen.get("suche", "").strip():
        rows = rows.filter(found_by(election, text))
    valid = election.polling_cards.filter(invalidation=None)
    context = {
        "election": election,
        "only_invalid": only_invalid,
        "filter": form,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "valid_a": valid.filter(series="A").count(),
        "valid_b": valid.filter(series="B").count(),
        "invalid_count": election.polling_cards.filter(invalidation__isnull=False).count(),
        "to_print": open_to_print(election).count(),
    }
    return render(request, "elections/cards/issued.html", context)


def _card(election: Election, pk: int) -> PollingCard:
    return get_object_or_404(election.polling_cards.select_related("entry"), pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Replace a card that did not arrive; a lost one is refused with the rule."""
    election = election_led(request, pk)
    found = _card(election, card_pk)
    form = ReplacementForm(
        request.POST if request.method == "POST" else None,
        initial={"received_at": timezone.localtime()},
        may_override=determines(request, election),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CardRule.MISSED_BEFORE_ISSUED: "received_at"}):
            card = replace_card(
                found.pk, now=timezone.now(), actor=request.user, **form.cleaned_data
            )
            text = _("Wahlschein %(card)s ist ausgestellt. %(old)s ist ungültig.")
            messages.success(request, text % {"card": card, "old": found})
            return redirect("elections:application", pk=pk, application_pk=card.application_id)
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Wahlschein %(card)s ersetzen") % {"card": found},
        "note": _("Ausgestellt am %(day)s. Weg: %(way)s.")
        % {"day": f"{localtime(found.issued_at):%d.%m.%Y, %H:%M}", "way": way_of(found)},
        "submit": _("Neuen Wahlschein ausstellen"),
        "consequences": [
            _("Der alte Wahlschein kommt auf die Liste der ungültigen."),
            _("Die Person bekommt einen neuen mit der nächsten Nummer."),
        ],
        "citation": "§ 18 KWO",
        "rule_id": "R-WS-05",
        "cancel_url": reverse("elections:cards", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invalidate(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Declare a card invalid that was issued by mistake."""
    election = election_led(request, pk)
    found = _card(election, card_pk)
    form = InvalidationForm(
        request.POST if request.method == "POST" else None,
        initial={"on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, INVALID_ON):
            invalidate_card(found.pk, now=timezone.now(), actor=request.user, **form.cleaned_data)
            text = _("Wahlschein %(card)s ist ungültig.") % {"card": found}
            messages.success(request, text)
            return redirect("elections:cards", pk=pk)
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Wahlschein %(card)s für ungültig erklären") % {"card": found},
        "submit": _("Für ungültig erklären"),
        "consequences": [
            _("Der Wahlschein kommt auf die Liste für die Briefwahlvorstände."),
            _("Der Sperrvermerk „W“ fällt weg; die Person kann im Wahlraum wählen."),
        ],
        "citation": "§ 18 KWO",
        "rule_id": "R-WS-05",
        "cancel_url": reverse("elections:cards", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dispatch(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Write down how a card left the house; a second time puts the first one right."""
    election = election_led(request, pk)
    found = _card(election, card_pk)
    form = DispatchForm(
        request.POST if request.method == "POST" else None,
        initial={"on": timezone.localdate(), "way": CardDispatch.Way.HANDED},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CardRule.LEFT_BEFORE_ISSUED: "on"}):
            dispatch_card(
                found.pk,
                way=CardDispatch.Way(form.cleaned_data["way"]),
                on=form.cleaned_data["on"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Für Wahlschein %(card)s vermerkt.") % {"card": found})
            return redirect("elections:cards", pk=pk)
    known = found.dispatches.last()
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Wahlschein %(card)s: wie er das Haus verließ") % {"card": found},
        "note": _("Bisher vermerkt: %(known)s. Ein neuer Vermerk gilt an seiner Stelle.")
        % {"known": known}
        if known
        else "",
        "submit": _("Vermerken"),
        "citation": "§ 18 KWO",
        "rule_id": "R-WS-03",
        "cancel_url": reverse("elections:cards", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def special(request: SignedInRequest, pk: int, application_pk: int) -> HttpResponse:
    """Issue a card to an elector who is not in the register (§ 16a Abs. 2 KWO)."""
    election = election_led(request, pk)
    found = application_of(election, application_pk)
    form = SpecialCardForm(
        request.POST if request.method == "POST" else None, districts=election.districts.all()
    )
    back = reverse("elections:application", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        holder = Holder(
            form.record(),
            district=entered["district"].pk,
            ground=SpecialGround(entered["ground"]),
            is_other=entered["is_other"],
        )
        with refusals_into(form, OTHER_FIELDS):
            card = issue_special_card(
                found.pk, form.person(), holder, now=timezone.now(), actor=request.user
            )
            messages.success(request, _("Wahlschein %(card)s ist ausgestellt.") % {"card": card})
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "applicant": found.applicant,
        "title": _("Wahlschein ohne Eintragung im Verzeichnis"),
        "note": _(
            "Staatsangehörigkeit und Wohndauer entscheiden über das Wahlrecht und werden nicht "
            "gespeichert. Der Wahlschein gehört zum Verzeichnis B und zählt als A3."
        ),
        "submit": _("Wahlrecht prüfen und ausstellen"),
        "citation": "§ 16a Abs. 2 KWO",
        "rule_id": "R-WS-01",
        "cancel_url": back,
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receipts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Compare received, acknowledged and recorded, day by day; make good what got lost."""
    election = election_led(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        count = take_receipts(pk)
        text = ngettext(
            "%(count)s Antrag ist nachgetragen.", "%(count)s Anträge sind nachgetragen.", count
        )
        messages.success(request, text % {"count": count})
        return redirect("elections:reconciliation", pk=pk)
    found = reconciliation(election)
    unseen = OnlineReceipt.objects.filter(election=election, acknowledgement=None)
    context = {
        "election": election,
        "found": found,
        "unseen": unseen.select_related("entry__district")[:PAGE_SIZE],
        "has_receipts": bool(found.days),
    }
    return answer(request, "elections/cards/reconciliation.html", context)
