"""The people of the protocol: who is elected, and every candidate with votes (Nr. 5 and 7)."""

from __future__ import annotations

from collections import Counter

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from reports.pdf import theme
from reports.pdf.german import count_of, number
from reports.pdf.result.protocol_facts import CandidateFacts, ListFacts, ProtocolFacts
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


def ordered(entry: ListFacts) -> list[CandidateFacts]:
    """Return the elected first, then by votes and place, as the law calls them (R-SEAT-06).

    A lot among equal votes shows only in ``elected``. Where votes are missing, by place.
    """
    if entry.elected_open:
        return sorted(entry.candidates, key=lambda candidate: candidate.place)
    return sorted(entry.candidates, key=lambda c: (not c.elected, -(c.votes or 0), c.place))


def elected_table(facts: ProtocolFacts) -> list[Flowable]:
    """Return the names of the elected, list by list (§ 54 Abs. 2 Nr. 7 KWO; R-CNT-11)."""
    chosen = [(e, c) for e in facts.lists for c in ordered(e) if c.elected and not e.elected_open]
    rows = [
        Row(
            (
                str(position),
                candidate.name,
                f"{entry.number} – {entry.short_name or entry.name}",
                str(candidate.place),
                number(candidate.votes),
            )
        )
        for position, (entry, candidate) in enumerate(chosen, start=1)
    ]
    shown: list[Flowable] = [table(_ELECTED, rows)] if rows else []
    return shown + [
        theme.text(
            f"Wahlvorschlag {entry.number} ({entry.short_name or entry.name}), "
            f"{count_of(entry.seats, 'Sitz', 'Sitze')}: Wer gewählt ist, {OPEN}."
        )
        for entry in facts.lists
        if entry.elected_open
    ]


def candidate_tables(facts: ProtocolFacts) -> list[Flowable]:
    """Return one table per list: elected people, then those who follow, in their order."""
    shown: list[Flowable] = [theme.text(_introduction(facts))]
    for entry in facts.lists:
        title = f"Wahlvorschlag {entry.number}: {entry.name}"
        shown += [
            CondPageBreak(32 * mm),
            theme.Bookmark(title, 1),
            table(_CANDIDATES, _rows(entry, facts.majority_vote), title=title),
        ]
    return shown


def _introduction(facts: ProtocolFacts) -> str:
    tie = (
        "haben mehrere gleich viele Stimmen, entscheidet das Los der Wahlleitung"
        if facts.majority_vote
        else "haben mehrere gleich viele Stimmen, geht der bessere Platz auf der Liste vor"
    )
    return (
        "Zuerst stehen die Gewählten, danach die übrigen Bewerberinnen und Bewerber in der "
        f"Reihenfolge, in der sie nachrücken. Es zählen die Stimmen; {tie}."
    )


def _rows(entry: ListFacts, majority_vote: bool) -> list[Row]:
    people = ordered(entry)
    waiting = [candidate for candidate in people if not candidate.elected]
    rank = {candidate.place: position for position, candidate in enumerate(waiting, start=1)}
    equal = Counter(candidate.votes for candidate in waiting) if majority_vote else Counter()
    return [
        Row(
            (
                str(candidate.place),
                candidate.name,
                number(candidate.votes),
                "offen"
                if entry.elected_open
                else _finding(candidate, rank, drawn_later=equal[candidate.votes] > 1),
            ),
            bold=candidate.elected and not entry.elected_open,
        )
        for candidate in people
    ]


def _finding(candidate: CandidateFacts, rank: dict[int, int], *, drawn_later: bool) -> str:
    if candidate.elected:
        return "gewählt"
    if drawn_later:
        return "Nachrückfolge: Los bei gleichen Stimmen"
    return f"Nachrückfolge {rank[candidate.place]}"
