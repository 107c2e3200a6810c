"""Wrong answers are counted, so that nobody tries out birth dates (R-WS-02).

Each takes one of a few places for an hour; the cache gives a place to one taker only, even if many
ask at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
PER_CODE, PER_ADDRESS = 5, 40
"""Wrong birth dates in an hour: for one code, and from one address (a shelter shares one)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The places that one attempt took; a right answer gives them back."""

    places: tuple[str, ...]

    def forget(self) -> None:
        """Give the places back."""
        cache.delete_many(self.places)


def begin_attempt(entry_id: int, address: str) -> Attempt | None:
    """Take a place before the answer is compared; None when all are taken."""
    taken: list[str] = []
    # The address cannot be read from what is kept for this hour.
    hashed = salted_hmac("elections.attempts", address).hexdigest()[:32]
    for kind, most in ((f"code:{entry_id}", PER_CODE), (f"address:{hashed}", PER_ADDRESS)):
        place = _free_place(f"apply:{kind}", most)
        if place is None:
            cache.delete_many(taken)
            return None
        taken.append(place)
    return Attempt(tuple(taken))


def _free_place(name: str, most: int) -> str | None:
    for number in range(most):
        place = f"{name}:{number}"
        if cache.add(place, 1, HOUR):
            return place
    return None
