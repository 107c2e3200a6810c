"""The papers of one list at the office, each for those who lead the election."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.arrival import invitation_for
from elections.actions.nominations.submission import print_list
from elections.models import Invitation, Nomination
from elections.views.fetching import election_led
from elections.views.nominations.lists import nomination_of
from municipalities.law.basis import RuleViolation
from municipalities.views.acting import SignedInRequest
from reports.actions.nominations.list_papers import (
    assembly_facts,
    consent_facts,
    nomination_facts,
)
from reports.actions.nominations.office_papers import (
    deficiency_facts,
    eligibility_facts,
    invitation_facts,
    support_sheets_facts,
)
from reports.pdf.nominations.assembly import render_assembly
from reports.pdf.nominations.consent import render_consent
from reports.pdf.nominations.deficiency import render_deficiency
from reports.pdf.nominations.eligibility import render_eligibility
from reports.pdf.nominations.invitation import render_invitation
from reports.pdf.nominations.nomination import render_nomination
from reports.pdf.nominations.support import render_support_sheets
from reports.views.papers import pdf


def _list_led(request: SignedInRequest, pk: int, nomination_pk: int) -> Nomination:
    return nomination_of(election_led(request, pk), nomination_pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_of_list(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Keep the state of a list that is printed now, and lead to its paper."""
    found = _list_led(request, pk, nomination_pk)
    if request.method != "POST":
        return redirect("elections:nomination", pk=pk, nomination_pk=found.pk)
    printed = print_list(found.pk, now=timezone.now(), actor=request.user)
    return redirect("reports:nomination_paper", pk, found.pk, printed.pk)


@login_required
@require_safe
def nomination_paper(
    request: SignedInRequest, pk: int, nomination_pk: int, print_pk: int
) -> HttpResponse:
    """Hand out the Wahlvorschlag of a state that was printed."""
    found = _list_led(request, pk, nomination_pk)
    printed = get_object_or_404(found.prints.on_paper(), pk=print_pk)
    return pdf(render_nomination(nomination_facts(printed)), f"wahlvorschlag-{print_pk}.pdf")


@login_required
@require_safe
def consents(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the Zustimmungserklärungen of everybody on a list."""
    found = _list_led(request, pk, nomination_pk)
    facts = consent_facts(found, today=timezone.localdate())
    return pdf(render_consent(facts), f"zustimmungserklaerungen-{found.pk}.pdf")


@login_required
@require_safe
def assembly(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the form for the minutes of the assembly that put a list up."""
    found = _list_led(request, pk, nomination_pk)
    facts = assembly_facts(found, today=timezone.localdate())
    return pdf(render_assembly(facts), f"niederschrift-{found.pk}.pdf")


@login_required
@require_safe
def eligibility(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the Bescheinigungen der Wählbarkeit of everybody on a list."""
    found = _list_led(request, pk, nomination_pk)
    facts = eligibility_facts(found, today=timezone.localdate())
    return pdf(render_eligibility(facts), f"waehlbarkeit-{found.pk}.pdf")


@login_required
@require_safe
def eligibility_of(
    request: SignedInRequest, pk: int, nomination_pk: int, listed_pk: int
) -> HttpResponse:
    """Hand out the Bescheinigung der Wählbarkeit of one person."""
    found = _list_led(request, pk, nomination_pk)
    person = get_object_or_404(found.candidates, pk=listed_pk)
    facts = eligibility_facts(found, today=timezone.localdate(), places={person.place})
    return pdf(render_eligibility(facts), f"waehlbarkeit-{found.pk}-{person.pk}.pdf")


@login_required
@require_safe
def deficiency_letter(
    request: SignedInRequest, pk: int, nomination_pk: int, letter_pk: int
) -> HttpResponse:
    """Hand out a letter about defects, with the sentences that it was written with."""
    found = _list_led(request, pk, nomination_pk)
    notice = get_object_or_404(found.deficiency_notices, pk=letter_pk)
    if not notice.defects:
        raise Http404("the letter names nothing")
    return pdf(render_deficiency(deficiency_facts(notice)), f"maengelschreiben-{notice.pk}.pdf")


@login_required
@require_safe
def invitation_letter(
    request: SignedInRequest, pk: int, nomination_pk: int, made_pk: int
) -> HttpResponse:
    """Hand out the letter with the code of an invitation, as long as it opens the list."""
    found = _list_led(request, pk, nomination_pk)
    own = Invitation.objects.filter(trust_person__nomination=found)
    made = get_object_or_404(own, pk=made_pk)
    try:
        invitation = invitation_for(made.pk, timezone.now())
    except RuleViolation as refused:
        raise Http404("the invitation opens nothing any more") from refused
    facts = invitation_facts(invitation, today=timezone.localdate())
    return pdf(render_invitation(facts), f"einladung-{made.pk}.pdf")


@login_required
@require_safe
def support_sheets(
    request: SignedInRequest, pk: int, nomination_pk: int, issue_pk: int
) -> HttpResponse:
    """Hand out the Formblätter of one issue; a group without a name gets none."""
    found = _list_led(request, pk, nomination_pk)
    issued = get_object_or_404(found.support_forms, pk=issue_pk)
    if not found.name.strip():
        raise Http404("the group has no name yet")
    return pdf(render_support_sheets(support_sheets_facts(issued)), f"formblaetter-{issued.pk}.pdf")
