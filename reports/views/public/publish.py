"""The result becomes public, and the day of its official announcement is entered."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.law.result.result import Result
from ballots.law.term.objections import objection_deadline
from ballots.views.result.explained import explained, named_lots
from ballots.views.term.members import typed
from elections.law.course.phases import Phase
from elections.views.fetching import (
    determines,
    election_determined,
    election_read_or_determined,
)
from municipalities.law.basis import Rule
from municipalities.messages import spoken
from municipalities.models.proof import is_proven, with_proof
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.public.announcement import announce_result
from reports.actions.public.publication import publish_result
from reports.forms import AnnouncementForm, PublishForm
from reports.messages.public.refusals import ResultAnnouncementRule

ABOUT_THE_DAY: Mapping[Rule, str] = {ResultAnnouncementRule.DAY_OUT_OF_RANGE: "announced_on"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show exactly what will be public, and publish it after confirmation."""
    election = election_determined(request, pk)
    form = PublishForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, ABOUT_THE_DAY):
            _publish(request, pk, form)
            return redirect("reports:publish", pk)  # the public page cannot show the message
    determination = election.determinations.first()
    ready = election.current_phase is Phase.DETERMINED and determination is not None
    # Only what the snapshot will carry, without what only the office sees.
    shown = Result.from_json(determination.result().as_json()) if ready and determination else None
    publications = list(with_proof(election.publications.defer("snapshot")))
    publication = publications[0] if publications else None
    context = {
        "election": election,
        "form": form,
        "result": shown,
        "lots": named_lots(shown) if shown else [],
        "sentences": explained(shown) if shown else [],
        "has_protocol": bool(determination and determination.documents.exists()),
        "is_published": election.current_phase is Phase.PUBLISHED,
        "announced": publication.announcements.in_force() if publication else None,
        "is_shown": all(map(is_proven, publications)),
        "consequences": [
            _("Jeder Mensch kann das Ergebnis auf den öffentlichen Seiten lesen."),
            _("Die Fassung bleibt stehen. Eine Berichtigung wird eine neue Fassung."),
            _("Die Einspruchsfrist beginnt mit der öffentlichen Bekanntmachung, nicht hier."),
        ],
        "undo": _(
            "Zurücknehmen lässt sie sich nicht, berichtigen schon: Die Wahlleitung beginnt eine "
            "Berichtigung, mit Grund."
        ),
    }
    return answer(request, "reports/public/publish.html", context)


def _publish(request: SignedInRequest, pk: int, form: PublishForm) -> None:
    today, announced_on = timezone.localdate(), form.cleaned_data["announced_on"]
    with transaction.atomic():
        publication = publish_result(pk, published_on=today, actor=request.user)
        if announced_on:
            announce_result(
                pk,
                announced_on=announced_on,
                medium=form.cleaned_data["medium"],
                today=today,
                actor=request.user,
            )
    said = _("Das Ergebnis steht auf den öffentlichen Seiten (%(version)s. Fassung).") % {
        "version": publication.version
    }
    then = (
        _("Einspruch ist bis zum %(day)s möglich.")
        % {"day": spoken(objection_deadline(announced_on))}
        if announced_on
        else _(
            "Tragen Sie den Tag der öffentlichen Bekanntmachung ein, sobald sie erschienen ist: "
            "Mit ihm beginnt die Einspruchsfrist."
        )
    )
    messages.success(request, f"{said} {then}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter or correct when and where the newest result was announced (§ 55 KWO; C-22, C-23)."""
    election = election_read_or_determined(request, pk)
    publication = election.publications.first()
    before = publication.announcements.in_force() if publication else None
    initial = {"announced_on": before.announced_on, "medium": before.medium} if before else {}
    form = AnnouncementForm(typed(request), is_correction=before is not None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, ABOUT_THE_DAY):
            entry = announce_result(
                pk,
                announced_on=form.cleaned_data["announced_on"],
                medium=form.cleaned_data["medium"],
                reason=form.cleaned_data.get("reason", ""),
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(
                request,
                _("Eingetragen. Einspruch ist bis zum %(day)s möglich.")
                % {"day": spoken(objection_deadline(entry.announced_on))},
            )
            return redirect("reports:announcement", pk)
    context = {
        "election": election,
        "form": form,
        "publication": publication,
        "entries": publication.announcements.all() if publication else [],
        "last_day": objection_deadline(before.announced_on) if before else None,
        "is_published": election.current_phase is Phase.PUBLISHED,
        "may_determine": determines(request, election),
    }
    return answer(request, "reports/public/announcement.html", context)
