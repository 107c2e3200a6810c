"""Day and medium of the call for lists, and of the announcement of the admitted ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.announcing import record_announcement, take_back_announcement
from elections.forms.nominations.announcing import ListAnnouncementForm
from elections.law.nominations.announcing import Announced
from elections.law.nominations.rules import NominationRule
from elections.models.nominations.announced import announcing
from elections.views.fetching import election_led
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {
    NominationRule.ANNOUNCED_BEFORE_DECIDED: "announced_on",
    NominationRule.ANNOUNCEMENT_WITHOUT_REASON: "reason",
}
WORDS = {"aufforderung": Announced.CALL, "zugelassen": Announced.ADMITTED}
NORMS = {
    Announced.CALL: ("§ 22 Abs. 1 KWO", "C-02"),
    Announced.ADMITTED: ("§ 15 Abs. 4 KWG", "C-08"),
}


def _record(pk: int, what: Announced, typed: Mapping[str, Any], request: SignedInRequest) -> None:
    said: dict[str, Any] = {
        "reason": typed.get("reason", ""),
        "now": timezone.now(),
        "actor": request.user,
    }
    if typed.get("is_taken_back"):
        take_back_announcement(pk, what, **said)
        messages.success(request, _("Die Bekanntmachung gilt als noch nicht erschienen."))
        return
    day, medium = typed["announced_on"], typed["medium"]
    record_announcement(pk, what, announced_on=day, medium=medium, **said)
    messages.success(request, _("Die Bekanntmachung ist eingetragen."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def announced(request: SignedInRequest, pk: int, announced_word: str) -> HttpResponse:
    """Record when and where something of the lists was announced, or correct that."""
    election = election_led(request, pk)
    what = WORDS.get(announced_word)
    if what is None:
        raise Http404("nothing of the lists is announced under this word")
    known = announcing(election, what)
    form = ListAnnouncementForm(
        request.POST if request.method == "POST" else None,
        is_correction=known.row is not None,
        initial={"announced_on": known.row.announced_on, "medium": known.row.medium}
        if known.row
        else {},
    )
    back = reverse("elections:lists", args=[pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            _record(pk, what, form.cleaned_data, request)
            return redirect(back)
    citation, rule_id = NORMS[what]
    titles = {
        Announced.CALL: _("Bekanntmachung: Aufforderung zu Wahlvorschlägen"),
        Announced.ADMITTED: _("Bekanntmachung: zugelassene Wahlvorschläge"),
    }
    context = {
        "election": election,
        "form": form,
        "title": titles[what],
        "note": _("Spätestens am %(day)s.") % {"day": date_format(known.due, "d.m.Y")},
        "submit": _("Bekanntmachung eintragen"),
        "citation": citation,
        "rule_id": rule_id,
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
