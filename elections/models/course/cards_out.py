"""How many Wahlscheine are out: a question of the count, answered where cards are kept (R-WS-03).

The count may not look at cards, which name people; it asks for two numbers.
"""

from __future__ import annotations

from elections.models.course.election import Election
from municipalities.models.question import HowMany

issued_cards: HowMany[[Election]] = HowMany()
"""How many Wahlscheine were issued; LookupError where the election has no register here."""

invalid_cards: HowMany[[Election]] = HowMany()
"""How many of them were declared invalid; LookupError where the election has no register here."""
