"""The state's map as a table to download: one row per municipality, and the figures beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from municipalities.files.harmless import Cell
from municipalities.messages import word
from municipalities.messages.body.stand import stand_text
from municipalities.models.body.figures import CoverageFigures
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


def figures_sheet(figures: CoverageFigures, term: str, today: date) -> SpreadsheetTable:
    """Return the figures of the whole state, as every page shows them."""
    rows: list[Sequence[Cell]] = [
        (word(known), tally.municipalities, tally.people) for known, tally in figures.known.items()
    ]
    rows += [
        (_("verpflichtet, zusammen"), figures.obliged.municipalities, figures.obliged.people),
        (
            _("davon nach einer Schätzung"),
            figures.estimated.municipalities,
            figures.estimated.people,
        ),
        (_("Wahlzeit: %(term)s") % {"term": term}, None, None),
        (_("Stand: %(day)s") % {"day": f"{today:%d.%m.%Y}"}, None, None),
    ]
    header = (_("Angabe"), _("Gemeinden"), _("Ausländische Einwohner"))
    return SpreadsheetTable(_("Zahlen"), header, rows)


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
