"""Whose printed letter is wrong by now, why, and new letters for them (R-REG-07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.law.register.names import PersonName
from elections.models.register.entries import RegisterEntry
from elections.views.fetching import election_led
from municipalities.templatetags.figures import number
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.printing.orders import REPLACEMENTS, request_order
from reports.forms import ReplacementForm
from reports.models import PrintedNotice
from reports.models.printing.wrong_letters import (
    Cause,
    WrongLetters,
    unknown_letters,
    wrong_letters,
)
from reports.views.printing.letter_facts import differing, of_letter

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class GroupOnPage:
    """The letters of one Wahlbezirk, with the lines on which they and today differ."""

    letters: WrongLetters
    said: list[str]
    holds: list[str]


@dataclass(frozen=True, slots=True)
class CauseOnPage:
    """Everything that is wrong for one cause, by Wahlbezirk."""

    cause: Cause
    groups: list[WrongLetters]

    @property
    def rows(self) -> list[GroupOnPage]:
        """The groups with what differs."""
        return [GroupOnPage(one, *differing(one.said, one.holds)) for one in self.groups]

    @property
    def count(self) -> int:
        """How many letters they are."""
        return sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class PersonOnPage:
    """One person: the entry as it is today, None once it is erased, beside the letter."""

    entry: RegisterEntry | None
    letter: PrintedNotice
    said: list[str]
    holds: list[str]

    @property
    def printed_name(self) -> str:
        """The name on the letter."""
        return PersonName(*self.letter.name).on_a_letter

    @property
    def printed_dwelling(self) -> str:
        """The rest of the address on the letter."""
        return " ".join(part for part in self.letter.dwelling if part)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wrong_letters_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which letters are wrong and why, and have them printed anew; ``grund`` lists persons."""
    election = election_led(request, pk)
    reason = request.GET.get("grund")
    groups = wrong_letters(election, with_persons=reason is not None)
    causes = [
        CauseOnPage(cause, [group for group in groups if group.cause == cause])
        for cause in dict.fromkeys(group.cause for group in groups)
    ]
    choices = [(on.cause.value, _choice(on)) for on in causes if on.groups[0].is_replaced]
    form = ReplacementForm(request.POST if request.method == "POST" else None, choices=choices)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            chosen = form.cleaned_data["causes"]
            request_order(pk, REPLACEMENTS, causes=chosen, now=timezone.now(), actor=request.user)
            messages.success(request, _("Der Neudruck ist in Auftrag gegeben."))
            return redirect("reports:printing", pk)
    shown = next((on for on in causes if on.cause == reason), None)
    keys = [key for group in shown.groups for key in group.entries] if shown else []
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "election": election,
        "form": form,
        "causes": causes,
        "to_replace": sum(on.count for on in causes if on.groups[0].is_replaced),
        "unknown": unknown_letters(election),
        "compared": PrintedNotice.objects.filter(
            room__printed__part__order__in=election.print_orders.standing()
        ).exists(),
        "shown": shown,
        "page": page,
        "people": _people(list(page), shown) if shown else [],
    }
    return answer(request, "reports/printing/wrong_letters.html", context)


def _choice(on: CauseOnPage) -> str:
    return f"{on.cause.label} ({number(on.count)})"


def _people(keys: Sequence[int], shown: CauseOnPage) -> list[PersonOnPage]:
    """Return these persons with their newest letters that count."""
    entries = RegisterEntry.objects.select_related("district__polling_place").in_bulk(list(keys))
    letters = PrintedNotice.objects.filter(
        entry__in=keys, room__printed__part__order__cancellation=None
    )
    newest = {
        letter.entry: letter
        for letter in letters.select_related("room").order_by("entry", "-pk").distinct("entry")
    }
    holds = shown.groups[0].holds
    return [
        PersonOnPage(
            entries.get(key),
            newest[key],
            *of_letter(shown.cause, newest[key], entries.get(key), holds),
        )
        for key in keys
    ]
