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
    PERSON_IN_REGISTER = "elections.person_in_register"
    NOTICE_RETURNED_ALREADY = "elections.notice_returned_already"
