"""The worked seat calculation of the protocol: every step a sentence and its figures.

It prints the working that ``ballots.law`` returned; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import UNKNOWN, count_of, decimal, mixed_fraction, number
from reports.pdf.result.protocol_facts import ListFacts, ProtocolFacts
from reports.pdf.tables import Column, Row, table

_SHARES = (
    Column("Nr.", 9),
    Column("Wahlvorschlag"),
    Column("Stimmen", 18, right=True),
    Column("Quote, genau", 32, right=True),
    Column("gerundet", 18, right=True),
    Column("ganze Sitze", 12, right=True),
    Column("vorab (Schritt 2)", 17, right=True),
    Column("nach Bruchteil", 17, right=True),
    Column("Sitze", 11, right=True),
)
_REMAINDERS = (
    Column("Rang", 12),
    Column("Nr.", 9),
    Column("Wahlvorschlag"),
    Column("Bruchteil, genau", 32, right=True),
    Column("gerundet", 18, right=True),
    Column("weiterer Sitz", 38, right=True),
)


def calculation(facts: ProtocolFacts) -> list[Flowable]:
    """Return the calculation of the seats in plain sentences (§ 22 KWG; R-SEAT-02..05)."""
    if facts.majority_vote:
        return [theme.text(_majority_vote(facts)), *_vacancies(facts)]
    return [*_proportional(facts), *_vacancies(facts)]


def _majority_vote(facts: ProtocolFacts) -> str:
    return (
        "Es war nur ein Wahlvorschlag zugelassen. Deshalb gilt Mehrheitswahl: Gewählt sind die "
        f"{number(facts.seats)} Bewerberinnen und Bewerber mit den meisten Stimmen. Haben mehrere "
        "für den letzten Sitz gleich viele Stimmen, entscheidet das Los, das die Wahlleitung zieht."
    )


def _proportional(facts: ProtocolFacts) -> list[Flowable]:
    total = sum(entry.votes for entry in facts.lists)
    whole = sum(entry.whole for entry in facts.lists)
    left = sum(entry.remainder for entry in facts.lists)
    steps: list[Flowable] = [
        theme.text(
            f"Auf alle Wahlvorschläge entfielen {count_of(total, 'Stimme', 'Stimmen')}. Zu "
            f"vergeben sind {count_of(facts.seats, 'Sitz', 'Sitze')}. Verteilt wird nach Hare und "
            "Niemeyer (§ 22 Abs. 3 KWG): Die Quote eines Wahlvorschlags ist seine Stimmenzahl × "
            f"{number(facts.seats)} ÷ {number(total)}. Gerechnet wird mit genauen Brüchen; "
            "gerundete Werte stehen nur zum Lesen dabei."
        ),
        theme.text(
            "Schritt 1: Jeder Wahlvorschlag erhält so viele Sitze, wie seine Quote ganze Zahlen "
            f"enthält. Das sind zusammen {count_of(whole, 'Sitz', 'Sitze')}."
        ),
        theme.text(f"Schritt 2: {majority_clause(facts)}"),
        theme.text(f"Schritt 3: {_remainder_sentence(left)}"),
        table(_SHARES, [*map(_share, facts.lists), _sum(facts.lists, total)]),
    ]
    return [*steps, *_remainder_table(facts.lists)] if left else steps


def majority_clause(facts: ProtocolFacts) -> str:
    """Return whether the majority clause gave a seat, and why (§ 22 Abs. 4 KWG; R-SEAT-04)."""
    total = sum(entry.votes for entry in facts.lists)
    strong = next((entry for entry in facts.lists if 2 * entry.votes > total), None)
    clause = "Die Mehrheitsklausel (§ 22 Abs. 4 KWG)"
    if strong is None:
        return f"{clause} greift nicht: Kein Wahlvorschlag hat mehr als die Hälfte aller Stimmen."
    having = (
        f"Der Wahlvorschlag {strong.number} ({_short(strong)}) hat mit {number(strong.votes)} von "
        f"{number(total)} Stimmen mehr als die Hälfte aller Stimmen"
    )
    if strong.majority:
        return (
            f"{clause} greift: {having}, käme nach den Bruchteilen aber nicht auf mehr als die "
            f"Hälfte der {count_of(facts.seats, 'Sitz', 'Sitze')}. Er erhält vorab "
            f"{count_of(strong.majority, 'weiteren Sitz', 'weitere Sitze')}."
        )
    return f"{clause} gibt keinen Sitz: {having} und auch ohne sie mehr als die Hälfte der Sitze."


def _remainder_sentence(left: int) -> str:
    if left == 0:
        return "Es bleibt kein Sitz übrig; die Bruchteile bleiben ohne Wirkung."
    if left == 1:
        return "Es bleibt 1 Sitz. Ihn erhält der Wahlvorschlag mit dem höchsten Bruchteil."
    return (
        f"Es bleiben {number(left)} Sitze. Sie gehen einzeln an die Wahlvorschläge mit den "
        "höchsten Bruchteilen."
    )


def _share(entry: ListFacts) -> Row:
    return Row(
        (
            str(entry.number),
            _short(entry),
            number(entry.votes),
            *_exact_and_rounded(entry.quota),
            number(entry.whole),
            number(entry.majority),
            number(entry.remainder),
            number(entry.seats),
        )
    )


def _sum(lists: Sequence[ListFacts], total: int) -> Row:
    sums = [
        sum(getattr(entry, part) for entry in lists)
        for part in ("whole", "majority", "remainder", "seats")
    ]
    return Row(("", "Summe", number(total), "", "", *map(number, sums)), bold=True)


def _remainder_table(lists: Sequence[ListFacts]) -> list[Flowable]:
    ranked = sorted(lists, key=lambda entry: (-_fraction(entry), -entry.remainder, entry.number))
    by_lot = {
        _fraction(winner)
        for winner in lists
        for loser in lists
        if winner.remainder > loser.remainder and _fraction(winner) == _fraction(loser)
    }
    rows = [_remainder_row(rank, entry, by_lot) for rank, entry in enumerate(ranked, start=1)]
    return [theme.text("Die Bruchteile in ihrer Reihenfolge:"), table(_REMAINDERS, rows)]


def _remainder_row(rank: int, entry: ListFacts, by_lot: set[Fraction]) -> Row:
    answer = "ja" if entry.remainder else "nein"
    if _fraction(entry) in by_lot:
        answer += " (durch Los)"
    if entry.majority:
        answer += " (vorab, Schritt 2)"
    figures = _exact_and_rounded(_fraction(entry) if entry.quota is not None else None)
    cells = (f"{rank}.", str(entry.number), _short(entry), *figures, answer)
    return Row(cells, bold=bool(entry.remainder))


def _fraction(entry: ListFacts) -> Fraction:
    return entry.quota - entry.whole if entry.quota is not None else Fraction(0)


def _exact_and_rounded(value: Fraction | None) -> tuple[str, str]:
    return (UNKNOWN, UNKNOWN) if value is None else (mixed_fraction(value), decimal(value))


def _short(entry: ListFacts) -> str:
    return entry.short_name or entry.name


def _vacancies(facts: ProtocolFacts) -> list[Flowable]:
    """Say which seats stay empty and what follows (R-SEAT-05)."""
    empty = [entry for entry in facts.lists if entry.vacant]
    if not empty:
        return []
    who = "; ".join(
        f"Wahlvorschlag {entry.number} ({_short(entry)}): "
        f"{count_of(entry.vacant or 0, 'Sitz', 'Sitze')}"
        for entry in empty
    )
    reason = (
        "Es sind nicht genug Bewerberinnen und Bewerber gewählt; diese Sitze bleiben unbesetzt."
        if facts.majority_vote
        else "Ein Wahlvorschlag hat mehr Sitze erhalten, als er mit Bewerberinnen und Bewerbern "
        "besetzen kann. Diese Sitze gehen nicht an andere Wahlvorschläge."
    )
    return [
        theme.text(
            f"Sitze, die leer bleiben – {who}. {reason} Die gesetzliche Zahl der Mitglieder "
            f"vermindert sich für die Wahlzeit von {number(facts.seats)} auf "
            f"{number(facts.seats - facts.vacant)}."
        )
    ]
