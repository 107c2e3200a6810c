"""A municipality with a row in every table: what the tests of addresses make, and the rest."""

from __future__ import annotations

from municipalities.models import Municipality
from tests.test_permissions import town


def furnish() -> Municipality:
    """Make one municipality with a row of its own in every table that has such rows."""
    return town().place
