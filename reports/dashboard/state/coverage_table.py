"""The state's map as a table to download: one row per municipality, and the figures beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from municipalities.files.harmless import Cell
from municipalities.messages import word
from municipalities.messages.body.stand import stand_text
from municipalities.models import Term
from municipalities.models.body.figures import CoverageFigures, Tally
from reports.dashboard.spreadsheet import SpreadsheetTable
from reports.dashboard.state.coverage import MunicipalityRow


def coverage_sheet(rows: Iterable[MunicipalityRow]) -> SpreadsheetTable:
    """Return the rows as the page shows them, with what each stand rests on."""
    header = (
        _("Gemeindeschlüssel"),
        _("Gemeinde"),
        _("Kreis"),
        _("Wahlzeit"),
        _("Ausländische Einwohner"),
        _("Stand der Zahl"),
        _("Zahl ist"),
        _("Pflicht"),
        _("Gremium"),
        _("Stand"),
        _("Grund"),
        _("Beschluss vom"),
        _("Die Quelle sagt es"),
        _("Quelle"),
        _("Norm"),
        _("Regel"),
    )
    return SpreadsheetTable(_("Gemeinden"), header, [_cells(row) for row in rows])


def figures_sheet(figures: CoverageFigures, term: Term, today: date) -> SpreadsheetTable:
    """Return the figures of the whole state, as every page shows them; empty is unknown."""
    rows: list[Sequence[Cell]] = [
        (word(known), *_tally_cells(figures.told(known))) for known in figures.known
    ]
    obliged, estimated = figures.obliged, figures.estimated
    known = figures.is_duty_known
    rows += [
        (_("verpflichtet, zusammen"), *_tally_cells(obliged if known else None)),
        (_("davon nach einer Schätzung"), *_tally_cells(estimated if known else None)),
        (_("Wahlzeit: %(term)s") % {"term": term}, None, None),
        (_("Stand: %(day)s") % {"day": f"{stands_on(term, today):%d.%m.%Y}"}, None, None),
    ]
    header = (_("Angabe"), _("Gemeinden"), _("Ausländische Einwohner"))
    return SpreadsheetTable(_("Zahlen"), header, rows)


def stands_on(term: Term, today: date) -> date:
    """Return the day of which the figures of a Wahlzeit speak: one that ended stands still."""
    return min(today, term.ends_on)


def _tally_cells(tally: Tally | None) -> tuple[int | None, int | None]:
    return (tally.municipalities, tally.people) if tally else (None, None)


def _cells(row: MunicipalityRow) -> list[Cell]:
    place, found, source = row.municipality, row.found, row.source
    count = found.count
    owes = {True: _("ja"), False: _("nein"), None: _("unbekannt")}[found.body.owes]
    return [
        place.ags,
        place.name,
        place.kreis.name,
        str(row.term),
        found.foreign_residents,
        count.as_of if count else None,
        count.get_status_display() if count else None,
        owes,
        word(found.known),
        str(row.stand.label),
        stand_text(found),
        row.decision.decided_on if row.decision else None,
        source.get_certainty_display() if source else None,
        source.source if source else None,
        str(found.body.norm),
        found.body.rule_id,
    ]
