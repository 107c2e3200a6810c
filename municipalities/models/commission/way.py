"""How far one commission is on its way, as its municipality recorded it."""

from __future__ import annotations

from collections import Counter

from municipalities.law.commission.composition import Capacity
from municipalities.law.commission.way import WayFacts
from municipalities.models.commission.commission import Commission
from municipalities.models.commission.composition import co_chair_of, sitting_members, split_of


def way_facts(commission: Commission) -> WayFacts:
    """Gather what ``municipalities.law.commission.way`` asks of one commission."""
    plan = commission.plans.first()
    call = commission.calls.first()
    shared = co_chair_of(commission)
    formation = getattr(commission, "formation", None)
    return WayFacts(
        commission=commission.pk,
        seats=split_of(plan).seats() if plan else None,
        filled=dict(Counter(Capacity(one.capacity) for one in sitting_members(commission))),
        called_on=call.issued_on if call else None,
        closes_on=call.closes_on if call else None,
        proposals=commission.proposals.count(),
        formed_on=formation.formed_on if formation else None,
        co_chair=shared.member.full_name if shared else "",
    )
