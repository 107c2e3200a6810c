"""Several rows of one person, as many registrations export them (§ 9 Abs. 1 KWO; R-REG-02).

One row for each nationality or for each dwelling: together they say who may vote. The order of the
rows changes nothing, and where they contradict each other nothing is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from elections.law.register.verdict import Reported
from municipalities.law.days import KnownDay


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row: the mark of the names, the birth, the dwelling, and what it reports.

    ``texts`` are whatever else stands there; they only make the choice among equal rows certain.
    """

    names: int
    born: KnownDay
    home: str
    reported: Reported
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """What rows say together: the place of the row whose dwelling counts, and the person.

    ``earliest_since`` is the earliest day of moving in that any row names.
    """

    place: int
    born: KnownDay
    reported: Reported
    earliest_since: date | None


def read_together(rows: Sequence[RowFacts]) -> Together | None:
    """Return what the rows of one id say together, None where they contradict (R-REG-02).

    All nationalities count, and so does whatever any row says against the right to vote. The main
    dwelling counts; a dwelling that was left does not where there is another one. Rows contradict
    each other in the names, in the birth as far as it is known, and in two main dwellings.
    """
    best = max((row.born for row in rows), key=_parts_known)
    if len({row.names for row in rows}) > 1 or not _agree([row.born for row in rows]):
        return None
    staying = [at for at, row in enumerate(rows) if row.reported.person.registered]
    here = staying or list(range(len(rows)))
    main = [at for at in here if rows[at].reported.person.main_dwelling]
    if len({rows[at].home for at in main}) > 1:
        return None
    counted = main or here
    place = min(counted, key=lambda at: (rows[at].home, rows[at].texts, rows[at].born.text))
    people = [row.reported.person for row in rows]
    since = [rows[at].reported.person.resident_since for at in counted]
    known = [day for day in since if day is not None]
    # Whoever moved inside the town a week ago has lived in it for longer.
    ever = [day for row in rows if (day := row.reported.person.resident_since) is not None]
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
    reported = rows[place].reported._replace(
        person=person,
        birth_is_unsure=is_unsure,
        since_is_unsure=any(rows[at].reported.since_is_unsure for at in counted),
        moves_out=any(rows[at].reported.moves_out for at in counted),
        earliest_birth=best.earliest if best.exact is None else None,
        # A death is one of the person, in whatever row it stands.
        death_is_unsure=any(row.reported.death_is_unsure for row in rows),
    )
    return Together(place, best, reported, min(ever, default=None))


def _parts_known(born: KnownDay) -> tuple[int, str]:
    return sum(map(bool, (born.year, born.month, born.day))), born.text


def _agree(births: Sequence[KnownDay]) -> bool:
    return all(
        one.agrees_with(other) for at, one in enumerate(births) for other in births[at + 1 :]
    )
