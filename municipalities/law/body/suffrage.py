"""Who may vote for the Ausländerbeirat and who may stand (§§ 31 to 33, 86 HGO)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions

FULL_AGE = 18
"""Years of age on the election day (R-VOTE-01, R-VOTE-05, R-ELIG-01)."""

GERMAN, STATELESS = "000", "997"
"""Keys of the federal statistics office; stateless persons are foreign (R-BODY-01, R-VOTE-01)."""

UNCLEAR = frozenset({"910", "998", "999"})
"""Keys for an unsettled or unstated nationality, or for no person: somebody decides (R-VOTE-01)."""


class Exclusion(StrEnum):
    """Why a person may not vote or stand; the order is the order in which the law asks."""

    GERMAN = "german"
    NATIONALITY_UNCLEAR = "nationality_unclear"
    NOT_REGISTERED = "not_registered"
    STATE_RECEPTION = "state_reception"
    HOMELESS = "homeless"
    TOO_YOUNG = "too_young"
    RESIDENT_TOO_SHORT = "resident_too_short"
    SECONDARY_DWELLING = "secondary_dwelling"
    COURT = "court"
    DECEASED = "deceased"


class Incompatibility(StrEnum):
    """Why a person may be elected but may not keep both posts (R-ELIG-05)."""

    EXECUTIVE_MEMBER = "executive_member"
    CIVIL_SERVANT = "civil_servant"
    SENIOR_EMPLOYEE = "senior_employee"
    MUNICIPAL_BODY_EMPLOYEE = "municipal_body_employee"


def months_before(day: date, months: int) -> date:
    """Return the day with the same number ``months`` calendar months earlier (R-ELIG-01, C-01).

    Where that month is too short its last day is taken, as § 188 Abs. 3 BGB ends a period.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Residence:
    """How long a person must have lived in the municipality (R-VOTE-01, R-VOTE-03, R-ELIG-01)."""

    weeks: int = 0
    months: int = 0

    def latest_start(self, day: date) -> date:
        """Return the last day on which a residence may begin that suffices on ``day``."""
        return months_before(day, self.months) - timedelta(weeks=self.weeks)


# Nobody changes one. „frozen“ would take four times as long, for up to a million in an extract.
@dataclass(slots=True, unsafe_hash=True)
class Person:
    """What the register of residents says about one person, as far as the right depends on it.

    ``nationalities`` are the three-digit keys of the federal statistics office. ``registered``
    is false for members of foreign forces and embassy staff, and for whoever moved away
    (R-BODY-02); ``state_reception`` marks a stay in a first reception centre of the state;
    ``homeless`` persons have no dwelling and are entered on application (R-VOTE-06). A day that
    nobody knows is None: it excludes nobody, and a person has to decide.
    """

    nationalities: frozenset[str]
    birth_date: date | None
    resident_since: date | None
    main_dwelling: bool = True
    excluded_by_court: bool = False
    naturalised_here: bool = False
    ethnic_resettler: bool = False
    ineligible_by_court: bool = False
    registered: bool = True
    state_reception: bool = False
    homeless: bool = False
    deceased: bool = False

    @property
    def is_german(self) -> bool:
        """Whether the person is (also) German (Art. 116 Abs. 1 GG; R-VOTE-02)."""
        return GERMAN in self.nationalities

    @property
    def is_foreign_national(self) -> bool:
        """Whether a nationality other than the German one is known (R-ELIG-02)."""
        return bool(self.nationalities - {GERMAN, STATELESS} - UNCLEAR)


def latest_birth(day: date) -> date:
    """Return the last birth date with the 18th birthday on or before ``day`` (R-VOTE-05).

    Whoever was born on 29 February comes of age on 1 March of a year without that day.
    """
    return months_before(day, 12 * FULL_AGE)


def vote_exclusion(
    person: Person,
    day: date,
    residence: Residence,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return the first reason why ``person`` may not vote on ``day``, None for an elector.

    (§ 86 Abs. 2, 5 HGO; R-VOTE-01..07, R-BODY-02.) Every condition must hold on the election
    day itself; ``residence`` comes from the version of the law.
    """
    return vote_judge(day, residence, assumptions)(person)


def vote_judge(
    day: date, residence: Residence, assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS
) -> Callable[[Person], Exclusion | None]:
    """Return what ``vote_exclusion`` says, for everybody of one election (R-VOTE-01..07).

    A register asks for 200,000 people; what the day sets for all of them is worked out once.
    """
    bounds = _bounds(day, residence, assumptions)

    @lru_cache(maxsize=4_000)
    def origin_exclusion(nationalities: frozenset[str]) -> Exclusion | None:
        return Exclusion.GERMAN if GERMAN in nationalities else _unclear(nationalities, assumptions)

    def exclusion_of(person: Person) -> Exclusion | None:
        return origin_exclusion(person.nationalities) or _local_exclusion(person, bounds)

    return exclusion_of


def stand_exclusion(
    person: Person,
    day: date,
    residence: Residence,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Exclusion | None:
    """Return the first reason why ``person`` may not stand on ``day``, None when electable.

    (§ 86 Abs. 3, 4, § 32 Abs. 2 HGO; R-ELIG-01..04.) Germans are electable when naturalised here
    or when they also hold a foreign nationality; ethnic resettlers only in the second way.
    """
    if exclusion := _origin_exclusion(person, assumptions):
        return exclusion
    if exclusion := _local_exclusion(person, _bounds(day, residence, assumptions)):
        return exclusion
    return Exclusion.COURT if person.ineligible_by_court else None


def may_sign_support(
    person: Person,
    signed_on: date,
    residence: Residence,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> bool:
    """Whether ``person`` may support a list on the day of signing (§ 11 KWG; R-ELIG-02).

    Only electors may sign; Germans who may stand may not.
    """
    return vote_exclusion(person, signed_on, residence, assumptions) is None


def lost_eligibility(
    person: Person, assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS
) -> Exclusion | None:
    """Return the lasting condition that a member no longer meets (§ 33 HGO; R-ELIG-06).

    Age and length of residence were conditions of the election day and cannot be lost.
    """
    if exclusion := _origin_exclusion(person, assumptions):
        return exclusion
    bounds = _bounds(date.max, Residence(), assumptions)
    if exclusion := _local_exclusion(person, bounds, only_lasting=True):
        return exclusion
    return Exclusion.COURT if person.ineligible_by_court else None


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts of a candidate in the same municipality that may stand against a seat."""

    in_executive: bool = False
    civil_servant: bool = False
    full_time_from_e9b: bool = False
    in_municipal_body: bool = False
    council_member: bool = False


def incompatibility(posts: Posts) -> Incompatibility | None:
    """Return why a seat is incompatible with ``posts``, None when it is not.

    (§ 86 Abs. 5, §§ 37, 65 Abs. 2 HGO; R-ELIG-05.) A warning at nomination: the person may be
    elected and has a week to end the other post. Members of the Gemeindevertretung may sit in
    both bodies.
    """
    reasons = (
        (posts.in_executive, Incompatibility.EXECUTIVE_MEMBER),
        (posts.civil_servant, Incompatibility.CIVIL_SERVANT),
        (posts.full_time_from_e9b, Incompatibility.SENIOR_EMPLOYEE),
        (posts.in_municipal_body, Incompatibility.MUNICIPAL_BODY_EMPLOYEE),
    )
    return next((reason for holds, reason in reasons if holds), None)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The bounds that one election day sets for everybody."""

    latest_birth: date
    latest_start: date
    homeless_may_vote: bool


# A register asks for the same bounds for each of 200,000 people.
@lru_cache(maxsize=64)
def _bounds(day: date, residence: Residence, assumptions: MunicipalityAssumptions) -> _Bounds:
    return _Bounds(latest_birth(day), residence.latest_start(day), assumptions.homeless_may_vote)


def _is_later(day: date | None, bound: date) -> bool:
    return day is not None and day > bound


_LASTING, _ON_THE_DAY = True, False

_LOCAL_CHECKS: tuple[tuple[Exclusion, bool, Callable[[Person, _Bounds], bool]], ...] = (
    (Exclusion.DECEASED, _LASTING, lambda person, _: person.deceased),
    (
        Exclusion.NOT_REGISTERED,
        _LASTING,
        lambda person, _: not (person.registered or person.homeless),
    ),
    (Exclusion.STATE_RECEPTION, _LASTING, lambda person, _: person.state_reception),
    (
        Exclusion.HOMELESS,
        _LASTING,
        lambda person, bounds: person.homeless and not bounds.homeless_may_vote,
    ),
    (
        Exclusion.TOO_YOUNG,
        _ON_THE_DAY,
        lambda person, bounds: _is_later(person.birth_date, bounds.latest_birth),
    ),
    (
        Exclusion.RESIDENT_TOO_SHORT,
        _ON_THE_DAY,
        lambda person, bounds: _is_later(person.resident_since, bounds.latest_start),
    ),
    (Exclusion.SECONDARY_DWELLING, _LASTING, lambda person, _: not person.main_dwelling),
    (Exclusion.COURT, _LASTING, lambda person, _: person.excluded_by_court),
)


def _local_exclusion(
    person: Person, bounds: _Bounds, *, only_lasting: bool = False
) -> Exclusion | None:
    """Check in fixed order the conditions that voting and standing have in common."""
    for exclusion, lasting, excludes in _LOCAL_CHECKS:
        if (lasting or not only_lasting) and excludes(person, bounds):
            return exclusion
    return None


def _unclear(
    nationalities: frozenset[str], assumptions: MunicipalityAssumptions
) -> Exclusion | None:
    if nationalities - UNCLEAR - {GERMAN}:
        return None
    if assumptions.unclear_nationality_counts_as_foreign:
        return None
    return Exclusion.NATIONALITY_UNCLEAR


def _origin_exclusion(person: Person, assumptions: MunicipalityAssumptions) -> Exclusion | None:
    """Foreign residents may stand; Germans only by § 86 Abs. 4 Nr. 1 or Nr. 2 HGO."""
    if not person.is_german:
        return _unclear(person.nationalities, assumptions)
    if person.is_foreign_national:
        return None
    if person.naturalised_here and not person.ethnic_resettler:
        return None
    # A second key that is unsettled may turn out to be a foreign nationality.
    if person.nationalities & UNCLEAR:
        return _unclear(person.nationalities, assumptions)
    return Exclusion.GERMAN
