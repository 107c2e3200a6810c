"""A meeting of the Wahlausschuss: its agenda, its times, and until when it is written down.

One committee decides on the lists (§ 15 KWG; R-LIST-14), on objections (R-LIST-15), and later
determines the result (§ 54 Abs. 2 KWO; C-21).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from elections.law.committee.rules import CommitteeRule
from elections.law.course.calendar import HESSE
from municipalities.law.basis import Norm, RuleViolation, Statute

_KWG_15 = Norm(Statute.KWG, "15", 1)


class MeetingKind(StrEnum):
    """What a meeting is held for."""

    ADMISSION = "admission"
    OBJECTION = "objection"
    DETERMINATION = "determination"


class Item(StrEnum):
    """A point of the agenda."""

    LIST = "list"
    OBJECTION = "objection"
    ORDER = "order"
    CANCEL_TEST = "cancel_test"
    RESULT = "result"


class MinutesPart(StrEnum):
    """What minutes cannot do without (§ 15 Abs. 1 KWG; R-LIST-14)."""

    OPENED = "opened"
    CLOSED = "closed"
    CHAIR = "chair"
    CLERK = "clerk"
    DECISIONS = "decisions"


class ObjectionOutcome(StrEnum):
    """What the committee decided on an objection (§ 15 Abs. 3 KWG; R-LIST-15)."""

    UPHELD = "upheld"
    REJECTED = "rejected"


AGENDAS: Mapping[MeetingKind, tuple[Item, ...]] = {
    MeetingKind.ADMISSION: (Item.LIST, Item.ORDER, Item.CANCEL_TEST),
    MeetingKind.OBJECTION: (Item.OBJECTION, Item.ORDER, Item.CANCEL_TEST),
    MeetingKind.DETERMINATION: (Item.RESULT,),
}
"""What is on the agenda of each kind of meeting, in order (R-LIST-14, -15, -17, R-BODY-08, C-21).

Of LIST and OBJECTION there is one point for each list that came in, and each that objects. A list
that is admitted after all needs a number, so the order comes up again (§ 15 KWG).
"""


def check_times(
    opened_at: datetime | None, closed_at: datetime | None, *, meets_on: date, now: datetime
) -> None:
    """Refuse times of a meeting that cannot be (§ 15 Abs. 1 KWG; R-LIST-14).

    Raises RuleViolation MEETING_TIMES where it begins on another day than ``meets_on``, ends before
    it begins or a day later, ends without beginning, or lies in the future.
    """
    times = [moment for moment in (opened_at, closed_at) if moment is not None]
    ends_alone = closed_at is not None and opened_at is None
    # The minutes name one day, and of both times the hours only; midnight may pass.
    is_elsewhere = opened_at is not None and opened_at.astimezone(HESSE).date() != meets_on
    is_endless = len(times) > 1 and times[-1] - times[0] >= timedelta(days=1)
    if (
        ends_alone
        or is_elsewhere
        or is_endless
        or times != sorted(times)
        or any(moment > now for moment in times)
    ):
        raise RuleViolation(CommitteeRule.MEETING_TIMES, _KWG_15, "R-LIST-14")


def check_begun(meets_on: date, today: date) -> None:
    """Refuse to write down what a meeting of a later day decided (§ 15 Abs. 1 KWG; R-LIST-14).

    Raises RuleViolation MEETING_NOT_BEGUN.
    """
    if meets_on > today:
        raise RuleViolation(
            CommitteeRule.MEETING_NOT_BEGUN, _KWG_15, "R-LIST-14", meets_on=meets_on
        )


def check_decides(kind: MeetingKind, item: Item) -> None:
    """Refuse a decision in a meeting on whose agenda it is not (§ 15 KWG; R-LIST-14, R-LIST-15).

    Raises RuleViolation MEETING_DECIDES_NOT.
    """
    if item not in AGENDAS[kind]:
        raise RuleViolation(CommitteeRule.MEETING_DECIDES_NOT, _KWG_15, "R-LIST-14", kind=kind)


def check_open(is_issued: bool) -> None:
    """Refuse to change what the minutes that were issued say (§ 15 Abs. 1 KWG; R-LIST-14).

    Raises RuleViolation MINUTES_ISSUED.
    """
    if is_issued:
        raise RuleViolation(CommitteeRule.MINUTES_ISSUED, _KWG_15, "R-LIST-14")


def check_complete(*, opened: bool, closed: bool, chair: bool, clerk: bool, undecided: int) -> None:
    """Refuse to issue minutes that lack what they are for (§ 15 Abs. 1 KWG; R-LIST-14).

    Raises RuleViolation MINUTES_INCOMPLETE, whose ``lacking`` names each of them.
    """
    there = {
        MinutesPart.OPENED: opened,
        MinutesPart.CLOSED: closed,
        MinutesPart.CHAIR: chair,
        MinutesPart.CLERK: clerk,
        MinutesPart.DECISIONS: not undecided,
    }
    if lacking := tuple(part for part, is_there in there.items() if not is_there):
        raise RuleViolation(CommitteeRule.MINUTES_INCOMPLETE, _KWG_15, "R-LIST-14", lacking=lacking)


def check_explained(
    before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> tuple[str, ...]:
    """Return what changes, in order; refuse to change what stood there without a reason.

    (§ 15 Abs. 1 KWG; R-LIST-14.) What was empty is filled in as the meeting goes on and needs
    none; „no“ and 0 are not empty. Raises RuleViolation CORRECTION_UNEXPLAINED.
    """
    changed = tuple(name for name in after if before.get(name) != after[name])
    stood = [name for name in changed if before.get(name) not in (None, "")]
    if stood and not reason.strip():
        raise RuleViolation(CommitteeRule.CORRECTION_UNEXPLAINED, _KWG_15, "R-LIST-14")
    return changed
