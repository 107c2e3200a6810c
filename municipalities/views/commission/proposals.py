"""Who is proposed as sachkundiger Einwohner, by whom, and whether the person is electable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.actions.commission.proposals import (
    ProposalEntry,
    person_of,
    receive_proposal,
    withdraw_proposal,
)
from municipalities.files.nationalities import nationalities, nationality_choices
from municipalities.forms.commission.formation import ProposalForm, WithdrawalForm
from municipalities.law.basis import Finding, Rule
from municipalities.law.commission.composition import Gender, expert_exclusion, own_proposal_finding
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import sentence, word
from municipalities.models import Commission, Organisation, Proposal
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.reading import assumptions, framed, keys
from municipalities.views.fetching import commission_led, commission_worked_on

PROPOSAL_FIELDS: dict[Rule, str] = {
    CommissionRule.ORGANISATION_NOT_ASKED: "organisation",
    CommissionRule.DAY_OUT_OF_RANGE: "received_on",
    CommissionRule.RESIDENT_BEFORE_BIRTH: "resident_since",
    CommissionRule.PROPOSED_ALREADY: "family_name",
}


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as the list shows it; ``excluded`` is the reason in words, empty if electable."""

    proposal: Proposal
    excluded: str
    nationalities: str

    @property
    def is_elected(self) -> bool:
        """Whether the council elected this person."""
        return hasattr(self.proposal, "member")

    @property
    def has_left(self) -> bool:
        """Whether this person was elected and left the commission again."""
        return self.is_elected and hasattr(self.proposal.member, "leaving")


@login_required
@require_safe
def listing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every proposal with whether the person would be electable today."""
    commission = commission_worked_on(request, pk)
    rows = proposal_rows(commission, timezone.localdate())
    own = any(row.proposal.organisation is None and not row.is_elected for row in rows)
    finding = own_finding(commission) if own else None
    context = framed(
        request,
        commission,
        rows=rows,
        open_rows=sum(not row.is_elected for row in rows),
        plan=commission.plans.first(),
        call=commission.calls.first(),
        findings=[sentence(finding)] if finding else [],
        organisations=commission.municipality.organisations.filter(removal=None).count(),
    )
    return answer(request, "municipalities/commission/proposals.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a person who was proposed."""
    commission = commission_led(request, pk)
    chosen = request.POST.get("organisation", "")
    still_asked = Q(removal=None) | Q(pk__in=keys([chosen]))
    form = ProposalForm(
        request.POST or None,
        # The act refuses an organisation that was removed meanwhile, in its own words.
        organisations=commission.municipality.organisations.filter(still_asked),
        nationalities=nationality_choices(),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, PROPOSAL_FIELDS):
            proposal = receive_proposal(
                commission.pk,
                _entry(form),
                organisation=_proposed_by(form, commission),
                received_on=form.cleaned_data["received_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = _("%(name)s ist als Vorschlag eingetragen.") % {"name": proposal.full_name}
            messages.success(request, text)
            return redirect("municipalities:proposals", commission.pk)
    finding = own_finding(commission)
    context = framed(
        request,
        commission,
        form=form,
        own_finding=sentence(finding) if finding else "",
        organisations=commission.municipality.organisations.filter(removal=None).exists(),
    )
    return answer(request, "municipalities/commission/proposal_new.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int, proposal_pk: int) -> HttpResponse:
    """Delete a proposal with its personal data."""
    commission = commission_led(request, pk)
    proposal = get_object_or_404(
        commission.proposals.select_related("organisation", "member"), pk=proposal_pk
    )
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            withdraw_proposal(proposal.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Der Vorschlag ist zurückgezogen und gelöscht."))
            return redirect("municipalities:proposals", commission.pk)
    context = framed(request, commission, form=form, proposal=proposal)
    return answer(request, "municipalities/commission/withdraw.html", context)


def proposal_rows(commission: Commission, today: date) -> list[ProposalRow]:
    """Return the proposals, those not elected yet first."""
    names = {entry.code: entry.name for entry in nationalities()}
    settled = assumptions()
    found = commission.proposals.select_related("organisation", "member__leaving")
    rows = [
        ProposalRow(
            proposal,
            word(excluded) if excluded else "",
            ", ".join(names.get(key, key) for key in proposal.nationalities),
        )
        for proposal in found
        for excluded in [expert_exclusion(person_of(proposal), today, settled)]
    ]
    return sorted(rows, key=lambda row: row.is_elected)


def own_finding(commission: Commission) -> Finding | None:
    """Return what the law notes when the council itself proposes; None when its turn has come."""
    newest, call = commission.plans.first(), commission.calls.first()
    return own_proposal_finding(
        call.closes_on if call else None,
        commission.proposals.exclude(organisation=None).count(),
        newest.experts if newest else 0,
        timezone.localdate(),
    )


def _proposed_by(form: ProposalForm, commission: Commission) -> Organisation | None:
    """Return the organisation that was chosen; None for the council itself."""
    chosen = form.cleaned_data["organisation"]
    if chosen == ProposalForm.OWN:
        return None
    return commission.municipality.organisations.get(pk=chosen)


def _entry(form: ProposalForm) -> ProposalEntry:
    entered = form.cleaned_data
    return ProposalEntry(
        family_name=entered["family_name"],
        given_name=entered["given_name"],
        gender=Gender(entered["gender"]),
        birth_date=entered["birth_date"],
        nationalities=form.nationalities(),
        resident_since=entered["resident_since"],
        naturalised_here=entered["naturalised_here"],
        ethnic_resettler=entered["ethnic_resettler"],
        main_dwelling=entered["main_dwelling"],
        excluded_by_court=entered["excluded_by_court"],
        address=entered["address"],
    )
