"""What every act before the closing asks first: the locked election, and whether it is in time."""

from __future__ import annotations

from datetime import date, datetime, time

from elections.law.course.calendar import moment
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.course.windows import Timed, check
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.course.windows import calendar_days
from elections.models.register.imports import (
    RegisterErasure,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import User


def locked(election_id: int) -> Election:
    """Return the election, locked until the caller's transaction ends; refuse a cancelled one.

    The lock is the weaker one: rows that only point to the election (a receipt, an entry) may
    still be written meanwhile.
    """
    found = Election.objects.select_for_update(no_key=True, of=("self",))
    return _still_open(found.select_related("municipality").get(pk=election_id))


def held(election_id: int) -> Election:
    """Return the election, held beside others; refuse a cancelled one (``Election.objects.held``).

    For what many do at once on the night of the count; each locks or takes turns on its own.
    """
    return _still_open(Election.objects.filter(pk=election_id).held())


def _still_open(election: Election) -> Election:
    if election.current_phase is Phase.CANCELLED:
        raise RuleViolation(CourseRule.ELECTION_CANCELLED)
    check_not_erased(election)
    return election


def check_not_erased(election: Election) -> None:
    """Refuse to restart a deleted register: nothing would delete it again (R-RET-01)."""
    erasure = RegisterErasure.objects.filter(election=election).first()
    if erasure is not None:
        raise RuleViolation(
            RegisterRule.REGISTER_ERASED,
            Norm(Statute.KWO, "112"),
            "R-RET-01",
            day=erasure.erased_on,
        )


def in_time(
    election: Election, act: Timed, at: date | datetime, *, override_reason: str, actor: User
) -> str:
    """Return the reason under which ``act`` happens outside its window; empty inside it.

    Raises RuleViolation outside the window, unless the returning officer of this election gives
    a reason.
    """
    when = at if isinstance(at, datetime) else moment(at, time(12))
    try:
        check(act, when, calendar_days(election))
    except RuleViolation:
        if not override_reason.strip():
            raise
        if not Election.objects.determined_by(actor).filter(pk=election.pk).exists():
            raise RuleViolation(CourseRule.OVERRIDE_NOT_ALLOWED) from None
        return override_reason.strip()
    return ""
