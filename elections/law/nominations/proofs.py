"""What has to lie on the table beside a list: papers and signatures, each looked at by the office.

A paper that nobody looked at yet is neither there nor missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class Proof(StrEnum):
    """One paper or signature that belongs to a list or to a person on it (§§ 11 to 14 KWG)."""

    WRITTEN_FORM = "written_form"
    TRUST_SIGNATURE = "trust_signature"
    DEPUTY_SIGNATURE = "deputy_signature"
    ASSEMBLY_RECORD = "assembly_record"
    CONSENT = "consent"
    ELIGIBILITY = "eligibility"
    BLOCKED_ADDRESS = "blocked_address"


class Verdict(StrEnum):
    """What the office saw of a paper; that nobody looked is the absence of a verdict."""

    THERE = "there"
    MISSING = "missing"
    FAULTY = "faulty"


OF_A_LIST = (
    Proof.WRITTEN_FORM,
    Proof.TRUST_SIGNATURE,
    Proof.DEPUTY_SIGNATURE,
    Proof.ASSEMBLY_RECORD,
)
OF_A_PERSON = (Proof.CONSENT, Proof.ELIGIBILITY)


def proofs_of_person(*, is_blocked: bool) -> tuple[Proof, ...]:
    """Return the papers of one person (R-LIST-03, R-ELIG-01; § 15 Abs. 5 KWG, R-DP-02).

    Whoever has an Auskunftssperre proves it until the deadline.
    """
    return (*OF_A_PERSON, Proof.BLOCKED_ADDRESS) if is_blocked else OF_A_PERSON


def not_looked_at(
    wanted: Collection[Proof], verdicts: Mapping[Proof, Verdict]
) -> tuple[Proof, ...]:
    """Return the papers that nobody looked at yet (§ 14 KWG; R-LIST-11)."""
    return tuple(proof for proof in wanted if proof not in verdicts)


def is_lacking(verdicts: Mapping[Proof, Verdict], proof: Proof) -> bool:
    """Whether the office saw that a paper is not there or is faulty (§ 14 KWG; R-LIST-11)."""
    return verdicts.get(proof) in (Verdict.MISSING, Verdict.FAULTY)
