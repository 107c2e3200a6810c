"""What became of an election that this product did not accompany."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.body.outcome import newest_rows, record_outcome
from municipalities.forms.body.decisions import OutcomeForm
from municipalities.law.basis import Rule
from municipalities.law.body.outcome import FAILED, Outcome, Told
from municipalities.law.body.rules import BodyRule
from municipalities.models import Term
from municipalities.models.body.happened import course_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import municipality_led

OUTCOME_FIELDS: dict[Rule, str] = {
    BodyRule.OUTCOME_DAY_IMPOSSIBLE: "on",
    BodyRule.OUTCOME_EXCEEDS_SEATS: "members",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: SignedInRequest, ags: str, term_pk: int) -> HttpResponse:
    """Tell whether the council was elected; what was told before can be corrected."""
    municipality = municipality_led(request, ags)
    term = get_object_or_404(Term, pk=term_pk)
    rows = newest_rows(municipality, term)
    told = course_of(rows).elections
    form = OutcomeForm(
        request.POST if request.method == "POST" else None,
        told=bool(told),
        initial={"seen": rows[-1].pk if rows else 0},
    )
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        chosen = Outcome(entered["outcome"])
        with refusals_into(form, OUTCOME_FIELDS):
            record_outcome(
                municipality,
                term,
                Told(chosen, entered["on"], entered["members"]),
                source=entered["source"],
                today=timezone.localdate(),
                actor=request.user,
                seen=entered["seen"],
            )
            messages.success(request, _next(chosen))
            return redirect("municipalities:detail", ags=ags)
    context = {
        "municipality": municipality,
        "term": term,
        "form": form,
        "told": told[0] if told else None,
        "decision": municipality.decisions.filter(term=term).first(),
    }
    return answer(request, "municipalities/body/outcome.html", context)


def _next(chosen: Outcome) -> str:
    """Return what was entered, and what comes next."""
    if chosen in FAILED:
        return _(
            "Eingetragen: Die Wahl fiel aus. Als Nächstes bildet die Gemeinde die "
            "Integrations-Kommission."
        )
    if chosen is Outcome.HELD:
        return _("Eingetragen: Der Ausländerbeirat ist gewählt.")
    return _("Die Eintragung ist zurückgenommen. Ob gewählt wurde, ist wieder nicht bekannt.")
