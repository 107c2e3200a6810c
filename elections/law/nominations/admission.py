"""Lists before the Wahlausschuss: in time, supported, and without defects (§§ 10 to 15 KWG)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Finding, Norm, Statute
from municipalities.law.body.suffrage import Exclusion, Incompatibility

SIGNATURES_PER_SEAT = 2
"""Support signatures for each seat to be filled (§ 11 KWG; R-LIST-06)."""

TRUST_PERSONS = 2
"""The Vertrauensperson and its deputy, who both sign the list (§ 11 KWG; R-LIST-05)."""

INCURABLE = frozenset(
    {
        NominationRule.NOMINATION_LATE,
        NominationRule.NOMINATION_NOT_WRITTEN,
        NominationRule.ASSEMBLY_RECORD_MISSING,
        NominationRule.NO_CANDIDATES,
        NominationRule.SIGNATURES_MISSING,
        NominationRule.ELECTOR_CERTIFICATES_MISSING,
    }
)
"""Defects of a list that is not valid in itself: after the deadline nothing heals them.

(§ 14 KWG; R-LIST-11.)
"""

FALLS_OUT = frozenset(
    {
        NominationRule.CONSENT_MISSING,
        NominationRule.CANDIDATE_NOT_ELIGIBLE,
        NominationRule.CANDIDATE_ON_TWO_LISTS,
    }
)
"""Defects that cost one candidate while the list stands (§ 14 KWG; R-LIST-03, R-LIST-11)."""

WARNINGS = frozenset({NominationRule.CANDIDATE_POST_INCOMPATIBLE})
"""Findings that hinder no admission (§ 86 Abs. 5 HGO; R-ELIG-05)."""


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """One candidate as far as admission depends on it; ``place`` counts from 1."""

    place: int
    name: str = ""
    consents: bool = True
    exclusion: Exclusion | None = None
    incompatibility: Incompatibility | None = None
    other_list: str = ""


@dataclass(frozen=True, slots=True)
class NominationFacts:
    """One list as far as admission depends on it; a fact nobody recorded yields no defect.

    ``signatures`` are the valid ones, ``certified_signatures`` those with a certificate of the
    elector's right; ``received_at`` is an aware moment.
    """

    name: str
    received_at: datetime
    candidates: tuple[CandidateFacts, ...]
    written: bool = True
    assembly_recorded: bool = True
    represented: bool = True
    signatures: int = 0
    certified_signatures: int = 0
    trust_persons: int = TRUST_PERSONS
    trust_person_stands: bool = False


def is_in_time(received_at: datetime, closes: datetime) -> bool:
    """Whether a list came before submission ended, usually D−69, 18:00 in Hesse (R-LIST-10, C-03).

    (§ 13 Abs. 1 KWG.) 18:00:00 is in time, any later moment is late. Raises ValueError for a naive
    moment.
    """
    if received_at.utcoffset() is None:
        raise ValueError("received_at must carry its time zone")
    return received_at <= closes


def places_in_order(places: Collection[int]) -> bool:
    """Whether the places of a list are 1 to n, each once (§ 11 KWG; R-LIST-03)."""
    return sorted(places) == list(range(1, len(places) + 1))


def is_represented(
    *, in_council: bool, in_landtag: bool, in_bundestag: bool, had_commission: bool = False
) -> bool:
    """Whether a group needs no support signatures (§ 11 KWG; R-LIST-06).

    Each value means represented without interruption in the running Wahlzeit, in the Bundestag
    through a Hessian list. Where a commission took the council's place, the council exempts nobody.
    """
    return in_landtag or in_bundestag or (in_council and not had_commission)


def support_signatures_needed(
    seats: int, represented: bool, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> int:
    """Return how many electors must sign in support of a list (§ 11 KWG; R-LIST-06)."""
    if represented:
        return assumptions.signatures_of_represented_groups
    return SIGNATURES_PER_SEAT * seats


def defects(
    facts: NominationFacts,
    *,
    closes: datetime,
    seats: int,
    assumptions: ElectionAssumptions = ELECTION_DEFAULTS,
) -> tuple[Finding, ...]:
    """Return every defect and warning of one list, the list's first (§§ 11 to 14 KWG).

    (R-LIST-03, R-LIST-05, R-LIST-06, R-LIST-10, R-LIST-11, R-ELIG-05.) ``INCURABLE``,
    ``FALLS_OUT`` and ``WARNINGS`` say whether it heals and costs one candidate or the list.
    """
    needed = support_signatures_needed(seats, facts.represented, assumptions)
    return (
        *_list_defects(facts, closes, needed),
        *(finding for one in facts.candidates for finding in _candidate_defects(one)),
    )


def can_be_repaired(finding: Finding, *, now: datetime, closes: datetime, decided: bool) -> bool:
    """Whether the group can still repair a defect (§ 14 KWG; R-LIST-11, R-LIST-12, C-05).

    Until the deadline everything, after it what a valid list lacks, after the decision nothing.
    """
    if decided or finding.rule is NominationRule.NOMINATION_LATE:
        return False
    return is_in_time(now, closes) or finding.rule not in INCURABLE


def hinders_admission(finding: Finding) -> bool:
    """Whether the whole list cannot be admitted while the finding stands (§ 15 KWG; R-LIST-11).

    Warnings do not hinder, and a defect of one candidate costs only that candidate.
    """
    return finding.rule not in FALLS_OUT | WARNINGS


_LIST = Norm(Statute.KWG, "11")
_ASSEMBLY = Norm(Statute.KWG, "12")
_SUBMISSION = Norm(Statute.KWG, "13")


def _list_defects(facts: NominationFacts, closes: datetime, needed: int) -> Iterator[Finding]:
    """Yield the defects of the list as a whole; each row says whether it holds and what is said."""
    places = [one.place for one in facts.candidates]
    wrong_places = not places_in_order(places)
    missing = needed - facts.signatures
    uncertified = min(needed, facts.signatures) - facts.certified_signatures
    late = not is_in_time(facts.received_at, closes)
    rule = NominationRule
    rows: tuple[tuple[bool, NominationRule, Norm, str, dict[str, Any]], ...] = (
        (late, rule.NOMINATION_LATE, _SUBMISSION, "R-LIST-10", {"closes": closes}),
        (not facts.written, rule.NOMINATION_NOT_WRITTEN, _SUBMISSION, "R-LIST-10", {}),
        (not facts.name.strip(), rule.NOMINATION_NAME_MISSING, _LIST, "R-LIST-11", {}),
        (not facts.assembly_recorded, rule.ASSEMBLY_RECORD_MISSING, _ASSEMBLY, "R-LIST-11", {}),
        (not places, rule.NO_CANDIDATES, _LIST, "R-LIST-11", {}),
        (wrong_places, rule.PLACES_NOT_IN_ORDER, _LIST, "R-LIST-03", {}),
        (missing > 0, rule.SIGNATURES_MISSING, _LIST, "R-LIST-06",
         {"needed": needed, "signatures": facts.signatures}),
        (uncertified > 0, rule.ELECTOR_CERTIFICATES_MISSING, _LIST, "R-LIST-11",
         {"missing": uncertified}),
        (facts.trust_persons < TRUST_PERSONS, rule.TRUST_PERSONS_MISSING, _LIST, "R-LIST-05",
         {"needed": TRUST_PERSONS}),
        (facts.trust_person_stands, rule.TRUST_PERSON_IS_CANDIDATE, _LIST, "R-LIST-05", {}),
    )  # fmt: skip
    for holds, found, norm, rule_id, values in rows:
        if holds:
            yield Finding(found, norm, rule_id, values)


def _candidate_defects(one: CandidateFacts) -> Iterator[Finding]:
    """Yield the defects of one candidate; each names the place and the person."""
    who = {"place": one.place, "name": one.name}
    if not one.consents:
        yield Finding(NominationRule.CONSENT_MISSING, _LIST, "R-LIST-11", who)
    if one.other_list:
        rule = NominationRule.CANDIDATE_ON_TWO_LISTS
        yield Finding(rule, _LIST, "R-LIST-03", {"other": one.other_list, **who})
    if one.exclusion is not None:
        yield Finding(
            NominationRule.CANDIDATE_NOT_ELIGIBLE,
            Norm(Statute.HGO, "86", "3, 4"),
            "R-ELIG-01",
            {"reason": one.exclusion, **who},
        )
    if one.incompatibility is not None:
        yield Finding(
            NominationRule.CANDIDATE_POST_INCOMPATIBLE,
            Norm(Statute.HGO, "86", 5),
            "R-ELIG-05",
            {"reason": one.incompatibility, **who},
        )
