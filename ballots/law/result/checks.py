"""The plausibility checks of a result: seats, empty seats, members (H9; R-SEAT-05, R-BODY-09)."""

from __future__ import annotations

from collections.abc import Iterator

from ballots.law.counting.checking import Answer, Check, CheckFinding, Level, findings, known
from ballots.law.counting.rules import CheckRule
from ballots.law.result.result import Result
from municipalities.law.basis import Norm, Statute

FEWEST_MEMBERS = 3


def check_result(result: Result) -> tuple[CheckFinding, ...]:
    """Return every check that fires for a result (R-SEAT-05, R-CAST-04, R-BODY-09).

    While a lot is open there is no result yet, and nothing to check.
    """
    return () if result.open_lot is not None else findings(RESULT_CHECKS, result)


def stops_determination(finding: CheckFinding) -> bool:
    """Whether a result with this finding must not be determined (R-SEAT-02, R-CAST-04).

    An error means that the result was worked out wrongly. Too few members are no fault: the
    election stands, and a commission takes the council's place (§ 86 Abs. 1 HGO; R-SEAT-05,
    R-BODY-09).
    """
    return finding.is_error and finding.rule is not CheckRule.H9_09


def _seats_add_up(result: Result) -> Iterator[Answer]:
    facts = {"sum": sum(entry.seats for entry in result.lists), "seats": result.seats}
    yield known(facts, lambda total, seats: total != seats)


def _vacancies_entered(result: Result) -> Iterator[Answer]:
    # In a Mehrheitswahl a person without votes takes no seat, so the number of persons does
    # not say how many seats stay empty.
    for entry in () if result.majority_vote else result.lists:
        facts = {
            "list": entry.number,
            "won": entry.seats,
            "candidates": len(entry.candidates) if entry.known_in_full else None,
            "vacant": entry.vacant,
        }
        yield known(facts, lambda _, won, there, vacant: vacant != max(0, won - there))


def _single_list_by_majority(result: Result) -> Iterator[Answer]:
    yield Answer(not result.majority_vote and len(result.lists) == 1, {})


def _enough_members(result: Result) -> Iterator[Answer]:
    vacant = [entry.vacant for entry in result.lists]
    empty = None if None in vacant else sum(filter(None, vacant))
    won = sum(entry.seats for entry in result.lists)
    facts = {"members": None if empty is None else won - empty, "minimum": FEWEST_MEMBERS}
    yield known(facts, lambda members, minimum: members < minimum)


_SEATS = Norm(Statute.KWG, "22", 3)
_VACANT = Norm(Statute.KWG, "22")
_MAJORITY = Norm(Statute.KWG, "18", 3)
_MEMBERS = Norm(Statute.HGO, "86", 1, 4)
_F, _R = Level.ERROR, CheckRule
_SHORT, _ALONE, _FEW = "R-SEAT-05", "R-CAST-04", "R-BODY-09"

RESULT_CHECKS: tuple[Check[Result], ...] = (
    Check("H9.01", _F, _R.H9_01, _SEATS, "R-SEAT-02", ("seats",),
          "Σ Sitze ≠ S", _seats_add_up),
    Check("H9.02", _F, _R.H9_02, _VACANT, _SHORT, ("seats", "candidates", "vacant"),
          "unbesetzt ≠ max(0; Sitze − Personen)", _vacancies_entered),
    Check("H9.08", _F, _R.H9_08, _MAJORITY, _ALONE, ("lists",),
          "eine Liste, aber Verhältniswahl", _single_list_by_majority),
    Check("H9.09", _F, _R.H9_09, _MEMBERS, _FEW, ("seats", "vacant"),
          "Sitze − unbesetzt < 3", _enough_members),
)  # fmt: skip
"""Every check of a result (H9; R-SEAT-02, R-SEAT-05, R-CAST-04, R-BODY-09)."""
