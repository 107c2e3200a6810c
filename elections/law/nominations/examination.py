"""The examination of a list: its facts, and what the law finds in them (§ 14 Abs. 1 KWG)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.nominations.admission import (
    TRUST_PERSONS,
    is_in_time,
    places_in_order,
    support_signatures_needed,
)
from elections.law.nominations.eligibility import InRegister, Unknown
from elections.law.nominations.findings import KIND_OF
from elections.law.nominations.proofs import OF_A_LIST, Proof, Verdict, is_lacking, not_looked_at
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import Exclusion, Incompatibility


class PersonField(StrEnum):
    """A statement about a person that § 23 Abs. 1 KWO asks for (R-LIST-04)."""

    OCCUPATION = "occupation"
    BIRTH_PLACE = "birth_place"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person of a list as far as admission depends on it; ``place`` counts from 1.

    ``lacking`` are statements that the list does not make. ``twice_at`` is the place at which the
    same person stands on this list too, ``other_list`` a list on which the same one stands, and
    ``alike`` says who is similar while nobody wrote down why that is another person.
    """

    place: int
    name: str = ""
    has_birth_date: bool = True
    lacking: tuple[PersonField, ...] = ()
    proofs: Mapping[Proof, Verdict] = field(default_factory=dict)
    exclusion: Exclusion | None = None
    unknown: tuple[Unknown, ...] = ()
    in_register: InRegister = InRegister.NOT_ASKED
    incompatibility: Incompatibility | None = None
    twice_at: int | None = None
    other_list: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class ListFacts:
    """One list as far as admission depends on it; what nobody recorded yields no defect.

    ``received_at`` is an aware moment, None while nothing came on paper. ``signatures`` are the
    valid ones, ``certified_signatures`` those whose signer's right to vote is certified; None says
    that nobody counted them. ``represented`` is None while nobody decided on an exemption.
    ``similar_name`` is a list of the election whose name does not differ clearly (R-LIST-02).
    ``is_whole`` is false for a list copied from a source that may not name everybody.
    """

    name: str
    received_at: datetime | None
    persons: tuple[PersonFacts, ...]
    proofs: Mapping[Proof, Verdict] = field(default_factory=dict)
    represented: bool | None = None
    signatures: int | None = None
    certified_signatures: int | None = None
    trust_persons: int | None = None
    trust_person_stands: str = ""
    similar_name: str = ""
    is_whole: bool = True


def examine(
    facts: ListFacts,
    *,
    closes: datetime,
    seats: int,
    assumptions: ElectionAssumptions = ELECTION_DEFAULTS,
) -> tuple[Finding, ...]:
    """Return what is noticed about one list, the list's own first (§§ 11 to 14 KWG).

    (R-LIST-02..06, R-LIST-10, R-LIST-11, R-BAL-02, R-ELIG-01, R-ELIG-05.) ``findings.KINDS`` says
    of each what it costs and until when it can be mended.
    """
    return (
        *_of_the_list(facts, closes, seats, assumptions),
        *(found for one in facts.persons for found in _of_a_person(one)),
    )


def not_examined(facts: ListFacts) -> tuple[Proof, ...]:
    """Return the papers of the list that nobody looked at yet (§ 14 Abs. 1 KWG; R-LIST-11)."""
    return not_looked_at(OF_A_LIST, facts.proofs)


def consents_not_examined(facts: ListFacts) -> tuple[int, ...]:
    """Return the places whose consent nobody looked at yet (§ 14 Abs. 1 KWG; R-LIST-11)."""
    return tuple(one.place for one in facts.persons if Proof.CONSENT not in one.proofs)


def check_examined(facts: ListFacts) -> None:
    """Refuse to finish an examination before somebody looked at every paper that decides.

    (§ 14 Abs. 1 KWG; R-LIST-11.) Those are the papers of the list and the consents. Raises
    RuleViolation NOT_ALL_CHECKED.
    """
    consents = (Proof.CONSENT,) if consents_not_examined(facts) else ()
    if missing := (*not_examined(facts), *consents):
        raise RuleViolation(
            NominationRule.NOT_ALL_CHECKED, Norm(Statute.KWG, "14"), "R-LIST-11", open=missing
        )


Row = tuple[bool, NominationRule, dict[str, Any]]


def _of_the_list(
    facts: ListFacts, closes: datetime, seats: int, assumptions: ElectionAssumptions
) -> Iterator[Finding]:
    places = [one.place for one in facts.persons]
    unsigned = [
        proof
        for proof in (Proof.TRUST_SIGNATURE, Proof.DEPUTY_SIGNATURE)
        if is_lacking(facts.proofs, proof)
    ]
    named = facts.trust_persons
    rule = NominationRule
    yield from _holding(
        (facts.received_at is not None and not is_in_time(facts.received_at, closes),
         rule.NOMINATION_LATE, {"closes": closes}),
        (is_lacking(facts.proofs, Proof.WRITTEN_FORM), rule.NOMINATION_NOT_WRITTEN, {}),
        (not facts.name.strip(), rule.NOMINATION_NAME_MISSING, {}),
        (bool(facts.similar_name), rule.NAME_LIKE_ANOTHER, {"other": facts.similar_name}),
        (named is not None and named < TRUST_PERSONS, rule.TRUST_PERSONS_MISSING,
         {"needed": TRUST_PERSONS}),
        (bool(facts.trust_person_stands), rule.TRUST_PERSON_IS_CANDIDATE,
         {"name": facts.trust_person_stands}),
        (bool(unsigned), rule.TRUST_SIGNATURES_MISSING,
         {"needed": TRUST_PERSONS, "missing": len(unsigned)}),
        (is_lacking(facts.proofs, Proof.ASSEMBLY_RECORD), rule.ASSEMBLY_RECORD_MISSING, {}),
        (not places, rule.NO_CANDIDATES, {}),
        (facts.is_whole and not places_in_order(places), rule.PLACES_NOT_IN_ORDER, {}),
        *_signatures(facts, seats, assumptions),
        (len(places) > seats, rule.MORE_THAN_PRINTED, {"persons": len(places), "seats": seats}),
    )  # fmt: skip


def _signatures(facts: ListFacts, seats: int, assumptions: ElectionAssumptions) -> Iterator[Row]:
    """Compare what was counted with what is needed; nobody counted, nothing is said."""
    if facts.represented is None and facts.signatures is None:
        return
    needed = support_signatures_needed(seats, bool(facts.represented), assumptions)
    valid, certified = facts.signatures or 0, facts.certified_signatures or 0
    uncertified = min(needed, valid) - certified
    rule = NominationRule
    yield valid < needed, rule.SIGNATURES_MISSING, {"needed": needed, "signatures": valid}
    yield uncertified > 0, rule.ELECTOR_CERTIFICATES_MISSING, {"missing": uncertified}


def _of_a_person(one: PersonFacts) -> Iterator[Finding]:
    who = {"place": one.place, "name": one.name or f"Platz {one.place}"}
    eligibility = one.proofs.get(Proof.ELIGIBILITY)
    unproven = one.exclusion is None and eligibility is not Verdict.THERE
    rule = NominationRule
    yield from _holding(
        (not one.name, rule.PERSON_NAMELESS, who),
        (not one.has_birth_date, rule.BIRTH_DATE_MISSING, who),
        (bool(one.lacking), rule.PERSON_INCOMPLETE, {"lacking": one.lacking, **who}),
        (one.twice_at is not None, rule.CANDIDATE_TWICE, {"other": one.twice_at, **who}),
        (is_lacking(one.proofs, Proof.CONSENT), rule.CONSENT_MISSING, who),
        (one.exclusion is not None, rule.CANDIDATE_NOT_ELIGIBLE, {"reason": one.exclusion, **who}),
        (unproven and eligibility is not None, rule.ELIGIBILITY_UNPROVEN, who),
        (is_lacking(one.proofs, Proof.BLOCKED_ADDRESS), rule.BLOCKED_ADDRESS_UNPROVEN, who),
        (bool(one.other_list), rule.CANDIDATE_ON_TWO_LISTS, {"other": one.other_list, **who}),
        (bool(one.alike), rule.CANDIDATE_LIKE, {"people": one.alike, **who}),
        (one.in_register is InRegister.NOT_FOUND, rule.NOT_IN_REGISTER, who),
        (one.in_register is InRegister.STRUCK, rule.STRUCK_IN_REGISTER, who),
        (one.incompatibility is not None, rule.CANDIDATE_POST_INCOMPATIBLE,
         {"reason": one.incompatibility, **who}),
    )  # fmt: skip


def _holding(*rows: Row) -> Iterator[Finding]:
    for holds, rule, facts in rows:
        if holds:
            kind = KIND_OF[rule]
            yield Finding(rule, kind.norm, kind.rule_id, facts)
