"""Why an act before the closing may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class CardRule(Rule):
    """Refusals about inspection, objections, polling cards and the closing."""
