"""The facts of a list as the law examines them, gathered from its rows and from the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.versions import version
from elections.law.nominations.eligibility import (
    InRegister,
    standing_exclusion,
    unknown_of,
)
from elections.law.nominations.examination import ListFacts, PersonFacts, examine
from elections.law.nominations.findings import kind_of
from elections.law.nominations.proofs import Proof, Verdict
from elections.law.register.identity import Identity, Likeness, likeness, name_mark
from elections.models.course.agenda import lists_close
from elections.models.course.election import Election
from elections.models.nominations.looked_at import newest_proofs
from elections.models.nominations.needed import represented_by
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import Candidate
from elections.models.nominations.register_match import in_register
from elections.models.nominations.support import signatures_of
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Finding, with_overrides
from municipalities.law.body.suffrage import Incompatibility
from municipalities.models.sorting import sort_key

Proofs = dict[int | None, dict[Proof, Verdict]]


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody on a list of the same election, and where."""

    nomination: int
    list_name: str
    place: int
    name: str
    who: Identity

    def __str__(self) -> str:
        return f"{self.name} ({self.list_name}, Platz {self.place})"


def facts_of(
    nomination: Nomination, *, for_list: bool = False, others: Sequence[Other] | None = None
) -> ListFacts:
    """Return what is recorded of a list; ``for_list`` leaves out what its trust persons never see.

    (§ 14 KWG; R-LIST-11.) Of other lists and of the register the office alone is told. ``others``
    are all of the election, where somebody asked already (``others_of``).
    """
    election = nomination.election
    people = list(nomination.candidates.all())
    proofs = _proofs(nomination)
    if for_list:
        others = []
    elif others is None:
        others = others_of(election)
    known = {} if for_list else in_register(election, people)
    own = [_other(one, nomination) for one in people]
    receipt = getattr(nomination, "receipt", None)
    trust = [one for one in nomination.trust_persons.all() if one.is_named]
    counted = signatures_of(nomination)
    return ListFacts(
        name=nomination.name,
        received_at=receipt.received_at if receipt else None,
        persons=tuple(
            _person(
                one,
                election,
                proofs=proofs.get(one.pk, {}),
                own=own,
                others=others,
                known=known,
            )
            for one in people
        ),
        proofs=proofs.get(None, {}),
        represented=represented_by(nomination.exemptions.last()),
        signatures=counted.valid if counted else None,
        certified_signatures=counted.valid if counted else None,
        trust_persons=len(trust) if trust or receipt is None else None,
        trust_person_stands=_standing_trust_person(trust, own),
        similar_name="" if for_list else _similar_name(nomination),
        is_whole=nomination.known_in_full,
    )


def findings_of(
    nomination: Nomination, *, for_list: bool = False, others: Sequence[Other] | None = None
) -> tuple[Finding, ...]:
    """Return what the law finds in a list (§§ 11 to 14 KWG; R-LIST-11), for office or list."""
    election = nomination.election
    found = examine(
        facts_of(nomination, for_list=for_list, others=others),
        closes=lists_close(election),
        seats=election.seats,
        assumptions=with_overrides(ELECTION_DEFAULTS, election.assumptions),
    )
    return tuple(one for one in found if kind_of(one).is_for_list) if for_list else found


def others_of(election: Election) -> list[Other]:
    """Return everybody who stands on a list of this election (R-LIST-03)."""
    people = Candidate.objects.filter(nomination__election=election)
    return [_other(one, one.nomination) for one in people.select_related("nomination")]


def _other(one: Candidate, nomination: Nomination) -> Other:
    return Other(nomination.pk, str(nomination), one.place, str(one), one.who)


def _proofs(nomination: Nomination) -> Proofs:
    """What was seen last of each paper, of the list (None) and of each person."""
    return {
        key: {proof: Verdict(row.verdict) for proof, row in papers.items()}
        for key, papers in newest_proofs(nomination).items()
    }


def _person(
    one: Candidate,
    election: Election,
    *,
    proofs: Mapping[Proof, Verdict],
    own: Sequence[Other],
    others: Sequence[Other],
    known: Mapping[int, InRegister],
) -> PersonFacts:
    who = one.who
    twice = [
        other.place
        for other in own
        if other.place != one.place and likeness(who, other.who) is Likeness.SAME
    ]
    # Without a dwelling nobody is alike whose birth cannot be the same day: 400 persons on 26 lists
    # are compared in a moment.
    born = who.born
    elsewhere = [
        other
        for other in others
        if other.nomination != one.nomination_id and other.who.born.agrees_with(born)
    ]
    kinds = [(likeness(who, other.who), other) for other in elsewhere]
    same = [str(other.list_name) for kind, other in kinds if kind is Likeness.SAME]
    alike = [str(other) for kind, other in kinds if kind is Likeness.SIMILAR]
    return PersonFacts(
        place=one.place,
        name=str(one),
        has_birth_date=one.birth_date is not None,
        lacking=one.lacking,
        proofs=proofs,
        exclusion=standing_exclusion(
            one.standing,
            election.day,
            version(election.law_version),
            with_overrides(MUNICIPALITY_DEFAULTS, dict(settings.LAW_ASSUMPTIONS)),
        ),
        unknown=unknown_of(one.standing),
        in_register=known.get(one.pk, InRegister.NOT_ASKED),
        incompatibility=Incompatibility(one.post) if one.post else None,
        twice_at=min(twice, default=None),
        other_list=", ".join(dict.fromkeys(same)),
        alike="" if one.is_other else "; ".join(alike[:3]),
    )


def _standing_trust_person(trust: Iterable[Any], own: Sequence[Other]) -> str:
    """Name a trust person who has the name of somebody on the list (R-LIST-05)."""
    marks = {name_mark(one.who.names): one.name for one in own if one.who.names}
    for person in trust:
        mark = name_mark(f"{sort_key(person.family_name)} {sort_key(person.given_name)}")
        if mark in marks:
            return marks[mark]
    return ""


def _similar_name(nomination: Nomination) -> str:
    """Name a list of the election that is called the same but for case, marks and blanks."""
    mine = {_plain(name) for name in (nomination.name, nomination.short_name) if name.strip()}
    for other in nomination.election.nominations.exclude(pk=nomination.pk):
        if mine & {_plain(name) for name in (other.name, other.short_name) if name.strip()}:
            return str(other)
    return ""


def _plain(name: str) -> str:
    return "".join(sort_key(name).split())
