"""Why an act of this room may be refused; sentences: ``messages.py``."""

from municipalities.law.basis import Rule


class MunicipalityRule(Rule):
    """Refusals of the law on the body and on who may vote and stand."""

    SEATS_OUT_OF_RANGE = "municipalities.seats_out_of_range"
    COMMISSION_NOT_OFFERED = "municipalities.commission_not_offered"
    COUNCIL_NEEDS_STATUTE = "municipalities.council_needs_statute"
