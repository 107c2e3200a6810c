"""Why an act before the closing may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class CardRule(Rule):
    """Refusals about inspection, objections, polling cards and the closing."""

    # windows
    TOO_EARLY = "elections.too_early"
    TOO_LATE = "elections.too_late"
    SERVED_LATE = "elections.served_late"
    OVERRIDE_NOT_ALLOWED = "elections.override_not_allowed"
    ELECTION_CANCELLED = "elections.election_cancelled"

    # corrections
    CORRECTION_NOT_NOW = "elections.correction_not_now"
    APPLICATION_FOR_ENTRY_LATE = "elections.application_for_entry_late"
    REASON_MISSING = "elections.reason_missing"
    NOTHING_CHANGED = "elections.nothing_changed"
    STRUCK_ALREADY = "elections.struck_already"
    NOT_STRUCK = "elections.not_struck"
    OBJECTION_NOT_UPHELD = "elections.objection_not_upheld"

    # inspection and objections
    INSPECTION_WITHOUT_GROUNDS = "elections.inspection_without_grounds"
    OBJECTION_WITHOUT_ENTRY = "elections.objection_without_entry"
    OBJECTION_DECIDED = "elections.objection_decided"
    DECISION_BEFORE_OBJECTION = "elections.decision_before_objection"

    # polling cards
    TELEPHONE = "elections.telephone"
    APPLICANT_MISSING = "elections.applicant_missing"
    APPLICATION_SETTLED = "elections.application_settled"
    APPLICATION_NOT_MATCHED = "elections.application_not_matched"
    CARD_FOR_STRUCK = "elections.card_for_struck"
    CARD_EXISTS = "elections.card_exists"
    CARD_LOST = "elections.card_lost"
    CARD_INVALID = "elections.card_invalid"
    PERSON_IN_REGISTER = "elections.person_in_register"
    NOTICE_RETURNED_ALREADY = "elections.notice_returned_already"

    # closing
    CLOSING_IS_COUNTED = "elections.closing_is_counted"
    CLOSING_NEEDS_ENTRIES = "elections.closing_needs_entries"
    CLOSING_OPEN_POINTS = "elections.closing_open_points"
    CLOSING_MOVED_ON = "elections.closing_moved_on"
