"""One municipality: its body, what is due, and the facts behind it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.law.gremium import BodyStanding, NextStep
from municipalities.messages import rule_text, word
from municipalities.models import Municipality, Term
from municipalities.models.regions import model_region_of
from municipalities.models.standing import Standing, standings
from municipalities.models.timeline import decisions_of, timeline
from municipalities.views.acting import SignedInRequest
from municipalities.views.directory import TONES


@login_required
@require_safe
def detail(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show one municipality; what is due next stands on top."""
    seen = Municipality.objects.seen_by(request.user).select_related("kreis")
    municipality = get_object_or_404(seen, ags=ags)
    term = Term.objects.first()
    may_lead = Municipality.objects.led_by(request.user).filter(pk=municipality.pk).exists()
    may_audit = Municipality.objects.audited_by(request.user).filter(pk=municipality.pk).exists()
    context = {
        "municipality": municipality,
        "term": term,
        "may_lead": may_lead,
        "may_audit": may_audit,
        "decisions": decisions_of(municipality),
        "counts": municipality.resident_counts.all(),
        "known_bodies": municipality.known_bodies.all(),
        "past_elections": municipality.past_elections.all(),
        "model_region": model_region_of(municipality),
        "elections": municipality.elections.all(),
    }
    if term is not None:
        context |= _standing(municipality, term, may_lead=may_lead)
    return render(request, "municipalities/detail.html", context)


@login_required
@require_safe
def course(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show what is known of a municipality, term by term."""
    seen = Municipality.objects.seen_by(request.user).select_related("kreis")
    municipality = get_object_or_404(seen, ags=ags)
    context = {"municipality": municipality, "chapters": timeline(municipality)}
    return render(request, "municipalities/timeline.html", context)


def _standing(municipality: Municipality, term: Term, *, may_lead: bool) -> dict[str, Any]:
    today = timezone.localdate()
    one = Municipality.objects.filter(pk=municipality.pk)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    row: Standing = standings(one, term, today=today, overrides=overrides)[0]
    return {
        "standing": row,
        "state": word(row.body.state),
        "tone": TONES[row.body.state],
        "reason": rule_text(row.body.rule_id),
        "decision": decisions_of(municipality).filter(term=term).first(),
        "next_step": _next_step(municipality, term, row.body, may_lead=may_lead),
        "today": today,
    }


def _who(step: NextStep) -> str:
    return {
        NextStep.STATE_RESIDENTS: _("Wahlamt"),
        NextStep.DECIDE_BODY: _("Gemeindevertretung"),
        NextStep.HOLD_ELECTION: _("Wahlleitung"),
        NextStep.FORM_COMMISSION: _("Gemeinde"),
    }[step]


def _next_step(
    municipality: Municipality, term: Term, body: BodyStanding, *, may_lead: bool
) -> dict[str, Any] | None:
    """Return what the component ``next_step`` shows; None when nothing is due."""
    if body.next_step is None:
        return None
    today = timezone.localdate()
    url, action = _way(municipality, term, body.next_step, may_lead=may_lead)
    return {
        "title": word(body.next_step),
        "who": _who(body.next_step),
        "by": date_format(body.due, "l, j. F Y") if body.due else _("Das Gesetz nennt keinen Tag"),
        "state": "overdue" if body.due and body.due < today else "",
        "citation": body.norm,
        "rule_id": body.rule_id,
        "url": url,
        "action": action,
    }


def _way(
    municipality: Municipality, term: Term, step: NextStep, *, may_lead: bool
) -> tuple[str, str]:
    """Return the address where a step is taken and the words on its button."""
    election = municipality.elections.filter(term=term).first()
    if step is NextStep.HOLD_ELECTION and election is not None:
        return reverse("elections:detail", args=[election.pk]), _("Zur Wahl")
    if not may_lead:
        return "", ""
    if step is NextStep.STATE_RESIDENTS:
        return reverse("municipalities:residents", args=[municipality.ags]), _("Zahl eintragen")
    if step is NextStep.HOLD_ELECTION and municipality.decisions.filter(term=term).exists():
        return reverse("elections:set_up", args=[municipality.ags, term.pk]), _("Wahl anlegen")
    return reverse("municipalities:decide", args=[municipality.ags]), _("Entscheidung eintragen")
