"""What a council may do and what is done when none is elected (§§ 86, 88 HGO)."""

from __future__ import annotations

CANCELLATION_DUTIES = ("declare", "publish", "inform_supervision")
"""What the Wahlleiter does when no election takes place (§ 86a KWO analog; R-BODY-11)."""

COUNCIL_RIGHTS = (
    "represents_foreign_residents",
    "advises_all_organs",
    "is_informed_in_time",
    "may_propose",
    "is_heard_in_important_matters",
    "may_move_motions",
)
"""What the council may do (§ 88 HGO; R-BODY-12); pages show each with its sentence."""

MEMBERS_ARE_HONORARY = True
"""Members are honorary (§ 86 Abs. 6 with §§ 24 to 27, 35 Abs. 1, 35a HGO; R-BODY-13)."""
