"""Doubtful cases of the register, decided one by one or several alike."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.register.case_facts import USUAL, case_facts
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.forms.register.cases import CASE_FIELDS, CaseDecisionForm, CaseFilter
from elections.models import Election
from elections.models.register.cases import DoubtfulCase
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what has to be decided; the chosen cases of one page are decided alike."""
    election = election_led(request, pk)
    chosen = CaseFilter(request.GET)
    chosen.is_valid()
    decided = chosen.cleaned_data.get("stand") == "entschieden"
    kind = chosen.cleaned_data.get("art")
    found = _found(election, kind or "", decided=decided)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    keys = {int(key) for key in request.POST.getlist("fall") if key.isdecimal() and len(key) < 19}
    meant = list(found.filter(pk__in=keys)) if keys else []
    kinds = {case.kind for case in meant}
    shown = page.object_list if kind else ()
    form = CaseDecisionForm(
        request.POST if request.method == "POST" else None,
        kinds=kinds or ({kind} if kind else set()),
        possible=[case_facts(case).possible for case in meant or shown] or [USUAL],
        alone=len(keys) < 2,
    )
    if request.method == "POST" and not kinds:
        form.add_error(None, _("Wählen Sie mindestens einen Fall aus, der noch offen ist."))
    elif request.method == "POST" and form.is_valid():
        with refusals_into(form, CASE_FIELDS):
            _decide(request, election, keys, form)
            return redirect(f"{reverse('elections:cases', args=[pk])}?{request.GET.urlencode()}")
    context = {
        "election": election,
        "filter": chosen,
        "form": form,
        "page": page,
        "chosen": keys,
        "decided": decided,
        "open_count": DoubtfulCase.objects.filter(election=election, decision=None).count(),
    }
    return answer(request, "elections/register/cases.html", context)


def _found(election: Election, kind: str, *, decided: bool) -> QuerySet[DoubtfulCase]:
    """Return the cases of one kind, or of all, that are open or decided."""
    found = DoubtfulCase.objects.filter(election=election).select_related(
        "decision", "decision__decided_by", "decision__entry", "decision__entry__district"
    )
    found = found.exclude(decision=None) if decided else found.filter(decision=None)
    return found.filter(kind=kind) if kind else found


def _decide(
    request: SignedInRequest, election: Election, keys: set[int], form: CaseDecisionForm
) -> None:
    entered = form.cleaned_data
    choice = Choice(
        Decided(entered["decision"]),
        entered["reason"],
        form.born(),
        entered.get("line") if len(keys) == 1 else None,
        entered["is_other"],
    )
    made = decide_cases(election.pk, keys, choice, now=timezone.now(), actor=request.user)
    text = ngettext("%(count)s Fall entschieden.", "%(count)s Fälle entschieden.", len(made))
    messages.success(request, text % {"count": len(made)})
