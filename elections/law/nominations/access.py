"""Until when an invitation opens a list, and for whom (R-LIST-05; DSGVO Art. 32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import RuleViolation

VALID_FOR = timedelta(days=30)
"""How long an invitation opens a list; a code that lies about longer belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What decides whether an invitation still opens a list; moments are aware."""

    expires_at: datetime
    is_newest: bool = True
    is_used: bool = False


def check_invitation(invited: Invited, now: datetime) -> None:
    """Refuse an invitation that opens nothing any more (R-LIST-05).

    Each opens one account, once; a newer one takes its place. Raises RuleViolation
    INVITATION_USED, INVITATION_REPLACED or INVITATION_EXPIRED.
    """
    if invited.is_used:
        raise RuleViolation(NominationRule.INVITATION_USED, rule_id="R-LIST-05")
    if not invited.is_newest:
        raise RuleViolation(NominationRule.INVITATION_REPLACED, rule_id="R-LIST-05")
    if now >= invited.expires_at:
        raise RuleViolation(
            NominationRule.INVITATION_EXPIRED, rule_id="R-LIST-05", expires_at=invited.expires_at
        )
