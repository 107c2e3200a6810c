"""What became of the Wahlscheine, per Briefwahlbezirk (§ 53 KWO; R-WS-08): counts, no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, number
from reports.pdf.letters import SenderFacts, letter_text, signature
from reports.pdf.tables import Column, Row, table

COLUMNS = (
    Column("ausgestellt", 20, right=True),
    Column("zugelassen", 19, right=True),
    Column("zurückgewiesen, sonstige", 26, right=True),
    Column("zurückgewiesen, Wahlschein für ungültig erklärt", 28, right=True),
    Column("zu spät", 13, right=True),
    Column("nicht zurück", 13, right=True),
    Column("ungültig", 16, right=True),
)
"""The sum of R-WS-08 from left to right; the rejected letters apart, as they count in it."""

SUM = (
    "Ausgestellt = zugelassen + sonstige zurückgewiesene + zu spät + nicht zurück + ungültig. "
    "Ein zurückgewiesener Wahlbrief mit einem für ungültig erklärten Wahlschein steht "
    "schon bei den ungültigen Wahlscheinen."
)


@dataclass(frozen=True, slots=True)
class PostalBalanceRow:
    """One Briefwahlbezirk with a count for each of ``COLUMNS``; None is not counted yet."""

    name: str
    counts: tuple[int | None, ...]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostalBalanceFacts:
    """All Briefwahlbezirke on a day, and all of them together."""

    sender: SenderFacts
    election_day: date
    rows: tuple[PostalBalanceRow, ...]
    total: PostalBalanceRow
    is_settled: bool
    as_of: date
    specimen: bool = False


def render_postal_balance(facts: PostalBalanceFacts) -> bytes:
    """Return the balance as PDF."""
    title = "Bilanz der Wahlbriefe"
    return theme.render(
        theme.PageFrame(
            municipality=facts.sender.municipality,
            title=title,
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.as_of,
            code=theme.short_code(theme.fingerprint(facts)),
            specimen=facts.specimen,
        ),
        lambda: _story(facts, title),
    )


def _story(facts: PostalBalanceFacts, title: str) -> list[Flowable]:
    columns = (Column("Briefwahlbezirk"), *COLUMNS)
    together = [facts.total] if len(facts.rows) > 1 else []
    rows = [
        Row((one.name, *("offen" if n is None else number(n) for n in one.counts)))
        for one in (*facts.rows, *together)
    ]
    noticed = [f"{one.name}: {text}" for one in facts.rows for text in one.findings]
    settled = "Die Bilanz geht auf." if facts.is_settled else "Die Bilanz geht noch nicht auf."
    return [
        theme.Bookmark(title, 0),
        theme.text(title, theme.TITLE),
        theme.text(f"Stand: {long_date(facts.as_of)}", theme.SUBTITLE),
        table(columns, rows, size=10),
        letter_text(settled),
        *(letter_text(text) for text in noticed),
        letter_text(SUM),
        signature(facts.sender, facts.as_of),
    ]
