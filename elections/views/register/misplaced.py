"""Who stands in another Wahlbezirk than the street directory says: look, and move them together."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.register.grounds import current_stage
from elections.actions.register.misplaced import (
    Misplaced,
    misplaced,
    move_together,
    unknown_streets,
)
from elections.actions.register.moves import numbers_fixed_at
from elections.forms.register.misplaced import MoveTogetherForm
from elections.law.register.corrections import Change, bases
from elections.models.districts.letters import letters_to_replace
from elections.views.fetching import election_led
from municipalities.templatetags.figures import number
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def misplaced_people(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who stands in the wrong Wahlbezirk once numbers are fixed; move the chosen together."""
    election = election_led(request, pk)
    groups = misplaced(election)
    today = timezone.localdate()
    form = MoveTogetherForm(
        request.POST if request.method == "POST" else None,
        initial={"on": today},
        bases=bases(current_stage(election, None, today), Change.CORRECT),
        groups=[(one.key, _label(one)) for one in groups if not one.is_closed],
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            chosen = form.cleaned_data["groups"]
            count = move_together(pk, chosen, grounds=form.grounds(), actor=request.user)
            text = ngettext(
                "%(count)s Person ist umgetragen.", "%(count)s Personen sind umgetragen.", count
            )
            messages.success(request, text % {"count": number(count)})
            return redirect("elections:misplaced", pk=pk)
    context = {
        "election": election,
        "form": form,
        "can_move": any(not one.is_closed for one in groups),
        "unknown": unknown_streets(election),
        "closed": [_label(one) for one in groups if one.is_closed],
        "is_fixed": numbers_fixed_at(election) is not None,
        "wrong_letters": letters_to_replace(election),
    }
    return answer(request, "elections/register/misplaced.html", context)


def _label(group: Misplaced) -> str:
    count = len(group.entries)
    text = ngettext(
        "%(street)s: %(count)s Person, Wahlbezirk %(now)s → %(then)s",
        "%(street)s: %(count)s Personen, Wahlbezirk %(now)s → %(then)s",
        count,
    )
    return text % {
        "street": group.street,
        "count": number(count),
        "now": group.now.number,
        "then": group.then.number,
    }
