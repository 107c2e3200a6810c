"""How many Wahlbenachrichtigungen were printed; only the room that prints them knows."""

from __future__ import annotations

from elections.models.course.election import Election
from municipalities.models.question import HowMany

notices_printed: HowMany[[Election]] = HowMany()
"""How many letters were printed for an election, those printed anew too (R-REG-07)."""

notices_printed_for: HowMany[[int]] = HowMany()
"""How many letters were printed for one entry: each of them can come back once (R-REG-07)."""
