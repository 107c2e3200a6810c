"""Why an act on the body is refused; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class BodyRule(Rule):
    """Refusals about the council's decision, its document, and the Wahlzeit."""

    SEATS_OUT_OF_RANGE = "municipalities.seats_out_of_range"
    COMMISSION_NOT_OFFERED = "municipalities.commission_not_offered"
    COUNCIL_NEEDS_STATUTE = "municipalities.council_needs_statute"
    DECISION_IN_FUTURE = "municipalities.decision_in_future"
    DECISION_AFTER_ELECTION_DAY = "municipalities.decision_after_election_day"
    DECISION_NOT_NEWEST = "municipalities.decision_not_newest"
    ELECTION_SET_UP = "municipalities.election_set_up"
    ELECTION_UNDER_WAY = "municipalities.election_under_way"
    ELECTION_HELD = "municipalities.election_held"
    COMMISSION_SIZE_OUT_OF_RANGE = "municipalities.commission_size_out_of_range"
    OUTCOME_BEFORE_ELECTION_DAY = "municipalities.outcome_before_election_day"
    OUTCOME_WITHOUT_DECISION = "municipalities.outcome_without_decision"
    OUTCOME_IS_RECORDED_HERE = "municipalities.outcome_is_recorded_here"
    OUTCOME_NOT_NEWEST = "municipalities.outcome_not_newest"
    OUTCOME_HAS_COMMISSION = "municipalities.outcome_has_commission"
    OUTCOME_EXCEEDS_SEATS = "municipalities.outcome_exceeds_seats"
    OUTCOME_DAY_IMPOSSIBLE = "municipalities.outcome_day_impossible"
    TERM_HAS_OTHER_DAY = "municipalities.term_has_other_day"
    TERM_RESTS_ON = "municipalities.term_rests_on"
    ELECTION_DAY_IRREGULAR = "municipalities.election_day_irregular"
    DOCUMENT_EMPTY = "municipalities.document_empty"
    DOCUMENT_TOO_LARGE = "municipalities.document_too_large"
    DOCUMENT_NO_PDF = "municipalities.document_no_pdf"
    DOCUMENT_DAMAGED = "municipalities.document_damaged"
    DOCUMENT_ENCRYPTED = "municipalities.document_encrypted"
    DOCUMENT_ACTIVE = "municipalities.document_active"
    DOCUMENT_TWICE = "municipalities.document_twice"
