"""Why an act on the register or an import may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class RegisterRule(Rule):
    """Refusals about the register of electors and its imports."""

    EXTRACT_FROM_FUTURE = "elections.extract_from_future"
    EXTRACT_AFTER_CLOSING = "elections.extract_after_closing"
    EXTRACT_DECIDED = "elections.extract_decided"
    EXTRACT_OLDER = "elections.extract_older"
    EXTRACT_NOT_CHECKED = "elections.extract_not_checked"
    EXTRACT_BEING_CHECKED = "elections.extract_being_checked"
    CHECK_OUTDATED = "elections.check_outdated"
    ROWS_FAULTY = "elections.rows_faulty"
    NOBODY_ELIGIBLE = "elections.nobody_eligible"
    MANY_STRUCK = "elections.many_struck"
    MAPPING_INCOMPLETE = "elections.mapping_incomplete"
    MAPPING_UNKNOWN = "elections.mapping_unknown"
    CASE_DECIDED = "elections.case_decided"
    CASE_NEEDS_REASON = "elections.case_needs_reason"
    CASE_IS_FAULT = "elections.case_is_fault"
    CASE_BIRTH_DATE = "elections.case_birth_date"
    REGISTER_ON_HOLD = "elections.register_on_hold"
    TOO_EARLY_TO_ERASE = "elections.too_early_to_erase"
    ELECTION_NOT_OVER = "elections.election_not_over"
    ELECTION_UNDER_REVIEW = "elections.election_under_review"
    REGISTER_ERASED = "elections.register_erased"
    NO_HOLD = "elections.no_hold"
