"""The terms: the state's administration enters the election day, and with it the term."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.body.decisions import announce_election_day
from municipalities.forms.body.decisions import ElectionDayForm
from municipalities.law.basis import Rule
from municipalities.law.body.rules import BodyRule
from municipalities.models import Role, Term
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
