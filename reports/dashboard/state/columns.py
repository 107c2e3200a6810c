"""The columns of the state's tables: what each row of a kind says, as its source says it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

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


def municipality_header() -> list[str]:
    """Return the header of the municipalities."""
    return [
        _("Gemeindeschlüssel"),
        _("Schlüssel bis 2025"),
        _("Gemeinde"),
        _("Art"),
        _("Kreisschlüssel"),
        _("Kreis"),
        _("Einwohner"),
        _("Einwohner am"),
        _("Ausländische Einwohner"),
        _("Stand der Zahl"),
        _("Zahl ist"),
        _("Quelle der Zahl"),
    ]


def municipality_cells(place: Municipality) -> list[Cell]:
    """Return a municipality with the number of foreign residents that was stated last."""
    count = next(iter(place.resident_counts.all()), None)
    return [
        place.ags,
        place.previous_ags or None,
        place.name,
        place.kind,
        place.kreis_id,
        place.kreis.name,
        place.population,
        place.population_as_of,
        count.foreign_residents if count else None,
        count.as_of if count else None,
        count.get_status_display() if count else None,
        count.source if count else None,
    ]


def body_header() -> list[str]:
    """Return the header of what sources say of bodies."""
    return [
        _("Gemeindeschlüssel"),
        _("Gemeinde"),
        _("Wahlzeit"),
        _("Gremium"),
        _("Die Quelle sagt es"),
        _("Stand"),
        _("Grund nach der Quelle"),
        _("Seit"),
        _("Mitglieder"),
        _("Listen"),
        _("Wahlberechtigte"),
        _("Wählende"),
        _("Wahlbeteiligung in %"),
        _("Wahlsystem"),
        _("Datum der Quelle"),
        _("Quelle"),
        _("Anmerkung"),
    ]


def body_cells(row: KnownBody) -> list[Cell]:
    """Return what one source says of a body."""
    return [
        row.municipality.ags,
        row.municipality.name,
        row.term_stated or None,
        row.get_body_display(),
        row.get_certainty_display(),
        row.day_stated or None,
        row.reason or None,
        row.since_stated or None,
        row.members,
        row.lists,
        row.eligible,
        row.voters,
        _plain(row.turnout_stated),
        row.system or None,
        row.source_date or None,
        row.source,
        row.note or None,
    ]


def election_header() -> list[str]:
    """Return the header of earlier elections."""
    return [
        _("Wahltag"),
        _("Schlüssel an diesem Tag"),
        _("Ort in der Quelle"),
        _("Gemeinde heute"),
        _("Kreis an diesem Tag"),
        _("Wahl"),
        _("Wahlberechtigte"),
        _("Wählende"),
        _("Wahlbeteiligung laut Quelle in %"),
        _("Wahlbeteiligung gerechnet in %"),
        _("Ungültige Stimmzettel"),
        _("Gültige Stimmzettel"),
        _("Gültige Stimmen"),
        _("Sitze"),
        _("Listen"),
        _("Wahlsystem"),
        _("Status"),
        _("Quelle"),
        _("Anmerkung"),
    ]


def election_cells(row: PastElection) -> list[Cell]:
    """Return an election as one source states it, with the turnout that its figures give."""
    computed = row.turnout_computed
    return [
        row.day,
        row.ags or None,
        row.area or None,
        row.municipality.name if row.municipality else None,
        row.kreis.name if row.kreis else None,
        row.get_kind_display(),
        row.eligible,
        row.voters,
        _plain(row.turnout_stated),
        None if computed is None else _hundredths(computed),
        row.invalid_ballots,
        row.valid_ballots,
        row.valid_votes,
        row.seats,
        row.lists,
        row.system or None,
        row.status or None,
        row.source,
        row.note or None,
    ]


def list_header() -> list[str]:
    """Return the header of the lists of earlier elections."""
    return [
        _("Wahltag"),
        _("Schlüssel an diesem Tag"),
        _("Ort in der Quelle"),
        _("Liste"),
        _("Stimmen"),
        _("Stimmen in %"),
        _("Sitze"),
        _("Quelle"),
    ]


def list_cells(row: PastList) -> list[Cell]:
    """Return what one list got."""
    return [
        row.day,
        row.ags,
        row.area,
        row.name,
        row.votes,
        _plain(row.votes_share),
        row.seats,
        row.source,
    ]


def place_header() -> list[str]:
    """Return the header of the votes by place of the list."""
    return [
        _("Wahltag"),
        _("Schlüssel an diesem Tag"),
        _("Ort in der Quelle"),
        _("Nummer der Liste"),
        _("Liste"),
        _("Stimmen der Liste"),
        _("Listenplatz"),
        _("Stimmen"),
        _("Alle Plätze bekannt"),
    ]


def place_cells(row: PastPlaceVotes) -> list[Cell]:
    """Return the votes for one place of a list; persons are not named, on purpose."""
    return [
        row.day,
        row.ags,
        row.area,
        row.list_number,
        row.list_name,
        row.list_votes,
        row.position,
        row.votes,
        _("ja") if row.list_complete else _("nein"),
    ]


def total_header() -> list[str]:
    """Return the header of the totals of the state."""
    return [
        _("Wahltag"),
        _("Gemeinden mit Wahl"),
        _("Landkreise mit Wahl"),
        _("Wahlberechtigte (ungefähr)"),
        _("Wählende"),
        _("Wahlbeteiligung in %"),
        _("Sitze"),
        _("Kandidierende (ungefähr)"),
        _("Listen"),
        _("Quelle"),
        _("Anmerkung"),
    ]


def total_cells(row: StateTotal) -> list[Cell]:
    """Return what one source sums up of the whole state."""
    return [
        row.day,
        row.municipalities,
        row.kreise,
        row.eligible,
        row.voters,
        _plain(row.turnout),
        row.seats,
        row.candidates,
        row.lists,
        row.source,
        row.note or None,
    ]


def statement_header() -> list[str]:
    """Return the header of single figures of the state."""
    return [_("Tag"), _("Angabe"), _("Wert"), _("Zusatz"), _("Quelle"), _("Anmerkung")]


def statement_cells(row: StateStatement) -> list[Cell]:
    """Return one figure as one source states it."""
    return [
        row.day_stated,
        row.get_figure_display(),
        _plain(row.value),
        row.qualifier or None,
        row.source,
        row.note or None,
    ]


def _plain(value: Decimal | None) -> str | None:
    """Write a number with the digits that its source gives, and the German mark."""
    return None if value is None else f"{Decimal(value).normalize():f}".replace(".", ",")


def _hundredths(share: Fraction) -> str:
    """Write a share as percent with two digits, rounded half up."""
    exact = Decimal((share * 100).numerator) / Decimal((share * 100).denominator)
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".replace(".", ",")
