"""What stood of a decision on a list after a meeting, whatever was decided later (§ 15 KWG)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elections.law.committee.meeting import MeetingKind
from elections.law.nominations.states import Outcome, Redecided
from elections.models.committee.meetings import CommitteeMeeting
from elections.models.nominations.decision import NominationDecisionChange
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import PersonStrike


@dataclass(frozen=True, slots=True)
class StruckPerson:
    """Somebody without whom a list was admitted; ``place`` is the one before."""

    place: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListDecision:
    """What was decided on one list, when and why (§ 15 Abs. 1, 3 KWG)."""

    outcome: Outcome
    decided_on: date
    reason: str
    struck: tuple[StruckPerson, ...]


def decisions_of(nomination: Nomination) -> tuple[ListDecision, ...]:
    """Return the decision on a list and what it became after each objection (R-LIST-15).

    Slips leave no trace here: of each decision the corrected state counts.
    """
    found = [
        _decision(
            change.admitted,
            change.decided_on,
            change.decision_reason,
            tuple(StruckPerson(one["place"], one["name"], one["reason"]) for one in change.struck),
        )
        for change in nomination.decision_changes.all()
        if change.cause == Redecided.OBJECTION
    ]
    if (known := getattr(nomination, "decision", None)) is not None:
        struck = tuple(
            StruckPerson(one.place_before, str(one.candidate), one.reason)
            for one in PersonStrike.objects.filter(candidate__nomination=nomination)
            .select_related("candidate")
            .order_by("place_before")
        )
        found.append(_decision(known.admitted, known.decided_on, known.reason, struck))
    return tuple(found)


def decided_in(meeting: CommitteeMeeting, nomination: Nomination) -> ListDecision | None:
    """Return what ``meeting`` decided on a list; None where it did not (R-LIST-14, R-LIST-15)."""
    all_of_them = decisions_of(nomination)
    is_first = meeting.kind == MeetingKind.ADMISSION
    own = all_of_them[:1] if is_first else all_of_them[1:]
    return next((one for one in reversed(own) if one.decided_on == meeting.day), None)


def corrected_since(meeting: CommitteeMeeting) -> list[Nomination]:
    """Return the lists whose decision was corrected after the minutes of the meeting were issued.

    (§ 15 Abs. 1 KWG; R-LIST-14.) What was a slip stands in the minutes as it was entered then; a
    decision on an objection is of another meeting and leaves them right.
    """
    if not meeting.is_issued:
        return []
    slips = NominationDecisionChange.objects.filter(
        nomination__election=meeting.election,
        cause=Redecided.SLIP.value,
        decided_on=meeting.day,
        changed_at__gt=meeting.minutes.issued_at,
    )
    keys = slips.values_list("nomination", flat=True)
    return list(Nomination.objects.filter(pk__in=keys).order_by("number"))


def stood_after(nomination: Nomination, day: date) -> ListDecision | None:
    """Return what held for a list at the end of a day; None before it was decided on (§ 15 KWG)."""
    made = [one for one in decisions_of(nomination) if one.decided_on <= day]
    return made[-1] if made else None


def _decision(
    admitted: bool, decided_on: date, reason: str, struck: tuple[StruckPerson, ...]
) -> ListDecision:
    outcome = Outcome.REFUSED
    if admitted:
        outcome = Outcome.ADMITTED_IN_PART if struck else Outcome.ADMITTED
    return ListDecision(outcome, decided_on, reason, struck)
