"""The Zählblatt of a print order: how many notices there are, so that none is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, number
from reports.pdf.letters import letter_text
from reports.pdf.tables import Column, Row, facts_table, table


@dataclass(frozen=True, slots=True)
class CountedPart:
    """One part as it was made."""

    name: str
    label: str
    notices: int
    pages: int


@dataclass(frozen=True, slots=True)
class CountFacts:
    """What was ordered and what was made; ``ordered`` comes from the register.

    ``skipped`` are those who were struck, or lost their Wahlbezirk, between order and print.
    """

    municipality: str
    election_day: date
    ordered: int
    without_address: int
    parts: tuple[CountedPart, ...]
    districts: Mapping[str, int]
    languages: Mapping[str, int]
    made_on: date
    skipped: int = 0
    replaces: bool = False
    specimen: bool = False


def render_count_sheet(facts: CountFacts) -> bytes:
    """Return the sheet as PDF."""
    return theme.render(
        theme.PageFrame(
            municipality=facts.municipality,
            title="Zählblatt Wahlbenachrichtigungen",
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.made_on,
            code=theme.short_code(theme.fingerprint(facts)),
            specimen=facts.specimen,
        ),
        lambda: _story(facts),
    )


def _story(facts: CountFacts) -> list[Flowable]:
    notices = sum(part.notices for part in facts.parts)
    agrees = notices == facts.ordered - facts.skipped == sum(facts.districts.values())
    title = "Zählblatt Wahlbenachrichtigungen" + (", neu gedruckt" if facts.replaces else "")
    return [
        theme.Bookmark("Zählblatt", 0),
        theme.text(title, theme.TITLE),
        theme.text("A4, beidseitig: Vorderseite und Rückseite je Person", theme.SUBTITLE),
        facts_table(
            [
                ("Aus dem Wählerverzeichnis", number(facts.ordered)),
                *_left_out(facts.skipped),
                ("In den Teilen", number(notices)),
                ("Abgleich", "stimmt überein" if agrees else "stimmt nicht überein: bitte klären"),
                ("Ohne Anschrift", f"{number(facts.without_address)} (am Ende des letzten Teils)"),
                ("Seiten", number(sum(part.pages for part in facts.parts))),
            ]
        ),
        *theme.heading("Teile"),
        table(
            (Column("Datei"), Column("Postleitzahlen", 50), _figures("Briefe"), _figures("Seiten")),
            [
                Row((part.name, part.label, number(part.notices), number(part.pages)))
                for part in facts.parts
            ],
        ),
        *theme.heading("Wahlbezirke"),
        _counted("Wahlbezirk", facts.districts),
        *theme.heading("Sprachen neben dem deutschen Text"),
        _counted("Sprache", facts.languages),
        letter_text(
            "Gedruckt wird in der Reihenfolge Postleitzahl, Straße, Hausnummer. Prüfsummen aller "
            "Dateien stehen in SHA256SUMS."
        ),
    ]


def _left_out(skipped: int) -> list[tuple[str, str]]:
    """Say how many got no letter, where there are any."""
    why = f"{number(skipped)} (gestrichen oder ohne Wahlbezirk)"
    return [("Seit der Bestellung weggefallen", why)] if skipped else []


def _figures(head: str) -> Column:
    return Column(head, 26, right=True)


def _counted(head: str, counts: Mapping[str, int]) -> Flowable:
    rows = [Row((name, number(count))) for name, count in counts.items()]
    total = Row(("zusammen", number(sum(counts.values()))), bold=True)
    return table((Column(head), _figures("Briefe")), [*rows, total])
