"""How many of those elected got no letter yet; only the room that writes the letters knows."""

from __future__ import annotations

from elections.models.course.election import Election
from municipalities.models.question import HowMany

not_notified: HowMany[[Election]] = HowMany()
"""How many members of the body of a published election wait for their letter (R-END-02)."""
