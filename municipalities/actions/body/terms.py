"""A slip in an election day that opened a Wahlzeit is corrected, as long as nothing rests on it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.terms import (
    check_regular_election_day,
    check_term_correctable,
    term_of,
)
from municipalities.models import AuditEvent, Term, User
from municipalities.models.body.term_use import uses_of


@transaction.atomic
def correct_election_day(term_id: int, day: date, *, reason: str, actor: User) -> Term:
    """Correct the election day of a Wahlzeit, and with it first and last day (§ 2 KWG; R-BODY-07).

    Raises RuleViolation TERM_RESTS_ON once something rests on it, ELECTION_DAY_IRREGULAR for a day
    that is no Sunday in March, TERM_HAS_OTHER_DAY where the Wahlzeit of ``day`` is open already.
    """
    # A decision that is being entered holds the row: the last of both sees what the first did.
    term = Term.objects.select_for_update().get(pk=term_id)
    check_term_correctable(uses_of(term))
    check_regular_election_day(day)
    starts_on, ends_on = term_of(day)
    if (other := Term.objects.filter(starts_on=starts_on).exclude(pk=term.pk).first()) is not None:
        raise RuleViolation(BodyRule.TERM_HAS_OTHER_DAY, day=day, election_day=other.election_day)
    before, term.election_day = term.election_day, day
    if before == day:
        return term
    term.starts_on, term.ends_on = starts_on, ends_on
    term.save(update_fields=["election_day", "starts_on", "ends_on"])
    AuditEvent.objects.record(
        actor,
        "term.day_corrected",
        term,
        None,
        election_day_before=before,
        election_day=day,
        reason=reason,
    )
    return term


@transaction.atomic
def take_back_term(term_id: int, *, reason: str, actor: User) -> None:
    """Take back a Wahlzeit that was opened by a slip (§ 2 KWG; R-BODY-07).

    Raises RuleViolation TERM_RESTS_ON once something rests on it.
    """
    term = Term.objects.select_for_update().get(pk=term_id)
    check_term_correctable(uses_of(term))
    AuditEvent.objects.record(
        actor, "term.taken_back", term, None, election_day=term.election_day, reason=reason
    )
    term.delete()
