"""What an extract of the residents' registration holds, and how its columns are recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.models.register.headings import (
    holds_nationality,
    labels,
    may_be_of_address,
    named,
    plain,
)
from municipalities.files.raw import folded

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

SEPARATORS: dict[str, _StrOrPromise] = {
    ";": _("Semikolon (;)"),
    ",": _("Komma (,)"),
    "\t": _("Tabulator"),
    "|": _("Senkrechter Strich (|)"),
}


DATE_FORMS: dict[str, _StrOrPromise] = {
    "dd.mm.yyyy": "31.12.1975",
    "yyyy-mm-dd": "1975-12-31",
    "yyyymmdd": "19751231",
    "dd/mm/yyyy": "31/12/1975, 31-12-1975",
    "ddmmyyyy": "31121975",
    "mm/dd/yyyy": _("12/31/1975 (Monat zuerst)"),
    "dd.mm.yy": _("31.12.75 (Jahr mit zwei Ziffern)"),
    "excel": _("27759 (Excel-Zahl)"),
}


_BOTH_NAMES = (
    "familienname_vornamen familienname_vorname nachname_vorname name_vorname name_vornamen"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the register that an extract may have, with the names of its column.

    Of several columns that can be one field the one with the earlier name is taken; ``many``
    fields stand in all of them, as the nationalities of one person do.
    """

    key: str
    title: _StrOrPromise
    names: Mapping[str, int]
    required: bool = False
    many: bool = False


def _names(text: str) -> dict[str, int]:
    """Return the names in one writing with their rank, the certain ones first."""
    ranks: dict[str, int] = {}
    for rank, name in enumerate(text.split()):
        ranks.setdefault(plain(name), rank)
    return ranks


COLUMNS: tuple[Column, ...] = (
    Column("registration_id", _("Kennung im Melderegister"), _names(
        "ordnungsmerkmal om ordnungsmerkmal_melderegister ordnungsnummer meldekennung "
        "registration_id emeld_id einwohner_id einwohnernummer ew_nr personen_id personenid "
        "person_id personennummer person_nr personennr kennung identifikator pid pin id satz_id "
        "azr_id lfd_id schluessel"), required=True),
    Column("family_name", _("Familienname"), _names(
        f"familienname familien_name familiennamen nachname zuname surname family_name last_name "
        f"name {_BOTH_NAMES}"), required=True),
    Column("given_names", _("Vornamen"), _names(
        "vornamen alle_vornamen saemtliche_vornamen vorname rufname_vornamen given_names "
        "given_name first_name firstname"), required=True),
    Column("title", _("Doktorgrad"), _names(
        "doktorgrad akademischer_grad akad_grad dr_grad akademischer_titel titel title")),
    Column("name_particle", _("Namensbestandteil"), _names(
        "namensbestandteil namensbestandteile familienname_bestandteil vorsatzwort "
        "namensvorsatz namenszusatz name_particle")),
    Column("call_name", _("Rufname"), _names(
        "rufname rufnamen gebraeuchlicher_vorname call_name")),
    Column("birth_date", _("Geburtsdatum"), _names(
        "geburtsdatum geburtstag geb_datum geb_dat datum_geburt tag_geburt geboren "
        "birth_date birthdate date_of_birth dob"), required=True),
    # Their columns are told by a rule (``headings.holds_nationality``).
    Column("nationalities", _("Staatsangehörigkeit"), {}, required=True, many=True),
    # Who moves within the municipality has lived there longer than in the dwelling.
    Column("resident_since", _("In der Gemeinde seit"), _names(
        "in_gemeinde_seit wohnhaft_in_gemeinde_seit zuzug_gemeinde zuzugsdatum_gemeinde "
        "datum_zuzug_gemeinde einzug_gemeinde einzugsdatum_gemeinde zuzugsdatum zuzug zugezogen "
        "datum_zuzug datum_zuzugs einzugsdatum einzug eingezogen datum_einzug "
        "datum_einzugs tag_einzugs einzugstag wohnhaft_seit wohnsitz_seit wohnt_seit "
        "gemeldet_seit angemeldet_seit anmeldedatum datum_anmeldung anmeldung angemeldet "
        "hauptwohnung_seit resident_since residence_since seit"), required=True),
    Column("dwelling", _("Haupt- oder Nebenwohnung"), _names(
        "wohnungsart wohnung_art art_der_wohnung wohnungstyp wohnungsstatus status_wohnung "
        "haupt_nebenwohnung haupt_oder_nebenwohnung hauptwohnung_nebenwohnung hw_nw nw_hw "
        "hw_nw_kennzeichen kennzeichen_hw_nw wohnsitzart dwelling main_dwelling dwelling_type "
        "hauptwohnung hw")),
    Column("street", _("Straße"), _names(
        "strasse strassenname strassen_name strasse_name name_strasse strassenbezeichnung "
        "anschrift_strasse str street"
    ), required=True),
    Column("house_number", _("Hausnummer"), _names(
        "hausnummer haus_nummer haus_nr hnr hsnr house_number nr")),
    Column("house_letter", _("Buchstabe der Hausnummer"), _names(
        "hausnummernzusatz hausnummer_zusatz hausnummernbuchstabe hausnummer_buchstabe hnr_zusatz "
        "hsnr_zusatz hsnrzus hausnrzusatz hnr_buchstabe hausbuchstabe house_number_suffix "
        "house_letter buchstabe zusatz")),
    Column("addition", _("Adresszusatz"), _names(
        "adresszusatz adress_zusatz anschriftenzusatz anschriftzusatz wohnungsgeber_zusatz c_o co "
        "address_addition zusatzangaben adresszeile_2 wohnungsnummer")),
    Column("postcode", _("Postleitzahl"), _names("postleitzahl plz postcode zip")),
    Column("place", _("Ort"), _names(
        "wohnort ort ortsname place city gemeindename gemeinde stadt")),
    Column("locality", _("Ortsteil"), _names(
        "ortsteil ortsteilname gemeindeteil gemeindeteilname stadtteil ortsbezirk locality")),
    Column("ags", _("Gemeindeschlüssel (AGS)"), _names(
        "ags amtlicher_gemeindeschluessel gemeindeschluessel gemeinde_ags gemeindekennziffer")),
    Column("blocked", _("Auskunftssperre"), _names(
        "auskunftssperre auskunftssperren kennzeichen_auskunftssperre auskunftssperre_kennzeichen "
        "auskunfts_uebermittlungssperre auskunft_sperre auskunftssperre_bmg sperrvermerk "
        "sperrvermerke sperrvermerk_bmg melderegistersperre uebermittlungssperre sperrkennzeichen "
        "blocked sperre")),
    Column("court", _("Ausschluss vom Wahlrecht durch Richterspruch"), _names(
        "wahlausschluss wahlrechtsausschluss ausschluss_vom_wahlrecht "
        "vom_wahlrecht_ausgeschlossen richterspruch court excluded_by_court wahlausschlussgrund "
        "ausschlussgrund ausschluss ausgeschlossen")),
    Column("died_on", _("Gestorben am"), _names(
        "sterbedatum todesdatum sterbetag todestag verstorben gestorben datum_tod datum_todes "
        "tag_todes tod todesfall sterbefall date_of_death died_on datum_sterbefalls "
        "tag_sterbefalls sterbefalldatum sterbdatum toddatum ableben datum_ablebens "
        "tag_ablebens verstorben_seit "
        "gestorben_seit sterbejahr todesjahr tot deceased deceased_on death death_date")),
    Column("moved_out", _("Weggezogen am"), _names(
        "wegzugsdatum wegzug weggezogen fortzugsdatum fortzug fortgezogen auszugsdatum auszug "
        "ausgezogen datum_auszug datum_auszugs datum_wegzug datum_wegzugs datum_fortzug "
        "datum_fortzugs datum_abmeldung verzogen abmeldedatum abmeldung abgemeldet moved_out "
        "tag_auszug tag_auszugs auszugstag tag_wegzug tag_wegzugs wegzugstag tag_abmeldung "
        "abmeldetag abmeldungsdatum abgemeldet_seit auszugdatum wegzugdatum fortzugdatum "
        "unbekannt_verzogen nach_unbekannt_verzogen verzug verzugsdatum abmeldung_von_amts_wegen "
        "von_amts_wegen_abgemeldet abgang abgangsdatum wohnung_bis wohnhaft_bis wohnsitz_bis "
        "gemeldet_bis hauptwohnung_bis in_gemeinde_bis ende_wohnung wohnungsende "
        "ende_wohnverhaeltnis move_out move_out_date moved_out_on departure departure_date")),
    Column("language", _("Sprache"), _names(
        "sprachhinweis sprachkennzeichen korrespondenzsprache sprache language language_hint")),
)  # fmt: skip
SAYS_NOTHING = ""
"""The meaning of a supplier's word that only fills its cell."""
BY_KEY = {column.key: column for column in COLUMNS}
_HOLD_BOTH_NAMES = frozenset(_names(_BOTH_NAMES))
_OF_A_HOUSE = frozenset({plain("nr"), plain("zusatz")})


@dataclass(frozen=True, slots=True)
class Reading:
    """How one extract is read; ``columns`` maps a field to the file's names of its columns.

    ``header_line`` is the line with the names of the columns; some programs write titles above it.
    ``values`` says what a supplier's own words stand for: field, folded word, meaning. ``rivals``
    are encodings in which the file may be meant as well, until somebody chose one.
    """

    encoding: str
    separator: str
    date_format: str
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    header_line: int = 1
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rivals: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        facts = asdict(self)
        facts["columns"] = {key: list(names) for key, names in self.columns.items()}
        facts["rivals"] = [*self.rivals]
        return facts

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> Reading:
        """Return what ``as_json`` gave away."""
        return Reading(
            stored["encoding"],
            stored["separator"],
            stored["date_format"],
            stored["columns"],
            stored.get("header_line", 1),
            stored.get("values", {}),
            stored.get("rivals", ()),
        )

    def kept(self) -> dict[str, Any]:
        """Return what a supplier's mapping keeps: nothing that belongs to one file only."""
        facts = self.as_json()
        del facts["header_line"], facts["rivals"]
        return facts

    def missing(self) -> list[Column]:
        """The required fields that have no column here."""
        return [
            column for column in COLUMNS if column.required and not self.columns.get(column.key)
        ]


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A column that can be a field, by how certain its name is; one written out is before „Nr.“."""

    rank: int
    is_shortened: bool
    place: int
    label: str = field(compare=False)


def field_of(label: str) -> Column | None:
    """Return the field that a column can be by its name, None for none."""
    name = plain(label)
    by_name = next((column for column in COLUMNS if name in column.names), None)
    return by_name or (BY_KEY["nationalities"] if holds_nationality(label) else None)


def holds_both_names(label: str) -> bool:
    """Whether family name and given names stand in one column."""
    return plain(label) in _HOLD_BOTH_NAMES


def candidates_of(header: Sequence[str]) -> dict[str, list[str]]:
    """Return for each field all columns that can be it, the certain ones first (R-REG-02).

    „Nr.“ is a house number behind a street only: elsewhere it numbers the rows. „Zusatz“ before a
    street is one of the name („jun.“, „geb. Müller“). Columns are named by their ``labels``.
    """
    found: dict[str, list[_Candidate]] = {}
    for place, label in enumerate(labels(header)):
        column = field_of(label)
        if column is None or (plain(label) in _OF_A_HOUSE and "street" not in found):
            continue
        name = plain(label)
        rank = column.names.get(name, 0)
        candidate = _Candidate(rank, folded(named(label)) != name, place, label)
        found.setdefault(column.key, []).append(candidate)
    return {
        key: [one.label for one in (columns if BY_KEY[key].many else sorted(columns))]
        for key, columns in found.items()
    }


def columns_of(header: Sequence[str]) -> dict[str, list[str]]:
    """Recognise the columns of a header by their names; the better known name is taken.

    Of two with the very same name none is taken: the name alone stands there, and is refused.
    """
    found = candidates_of(header)
    for key, (best, *others) in found.items():
        if BY_KEY[key].many:
            certain = [label for label in found[key] if not may_be_of_address(label)]
            found[key] = certain or found[key]
        else:
            is_doubled = named(best) in map(named, others)
            found[key] = [named(best) if is_doubled else best]
    if "given_names" not in found and "call_name" in found:
        found["given_names"] = found.pop("call_name")
    return found
