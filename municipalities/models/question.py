"""A question that a room asks and rooms to its right answer, because only they hold the rows.

What the ground must know of the right is a dated row. Where such a row would copy persons, or say
again what another table holds, the room asks instead: it names the question, and the room that
knows answers it once Django has loaded it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class HowMany(Generic[P]):
    """How many rows of the rooms to the right belong to something; nobody's answer is none."""

    def __init__(self) -> None:
        self._answers: list[Callable[P, int]] = []

    def answered_by(self, answer: Callable[P, int]) -> None:
        """Let a room answer; it says so in its ``AppConfig.ready``."""
        self._answers.append(answer)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> int:
        """Ask every room that knows."""
        return sum(answer(*args, **kwargs) for answer in self._answers)
