"""A slip in what was entered of a commission: corrected or taken back, or what rests on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.corrections import (
    ENTRIES,
    correct_entry,
    newest_correction,
    take_back_entry,
)
from municipalities.actions.commission.rests import Asked
from municipalities.forms.commission.corrections import ENTRY_FORMS, TakeBackForm
from municipalities.law.basis import Rule, RuleViolation
from municipalities.law.commission.corrections import EntryKind
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import word
from municipalities.messages.commission.corrections import (
    CORRECT_NOTES,
    LETTER_STAYS,
    TAKE_BACK_NOTES,
)
from municipalities.models import Commission
from municipalities.models.commission.letters import appointments_issued
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into
from municipalities.views.commission.corrections_shown import about, shown
from municipalities.views.commission.reading import framed
from municipalities.views.fetching import commission_led

SLUGS: dict[str, EntryKind] = {
    "bildung": EntryKind.FORMATION,
    "mitglied": EntryKind.MEMBER,
    "ausscheiden": EntryKind.LEAVING,
    "mitvorsitz": EntryKind.CO_CHAIR,
    "sitzung": EntryKind.MEETING,
    "ergebnis": EntryKind.OUTCOME,
    "bericht": EntryKind.REPORT,
}
"""The kinds of entry as addresses name them."""

PAGES: dict[EntryKind, str] = {
    EntryKind.MEETING: "municipalities:meetings",
    EntryKind.OUTCOME: "municipalities:meetings",
    EntryKind.REPORT: "municipalities:annual_report",
}
"""Where an entry stands, if that is not the overview."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, entry: str, row_pk: int) -> HttpResponse:
    """Correct an entry, or say what rests on it and what helps."""
    commission, kind, row = _entry(request, pk, entry, row_pk)
    fixed = _fixed(commission, kind, row)
    form = ENTRY_FORMS[kind](
        request.POST if request.method == "POST" else None,
        row=row,
        fixed=fixed,
        initial={"seen": newest_correction(kind, row_pk)},
        **({"has_letter": _has_letter(kind, row)} if kind is EntryKind.MEMBER else {}),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, _beside(form)):
            typed = _typed(request, form) | {"letter_void": form.voids_letter}
            correct_entry(kind, commission.pk, row_pk, form.values(), **typed)
            messages.success(request, _("Der Eintrag ist berichtigt."))
            return redirect(_page(kind, commission))
    everything = not set(ENTRIES[kind].fields) - set(fixed) and not form.is_bound
    return _answer(
        request,
        commission,
        kind,
        row,
        form=None if everything else form,
        # The form itself shows what can still be corrected.
        stands=shown(kind, row) if fixed else about(kind, row),
        fixed=list(fixed.values()),
        note=CORRECT_NOTES[kind],
        title=_("Berichtigen"),
        submit=_("Berichtigen"),
        other=(_("Eintrag ganz zurücknehmen"), "municipalities:commission_take_back", entry),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, entry: str, row_pk: int) -> HttpResponse:
    """Take an entry back, or say what rests on it and what helps."""
    commission, kind, row = _entry(request, pk, entry, row_pk)
    fixed = []
    try:
        ENTRIES[kind].gone(Asked(commission, row, timezone.localdate()))
    except RuleViolation as violation:
        fixed.append(violation)
    form = TakeBackForm(
        request.POST if request.method == "POST" else None,
        initial={"seen": newest_correction(kind, row_pk)},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_entry(kind, commission.pk, row_pk, **_typed(request, form))
            messages.success(request, _("Der Eintrag ist zurückgenommen."))
            return redirect(_page(kind, commission))
    return _answer(
        request,
        commission,
        kind,
        row,
        form=None if fixed and not form.is_bound else form,
        stands=shown(kind, row),
        fixed=[] if form.is_bound else fixed,
        note=TAKE_BACK_NOTES[kind],
        warning=LETTER_STAYS if _has_letter(kind, row) else "",
        title=_("Zurücknehmen"),
        submit=_("Eintrag zurücknehmen"),
        other=(_("Angaben nur berichtigen"), "municipalities:commission_correct", entry),
    )


def _entry(
    request: SignedInRequest, pk: int, entry: str, row_pk: int
) -> tuple[Commission, EntryKind, Any]:
    commission = commission_led(request, pk)
    if entry not in SLUGS:
        raise Http404
    kind = SLUGS[entry]
    return commission, kind, get_object_or_404(ENTRIES[kind].rows(commission.pk), pk=row_pk)


def _has_letter(kind: EntryKind, row: Any) -> bool:
    return kind is EntryKind.MEMBER and appointments_issued(row) > 0


def _fixed(commission: Commission, kind: EntryKind, row: Any) -> dict[str, RuleViolation]:
    """Return what of an entry something rests on already, and what that is."""
    found = {}
    for name in ENTRIES[kind].fields:
        try:
            ENTRIES[kind].rests(commission, row, [name])
        except RuleViolation as violation:
            found[name] = violation
    return found


def _typed(request: SignedInRequest, form: forms.Form) -> dict[str, Any]:
    """Return what both acts ask for besides the entry itself."""
    return {
        "reason": form.cleaned_data["reason"],
        "seen": form.cleaned_data["seen"],
        "today": timezone.localdate(),
        "actor": request.user,
    }


def _beside(form: forms.Form) -> dict[Rule, str]:
    """Return beside which field of ``form`` the sentence of a refusal stands."""
    days = ("formed_on", "elected_on", "left_on", "day", "given_on")
    day = next((name for name in days if name in form.fields), None)
    places: dict[Rule, str | None] = {
        CommissionRule.DAY_OUT_OF_RANGE: day,
        CommissionRule.ELECTED_BEFORE_PROPOSAL: day,
        CommissionRule.MEETING_EXISTS: day,
        CommissionRule.SITS_ALREADY: "given_name",
        CommissionRule.RESTS_LETTER: "letter_void",
        CommissionRule.MEETING_AHEAD: "held",
        CommissionRule.PRESENT_OUT_OF_RANGE: "present",
        CommissionRule.YEAR_OUT_OF_RANGE: "year",
        CommissionRule.REPORT_EXISTS: "year",
    }
    return {rule: name for rule, name in places.items() if name in form.fields and name}


def _page(kind: EntryKind, commission: Commission) -> str:
    return reverse(PAGES.get(kind, "municipalities:commission"), args=[commission.pk])


def _answer(
    request: SignedInRequest,
    commission: Commission,
    kind: EntryKind,
    row: Any,
    *,
    fixed: list[RuleViolation],
    other: tuple[str, str, str],
    **more: Any,
) -> HttpResponse:
    text, page, slug = other
    context = framed(
        request,
        commission,
        thing=word(kind),
        other=text,
        other_url=reverse(page, args=[commission.pk, slug, row.pk]),
        cancel_url=_page(kind, commission),
        **more,
    )
    said = [explained(violation, request, context) for violation in fixed]
    context["fixed"] = list(dict.fromkeys(said))
    return answer(request, "municipalities/commission/correction.html", context)
