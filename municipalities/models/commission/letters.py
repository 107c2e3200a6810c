"""How many letters of appointment a member got: asked here, answered where papers are issued."""

from __future__ import annotations

from municipalities.models.commission.members import CommissionMember
from municipalities.models.question import HowMany

appointments_issued: HowMany[[CommissionMember]] = HowMany()
"""Letters of appointment to a member that say what is entered today (R-IK-01, R-IK-06)."""
