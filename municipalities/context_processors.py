"""What the frame of every page needs to know about the person who reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest


def acting_as(request: HttpRequest) -> dict[str, Callable[[], list[str]]]:
    """Give templates ``acting_as``: in which roles, and for which municipality, a person is here.

    The question is asked only when a page shows the answer.
    """

    def capacities() -> list[str]:
        if not request.user.is_authenticated:
            return []
        memberships = request.user.memberships.select_related("municipality").order_by("pk")
        return [
            f"{row.get_role_display()}, {row.municipality}"
            if row.municipality
            else row.get_role_display()
            for row in memberships
        ]

    return {"acting_as": capacities}
