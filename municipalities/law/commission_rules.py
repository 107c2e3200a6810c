"""Why an act on the commission is refused, and what is noticed; sentences: ``messages``."""

from municipalities.law.basis import Rule


class CommissionRule(Rule):
    """Refusals and findings; the act or the law that raises one names the norm."""

    EXPERTS_BELOW_HALF = "commission.experts_below_half"
