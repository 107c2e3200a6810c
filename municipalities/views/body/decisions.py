"""The council's choice of a body, as a town hall records it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.body.decisions import decide_body
from municipalities.actions.body.papers import attach_document
from municipalities.files.papers import read_upload
from municipalities.forms.body.decisions import DecisionForm
from municipalities.law.basis import Rule
from municipalities.law.body.gremium import Body
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.terms import last_start
from municipalities.models import Term
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.body.papers import DOCUMENT_FIELDS
from municipalities.views.fetching import chosen_term, municipality_led

DECISION_FIELDS: dict[Rule, str] = {
    BodyRule.SEATS_OUT_OF_RANGE: "seats",
    BodyRule.DECISION_IN_FUTURE: "decided_on",
    BodyRule.DECISION_AFTER_ELECTION_DAY: "decided_on",
    BodyRule.ELECTION_UNDER_WAY: "term",
}


def _decided(body: Body, term: Term, today: date) -> str:
    """Return what was entered, and what comes next."""
    done = _("Die Entscheidung für die Wahlzeit %(term)s ist eingetragen.") % {"term": term}
    if body is Body.IK:
        onward = _("Als Nächstes bildet die Gemeinde die Integrations-Kommission.")
    elif today > term.election_day:
        onward = _("Als Nächstes tragen Sie ein, ob der Ausländerbeirat gewählt wurde.")
    else:
        onward = _("Als Nächstes legen Sie die Wahl an.")
    return f"{done} {onward}"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, ags: str) -> HttpResponse:
    """Enter the council's resolution on the body; a correction is one more entry."""
    municipality = municipality_led(request, ags)
    term, newest = chosen_term(request), municipality.decisions.first()
    form = DecisionForm(
        request.POST or None,
        request.FILES or None,
        initial={"term": term, "seen": newest.pk if newest else 0},
    )
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        body = Body(entered["body"])
        # A refused document rolls the decision back, so that nobody believes it is attached.
        with refusals_into(form, DECISION_FIELDS | DOCUMENT_FIELDS), transaction.atomic():
            decision = decide_body(
                municipality,
                entered["term"],
                body=body,
                seats=entered["seats"],
                in_statute=entered["in_statute"],
                decided_on=entered["decided_on"],
                resolution=entered["resolution"],
                today=timezone.localdate(),
                actor=request.user,
                seen=entered["seen"],
            )
            if upload := entered["document"]:
                attach_document(
                    decision.pk,
                    name=upload.name,
                    content=read_upload(upload),
                    actor=request.user,
                )
            messages.success(request, _decided(body, entered["term"], timezone.localdate()))
            return redirect("municipalities:detail", ags=ags)
    term = _asked(form, term)
    context = {
        "municipality": municipality,
        "form": form,
        "term": term,
        "earlier": municipality.decisions.filter(term=term).first() if term else None,
        **_late(term, timezone.localdate()),
    }
    return answer(request, "municipalities/body/decide.html", context)


def _asked(form: DecisionForm, term: Term | None) -> Term | None:
    """Return the Wahlzeit that a refused page is about: the one chosen in the form."""
    return form.cleaned_data.get("term", term) if form.is_bound else term


def _late(term: Term | None, today: date) -> dict[str, Any]:
    """Return what the calendar of ``term`` no longer allows (R-BODY-06, C-02)."""
    if term is None:
        return {}
    call = last_start(term.election_day)
    is_over = today > term.election_day
    return {"is_over": is_over, "called_until": call if call < today and not is_over else None}
