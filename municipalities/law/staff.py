"""Why an act on an account is refused; sentences: ``messages.staff``.

No statute says who has an account. What stands here protects the office from locking itself out
and the log from losing track of a person.
"""

from __future__ import annotations

from municipalities.law.basis import Rule


class StaffRule(Rule):
    """Refusals about accounts and their passwords."""

    ROLE_NOT_KEPT = "municipalities.role_not_kept"
    USERNAME_TAKEN = "municipalities.username_taken"
    EMAIL_TAKEN = "municipalities.email_taken"
    ACCOUNT_USED = "municipalities.account_used"
    ACCOUNT_LOCKED = "municipalities.account_locked"
    ACCOUNT_OPEN = "municipalities.account_open"
    OWN_ACCOUNT = "municipalities.own_account"
    LAST_LEAD = "municipalities.last_lead"
    START_GIVEN_TWICE = "municipalities.start_given_twice"
    START_GIVEN_BY_OTHER = "municipalities.start_given_by_other"
    START_KEPT = "municipalities.start_kept"
