"""What the product knows of the state, as tables to take along: each row with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.files.harmless import Cell
from municipalities.models import (
    KnownBody,
    Municipality,
    PastElection,
    PastList,
    PastPlaceVotes,
    StateStatement,
    StateTotal,
)
from reports.dashboard.spreadsheet import SpreadsheetTable
from reports.dashboard.state import columns

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_LONGEST_TITLE = 31  # of a sheet in Excel


@dataclass(frozen=True, slots=True)
class DataSet:
    """One table: its address, its name, where its rows come from, and how it is made."""

    name: str
    title: StrOrPromise
    origin: StrOrPromise
    licence: StrOrPromise
    rows: Callable[[], Iterable[Any]]
    header: Callable[[], Sequence[str]]
    cells: Callable[[Any], Sequence[Cell]]

    def table(self) -> SpreadsheetTable:
        """Return the whole table; what a source does not state is an empty cell."""
        rows = [list(self.cells(row)) for row in self.rows()]
        return SpreadsheetTable(str(self.title)[:_LONGEST_TITLE], self.header(), rows)


_CITED = _("Tatsachen, mit Quelle in jeder Zeile")
_WITH_SOURCE = _("Wiedergabe mit Quellenangabe")
_DESTATIS = _("Datenlizenz Deutschland – Namensnennung – Version 2.0")
_IN_EACH_ROW = _("öffentliche Quellen, in jeder Zeile genannt; Stand November 2026")


def _past(**kinds: Any) -> Iterable[PastElection]:
    rows = PastElection.objects.filter(**kinds).select_related("municipality", "kreis")
    return rows.order_by("-day", "ags", "pk")


DATA_SETS: tuple[DataSet, ...] = (
    DataSet(
        "gremien-nach-quellen",
        _("Gremien nach Quellen"),
        _IN_EACH_ROW,
        _CITED,
        lambda: KnownBody.objects.select_related("municipality").order_by(
            "municipality__sort_key", "-term_stated", "-as_of", "pk"
        ),
        columns.body_header,
        columns.body_cells,
    ),
    DataSet(
        "wahlen",
        _("Frühere Wahlen"),
        _IN_EACH_ROW,
        _CITED,
        lambda: _past(kind__in=[PastElection.Kind.FOREIGNERS, PastElection.Kind.KREIS]),
        columns.election_header,
        columns.election_cells,
    ),
    DataSet(
        "listen",
        _("Listen früherer Wahlen"),
        _IN_EACH_ROW,
        _CITED,
        PastList.objects.all,
        columns.list_header,
        columns.list_cells,
    ),
    DataSet(
        "listenplaetze",
        _("Stimmen je Listenplatz 2026"),
        _("amtliche Ergebnisse der Städte Darmstadt, Fulda, Gießen, Kassel und Wiesbaden"),
        _CITED,
        PastPlaceVotes.objects.all,
        columns.place_header,
        columns.place_cells,
    ),
    DataSet(
        "land",
        _("Land insgesamt"),
        _IN_EACH_ROW,
        _CITED,
        StateTotal.objects.all,
        columns.total_header,
        columns.total_cells,
    ),
    DataSet(
        "land-angaben",
        _("Einzelne Angaben zum Land"),
        _IN_EACH_ROW,
        _CITED,
        StateStatement.objects.all,
        columns.statement_header,
        columns.statement_cells,
    ),
    DataSet(
        "gemeindewahlen",
        _("Gemeindewahlen 2001 bis 2021"),
        _("Hessisches Statistisches Landesamt, Gemeindewahlen ab 1989"),
        _WITH_SOURCE,
        lambda: _past(kind=PastElection.Kind.COUNCIL),
        columns.election_header,
        columns.election_cells,
    ),
    DataSet(
        "gemeinden",
        _("Gemeinden und Einwohner"),
        _(
            "Statistisches Bundesamt, Gemeindeverzeichnis vom 30.11.2023; Zensus 2022; "
            "eingetragene Zahlen"
        ),
        _DESTATIS,
        lambda: Municipality.objects.select_related("kreis").prefetch_related("resident_counts"),
        columns.municipality_header,
        columns.municipality_cells,
    ),
)
"""All tables of the state, in the order of the page."""


def data_set(name: str) -> DataSet | None:
    """Return the table of this name, None where there is none."""
    return next((one for one in DATA_SETS if one.name == name), None)
