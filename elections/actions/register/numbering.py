"""Running numbers of the register: given in the sorted order, fixed once they are printed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from elections.models import Election
from elections.models.register.entries import NumbersFixed
from municipalities.models import AuditEvent, User
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")


@transaction.atomic
def give_numbers(election_id: int) -> int:
    """Number the standing entries of every district in their order; return how many changed.

    Until numbers are fixed every district is numbered anew from 1 without gaps (R-REG-06). Then
    only who has none gets one, after the last of the district.
    """
    Election.objects.select_for_update().get(pk=election_id)
    if NumbersFixed.objects.filter(election=election_id).exists():
        return _number_late(election_id)
    return _number_all(election_id)


@transaction.atomic
def fix_numbers(election_id: int, *, now: datetime, actor: User) -> NumbersFixed:
    """Number whoever has none, and fix all numbers: they are about to be printed (R-REG-06)."""
    election = Election.objects.select_for_update().get(pk=election_id)
    give_numbers(election_id)
    known = NumbersFixed.objects.filter(election=election).first()
    if known is not None:
        return known
    fixed = NumbersFixed.objects.create(election=election, fixed_at=now, fixed_by=actor)
    AuditEvent.objects.record(
        actor,
        "register.numbers_fixed",
        election,
        election.municipality,
        entries=election.register_entries.exclude(number=None).count(),
    )
    return fixed


def _number_all(election_id: int) -> int:
    """Take away the numbers that would change, then give them: each is unique at every moment."""
    changed = _SQL.run("wanted_numbers", election_id=election_id)
    _SQL.run("take_numbers_away")
    _SQL.run("give_wanted_numbers")
    _SQL.run("forget_wanted_numbers")
    return changed


def _number_late(election_id: int) -> int:
    return _SQL.run("number_late", election_id=election_id)
