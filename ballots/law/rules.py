"""Why something in this room was refused or noticed; sentences: ``ballots/messages.py``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class BallotRule(Rule):
    """One member per refusal or finding of the room „ballots“."""

    # acts of this room
    COUNT_NOT_OPEN = "ballots.count_not_open"
    CORRECTION_WITHOUT_REASON = "ballots.correction_without_reason"
    LIST_NOT_ADMITTED = "ballots.list_not_admitted"
    LIST_VOTES_MISSING = "ballots.list_votes_missing"
    PERSON_NOT_PRINTED = "ballots.person_not_printed"
    REPORT_INCONSISTENT = "ballots.report_inconsistent"
    REPORT_NOT_NEWEST = "ballots.report_not_newest"
    REPORTS_MISSING = "ballots.reports_missing"
    NO_VALID_VOTES = "ballots.no_valid_votes"
    LOT_REQUIRED = "ballots.lot_required"
    LOT_NOT_NEEDED = "ballots.lot_not_needed"
    LOT_DOES_NOT_FIT = "ballots.lot_does_not_fit"
    UNIT_EXISTS = "ballots.unit_exists"
    UNIT_WITHOUT_DISTRICT = "ballots.unit_without_district"

    # a line that one of the two JSON-lines tools cannot use
    LINE_EMPTY = "ballots.line_empty"
    LINE_TOO_LONG = "ballots.line_too_long"
    LINE_NOT_UTF8 = "ballots.line_not_utf8"
    LINE_NOT_JSON = "ballots.line_not_json"
    LINE_NOT_OBJECT = "ballots.line_not_object"
    LINE_KEY_TWICE = "ballots.line_key_twice"
    FIELD_MISSING = "ballots.field_missing"
    FIELD_UNKNOWN = "ballots.field_unknown"
    FIELD_WRONG_KIND = "ballots.field_wrong_kind"
    NUMBER_OUT_OF_RANGE = "ballots.number_out_of_range"
    TEXT_UNUSABLE = "ballots.text_unusable"
    ENTRY_TWICE = "ballots.entry_twice"
    DAY_WITHOUT_LAW = "ballots.day_without_law"
    NO_LISTS = "ballots.no_lists"
    NO_VOTES = "ballots.no_votes"
    DRAWN_UNKNOWN = "ballots.drawn_unknown"
    DRAWN_NOT_NEEDED = "ballots.drawn_not_needed"
    DRAWN_NOT_TIED = "ballots.drawn_not_tied"
    LIST_UNKNOWN = "ballots.list_unknown"
    PLACE_MALFORMED = "ballots.place_malformed"
    PLACE_UNKNOWN = "ballots.place_unknown"
    FLAG_UNKNOWN = "ballots.flag_unknown"

    # findings of the plausibility checks, named after their code
    CODE_01 = "ballots.check_code_01"
    CODE_02 = "ballots.check_code_02"
    H2_01 = "ballots.check_h2_01"
    H2_02 = "ballots.check_h2_02"
    H2_03 = "ballots.check_h2_03"
    H2_04 = "ballots.check_h2_04"
    H2_06 = "ballots.check_h2_06"
    H2_07 = "ballots.check_h2_07"
    H3_09 = "ballots.check_h3_09"
    H5_01 = "ballots.check_h5_01"
    H5_02 = "ballots.check_h5_02"
    H5_04 = "ballots.check_h5_04"
    H5_10 = "ballots.check_h5_10"
    H5_13 = "ballots.check_h5_13"
    H9_01 = "ballots.check_h9_01"
    H9_02 = "ballots.check_h9_02"
    H9_08 = "ballots.check_h9_08"
    H9_09 = "ballots.check_h9_09"
