"""Why an act on the commission is refused, and what is noticed; sentences: ``messages``."""

from municipalities.law.basis import Rule


class CommissionRule(Rule):
    """Refusals and findings; the act or the law that raises one names the norm."""

    # the plan of the seats
    SEATS_NEGATIVE = "commission.seats_negative"
    SIZE_OUT_OF_RANGE = "commission.size_out_of_range"
    SPLIT_BELOW_HALF = "commission.split_below_half"
    SEATS_EXCEEDED = "commission.seats_exceeded"

    # who sits
    EXPERTS_BELOW_HALF = "commission.experts_below_half"
    CHAIR_MISSING = "commission.chair_missing"
    WOMEN_BELOW_HALF = "commission.women_below_half"
    ORIGINS_NOT_PLURAL = "commission.origins_not_plural"
    SEATS_OPEN = "commission.seats_open"
    CO_CHAIR_MISSING = "commission.co_chair_missing"

    # before it is formed
    COUNCIL_STANDS = "commission.council_stands"
    OWN_PROPOSAL_WITHOUT_CALL = "commission.own_proposal_without_call"
    OWN_PROPOSAL_EARLY = "commission.own_proposal_early"
    OWN_PROPOSAL_NEEDLESS = "commission.own_proposal_needless"

    # acts
    DAY_IN_FUTURE = "commission.day_in_future"
    DAY_OUT_OF_RANGE = "commission.day_out_of_range"
    ORGANISATION_EXISTS = "commission.organisation_exists"
    ORGANISATION_REMOVED = "commission.organisation_removed"
    ORGANISATION_NOT_ASKED = "commission.organisation_not_asked"
    PLAN_NOT_NEWEST = "commission.plan_not_newest"
    SEATS_UNDECIDED = "commission.seats_undecided"
    PROPOSED_ALREADY = "commission.proposed_already"
    PROPOSAL_SETTLED = "commission.proposal_settled"
    RESIDENT_BEFORE_BIRTH = "commission.resident_before_birth"
    NOT_PROPOSED = "commission.not_proposed"
    ELECTED_BEFORE_PROPOSAL = "commission.elected_before_proposal"
    NOT_ELECTABLE = "commission.not_electable"
    SITS_ALREADY = "commission.sits_already"
    SITS_ELSEWHERE = "commission.sits_elsewhere"
    LEFT_ALREADY = "commission.left_already"
    CO_CHAIR_NO_EXPERT = "commission.co_chair_no_expert"
    CO_CHAIR_ALREADY = "commission.co_chair_already"
    CALL_EXISTS = "commission.call_exists"
    COMPOSITION_HAS_ERRORS = "commission.composition_has_errors"
    FORMED_ALREADY = "commission.formed_already"
    NOT_FORMED = "commission.not_formed"
    MEETING_EXISTS = "commission.meeting_exists"
    MEETING_RECORDED = "commission.meeting_recorded"
    MEETING_AHEAD = "commission.meeting_ahead"
    PRESENT_OUT_OF_RANGE = "commission.present_out_of_range"
    YEAR_OUT_OF_RANGE = "commission.year_out_of_range"
    REPORT_EXISTS = "commission.report_exists"

    # what was entered is corrected or taken back
    ENTRY_GONE = "commission.entry_gone"
    ENTRY_NOT_NEWEST = "commission.entry_not_newest"
    ENTRY_UNCHANGED = "commission.entry_unchanged"
    RESTS_LETTER = "commission.rests_letter"
    RESTS_LEAVING = "commission.rests_leaving"
    RESTS_CO_CHAIR = "commission.rests_co_chair"
    RESTS_SUCCESSOR = "commission.rests_successor"
    RESTS_ATTENDANCE = "commission.rests_attendance"
    RESTS_MEETING = "commission.rests_meeting"
    RESTS_OUTCOME = "commission.rests_outcome"
    RESTS_REPORT = "commission.rests_report"
    NOT_COMPLETE_ON_DAY = "commission.not_complete_on_day"
