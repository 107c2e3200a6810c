"""An annulled election: when its seats end, and on which day it is repeated (§§ 26, 30 KWG)."""

from __future__ import annotations

from datetime import date

from ballots.law.term.rules import TermRule
from municipalities.law.basis import Norm, RuleViolation, Statute

SUNDAY = 7

_FINAL = Norm(Statute.KWG, "30")
_REPEAT = Norm(Statute.KWG, "26", 1)


def check_annulment(*, decided_on: date, final_on: date, today: date) -> None:
    """Refuse a day on which an annulment cannot have become final (§ 30 KWG; R-END-10).

    ``decided_on`` is the council's decision to repeat the election, ``final_on`` the day from which
    no court can change it; the mandates end with it.

    Raises RuleViolation DATE_IN_FUTURE or FINAL_BEFORE_DECISION.
    """
    if final_on > today:
        raise RuleViolation(TermRule.DATE_IN_FUTURE, _FINAL, "R-END-10", day=final_on, today=today)
    if final_on < decided_on:
        raise RuleViolation(
            TermRule.FINAL_BEFORE_DECISION, _FINAL, "R-END-10", day=final_on, decided_on=decided_on
        )


def check_first_is_annulled(*, first_day: date, annulled_on: date | None, decided_on: date) -> None:
    """Refuse to determine a repeat while the first election gives the seats (§ 30 KWG; R-END-10).

    Its mandates end on ``annulled_on``, None while the annulment is not final; from that day the
    Wahlausschuss may determine who follows, on ``decided_on``.

    Raises RuleViolation FIRST_ELECTION_STANDS.
    """
    if annulled_on is None or decided_on < annulled_on:
        raise RuleViolation(
            TermRule.FIRST_ELECTION_STANDS,
            _FINAL,
            "R-END-10",
            day=first_day,
            decided_on=decided_on,
        )


def check_repeat_day(day: date, *, decided_on: date, ends_on: date) -> None:
    """Refuse a day on which an election cannot be repeated (§ 26 Abs. 1 KWG; R-END-10, R-BODY-07).

    It lies within the running Wahlzeit, which ends with ``ends_on``, after the decision, and on a
    Sunday, alone or together with another election. A day in the past is taken, so that an
    election that was repeated already can be recorded; what then can no longer be done in time,
    ``late_start`` says.

    Raises RuleViolation REPEAT_OUTSIDE_TERM or REPEAT_NOT_ON_SUNDAY.
    """
    if not decided_on < day <= ends_on:
        raise RuleViolation(
            TermRule.REPEAT_OUTSIDE_TERM,
            _REPEAT,
            "R-END-10",
            day=day,
            decided_on=decided_on,
            ends_on=ends_on,
        )
    if day.isoweekday() != SUNDAY:
        raise RuleViolation(
            TermRule.REPEAT_NOT_ON_SUNDAY, Norm(Statute.KWG, "2"), "R-BODY-07", day=day
        )
