"""How a table of polling places or streets is read: columns by field, and what their words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.files.raw import folded

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

EVEN, ODD, ALL = "gerade", "ungerade", "fortlaufend"
ONE_HOUSE, TO_THE_END = "house", "end"
POLLING, POSTAL = "W", "B"
YES, NO, NOT_KNOWN = "ja", "nein", "unbekannt"


@dataclass(frozen=True, slots=True)
class FileField:
    """One field of a table; ``names`` are folded names of columns that hold it.

    ``choices`` are what its cells may mean, where a cell is a word and no text of its own;
    ``words`` the folded words that are understood. ``tells_by_words`` says that a column with
    nothing but such words holds this field, whatever its name.
    """

    key: str
    title: _StrOrPromise
    names: frozenset[str]
    required: bool = False
    choices: Mapping[str, _StrOrPromise] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    tells_by_words: bool = False


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _words(**meanings: str) -> dict[str, str]:
    return {word: meant for meant, words in meanings.items() for word in words.split()}


_SIDES = _words(
    gerade="g ger gerade gerade_nr gerade_nummern even",
    ungerade="u ung unger ungerade ungerade_nr ungerade_nummern odd",
    fortlaufend="f fortlaufend fortl alle beide g_u u_g gu ganz durchgehend",
)
_KINDS = _words(
    W="w wahlbezirk urnenwahlbezirk urne wahllokal allgemein",
    B="b brief briefwahl briefwahlbezirk bwb",
)
_ACCESS = {
    **_words(
        ja="ja j barrierefrei rollstuhlgerecht true wahr yes",
        nein="nein n nicht_barrierefrei nicht_rollstuhlgerecht false falsch no",
        unbekannt="unbekannt k_a",
    ),
    "": NOT_KNOWN,
}
_COMMON = (
    FileField("day", _("Wahltag"), _names("datum wahltag wahldatum election_day")),
    FileField("ags", _("Gemeindeschlüssel (AGS)"), _names(
        "ags gemeindeschluessel gemeinde_ags gemeindekennziffer schluessel")),
)  # fmt: skip
STREET_FIELDS: tuple[FileField, ...] = (
    *_COMMON,
    FileField("street", _("Straße"), _names(
        "strassen_name strasse strassenname str street name_der_strasse bezeichnung"),
        required=True),
    FileField("range", _("Hausnummern (Bereich in einer Spalte)"), _names(
        "hausnummern_bereich hausnummernbereich hausnummern hausnummer bereich hnr hnr_bereich")),
    FileField("first", _("Hausnummer von"), _names(
        "hnr_von hausnummer_von hausnr_von von nr_von ab von_hnr von_hausnummer erste_nr")),
    FileField("first_letter", _("Buchstabe zu „von“"), _names(
        "hnr_von_zusatz von_zusatz zusatz_von buchstabe_von von_buchstabe hnrz_von")),
    FileField("last", _("Hausnummer bis"), _names(
        "hnr_bis hausnummer_bis hausnr_bis bis nr_bis bis_hnr bis_hausnummer letzte_nr"),
        choices={
            ONE_HOUSE: _("nur das Haus, das unter „von“ steht"),
            TO_THE_END: _("bis zum Ende der Straße"),
        }),
    FileField("last_letter", _("Buchstabe zu „bis“"), _names(
        "hnr_bis_zusatz bis_zusatz zusatz_bis buchstabe_bis bis_buchstabe hnrz_bis")),
    FileField("side", _("Straßenseite (gerade, ungerade)"), _names(
        "g_u gu seite strassenseite gerade_ungerade ger_ung art_der_hausnummern zaehlung "
        "hausnummern_art nummernart side"),
        choices={EVEN: _("gerade Nummern"), ODD: _("ungerade Nummern"), ALL: _("alle Nummern")},
        words=_SIDES, tells_by_words=True),
    FileField("postcode", _("Postleitzahl"), _names("plz postleitzahl postcode zip")),
    FileField("locality", _("Ortsteil"), _names(
        "ortsteil ortsteil_name stadtteil ot gemeindeteil")),
    FileField("district", _("Wahlbezirk"), _names(
        "bezirk_nr wahlbezirk wbz wb wahlbezirk_nr wahlbezirksnummer bezirk wahlbez stimmbezirk "
        "wahllokal_nr"), required=True),
)  # fmt: skip
PLACE_FIELDS: tuple[FileField, ...] = (
    *_COMMON,
    FileField("number", _("Nummer des Bezirks"), _names(
        "bezirk_nr wahlbezirk wbz wb nummer nr wahlbezirk_nr wahlbezirksnummer bezirk "
        "stimmbezirk"), required=True),
    FileField("name", _("Name des Bezirks"), _names(
        "bezirk_name wahlbezirk_name wahlbezirksname name bezeichnung bezirksname")),
    FileField("kind", _("Art des Bezirks"), _names("bezirk_art art bezirksart wahlbezirksart typ"),
        choices={POLLING: _("Wahlbezirk mit Wahlraum"), POSTAL: _("Briefwahlbezirk")},
        words=_KINDS),
    FileField("room", _("Wahlraum"), _names(
        "wahlraum_bezeichnung wahlraum wahllokal gebaeude raum objekt lokal")),
    FileField("address", _("Anschrift des Wahlraums (oder nur die Straße)"), _names(
        "wahlraum_adresse wahlraum_anschrift adresse anschrift strasse")),
    FileField("house_number", _("Hausnummer des Wahlraums"), _names("hausnummer hnr hausnr")),
    FileField("postcode", _("Postleitzahl des Wahlraums"), _names("plz postleitzahl")),
    FileField("place", _("Ort des Wahlraums"), _names("ort ortsname stadt")),
    FileField("accessible", _("Barrierefrei"), _names(
        "wahlraum_barrierefrei barrierefrei rollstuhlgerecht barrierefreiheit"),
        choices={YES: _("barrierefrei"), NO: _("nicht barrierefrei"), NOT_KNOWN: _("unbekannt")},
        words=_ACCESS),
    FileField("note", _("Hinweis zur Barrierefreiheit"), _names(
        "wahlraum_barrierefrei_ergaenzung hinweis bemerkung ergaenzung zusatz")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileReading:
    """Encoding, separator, sheet, the line of the header, a column per field, meanings of words.

    ``fill`` is what the file does not name itself and what is meant: election day, AGS. ``labels``
    are all columns of the table: with others it is not the form that was confirmed. ``file`` says
    whose table it is: its name without days and numbers, see ``source_of``.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_line: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fill: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    file: str = ""

    def means_as(self, other: FileReading) -> bool:
        """Whether another reading takes the same columns, and no word for something else."""
        return _named(self.columns) == _named(other.columns) and all(
            other.values.get(key, {}).get(word, meant) == meant
            for key, words in self.values.items()
            for word, meant in words.items()
        )

    def as_json(self) -> dict[str, Any]:
        """Return the reading as JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> FileReading | None:
        """Return the reading from what ``as_json`` returned; None for the published form."""
        if not stored.get("columns"):
            return None
        return FileReading(**{**stored, "labels": tuple(stored.get("labels", ()))})


def _named(columns: Mapping[str, str]) -> dict[str, str]:
    return {key: label for key, label in columns.items() if label}


def source_of(file_name: str) -> str:
    """Return the name of a file without what changes from day to day: „strassen_2026-03.csv“."""
    return re.sub(r"[\W\d_]+", "", file_name.casefold())


def fields_of(kind: str) -> tuple[FileField, ...]:
    """Return the fields of one kind of table (``DistrictFile.Kind``)."""
    return {"places": PLACE_FIELDS, "streets": STREET_FIELDS}[kind]


def columns_of(labels: Sequence[str], rows: Sequence[Sequence[str]], kind: str) -> dict[str, str]:
    """Return the column of each field as its name tells, or as all of its words tell.

    „Zählung“ with nothing but „g“ and „u“ in it is the side of the street.
    """
    found = columns_in(labels, kind)
    for one in fields_of(kind):
        if one.key in found or not one.tells_by_words:
            continue
        for at, label in enumerate(labels):
            words = {folded(row[at]) for row in rows if at < len(row)} - {""}
            if label not in found.values() and words and words <= one.words.keys():
                found[one.key] = label
                break
    return found


def columns_in(labels: Sequence[str], kind: str) -> dict[str, str]:
    """Return the column of each field as its name tells; no column serves two fields."""
    found: dict[str, str] = {}
    for one in fields_of(kind):
        known = (label for label in labels if folded(label) in one.names)
        label = next((label for label in known if label not in found.values()), "")
        if label:
            found[one.key] = label
    return found
