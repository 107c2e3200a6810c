"""An objection to the refusal of a list, and the decision on it (§ 15 Abs. 3 KWG; R-LIST-15)."""

from __future__ import annotations

from datetime import date, timedelta

from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute

OBJECTION_DAYS = 2
"""Days after the decision within which an objection may come (R-LIST-15, C-07; likely)."""

_OBJECTION = Norm(Statute.KWG, "15", 3)


def objections_close(decided_on: date) -> date:
    """Return the last day for an objection to a refusal (§ 15 Abs. 3 KWG; R-LIST-15, C-07).

    A list that was refused on D−58 can be defended until D−56.
    """
    return decided_on + timedelta(days=OBJECTION_DAYS)


def is_objection_in_time(objected_on: date, decided_on: date) -> bool:
    """Whether an objection came within two days of the refusal (§ 15 Abs. 3 KWG; R-LIST-15).

    The text that names the two days was not seen: a late one is shown and not refused.
    """
    return objected_on <= objections_close(decided_on)


def check_objection(
    objected_on: date, *, was_admitted: bool, refused_on: date, decided_on: date, today: date
) -> None:
    """Refuse a new decision that cannot have followed an objection (§ 15 Abs. 3 KWG; R-LIST-15).

    ``refused_on`` is the day of the first decision, ``decided_on`` that of the new one. A list that
    was admitted without single persons counts as refused as far as they go.

    Raises RuleViolation OBJECTION_WITHOUT_REFUSAL where the list had been admitted, and
    OBJECTION_DAY_IMPOSSIBLE where the days are not in their order.
    """
    if was_admitted:
        raise RuleViolation(NominationRule.OBJECTION_WITHOUT_REFUSAL, _OBJECTION, "R-LIST-15")
    if not refused_on <= objected_on <= decided_on <= today:
        raise RuleViolation(
            NominationRule.OBJECTION_DAY_IMPOSSIBLE,
            _OBJECTION,
            "R-LIST-15",
            objected_on=objected_on,
            refused_on=refused_on,
            decided_on=decided_on,
        )


def check_decision_correctable(phase: Phase) -> None:
    """Refuse to change a decision that the admission rests on (§ 15 Abs. 1 KWG; C-05, R-LIST-12).

    Raises RuleViolation DECISION_RESTS_ON_ADMISSION.
    """
    if phase is not Phase.NOMINATION:
        raise RuleViolation(
            NominationRule.DECISION_RESTS_ON_ADMISSION,
            Norm(Statute.KWG, "15", 1),
            "C-05",
            phase=phase,
        )
