"""What is printed and shown of people in the register, and what never is."""

from __future__ import annotations

REGISTER_COLUMNS = ("number", "family_name", "given_names", "dwelling", "vote_mark", "remarks")
"""What the register of a Wahlbezirk shows (R-REG-06); ids, nationality and residence are not."""

NOTICE_CONTENT = (
    "name", "dwelling", "polling_room", "access", "polling_time", "register_number", "bring_along",
    "no_polling_card", "access_information", "how_to_apply", "once_and_in_person", "election",
)  # fmt: skip
"""What a notice says, each point in a sentence of its own (§ 10 KWO; R-REG-07)."""


def shows_dwelling(*, blocked: bool) -> bool:
    """Whether others may read where a person lives: not with an Auskunftssperre (R-DP-02).

    (§ 51 BMG.) The person's own notice goes to the own dwelling all the same.
    """
    return not blocked
