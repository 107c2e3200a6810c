"""A question that a room asks and rooms to its right answer, because only they hold the rows.

What a room must know of the rooms to its right is a dated row. Where such a row would copy persons
or repeat another table, the room asks instead: it names the question, and the room that knows
registers an answer once Django has loaded it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, ParamSpec

from municipalities.law.task import Task

P = ParamSpec("P")


class HowMany(Generic[P]):
    """How many rows of the rooms to the right belong to something."""

    def __init__(self) -> None:
        self._answers: list[Callable[P, int]] = []

    def answered_by(self, answer: Callable[P, int]) -> None:
        """Register a room's answer; the room calls this in its ``AppConfig.ready``."""
        self._answers.append(answer)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> int:
        """Return the sum of all answers.

        Raises LookupError when no room answers: then the number is unknown and not 0.
        """
        if not self._answers:
            raise LookupError("no room answers this question")
        return sum(answer(*args, **kwargs) for answer in self._answers)


class WhatIsOpen(Generic[P]):
    """What is open in the rooms to the right: their tasks, for pages of a room to their left."""

    def __init__(self) -> None:
        self._answers: list[Callable[P, Sequence[Task]]] = []

    def answered_by(self, answer: Callable[P, Sequence[Task]]) -> None:
        """Register a room's answer; the room calls this in its ``AppConfig.ready``."""
        self._answers.append(answer)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Task]:
        """Return the tasks of all answers, room by room.

        Raises LookupError when no room answers: then it is unknown whether something is open.
        """
        if not self._answers:
            raise LookupError("no room answers this question")
        return [task for answer in self._answers for task in answer(*args, **kwargs)]
