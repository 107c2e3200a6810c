"""From the counted Wahlbriefe to the balance of the postal vote, as a paper and as a table."""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from elections.law.cards.balance import PostalCounts
from elections.models import Election
from elections.models.cards.balance import postal_balance
from municipalities.files.harmless import Cell
from municipalities.messages import sentence
from reports.actions.issue import election_office
from reports.actions.printing.ready import is_specimen
from reports.dashboard.spreadsheet import SpreadsheetTable
from reports.pdf.printing.postal_balance import PostalBalanceFacts, PostalBalanceRow

HEADER = (
    *("Briefwahlbezirk", "ausgestellt", "zugelassen", "zurückgewiesen, sonstige"),
    *("zurückgewiesen, Wahlschein für ungültig erklärt", "zu spät", "nicht zurück", "ungültig"),
)


def postal_balance_facts(election: Election, *, as_of: date) -> PostalBalanceFacts:
    """Return what became of every Wahlschein, in the order in which it adds up (R-WS-08)."""
    found = postal_balance(election)
    names: dict[int | None, str] = {one.pk: str(one) for one in election.postal_districts.all()}
    other = "ohne Briefwahlbezirk" if names else "ganze Wahl"
    with override("de"):  # the paper is German, whoever prints it
        rows = tuple(
            PostalBalanceRow(
                names.get(key, other),
                _counts(counts, counts.not_returned),
                tuple(sentence(finding) for finding in found.findings[key]),
            )
            for key, counts in found.districts.items()
        )
    return PostalBalanceFacts(
        sender=election_office(election.municipality),
        election_day=election.day,
        rows=rows,
        total=PostalBalanceRow("zusammen", _counts(found.total, found.not_returned)),
        is_settled=found.is_settled,
        as_of=as_of,
        specimen=is_specimen(),
    )


def postal_balance_table(facts: PostalBalanceFacts) -> SpreadsheetTable:
    """Return the same rows for a spreadsheet; what is not counted yet is an empty cell."""
    rows: list[tuple[Cell, ...]] = [(row.name, *row.counts) for row in facts.rows]
    return SpreadsheetTable("Wahlbriefe", HEADER, rows)


def _counts(counts: PostalCounts, not_returned: int | None) -> tuple[int | None, ...]:
    return (
        counts.issued,
        counts.accepted,
        counts.rejected_otherwise,
        counts.with_invalid_card,
        counts.late,
        not_returned,
        counts.invalid,
    )
