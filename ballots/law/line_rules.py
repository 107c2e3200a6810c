"""Why the tools that recompute cannot use a line of JSON; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class LineRule(Rule):
    """Refusals of single lines."""

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
    UNIT_KIND_UNKNOWN = "ballots.unit_kind_unknown"
    NO_UNITS = "ballots.no_units"
    FLAG_UNKNOWN = "ballots.flag_unknown"
