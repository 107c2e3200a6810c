"""Whether a result waits for its protocol; only the room that issues protocols knows."""

from __future__ import annotations

from elections.models.course.election import Election
from municipalities.models.question import HowMany

protocols_missing: HowMany[[Election]] = HowMany()
"""How many protocols the newest determination of an election waits for: one or none (R-CNT-11)."""
