"""What of an election can still be corrected: a slip, as long as nothing rests on it."""

from __future__ import annotations

from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from municipalities.law.basis import Norm, RuleViolation, Statute

BEFORE_THE_ADMISSION = (Phase.SETUP, Phase.NOMINATION)


def check_seats_correctable(phase: Phase, decided: str) -> None:
    """Refuse another number of seats once something rests on it (§§ 11, 15 KWG; R-LIST-06, C-05).

    ``decided`` names a list on which the committee decided, empty while there is none: a list needs
    twice as many signatures as there are seats, so its decision rests on their number. After the
    admission the ballot paper and the distribution rest on it too.

    Raises RuleViolation SEATS_REST_ON_DECISION or SEATS_REST_ON_PHASE.
    """
    if decided:
        raise RuleViolation(
            CourseRule.SEATS_REST_ON_DECISION,
            Norm(Statute.KWG, "11"),
            "R-LIST-06",
            list=decided,
        )
    if phase not in BEFORE_THE_ADMISSION:
        raise RuleViolation(
            CourseRule.SEATS_REST_ON_PHASE, Norm(Statute.KWG, "15", 1), "C-05", phase=phase
        )


def check_day_correctable(phase: Phase, *, has_begun: bool) -> None:
    """Refuse another day of a repeat once something rests on it (§ 26 Abs. 1 KWG; R-END-10).

    Wahlbezirke, a register and lists all count from the election day (R-CAL-01); ``has_begun`` says
    that one of them is there.

    Raises RuleViolation DAY_RESTS_ON.
    """
    if phase is not Phase.SETUP or has_begun:
        raise RuleViolation(
            CourseRule.DAY_RESTS_ON, Norm(Statute.KWG, "26", 1), "R-END-10", phase=phase
        )


def check_call_correctable(lists: int) -> None:
    """Refuse to take back the call for lists once one came in (§ 22 Abs. 1 KWO; C-02).

    ``lists`` counts those that were received, also if they were withdrawn since.

    Raises RuleViolation CALL_RESTS_ON.
    """
    if lists:
        raise RuleViolation(CourseRule.CALL_RESTS_ON, Norm(Statute.KWO, "22", 1), "C-02")


def check_election_withdrawable(phase: Phase, *, has_begun: bool) -> None:
    """Refuse to take an election back once something rests on it (§ 84 HGO; R-BODY-04).

    Until then the council may still choose a commission, and a wrong Wahlzeit is a mere slip;
    ``has_begun`` as for :func:`check_day_correctable`.

    Raises RuleViolation ELECTION_RESTS.
    """
    if phase is not Phase.SETUP or has_begun:
        raise RuleViolation(
            CourseRule.ELECTION_RESTS, Norm(Statute.HGO, "84"), "R-BODY-04", phase=phase
        )
