"""How an open point of this room is settled."""

from __future__ import annotations

from ballots.law.assumptions import BallotAssumptions, Treatment
from municipalities.law.basis import with_overrides


def test_an_assumption_is_overridden_by_plain_text():
    chosen = with_overrides(BallotAssumptions(), {"strikes_only": "invalid", "other": 1})
    assert chosen.strikes_only == Treatment.INVALID
