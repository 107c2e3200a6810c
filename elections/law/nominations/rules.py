"""Why a list is refused, or what is wrong with it; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class NominationRule(Rule):
    """Refusals and defects of lists and of the persons on them."""

    NOMINATION_LATE = "elections.nomination_late"
    NOMINATION_NOT_WRITTEN = "elections.nomination_not_written"
    NOMINATION_NAME_MISSING = "elections.nomination_name_missing"
    ASSEMBLY_RECORD_MISSING = "elections.assembly_record_missing"
    NO_CANDIDATES = "elections.no_candidates"
    SIGNATURES_MISSING = "elections.signatures_missing"
    ELECTOR_CERTIFICATES_MISSING = "elections.elector_certificates_missing"
    TRUST_PERSONS_MISSING = "elections.trust_persons_missing"
    TRUST_PERSON_IS_CANDIDATE = "elections.trust_person_is_candidate"
    PLACES_NOT_IN_ORDER = "elections.places_not_in_order"
    CONSENT_MISSING = "elections.consent_missing"
    CANDIDATE_NOT_ELIGIBLE = "elections.candidate_not_eligible"
    CANDIDATE_ON_TWO_LISTS = "elections.candidate_on_two_lists"
    CANDIDATE_POST_INCOMPATIBLE = "elections.candidate_post_incompatible"
    LIST_ORDER_INCOMPLETE = "elections.list_order_incomplete"
    DECISIONS_MISSING = "elections.decisions_missing"
    LISTS_NOT_OPEN = "elections.lists_not_open"
    LISTS_STILL_COMING = "elections.lists_still_coming"
    LIST_NUMBER_TAKEN = "elections.list_number_taken"
    LIST_NAME_TAKEN = "elections.list_name_taken"
    PLACE_TAKEN = "elections.place_taken"
    CANDIDATE_TOO_YOUNG = "elections.candidate_too_young"
    CANDIDATE_TWICE = "elections.candidate_twice"
    CANDIDATE_LIKE = "elections.candidate_like"
    ALREADY_DECIDED = "elections.already_decided"
    LIST_WITHOUT_CANDIDATES = "elections.list_without_candidates"
    REFUSAL_WITHOUT_REASON = "elections.refusal_without_reason"
    OBJECTION_WITHOUT_REFUSAL = "elections.objection_without_refusal"
    OBJECTION_DAY_IMPOSSIBLE = "elections.objection_day_impossible"
    DECISION_RESTS_ON_ADMISSION = "elections.decision_rests_on_admission"
    NOT_DECIDED = "elections.list_not_decided"
    WITHDRAWAL_DAY_IMPOSSIBLE = "elections.withdrawal_day_impossible"
