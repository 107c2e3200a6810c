"""Who is in the Wahlausschuss, what is missing, and who may not be in it (§§ 4, 5 KWG)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from elections.law.committee.seats import Listed, Place, doubled, entanglements, gaps
from elections.models.committee.members import CommitteeMember
from elections.models.course.election import Election
from elections.models.nominations.examining import others_of
from elections.models.nominations.person import Salutation, identity_of
from elections.models.nominations.trust import TrustPerson
from municipalities.law.basis import Finding


@dataclass(frozen=True, slots=True)
class Seated:
    """One place with whoever has it, and what speaks against that person."""

    place: Place
    member: CommitteeMember | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Committee:
    """The Wahlausschuss as it stands; ``findings`` are about the whole of it."""

    places: tuple[Seated, ...]
    findings: tuple[Finding, ...]

    @property
    def women(self) -> int:
        """How many are addressed as „Frau“ (§ 5 KWG; R-ORG-03)."""
        return sum(
            one.member is not None and one.member.salutation == Salutation.FRAU
            for one in self.places
        )

    @property
    def members(self) -> int:
        """How many places are taken."""
        return sum(one.member is not None for one in self.places)

    @property
    def entangled(self) -> tuple[Finding, ...]:
        """What speaks against single members, all together."""
        return tuple(finding for one in self.places for finding in one.findings)


def committee_of(election: Election) -> Committee:
    """Return the committee as it stands, with what is missing and who may not be in it.

    (§§ 4, 5 KWG; R-ORG-02, R-ORG-03.)
    """
    members = list(election.committee_members.current())
    listed = listed_of(election) if members else []
    by_place = {one.place: one for one in members}
    places = tuple(
        Seated(place, one, tuple(entanglements(one.full_name, one.who, listed)) if one else ())
        for place in Place.all()
        for one in (by_place.get(place),)
    )
    twice = doubled([(one.full_name, one.who) for one in members])
    return Committee(places, (*gaps(by_place.keys()), *twice))


def listed_of(election: Election) -> list[Listed]:
    """Return everybody on the lists of an election, and their trust persons (R-ORG-02)."""
    people = [Listed(f"{one.list_name}, Platz {one.place}", one.who) for one in others_of(election)]
    return [*people, *_trust_persons(election)]


def _trust_persons(election: Election) -> Iterable[Listed]:
    found = TrustPerson.objects.filter(nomination__election=election).select_related("nomination")
    for one in found:
        if one.is_named:
            who = identity_of(one.family_name, one.given_name, None)
            yield Listed(f"{one.nomination}, {one.get_position_display()}", who, True)
