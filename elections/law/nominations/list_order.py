"""The order of the lists on the ballot paper: a documented fact, never computed (R-LIST-17)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from elections.law.assumptions import OrderBasis
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute


@dataclass(frozen=True, slots=True)
class ListOrder:
    """The order as the minutes record it; ``numbers`` maps a nomination to its list number."""

    numbers: dict[int, int]
    basis: OrderBasis
    minutes: str


def number_lists(
    numbers: Mapping[int, int], admitted: Collection[int], *, basis: OrderBasis, minutes: str
) -> ListOrder:
    """Record numbers that the committee or a publication gave itself (R-LIST-17).

    They need not follow each other: numbers of others may be left out, as § 27 Abs. 3 KWO does.
    ``numbers`` maps keys of nominations. Raises RuleViolation LIST_ORDER_INCOMPLETE as
    ``record_order`` does, and for a number that is given twice or is none.
    """
    given = list(numbers.values())
    fits = sorted(numbers) == sorted(admitted) and bool(minutes.strip())
    if not fits or len(set(given)) != len(given) or any(one < 1 for one in given):
        raise RuleViolation(
            NominationRule.LIST_ORDER_INCOMPLETE,
            Norm(Statute.KWG, "15", 4),
            "R-LIST-17",
            admitted=len(admitted),
            drawn=len(set(given)),
        )
    return ListOrder(dict(numbers), basis, minutes.strip())


def record_order(
    drawn: Sequence[int], admitted: Collection[int], *, basis: OrderBasis, minutes: str
) -> ListOrder:
    """Number the ``admitted`` nominations in the order they were ``drawn`` (R-LIST-17).

    Both hold keys of nominations; ``minutes`` names the meeting. Nothing is drawn here: the
    committee sets the order. The norm on the order for an Ausländerbeirat was not seen.
    Raises RuleViolation LIST_ORDER_INCOMPLETE when a nomination is missing, foreign or doubled,
    or when no minutes are named (§ 15 Abs. 4 KWG).
    """
    if sorted(drawn) != sorted(admitted):
        raise RuleViolation(
            NominationRule.LIST_ORDER_INCOMPLETE,
            Norm(Statute.KWG, "15", 4),
            "R-LIST-17",
            admitted=len(admitted),
            drawn=len(drawn),
        )
    numbers = {key: number for number, key in enumerate(drawn, start=1)}
    return number_lists(numbers, admitted, basis=basis, minutes=minutes)
