"""Whether a person on a list may stand, from what list, register and registry say (§ 86 HGO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elections.law.course.versions import LawVersion
from elections.law.register.verdict import candidate_exclusion
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.body.suffrage import GERMAN, Exclusion, Person

_FOREIGN = "foreign"
"""Stands for any foreign nationality: which one it is decides nothing and is not kept (R-DP-01)."""


class Origin(StrEnum):
    """By which sentence of § 86 Abs. 3, 4 HGO a person may stand (R-ELIG-01..03)."""

    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    ALSO_GERMAN = "also_german"
    NATURALISED = "naturalised"
    RESETTLER = "resettler"
    GERMAN = "german"


_NATIONALITIES = {
    Origin.FOREIGN: frozenset({_FOREIGN}),
    Origin.ALSO_GERMAN: frozenset({GERMAN, _FOREIGN}),
    Origin.NATURALISED: frozenset({GERMAN}),
    Origin.RESETTLER: frozenset({GERMAN}),
    Origin.GERMAN: frozenset({GERMAN}),
}


class InRegister(StrEnum):
    """What the register of electors knows of a person on a list (R-ELIG-01, R-REG-02)."""

    NOT_ASKED = "not_asked"
    FOUND = "found"
    LIKE = "like"
    NOT_FOUND = "not_found"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person as far as the right to stand depends on it; None is unknown.

    ``resident_since`` is what the residents' registration says, ``lost_by_court`` that the right to
    stand or the capacity for public office was lost (R-ELIG-04).
    """

    born: date | None
    origin: Origin = Origin.UNKNOWN
    resident_since: date | None = None
    lost_by_court: bool = False


def standing_exclusion(
    standing: Standing,
    election_day: date,
    version: LawVersion,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return the first known reason why somebody may not stand (§ 86 Abs. 3, 4 HGO; R-ELIG-01..04).

    What nobody knows excludes nobody: whether something is unknown, ``unknown_of`` says.
    """
    nationalities = _NATIONALITIES.get(standing.origin, frozenset({_FOREIGN}))
    person = Person(
        nationalities=nationalities,
        birth_date=standing.born,
        resident_since=standing.resident_since,
        naturalised_here=standing.origin in (Origin.NATURALISED, Origin.RESETTLER),
        ethnic_resettler=standing.origin is Origin.RESETTLER,
        ineligible_by_court=standing.lost_by_court,
    )
    return candidate_exclusion(person, election_day, version, assumptions)


class Unknown(StrEnum):
    """What has to be known before somebody certifies that a person may stand."""

    BIRTH = "birth"
    ORIGIN = "origin"
    RESIDENCE = "residence"


def unknown_of(standing: Standing) -> tuple[Unknown, ...]:
    """Return what nobody recorded of a person's right to stand (R-ELIG-01, R-ELIG-02)."""
    rows = (
        (standing.born is None, Unknown.BIRTH),
        (standing.origin is Origin.UNKNOWN, Unknown.ORIGIN),
        (standing.resident_since is None, Unknown.RESIDENCE),
    )
    return tuple(what for holds, what in rows if holds)


def may_sign(origin: Origin) -> bool | None:
    """Whether a person who may stand may also sign support forms; None is unknown (R-ELIG-02).

    Naturalised and dual nationals may stand and have no vote, so they sign for no list (R-LIST-07).
    """
    return None if origin is Origin.UNKNOWN else origin is Origin.FOREIGN
