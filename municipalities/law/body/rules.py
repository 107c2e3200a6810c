"""Why an act of this room may be refused; sentences: ``messages.py``."""

from municipalities.law.basis import Rule


class MunicipalityRule(Rule):
    """Refusals of the law on the body and on who may vote and stand."""

    SEATS_OUT_OF_RANGE = "municipalities.seats_out_of_range"
    COMMISSION_NOT_OFFERED = "municipalities.commission_not_offered"
    COUNCIL_NEEDS_STATUTE = "municipalities.council_needs_statute"

    # acts of this room
    DECISION_IN_FUTURE = "municipalities.decision_in_future"
    DECISION_AFTER_ELECTION_DAY = "municipalities.decision_after_election_day"
    DECISION_NOT_NEWEST = "municipalities.decision_not_newest"
    ELECTION_SET_UP = "municipalities.election_set_up"
    ELECTION_UNDER_WAY = "municipalities.election_under_way"
    COUNT_IN_FUTURE = "municipalities.count_in_future"
    COUNT_EXISTS = "municipalities.count_exists"
    TERM_HAS_OTHER_DAY = "municipalities.term_has_other_day"
    ELECTION_DAY_IRREGULAR = "municipalities.election_day_irregular"

    # the council's resolution as a file
    DOCUMENT_EMPTY = "municipalities.document_empty"
    DOCUMENT_TOO_LARGE = "municipalities.document_too_large"
    DOCUMENT_NO_PDF = "municipalities.document_no_pdf"
    DOCUMENT_DAMAGED = "municipalities.document_damaged"
    DOCUMENT_ENCRYPTED = "municipalities.document_encrypted"
    DOCUMENT_ACTIVE = "municipalities.document_active"
    DOCUMENT_TWICE = "municipalities.document_twice"

    # tables of foreign residents
    RESIDENT_FILE_TAKEN_IN = "municipalities.resident_file_taken_in"
    RESIDENT_FILE_DROPPED = "municipalities.resident_file_dropped"
    RESIDENT_FILE_HAS_FAULTS = "municipalities.resident_file_has_faults"
    RESIDENT_FILE_NOTHING_NEW = "municipalities.resident_file_nothing_new"
    RESIDENT_FILE_OVERTAKEN = "municipalities.resident_file_overtaken"
