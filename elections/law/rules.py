"""Why an act of this room may be refused or a defect noted; sentences: ``messages.py``."""

from municipalities.law.basis import Rule


class ElectionRule(Rule):
    """Refusals and defects of the law up to the election day."""

    STEP_NOT_OPEN = "elections.step_not_open"
    TOO_FEW_CANDIDATES = "elections.too_few_candidates"
    ELECTION_TAKES_PLACE = "elections.election_takes_place"
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
