"""Who sits in the Wahlausschuss: the Wahlleiter and six Beisitzer, each with a deputy (§ 5 KWG)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elections.law.committee.rules import CommitteeRule
from elections.law.register.identity import Identity, Likeness, likeness, name_mark
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute

ASSESSORS = 6
"""Beisitzer of the Wahlausschuss, each with a deputy (§ 5 Abs. 3 KWG, § 3 Abs. 1 KWO; R-ORG-03)."""

CHAIR = 0
"""The number of the seat of the Wahlleiter, who is in the chair (§ 5 Abs. 3 KWG; R-ORG-03)."""

SEATS = range(CHAIR, ASSESSORS + 1)
"""The seats by their numbers, the chair first (§ 5 Abs. 3 KWG; R-ORG-03)."""

_BODY = Norm(Statute.KWG, "5", 3)
_APART = Norm(Statute.KWG, "4")


class Position(StrEnum):
    """Whether somebody has a seat, or stands in for whoever has it."""

    MEMBER = "member"
    DEPUTY = "deputy"


class ProposedBy(StrEnum):
    """On whose proposal the Gemeindevorstand appointed somebody (§ 60 Abs. 1 KWG; R-ORG-04)."""

    COUNCIL = "council"
    COLLECTED = "collected"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """One of the fourteen places; ``seat`` is 0 for the chair and 1 to 6 for the Beisitzer."""

    seat: int
    position: Position

    def __str__(self) -> str:
        return f"{self.seat}-{self.position.value}"

    @classmethod
    def all(cls) -> tuple[Place, ...]:
        """Return every place in the order in which a page names them."""
        return tuple(cls(seat, position) for seat in SEATS for position in Position)


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list of the same election, or its trust person."""

    where: str
    who: Identity
    is_trust_person: bool = False


def check_free(place: Place, taken: Collection[Place]) -> None:
    """Refuse to appoint a second person to a place that somebody has (§ 5 Abs. 3 KWG; R-ORG-03).

    Raises RuleViolation SEAT_TAKEN.
    """
    if place in taken:
        raise RuleViolation(
            CommitteeRule.SEAT_TAKEN,
            _BODY,
            "R-ORG-03",
            seat=place.seat,
            position=place.position,
        )


def check_end(ended_on: date, *, appointed_on: date, last_attended: date | None) -> None:
    """Refuse an end on a day before the appointment or before a meeting (§ 5 Abs. 3 KWG; R-ORG-03).

    ``last_attended`` is the day of the last meeting that the member was at. Raises RuleViolation
    END_DAY_IMPOSSIBLE.
    """
    first = max(appointed_on, last_attended or appointed_on)
    if ended_on < first:
        raise RuleViolation(
            CommitteeRule.END_DAY_IMPOSSIBLE, _BODY, "R-ORG-03", ended_on=ended_on, first=first
        )


def gaps(taken: Collection[Place]) -> tuple[Finding, ...]:
    """Return what is missing from a full committee (§ 5 Abs. 3 KWG, § 3 Abs. 1 KWO; R-ORG-03)."""
    seats = SEATS[1:]
    empty = [seat for seat in seats if Place(seat, Position.MEMBER) not in taken]
    alone = [
        seat
        for seat in seats
        if Place(seat, Position.DEPUTY) not in taken and Place(seat, Position.MEMBER) in taken
    ]
    found = []
    if Place(CHAIR, Position.MEMBER) not in taken:
        found.append(Finding(CommitteeRule.CHAIR_MISSING, _BODY, "R-ORG-03"))
    if empty:
        facts = {"seats": empty, "there": ASSESSORS - len(empty)}
        found.append(Finding(CommitteeRule.SEATS_EMPTY, _BODY, "R-ORG-03", facts))
    if alone:
        norm = Norm(Statute.KWO, "3", 1)
        facts = {"seats": alone}
        found.append(Finding(CommitteeRule.DEPUTIES_MISSING, norm, "R-ORG-03", facts))
    return tuple(found)


def entanglements(name: str, who: Identity, listed: Iterable[Listed]) -> Iterator[Finding]:
    """Yield why a member may not be one: on a list, or its trust person (§ 4 KWG; R-ORG-02).

    Candidates may not from their consent on. Only names are known of members, so it is names that
    are compared, however they are written; whether it is the same person, somebody looks.
    """
    mark = name_mark(who.names)
    for other in listed:
        if not who.names or not other.who.names:
            continue
        if name_mark(other.who.names) == mark:
            rule = (
                CommitteeRule.MEMBER_IS_TRUST_PERSON
                if other.is_trust_person
                else CommitteeRule.MEMBER_STANDS
            )
        elif likeness(who, other.who) is not Likeness.OTHER:
            rule = CommitteeRule.MEMBER_LIKE
        else:
            continue
        yield Finding(rule, _APART, "R-ORG-02", {"name": name, "where": other.where})


def doubled(members: Collection[tuple[str, Identity]]) -> Iterator[Finding]:
    """Yield who has two places of the committee (§ 4 KWG; R-ORG-02); names with what they mean."""
    seen: dict[int, str] = {}
    told: set[int] = set()
    for name, who in members:
        mark = name_mark(who.names)
        if mark in seen and mark not in told:
            told.add(mark)
            yield Finding(CommitteeRule.MEMBER_TWICE, _APART, "R-ORG-02", {"name": name})
        seen[mark] = name
