"""Where a person lives, as the register keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person lives; ``house_number`` with its letter."""

    street: str
    house_number: str = ""
    postcode: str = ""
    place: str = ""
