"""How many printed letters are wrong by now; only the room that prints them knows."""

from __future__ import annotations

from elections.models.course.election import Election
from municipalities.models.question import HowMany

letters_to_replace: HowMany[[Election]] = HowMany()
"""How many Wahlbenachrichtigungen say something that no longer holds (R-REG-07).

Pages that change a Wahlbezirk, a room or the street directory ask this and lead to the door
„wrong_letters“.
"""
