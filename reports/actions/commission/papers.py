"""Papers of the commission: some are issued and kept, others drawn when they are needed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import override

from municipalities.actions.commission.formation import call_for_proposals, locked
from municipalities.law.basis import RuleViolation
from municipalities.law.commission.composition import Capacity
from municipalities.law.commission.year import meetings_expected
from municipalities.messages.commission.composition import checks
from municipalities.models import (
    Commission,
    CommissionMeeting,
    CommissionMember,
    CommissionPlan,
    ProposalCall,
    User,
)
from municipalities.models.commission.composition import (
    co_chair_of,
    composition_of,
    sitting_members,
)
from reports.actions.issue import executive, issue, lines
from reports.messages.commission.refusals import CommissionPaperRule
from reports.models import Document
from reports.models.commission.letters import letter_about
from reports.pdf.commission.appointment import (
    AppointmentFacts,
    NextMeetingFacts,
    render_appointment,
)
from reports.pdf.commission.attendance import AttendanceFacts
from reports.pdf.commission.call import ProposalCallFacts, render_proposal_call
from reports.pdf.commission.facts import CommissionMemberFacts
from reports.pdf.commission.report import AnnualReportFacts, MeetingFacts
from reports.pdf.commission.sheet import CheckFacts, CheckResult, CompositionFacts, PlacesFacts


@transaction.atomic
def issue_call(
    commission_id: int, *, issued_on: date, closes_on: date, today: date, actor: User
) -> ProposalCall:
    """Call for proposals and issue the paper that goes to the organisations (R-IK-01).

    Raises RuleViolation as ``call_for_proposals`` does, and while no seats are decided.
    """
    commission = locked(commission_id)
    plan = _plan(commission)
    call = call_for_proposals(
        commission_id, issued_on=issued_on, closes_on=closes_on, today=today, actor=actor
    )
    sender = executive(commission.municipality)
    facts = ProposalCallFacts(
        sender=sender,
        size=plan.size,
        experts=plan.experts,
        term_starts_on=commission.term.starts_on,
        term_ends_on=commission.term.ends_on,
        issued_on=issued_on,
        closes_on=closes_on,
        send_to=(f"{sender.office} {sender.municipality}", *sender.address, *sender.contact),
    )
    content = render_proposal_call(facts)
    kind = Document.Kind.PROPOSAL_CALL
    issue(kind, f"call:{call.pk}", facts, content, file=commission, actor=actor)
    return call


@transaction.atomic
def issue_appointments(commission_id: int, *, today: date, actor: User) -> list[Document]:
    """Issue the letter of appointment of every member who has none yet (R-IK-01, R-IK-06)."""
    commission = locked(commission_id)
    kind = Document.Kind.APPOINTMENT
    issued = set(commission.documents.filter(kind=kind).values_list("about", flat=True))
    made = []
    for member in sitting_members(commission):
        if (about := letter_about(member)) in issued:
            continue
        facts = _appointment(commission, member, today)
        content = render_appointment(facts)
        made.append(issue(kind, about, facts, content, file=commission, actor=actor))
    return made


def _appointment(commission: Commission, member: CommissionMember, today: date) -> AppointmentFacts:
    ahead = commission.meetings.filter(day__gte=today, outcome=None).first()
    proposal = member.proposal
    organisation = proposal.organisation if proposal else None
    return AppointmentFacts(
        sender=executive(commission.municipality),
        recipient=(member.full_name, *(lines(proposal.address) if proposal else ())),
        name=member.full_name,
        capacity=Capacity(member.capacity),
        elected_on=member.elected_on,
        term_ends_on=commission.term.ends_on,
        issued_on=today,
        proposed_by=organisation.name if organisation else "",
        meeting=NextMeetingFacts(ahead.day, ahead.begins_at, ahead.place) if ahead else None,
    )


def composition_facts(commission: Commission, today: date) -> CompositionFacts:
    """Return what the composition sheet says today (R-IK-01..06).

    Raises RuleViolation while no seats are decided.
    """
    plan = _plan(commission)
    formation = getattr(commission, "formation", None)
    planned = {
        Capacity.CHAIR: 1,
        Capacity.EXECUTIVE: plan.executives,
        Capacity.COUNCIL: plan.councillors,
        Capacity.EXPERT: plan.experts,
    }
    return CompositionFacts(
        sender=executive(commission.municipality),
        term_starts_on=commission.term.starts_on,
        term_ends_on=commission.term.ends_on,
        issued_on=today,
        planned=tuple(PlacesFacts(capacity, seats) for capacity, seats in planned.items()),
        members=members_of(commission),
        checks=_checks(commission),
        resolution=plan.resolution,
        formed_on=formation.formed_on if formation else None,
    )


RESULTS = {
    "success": CheckResult.MET,
    "warning": CheckResult.NOTED,
    "danger": CheckResult.BROKEN,
    "neutral": CheckResult.OPEN,
}


def _checks(commission: Commission) -> tuple[CheckFacts, ...]:
    composition = composition_of(commission)
    if composition is None:
        return ()
    with override("de"):  # a document is German whatever the page's language is
        return tuple(
            CheckFacts(row.title, RESULTS[row.tone], row.text or row.value, str(row.norm))
            for row in checks(composition)
        )


def members_of(commission: Commission, on: date | None = None) -> tuple[CommissionMemberFacts, ...]:
    """Return the members, today or on a given day, as papers name them."""
    co_chair = co_chair_of(commission)
    seated = sitting_members(commission) if on is None else commission.members.on(on)
    return tuple(
        CommissionMemberFacts(
            name=member.full_name,
            capacity=Capacity(member.capacity),
            elected_on=member.elected_on,
            proposed_by=member.proposed_by,
            co_chair=co_chair is not None and co_chair.member_id == member.pk,
        )
        for member in seated
    )


def attendance_facts(meeting: CommissionMeeting, today: date) -> AttendanceFacts:
    """Return what the attendance list of one meeting says (R-IK-05)."""
    return AttendanceFacts(
        sender=executive(meeting.commission.municipality),
        day=meeting.day,
        begins_at=meeting.begins_at,
        place=meeting.place,
        members=members_of(meeting.commission, meeting.day),
        issued_on=today,
    )


def annual_report_facts(commission: Commission, year: int, today: date) -> AnnualReportFacts:
    """Return the frame of the report of one year (§ 89 Abs. 4 HGO; R-IK-05).

    Raises RuleViolation before the commission is formed.
    """
    formation = getattr(commission, "formation", None)
    if formation is None:
        raise RuleViolation(CommissionPaperRule.NOT_FORMED)
    members = members_of(commission)
    chair = next((row.name for row in members if row.capacity is Capacity.CHAIR), "")
    co_chair = next((row.name for row in members if row.co_chair), "")
    meetings = commission.meetings.filter(day__year=year, day__lte=today).select_related("outcome")
    return AnnualReportFacts(
        sender=executive(commission.municipality),
        year=year,
        meetings=tuple(
            MeetingFacts(row.day, row.outcome.held, row.outcome.present or None, row.outcome.remark)
            for row in meetings
            if hasattr(row, "outcome")
        ),
        members=members,
        issued_on=today,
        chair=chair,
        co_chair=co_chair,
        expected=meetings_expected(formation.formed_on, commission.term.ends_on, year),
    )


def _plan(commission: Commission) -> CommissionPlan:
    plan = commission.plans.first()
    if plan is None:
        raise RuleViolation(CommissionPaperRule.SEATS_UNDECIDED)
    return plan
