"""The numbers of the postal vote: what the office and those who count read of every board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from elections.forms.cards.letters import NOWHERE
from elections.law.cards.balance import PostalCounts
from elections.models import Election
from elections.models.cards.balance import postal_balance
from elections.models.cards.letters import boards_with_letters
from elections.views.fetching import election_worked_on, leads
from municipalities.forms.fields import Option
from municipalities.law.basis import Finding
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest

WHOLE, WITHOUT = gettext_lazy("ganze Wahl"), gettext_lazy("ohne Briefwahlbezirk")
BEFORE_THE_BOARDS = gettext_lazy(
    "Hier sind Wahlbriefe ohne Briefwahlbezirk gezählt. Gehören sie zu einem, berichtigen Sie die "
    "Eingänge und wählen den Briefwahlbezirk; eine Zulassung tragen Sie dort ein und hier 0."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One Briefwahlbezirk on the page; ``key`` is as the address names it."""

    key: str
    name: str | Promise
    counts: PostalCounts
    findings: list[str]


@login_required
@require_safe
def numbers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the numbers of the postal vote to those who count; nothing can be changed here."""
    election = election_worked_on(request, pk)
    found = postal_balance(election)
    context = {
        "election": election,
        "balance": found,
        "rows": balance_rows(election, found.districts, found.findings),
        "may_lead": leads(request, election),
    }
    return render(request, "elections/cards/letters_numbers.html", context)


def offered_boards(election: Election) -> list[Option]:
    """Return the postal boards of an election; what belongs to none, only where that can be.

    That is where a Wahlbezirk has no board, and where something was counted before there was one.
    """
    found: list[Option] = [(one.pk, str(one)) for one in election.postal_districts.all()]
    if not found:
        return [(NOWHERE, WHOLE)]
    if (
        election.districts.filter(postal_district=None).exists()
        or None in postal_balance(election).districts
    ):
        found.append((NOWHERE, WITHOUT))
    return found


def balance_rows(
    election: Election,
    counts: Mapping[int | None, PostalCounts],
    findings: Mapping[int | None, Sequence[Finding]],
) -> list[Row]:
    """Return the balance as the page shows it, with what is noticed in words."""
    names: dict[int | None, str | Promise] = {
        one.pk: str(one) for one in election.postal_districts.all()
    }
    other = WITHOUT if names else WHOLE
    rows = [
        Row(
            key=NOWHERE if key is None else str(key),
            name=names.get(key, other),
            counts=one,
            findings=[sentence(finding) for finding in findings[key]],
        )
        for key, one in counts.items()
    ]
    if names and None in boards_with_letters(election):
        rows[-1].findings.insert(0, str(BEFORE_THE_BOARDS))
    return rows
