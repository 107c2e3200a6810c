"""How many counting units a Wahlbezirk belongs to: asked here, known where votes are counted."""

from __future__ import annotations

from elections.models.districts.district import District
from municipalities.models.question import HowMany

counting_units: HowMany[[District]] = HowMany()
"""Counting units that count the votes of a Wahlbezirk."""
