"""How many council seats a person holds: asked here, answered where persons are seated."""

from __future__ import annotations

from datetime import date

from municipalities.models.body.gremium import Term
from municipalities.models.question import HowMany

council_seats: HowMany[[Term, str, str, date]] = HowMany()
"""Seats of a Wahlzeit in any council, of the person with this family name, given name, birth date.

A dated row would copy a name and a day of birth into this room.
"""
