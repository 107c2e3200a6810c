"""Several rows of one person, as many registrations export them (§ 9 Abs. 1 KWO; R-REG-02).

One row for each nationality or for each dwelling: together they say who may vote. The order of the
rows changes nothing, and where they contradict each other nothing is decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

from elections.law.register.identity import plain_names
from elections.law.register.verdict import Reported
from municipalities.law.days import KnownDay

_NAMES = 2
"""The first of the texts of a row are family name and given names."""
_MOST_WORDS = 6
"""So many words of two names are put together in every order; more have to be equal as they are."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row: the mark of the names, the birth, the dwelling, and what it reports.

    ``home`` is the folded street, a blank and the house number; empty without a street. ``texts``
    are whatever else stands there, the names first: of equal rows the one that says more is
    chosen. ``words`` are the folded names. ``area`` are postcode and Ortsteil, folded, empty where
    nothing is stated.
    """

    names: int
    born: KnownDay
    home: str
    reported: Reported
    texts: tuple[str, ...] = ()
    words: str = ""
    area: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """What rows say together: the place of the row whose dwelling counts, and the person.

    ``earliest_since`` is the earliest day of moving in that any row names. ``beside`` are the
    places of the rows about the same house. ``areas_differ``: they name several postcodes or
    Ortsteile, so that its Wahlbezirk is not certain.
    """

    place: int
    born: KnownDay
    reported: Reported
    earliest_since: date | None
    beside: tuple[int, ...] = ()
    areas_differ: bool = False


def read_together(rows: Sequence[RowFacts]) -> Together | None:
    """Return what the rows of one id say together, None where they contradict (R-REG-02).

    All nationalities count, and so does whatever any row says against the right to vote. The main
    dwelling counts; a dwelling that was left does not where there is another one. Rows contradict
    each other in the names, in the birth as far as it is known, and in two main dwellings. A row
    that states no street or no house number contradicts none that does.
    """
    best = max((row.born for row in rows), key=_parts_known)
    if not (_one_name(rows) and _agree([row.born for row in rows])):
        return None
    staying = [at for at, row in enumerate(rows) if row.reported.person.registered]
    here = staying or list(range(len(rows)))
    main = [at for at in here if rows[at].reported.person.main_dwelling]
    if len(_houses(rows[at].home for at in main)) > 1:
        return None
    counted = main or here
    place = min(counted, key=lambda at: _preferred(rows[at]))
    beside = tuple(at for at, row in enumerate(rows) if _one_house(row.home, rows[place].home))
    areas = zip(*(rows[at].area for at in main if at in beside), strict=True)
    differ = any(len({*named} - {""}) > 1 for named in areas)
    # Whoever moved inside the town a week ago has lived in it for longer.
    ever = [day for row in rows if (day := row.reported.person.resident_since) is not None]
    reported = _reported(rows, counted, place, best)
    return Together(place, best, reported, min(ever, default=None), beside, differ)


def _reported(rows: Sequence[RowFacts], counted: list[int], place: int, best: KnownDay) -> Reported:
    """Return the person of all rows; ``counted`` are the places of those whose dwelling counts."""
    people = [row.reported.person for row in rows]
    since = [rows[at].reported.person.resident_since for at in counted]
    known = [day for day in since if day is not None]
    person = replace(
        people[place],
        nationalities=frozenset().union(*(one.nationalities for one in people)),
        birth_date=best.latest,
        resident_since=max(known) if len(known) == len(since) else None,
        excluded_by_court=any(one.excluded_by_court for one in people),
        deceased=any(one.deceased for one in people),
    )
    is_unsure = best.exact is None or any(
        row.reported.birth_is_unsure for row in rows if row.born == best
    )
    return rows[place].reported._replace(
        person=person,
        birth_is_unsure=is_unsure,
        since_is_unsure=any(rows[at].reported.since_is_unsure for at in counted),
        moves_out=any(rows[at].reported.moves_out for at in counted),
        earliest_birth=best.earliest if best.exact is None else None,
        # A death is one of the person, in whatever row it stands.
        death_is_unsure=any(row.reported.death_is_unsure for row in rows),
    )


def _preferred(row: RowFacts) -> tuple[object, ...]:
    """Sort rows that count alike: the one with a house before one without, then who says more.

    „Müller“ says more than „MUELLER“: it can be written so, and not the other way round.
    """
    street, _blank, number = row.home.rpartition(" ")
    filled, names = sum(map(bool, row.texts)), "".join(row.texts[:_NAMES])
    plain = names.isupper(), names.isascii()
    return not number, not street, -filled, plain, row.home, row.texts, row.born.text


def _houses(homes: Iterable[str]) -> set[str]:
    """Return the different houses; a missing street or number is none of its own."""
    known = {home for home in homes if home}
    return {
        home
        for home in known
        if home.rpartition(" ")[2] or not any(_one_house(home, other) for other in known - {home})
    }


def _one_house(home: str, other: str) -> bool:
    """Whether two dwellings may be one: one street, and one number as far as it is stated."""
    (street, _blank, number), (theirs, _blank, other_number) = (
        home.rpartition(" "), other.rpartition(" "),
    )  # fmt: skip
    return street == theirs and (not number or not other_number or number == other_number)


def _one_name(rows: Sequence[RowFacts]) -> bool:
    """Whether all rows have one name: the same letters make „Marian“ and „Marina“, too."""
    first = rows[0]
    return all(
        row.names == first.names and (row.words == first.words or _same(row.words, first.words))
        for row in rows
    )


def _same(one: str, other: str) -> bool:
    """Whether names are the same in whatever order, and with blanks elsewhere: „Al Amrani“."""
    mine, theirs = Counter(plain_names(one).split()), Counter(plain_names(other).split())
    rest, others = [*(mine - theirs).elements()], [*(theirs - mine).elements()]
    if len(rest) + len(others) > _MOST_WORDS:
        return False
    ways = {"".join(words) for words in permutations(rest)}
    return any("".join(words) in ways for words in permutations(others))


def _parts_known(born: KnownDay) -> tuple[int, str]:
    return sum(map(bool, (born.year, born.month, born.day))), born.text


def _agree(births: Sequence[KnownDay]) -> bool:
    return all(
        one.agrees_with(other) for at, one in enumerate(births) for other in births[at + 1 :]
    )
