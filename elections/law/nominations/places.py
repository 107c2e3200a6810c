"""Which place each person of a list has once one of them moves or falls out (R-LIST-03)."""

from __future__ import annotations

from collections.abc import Collection


def places_after_move(places: Collection[int], moved: int, to: int) -> dict[int, int]:
    """Return the new place of everybody who gets another one (§ 11 Abs. 2 KWG; R-LIST-03).

    The person at ``moved`` goes to ``to``. If somebody stands there, everybody between the two
    places moves up or down by one; an empty place is simply taken.
    """
    if moved == to:
        return {}
    if to not in places:
        return {moved: to}
    step = 1 if to < moved else -1
    first, last = sorted((moved - step, to))
    between = {place: place + step for place in places if first <= place <= last}
    return {moved: to, **between}


def places_after_removal(places: Collection[int], removed: int) -> dict[int, int]:
    """Return the new place of everybody behind one who falls out (§§ 11, 14 KWG; R-LIST-11).

    The others keep their order and move up, so that no place is left out.
    """
    return {place: place - 1 for place in places if place > removed}
