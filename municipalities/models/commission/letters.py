"""How many letters of appointment a member got: asked here, answered where papers are issued."""

from __future__ import annotations

from municipalities.models.question import HowMany

appointments_issued: HowMany[[int]] = HowMany()
"""Letters of appointment that were issued to the member with this key (R-IK-01, R-IK-06)."""
