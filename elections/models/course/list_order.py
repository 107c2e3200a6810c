"""Whether the lists of an election have the order in which they are printed (R-LIST-17)."""

from __future__ import annotations

from elections.models.course.election import Election


def is_ordered(election: Election) -> bool:
    """Whether the order names exactly the lists that are admitted; one list needs none.

    (§ 15 Abs. 4 KWG; R-LIST-17.)
    """
    admitted = set(election.nominations.admitted().values_list("pk", flat=True))
    if len(admitted) < 2:
        return True
    order = getattr(election, "list_order", None)
    return order is not None and {int(key) for key in order.numbers} == admitted
