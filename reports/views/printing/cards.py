"""Wahlscheine on paper: what is open to print, each run with its files, one card once more."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.cards.dispatch import post_run, take_back_posting
from elections.forms.cards.cards import NotGoneForm
from elections.forms.course.steps import ConfirmForm
from elections.models import Election
from elections.models.cards.dispatch import CardDispatch, has_left
from elections.models.cards.prints import (
    CardPrint,
    CardPrintFile,
    CardPrintRun,
    open_to_print,
    posted_together,
)
from elections.views.fetching import election_led
from municipalities.actions.integrity import check_proven
from municipalities.actions.jobs import ENDED
from municipalities.law.basis import Rule
from municipalities.models.proof import with_proof
from municipalities.views.acting import SignedInRequest, answer, explained, refusals_into
from reports.actions.printing.card_changes import ChangedCard, changed_since_print
from reports.actions.printing.card_list import card_list_facts, card_list_table
from reports.actions.printing.card_papers import labels_facts, leaflet_facts
from reports.actions.printing.cards import (
    job_of,
    print_card,
    print_open_cards,
    print_run_again,
    request_file,
)
from reports.actions.printing.ready import card_refusal
from reports.dashboard.spreadsheet import CSV_TYPE, csv_file
from reports.forms import LabelsForm, SecondPrintForm
from reports.messages.printing.cards import CardPrintRule
from reports.pdf.printing.card_list import render_card_list
from reports.pdf.printing.labels import render_labels
from reports.pdf.printing.postal_leaflet import render_leaflet
from reports.views.fetching import card_of, card_run_of
from reports.views.papers import pdf
from reports.views.result.protocol import HtmxRequest

NOT_GONE_ID = "id_back_%s"
"""The page of a run asks for two reasons: each field has its own name for those who listen."""

REASONS: dict[Rule, str] = {
    CardPrintRule.PRINTED_BEFORE: "reason",
    CardPrintRule.REASON_MISSING: "reason",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def card_printing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which Wahlscheine are open to print and what was printed; print all open ones."""
    election = election_led(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            run = print_open_cards(pk, now=timezone.now(), actor=request.user)
            return _to_the_files(request, run)
    context = {
        "election": election,
        "form": form,
        "open_count": open_to_print(election).count(),
        "printed_count": election.polling_cards.filter(prints__isnull=False).distinct().count(),
        "runs": election.card_print_runs.with_counts()
        .select_related("ordered_by", "file")
        .defer("file__content", "said"),
        **_changed(election),
        "not_ready": _not_ready(request, election),
    }
    return answer(request, "reports/printing/cards.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def card_run(request: HtmxRequest, pk: int, run_pk: int) -> HttpResponse:
    """Show one run with its files; make a missing file, or print the whole run once more."""
    election = election_led(request, pk)
    run = card_run_of(election, run_pk)
    form = _run_form(request)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, REASONS):
            return _acted(request, run, form.cleaned_data.get("reason", ""))
    made = CardPrintFile.objects.filter(run=run).defer("content").first()
    job = job_of(run) if made is None else None
    under_way = job is not None and job.state not in ENDED
    context = {
        "election": election,
        "run": run,
        "form": form,
        "made": made,
        "job": job,
        "under_way": under_way,
        "labels": LabelsForm(initial={"ab": 1}),
        "prints": run.prints.select_related("card__invalidation"),
        "second": form if "again" in request.POST else SecondPrintForm(),
        "to_send": run.prints.filter(card__invalidation=None).count(),
        "left_out": made.left_out if made else [],
        "invalid": [
            str(one.card)
            for one in run.prints.filter(card__invalidation__isnull=False).select_related("card")
            if made is None or str(one.card) not in made.left_out
        ],
        "not_left": run.prints.filter(card__invalidation=None).exclude(has_left("card")).count(),
        "posted": posted_together(run).count(),
        "not_gone": form if "back" in request.POST else NotGoneForm(auto_id=NOT_GONE_ID),
        "url": reverse("reports:card_run", args=[pk, run_pk]),
    }
    if request.htmx and job is not None:
        response = render(request, "reports/printing/card_progress.html", context)
        if not under_way:
            response["HX-Refresh"] = "true"
        return response
    return answer(request, "reports/printing/card_run.html", context)


@login_required
@require_safe
def card_file(request: SignedInRequest, pk: int, run_pk: int) -> HttpResponse:
    """Hand out the Wahlscheine of a run exactly as they were made."""
    run = card_run_of(election_led(request, pk), run_pk)
    made = get_object_or_404(with_proof(CardPrintFile.objects.all()), run=run)
    check_proven(made, run.election.municipality)
    return pdf(bytes(made.content), f"wahlscheine-{_place(run.election)}-{run.number}.pdf")


@login_required
@require_safe
def card_labels(request: SignedInRequest, pk: int, run_pk: int) -> HttpResponse:
    """Hand out the address labels of a run, from the first free label of a sheet on."""
    run = card_run_of(election_led(request, pk), run_pk)
    form = LabelsForm(request.GET)
    if not form.is_valid():
        raise Http404("no such label")
    content = render_labels(labels_facts(run, first=form.cleaned_data["ab"]))
    return pdf(content, f"etiketten-{_place(run.election)}-{run.number}.pdf")


@login_required
@require_safe
def card_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the Wahlscheinverzeichnis as of today."""
    election = election_led(request, pk)
    facts = card_list_facts(election, as_of=timezone.localdate())
    return pdf(render_card_list(facts), f"wahlscheinverzeichnis-{_place(election)}.pdf")


@login_required
@require_safe
def card_list_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the same list for a spreadsheet."""
    election = election_led(request, pk)
    facts = card_list_facts(election, as_of=timezone.localdate())
    response = HttpResponse(csv_file(card_list_table(facts)), content_type=CSV_TYPE)
    name = f"wahlscheinverzeichnis-{_place(election)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def postal_leaflet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the leaflet for postal voters."""
    election = election_led(request, pk)
    return pdf(render_leaflet(leaflet_facts(election)), f"merkblatt-{_place(election)}.pdf")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def polling_card(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Show when a Wahlschein was printed; print it, or print it once more, which it then says."""
    election = election_led(request, pk)
    card = card_of(election, card_pk)
    prints = CardPrint.objects.filter(card=card).select_related("run__ordered_by")
    sent = request.POST if request.method == "POST" else None
    form = SecondPrintForm(sent) if prints else ConfirmForm(sent)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, REASONS):
            run = print_card(
                card.pk,
                reason=form.cleaned_data.get("reason", ""),
                now=timezone.now(),
                actor=request.user,
            )
            return _to_the_files(request, run)
    context = {
        "election": election,
        "card": card,
        "form": form,
        "prints": prints.order_by("run__number"),
        "is_valid": not hasattr(card, "invalidation"),
        "left": CardDispatch.objects.filter(card=card).standing().last(),
        "not_ready": _not_ready(request, election),
    }
    return answer(request, "reports/printing/card.html", context)


def _not_ready(request: SignedInRequest, election: Election) -> str:
    refusal = card_refusal(election.municipality)
    return explained(refusal, request, {"election": election}) if refusal else ""


def _changed(election: Election) -> dict[str, list[ChangedCard]]:
    """Return the cards that say something else than today: those in the house, those that left."""
    found = changed_since_print(election)
    return {
        "changed": [one for one in found if not one.has_left],
        "changed_gone": [one for one in found if one.has_left],
    }


def _run_form(request: SignedInRequest) -> forms.Form:
    """Return the form behind the button that was pressed; two of them ask for a reason."""
    if "again" in request.POST:
        return SecondPrintForm(request.POST)
    if "back" in request.POST:
        return NotGoneForm(request.POST, auto_id=NOT_GONE_ID)
    return ConfirmForm(request.POST if request.method == "POST" else None)


def _acted(request: SignedInRequest, run: CardPrintRun, reason: str) -> HttpResponse:
    """Do what the button says: posted, not posted, print all once more, make the missing file."""
    now = timezone.now()
    if "back" in request.POST:
        count = take_back_posting(run.pk, reason=reason, now=now, actor=request.user)
        text = ngettext(
            "%(count)s Wahlschein ist wieder als nicht versandt vermerkt.",
            "%(count)s Wahlscheine sind wieder als nicht versandt vermerkt.",
            count,
        )
        messages.success(request, text % {"count": count})
        return redirect("reports:card_run", run.election_id, run.pk)
    if "posted" in request.POST:
        count = post_run(run.pk, on=timezone.localdate(), now=now, actor=request.user)
        text = ngettext(
            "%(count)s Wahlschein ist als zur Post gegeben vermerkt.",
            "%(count)s Wahlscheine sind als zur Post gegeben vermerkt.",
            count,
        )
        messages.success(request, text % {"count": count})
        return redirect("reports:card_run", run.election_id, run.pk)
    if "again" in request.POST:
        run = print_run_again(run.pk, reason=reason, now=now, actor=request.user)
    return _to_the_files(request, run)


def _to_the_files(request: SignedInRequest, run: CardPrintRun) -> HttpResponse:
    """Have the file of a run made, and go where it is handed out."""
    request_file(run, now=timezone.now(), actor=request.user)
    if CardPrintFile.objects.filter(run=run).exists():
        messages.success(request, _("Die Wahlscheine sind fertig."))
    return redirect("reports:card_run", run.election_id, run.pk)


def _place(election: Election) -> str:
    return election.municipality.ags
