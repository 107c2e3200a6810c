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
