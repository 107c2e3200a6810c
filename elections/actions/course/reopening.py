"""A step of an election is taken back: the call for lists, or the end of the admission."""

from __future__ import annotations

from django.db import transaction

from elections.actions.course.phases import take_step
from elections.law.course.corrections import check_call_correctable
from elections.law.course.phases import Phase, Step, check_reopenable
from elections.models import Election
from elections.models.course.body_rows import write_row
from municipalities.models import BodyEvent, BodyEventKind, Commission, User


@transaction.atomic
def reopen_admission(election_id: int, *, reason: str, actor: User) -> Election:
    """Open the admission again until the paper is approved (§ 15 Abs. 3 KWG; R-LIST-15, C-05).

    A cancelled election is none any more until the committee ends its meeting anew (R-BODY-08).

    Raises RuleViolation STEP_NOT_OPEN once the paper is approved, REOPENED_WITH_COMMISSION once a
    commission was begun.
    """
    stood = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    before = stood.current_phase
    election = take_step(election_id, Step.REOPEN_ADMISSION, actor=actor, reason=reason)
    begun = Commission.objects.filter(municipality=election.municipality, term=election.term)
    check_reopenable(before, has_commission=begun.exists())
    rows = BodyEvent.objects.filter(election_key=election.pk, kind=BodyEventKind.LISTS_CALLED_FOR)
    called = rows.last()
    if before is Phase.CANCELLED:
        # What failed is told as if nobody had told it: the election stands where it stood.
        write_row(election, BodyEventKind.OUTCOME_WITHDRAWN, on=None)
        write_row(election, BodyEventKind.ELECTION_SET_UP, on=None, members=election.seats)
    write_row(election, BodyEventKind.LISTS_CALLED_FOR, on=called.on if called else None)
    return election


@transaction.atomic
def take_back_call(election_id: int, *, reason: str, actor: User) -> Election:
    """Take back a call for lists that was noted by a slip (§ 22 Abs. 1 KWO; C-02).

    Raises RuleViolation CALL_RESTS_ON once a list came in.
    """
    election = take_step(election_id, Step.TAKE_BACK_CALL, actor=actor, reason=reason)
    check_call_correctable(election.nominations.count() + election.withdrawn_lists.count())
    write_row(election, BodyEventKind.ELECTION_SET_UP, on=None, members=election.seats)
    return election
