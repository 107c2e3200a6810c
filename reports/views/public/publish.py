"""The result becomes public."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.law.result.result import Result
from ballots.views.result.explained import explained, named_lots
from elections.forms.course.steps import ConfirmForm
from elections.law.course.phases import Phase
from elections.views.fetching import election_determined
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.public.publication import publish_result


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show exactly what will be public, and publish it after confirmation."""
    election = election_determined(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            publication = publish_result(pk, published_on=timezone.localdate(), actor=request.user)
            messages.success(
                request,
                _(
                    "Das Ergebnis ist bekannt gemacht (%(version)s. Fassung). Jetzt läuft die "
                    "Einspruchsfrist von zwei Wochen."
                )
                % {"version": publication.version},
            )
            return redirect("reports:publish", pk)  # the public page cannot show the message
    determination = election.determinations.first()
    ready = election.current_phase is Phase.DETERMINED and determination is not None
    # Only what the snapshot will carry, without what only the office sees.
    shown = Result.from_json(determination.result().as_json()) if ready and determination else None
    context = {
        "election": election,
        "form": form,
        "result": shown,
        "lots": named_lots(shown) if shown else [],
        "sentences": explained(shown) if shown else [],
        "has_protocol": bool(determination and determination.documents.exists()),
        "is_published": election.current_phase is Phase.PUBLISHED,
        "consequences": [
            _("Jeder Mensch kann das Ergebnis auf den öffentlichen Seiten lesen."),
            _("Die Fassung bleibt stehen. Eine Berichtigung wird eine neue Fassung."),
            _("Ab heute läuft die Einspruchsfrist von zwei Wochen."),
        ],
        "undo": _(
            "Zurücknehmen lässt sie sich nicht, berichtigen schon: Die Wahlleitung beginnt eine "
            "Berichtigung, mit Grund."
        ),
    }
    return answer(request, "reports/public/publish.html", context)
