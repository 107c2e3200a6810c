"""One meeting of the Wahlausschuss on one page: all lists, their order, and the cancel test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.committee.deciding import DecidedRow, decide_together
from elections.forms.committee.decisions import DecisionRow, TogetherForm
from elections.forms.committee.votes import votes_in
from elections.law.committee.meeting import Item, MeetingKind, check_begun
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import SEATS
from elections.law.course.agenda import Work
from elections.law.course.phases import Phase
from elections.law.nominations.admission import is_in_time, members_missing
from elections.law.nominations.findings import Costs
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED
from elections.models import CommitteeMeeting, Election, Nomination
from elections.models.committee.attending import invited_to
from elections.models.committee.course import numbers
from elections.models.committee.deciding import corrected_since, decisions_of
from elections.models.committee.examining import committee_of
from elections.models.committee.members import place_name
from elections.models.committee.record import (
    admitted_persons,
    lists_before,
    objected,
    objections_before,
)
from elections.models.course.agenda import lists_close
from elections.models.course.list_order import is_ordered
from elections.models.nominations.examining import findings_of, others_of
from elections.views.committee.fetching import meeting_of
from elections.views.committee.voting import voted_on_lists, voted_on_others
from elections.views.fetching import determines, election_read_or_determined, leads
from elections.views.nominations.lists import told_of
from municipalities.doors import address
from municipalities.forms.rows import Rows
from municipalities.law.basis import Rule, RuleViolation
from municipalities.messages import sentence, word
from municipalities.views.acting import SignedInRequest, answer, row_refusals_into

FIELDS: dict[Rule, str] = {
    NominationRule.REFUSAL_WITHOUT_REASON: "reason",
    NominationRule.ADMITTED_DESPITE: "reason",
    NominationRule.STRUCK_WITHOUT_REASON: "struck",
    NominationRule.NOBODY_LEFT: "struck",
    NominationRule.NOMINATION_LATE: "admitted",
    NominationRule.LIST_WITHOUT_CANDIDATES: "admitted",
    NominationRule.PLACES_NOT_IN_ORDER: "admitted",
    CommitteeRule.PLACE_UNKNOWN: "struck",
    CommitteeRule.CORRECTION_UNEXPLAINED: "remarks",
    CommitteeRule.VOTES_EXCEED_PRESENT: "in_favour",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Show a meeting; the Wahlleitung enters here what it decided on all lists, all or none."""
    election = election_read_or_determined(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    posted = request.POST if request.method == "POST" else None
    lists = lists_before(found) if found.kind == MeetingKind.ADMISSION else []
    rows = Rows(posted, DecisionRow, known=[_known(found, one) for one in lists])
    form = TogetherForm(posted)
    if posted is not None and rows.is_valid() and form.is_valid():
        touched = rows.touched()
        decided = [_decided(values) for _place, values in touched]
        with row_refusals_into(rows, form, [place for place, _values in touched], FIELDS):
            made = decide_together(
                found.pk,
                decided,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _said(made))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=found.pk)
    may_decide = determines(request, election)
    context = {
        "election": election,
        "meeting": found,
        "rows": rows,
        "form": form,
        "lists": _shown(rows, lists, found),
        "voted": voted_on_others(found),
        "invited": [(place_name(one.place), one) for one in invited_to(found)],
        "corrected": corrected_since(found),
        "entangled": [sentence(one) for one in committee_of(election).entangled],
        "seats": _seats(found),
        "objections": _objections(found),
        "refused_lists": _refused(election),
        "may_lead": leads(request, election),
        "may_decide": may_decide,
        "is_writable": may_decide and not found.is_issued and _has_begun(found),
        "has_begun": _has_begun(found),
        "undecided": sum(one.state() not in DECIDED for one in lists),
        **_outcome(election),
    }
    return answer(request, "elections/committee/meeting.html", context)


def _known(meeting: CommitteeMeeting, one: Nomination) -> dict[str, Any]:
    """Return what stands in the row of a list; ``state`` is empty while it is not decided."""
    item = meeting.items.filter(item=Item.LIST.value, nomination=one).first()
    state = one.state()
    return {
        "pk": one.pk,
        "title": str(one),
        "state": state.value if state in DECIDED else "",
        **numbers(item.votes if item else None),
        "remarks": item.remarks if item else "",
    }


def _decided(values: dict[str, Any]) -> DecidedRow:
    return DecidedRow(
        values["pk"],
        admitted=values.get("admitted"),
        reason=values.get("reason", ""),
        struck=values.get("struck") or {},
        votes=votes_in(values),
        remarks=values["remarks"],
    )


def _said(decided: Iterable[Nomination]) -> str:
    """Say of each list what is entered now."""
    said = [f"{one}: {word(one.state())}" for one in decided]
    return (
        _("Gespeichert.") if not said else _("Eingetragen: %(lists)s.") % {"lists": "; ".join(said)}
    )


def _shown(rows: Rows, lists: list[Nomination], meeting: CommitteeMeeting) -> list[dict[str, Any]]:
    """Return each list with its row of the form, what was noticed, decision and votes."""
    by_key = {str(row.initial.get("pk")): row for row in rows}
    closes = lists_close(meeting.election)
    voted = voted_on_lists(meeting)
    # Everybody on every list is read once, and not once for each list.
    others = others_of(meeting.election)
    shown = []
    for one in lists:
        people = list(one.candidates.all())
        state = one.state()
        told = (
            [] if state in DECIDED else [told_of(each) for each in findings_of(one, others=others)]
        )
        decisions = decisions_of(one)
        shown.append(
            {
                "list": one,
                "row": by_key.get(str(one.pk)),
                "state": state,
                "people": people,
                "in_time": is_in_time(one.receipt.received_at, closes),
                # What costs the list or a person comes first; the rest is a look away.
                "weighty": [each for each in told if each.kind.costs is not Costs.NOTHING],
                "hints": [each for each in told if each.kind.costs is Costs.NOTHING],
                "decision": decisions[-1] if decisions else None,
                "voted": voted.get(one.pk),
            }
        )
    return shown


def _seats(meeting: CommitteeMeeting) -> dict[str, Any]:
    """Return who sat in a meeting, by their seats, and how many seats were filled."""
    people = [(one.seat, one.member) for one in meeting.attendance.select_related("member")]
    return {"people": people, "filled": len(people), "all": len(SEATS)}


def _objections(meeting: CommitteeMeeting) -> list[tuple[Any, Any]]:
    if meeting.kind != MeetingKind.OBJECTION:
        return []
    own = objections_before(meeting).select_related("nomination", "candidate", "decision__meeting")
    return [(one, objected(one)) for one in own]


def _refused(election: Election) -> list[Nomination]:
    """Return the lists against whose refusal somebody may object."""
    refused = Q(decision__admitted=False) | Q(candidates__strike__isnull=False)
    found = election.nominations.filter(refused).select_related("decision")
    return list(found.distinct())


def _has_begun(meeting: CommitteeMeeting) -> bool:
    try:
        check_begun(meeting.day, timezone.localdate())
    except RuleViolation:
        return False
    return True


def _outcome(election: Election) -> dict[str, Any]:
    """Return the order of the lists, and whether the election takes place (R-BODY-08)."""
    admitted = admitted_persons(election)
    missing = members_missing(admitted, election.seats)
    return {
        "is_ordered": is_ordered(election),
        "order": getattr(election, "list_order", None),
        "ordered": election.nominations.admitted().order_by("number"),
        "admitted_lists": len(admitted),
        "admitted_text": ngettext("%(count)s Person", "%(count)s Personen", sum(admitted))
        % {"count": sum(admitted)},
        "missing": missing,
        "cancel_url": address(Work.CANCEL_ELECTION, election.pk),
        "result_url": address("result", election.pk),
        "is_in_nomination": election.current_phase is Phase.NOMINATION,
    }
