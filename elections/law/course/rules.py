"""Why a step of an election is refused; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class CourseRule(Rule):
    """Refusals about the course of an election, and about acts outside their window."""

    STEP_NOT_OPEN = "elections.step_not_open"
    TOO_FEW_CANDIDATES = "elections.too_few_candidates"
    ELECTION_TAKES_PLACE = "elections.election_takes_place"
    NO_DECISION_FOR_COUNCIL = "elections.no_decision_for_council"
    ELECTION_EXISTS = "elections.election_exists"
    COUNT_HAS_BEGUN = "elections.count_has_begun"
    POLLS_STILL_OPEN = "elections.polls_still_open"
    TOO_EARLY = "elections.too_early"
    TOO_LATE = "elections.too_late"
    SERVED_LATE = "elections.served_late"
    OVERRIDE_NOT_ALLOWED = "elections.override_not_allowed"
    ELECTION_CANCELLED = "elections.election_cancelled"
    ELECTION_ANNULLED = "elections.election_annulled"
    ELECTION_FAILED = "elections.election_failed"
    SEATS_REST_ON_DECISION = "elections.seats_rest_on_decision"
    SEATS_REST_ON_PHASE = "elections.seats_rest_on_phase"
    ELECTION_RESTS = "elections.election_rests"
    DAY_RESTS_ON = "elections.day_rests_on"
    CALL_RESTS_ON = "elections.call_rests_on"
    REOPENED_WITH_COMMISSION = "elections.reopened_with_commission"

    # noticed before an election is set up
    CALL_IS_OVER = "elections.call_is_over"
    LISTS_ARE_OVER = "elections.lists_are_over"
