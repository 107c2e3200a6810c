"""The people of the protocol: who is elected, and every candidate with votes (Nr. 5 and 7)."""

from __future__ import annotations

from collections import Counter

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from ballots.law.result.result import Result, ResultList, ResultPerson
from reports.pdf import theme
from reports.pdf.german import count_of, number
from reports.pdf.tables import Column, Row, table

OPEN = "bleibt offen, weil nicht alle Bewerberstimmen vorliegen"

_ELECTED = (
    Column("Lfd. Nr.", 14),
    Column("Name"),
    Column("Wahlvorschlag", 58),
    Column("Platz", 13, right=True),
    Column("Stimmen", 20, right=True),
)
_CANDIDATES = (
    Column("Platz", 13, right=True),
    Column("Name"),
    Column("Stimmen", 24, right=True),
    Column("Feststellung", 48),
)


def elected_table(result: Result) -> list[Flowable]:
    """Return the names of the elected, list by list (§ 54 Abs. 2 Nr. 7 KWO; R-CNT-11)."""
    chosen = [(entry, person) for entry in result.lists for person in entry.elected]
    rows = [
        Row(
            (
                str(position),
                candidate.name,
                f"{entry.number} – {entry.title}",
                str(candidate.place),
                number(candidate.votes),
            )
        )
        for position, (entry, candidate) in enumerate(chosen, start=1)
    ]
    shown: list[Flowable] = [table(_ELECTED, rows)] if rows else []
    return shown + [
        theme.text(
            f"Wahlvorschlag {entry.number} ({entry.title}), "
            f"{count_of(entry.seats, 'Sitz', 'Sitze')}: Wer gewählt ist, {OPEN}."
        )
        for entry in result.lists
        if not entry.persons_determined
    ]


def candidate_tables(result: Result) -> list[Flowable]:
    """Return one table per list: the elected, then the successors, in their order."""
    shown: list[Flowable] = [theme.text(_introduction(result))]
    for entry in result.lists:
        title = f"Wahlvorschlag {entry.number}: {entry.name}"
        shown += [
            CondPageBreak(32 * mm),
            theme.Bookmark(title, 1),
            table(_CANDIDATES, _rows(entry, result), title=title),
        ]
    return shown


def _introduction(result: Result) -> str:
    tie = (
        "haben mehrere gleich viele Stimmen, entscheidet das Los der Wahlleitung"
        if result.majority_vote
        else "haben mehrere gleich viele Stimmen, geht der bessere Platz auf der Liste vor"
    )
    return (
        "Zuerst stehen die Gewählten, danach die übrigen Bewerberinnen und Bewerber in der "
        f"Reihenfolge, in der sie nachrücken. Es zählen die Stimmen; {tie}."
    )


def _rows(entry: ResultList, result: Result) -> list[Row]:
    # While it is open who is elected, nobody knows who follows whom either.
    is_open = not entry.persons_determined
    waiting = [candidate for candidate in entry.candidates if not candidate.elected]
    rank = {candidate.place: position for position, candidate in enumerate(waiting, start=1)}
    equal = Counter(candidate.votes for candidate in waiting) if result.majority_vote else Counter()
    return [
        Row(
            (
                str(candidate.place),
                candidate.name,
                number(candidate.votes),
                "offen"
                if is_open
                else _finding(candidate, rank, drawn_later=equal[candidate.votes] > 1),
            ),
            bold=candidate.elected,
        )
        for candidate in entry.candidates
    ]


def _finding(candidate: ResultPerson, rank: dict[int, int], *, drawn_later: bool) -> str:
    if candidate.elected:
        return "gewählt"
    if candidate.order is None:
        return "nicht gewählt"
    if drawn_later:
        return "Nachrückfolge: Los bei gleichen Stimmen"
    return f"Nachrückfolge {rank[candidate.place]}"
