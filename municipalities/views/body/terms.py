"""The terms: the state's administration enters the election day, and with it the term."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.body.decisions import announce_election_day
from municipalities.actions.body.terms import correct_election_day, take_back_term
from municipalities.forms.body.decisions import ElectionDayForm, TermCorrectionForm
from municipalities.law.basis import Rule, RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.terms import check_term_correctable
from municipalities.messages import sentence
from municipalities.models import Role, Term
from municipalities.models.body.term_use import uses_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {
    BodyRule.ELECTION_DAY_IRREGULAR: "election_day",
    BodyRule.TERM_HAS_OTHER_DAY: "election_day",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: SignedInRequest) -> HttpResponse:
    """Show the terms; enter the day of the next general elections."""
    if not request.user.has_role(Role.STATE_ADMIN):
        raise Http404
    form = ElectionDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            term = announce_election_day(form.cleaned_data["election_day"], actor=request.user)
            messages.success(
                request,
                _("Die Wahlzeit %(term)s ist eröffnet. Jetzt können die Gemeinden entscheiden.")
                % {"term": term},
            )
            return redirect("municipalities:terms")
    context = {"form": form, "terms": Term.objects.all()}
    return answer(request, "municipalities/body/terms.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct_term(request: SignedInRequest, term_pk: int) -> HttpResponse:
    """Correct the election day of a Wahlzeit or take it back, or say what rests on it."""
    if not request.user.has_role(Role.STATE_ADMIN):
        raise Http404
    term = get_object_or_404(Term, pk=term_pk)
    form = TermCorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, FIELDS):
            if entered["right"] == "none":
                take_back_term(term.pk, reason=entered["reason"], actor=request.user)
                text = _("Die Wahlzeit %(term)s ist zurückgenommen.")
            else:
                correct_election_day(
                    term.pk, entered["election_day"], reason=entered["reason"], actor=request.user
                )
                text = _("Der Wahltag ist berichtigt.")
            messages.success(request, text % {"term": term})
            return redirect("municipalities:terms")
    context = {"form": form, "term": term, "fixed": _rests_on(term)}
    return answer(request, "municipalities/body/term_correction.html", context)


def _rests_on(term: Term) -> str:
    """Say what rests on a Wahlzeit; empty while it can be corrected."""
    try:
        check_term_correctable(uses_of(term))
    except RuleViolation as violation:
        return sentence(violation)
    return ""
