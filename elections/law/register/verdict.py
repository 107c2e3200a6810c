"""Who is entered in the register and who may stand, as the version of the law reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from elections.law.course.calendar import on_day
from elections.law.course.versions import LawVersion
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.body.suffrage import (
    Exclusion,
    Person,
    latest_birth,
    months_before,
    stand_exclusion,
    vote_exclusion,
    vote_judge,
)
from municipalities.law.days import KnownDay

OLDEST = 120
"""An age that nobody reaches: an earlier birth date is a mistake (R-VOTE-05)."""


class Doubt(StrEnum):
    """Why a person has to decide whether somebody is entered (R-VOTE-01, R-REG-02, R-REG-10)."""

    ROWS_DIFFER = "rows_differ"
    ID_REUSED = "id_reused"
    NAME = "name"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    RESIDENT_SINCE = "resident_since"
    MOVES_OUT = "moves_out"
    TWICE = "twice"
    STRUCK = "struck"
    LATE = "late"


class Verdict(StrEnum):
    """What one row of an extract says about its person; each row has exactly one verdict.

    (R-VOTE-01..07, R-REG-02.) Behind the first three stand every ``Exclusion`` and every ``Doubt``
    under their own values.
    """

    ELIGIBLE = "eligible"
    LEFT_OUT = "left_out"
    FAULT = "fault"
    GERMAN = Exclusion.GERMAN.value
    NATIONALITY_UNCLEAR = Exclusion.NATIONALITY_UNCLEAR.value
    NOT_REGISTERED = Exclusion.NOT_REGISTERED.value
    STATE_RECEPTION = Exclusion.STATE_RECEPTION.value
    HOMELESS = Exclusion.HOMELESS.value
    TOO_YOUNG = Exclusion.TOO_YOUNG.value
    RESIDENT_TOO_SHORT = Exclusion.RESIDENT_TOO_SHORT.value
    SECONDARY_DWELLING = Exclusion.SECONDARY_DWELLING.value
    COURT = Exclusion.COURT.value
    DECEASED = Exclusion.DECEASED.value
    ROWS_DIFFER = Doubt.ROWS_DIFFER.value
    ID_REUSED = Doubt.ID_REUSED.value
    NAME = Doubt.NAME.value
    NATIONALITY = Doubt.NATIONALITY.value
    BIRTH_DATE = Doubt.BIRTH_DATE.value
    RESIDENT_SINCE = Doubt.RESIDENT_SINCE.value
    MOVES_OUT = Doubt.MOVES_OUT.value
    TWICE = Doubt.TWICE.value
    STRUCK = Doubt.STRUCK.value
    LATE = Doubt.LATE.value


DOUBTFUL = tuple(Verdict(doubt.value) for doubt in Doubt)
"""Somebody has to decide about these (R-VOTE-01, R-REG-02)."""

EXCLUDED = tuple(Verdict(exclusion.value) for exclusion in Exclusion)
"""The law excludes these; of the person nothing is kept (R-DP-01)."""

KEEPS_ENTRY = (Verdict.ELIGIBLE, Verdict.FAULT, *DOUBTFUL)
"""Whoever stands in the register and in the extract like this is not struck (R-REG-04).

None of these says that the person may not vote.
"""

FEW_STRUCK, STRUCK_SHARE = 10, 20
"""More than this many, and more than one in this many, have to be confirmed (R-REG-04)."""

FEWEST_STRUCK = 3
"""More than this many have to be confirmed where they are more than half (R-REG-04)."""


class Reported(NamedTuple):
    """A person as the residents' registration reports them, and what it does not know exactly.

    Where a date is incomplete („00.00.1975“) the person holds the latest day that it can be, and
    ``earliest_birth`` is the first one. ``moves_out``: a move before the election day, or on a day
    that nobody knows, is reported. ``nameless``: no name is stated. ``death_is_unsure``: a death is
    reported on a day that cannot be, or on none.
    """

    person: Person
    birth_is_unsure: bool = False
    since_is_unsure: bool = False
    moves_out: bool = False
    nameless: bool = False
    earliest_birth: date | None = None
    death_is_unsure: bool = False


def register_day(election_day: date) -> date:
    """Return the day whose registrations make the register (§ 9 Abs. 1 KWO; C-09, R-VOTE-03).

    The register is one of its own for this election (R-REG-01).
    With six weeks of residence it is also the last day on which residence may have begun.
    """
    return on_day("C-09", election_day)


def register_exclusion(
    person: Person,
    election_day: date,
    version: LawVersion,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return why ``person`` is not entered, None for an elector (§ 86 Abs. 2 HGO; R-VOTE-01..07).

    Before 2025 no homeless person voted, whatever is assumed since (R-VOTE-06).
    """
    valid = _at_the_time(version, assumptions)
    return vote_exclusion(person, election_day, version.voter_residence, valid)


def register_judge(
    election_day: date,
    version: LawVersion,
    taken_on: date,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Callable[[Reported], Verdict]:
    """Return what judges everybody of one extract (§ 86 Abs. 2 HGO; R-VOTE-01..07, R-REG-02).

    It gives the one reason that keeps a person out, the one doubt, or that the person may vote.
    ``taken_on`` is the day the extract shows. A doubt is raised only where it decides: whom another
    rule excludes anyway needs nobody's decision.
    """
    valid = _at_the_time(version, assumptions)
    exclusion_of = vote_judge(election_day, version.voter_residence, valid)
    foreign = replace(valid, unclear_nationality_counts_as_foreign=True)
    exclusion_if_foreign = vote_judge(election_day, version.voter_residence, foreign)
    oldest = _oldest_birth(taken_on)

    def verdict_of(reported: Reported) -> Verdict:
        person = reported.person
        found = exclusion_of(person)
        unclear = found is Exclusion.NATIONALITY_UNCLEAR
        if unclear:
            found = exclusion_if_foreign(person)
        doubt = _doubt(reported, oldest, taken_on)
        if doubt and found in _NEEDS_DATE and doubt in (_NEEDS_DATE[found], Doubt.BIRTH_DATE):
            is_young = _is_young(reported.earliest_birth, election_day, taken_on)
            certain = found is Exclusion.TOO_YOUNG and is_young
            return Verdict(found.value if certain else doubt.value)
        if found is not None:
            return Verdict(found.value)
        if unclear:
            return Verdict.NATIONALITY
        return Verdict.ELIGIBLE if doubt is None else Verdict(doubt.value)

    return verdict_of


_NEEDS_DATE = {
    Exclusion.TOO_YOUNG: Doubt.BIRTH_DATE,
    Exclusion.RESIDENT_TOO_SHORT: Doubt.RESIDENT_SINCE,
}


def _is_young(earliest: date | None, election_day: date, taken_on: date) -> bool:
    """Whether somebody is too young whatever the day was: nobody has to look (R-VOTE-05).

    Nobody was born after the extract was taken: „2062“ is a mistake, 1962 perhaps.
    """
    return earliest is not None and latest_birth(election_day) < earliest <= taken_on


def _doubt(reported: Reported, oldest: date, taken_on: date) -> Doubt | None:
    """Tell what is missing: a name, one of the two dates, or whether somebody stays."""
    if reported.nameless:
        return Doubt.NAME
    born, since = reported.person.birth_date, reported.person.resident_since
    if reported.birth_is_unsure or born is None or not oldest <= born <= taken_on:
        return Doubt.BIRTH_DATE
    if reported.since_is_unsure or since is None or not born <= since <= taken_on:
        return Doubt.RESIDENT_SINCE
    return Doubt.MOVES_OUT if reported.moves_out or reported.death_is_unsure else None


@lru_cache(maxsize=64)
def _oldest_birth(day: date) -> date:
    return months_before(day, 12 * OLDEST)


def plausible_birth(born: KnownDay, election_day: date) -> bool:
    """Whether somebody born then can be of age on the election day, and not older than anybody.

    (R-VOTE-05.) Where the birth is known in part only, one day of it is enough; of a birth of
    which nothing is known a person has decided.
    """
    if born.earliest is None or born.latest is None:
        return True
    return (
        born.earliest <= latest_birth(election_day) and _oldest_birth(election_day) <= born.latest
    )


def loses_many(*, gone: int, standing: int) -> bool:
    """Whether an extract would strike so many people that it may be incomplete (R-REG-04).

    ``gone`` of ``standing`` people. Losing more than a twentieth, and more than ten, has to be
    confirmed, and in a small town more than half: people move away one by one, and half an
    extract looks like a whole one.
    """
    if gone > FEW_STRUCK:
        return gone * STRUCK_SHARE > standing
    return gone > FEWEST_STRUCK and gone * 2 > standing


def candidate_exclusion(
    person: Person,
    election_day: date,
    version: LawVersion,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return why ``person`` may not stand, None when electable (§ 86 Abs. 3, 4 HGO; R-ELIG-01..04).

    Residence counts as the version of the election day asks for it.
    """
    valid = _at_the_time(version, assumptions)
    return stand_exclusion(person, election_day, version.candidate_residence, valid)


# The same for every person of an election.
@lru_cache(maxsize=64)
def _at_the_time(
    version: LawVersion, assumptions: MunicipalityAssumptions
) -> MunicipalityAssumptions:
    may_vote = version.homeless_vote and assumptions.homeless_may_vote
    return replace(assumptions, homeless_may_vote=may_vote)
