"""Why a change is refused that rests on what is no longer so; the sentence: ``messages.seen``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class SeenRule(Rule):
    """Refusals of a change whose author has not seen the newest values."""

    CHANGED_MEANWHILE = "municipalities.changed_meanwhile"
