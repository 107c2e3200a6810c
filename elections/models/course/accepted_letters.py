"""How many Wahlbriefe were accepted: a question of the count, answered where letters are counted.

The count may not look at cards and applications, which name people; it asks for one number.
"""

from __future__ import annotations

from collections.abc import Collection

from elections.models.course.election import Election
from municipalities.models.question import HowMany

accepted_letters: HowMany[[Election, Collection[int]]] = HowMany()
"""How many letters the boards of exactly these Wahlbezirke (their keys) accepted (R-WS-08).

They are the voters with a Wahlschein (B1) of a postal unit. LookupError where a board has not
decided, or counts for other Wahlbezirke as well: unknown, and not 0.
"""
