"""Why an act of counting is refused, and what the checks find; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class CountingRule(Rule):
    """Refusals about counting units and their reports."""

    COUNT_NOT_OPEN = "ballots.count_not_open"
    CORRECTION_WITHOUT_REASON = "ballots.correction_without_reason"
    LIST_NOT_ADMITTED = "ballots.list_not_admitted"
    LIST_VOTES_MISSING = "ballots.list_votes_missing"
    PERSON_NOT_PRINTED = "ballots.person_not_printed"
    REPORT_INCONSISTENT = "ballots.report_inconsistent"
    REPORT_NOT_NEWEST = "ballots.report_not_newest"
    UNIT_EXISTS = "ballots.unit_exists"
    UNIT_WITHOUT_DISTRICT = "ballots.unit_without_district"
    DISTRICT_COUNTED_ELSEWHERE = "ballots.district_counted_elsewhere"
    UNIT_HAS_REPORTED = "ballots.unit_has_reported"
    UNIT_CHANGE_NEEDS_REASON = "ballots.unit_change_needs_reason"


class CheckRule(Rule):
    """Findings of the plausibility checks, named after their code."""

    CODE_01 = "ballots.check_code_01"
    CODE_02 = "ballots.check_code_02"
    H2_01 = "ballots.check_h2_01"
    H2_02 = "ballots.check_h2_02"
    H2_03 = "ballots.check_h2_03"
    H2_04 = "ballots.check_h2_04"
    H2_06 = "ballots.check_h2_06"
    H2_07 = "ballots.check_h2_07"
    H3_09 = "ballots.check_h3_09"
    H5_01 = "ballots.check_h5_01"
    H5_02 = "ballots.check_h5_02"
    H5_04 = "ballots.check_h5_04"
    H5_10 = "ballots.check_h5_10"
    H5_13 = "ballots.check_h5_13"
    H9_01 = "ballots.check_h9_01"
    H9_02 = "ballots.check_h9_02"
    H9_08 = "ballots.check_h9_08"
    H9_09 = "ballots.check_h9_09"
