"""Who is entered in the register and who may stand, as the version of the law reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elections.law.calendar import on_day
from elections.law.versions import LawVersion
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.suffrage import Exclusion, Person, stand_exclusion, vote_exclusion


def register_day(election_day: date) -> date:
    """Return the day whose registrations make the register (§ 9 Abs. 1 KWO; C-09, R-VOTE-03).

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


def _at_the_time(
    version: LawVersion, assumptions: MunicipalityAssumptions
) -> MunicipalityAssumptions:
    may_vote = version.homeless_vote and assumptions.homeless_may_vote
    return replace(assumptions, homeless_may_vote=may_vote)
