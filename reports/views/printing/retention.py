"""The register at the end of its time: how long it is kept, what goes, what stays (R-RET-01)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.register.retention import hold_register, kept_register, lift_hold, open_hold
from elections.forms.course.steps import ConfirmForm
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.register.retention import keep_until, refusal_to_erase
from elections.models.register.imports import (
    RegisterErasure,
)
from elections.views.fetching import determines, election_determined, election_led
from municipalities.actions.jobs import ENDED, cancel_job
from municipalities.law.basis import with_overrides
from municipalities.messages import detail_text
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into
from reports.actions.printing.retention import (
    KINDS,
    erasing_job,
    open_objections,
    request_erasing,
    what_would_go,
)
from reports.forms import HoldForm
from reports.views.printing.orders import job_progress
from reports.views.result.protocol import HtmxRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: HtmxRequest, pk: int) -> HttpResponse:
    """Show until when the register is kept; have it deleted when its time has come."""
    posted = request.method == "POST"
    fetch = election_determined if posted else election_led
    election = fetch(request, pk)
    job, page = erasing_job(election), reverse("reports:retention", args=[pk])
    if request.htmx and job is not None:
        return job_progress(request, job, _("Löschen des Wählerverzeichnisses"), page)
    form = ConfirmForm(request.POST if posted else None)
    today = timezone.localdate()
    if posted and form.is_valid():
        with refusals_into(form):
            if "cancel" in request.POST and job is not None:
                cancel_job(job.pk, now=timezone.now())
            else:
                request_erasing(pk, now=timezone.now(), actor=request.user)
            return redirect(page)
    assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
    kept = kept_register(election, under_review=open_objections(pk))
    refusal = refusal_to_erase(kept, today, assumptions)
    erasure = RegisterErasure.objects.filter(election=election).select_related("erased_by").first()
    counts = erasure.counts if erasure else what_would_go(election)
    context = {
        "election": election,
        "form": form,
        "job": job if erasure is None else None,
        "is_busy": job is not None and job.state not in ENDED,
        "keep_until": keep_until(election.day, assumptions.register_kept_months),
        "months": assumptions.register_kept_months,
        "erasure": erasure,
        "hold": open_hold(election),
        "refusal": explained(refusal, request, {"election": election}) if refusal else "",
        "may_determine": determines(request, election),
        "counts": [(detail_text(kind), counts[kind]) for kind in KINDS if kind in counts],
        "total": sum(counts.values()),
        "consequences": [
            _("Alle Personen des Wählerverzeichnisses und der Wahlscheine sind gelöscht."),
            _("Die Ergebnisse der Unterstützungsunterschriften sind gelöscht; die Zahlen bleiben."),
            _("Gedruckte Briefe und Verzeichnisse lassen sich nicht mehr herunterladen."),
            _("Tag, Person und Zahl der gelöschten Zeilen bleiben als Nachweis stehen."),
        ],
    }
    return answer(request, "reports/printing/retention.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retention_hold(request: SignedInRequest, pk: int) -> HttpResponse:
    """Suspend deleting the register, or take that back."""
    election = election_determined(request, pk)
    back = reverse("reports:retention", args=[pk])
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    hold = open_hold(election)
    form = ConfirmForm(data) if hold else HoldForm(data)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            if hold:
                lift_hold(pk, today=today, actor=request.user)
                messages.success(request, _("Die Aussetzung ist aufgehoben."))
            else:
                hold_register(pk, today=today, actor=request.user, **form.cleaned_data)
                messages.success(request, _("Das Löschen ist ausgesetzt."))
            return redirect(back)
    title = _("Aussetzung aufheben") if hold else _("Löschen aussetzen")
    context = {
        "election": election,
        "form": form,
        "title": title,
        "submit": title,
        "note": _("Ausgesetzt ist es wegen: %(reason)s") % {"reason": hold.reason}
        if hold
        else _(
            "Läuft eine Wahlprüfung oder ein Strafverfahren, wird das Verzeichnis länger gebraucht."
        ),
        "citation": "§ 112 KWO",
        "rule_id": "R-RET-01",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
