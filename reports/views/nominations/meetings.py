"""The papers of a meeting of the Wahlausschuss, and the page that issues its minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.committee.minutes import undecided_in
from elections.forms.course.steps import ConfirmForm
from elections.law.committee.meeting import MinutesPart, check_complete
from elections.models import CommitteeMeeting
from elections.models.committee.attending import invited_to
from elections.models.committee.record import record_of
from elections.views.committee.fetching import meeting_of
from elections.views.committee.meetings import about_meeting, issued_text
from elections.views.fetching import (
    election_determined,
    election_led,
    election_read_or_determined,
)
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, refusals_into
from reports.actions.nominations.meeting_minutes import (
    has_minutes_paper,
    issue_meeting_minutes,
    issued_minutes,
    minutes_facts,
)
from reports.actions.nominations.meeting_papers import invitation_letters, notice_facts
from reports.pdf.nominations.agenda import render_agenda, render_agendas
from reports.pdf.nominations.minutes import render_minutes
from reports.views.fetching import document_kept
from reports.views.papers import pdf


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Issue the minutes, or say what is missing."""
    election = election_determined(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            issue_meeting_minutes(found.pk, now=timezone.now(), actor=request.user)
            messages.success(request, _("Die Niederschrift ist ausgestellt."))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=found.pk)
    consequences = [
        _("Plan, Anwesende, Verlauf und Abstimmungen dieser Sitzung stehen dann fest."),
    ]
    if has_minutes_paper(found):
        consequences.append(_("Das Papier (PDF) bleibt für immer genau so, wie es dann ist."))
    context = {
        "title": _("Niederschrift ausstellen: %(meeting)s") % {"meeting": found},
        **_lacking(found),
        "consequences": consequences,
        "undo": _("War es zu früh, nimmt die Wahlleitung sie mit einem Grund zurück."),
        "submit": _("Niederschrift ausstellen"),
        "citation": "§ 15 Abs. 1 KWG",
        "rule_id": "R-LIST-14",
    }
    return about_meeting(request, found, form, context)


def _lacking(meeting: CommitteeMeeting) -> dict[str, Any]:
    """Say what is missing from the minutes, and where it is written down; empty if nothing is."""
    if meeting.is_issued:
        return {"fixed": issued_text(meeting)}
    record = record_of(meeting)
    try:
        check_complete(
            opened=record.opened_at is not None,
            closed=record.closed_at is not None,
            chair=record.has_chair,
            clerk=bool(record.clerk),
            undecided=undecided_in(record),
        )
    except RuleViolation as violation:
        # Decisions are entered on the page of the meeting, to which every page leads back.
        is_of_course = set(violation.facts["lacking"]) != {MinutesPart.DECISIONS}
        url = reverse("elections:committee_course", args=[meeting.election_id, meeting.pk])
        way = (url, _("Anwesende und Verlauf eintragen")) if is_of_course else None
        return {"fixed": sentence(violation), "way": way}
    return {}


@login_required
@require_safe
def minutes(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Hand out the minutes exactly as issued; until then a draft to fill in by hand."""
    found = meeting_of(election_read_or_determined(request, pk), committee_meeting_pk)
    if not has_minutes_paper(found):
        raise Http404("its paper is the protocol of the result")
    name = f"niederschrift-{found.kind}-{found.day}.pdf"
    document = issued_minutes(found)
    if document is not None:
        return pdf(bytes(document_kept(document).content), name)
    # Minutes that were issued before there were papers of them have the day on which they were.
    day = timezone.localdate(found.minutes.issued_at) if found.is_issued else timezone.localdate()
    name = name if found.is_issued else f"entwurf-{name}"
    return pdf(render_minutes(minutes_facts(found, today=day)), name)


@login_required
@require_safe
def notice(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Hand out the public notice of a meeting."""
    found = meeting_of(election_led(request, pk), committee_meeting_pk)
    facts = notice_facts(found, today=timezone.localdate())
    return pdf(render_agenda(facts), f"bekanntmachung-sitzung-{found.day}.pdf")


@login_required
@require_safe
def invitations(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Hand out the invitations of everybody but the chair."""
    found = meeting_of(election_led(request, pk), committee_meeting_pk)
    letters = invitation_letters(found, invited_to(found), today=timezone.localdate())
    if not letters:
        raise Http404("nobody is invited")
    return pdf(render_agendas(letters), f"einladungen-sitzung-{found.day}.pdf")


@login_required
@require_safe
def invitation(
    request: SignedInRequest, pk: int, committee_meeting_pk: int, committee_member_pk: int
) -> HttpResponse:
    """Hand out the invitation of one member or deputy."""
    found = meeting_of(election_led(request, pk), committee_meeting_pk)
    member = next((one for one in invited_to(found) if one.pk == committee_member_pk), None)
    if member is None:
        raise Http404("nobody of this meeting")
    [facts] = invitation_letters(found, [member], today=timezone.localdate())
    return pdf(render_agenda(facts), f"einladung-{found.day}-{member.place}.pdf")
