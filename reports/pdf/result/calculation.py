"""The worked seat calculation of the protocol: each step is a sentence with its figures.

It prints the working that ``ballots.law`` returned; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from ballots.law.result.result import Result, ResultList
from ballots.law.result.seats import tie_without_a_lot
from reports.pdf import theme
from reports.pdf.german import UNKNOWN, count_of, decimal, mixed_fraction, number
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


def calculation(result: Result) -> list[Flowable]:
    """Return the calculation of the seats in plain sentences (§ 22 KWG; R-SEAT-02..05)."""
    if result.majority_vote:
        return [theme.text(_majority_vote(result)), *_vacancies(result)]
    return [*_proportional(result), *_vacancies(result)]


def _majority_vote(result: Result) -> str:
    return (
        "Es war nur ein Wahlvorschlag zugelassen. Deshalb gilt Mehrheitswahl: Gewählt sind die "
        f"{number(result.seats)} Bewerberinnen und Bewerber mit den meisten Stimmen. Haben mehrere "
        "für den letzten Sitz gleich viele Stimmen, entscheidet das Los, das die Wahlleitung zieht."
    )


def _proportional(result: Result) -> list[Flowable]:
    total = sum(entry.votes for entry in result.lists)
    whole = sum(entry.whole_seats for entry in result.lists)
    left = sum(entry.remainder_seats for entry in result.lists)
    steps: list[Flowable] = [
        theme.text(
            f"Auf alle Wahlvorschläge entfielen {count_of(total, 'Stimme', 'Stimmen')}. Zu "
            f"vergeben sind {count_of(result.seats, 'Sitz', 'Sitze')}. Verteilt wird nach Hare und "
            "Niemeyer (§ 22 Abs. 3 KWG): Die Quote eines Wahlvorschlags ist seine Stimmenzahl × "
            f"{number(result.seats)} ÷ {number(total)}. Gerechnet wird mit genauen Brüchen; "
            "gerundete Werte stehen nur zum Lesen dabei."
        ),
        theme.text(
            "Schritt 1: Jeder Wahlvorschlag erhält so viele Sitze, wie seine Quote ganze Zahlen "
            f"enthält. Das sind zusammen {count_of(whole, 'Sitz', 'Sitze')}."
        ),
        theme.text(f"Schritt 2: {majority_clause(result)}"),
        theme.text(f"Schritt 3: {_remainder_sentence(left)}"),
        table(_SHARES, [*map(_share, result.lists), _sum(result.lists, total)]),
    ]
    return [*steps, *_remainder_table(result.lists)] if left else steps


def majority_clause(result: Result) -> str:
    """Return whether the majority clause gave a seat, and why (§ 22 Abs. 4 KWG; R-SEAT-04)."""
    total = sum(entry.votes for entry in result.lists)
    strong = next((entry for entry in result.lists if 2 * entry.votes > total), None)
    clause = "Die Mehrheitsklausel (§ 22 Abs. 4 KWG)"
    if strong is None:
        return f"{clause} greift nicht: Kein Wahlvorschlag hat mehr als die Hälfte aller Stimmen."
    having = (
        f"Der Wahlvorschlag {strong.number} ({strong.title}) hat mit {number(strong.votes)} von "
        f"{number(total)} Stimmen mehr als die Hälfte aller Stimmen"
    )
    if strong.majority_seats:
        return (
            f"{clause} greift: {having}, käme nach den Bruchteilen aber nicht auf mehr als die "
            f"Hälfte der {count_of(result.seats, 'Sitz', 'Sitze')}. Er erhält vorab "
            f"{count_of(strong.majority_seats, 'weiteren Sitz', 'weitere Sitze')}."
            f"{_without_a_lot(result)}"
        )
    return f"{clause} gibt keinen Sitz: {having} und auch ohne sie mehr als die Hälfte der Sitze."


def _without_a_lot(result: Result) -> str:
    tie = tie_without_a_lot(result.lists)
    if tie is None:
        return ""
    return (
        f" Um diesen Sitz liegt er mit dem Wahlvorschlag {tie[1].number} ({tie[1].title}) "
        "gleichauf. Ein Los ist nicht nötig: Wer auch gezogen würde, der Sitz fiele nach § 22 "
        f"Abs. 4 KWG an den Wahlvorschlag {tie[0].number}."
    )


def _remainder_sentence(left: int) -> str:
    if left == 0:
        return "Es bleibt kein Sitz übrig; die Bruchteile bleiben ohne Wirkung."
    if left == 1:
        return "Es bleibt 1 Sitz. Ihn erhält der Wahlvorschlag mit dem höchsten Bruchteil."
    return (
        f"Es bleiben {number(left)} Sitze. Sie gehen einzeln an die Wahlvorschläge mit den "
        "höchsten Bruchteilen."
    )


def _share(entry: ResultList) -> Row:
    return Row(
        (
            str(entry.number),
            entry.title,
            number(entry.votes),
            *_exact_and_rounded(entry.quota),
            number(entry.whole_seats),
            number(entry.majority_seats),
            number(entry.remainder_seats),
            number(entry.seats),
        )
    )


def _sum(lists: Sequence[ResultList], total: int) -> Row:
    sums = [
        sum(getattr(entry, part) for entry in lists)
        for part in ("whole_seats", "majority_seats", "remainder_seats", "seats")
    ]
    return Row(("", "Summe", number(total), "", "", *map(number, sums)), bold=True)


def _remainder_table(lists: Sequence[ResultList]) -> list[Flowable]:
    ranked = sorted(
        lists, key=lambda entry: (-_fraction(entry), -entry.remainder_seats, entry.number)
    )
    by_lot = {
        _fraction(winner)
        for winner in lists
        for loser in lists
        if winner.remainder_seats > loser.remainder_seats and _fraction(winner) == _fraction(loser)
    }
    rows = [_remainder_row(rank, entry, by_lot) for rank, entry in enumerate(ranked, start=1)]
    return [
        Spacer(0, 3 * mm),
        theme.text("Die Bruchteile in ihrer Reihenfolge:"),
        table(_REMAINDERS, rows),
    ]


def _remainder_row(rank: int, entry: ResultList, by_lot: set[Fraction]) -> Row:
    answer = "ja" if entry.remainder_seats else "nein"
    if _fraction(entry) in by_lot:
        answer += " (durch Los)"
    if entry.majority_seats:
        answer += " (vorab, Schritt 2)"
    figures = _exact_and_rounded(_fraction(entry) if entry.quota is not None else None)
    cells = (f"{rank}.", str(entry.number), entry.title, *figures, answer)
    return Row(cells, bold=bool(entry.remainder_seats))


def _fraction(entry: ResultList) -> Fraction:
    return entry.quota - entry.whole_seats if entry.quota is not None else Fraction(0)


def _exact_and_rounded(value: Fraction | None) -> tuple[str, str]:
    return (UNKNOWN, UNKNOWN) if value is None else (mixed_fraction(value), decimal(value))


def _vacancies(result: Result) -> list[Flowable]:
    """Say which seats stay empty and what follows (R-SEAT-05)."""
    empty = [entry for entry in result.lists if entry.vacant]
    if not empty:
        return []
    who = "; ".join(
        f"Wahlvorschlag {entry.number} ({entry.title}): "
        f"{count_of(entry.vacant or 0, 'Sitz', 'Sitze')}"
        for entry in empty
    )
    reason = (
        "Es sind nicht genug Bewerberinnen und Bewerber gewählt; diese Sitze bleiben unbesetzt."
        if result.majority_vote
        else "Ein Wahlvorschlag hat mehr Sitze erhalten, als er mit Bewerberinnen und Bewerbern "
        "besetzen kann. Diese Sitze gehen nicht an andere Wahlvorschläge."
    )
    return [
        theme.text(
            f"Sitze, die leer bleiben – {who}. {reason} Die gesetzliche Zahl der Mitglieder "
            f"vermindert sich für die Wahlzeit von {number(result.seats)} auf "
            f"{number(result.seats - sum(entry.vacant or 0 for entry in empty))}."
        )
    ]
