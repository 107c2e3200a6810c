"""What must hold in every published result: sums, and no more votes than ballots (R-CODE-01)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from ballots.files.result.figures import Area, ListFigures, total_of, unreported_places
from municipalities.files.refusal import Problems
from municipalities.files.values import shown

MOST_VOTES_PER_PERSON = 3  # § 18 Abs. 1 KWG


class Fault(NamedTuple):
    """A column and the reason why its value cannot be right."""

    column: str
    reason: str


def check_areas(areas: Sequence[Area], seats: int | None, problems: Problems) -> None:
    """Note what cannot be right within a row; unknown values are left out of the checks."""
    if not areas:
        return
    unprinted = {number: unreported_places(areas, number) for number in areas[0].lists}
    for area in areas:
        if problems.has(area.line):
            continue  # an unreadable value would only look like a wrong sum
        faults = [*_electors(area), *_voters(area), *_votes(area, seats)]
        for number, figures in area.lists.items():
            faults += _list(number, figures, unprinted[number], area.valid_ballots)
            if seats is not None and len(area.lists) > 1:
                faults += _beyond_the_paper(number, figures, seats)
        for fault in faults:
            problems.add(area.line, fault.column, fault.reason, _remedy())


def check_whole(areas: Sequence[Area], problems: Problems) -> None:
    """Note what cannot be right across the rows: no row, a row twice, no vote at all."""
    if not areas:
        if not len(problems):
            problems.add(
                None,
                "",
                _("Unter der Kopfzeile steht keine Zeile mit einem Ergebnis."),
                _("Lesen Sie die Datei ein, sobald Ergebnisse veröffentlicht sind."),
            )
        return
    lines: dict[tuple[str, str], int] = {}
    for area in areas:
        if not any(area.key):
            problems.add(
                area.line,
                "gebiet-nr",
                _("Das Gebiet hat weder Nummer noch Namen."),
                _("Ergänzen Sie eines von beiden aus der Quelle."),
            )
        elif first := lines.get(area.key):
            problems.add(
                area.line,
                "gebiet-nr" if area.number else "gebiet-name",
                _("Das Gebiet %(number)s steht schon in Zeile %(first)s.")
                % {"number": shown(area.number or area.name), "first": first},
                _("Jedes Gebiet darf einmal vorkommen; löschen Sie die falsche Zeile."),
            )
        lines.setdefault(area.key, area.line)
    _check_zeros(areas, problems)
    if not len(problems):
        _check_sums(areas, problems)


def _check_zeros(areas: Sequence[Area], problems: Problems) -> None:
    """Note areas of one name whose numbers differ only by zeros: „1“ is asked to be no „001“."""
    seen: dict[tuple[str, str], Area] = {}
    for area in areas:
        if not area.number.isdecimal():
            continue
        first = seen.setdefault((area.number.lstrip("0"), area.name), area)
        if first.number != area.number:
            problems.add(
                area.line,
                "gebiet-nr",
                _("Das Gebiet „%(here)s“ steht vermutlich schon als „%(first)s“ in Zeile %(line)s.")
                % {"here": area.number, "first": first.number, "line": first.line},
                _("Löschen Sie die falsche Zeile oder geben Sie den Gebieten andere Namen."),
            )


def _check_sums(areas: Sequence[Area], problems: Problems) -> None:
    electors = total_of(area.electors for area in areas)
    voters = total_of(area.voters for area in areas)
    if electors is not None and voters is not None and voters > electors:
        problems.add(
            None,
            "B",
            _("In der Summe gibt es %(voters)s Wählende, aber nur %(electors)s Wahlberechtigte.")
            % {"voters": voters, "electors": electors},
            _remedy(),
        )
    if not any(area.valid_votes for area in areas):
        problems.add(
            None,
            "D",
            _("In der ganzen Datei steht keine gültige Stimme; daraus folgt kein Ergebnis."),
            _("Lesen Sie die Datei ein, sobald Stimmen ausgezählt sind."),
        )


def _remedy() -> str:
    return _("Vergleichen Sie die Zeile mit der Veröffentlichung und laden Sie sie neu.")


def _electors(area: Area) -> Iterator[Fault]:
    parts = total_of(
        (area.electors_without_card, area.electors_with_card, area.electors_beyond_register)
    )
    if parts is not None and area.electors is not None and parts != area.electors:
        yield Fault(
            "A",
            _("A ist %(value)s, die Summe von A1, A2 und A3 ist %(sum)s.")
            % {"value": area.electors, "sum": parts},
        )
    expected, received = area.expected_reports, area.received_reports
    if expected is not None and received is not None and received > expected:
        yield Fault(
            "anz-schnellmeldungen",
            _("Es sind mehr Meldungen eingegangen (%(received)s) als erwartet (%(expected)s).")
            % {"received": received, "expected": expected},
        )


def _voters(area: Area) -> Iterator[Fault]:
    yield from _at_most("B1", area.voters_with_card, "B", area.voters)
    yield from _at_most("C", area.invalid_ballots, "B", area.voters)
    # A postal district has voters and no electors of its own.
    if area.electors:
        yield from _at_most("B", area.voters, "A", area.electors)


def _at_most(column: str, value: int | None, limit_column: str, limit: int | None) -> list[Fault]:
    if value is None or limit is None or value <= limit:
        return []
    return [
        Fault(
            column,
            _("%(column)s ist %(value)s und damit größer als %(limit_column)s mit %(limit)s.")
            % {"column": column, "value": value, "limit_column": limit_column, "limit": limit},
        )
    ]


def _votes(area: Area, seats: int | None) -> Iterator[Fault]:
    votes, ballots = area.valid_votes, area.valid_ballots
    yield from _sum_of("D", votes, [figures.votes for figures in area.lists.values()], _("Listen"))
    if votes is None or ballots is None or ballots < 0:
        return
    if ballots == 0 and votes:
        yield Fault(
            "D", _("Es gibt %(votes)s Stimmen ohne gültigen Stimmzettel.") % {"votes": votes}
        )
    elif seats is not None and votes > ballots * seats:
        yield Fault(
            "D",
            _("%(votes)s Stimmen sind mehr als %(ballots)s gültige Stimmzettel zu je %(seats)s.")
            % {"votes": votes, "ballots": ballots, "seats": seats},
        )


def _list(
    number: int, figures: ListFigures, unprinted: frozenset[int], ballots: int | None
) -> Iterator[Fault]:
    printed = [votes for place, votes in figures.candidates.items() if place not in unprinted]
    if printed:
        yield from _sum_of(f"D{number}", figures.votes, printed, _("Personen"))
    if ballots is None or ballots < 0:
        return
    kinds = {
        f"unveraendert_{number}": figures.unchanged,
        f"veraendert_{number}": figures.changed,
        f"panasch_{number}": figures.mixed,
    }
    for column, value in kinds.items():
        yield from _at_most(column, value, "B − C", ballots)
    for place, votes in figures.candidates.items():
        if votes is not None and votes > ballots * MOST_VOTES_PER_PERSON:
            yield Fault(
                f"D{number}_{place}",
                _("%(votes)s Stimmen für eine Person sind mehr als drei je gültigem Stimmzettel.")
                % {"votes": votes},
            )


def _beyond_the_paper(number: int, figures: ListFigures, seats: int) -> Iterator[Fault]:
    """No list has more printed persons than there are seats (R-BAL-02)."""
    for place, votes in figures.candidates.items():
        if place > seats and votes:
            yield Fault(
                f"D{number}_{place}",
                _("Platz %(place)s hat Stimmen, gedruckt sind höchstens %(seats)s Personen.")
                % {"place": place, "seats": seats},
            )


def _sum_of(
    column: str, value: int | None, parts: Sequence[int | None], kind: str
) -> Iterator[Fault]:
    """The parts must add up to the sum; while some are unknown, they must not exceed it."""
    known = sum(part or 0 for part in parts)
    everything_known = None not in parts
    if value is None or known == value or (known < value and not everything_known):
        return
    yield Fault(
        column,
        _("%(column)s ist %(value)s, die Summe der %(kind)s ist %(sum)s.")
        % {"column": column, "value": value, "kind": kind, "sum": known},
    )
