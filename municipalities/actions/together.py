"""Many acts of one kind in one transaction: all of them or none, with every row at fault named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import transaction

from municipalities.law.basis import RowsRefused, RuleViolation

Row = TypeVar("Row")
Made = TypeVar("Made")


def all_or_none(rows: Sequence[Row], act: Callable[[Row], Made]) -> list[Made]:
    """Do ``act`` for every row; where one is refused, nothing of any row stays.

    Every row is tried, so that the person sees all that is wrong at once. Raises RowsRefused.
    """
    made: list[Made] = []
    refused: dict[int, RuleViolation] = {}
    with transaction.atomic():
        for place, row in enumerate(rows):
            try:
                with transaction.atomic():
                    made.append(act(row))
            except RuleViolation as violation:
                refused[place] = violation
        if refused:
            raise RowsRefused(refused)
    return made
