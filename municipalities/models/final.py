"""Rows that nobody changes afterwards."""

from __future__ import annotations

import pgtrigger


def final(name: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are facts: neither changed nor deleted."""
    return [pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)]
