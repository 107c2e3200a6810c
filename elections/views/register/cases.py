"""Doubtful cases of the register, decided one by one or several alike, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.register.case_facts import USUAL, CaseFacts, case_facts
from elections.actions.register.case_withdrawal import effects_of, withdraw_decision
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.identity import described
from elections.forms.register.cases import (
    CASE_FIELDS,
    CaseDecisionForm,
    CaseFilter,
    Offered,
    WithdrawalForm,
)
from elections.models import Election
from elections.models.register.cases import CaseDecision, DoubtfulCase
from elections.views.fetching import election_led
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 50
Row = tuple[DoubtfulCase, CaseFacts | None]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what has to be decided; the chosen cases of one page are decided alike."""
    election = election_led(request, pk)
    chosen = CaseFilter(request.GET)
    chosen.is_valid()
    decided = chosen.cleaned_data.get("stand") == "entschieden"
    found = _found(election, chosen.cleaned_data.get("art") or "", decided=decided)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    rows: list[Row] = [(case, None if decided else case_facts(case)) for case in page]
    keys = {int(key) for key in request.POST.getlist("fall") if key.isdecimal() and len(key) < 19}
    meant = [(case, case_facts(case)) for case in found.filter(pk__in=keys)] if keys else []
    form = CaseDecisionForm(
        request.POST if request.method == "POST" else None,
        offered=_offered(meant or rows, strictly=bool(meant)),
        alone=len(keys) < 2,
    )
    if request.method == "POST" and not meant:
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
        "rows": rows,
        "chosen": keys,
        "decided": decided,
        "open_count": DoubtfulCase.objects.filter(election=election, decision=None).count(),
    }
    return answer(request, "elections/register/cases.html", context)


def _offered(rows: Sequence[Row], *, strictly: bool) -> Offered:
    """Return what can be decided about these cases; the chosen ones have to accept it all."""
    known = [(case, facts) for case, facts in rows if facts is not None]
    likes = known[0][1].likes if len(known) == 1 else ()
    return Offered(
        kinds=frozenset(case.kind for case, _facts in known),
        possible=[facts.possible for _case, facts in known] or [USUAL],
        stands=frozenset(facts.known_stands for _case, facts in known) or frozenset({False}),
        likes=[(like.pk, described(like)) for like in likes] if len(likes) > 1 else (),
        strictly=strictly,
    )


def _found(election: Election, kind: str, *, decided: bool) -> QuerySet[DoubtfulCase]:
    """Return the cases of one kind, or of all, that are open or decided."""
    found = DoubtfulCase.objects.filter(election=election).select_related(
        "election",
        "decision__decided_by",
        "decision__entry__district",
        "decision__withdrawal__withdrawn_by",
    )
    found = found.exclude(decision=None) if decided else found.filter(decision=None)
    return found.filter(kind=kind) if kind else found


def _decide(
    request: SignedInRequest, election: Election, keys: set[int], form: CaseDecisionForm
) -> None:
    entered = form.cleaned_data
    is_alone = len(keys) == 1
    choice = Choice(
        Decided(entered["decision"]),
        entered["reason"],
        form.born(),
        entered.get("line") if is_alone else None,
        entered["is_other"],
        entered.get("like") if is_alone else None,
    )
    made = decide_cases(election.pk, keys, choice, now=timezone.now(), actor=request.user)
    text = ngettext("%(count)s Fall entschieden.", "%(count)s Fälle entschieden.", len(made))
    messages.success(request, text % {"count": len(made)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int, case_decision_pk: int) -> HttpResponse:
    """Take a decision back, after saying what that does."""
    election = election_led(request, pk)
    decisions = CaseDecision.objects.filter(case__election=election, withdrawal=None)
    found = get_object_or_404(
        decisions.select_related("case", "entry__district"), pk=case_decision_pk
    )
    back = f"{reverse('elections:cases', args=[pk])}?stand=entschieden"
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            withdraw_decision(
                found.pk, reason=form.cleaned_data["reason"], now=timezone.now(), actor=request.user
            )
            messages.success(request, _("Die Entscheidung ist zurückgenommen."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "decision": found,
        "effects": [word(effect) for effect in effects_of(found)],
        "title": _("Entscheidung zurücknehmen"),
        "submit": _("Entscheidung zurücknehmen"),
        "cancel_url": back,
    }
    return answer(request, "elections/register/case_withdrawal.html", context)
