"""Whether a person has a seat in a council: asked here, answered by the room that seats people.

A dated row would copy a person's name and day of birth onto the ground. So the question is handed
on instead, and whoever knows answers it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from municipalities.models.body.gremium import Term

Answer = Callable[["Term", str, str, date], bool]
_ANSWERS: dict[str, Answer] = {}


def answered_by(room: str, answer: Answer) -> None:
    """Let ``room`` answer who has a seat; it says so once, when Django has loaded it."""
    _ANSWERS[room] = answer


def sits_in_a_council(term: Term, *, family_name: str, given_name: str, birth_date: date) -> bool:
    """Whether this person has a seat of ``term`` in the council of any municipality."""
    return any(answer(term, family_name, given_name, birth_date) for answer in _ANSWERS.values())
