"""Why an act on Wahlbezirke, streets and polling places may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class DistrictRule(Rule):
    """Refusals about Wahlbezirke, streets and polling places."""
