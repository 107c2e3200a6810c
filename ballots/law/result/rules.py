"""Why a result cannot be determined; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class ResultRule(Rule):
    """Refusals about lots and the determination."""

    DISTRICTS_NOT_COUNTED = "ballots.districts_not_counted"
    REPORTS_MISSING = "ballots.reports_missing"
    COUNT_INCONSISTENT = "ballots.count_inconsistent"
    SUM_INCONSISTENT = "ballots.sum_inconsistent"
    RESULT_INCONSISTENT = "ballots.result_inconsistent"
    NO_VALID_VOTES = "ballots.no_valid_votes"
    LOT_REQUIRED = "ballots.lot_required"
    LOT_NOT_NEEDED = "ballots.lot_not_needed"
    LOT_DOES_NOT_FIT = "ballots.lot_does_not_fit"
    DETERMINED_BEFORE_LOT = "ballots.determined_before_lot"
    BEFORE_ELECTION_DAY = "ballots.before_election_day"
