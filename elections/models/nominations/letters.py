"""What a deficiency letter says, what it can name, and what of it was mended since, and when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from elections.law.nominations.findings import is_told_in_letter
from elections.law.nominations.proofs import Proof, Verdict
from elections.law.nominations.rules import NominationRule
from elections.models.course.agenda import committee_meets, lists_close
from elections.models.nominations.examining import findings_of
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.papers import DeficiencyNotice, ListCorrection, ListProof
from elections.models.nominations.trust import TrustPerson
from municipalities.law.basis import Finding

PAPERS_OF: dict[str, tuple[Proof, ...]] = {
    NominationRule.NOMINATION_NOT_WRITTEN: (Proof.WRITTEN_FORM,),
    NominationRule.TRUST_SIGNATURES_MISSING: (Proof.TRUST_SIGNATURE, Proof.DEPUTY_SIGNATURE),
    NominationRule.ASSEMBLY_RECORD_MISSING: (Proof.ASSEMBLY_RECORD,),
    NominationRule.CONSENT_MISSING: (Proof.CONSENT,),
    NominationRule.ELIGIBILITY_UNPROVEN: (Proof.ELIGIBILITY,),
    NominationRule.BLOCKED_ADDRESS_UNPROVEN: (Proof.BLOCKED_ADDRESS,),
}
"""The papers that mend a defect once they are there."""

FIELDS_OF: dict[str, frozenset[str]] = {
    NominationRule.NOMINATION_NAME_MISSING: frozenset({"name"}),
    NominationRule.PERSON_NAMELESS: frozenset({"family_name", "given_name"}),
    NominationRule.BIRTH_DATE_MISSING: frozenset({"birth_date"}),
    NominationRule.PERSON_INCOMPLETE: frozenset(
        {"occupation", "birth_place", "street", "town", "reachable_at"}
    ),
}
"""The fields that mend a defect once they are filled in."""


@dataclass(frozen=True, slots=True)
class LetterDefect:
    """One defect as the letter says it."""

    title: str
    sentence: str
    help: str


@dataclass(frozen=True, slots=True)
class DeficiencyLetter:
    """Everything that a deficiency letter says; the same facts give the same paper.

    ``recipient`` are the lines of the address, empty where the list names no trust person.
    ``returning_officer`` and ``sender`` are what the letterhead says, empty where nobody entered
    it. ``reminds_of`` is the day of the letter that this one reminds of.
    """

    place: str
    election_day: date
    list_name: str
    recipient: tuple[str, ...]
    sender: str
    returning_officer: str
    issued_on: date
    mend_until: datetime
    closes: datetime
    meets_on: date
    defects: tuple[LetterDefect, ...]
    reminds_of: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One defect of a letter as it was sent, and what became of it.

    ``is_open`` is None once the committee decided. ``mended_at`` is None where no row says when.
    """

    said: LetterDefect
    is_open: bool | None
    mended_at: datetime | None = None


def keyed(nomination: Nomination, findings: Collection[Finding]) -> dict[str, Finding]:
    """Return findings by what tells them apart in a letter: the rule and the key of the person."""
    people = dict(nomination.candidates.values_list("place", "pk"))
    return {
        key_of(one.rule.value, people.get((one.facts or {}).get("place", 0))): one
        for one in findings
    }


def key_of(rule: str, person: int | None) -> str:
    """Return what tells a defect of a letter from the others."""
    return f"{rule}:{person or ''}"


def defects_to_tell(nomination: Nomination, now: datetime) -> dict[str, Finding]:
    """Return by their keys the findings that a letter to the list can name now (R-LIST-11).

    (§ 14 Abs. 1 KWG.) Nothing of other lists or of the register is among them.
    """
    closes = lists_close(nomination.election)
    told = [
        one
        for one in findings_of(nomination, for_list=True)
        if is_told_in_letter(one, now=now, closes=closes)
    ]
    return keyed(nomination, told)


def keys_in(notice: DeficiencyNotice) -> list[str]:
    """Return the keys of the defects that a letter names."""
    return [key_of(one["rule"], one["person"]) for one in notice.defects]


def letter_of(notice: DeficiencyNotice) -> DeficiencyLetter:
    """Return what a letter says, for its paper."""
    nomination = notice.nomination
    election = nomination.election
    trust = nomination.trust_persons.filter(position=TrustPerson.Position.TRUST).first()
    head = getattr(election.municipality, "letterhead", None)
    return DeficiencyLetter(
        place=election.municipality.short_name,
        election_day=election.day,
        list_name=nomination.name or str(nomination),
        recipient=_address(trust) if trust is not None and trust.is_named else (),
        sender=head.address if head else "",
        returning_officer=head.returning_officer if head else "",
        issued_on=notice.issued_on,
        mend_until=notice.mend_until,
        closes=lists_close(election),
        meets_on=committee_meets(election),
        defects=tuple(_said(one) for one in notice.defects),
        reminds_of=notice.reminds_of.issued_on if notice.reminds_of else None,
    )


def asked_in(notice: DeficiencyNotice, standing: Collection[str] | None) -> list[Asked]:
    """Return every defect of a letter with what became of it (§ 14 Abs. 1 KWG; R-LIST-11).

    ``standing`` are the keys of what is wrong today, None once the committee decided.
    """
    return [_asked(notice, one, standing) for one in notice.defects]


def _asked(
    notice: DeficiencyNotice, defect: Mapping[str, Any], standing: Collection[str] | None
) -> Asked:
    if standing is None:
        return Asked(_said(defect), None)
    if key_of(defect["rule"], defect["person"]) in standing:
        return Asked(_said(defect), is_open=True)
    return Asked(_said(defect), is_open=False, mended_at=_mended_at(notice, defect))


def _mended_at(notice: DeficiencyNotice, defect: Mapping[str, Any]) -> datetime | None:
    """Return when a defect was mended as far as a row says so; nobody guesses a moment."""
    rule, person = defect["rule"], defect["person"]
    if person is not None and not notice.nomination.candidates.filter(pk=person).exists():
        return _changed_at(notice, {defect["about"]}, frozenset({"place"}), is_removal=True)
    if rule in PAPERS_OF:
        rows = notice.nomination.proofs.filter(candidate=person)
        came = [_there_since(rows.filter(proof=proof)) for proof in PAPERS_OF[rule]]
        known = [moment for moment in came if moment is not None]
        return max(known) if len(known) == len(came) else None
    if rule in FIELDS_OF:
        named = {defect["about"]}
        if person is not None:
            named.add(str(notice.nomination.candidates.get(pk=person)))
        return _changed_at(notice, named, FIELDS_OF[rule])
    return None


def _there_since(rows: QuerySet[ListProof]) -> datetime | None:
    """Return since when a paper is there without a break; None where it is not there."""
    since = None
    for row in rows:
        if row.verdict != Verdict.THERE:
            since = None
        elif since is None:
            since = row.seen_at
    return since


def _changed_at(
    notice: DeficiencyNotice, named: set[str], fields: frozenset[str], *, is_removal: bool = False
) -> datetime | None:
    """Return when the last of these fields was filled in since the letter, or a person removed."""
    for row in reversed(ListCorrection.objects.filter(nomination=notice.nomination)):
        if timezone.localdate(row.corrected_at) < notice.issued_on or row.about not in named:
            continue
        for field in fields & set(row.changes):
            before, after = row.changes[field]
            if (before and after is None) if is_removal else (after and not before):
                return row.corrected_at
    return None


def _said(defect: Mapping[str, Any]) -> LetterDefect:
    return LetterDefect(defect["title"], defect["sentence"], defect["help"])


def _address(trust: TrustPerson) -> tuple[str, ...]:
    lines = (str(trust), trust.street, f"{trust.postcode} {trust.town}".strip())
    return tuple(line for line in lines if line)
