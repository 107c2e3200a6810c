"""The plausibility checks that the entered values allow: one table, one formula each.

Codes are those of the catalogue H0–H9; CODE.… are bounds of R-CODE-01 that have no H-code. A
check with unknown values does not fire; it is reported as not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.rules import CheckRule
from municipalities.law.basis import Finding, Norm, Statute


class Level(StrEnum):
    """ERROR stops the next step, WARNING needs a written explanation, HINT does neither."""

    ERROR = "F"
    WARNING = "W"
    HINT = "I"


@dataclass(frozen=True, slots=True)
class CheckFinding(Finding):
    """A check that fired; ``facts`` are the numbers of its sentence."""

    code: str = ""
    level: Level = Level.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the next step."""
        return self.level is Level.ERROR


class Answer(NamedTuple):
    """What a check says about one subject; ``fires`` is None while its values are not known."""

    fires: bool | None
    facts: Mapping[str, Any]


Values = TypeVar("Values")


@dataclass(frozen=True, slots=True)
class Check(Generic[Values]):
    """One row of the catalogue; ``fields`` are the code letters that take part."""

    code: str
    level: Level
    rule: CheckRule
    norm: Norm
    rule_id: str
    fields: tuple[str, ...]
    formula: str
    ask: Callable[[Values], Iterator[Answer]]


def check_report(values: ReportValues) -> tuple[CheckFinding, ...]:
    """Return every check that fires for one unit or a sum of units (R-CODE-01, H2 to H5)."""
    return findings(REPORT_CHECKS, values)


def checks_not_asked(values: ReportValues) -> tuple[str, ...]:
    """Return the codes of checks whose values are not all known (R-CODE-01)."""
    return tuple(
        check.code
        for check in REPORT_CHECKS
        if any(answer.fires is None for answer in check.ask(values))
    )


def findings(checks: tuple[Check[Values], ...], values: Values) -> tuple[CheckFinding, ...]:
    """Return the findings of one table of checks (R-CODE-01)."""
    return tuple(
        CheckFinding(check.rule, check.norm, check.rule_id, answer.facts, check.code, check.level)
        for check in checks
        for answer in check.ask(values)
        if answer.fires
    )


def known(facts: Mapping[str, Any], fires: Callable[..., bool]) -> Answer:
    """Ask only when every fact is known (R-CODE-01)."""
    if None in facts.values():
        return Answer(None, facts)
    return Answer(fires(*facts.values()), facts)


def _electors_add_up(v: ReportValues) -> Iterator[Answer]:
    facts = {
        "a": v.electors,
        "a1": v.electors_unmarked,
        "a2": v.electors_marked,
        "a3": v.electors_by_card,
    }
    yield known(facts, lambda a, a1, a2, a3: a != a1 + a2 + a3)


def _box_voters_unmarked(v: ReportValues) -> Iterator[Answer]:
    if v.kind is UnitKind.BALLOT_BOX:
        facts = {"b": v.voters, "b1": v.voters_with_card, "a1": v.electors_unmarked}
        yield known(facts, lambda b, b1, a1: b - b1 > a1)


def _postal_only_cards(v: ReportValues) -> Iterator[Answer]:
    if v.kind is UnitKind.POSTAL:
        electors = (v.electors_unmarked, v.electors_marked, v.electors_by_card)
        facts = {"b": v.voters, "b1": v.voters_with_card}
        answer = known(facts, lambda b, b1: b != b1)
        yield Answer(True, facts) if any(electors) else answer


def _box_cards(v: ReportValues) -> Iterator[Answer]:
    if v.kind is UnitKind.BALLOT_BOX:
        facts = {"b1": v.voters_with_card, "a2": v.electors_marked, "a3": v.electors_by_card}
        yield known(facts, lambda b1, a2, a3: b1 > a2 + a3)


def _box_without_electors(v: ReportValues) -> Iterator[Answer]:
    if v.kind is UnitKind.BALLOT_BOX:
        yield Answer(not v.electors, {})


def _voters_within_electors(v: ReportValues) -> Iterator[Answer]:
    if v.kind is not UnitKind.POSTAL:
        yield known({"b": v.voters, "a": v.electors}, lambda b, a: b > a)


def _cards_within_voters(v: ReportValues) -> Iterator[Answer]:
    yield known({"b1": v.voters_with_card, "b": v.voters}, lambda b1, b: b1 > b)


def _invalid_within_voters(v: ReportValues) -> Iterator[Answer]:
    yield known({"c": v.invalid_ballots, "b": v.voters}, lambda c, b: c > b)


def _nobody_voted(v: ReportValues) -> Iterator[Answer]:
    yield known({"b": v.voters}, lambda b: b == 0)


def _votes_add_up(v: ReportValues) -> Iterator[Answer]:
    lists = set(v.printed or v.list_votes)
    complete = lists <= v.list_votes.keys() and bool(lists)
    facts = {"d": v.valid_votes, "sum": v.votes_of_lists if complete else None}
    yield known(facts, lambda d, total: d != total)


def _list_votes_add_up(v: ReportValues) -> Iterator[Answer]:
    for number, votes in v.list_votes.items():
        persons = sum(n for (of, _), n in v.candidate_votes.items() if of == number)
        # A sum that is too large already stays so: unknown votes could only add to it.
        is_told = number in v.complete_lists or persons > votes
        facts = {"list": number, "d": votes, "sum": persons if is_told else None}
        yield known(facts, lambda _, d, total: d != total)


def _votes_within_ballots(v: ReportValues) -> Iterator[Answer]:
    most = None if v.valid_ballots is None else v.valid_ballots * v.seats
    yield known({"d": v.valid_votes, "most": most}, lambda d, most: d > most)


def _votes_on_the_paper(v: ReportValues) -> Iterator[Answer]:
    if v.printed is None:
        yield Answer(None, {})
        return
    for number, votes in v.list_votes.items():
        if votes and number not in v.printed:
            yield Answer(True, {"subject": str(number), "votes": votes})
    for (number, place), votes in v.candidate_votes.items():
        if votes and not 0 < place <= v.printed.get(number, 0):
            yield Answer(True, {"subject": f"{number}-{place}", "votes": votes})


def _few_votes_per_ballot(v: ReportValues) -> Iterator[Answer]:
    facts = {"d": v.valid_votes, "ballots": v.valid_ballots, "seats": v.seats}
    yield known(facts, lambda d, ballots, seats: ballots > 0 and 2 * d < ballots * seats)


_CERTIFICATE = Norm(Statute.KWO, "15")
_VOTERS = Norm(Statute.KWO, "47", 1)
_REPORT = Norm(Statute.KWO, "49", 2)
_VOTES = Norm(Statute.KWG, "18", 1)
_F, _W, _R = Level.ERROR, Level.WARNING, CheckRule
_CODE = "R-CODE-01"

REPORT_CHECKS: tuple[Check[ReportValues], ...] = (
    Check("H2.01", _F, _R.H2_01, _CERTIFICATE, _CODE, ("A", "A1", "A2", "A3"),
          "A ≠ A1 + A2 + A3", _electors_add_up),
    Check("H2.02", _F, _R.H2_02, _VOTERS, _CODE, ("B", "B1", "A1"),
          "Urne: B − B1 > A1", _box_voters_unmarked),
    Check("H2.03", _F, _R.H2_03, _VOTERS, _CODE, ("B", "B1", "A1", "A2", "A3"),
          "Brief: B ≠ B1, oder A1, A2, A3 ≠ 0", _postal_only_cards),
    Check("H2.04", _W, _R.H2_04, _VOTERS, _CODE, ("B1", "A2", "A3"),
          "Urne: B1 > A2 + A3", _box_cards),
    Check("H2.06", _W, _R.H2_06, _CERTIFICATE, _CODE, ("A",),
          "Urne: A leer oder 0", _box_without_electors),
    Check("H2.07", _F, _R.H2_07, _VOTERS, _CODE, ("B", "A"),
          "nicht Brief: B > A", _voters_within_electors),
    Check("CODE.01", _F, _R.CODE_01, _VOTERS, _CODE, ("B1", "B"),
          "B1 > B", _cards_within_voters),
    Check("CODE.02", _F, _R.CODE_02, _REPORT, _CODE, ("C", "B"),
          "C > B", _invalid_within_voters),
    Check("H3.09", _W, _R.H3_09, _VOTERS, _CODE, ("B",),
          "B = 0", _nobody_voted),
    Check("H5.01", _F, _R.H5_01, _REPORT, _CODE, ("D", "D_l"),
          "D ≠ Σ D_l", _votes_add_up),
    Check("H5.02", _F, _R.H5_02, _REPORT, _CODE, ("D_l", "D_lk"),
          "D_l ≠ Σ D_lk", _list_votes_add_up),
    Check("H5.04", _F, _R.H5_04, _VOTES, _CODE, ("D", "B", "C"),
          "D > (B − C) · S", _votes_within_ballots),
    Check("H5.10", _F, _R.H5_10, _VOTES, "R-CAST-01", ("D_l", "D_lk"),
          "D_l > 0 oder D_lk > 0, nicht auf dem Stimmzettel", _votes_on_the_paper),
    Check("H5.13", _W, _R.H5_13, _VOTES, _CODE, ("D", "B", "C"),
          "D / (B − C) < S / 2", _few_votes_per_ballot),
)  # fmt: skip
"""Checks of one unit's values (R-CODE-01)."""
