"""The open points of this room: one field each, with the default taken until it is settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from municipalities.law.basis import Certainty, assumed


class OrderBasis(StrEnum):
    """What the order rests on: a lot drawn in the Wahlausschuss, or its recorded resolution."""

    LOT = "lot"
    RESOLUTION = "resolution"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class ElectionAssumptions:
    """What is assumed about calendar and lists where the text of the law was not seen.

    C-12, C-15, R-REG-05: days before the election day. R-LIST-06: signatures that a represented
    group needs (an old text asked for five). R-LIST-17: what the order of the lists rests on.
    R-RET-01: months after the election for which the register is kept.
    """

    register_notice_days_before: int = field(
        default=24, metadata=assumed("C-12", Certainty.UNKNOWN, *range(21, 43))
    )
    objection_decision_days_before: int = field(
        default=10, metadata=assumed("C-15", Certainty.UNKNOWN, *range(3, 16))
    )
    register_application_days_before: int = field(
        default=21, metadata=assumed("R-REG-05", Certainty.UNKNOWN, *range(14, 43))
    )
    signatures_of_represented_groups: int = field(
        default=0, metadata=assumed("R-LIST-06", Certainty.LIKELY, 0, 5)
    )
    list_order_basis: OrderBasis = field(
        default=OrderBasis.LOT,
        metadata=assumed("R-LIST-17", Certainty.UNKNOWN, OrderBasis.LOT, OrderBasis.RESOLUTION),
    )
    register_kept_months: int = field(
        default=6, metadata=assumed("R-RET-01", Certainty.UNKNOWN, 3, 6, 12)
    )


ELECTION_DEFAULTS = ElectionAssumptions()
"""The defaults that an election begins with (C-12, C-15, R-LIST-06, R-LIST-17, R-RET-01)."""
