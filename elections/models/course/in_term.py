"""What is open in the body that was elected; only the room that seats the members knows."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from elections.models.course.election import Election
from municipalities.models.question import WhatIsOpen

open_in_term: WhatIsOpen[[QuerySet[Election], date]] = WhatIsOpen()
"""Seats, posts, objections and repeats that somebody has to deal with (R-END-02..10)."""
