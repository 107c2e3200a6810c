"""The Integrations-Kommission: how it is made up and who may sit (§§ 72, 89 HGO; R-IK).

For its meetings and reports see ``year``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute
from municipalities.law.body.gremium import FEWEST_SEATS, MOST_SEATS
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.standing import BodyState
from municipalities.law.body.suffrage import (
    GERMAN,
    UNCLEAR,
    Exclusion,
    Person,
    Residence,
    stand_exclusion,
)
from municipalities.law.commission.rules import CommissionRule

EXPERT_RESIDENCE = Residence(months=3)
"""How long an expert must live here, as § 86 Abs. 3, 4 HGO asks of candidates (R-IK-02)."""

FEWEST_SHOWN = 3
"""No share of fewer persons than this leaves the municipality (R-IK-03)."""


class Capacity(StrEnum):
    """As what a person belongs to the commission (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06)."""

    CHAIR = "chair"
    EXECUTIVE = "executive"
    COUNCIL = "council"
    EXPERT = "expert"


class Gender(StrEnum):
    """What the rule on women asks of a person (§ 89 Abs. 1 HGO; R-IK-03)."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Split:
    """How many members of each kind there are; the chair is one more (R-IK-06)."""

    experts: int
    executives: int
    councillors: int

    @property
    def size(self) -> int:
        """All members with the chair."""
        return self.experts + self.executives + self.councillors + 1

    def seats(self) -> dict[Capacity, int]:
        """Number of seats of each capacity."""
        return {
            Capacity.CHAIR: 1,
            Capacity.EXECUTIVE: self.executives,
            Capacity.COUNCIL: self.councillors,
            Capacity.EXPERT: self.experts,
        }


@dataclass(frozen=True, slots=True)
class Seat:
    """A filled seat; ``origins`` are three-digit keys of the federal statistics office."""

    capacity: Capacity
    gender: Gender
    origins: frozenset[str] = frozenset()


COMPOSITION_ERRORS: frozenset[CommissionRule] = frozenset(
    {CommissionRule.EXPERTS_BELOW_HALF, CommissionRule.CHAIR_MISSING}
)
"""Findings with which no commission can be formed; the others are warnings (R-IK-01, R-IK-04)."""


@dataclass(frozen=True, slots=True)
class Composition:
    """How the commission is made up, and what the law notes about it.

    ``size`` counts the seats, ``members`` those who sit; ``women`` and ``origins`` are counted
    among the experts.
    """

    size: int
    members: int
    experts: int
    experts_needed: int
    women: int
    women_wanted: int
    origins: int
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a finding forbids forming the commission like this."""
        return any(finding.rule in COMPOSITION_ERRORS for finding in self.findings)


def check_split(split: Split) -> None:
    """Refuse a number of seats that no commission can have (§§ 72, 89 Abs. 1 HGO; R-IK-01).

    (R-IK-06.) At least half of the seats belong to experts. It is an assumption that the
    bounds of § 85 HGO hold here too. Raises RuleViolation SEATS_NEGATIVE, SIZE_OUT_OF_RANGE or
    SPLIT_BELOW_HALF.
    """
    if min(split.experts, split.executives, split.councillors) < 0:
        raise RuleViolation(CommissionRule.SEATS_NEGATIVE, _RULES_72, "R-IK-06")
    if not FEWEST_SEATS <= split.size <= MOST_SEATS:
        raise RuleViolation(
            CommissionRule.SIZE_OUT_OF_RANGE,
            _RULES_72,
            "R-IK-06",
            minimum=FEWEST_SEATS,
            maximum=MOST_SEATS,
            size=split.size,
        )
    if 2 * split.experts < split.size:
        raise RuleViolation(
            CommissionRule.SPLIT_BELOW_HALF,
            _COMPOSITION,
            "R-IK-01",
            experts=split.experts,
            size=split.size,
            needed=_half(split.size),
        )


def check_occupation(split: Split, capacities: Sequence[Capacity]) -> None:
    """Refuse more members of a kind than there are seats for them (§ 72 HGO; R-IK-06).

    ``capacities`` are those of everybody who would sit: call this before a person is elected
    and before the seats change. Raises RuleViolation SEATS_EXCEEDED.
    """
    sitting = Counter(capacities)
    for capacity, seats in split.seats().items():
        if sitting[capacity] > seats:
            raise RuleViolation(
                CommissionRule.SEATS_EXCEEDED,
                _RULES_72,
                "R-IK-06",
                capacity=capacity,
                seats=seats,
                members=sitting[capacity],
            )


def compose(split: Split, seats: Sequence[Seat], *, co_chair: bool) -> Composition:
    """Count who sits and note what the law says about it (§ 89 Abs. 1, 2 HGO; R-IK-01, 03, 04).

    Experts must be half of those who sit, as the law speaks of members; an open seat is noted
    separately.
    """
    experts = [seat for seat in seats if seat.capacity is Capacity.EXPERT]
    known = {origin for seat in experts for origin in seat.origins} - UNCLEAR - {GERMAN}
    counted = Composition(
        size=split.size,
        members=len(seats),
        experts=len(experts),
        experts_needed=_half(len(seats)),
        women=sum(seat.gender is Gender.FEMALE for seat in experts),
        women_wanted=_half(len(experts)),
        origins=len(known),
        findings=(),
    )
    findings = _composition_findings(counted, split, seats, co_chair=co_chair)
    return replace(counted, findings=tuple(findings))


def experts_needed(members: int) -> int:
    """Return how many of ``members``, with the chair, must be experts (§ 89 Abs. 1 HGO; R-IK-01).

    The fewest that are at least half.
    """
    return _half(members)


def expert_exclusion(
    person: Person,
    elected_on: date,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return why ``person`` may not become an expert, None when electable (§ 89 Abs. 1 HGO).

    (R-IK-02, R-ELIG-01..04.) What counts is the day on which the Gemeindevertretung elects.
    """
    return stand_exclusion(person, elected_on, EXPERT_RESIDENCE, assumptions)


def check_commission_offered(state: BodyState, *, commission_option: bool) -> None:
    """Refuse a commission where the law has no room for one (§ 84 HGO; R-BODY-04, R-IK-01).

    ``commission_option`` comes from the version of the law; ``state`` is the municipality's
    standing. Raises RuleViolation COMMISSION_NOT_OFFERED, or COUNCIL_STANDS where an
    Ausländerbeirat is elected or to be elected for the same Wahlzeit.
    """
    norm = Norm(Statute.HGO, "84", sentence=3)
    if not commission_option:
        raise RuleViolation(BodyRule.COMMISSION_NOT_OFFERED, norm, "R-BODY-04")
    if state in {BodyState.ABR_ELECTION, BodyState.ELECTION_ANNULLED}:
        raise RuleViolation(CommissionRule.COUNCIL_STANDS, norm, "R-BODY-04")


def own_proposal_finding(
    closes_on: date | None, received: int, experts: int, today: date
) -> Finding | None:
    """Note a proposal of the Gemeindevertretung that comes before its turn (R-IK-01).

    (§ 89 Abs. 1 HGO.) It proposes persons where too few proposals came in: after the call's last
    day, and while fewer were ``received`` than there are seats for ``experts``. ``closes_on`` is
    None when nobody was asked.
    """
    facts: dict[str, object] = {"received": received, "experts": experts}
    if closes_on is None:
        rule = CommissionRule.OWN_PROPOSAL_WITHOUT_CALL
    elif received >= experts:
        rule = CommissionRule.OWN_PROPOSAL_NEEDLESS
    elif today <= closes_on:
        rule = CommissionRule.OWN_PROPOSAL_EARLY
        facts["closes_on"] = closes_on
    else:
        return None
    return Finding(rule, _COMPOSITION, "R-IK-01", facts)


def share(part: int, whole: int) -> Fraction | None:
    """Return a share that may leave the municipality, None where it would show persons (R-IK-03).

    A share of fewer than three persons, or of all but one or two, points at persons.
    """
    if part < FEWEST_SHOWN or 0 < whole - part < FEWEST_SHOWN:
        return None
    return Fraction(part, whole)


_COMPOSITION = Norm(Statute.HGO, "89", 1)
_CHAIR = Norm(Statute.HGO, "89", 2)
_RULES_72 = Norm(Statute.HGO, "72")


def _half(number: int) -> int:
    """The fewest that are at least half of ``number``."""
    return (number + 1) // 2


def _composition_findings(
    found: Composition, split: Split, seats: Sequence[Seat], *, co_chair: bool
) -> Iterator[Finding]:
    """Yield the errors first, then the warnings."""
    filled = Counter(seat.capacity for seat in seats)
    if found.experts < found.experts_needed:
        half = {"members": found.members, "needed": found.experts_needed}
        yield _finding(CommissionRule.EXPERTS_BELOW_HALF, "R-IK-01", found, **half)
    if not filled[Capacity.CHAIR]:
        yield Finding(CommissionRule.CHAIR_MISSING, _CHAIR, "R-IK-04")
    if found.women < found.women_wanted:
        women = {"women": found.women, "wanted": found.women_wanted}
        yield _finding(CommissionRule.WOMEN_BELOW_HALF, "R-IK-03", found, **women)
    if found.experts > 1 and found.origins < 2:
        yield _finding(CommissionRule.ORIGINS_NOT_PLURAL, "R-IK-03", found)
    yield from _open_seats(split, filled)
    if found.experts and not co_chair:
        yield Finding(CommissionRule.CO_CHAIR_MISSING, _CHAIR, "R-IK-04")


def _open_seats(split: Split, filled: Counter[Capacity]) -> Iterator[Finding]:
    """Note open seats except the chair: without it no commission can be formed at all."""
    planned = {kind: seats for kind, seats in split.seats().items() if kind is not Capacity.CHAIR}
    vacant = {kind: max(0, seats - filled[kind]) for kind, seats in planned.items()}
    if total := sum(vacant.values()):
        facts = {"open": total, "size": split.size, "experts": vacant[Capacity.EXPERT]}
        yield Finding(CommissionRule.SEATS_OPEN, _RULES_72, "R-IK-06", facts)


def _finding(rule: CommissionRule, rule_id: str, found: Composition, **facts: int) -> Finding:
    return Finding(rule, _COMPOSITION, rule_id, {"experts": found.experts, **facts})
