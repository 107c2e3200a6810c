"""The elections of the demonstration: real lists and votes, read from a folder and checked.

What a source does not say stays None: a place on an incomplete list whose votes are not known
is a candidate with unknown votes, not one with 0 votes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from config.demonstration.files import (
    CANDIDATES,
    SEATS,
    TOTALS,
    CityRows,
    Key,
    ListRows,
    Totals,
    candidates_of,
    sources_in,
    totals_of,
)
from config.demonstration.seat_cases import SeatCase, seat_cases_of
from municipalities.files.refusal import Problems
from municipalities.law.body.gremium import FEWEST_SEATS, MOST_SEATS

MOST_VOTES_PER_PERSON = 3  # § 18 Abs. 1 KWG
_NO_TOTALS = Totals(0, None, None, None, None, None, None, "")
_NO_CASE = SeatCase(0, None, {}, "")


@dataclass(frozen=True, slots=True)
class DemoList:
    """One list with its votes; ``candidates`` maps each place to its votes, None = not known."""

    number: int
    name: str
    votes: int
    complete: bool
    candidates: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class DemoElection:
    """One Ausländerbeirat election as published; ``complete``: all candidates' votes are known."""

    ags: str
    name: str
    day: date
    seats: int
    voters: int | None
    eligible: int | None
    invalid_ballots: int | None
    valid_ballots: int | None
    valid_votes: int | None
    source: str
    lists: tuple[DemoList, ...]
    notices: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the votes of every candidate of every list are known."""
        return all(entry.complete for entry in self.lists)

    @property
    def votes(self) -> int:
        """Votes of all lists together."""
        return sum(entry.votes for entry in self.lists)


def read_demonstration(folder: Path | None = None) -> tuple[DemoElection, ...]:
    """Read the elections in ``folder``: candidates, totals and seats in files of known names.

    Without a folder these are the elections that the product ships.

    Every (day, ags) of the candidates file becomes an election. Its number of seats
    stands in its line of the seats file or, without one, in its row of the totals file.

    Raises ImportRefused with file, line, field, reason and remedy of everything that is wrong.
    """
    problems = Problems()
    sources = sources_in(folder)
    cities = candidates_of(sources.candidates, problems.within(CANDIDATES))
    totals = totals_of(sources.totals, cities, problems.within(TOTALS))
    cases = seat_cases_of(sources.seats, cities, problems.within(SEATS))
    problems.refuse_if_any()  # an unreadable row would look like a gap in the sums
    elections = []
    for key, city in cities.items():
        total, case = totals.get(key, _NO_TOTALS), cases.get(key, _NO_CASE)
        _check_lists(city, problems.within(CANDIDATES))
        seats = _seats(city, total, case, problems)
        _check_printed(city, seats, problems.within(CANDIDATES))
        _check_totals(city, total, seats, problems.within(TOTALS))
        elections.append(_election(key, city, total, case, seats))
    problems.refuse_if_any()
    return tuple(elections)


def _election(key: Key, city: CityRows, total: Totals, case: SeatCase, seats: int) -> DemoElection:
    return DemoElection(
        ags=key.ags,
        name=city.name,
        day=key.day,
        seats=seats,
        voters=total.voters,
        eligible=total.eligible,
        invalid_ballots=total.invalid_ballots,
        valid_ballots=total.valid_ballots,
        valid_votes=total.valid_votes,
        source=total.source or case.source,
        lists=tuple(_list(number, city.lists[number]) for number in sorted(city.lists)),
        notices=_conflicts(city, case),
    )


def _list(number: int, rows: ListRows) -> DemoList:
    places = sorted(rows.candidates)
    if not rows.complete:
        places = list(range(1, places[-1] + 1))
    return DemoList(
        number,
        rows.name,
        rows.votes,
        rows.complete,
        {place: rows.candidates.get(place) for place in places},
    )


def _seats(city: CityRows, total: Totals, case: SeatCase, problems: Problems) -> int:
    seats, where, line = case.seats, SEATS, case.line
    if seats is None:
        seats, where, line = total.seats, TOTALS, total.line
    if seats is None:
        problems.within(CANDIDATES).add(
            city.line,
            "ags",
            _("Für %(name)s ist die Zahl der Sitze nicht bekannt.") % {"name": city.name},
            _("Ergänzen Sie sie in %(file)s.") % {"file": SEATS},
        )
        return MOST_SEATS
    if not FEWEST_SEATS <= seats <= MOST_SEATS:
        problems.within(where).add(
            line,
            "seats",
            _("%(seats)s Sitze sind nicht möglich; es sind %(fewest)s bis %(most)s.")
            % {"seats": seats, "fewest": FEWEST_SEATS, "most": MOST_SEATS},
            _("Tragen Sie die Zahl der Sitze aus dem Beschluss der Gemeinde ein."),
        )
    elif total.seats not in (None, seats):
        problems.within(TOTALS).add(
            total.line,
            "seats",
            _("Hier stehen %(here)s Sitze, in %(file)s %(there)s.")
            % {"here": total.seats, "file": SEATS, "there": seats},
            _("Gleichen Sie die beiden Dateien an."),
        )
    return seats


def _check_lists(city: CityRows, problems: Problems) -> None:
    lines: dict[str, int] = {}
    for number, rows in city.lists.items():
        if rows.name in lines:
            problems.add(
                rows.line,
                "list",
                _("Die Liste „%(name)s“ steht schon mit anderer Nummer in Zeile %(line)s.")
                % {"name": rows.name, "line": lines[rows.name]},
                _("Führen Sie jede Liste unter einer Nummer."),
            )
        lines[rows.name] = rows.line
        known = sum(votes or 0 for votes in rows.candidates.values())
        if known > rows.votes or (rows.complete and known != rows.votes):
            problems.add(
                rows.line,
                "list_votes",
                _("Liste %(number)s hat %(votes)s Stimmen, ihre Personen haben zusammen %(sum)s.")
                % {"number": number, "votes": rows.votes, "sum": known},
                _("Prüfen Sie die Stimmen der Liste und ihrer Personen in der Quelle."),
            )
    if not any(rows.votes for rows in city.lists.values()):
        problems.add(
            city.line,
            "list_votes",
            _("In %(name)s hat keine Liste eine Stimme; daraus folgt kein Ergebnis.")
            % {"name": city.name},
            _("Tragen Sie die Stimmen der Listen aus der Quelle ein."),
        )


def _check_printed(city: CityRows, seats: int, problems: Problems) -> None:
    """Note votes of persons who are not printed; a list that stands alone is printed in full."""
    if len(city.lists) == 1:
        return
    for number, rows in city.lists.items():
        for place, votes in rows.candidates.items():
            if place > seats and votes:
                problems.add(
                    rows.line,
                    "list_position",
                    _("Liste %(list)s: Platz %(place)s hat Stimmen, gedruckt sind nur %(seats)s.")
                    % {"place": place, "list": number, "seats": seats},
                    _("Prüfen Sie Platz und Zahl der Sitze in der Quelle."),
                )


def _conflicts(city: CityRows, case: SeatCase) -> tuple[str, ...]:
    """Say where the seats file names other lists or votes; it decides only on the seats."""
    if not case.votes:
        return ()
    votes = {rows.name: rows.votes for rows in city.lists.values()}
    said = []
    for name in [*votes, *(name for name in case.votes if name not in votes)]:
        if name not in votes or name not in case.votes:
            said.append(_("Die Liste „%(name)s“ steht nur in einer der Dateien.") % {"name": name})
        elif case.votes[name] not in (None, votes[name]):
            said.append(
                _("Die Liste „%(name)s“ hat hier %(here)s Stimmen, in %(file)s %(there)s.")
                % {
                    "name": name,
                    "here": case.votes[name],
                    "file": CANDIDATES,
                    "there": votes[name],
                }
            )
    return tuple(f"{SEATS}, Zeile {case.line}: {sentence}" for sentence in said)


def _check_totals(city: CityRows, total: Totals, seats: int, problems: Problems) -> None:
    for field, reason in _faults(city, total, seats):
        problems.add(
            total.line, field, reason, _("Prüfen Sie die Zahlen der Zeile in ihrer Quelle.")
        )


def _faults(city: CityRows, total: Totals, seats: int) -> Iterator[tuple[str, str]]:
    votes = sum(rows.votes for rows in city.lists.values())
    if total.valid_votes not in (None, votes):
        yield (
            "valid_votes",
            _("Hier stehen %(here)s gültige Stimmen, die Listen haben zusammen %(sum)s.")
            % {"here": total.valid_votes, "sum": votes},
        )
    yield from _turnout_faults(total)
    ballots = total.valid_ballots
    if ballots is None and total.voters is not None and total.invalid_ballots is not None:
        ballots = total.voters - total.invalid_ballots
    if ballots is None:
        return
    if votes > ballots * seats:
        yield (
            "valid_ballots",
            _("%(votes)s Stimmen sind mehr als %(ballots)s gültige Stimmzettel zu je %(seats)s.")
            % {"votes": votes, "ballots": ballots, "seats": seats},
        )
    for number, rows in city.lists.items():
        most = max((known or 0 for known in rows.candidates.values()), default=0)
        if most > ballots * MOST_VOTES_PER_PERSON:
            yield (
                "valid_ballots",
                _("Eine Person der Liste %(number)s hat mehr als drei Stimmen je Stimmzettel.")
                % {"number": number},
            )


def _turnout_faults(total: Totals) -> Iterator[tuple[str, str]]:
    voters, invalid, valid = total.voters, total.invalid_ballots, total.valid_ballots
    if voters is None:
        return
    if total.eligible is not None and voters > total.eligible:
        yield (
            "voters",
            _("%(voters)s Wählende sind mehr als %(eligible)s Wahlberechtigte.")
            % {"voters": voters, "eligible": total.eligible},
        )
    if invalid is not None and invalid > voters:
        yield (
            "invalid_ballots",
            _("%(invalid)s ungültige Stimmzettel sind mehr als %(voters)s Wählende.")
            % {"invalid": invalid, "voters": voters},
        )
    elif invalid is not None and valid is not None and voters - invalid != valid:
        yield (
            "valid_ballots",
            _("%(valid)s gültige und %(invalid)s ungültige Stimmzettel ergeben nicht %(voters)s.")
            % {"valid": valid, "invalid": invalid, "voters": voters},
        )
    elif valid is not None and valid > voters:
        yield (
            "valid_ballots",
            _("%(valid)s gültige Stimmzettel sind mehr als %(voters)s Wählende.")
            % {"valid": valid, "voters": voters},
        )
