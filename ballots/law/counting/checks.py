"""The plausibility checks of one unit that the entered values allow: one table, one formula each.

Codes are those of the catalogue H0–H9; CODE.… are bounds that have no H-code. A check with unknown
values does not fire; it is reported as not asked. What the rows ask stands in ``unit_checks``,
``vote_checks`` and ``kind_checks``, the checks of all units together in ``town``.
"""

from __future__ import annotations

from ballots.law.counting.checking import Check, CheckFinding, Level, findings, not_asked
from ballots.law.counting.kind_checks import (
    few_votes_per_changed_ballot,
    person_above_ballots,
    person_below_unchanged,
    too_few_votes,
    too_many_votes,
    votes_without_ballots,
)
from ballots.law.counting.report import ReportValues
from ballots.law.counting.rules import CheckRule
from ballots.law.counting.unit_checks import (
    box_cards,
    box_voters_unmarked,
    box_without_electors,
    cards_within_voters,
    compulsory_filled,
    electors_add_up,
    few_postal_voters,
    few_voters,
    few_voters_in_all,
    invalid_within_voters,
    nobody_voted,
    postal_only_cards,
    something_counted,
    taken_over_added,
    taken_over_counted,
    totals_filled,
    voters_within_electors,
    whole_numbers,
)
from ballots.law.counting.vote_checks import (
    all_alike,
    all_round,
    few_votes_per_ballot,
    kinds_add_up,
    list_votes_add_up,
    list_within_ballots,
    mixed_ballots,
    mixed_with_one_list,
    person_within_ballots,
    votes_add_up,
    votes_on_the_paper,
    votes_within_ballots,
)
from municipalities.law.basis import Norm, Statute


def check_report(values: ReportValues) -> tuple[CheckFinding, ...]:
    """Return every check that fires for one unit (R-CODE-01, H0 to H5, H8)."""
    return findings(REPORT_CHECKS, values)


def checks_not_asked(values: ReportValues) -> tuple[str, ...]:
    """Return the codes of checks whose values are not all known (R-CODE-01)."""
    return not_asked(REPORT_CHECKS, values)


def refused_at_once(finding: CheckFinding) -> bool:
    """Whether a report with this finding is not even stored (R-CODE-01).

    Numbers that contradict each other are a slip of the pen that the paper settles. What is still
    empty comes later, and few voters are handed over: both only stop the determination.
    """
    return finding.is_error and finding.rule not in LEFT_TO_DETERMINATION


LEFT_TO_DETERMINATION = frozenset({CheckRule.H0_01, CheckRule.H0_03, CheckRule.H1_09})
"""Errors with which a report can be stored, and not determined (R-CODE-01, R-DIST-03)."""

_CERTIFICATE = Norm(Statute.KWO, "15")
_VOTERS = Norm(Statute.KWO, "47", 1)
_HAND_OVER = Norm(Statute.KWO, "47", 2)
_POSTAL = Norm(Statute.LWO, "23")
_REPORT = Norm(Statute.KWO, "49", 2)
_VOTES = Norm(Statute.KWG, "18", 1)
_UNCHANGED = Norm(Statute.KWO, "48", 1)
_F, _W, _I, _R = Level.ERROR, Level.WARNING, Level.HINT, CheckRule
_CODE, _CAST, _PILE = "R-CODE-01", "R-CAST-01", "R-CNT-08"
_KINDS = ("D_l", "U_l", "Ä_l", "P_l")

REPORT_CHECKS: tuple[Check[ReportValues], ...] = (
    Check("H0.01", _F, _R.H0_01, _REPORT, "R-CNT-09", ("A", "B", "C", "D_l"),
          "A (nicht Brief), B, C oder D_l leer", compulsory_filled),
    Check("H0.02", _F, _R.H0_02, _REPORT, _CODE, ("A", "B", "B1", "C"),
          "keine ganze Zahl ab 0, oder > 1,5 · A der Gemeinde", whole_numbers),
    Check("H0.03", _F, _R.H0_03, _REPORT, _CODE, ("A", "D_l"),
          "A leer, aber A1, A2 oder A3 > 0; D_l leer, aber D_lk > 0", totals_filled),
    Check("H0.04", _F, _R.H0_04, _REPORT, _CODE, ("B", "C", "D_l"),
          "gemeldet, aber B = C = Σ D_l = 0", something_counted),
    Check("H1.09", _F, _R.H1_09, _HAND_OVER, "R-DIST-03", ("B",),
          "nicht Brief: 0 < B < 50 und nicht abgegeben", few_voters),
    Check("CODE.06", _W, _R.CODE_06, _POSTAL, "R-DIST-06", ("B",),
          "Brief: 0 < B < 50", few_postal_voters),
    Check("CODE.07", _W, _R.CODE_07, _HAND_OVER, "R-DIST-03", ("B",),
          "einziger Auszählungsbezirk: 0 < B < 50", few_voters_in_all),
    Check("CODE.08", _F, _R.CODE_08, _HAND_OVER, "R-DIST-03", ("B",),
          "B < Wählende der übernommenen Bezirke", taken_over_counted),
    Check("CODE.09", _W, _R.CODE_09, _HAND_OVER, "R-DIST-03", ("B",),
          "B ≠ vorher gemeldet + seitdem übernommen", taken_over_added),
    Check("H2.01", _F, _R.H2_01, _CERTIFICATE, _CODE, ("A", "A1", "A2", "A3"),
          "A ≠ A1 + A2 + A3", electors_add_up),
    Check("H2.02", _F, _R.H2_02, _VOTERS, _CODE, ("B", "B1", "A1"),
          "Urne: B − B1 > A1", box_voters_unmarked),
    Check("H2.03", _F, _R.H2_03, _VOTERS, _CODE, ("B", "B1", "A1", "A2", "A3"),
          "Brief: B ≠ B1, oder A1, A2, A3 ≠ 0", postal_only_cards),
    Check("H2.04", _W, _R.H2_04, _VOTERS, _CODE, ("B1", "A2", "A3"),
          "Urne: B1 > A2 + A3", box_cards),
    Check("H2.06", _W, _R.H2_06, _CERTIFICATE, _CODE, ("A",),
          "Urne: A leer oder 0", box_without_electors),
    Check("H2.07", _F, _R.H2_07, _VOTERS, _CODE, ("B", "A"),
          "nicht Brief: B > A", voters_within_electors),
    Check("CODE.01", _F, _R.CODE_01, _VOTERS, _CODE, ("B1", "B"),
          "B1 > B", cards_within_voters),
    Check("CODE.02", _F, _R.CODE_02, _REPORT, _CODE, ("C", "B"),
          "C > B", invalid_within_voters),
    Check("H3.09", _W, _R.H3_09, _VOTERS, _CODE, ("B",),
          "B = 0", nobody_voted),
    Check("H4.01", _F, _R.H4_01, _REPORT, _CODE, ("U_l", "Ä_l", "X", "B", "C"),
          "Σ U_l + Σ Ä_l + X ≠ B − C", kinds_add_up),
    Check("H4.06", _F, _R.H4_06, _REPORT, _CODE, ("P_l", "X"),
          "Σ P_l < 2 · X, oder P_l > X", mixed_ballots),
    Check("H4.08", _F, _R.H4_08, _VOTES, _CODE, ("X",),
          "eine Liste, aber X > 0", mixed_with_one_list),
    Check("H5.01", _F, _R.H5_01, _REPORT, _CODE, ("D", "D_l"),
          "D ≠ Σ D_l", votes_add_up),
    Check("H5.02", _F, _R.H5_02, _REPORT, _CODE, ("D_l", "D_lk"),
          "D_l ≠ Σ D_lk", list_votes_add_up),
    Check("H5.04", _F, _R.H5_04, _VOTES, _CODE, ("D", "B", "C"),
          "D > (B − C) · S", votes_within_ballots),
    Check("CODE.03", _F, _R.CODE_03, _VOTES, _CAST, ("D_lk", "B", "C"),
          "D_lk > 3 · (B − C)", person_within_ballots),
    Check("CODE.04", _F, _R.CODE_04, _VOTES, _CAST, ("D_l", "B", "C"),
          "D_l > (B − C) · min(S; 3 · n_l)", list_within_ballots),
    Check("H5.06", _F, _R.H5_06, _UNCHANGED, _PILE, _KINDS,
          "D_l < U_l · min(S; 3 · n_l) + Ä_l + P_l", too_few_votes),
    Check("H5.07", _F, _R.H5_07, _VOTES, _CAST, _KINDS,
          "D_l > (U_l + Ä_l + P_l) · min(S; 3 · n_l)", too_many_votes),
    Check("H5.08", _F, _R.H5_08, _UNCHANGED, _PILE, ("D_lk", "U_l"),
          "D_lk < U_l · s_k", person_below_unchanged),
    Check("H5.09", _F, _R.H5_09, _VOTES, _CAST, ("D_lk", "U_l", "Ä_l", "P_l"),
          "D_lk > U_l · s_k + 3 · (Ä_l + P_l)", person_above_ballots),
    Check("H5.10", _F, _R.H5_10, _VOTES, _CAST, ("D_l", "D_lk"),
          "D_l > 0 oder D_lk > 0, nicht auf dem Stimmzettel", votes_on_the_paper),
    Check("H5.11", _F, _R.H5_11, _REPORT, _CODE, _KINDS,
          "U_l + Ä_l + P_l = 0, aber D_l > 0", votes_without_ballots),
    Check("H5.12", _W, _R.H5_12, _UNCHANGED, _PILE, _KINDS,
          "D_l − U_l · min(S; 3 · n_l) < 2 · (Ä_l + P_l)", few_votes_per_changed_ballot),
    Check("H5.13", _W, _R.H5_13, _VOTES, _CODE, ("D", "B", "C"),
          "D / (B − C) < S / 2", few_votes_per_ballot),
    Check("H5.15", _W, _R.H5_15, _UNCHANGED, _PILE, ("D_lk", "U_l"),
          "alle D_lk einer Liste gleich, und U_l erklärt es nicht", all_alike),
    Check("H8.08", _I, _R.H8_08, _REPORT, _CODE, ("B", "C", "D_l", "D_lk"),
          "alle Summen stimmen, und jede Zahl endet auf 0 oder 5", all_round),
)  # fmt: skip
"""Checks of one unit's values (R-CODE-01, R-CAST-01, R-CNT-08, R-DIST-03, R-DIST-06)."""
