"""The closing of the register of one Wahlbezirk: counted from its entries, or typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.register.closing import (
    close_district,
    close_register,
    correct_typed_closing,
)
from elections.forms.register.closing import (
    FIGURES,
    ClosingCorrectionForm,
    ClosingForm,
    CountedClosingForm,
)
from elections.law.register.closing import RegisterCounts, check_typed_correctable
from elections.models import District, Election
from elections.models.cards.standing import certified, counted, open_points
from elections.models.register.entries import RegisterClosing, RegisterEntry
from elections.views.fetching import determines, district_of, election_led
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Close the register of one Wahlbezirk, or show what was certified."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    closing = RegisterClosing.objects.filter(district=found).first()
    if closing is not None and request.method != "POST":
        return _closed(request, election, found, closing)
    if RegisterEntry.objects.filter(district=found).exists():
        return _counted(request, election, found)
    return _typed(request, election, found)


def _closed(
    request: SignedInRequest, election: Election, found: District, closing: RegisterClosing
) -> HttpResponse:
    context = {
        "election": election,
        "district": found,
        "closing": closing,
        "figures": certified(closing),
        "corrections": closing.corrections.select_related("corrected_by"),
        "is_typed": not RegisterEntry.objects.filter(district=found).exists(),
        "fixed": _fixed(election, found),
    }
    return answer(request, "elections/register/closing.html", context)


def _fixed(election: Election, found: District) -> str:
    """Say why the figures of a closing are fixed; empty while a slip in them can be corrected."""
    is_counted = RegisterEntry.objects.filter(district=found).exists()
    try:
        check_typed_correctable(election.current_phase, is_counted=is_counted)
    except RuleViolation as violation:
        return sentence(violation)
    return ""


def _counted(request: SignedInRequest, election: Election, found: District) -> HttpResponse:
    points = open_points(election)
    form = CountedClosingForm(
        request.POST if request.method == "POST" else None,
        initial={"closed_on": timezone.localdate()},
        may_override=determines(request, election),
        has_open_points=bool(points),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            closing = close_district(
                found.pk,
                closed_on=form.cleaned_data["closed_on"],
                acknowledged=form.cleaned_data.get("acknowledged", False),
                override_reason=form.cleaned_data.get("override_reason", ""),
                actor=request.user,
            )
            return _done(request, election, found, closing)
    context = _context(election, found, form) | {
        "counts": counted(found),
        "points": points,
        "consequences": [
            _("Die gezählten Werte werden beurkundet: A = A1 + A2 + A3."),
            _("Danach ändern nur noch späte Wahlscheine die Zahlen."),
            _("Wer danach stirbt oder wegzieht, bekommt nur einen Vermerk."),
        ],
    }
    return answer(request, "elections/register/closing_counted.html", context)


def _typed(request: SignedInRequest, election: Election, found: District) -> HttpResponse:
    form = ClosingForm(
        request.POST if request.method == "POST" else None,
        initial={"closed_on": timezone.localdate()},
        may_override=determines(request, election),
    )
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        closed_on, reason = entered.pop("closed_on"), entered.pop("override_reason", "")
        with refusals_into(form):
            closing = close_register(
                found.pk,
                RegisterCounts(**entered),
                closed_on=closed_on,
                override_reason=reason,
                actor=request.user,
            )
            return _done(request, election, found, closing)
    context = _context(election, found, form) | {
        "consequences": [
            _("A = A1 + A2 + A3 gilt als Zahl der Wahlberechtigten dieses Wahlbezirks."),
            _("Danach lässt sich niemand mehr eintragen."),
        ],
        "undo": _(
            "Verschriebene Zahlen lassen sich mit einem Grund berichtigen, bis das Ergebnis "
            "festgestellt ist."
        ),
    }
    return answer(request, "elections/act.html", context)


def _context(election: Election, found: District, form: Any) -> dict[str, Any]:
    return {
        "election": election,
        "district": found,
        "form": form,
        "title": _("Wählerverzeichnis abschließen: %(district)s") % {"district": found},
        "submit": _("Verzeichnis abschließen"),
        "citation": "§ 15 KWO",
        "rule_id": "C-18",
        "cancel_url": reverse("elections:register", args=[election.pk]),
    }


def _done(
    request: SignedInRequest, election: Election, found: District, closing: RegisterClosing
) -> HttpResponse:
    text = _("Wahlbezirk %(district)s ist abgeschlossen: %(total)s Wahlberechtigte.")
    messages.success(request, text % {"district": found, "total": closing.total})
    return redirect("elections:register", pk=election.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Correct typed figures of a closing, with a reason, until a determination rests on them."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    closing = RegisterClosing.objects.filter(district=found).first()
    if closing is None:
        # Nothing is certified yet: the page that closes it says so.
        return redirect("elections:close_register", pk=pk, district_pk=found.pk)
    known = certified(closing)
    form = ClosingCorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(known, name) for name in FIGURES},
    )
    back = reverse("elections:close_register", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            counts = RegisterCounts(*(form.cleaned_data[name] for name in FIGURES))
            correct_typed_closing(
                found.pk,
                counts,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Die Zahlen des Abschlusses sind berichtigt."))
            return redirect(back)
    context = _context(election, found, form) | {
        "title": _("Abschluss berichtigen: %(district)s") % {"district": found},
        "note": _("Der Abschluss bleibt stehen; die Berichtigung steht mit ihrem Grund dabei."),
        "fixed": _fixed(election, found),
        "submit": _("Zahlen berichtigen"),
        "rule_id": "R-REG-11",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
