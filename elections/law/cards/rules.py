"""Why an act on polling cards is refused; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class CardRule(Rule):
    """Refusals about polling cards and the applications for them."""

    TELEPHONE = "elections.telephone"
    APPLICANT_MISSING = "elections.applicant_missing"
    APPLICATION_SETTLED = "elections.application_settled"
    NOT_REFUSED = "elections.application_not_refused"
    APPLICATION_NOT_MATCHED = "elections.application_not_matched"
    CARD_FOR_STRUCK = "elections.card_for_struck"
    CARD_EXISTS = "elections.card_exists"
    CARD_LOST = "elections.card_lost"
    CARD_INVALID = "elections.card_invalid"
    LEFT_BEFORE_ISSUED = "elections.card_left_before_issued"
    INVALID_BEFORE_ISSUED = "elections.card_invalid_before_issued"
    INVALID_AFTER_THE_VOTE = "elections.card_invalid_after_the_vote"
    NO_CARD_TO_REPLACE = "elections.card_none_to_replace"
    MISSED_BEFORE_ISSUED = "elections.card_missed_before_issued"
    HANDED_OVER = "elections.card_handed_over"
    STANDS_IN_REGISTER = "elections.card_stands_in_register"
    PERSON_IN_REGISTER = "elections.person_in_register"
    NOTICE_RETURNED_ALREADY = "elections.notice_returned_already"


class LetterRule(Rule):
    """Refusals and findings about Wahlbriefe."""

    LATE_BEFORE_THE_DAY = "elections.letter_late_before_the_day"
    LATE_BEFORE_THE_HOUR = "elections.letter_late_before_the_hour"
    DECIDED_BEFORE_THE_DAY = "elections.letter_decided_before_the_day"
    BEFORE_THE_FIRST_CARD = "elections.letter_before_the_first_card"
    COUNT_FINAL = "elections.letter_count_final"
    TOO_MANY_INVALID_CARDS = "elections.letter_too_many_invalid_cards"
    CHANGED_MEANWHILE = "elections.letter_changed_meanwhile"
    REASON_MISSING = "elections.letter_reason_missing"
    REPLACED_ALREADY = "elections.letter_replaced_already"
    MORE_DECIDED_THAN_RECEIVED = "elections.letter_more_decided_than_received"
    MORE_LETTERS_THAN_CARDS = "elections.letter_more_than_cards"
    MORE_INVALID_THAN_CARDS = "elections.letter_more_invalid_than_cards"
    CLASSED_BY_ANOTHER_DAY = "elections.letter_classed_by_another_day"
