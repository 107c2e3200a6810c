"""Why an act on Wahlbezirke, streets and polling places is refused; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class DistrictRule(Rule):
    """Refusals about Wahlbezirke, streets and polling places."""

    DISTRICT_EXISTS = "elections.district_exists"
    HOUSE_NUMBERS_UNCLEAR = "elections.house_numbers_unclear"
    HOUSE_NUMBERS_BACKWARDS = "elections.house_numbers_backwards"
    STREETS_AFTER_CLOSING = "elections.streets_after_closing"
    DISTRICT_FILE_GONE = "elections.district_file_gone"
    DISTRICT_FILE_REPLACED = "elections.district_file_replaced"
    DISTRICT_CLOSED = "elections.district_closed"
    DISTRICT_CHOSEN_ALREADY = "elections.district_chosen_already"
    ENTRY_STRUCK = "elections.entry_struck"
    DISTRICT_IN_USE = "elections.district_in_use"
    POSTAL_NUMBER_NEEDS_NAME = "elections.postal_number_needs_name"
    POSTAL_LETTERS_COUNTED = "elections.postal_letters_counted"
    DISTRICT_NUMBER_NEAR = "elections.district_number_near"
    DISTRICT_NUMBERS_UNCLEAR = "elections.district_numbers_unclear"
    STREET_ROWS_UNREAD = "elections.street_rows_unread"
    STREET_ROW_GONE = "elections.street_row_gone"
    STREET_ROW_KNOWN = "elections.street_row_known"
    DISTRICT_COLUMN_MISSING = "elections.district_column_missing"
    DISTRICT_WORDS_OPEN = "elections.district_words_open"
    NAME_IS_CERTIFIED = "elections.name_is_certified"
    RENAME_NEEDS_REASON = "elections.rename_needs_reason"
    POSTAL_DISTRICT_TWICE = "elections.postal_district_twice"
    STREETS_BUSY = "elections.streets_busy"
