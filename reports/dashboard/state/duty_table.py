"""The state's list of duties as a table to download: one row per duty, no person in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from municipalities.files.harmless import Cell
from municipalities.law.residents.signs import remarks_in
from municipalities.law.task import Task
from municipalities.messages import spoken, word
from municipalities.messages.body.stand import stand_text
from municipalities.models import ResidentCount
from reports.dashboard.spreadsheet import SpreadsheetTable
from reports.dashboard.state.duties import DutyRow, places_of


def duty_sheet(rows: Iterable[DutyRow]) -> SpreadsheetTable:
    """Return the rows as the list shows them, with the figures that they rest on."""
    header = (
        _("Gemeindeschlüssel"),
        _("Gemeinde"),
        _("Kreis"),
        _("Wahlzeit"),
        _("Ausländische Einwohner"),
        _("Stand der Zahl"),
        _("Zahl ist"),
        _("Nahe der Grenze von 1000"),
        _("Modellregion"),
        _("Stand"),
        _("Gremium"),
        _("Pflicht"),
        _("Anzahl"),
        _("Wer"),
        _("Norm"),
        _("Regel"),
        _("Dringlichkeit"),
        _("Fällig am"),
        _("Offen seit"),
    )
    return SpreadsheetTable(_("Pflichten"), header, [_cells(row) for row in rows])


def about_sheet(
    rows: list[DutyRow], choices: Iterable[tuple[str, str]], today: date, address: str
) -> SpreadsheetTable:
    """Return where the table comes from, as of when, and which filter it went through."""
    facts: list[tuple[str, Cell]] = [
        (_("Quelle"), _("Ausländerbeiratswahl Hessen, Pflichten der Gemeinden")),
        (_("Adresse"), address),
        (_("Stand"), today),
        (_("Zeilen"), len(rows)),
        (_("Gemeinden"), places_of(rows)),
        *((_("Filter: %(field)s") % {"field": field}, value) for field, value in choices),
        (
            _("Fällig am: leer"),
            _("Das Gesetz nennt keinen Tag."),
        ),
        (
            _("Offen seit: leer"),
            _("Nicht bekannt."),
        ),
        (
            _("Ausländische Einwohner: leer"),
            _("Nicht bekannt; die Pflicht lässt sich dann nicht bestimmen."),
        ),
    ]
    return SpreadsheetTable(_("Angaben"), (_("Angabe"), _("Wert")), facts)


def _cells(row: DutyRow) -> list[Cell]:
    place, standing = row.municipality, row.standing
    count = standing.count
    return [
        place.ags,
        place.name,
        place.kreis.name,
        str(row.term),
        standing.foreign_residents,
        count.as_of if count else None,
        _certainty(count) if count else None,
        word(row.nearness) if row.nearness else None,
        str(row.region.label) if row.region else None,
        stand_text(standing),
        word(standing.known),
        *_duty_cells(row.duty),
        str(row.urgency.label) if row.urgency else None,
        row.duty.by if row.duty else None,
        row.duty.since if row.duty else None,
    ]


def _certainty(count: ResidentCount) -> str:
    """Say how sure a number is, with what its source says beside it."""
    return ", ".join(filter(None, [count.get_status_display(), spoken(remarks_in(count.mark))]))


def _duty_cells(duty: Task | None) -> list[Cell]:
    if duty is None:
        return [_("keine offene Pflicht"), None, None, None, None]
    return [word(duty.what), duty.missing, word(duty.who), str(duty.norm), duty.rule_id]
