"""Who stands in another Wahlbezirk than the street directory says, and moving them together.

Before the numbers are fixed ``assignment`` moves everybody. After that nobody moves on their own
account (§ 9 Abs. 2 KWO; R-REG-03); but where the directory was wrong, the entry is wrong, and the
office corrects it (§ 14 KWO; R-REG-10).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from elections.actions.course.timely import locked
from elections.actions.register.assignment import write_targets
from elections.actions.register.grounds import checked_grounds
from elections.actions.register.moves import (
    addresses_of,
    closed_districts,
    is_misplaced,
    numbers_fixed_at,
)
from elections.actions.register.numbering import give_numbers
from elections.law.register.corrections import Change, Grounds
from elections.law.register.rules import RegisterRule
from elections.models import District, Election, StreetRange
from elections.models.districts.district import key_of_street, number_order
from elections.models.register.entries import RegisterCorrection
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Misplaced:
    """People of one street who stand in one Wahlbezirk, and by the directory belong to another.

    ``is_closed``: the register of either is closed, so nobody can be moved (§ 15 KWO; R-REG-11).
    """

    street: str
    now: District
    then: District
    entries: tuple[int, ...]
    is_closed: bool

    @property
    def key(self) -> str:
        """The name of the group on a page: the Wahlbezirke and the street, without its writing."""
        return f"{self.now.pk}-{self.then.pk}-{key_of_street(self.street)}"


def misplaced(election: Election) -> list[Misplaced]:
    """Return who stands in the wrong Wahlbezirk by today's directory, by street (R-REG-02).

    Nobody before the numbers are fixed: until then assigning moves them. The struck, those who
    were put into a Wahlbezirk by hand and those who moved house since are left out.
    """
    fixed_at = numbers_fixed_at(election)
    if fixed_at is None:
        return []
    directory = StreetRange.objects.directory(election)
    groups: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    names = dict(election.street_ranges.values_list("street_key", "street"))
    for *address, now, is_struck, stays, entries in addresses_of(election, fixed_at):
        wanted = directory.district_of(*address)
        if is_struck or stays or now is None or wanted is None or not is_misplaced(now, wanted):
            continue
        street = key_of_street(address[0])
        names.setdefault(street, address[0])
        groups[street, now, wanted] += entries
    closed = closed_districts(election)
    districts = election.districts.in_bulk()
    found = (
        Misplaced(
            names[street],
            districts[now],
            districts[then],
            tuple(sorted(entries)),
            bool({now, then} & closed),
        )
        for (street, now, then), entries in groups.items()
    )
    return sorted(found, key=lambda one: (number_order(one.now.number), one.street, one.then.pk))


@dataclass(frozen=True, slots=True)
class UnknownStreet:
    """A street of which today's directory does not know houses where people live (R-REG-02)."""

    street: str
    addresses: int
    persons: int


def unknown_streets(election: Election) -> list[UnknownStreet]:
    """Return where people have a Wahlbezirk that today's directory no longer explains.

    They keep it (§ 9 Abs. 2 KWO; R-REG-03). Nobody before the numbers are fixed, as in
    ``misplaced``, and nobody who was put there by hand.
    """
    fixed_at = numbers_fixed_at(election)
    if fixed_at is None:
        return []
    directory = StreetRange.objects.directory(election)
    found: defaultdict[str, list[int]] = defaultdict(list)
    names: dict[str, str] = {}
    for *address, now, is_struck, stays, entries in addresses_of(election, fixed_at):
        if is_struck or stays or now is None or directory.district_of(*address) is not None:
            continue
        street = key_of_street(address[0])
        names.setdefault(street, address[0])
        found[street].append(len(entries))
    streets = (UnknownStreet(names[key], len(rows), sum(rows)) for key, rows in found.items())
    return sorted(streets, key=lambda one: key_of_street(one.street))


@transaction.atomic
def move_together(
    election_id: int, chosen: Collection[str], *, grounds: Grounds, actor: User
) -> int:
    """Put people into the Wahlbezirk that the directory says; return how many (R-REG-10).

    ``chosen`` are keys of ``misplaced``. Each entry keeps a row with both Wahlbezirke and the
    reason, and gets the next free number of the new one; nobody else's number changes. Raises
    RuleViolation where the stage of the register does not allow it, and when somebody else moved
    one of them meanwhile: what was chosen is then no longer what the page showed.
    """
    election = locked(election_id)
    grounds = checked_grounds(election, None, Change.CORRECT, grounds)
    groups = [one for one in misplaced(election) if one.key in chosen and not one.is_closed]
    if len(groups) < len(set(chosen)) or not groups:
        raise RuleViolation(RegisterRule.MOVED_MEANWHILE, Norm(Statute.KWO, "14"), "R-REG-10")
    write_targets([(entry, group.then.pk) for group in groups for entry in group.entries])
    corrections = (
        RegisterCorrection(
            entry_id=entry,
            kind=RegisterCorrection.Kind.CHANGED,
            corrected_on=grounds.on,
            reason=grounds.reason,
            before={"district": group.now.number},
            after={"district": group.then.number},
            recorded_by=actor,
        )
        for group in groups
        for entry in group.entries
    )
    RegisterCorrection.objects.bulk_create(corrections, batch_size=_BATCH)
    give_numbers(election.pk)
    count = sum(len(group.entries) for group in groups)
    AuditEvent.objects.record(
        actor,
        "register.moved_together",
        election,
        election.municipality,
        persons_moved=count,
        basis=grounds.basis,
        on=grounds.on,
    )
    return count
