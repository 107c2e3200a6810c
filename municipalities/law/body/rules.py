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
    TERM_HAS_OTHER_DAY = "municipalities.term_has_other_day"
    ELECTION_DAY_IRREGULAR = "municipalities.election_day_irregular"
    DOCUMENT_EMPTY = "municipalities.document_empty"
    DOCUMENT_TOO_LARGE = "municipalities.document_too_large"
    DOCUMENT_NO_PDF = "municipalities.document_no_pdf"
    DOCUMENT_DAMAGED = "municipalities.document_damaged"
    DOCUMENT_ENCRYPTED = "municipalities.document_encrypted"
    DOCUMENT_ACTIVE = "municipalities.document_active"
    DOCUMENT_TWICE = "municipalities.document_twice"
