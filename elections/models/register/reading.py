"""What an extract of the residents' registration holds, and how its columns are recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

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
    "dd/mm/yyyy": "31/12/1975",
    "ddmmyyyy": "31121975",
    "mm/dd/yyyy": _("12/31/1975 (Monat zuerst)"),
    "dd.mm.yy": _("31.12.75 (Jahr mit zwei Ziffern)"),
    "excel": _("27759 (Excel-Zahl)"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the register that an extract may have; ``names`` are folded column names.

    ``many`` fields may stand in several columns, as the nationalities of one person do.
    """

    key: str
    title: _StrOrPromise
    names: frozenset[str]
    required: bool = False
    many: bool = False


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLUMNS: tuple[Column, ...] = (
    Column("registration_id", _("Kennung im Melderegister"), _names(
        "id person_id personen_id personenid personennummer person_nr personennr pid pin "
        "ordnungsmerkmal om kennung meldekennung registration_id identifikator lfd_id emeld_id "
        "einwohner_id einwohnernummer ew_nr satz_id azr_id schluessel"), required=True),
    Column("family_name", _("Familienname"), _names(
        "familienname familien_name name nachname zuname surname family_name last_name"
    ), required=True),
    Column("given_names", _("Vornamen"), _names(
        "vorname vornamen rufname_vornamen given_names given_name first_name firstname"
    ), required=True),
    Column("title", _("Doktorgrad"), _names(
        "doktorgrad akademischer_grad akad_grad titel title dr_grad")),
    Column("name_particle", _("Namensbestandteil"), _names(
        "namensbestandteil namensbestandteile namenszusatz vorsatzwort namensvorsatz "
        "name_particle familienname_bestandteil")),
    Column("call_name", _("Rufname"), _names("rufname rufnamen call_name")),
    Column("birth_date", _("Geburtsdatum"), _names(
        "geburtsdatum geburtstag geb_datum gebdatum gebdat geb_dat geboren geboren_am "
        "birth_date birthdate date_of_birth dob"), required=True),
    Column("nationalities", _("Staatsangehörigkeit"), _names(
        "staatsangehoerigkeit staatsangehoerigkeiten staatsang staatsangehoerigkeit_1 "
        "staatsangehoerigkeit_2 staatsangehoerigkeit_3 staatsangehoerigkeit_4 "
        "staatsangehoerigkeit1 staatsangehoerigkeit2 staatsangehoerigkeit3 "
        "weitere_staatsangehoerigkeit weitere_staatsangehoerigkeiten "
        "zweite_staatsangehoerigkeit dritte_staatsangehoerigkeit staa staa1 staa2 staa3 "
        "sta_1 sta_2 sta_3 sta1 sta2 sta3 staat nationalitaet nationalitaet_1 nationalitaet_2 "
        "nationalitaet_3 nation nationality nationalities nationality_1 nationality_2 "
        "nationality_3 nationality1 nationality2 nationality3"), required=True, many=True),
    Column("resident_since", _("In der Gemeinde seit"), _names(
        "einzugsdatum einzug einzug_am zuzugsdatum zuzug zuzug_am wohnhaft_seit seit gemeldet_seit "
        "datum_einzug datum_zuzug anmeldung anmeldedatum in_gemeinde_seit einzug_gemeinde "
        "zuzug_gemeinde resident_since residence_since wohnsitz_seit"), required=True),
    Column("dwelling", _("Haupt- oder Nebenwohnung"), _names(
        "wohnungsart wohnung_art wohnungstyp wohnungsstatus art_der_wohnung haupt_nebenwohnung "
        "hauptwohnung hw_nw hw nw_hw wohnsitzart dwelling main_dwelling dwelling_type "
        "status_wohnung")),
    Column("street", _("Straße"), _names(
        "strasse strassenname strassen_name str strasse_name street anschrift_strasse"
    ), required=True),
    Column("house_number", _("Hausnummer"), _names(
        "hausnummer hausnr haus_nr hnr hsnr haus_nummer house_number nr")),
    Column("house_letter", _("Buchstabe der Hausnummer"), _names(
        "hausnummernzusatz hausnummer_zusatz hausnrzusatz hnr_zusatz hsnrzus zusatz buchstabe "
        "hausnummernbuchstabe hausnr_zusatz hausnr_buchstabe hnr_buchstabe hausbuchstabe "
        "house_number_suffix house_letter")),
    Column("addition", _("Adresszusatz"), _names(
        "adresszusatz adress_zusatz anschriftenzusatz anschriftzusatz zusatzangaben "
        "wohnungsgeber_zusatz c_o co adresszeile_2 address_addition wohnungsnummer")),
    Column("postcode", _("Postleitzahl"), _names("plz postleitzahl postcode zip")),
    Column("place", _("Ort"), _names(
        "ort wohnort ortsname gemeinde stadt place city gemeindename")),
    Column("locality", _("Ortsteil"), _names(
        "ortsteil ortsteilname gemeindeteil gemeindeteilname stadtteil ortsbezirk locality")),
    Column("ags", _("Gemeindeschlüssel (AGS)"), _names(
        "ags gemeindeschluessel gemeinde_ags amtlicher_gemeindeschluessel gemeindekennziffer")),
    Column("blocked", _("Auskunftssperre"), _names(
        "auskunftssperre sperre sperrvermerk_bmg uebermittlungssperre blocked auskunft_sperre "
        "sperrkennzeichen")),
    Column("court", _("Ausschluss vom Wahlrecht durch Richterspruch"), _names(
        "wahlausschluss wahlrechtsausschluss ausschluss richterspruch ausgeschlossen court "
        "excluded_by_court wahlausschlussgrund ausschlussgrund")),
    Column("died_on", _("Gestorben am"), _names(
        "sterbedatum todesdatum sterbetag todestag verstorben verstorben_am gestorben_am "
        "date_of_death died_on")),
    Column("moved_out", _("Weggezogen am"), _names(
        "auszugsdatum auszug auszug_am wegzug wegzug_am wegzugsdatum datum_auszug abmeldung "
        "abmeldedatum abgemeldet_am fortzug fortzug_am fortzugsdatum moved_out verzogen_am")),
    Column("language", _("Sprache"), _names(
        "sprache sprachhinweis sprachkennzeichen language korrespondenzsprache language_hint")),
)  # fmt: skip
SAYS_NOTHING = ""
"""The meaning of a supplier's word that only fills its cell."""
BY_KEY = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Reading:
    """How one extract is read; ``columns`` maps a field to the file's names of its columns.

    ``header_line`` is the line with the names of the columns; some programs write titles above it.
    ``values`` says what a supplier's own words stand for: field, folded word, meaning.
    """

    encoding: str
    separator: str
    date_format: str
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    header_line: int = 1
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        facts = asdict(self)
        facts["columns"] = {key: list(names) for key, names in self.columns.items()}
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
        )

    def kept(self) -> dict[str, Any]:
        """Return what a supplier's mapping keeps: everything but the place of the header."""
        facts = self.as_json()
        del facts["header_line"]
        return facts

    def missing(self) -> list[Column]:
        """The required fields that have no column here."""
        return [
            column for column in COLUMNS if column.required and not self.columns.get(column.key)
        ]


def columns_of(header: Sequence[str]) -> dict[str, list[str]]:
    """Recognise the columns of a header by their names; of two alike the first counts."""
    found: dict[str, list[str]] = {}
    for name in header:
        plain = folded(name)
        for column in COLUMNS:
            if plain in column.names:
                known = found.setdefault(column.key, [])
                if column.many or not known:
                    known.append(name)
                break
    if "given_names" not in found and "call_name" in found:
        found["given_names"] = found.pop("call_name")
    return found
