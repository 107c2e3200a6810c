"""The order of the lists on the ballot paper, as the committee drew or set it (R-LIST-17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from elections.actions.nominations.opened import election_in_nomination
from elections.law.assumptions import OrderBasis
from elections.law.nominations.list_order import ListOrder as Numbers
from elections.law.nominations.list_order import number_lists, record_order
from elections.models import Election, ListOrder, Nomination
from municipalities.models import AuditEvent, User

_ASIDE = 10_000
"""Numbers are given anew by way of numbers that no list has."""


@transaction.atomic
def draw_order(
    election_id: int, drawn: Sequence[int], *, minutes: str, set_on: date, actor: User
) -> ListOrder:
    """Record the lot of the committee: the keys of the admitted lists as drawn (R-LIST-17).

    (§ 15 Abs. 4 KWG.) Nothing is drawn here. Raises RuleViolation LIST_ORDER_INCOMPLETE.
    """
    election = election_in_nomination(election_id)
    made = record_order(drawn, _admitted(election), basis=OrderBasis.LOT, minutes=minutes)
    return _number(election, made, set_on, actor)


@transaction.atomic
def set_order(
    election_id: int,
    numbers: Mapping[int, int],
    *,
    minutes: str,
    set_on: date,
    actor: User,
    basis: OrderBasis = OrderBasis.RESOLUTION,
) -> ListOrder:
    """Record the numbers that the committee resolved, by the keys of the lists (R-LIST-17).

    (§ 15 Abs. 4 KWG.) Raises RuleViolation LIST_ORDER_INCOMPLETE.
    """
    election = election_in_nomination(election_id)
    made = number_lists(numbers, _admitted(election), basis=basis, minutes=minutes)
    return _number(election, made, set_on, actor)


def _admitted(election: Election) -> set[int]:
    lists = Nomination.objects.filter(election=election).admitted()
    return set(lists.values_list("pk", flat=True))


def _number(election: Election, made: Numbers, set_on: date, actor: User) -> ListOrder:
    """Give the admitted lists their numbers, and those behind that were not admitted."""
    lists = Nomination.objects.filter(election=election)
    others = lists.exclude(pk__in=made.numbers).values_list("pk", flat=True)
    behind = max(made.numbers.values(), default=0) + 1
    numbers = made.numbers | {pk: behind + at for at, pk in enumerate(others)}
    for pk, number in numbers.items():
        lists.filter(pk=pk).update(number=number + _ASIDE)
    for pk, number in numbers.items():
        lists.filter(pk=pk).update(number=number)
    ListOrder.objects.filter(election=election).delete()
    known = ListOrder.objects.create(
        election=election,
        basis=made.basis.value,
        numbers={str(pk): number for pk, number in made.numbers.items()},
        minutes=made.minutes,
        set_on=set_on,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "nomination.order_set",
        known,
        election.municipality,
        basis=made.basis.value,
        order=[str(one) for one in lists.filter(pk__in=made.numbers).order_by("number")],
        decided_on=set_on,
        reason=made.minutes,
    )
    return known
