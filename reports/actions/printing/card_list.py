"""From the issued cards to the Wahlscheinverzeichnis, as a paper and as a table (R-WS-03)."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import override

from elections.law.cards.issuing import SERIES_REGISTER, SERIES_SPECIAL
from elections.models import Election
from elections.models.cards.listing import listed, reprinted_on, way_of
from elections.models.cards.polling_card import CardInvalidation, PollingCard
from municipalities.files.harmless import Cell
from reports.actions.issue import election_office
from reports.actions.printing.ready import is_specimen
from reports.dashboard.spreadsheet import SpreadsheetTable
from reports.pdf.german import short_date
from reports.pdf.printing.card_list import CardListFacts, CardListRow, CardSeries

TITLES = {
    SERIES_REGISTER: "Verzeichnis A: Wahlberechtigte, die im Wählerverzeichnis stehen "
    "(§ 16a Abs. 1 KWO)",
    SERIES_SPECIAL: "Verzeichnis B: Wahlberechtigte, die nicht im Wählerverzeichnis stehen "
    "(§ 16a Abs. 2 KWO)",
}


def card_list_facts(election: Election, *, as_of: date) -> CardListFacts:
    """Return every issued Wahlschein of an election, the two series apart (§ 18 Abs. 6 KWO)."""
    with override("de"):  # the paper is German, whoever prints it
        series = tuple(_series(election, letter) for letter in TITLES)
    return CardListFacts(
        sender=election_office(election.municipality),
        election_day=election.day,
        series=series,
        as_of=as_of,
        specimen=is_specimen(),
    )


def card_list_table(facts: CardListFacts) -> SpreadsheetTable:
    """Return the same rows for a spreadsheet: an official list, so its headings are German too."""
    header = (
        *("Verzeichnis", "Nummer", "Familienname, Vornamen", "Wählerverzeichnis"),
        *("Ausgestellt am", "Weg", "Stand"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *row.number.split(" ", 1),
            *(row.name, row.register_number, row.issued_on, row.way, row.state),
        )
        for series in facts.series
        for row in series.rows
    ]
    return SpreadsheetTable("Wahlscheine", header, rows)


def _series(election: Election, letter: str) -> CardSeries:
    numbers = dict(election.districts.values_list("pk", "number"))
    cards = list(listed(election).filter(series=letter))
    rows = tuple(
        CardListRow(
            number=str(card),
            name=card.holder_name,
            register_number=_register_number(card, numbers),
            issued_on=localtime(card.issued_at).date(),
            way=way_of(card),
            state=_state(card),
        )
        for card in cards
    )
    valid = sum(not hasattr(card, "invalidation") for card in cards)
    return CardSeries(TITLES[letter], rows, valid)


def _register_number(card: PollingCard, numbers: dict[int, str]) -> str:
    if card.entry is not None:
        return str(card.entry)
    number = numbers.get(card.holder.get("district", 0), "")
    return f"Wahlbezirk {number}" if number else ""


def _state(card: PollingCard) -> str:
    """Return whether a card is valid, and if not since when and why."""
    invalidation: CardInvalidation | None = getattr(card, "invalidation", None)
    reprints = "".join(f", Zweitdruck am {short_date(day)}" for day in reprinted_on(card))
    replaces = f", ersetzt {card.replaces}" if card.replaces else ""
    if invalidation is None:
        return f"gültig{replaces}{reprints}"
    # The ground of a card that did not arrive says already that it was replaced.
    replaced = getattr(card, "replacement", None)
    by = f" durch {replaced}" if replaced else ""
    since = short_date(invalidation.invalid_on)
    return f"ungültig seit {since}: {invalidation.get_ground_display()}{by}{reprints}"
