"""Why an act on Wahlbezirke, streets and polling places may be refused; sentences: ``messages``."""

from municipalities.law.basis import Rule


class DistrictRule(Rule):
    """Refusals about Wahlbezirke, streets and polling places."""

    HOUSE_NUMBERS_UNCLEAR = "elections.house_numbers_unclear"
    HOUSE_NUMBERS_BACKWARDS = "elections.house_numbers_backwards"
