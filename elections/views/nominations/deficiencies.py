"""Deficiency letters of a list: which there are, what became of each, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.deficiencies import issue_letter
from elections.forms.nominations.deficiencies import LetterForm
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.findings import is_defect
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED
from elections.models import DeficiencyNotice, Election, Nomination
from elections.models.course.agenda import committee_meets, lists_close
from elections.models.nominations.examining import findings_of
from elections.models.nominations.letters import (
    asked_in,
    defects_to_tell,
    keyed,
    keys_in,
)
from elections.views.fetching import election_led
from elections.views.nominations.examining import closed_text
from municipalities.law.basis import Finding, Rule
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {
    NominationRule.MENDING_PERIOD_IMPOSSIBLE: "until_day",
    NominationRule.LETTER_NAMES_OTHERS: "chosen",
}


def _list_of(election: Election, nomination_pk: int) -> Nomination:
    return get_object_or_404(election.nominations.select_related("election"), pk=nomination_pk)


@login_required
@require_safe
def letters(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show every deficiency letter of a list, the newest first, with what was mended since."""
    election = election_led(request, pk)
    found = _list_of(election, nomination_pk)
    fixed = closed_text(found)
    standing = None
    if found.state() not in DECIDED:
        standing = frozenset(keyed(found, findings_of(found, for_list=True)))
    notices = found.deficiency_notices.select_related("issued_by", "reminds_of").order_by("-pk")
    context = {
        "election": election,
        "nomination": found,
        "fixed": fixed,
        "letters": [(one, asked_in(one, standing)) for one in notices],
        "may_write": not fixed and bool(defects_to_tell(found, timezone.now())),
        "back": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return render(request, "elections/nominations/letters.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_letter(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Choose what a deficiency letter names, and until when it is to be mended."""
    election = election_led(request, pk)
    return _letter(request, election, _list_of(election, nomination_pk), None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: SignedInRequest, pk: int, nomination_pk: int, letter_pk: int) -> HttpResponse:
    """Remind of what a letter named and nobody mended yet, with a new period."""
    election = election_led(request, pk)
    found = _list_of(election, nomination_pk)
    before = get_object_or_404(found.deficiency_notices, pk=letter_pk)
    return _letter(request, election, found, before)


def _letter(
    request: SignedInRequest, election: Election, found: Nomination, before: DeficiencyNotice | None
) -> HttpResponse:
    now, fixed = timezone.now(), closed_text(found)
    told = {} if fixed else defects_to_tell(found, now)
    if before is not None:
        told = {key: told[key] for key in keys_in(before) if key in told}
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        choices=[(key, sentence(one)) for key, one in told.items()],
        initial=_first(election, told, now),
    )
    back = reverse("elections:deficiency_letters", args=[election.pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            issue_letter(
                found.pk,
                chosen=form.cleaned_data["chosen"],
                mend_until=form.mend_until,
                reminds_of=before.pk if before else None,
                now=now,
                actor=request.user,
            )
            messages.success(request, _("Das Schreiben ist erstellt."))
            return redirect(back)
    if not told and not fixed:
        fixed = _("Es gibt nichts, worauf ein Schreiben jetzt hinweisen kann.")
    context = {
        "election": election,
        "form": form,
        "title": _title(found, before),
        "note": _(
            "Die Sätze werden so festgehalten, wie sie hier stehen. Was nur das Wahlamt wissen "
            "darf, etwa über andere Listen, steht in keinem Schreiben."
        ),
        "fixed": fixed,
        "submit": _("Erinnerung erstellen") if before else _("Schreiben erstellen"),
        "citation": "§ 14 KWG",
        "rule_id": "R-LIST-11",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _first(election: Election, told: Mapping[str, Finding], now: datetime) -> dict[str, Any]:
    """Return what the form begins with: the end of submission, or the day of the committee.

    At which hour the committee meets is not known here, so nobody fills it in.
    """
    closes = timezone.localtime(lists_close(election))
    chosen = [key for key, one in told.items() if is_defect(one)]
    if is_in_time(now, closes):
        return {"chosen": chosen, "until_day": closes.date(), "until_time": closes.time()}
    return {"chosen": chosen, "until_day": committee_meets(election)}


def _title(found: Nomination, before: DeficiencyNotice | None) -> str:
    if before is None:
        return _("Mängelschreiben: %(list)s") % {"list": found}
    return _("Erinnerung an das Schreiben vom %(day)s: %(list)s") % {
        "list": found,
        "day": f"{before.issued_on:%d.%m.%Y}",
    }
