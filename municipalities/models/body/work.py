"""What is open in the elections of a municipality; only the rooms to the right know."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from municipalities.models.question import WhatIsOpen

work_of_elections: WhatIsOpen[[Collection[str], datetime, dict[str, Any]]] = WhatIsOpen()
"""The tasks of all elections in some municipalities (their keys), and of the bodies elected."""
