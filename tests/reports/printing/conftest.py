"""What every test of printing may rely on: an installation that voters reach."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def public_site(settings):
    """The address of a real installation; the default of a laptop prints nothing."""
    settings.SITE_URL = "https://wahl.limburg.example"
