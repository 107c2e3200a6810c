"""Many Wahlbezirke or Briefwahlbezirke entered together: all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import (
    DistrictFacts,
    assign_postal_district,
    edit_district,
    edit_postal_district,
    remove_postal_district,
)
from elections.law.districts.rules import DistrictRule
from elections.models import District, Election, PostalDistrict
from municipalities.actions.together import all_or_none
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import User
from municipalities.models.seen import Seen


@dataclass(frozen=True, slots=True)
class DistrictEntry:
    """One Wahlbezirk as the office enters it; ``pk`` is None for a new one."""

    number: str
    facts: DistrictFacts
    pk: int | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class PostalEntry:
    """One Briefwahlbezirk and the Wahlbezirke whose postal ballots it receives."""

    number: str
    facts: DistrictFacts
    districts: tuple[int, ...]
    pk: int | None = None
    goes: bool = False
    seen: Seen | None = None


@transaction.atomic
def enter_districts(
    election_id: int, entries: Sequence[DistrictEntry], *, reason: str, actor: User
) -> list[District]:
    """Add and change Wahlbezirke together (R-ORG-01, R-REG-07); RowsRefused names those at fault.

    ``reason`` is needed where one that exists gets another name.
    """
    election = Election.objects.select_for_update().get(pk=election_id)

    def enter(entry: DistrictEntry) -> District:
        if entry.pk is None:
            made = add_district(
                election.pk, number=entry.number, name=entry.facts.name, actor=actor
            )
            return edit_district(made.pk, entry.facts, actor=actor) if entry.facts.room else made
        return edit_district(entry.pk, entry.facts, reason=reason, actor=actor, seen=entry.seen)

    return all_or_none(entries, enter)


@transaction.atomic
def enter_postal_districts(
    election_id: int, entries: Sequence[PostalEntry], *, reason: str, actor: User
) -> list[PostalDistrict | None]:
    """Add, change and remove Briefwahlbezirke together (R-DIST-06); RowsRefused names the faults.

    A Wahlbezirk sends its postal ballots to one of them only.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    _check_one_each(election, entries)

    def enter(entry: PostalEntry) -> PostalDistrict | None:
        if entry.goes and entry.pk is not None:
            return remove_postal_district(entry.pk, reason=reason, actor=actor)
        # The name of one that exists changes below, with its reason.
        name = entry.facts.name if entry.pk is None else ""
        made = assign_postal_district(election.pk, entry.number, name, entry.districts, actor=actor)
        return edit_postal_district(
            made.pk, entry.facts, reason=reason, actor=actor, seen=entry.seen
        )

    return all_or_none(entries, enter)


def _check_one_each(election: Election, entries: Sequence[PostalEntry]) -> None:
    named = Counter(key for entry in entries if not entry.goes for key in set(entry.districts))
    numbers = dict(election.districts.values_list("pk", "number"))
    refused = {}
    for place, entry in enumerate(entries):
        twice = sorted(numbers[key] for key in set(entry.districts) if named[key] > 1)
        if twice and not entry.goes:
            refused[place] = RuleViolation(
                DistrictRule.POSTAL_DISTRICT_TWICE, districts=", ".join(twice)
            )
    if refused:
        raise RowsRefused(refused)
