"""Support signatures of a list: what is needed, what came in, forms, and the exemption."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.exemption import Represented, decide_exemption
from elections.actions.nominations.opened import BEFORE_ADMISSION
from elections.actions.nominations.support import issue_forms, take_back_forms
from elections.forms.nominations.support import ExemptionForm, FormsSlipForm, IssuedFormsForm
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.nominations.admission import SIGNATURES_PER_SEAT
from elections.law.nominations.states import DECIDED
from elections.law.nominations.support import SupportRule
from elections.models import Election, Nomination, SignatureErasure
from elections.models.nominations.needed import (
    NeededSignatures,
    needed_signatures,
    represented_by,
    running_body,
)
from elections.models.nominations.signers import signed_again
from elections.models.nominations.support import counts_of, signatures_of
from elections.views.fetching import election_led
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import Body
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest, answer, refusals_into


def takes_signatures(election: Election, found: Nomination) -> bool:
    """Whether signatures of a list may still be looked up."""
    return election.current_phase in BEFORE_ADMISSION and found.state() not in DECIDED


@login_required
@require_safe
def support(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show how many support signatures a list needs and has; of whom, no page says (R-DP-05)."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    needed = needed_signatures(found)
    erasure = SignatureErasure.objects.filter(election=election).first()
    counted = counts_of(found)
    exemptions = found.exemptions.select_related("decided_by").order_by("-pk")
    assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
    context = {
        "election": election,
        "nomination": found,
        "needed": needed,
        "per_seat": SIGNATURES_PER_SEAT,
        "valid": counted.valid,
        "missing": max(0, needed.number - counted.valid),
        "of_represented": assumptions.signatures_of_represented_groups,
        "counts": [(word(one), number) for one, number in counted.in_order],
        "looked_up": counted.all,
        "signed_again": signed_again(found),
        "erasure": erasure,
        "exemptions": [(one, represented_by(one)) for one in exemptions],
        "forms": found.support_forms.select_related("issued_by"),
        "issued": found.support_forms.aggregate(issued=Sum("count"))["issued"] or 0,
        "is_open": takes_signatures(election, found),
        **_body(election),
    }
    return answer(request, "elections/nominations/support.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def exemption(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Decide whether the group of a list is represented, for the first time or anew."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    body = _body(election)
    stands = found.exemptions.last()
    seats = ("in_council", "in_landtag", "in_bundestag", "evidence")
    form = ExemptionForm(
        request.POST if request.method == "POST" else None,
        had_commission=body["had_commission"],
        initial={name: getattr(stands, name) for name in seats} if stands else None,
    )
    back = reverse("elections:support", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            said = Represented(**{name: form.cleaned_data[name] for name in seats})
            decide_exemption(found.pk, said, now=timezone.now(), actor=request.user)
            messages.success(request, _needed_text(needed_signatures(found)))
            return redirect(back)
    context = {
        "election": election,
        "nomination": found,
        "form": form,
        "back": back,
        **body,
    }
    return answer(request, "elections/nominations/exemption.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def issued_forms(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Write down official forms that a group got."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    form = IssuedFormsForm(
        request.POST if request.method == "POST" else None,
        initial={"issued_on": timezone.localdate()},
    )
    back = reverse("elections:support", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {SupportRule.TOO_MANY_FORMS: "count"}):
            made = issue_forms(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _issued_text(made.count))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Formblätter ausgeben: %(list)s") % {"list": found},
        "note": _("Die amtlichen Formblätter sind kostenfrei und nennen den Namen der Gruppe."),
        "submit": _("Ausgabe eintragen"),
        "citation": "§ 23 Abs. 2 KWO",
        "rule_id": "R-LIST-08",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back_issued(
    request: SignedInRequest, pk: int, nomination_pk: int, issue_pk: int
) -> HttpResponse:
    """Take back a row of forms that was entered by a slip."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    made = get_object_or_404(found.support_forms, pk=issue_pk)
    form = FormsSlipForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:support", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_forms(made.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Ausgabe ist zurückgenommen."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Ausgabe zurücknehmen: %(list)s") % {"list": found},
        "note": _issued_text(made.count),
        "submit": _("Zurücknehmen"),
        "citation": "§ 23 Abs. 2 KWO",
        "rule_id": "R-LIST-08",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def count_text(found: Nomination) -> str:
    """Say how many signatures count, and how many are needed: „41 von 62 nötig“ (R-LIST-06)."""
    counted, needed = signatures_of(found), needed_signatures(found)
    facts = {"valid": counted.valid if counted else 0, "needed": needed.number}
    if needed.represented is None:
        return (
            _("%(valid)s gültig; nötig sind %(needed)s, wenn die Gruppe nicht vertreten ist.")
            % facts
        )
    if needed.number == 0:
        return _("%(valid)s gültig; diese Gruppe braucht keine.") % facts
    return _("%(valid)s von %(needed)s nötig.") % facts


def _body(election: Election) -> dict[str, Any]:
    body = running_body(election)
    return {"had_commission": body is Body.IK, "had_council": body is Body.ABR}


def _needed_text(needed: NeededSignatures) -> str:
    if not needed.number:
        return _("Die Gruppe ist vertreten und braucht keine Unterstützungsunterschriften.")
    return ngettext(
        "Die Liste braucht %(count)s Unterstützungsunterschrift.",
        "Die Liste braucht %(count)s Unterstützungsunterschriften.",
        needed.number,
    ) % {"count": needed.number}


def _issued_text(count: int) -> str:
    return ngettext(
        "%(count)s Formblatt ist ausgegeben.", "%(count)s Formblätter sind ausgegeben.", count
    ) % {"count": count}
