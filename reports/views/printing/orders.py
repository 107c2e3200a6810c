"""What is printed from the register: orders and how far they are, and papers drawn at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.forms.course.steps import ConfirmForm
from elections.models.cards.polling_card import CardInvalidation
from elections.models.register.entries import RegisterEntry
from elections.views.fetching import election_led
from municipalities.actions.jobs import ENDED, cancel_job
from municipalities.models import Job
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into
from reports.actions.printing.cancelling import cancel_order, jobs_of, resume_order
from reports.actions.printing.order import told
from reports.actions.printing.orders import NOTICES, REGISTERS, order_job, request_order
from reports.actions.printing.ready import printing_refusal
from reports.models import PrintedPart, PrintOrder, PrintPart
from reports.models.printing.wrong_letters import Cause, count_to_replace
from reports.views.fetching import print_order_of
from reports.views.result.protocol import HtmxRequest


@dataclass(frozen=True, slots=True)
class PartState:
    """One part on the page: made with its size, or the job that makes it."""

    part: PrintPart
    job: Job | None
    size: int | None
    skipped: int = 0

    @property
    def is_made(self) -> bool:
        """Whether the part can be downloaded."""
        return self.size is not None

    @property
    def letters(self) -> int:
        """How many letters or persons it holds, or will hold."""
        return self.part.notices - self.skipped

    @property
    def is_waiting(self) -> bool:
        """Whether a worker will still make it."""
        return not self.is_made and self.job is not None and self.job.state not in ENDED

    @property
    def done(self) -> int:
        """How many of its notices are drawn."""
        if self.is_made:
            return self.part.notices
        return self.job.done if self.job is not None and self.is_waiting else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an order is."""

    states: list[PartState]
    is_cancelled: bool

    @property
    def skipped(self) -> int:
        """How many persons got no letter, because they were struck since the order."""
        return sum(state.skipped for state in self.states)

    @property
    def made(self) -> int:
        """How many parts are made."""
        return sum(state.is_made for state in self.states)

    @property
    def notices(self) -> int:
        """How many notices there are."""
        return sum(state.part.notices for state in self.states)

    @property
    def notices_done(self) -> int:
        """How many of them are drawn."""
        return sum(state.done for state in self.states)

    @property
    def is_complete(self) -> bool:
        """Whether everything is made."""
        return self.made == len(self.states)

    @property
    def under_way(self) -> bool:
        """Whether workers still have something to do."""
        return not self.is_cancelled and any(state.is_waiting for state in self.states)

    @property
    def failed(self) -> int:
        """How many parts failed, so that nobody makes them any more."""
        open_parts = sum(not state.is_made and not state.is_waiting for state in self.states)
        return 0 if self.is_cancelled else open_parts


def progress_of(order: PrintOrder) -> Progress:
    """Return how far each part of an order is."""
    made = {
        pk: (size, len(skipped or ()))
        for pk, size, skipped in order.parts.values_list("pk", "printed__size", "printed__skipped")
    }
    jobs = jobs_of(order)
    parts = order.parts.defer("entries")
    states = [PartState(part, jobs.get(part.pk), *made[part.pk]) for part in parts]
    return Progress(states, hasattr(order, "cancellation"))


def left_out(order: PrintOrder) -> list[RegisterEntry | None]:
    """Return who got no letter, as the register knows them today; None for whoever is erased."""
    lists = PrintedPart.objects.filter(part__order=order).values_list("skipped", flat=True)
    keys = [key for skipped in lists for key in skipped]
    found = RegisterEntry.objects.select_related("district").with_marks().in_bulk(keys)
    return [found.get(key) for key in keys]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def printing(request: HtmxRequest, pk: int) -> HttpResponse:
    """Show what can be printed and what was ordered; ask for the notices or the registers."""
    election = election_led(request, pk)
    job = order_job(election)
    if request.htmx and job is not None:
        return job_progress(request, job, _("Druckauftrag"), reverse("reports:printing", args=[pk]))
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            if "cancel" in request.POST and job is not None:
                cancel_job(job.pk, now=timezone.now())
            else:
                kind = REGISTERS if "registers" in request.POST else NOTICES
                request_order(pk, kind, now=timezone.now(), actor=request.user)
            return redirect("reports:printing", pk)
    orders = election.print_orders.select_related("cancellation")
    refusal = printing_refusal(election.municipality)
    context = {
        "election": election,
        "form": form,
        "job": job if job is not None and job.state != Job.State.DONE else None,
        "is_busy": job is not None and job.state not in ENDED,
        "not_ready": explained(refusal, request, {"election": election}) if refusal else "",
        "wrong": count_to_replace(election),
        "orders": orders.with_progress().order_by("-pk"),
        "entered": RegisterEntry.objects.filter(election=election).standing().count(),
        "unassigned": RegisterEntry.objects.filter(election=election).without_district().count(),
        "told": len(told(election)),
        "sent_entry": election.calendar.filter(code="C-13").first(),
        "districts": election.districts.select_related("closing"),
        "invalid": CardInvalidation.objects.filter(card__election=election).count(),
    }
    return answer(request, "reports/printing/overview.html", context)


def job_progress(request: HtmxRequest, job: Job, title: str, url: str) -> HttpResponse:
    """Answer the part of a page that shows a job; the page is loaded anew when it has ended."""
    context = {"job": job, "title": title, "url": url}
    response = render(request, "components/job.html", context)
    if job.state in ENDED:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_order(request: HtmxRequest, pk: int, order_pk: int) -> HttpResponse:
    """Show how far an order is and hand out its files; ask again for parts that failed."""
    election = election_led(request, pk)
    order = print_order_of(election, order_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            resume_order(order.pk, now=timezone.now(), actor=request.user)
            messages.success(request, _("Die fehlenden Teile werden noch einmal gedruckt."))
            return redirect("reports:print_order", pk, order_pk)
    progress = progress_of(order)
    context = {
        "election": election,
        "order": order,
        "form": form,
        "progress": progress,
        "causes": [Cause(cause).label for cause in order.facts.get("causes", ())],
        "without_address": order.without_address,
        "skipped": left_out(order) if progress.skipped else [],
    }
    if request.htmx:
        response = render(request, "reports/printing/progress.html", context)
        if not progress.under_way:
            response["HX-Refresh"] = "true"
        return response
    return answer(request, "reports/printing/order.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_cancel(request: SignedInRequest, pk: int, order_pk: int) -> HttpResponse:
    """Cancel an order, after saying what that means."""
    election = election_led(request, pk)
    order = print_order_of(election, order_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            cancel_order(order.pk, now=timezone.now(), actor=request.user)
            messages.success(request, _("Der Druckauftrag ist verworfen."))
            return redirect("reports:print_order", pk, order_pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Druckauftrag verwerfen"),
        "submit": _("Druckauftrag verwerfen"),
        "consequences": _consequences(order),
        "citation": "§ 10 KWO" if order.is_of_letters else "",
        "rule_id": "R-REG-07" if order.is_of_letters else "",
        "cancel_url": reverse("reports:print_order", args=[pk, order_pk]),
    }
    return answer(request, "elections/act.html", context)


def _consequences(order: PrintOrder) -> list[str]:
    stops = _("Was noch nicht gedruckt ist, wird nicht gedruckt.")
    if not order.is_of_letters:
        return [stops]
    if order.kind == PrintOrder.Kind.REPLACEMENTS:
        return [
            stops,
            _("Für diese Personen gilt wieder der frühere Brief, und der ist falsch."),
            _("Haben Sie die neuen Briefe schon verschickt, verwerfen Sie den Auftrag nicht."),
        ]
    return [
        stops,
        _("Ein neuer Auftrag druckt wieder für alle Personen, auch für die dieses Auftrags."),
        _("Haben Sie die Briefe schon verschickt, bekommen diese Personen dann zwei."),
    ]
