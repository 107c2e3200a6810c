"""Why an act on the body in its term is refused, and what is noticed; sentences: ``messages``."""

from municipalities.law.basis import Rule


class TermRule(Rule):
    """Refusals and findings; the act or the law that raises one names the norm."""

    DATE_IN_FUTURE = "term.date_in_future"
