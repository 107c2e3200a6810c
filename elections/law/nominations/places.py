"""Which place each person of a list has once one of them moves or falls out (R-LIST-03)."""

from __future__ import annotations

from collections.abc import Collection, Sequence


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


def places_after_return(places: Collection[int], returned: int) -> dict[int, int]:
    """Return the new place of everybody who makes room for one who comes back (R-LIST-11, 12).

    (§ 15 Abs. 3 KWG.) Whoever stands at ``returned`` or behind it moves down by one.
    """
    return {place: place + 1 for place in places if place >= returned}


def places_in_table(stated: Sequence[int | None]) -> tuple[int, ...]:
    """Return the place of each person of a table: as stated (§ 11 Abs. 2 KWG; R-LIST-03).

    Whoever has none stands behind the last one, in the order of the table.
    """
    last = max((place for place in stated if place is not None), default=0)
    places = []
    for place in stated:
        last += place is None
        places.append(last if place is None else place)
    return tuple(places)


def places_of_the_rest(taken: Collection[int], rest: Collection[int]) -> dict[int, int]:
    """Return the new place of each of the ``rest`` whose place a table gave to somebody else.

    They stand behind everybody, in their order; the others keep their places (R-LIST-03).
    """
    last = max((*taken, *rest), default=0)
    pushed = sorted(place for place in rest if place in taken)
    return {place: last + at for at, place in enumerate(pushed, start=1)}


def places_without(places: Collection[int], removed: Collection[int]) -> dict[int, int]:
    """Return the new place of everybody behind those who fall out (§§ 11, 14 KWG; R-LIST-11)."""
    moves = {
        place: place - sum(gone < place for gone in removed)
        for place in places
        if place not in removed
    }
    return {before: after for before, after in moves.items() if before != after}
