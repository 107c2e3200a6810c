"""What is noticed about a list and about each person on it: one table of kinds (§§ 10 to 15 KWG).

What was handed in is recorded as it is; nothing is refused at the door because of what stands here.
Titles, sentences and what helps are in ``messages.nominations.findings``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from elections.law.course.calendar import HESSE
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute


class Grade(StrEnum):
    """How much a finding weighs while a list is prepared; STOP keeps it from being sent online."""

    NOTE = "note"
    WARNING = "warning"
    STOP = "stop"


class Level(StrEnum):
    """What a finding is about."""

    GROUP = "group"
    LIST = "list"
    PERSON = "person"


class Until(StrEnum):
    """Until when the list can mend it (§ 14 KWG; R-LIST-11, R-LIST-12)."""

    DEADLINE = "deadline"
    DECISION = "decision"
    NEVER = "never"


class Costs(StrEnum):
    """What the committee refuses while it stands (§ 14 Abs. 2, § 15 KWG; R-LIST-11)."""

    NOTHING = "nothing"
    PERSON = "person"
    LIST = "list"


class Mender(StrEnum):
    """Who mends it."""

    LIST = "list"
    PERSON = "person"
    OFFICE = "office"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding; ``is_for_list`` says that the list's trust persons are told too."""

    rule: NominationRule
    grade: Grade
    level: Level
    until: Until
    costs: Costs
    mender: Mender
    norm: Norm
    rule_id: str
    is_for_list: bool = True


_R = NominationRule
_NOTE, _WARNING, _STOP = Grade.NOTE, Grade.WARNING, Grade.STOP
_GROUP, _LIST, _PERSON = Level.GROUP, Level.LIST, Level.PERSON
_CLOSES, _DECISION, _NEVER = Until.DEADLINE, Until.DECISION, Until.NEVER
_BY_LIST, _BY_PERSON, _BY_OFFICE = Mender.LIST, Mender.PERSON, Mender.OFFICE
_11, _12, _13 = Norm(Statute.KWG, "11"), Norm(Statute.KWG, "12"), Norm(Statute.KWG, "13")
_11_2 = Norm(Statute.KWG, "11", 2)
_14 = Norm(Statute.KWG, "14")
_CONTENT = Norm(Statute.KWO, "23", 1)
_STANDS = Norm(Statute.HGO, "86", "3, 4")

KINDS: tuple[Kind, ...] = (
    Kind(_R.NOMINATION_LATE, _WARNING, _LIST, _NEVER, Costs.LIST, Mender.NOBODY, _13, "R-LIST-10"),
    Kind(_R.NOMINATION_NOT_WRITTEN, _WARNING, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _13,
         "R-LIST-11"),
    Kind(_R.NOMINATION_NAME_MISSING, _STOP, _GROUP, _DECISION, Costs.LIST, _BY_LIST, _11,
         "R-LIST-02"),
    Kind(_R.NAME_LIKE_ANOTHER, _WARNING, _GROUP, _DECISION, Costs.NOTHING, _BY_OFFICE, _11,
         "R-LIST-02", is_for_list=False),
    Kind(_R.TRUST_PERSONS_MISSING, _STOP, _GROUP, _DECISION, Costs.LIST, _BY_LIST, _11,
         "R-LIST-05"),
    Kind(_R.TRUST_PERSON_IS_CANDIDATE, _WARNING, _GROUP, _DECISION, Costs.LIST, _BY_LIST, _11,
         "R-LIST-05"),
    Kind(_R.TRUST_SIGNATURES_MISSING, _WARNING, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _11,
         "R-LIST-11"),
    Kind(_R.ASSEMBLY_RECORD_MISSING, _WARNING, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _12,
         "R-LIST-11"),
    Kind(_R.NO_CANDIDATES, _STOP, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _11, "R-LIST-11"),
    Kind(_R.PLACES_NOT_IN_ORDER, _STOP, _LIST, _DECISION, Costs.LIST, _BY_LIST, _11, "R-LIST-03"),
    Kind(_R.SIGNATURES_MISSING, _WARNING, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _11, "R-LIST-06"),
    Kind(_R.ELECTOR_CERTIFICATES_MISSING, _WARNING, _LIST, _CLOSES, Costs.LIST, _BY_LIST, _11,
         "R-LIST-11"),
    Kind(_R.MORE_THAN_PRINTED, _NOTE, _LIST, _DECISION, Costs.NOTHING, _BY_LIST,
         Norm(Statute.KWG, "16", 2, 5), "R-BAL-02"),
    Kind(_R.PERSON_NAMELESS, _STOP, _PERSON, _DECISION, Costs.PERSON, _BY_LIST, _CONTENT,
         "R-LIST-04"),
    Kind(_R.BIRTH_DATE_MISSING, _STOP, _PERSON, _DECISION, Costs.PERSON, _BY_LIST, _CONTENT,
         "R-LIST-04"),
    Kind(_R.PERSON_INCOMPLETE, _WARNING, _PERSON, _DECISION, Costs.NOTHING, _BY_LIST, _CONTENT,
         "R-LIST-04"),
    Kind(_R.CANDIDATE_TWICE, _STOP, _PERSON, _DECISION, Costs.PERSON, _BY_LIST, _11_2,
         "R-LIST-03"),
    Kind(_R.CONSENT_MISSING, _WARNING, _PERSON, _CLOSES, Costs.PERSON, _BY_PERSON, _14,
         "R-LIST-11"),
    Kind(_R.CANDIDATE_NOT_ELIGIBLE, _WARNING, _PERSON, _NEVER, Costs.PERSON, Mender.NOBODY,
         _STANDS, "R-ELIG-01"),
    Kind(_R.ELIGIBILITY_UNPROVEN, _WARNING, _PERSON, _DECISION, Costs.NOTHING, _BY_OFFICE,
         _STANDS, "R-ELIG-01"),
    Kind(_R.BLOCKED_ADDRESS_UNPROVEN, _WARNING, _PERSON, _CLOSES, Costs.NOTHING, _BY_PERSON,
         Norm(Statute.BMG, "51"), "R-DP-02"),
    Kind(_R.CANDIDATE_ON_TWO_LISTS, _WARNING, _PERSON, _DECISION, Costs.PERSON, _BY_OFFICE, _11_2,
         "R-LIST-03", is_for_list=False),
    Kind(_R.CANDIDATE_LIKE, _WARNING, _PERSON, _DECISION, Costs.NOTHING, _BY_OFFICE, _11_2,
         "R-LIST-03", is_for_list=False),
    Kind(_R.NOT_IN_REGISTER, _NOTE, _PERSON, _DECISION, Costs.NOTHING, _BY_OFFICE, _STANDS,
         "R-ELIG-01", is_for_list=False),
    Kind(_R.STRUCK_IN_REGISTER, _WARNING, _PERSON, _DECISION, Costs.NOTHING, _BY_OFFICE, _STANDS,
         "R-ELIG-06", is_for_list=False),
    Kind(_R.CANDIDATE_POST_INCOMPATIBLE, _NOTE, _PERSON, _DECISION, Costs.NOTHING, _BY_PERSON,
         Norm(Statute.HGO, "86", 5), "R-ELIG-05"),
)  # fmt: skip
"""Every kind, in the order in which a page names them (R-LIST-02..06, 10, 11; R-ELIG-01, 05, 06).

Incurable after the deadline are wrong form, lateness, missing signatures of the trust persons and
of supporters, the missing proof of the assembly and of the signers' right to vote; a missing
consent takes out that one person (§ 14 Abs. 2 Satz 3 KWG; R-LIST-11).
"""

KIND_OF = {kind.rule: kind for kind in KINDS}
"""The kind of each finding by its rule (R-LIST-11)."""


def kind_of(finding: Finding) -> Kind:
    """Return the row of the table that a finding of a list belongs to (§ 14 KWG; R-LIST-11)."""
    return KIND_OF[NominationRule(finding.rule.value)]


def can_be_repaired(finding: Finding, *, now: datetime, closes: datetime, decided: bool) -> bool:
    """Whether the list can still mend a finding (§ 14 KWG; R-LIST-11, R-LIST-12, C-05).

    Until the deadline everything that can be mended at all, after it what a list valid in itself
    lacks, after the decision nothing.
    """
    until = kind_of(finding).until
    if decided or until is Until.NEVER:
        return False
    return is_in_time(now, closes) or until is Until.DECISION


def hinders_admission(finding: Finding) -> bool:
    """Whether the whole list cannot be admitted while the finding stands (§ 15 KWG; R-LIST-11)."""
    return kind_of(finding).costs is Costs.LIST


def costs_a_person(finding: Finding) -> bool:
    """Whether one person falls out while the finding stands (§ 14 Abs. 2 KWG; R-LIST-11)."""
    return kind_of(finding).costs is Costs.PERSON


def stops_submission(finding: Finding) -> bool:
    """Whether a list cannot be sent online with it; on paper it is taken all the same (R-LIST-11).

    (§ 14 KWG.)
    """
    return kind_of(finding).grade is Grade.STOP


def is_defect(finding: Finding) -> bool:
    """Whether an examination that found it ends with defects (§ 14 Abs. 1 KWG; R-LIST-11).

    That is what costs a list or a person the admission, and what the list itself has to mend.
    """
    kind = kind_of(finding)
    is_theirs = kind.mender in (Mender.LIST, Mender.PERSON)
    return kind.costs is not Costs.NOTHING or (is_theirs and kind.grade is not Grade.NOTE)


def is_told_in_letter(finding: Finding, *, now: datetime, closes: datetime) -> bool:
    """Whether a deficiency letter can name it: what it costs, or what the list can still mend.

    (§ 14 Abs. 1 KWG; R-LIST-11, R-LIST-12.) What only the office may know is in no letter.
    """
    kind = kind_of(finding)
    is_theirs = kind.mender in (Mender.LIST, Mender.PERSON)
    can_mend = is_theirs and can_be_repaired(finding, now=now, closes=closes, decided=False)
    return kind.is_for_list and (kind.costs is not Costs.NOTHING or can_mend)


def check_mending_period(mend_until: datetime, *, now: datetime, meets_on: date) -> None:
    """Refuse a period that is over, or ends after the day of the committee (§ 14 Abs. 3 KWG).

    (R-LIST-12, C-05.) Raises RuleViolation MENDING_PERIOD_IMPOSSIBLE.
    """
    if mend_until <= now or mend_until.astimezone(HESSE).date() > meets_on:
        raise RuleViolation(
            NominationRule.MENDING_PERIOD_IMPOSSIBLE,
            Norm(Statute.KWG, "14", 3),
            "R-LIST-12",
            mend_until=mend_until,
            meets_on=meets_on,
        )
