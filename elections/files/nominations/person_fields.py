"""The columns of a table of persons: their names in our template, and what others call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elections.law.nominations.eligibility import Origin
from municipalities.files.raw import folded

WOMAN, MAN = "Frau", "Herr"
SALUTATION, STANDING = "salutation", "origin"
FAMILY, GIVEN, GIVEN_NAMES, FULL = "family_name", "given_name", "given_names", "full_name"
STREET, ADDRESS, POSTCODE = "street", "address", "postcode"
NAMES = (FAMILY, GIVEN, GIVEN_NAMES, FULL)


@dataclass(frozen=True, slots=True)
class PersonField:
    """One field of the table; ``names`` are the folded names of columns that hold it.

    ``title`` is its column in the template, empty where the template has none. ``feeds`` names the
    field of ``PersonRow`` that it fills. ``words`` are the folded words that mean a choice.
    """

    key: str
    title: str
    names: frozenset[str]
    feeds: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def _field(
    key: str,
    title: str,
    names: str,
    *,
    feeds: tuple[str, ...] = (),
    words: Mapping[str, str] | None = None,
) -> PersonField:
    own = {folded(title)} if title else set()
    return PersonField(key, title, frozenset({*names.split(), *own}), feeds or (key,), words or {})


def _words(meanings: Mapping[str, str]) -> dict[str, str]:
    return {word: meant for meant, words in meanings.items() for word in words.split()}


_SALUTATIONS = _words(
    {
        WOMAN: "frau fr w weiblich f female",
        MAN: "herr herrn hr hrn m maennlich male",
    }
)
_STANDINGS = _words(
    {
        Origin.FOREIGN: "auslaendisch auslaender auslaenderin nicht_deutsch nur_auslaendisch",
        Origin.NATURALISED: "eingebuergert eingebuergerte eingebuergerter einbuergerung",
        Origin.ALSO_GERMAN: "auch_deutsch mehrstaatig mehrstaater mehrstaaterin doppelstaater "
        "doppelstaatler doppelte_staatsangehoerigkeit",
        Origin.RESETTLER: "spaetaussiedler spaetaussiedlerin",
        Origin.GERMAN: "nur_deutsch",
        Origin.UNKNOWN: "unbekannt nicht_bekannt k_a",
    }
)
FIELDS: tuple[PersonField, ...] = (
    _field("place", "Platz",
        "platz_nr platznummer listenplatz lfd_nr lfdnr lfd_nummer laufende_nummer nr nummer pos "
        "position rang reihenfolge"),
    _field(SALUTATION, "Anrede", "geschlecht frau_herr herr_frau", words=_SALUTATIONS),
    _field("title", "Doktorgrad", "titel akad_grad akademischer_grad grad dr akad_titel"),
    _field("particle", "Namenszusatz",
        "namensbestandteil namenszusaetze vorsatzwort namensvorsatz vorsatz adelstitel praefix"),
    _field(FAMILY, "Familienname",
        "nachname name zuname familien_name fam_name surname last_name"),
    _field(GIVEN, "Rufname", "ruf_name"),
    _field(GIVEN_NAMES, "", "vorname vornamen vorname_n first_name given_name", feeds=(GIVEN,)),
    _field(FULL, "",
        "name_vorname familienname_vorname familienname_vornamen nachname_vorname "
        "familienname_rufname name_rufname vorname_name vorname_nachname vor_und_nachname "
        "vor_und_zuname name_und_vorname vollstaendiger_name ganzer_name person bewerber "
        "bewerberin kandidat kandidatin", feeds=(FAMILY, GIVEN)),
    _field("occupation", "Beruf oder Stand",
        "beruf stand beruf_stand taetigkeit berufsbezeichnung"),
    _field("birth", "Geburtsdatum",
        "geb_am geboren geboren_am geb geb_datum gebdat geburtstag geb_dat tag_der_geburt "
        "birth_date"),
    _field("birth_place", "Geburtsort", "geb_ort ort_der_geburt geboren_in gebort"),
    _field(STREET, "Straße und Hausnummer",
        "strasse strasse_hausnummer strasse_nr str strasse_hnr strasse_haus_nr strasse_und_nr "
        "strassenname street"),
    _field("house_number", "", "hausnummer hausnr haus_nr hnr", feeds=(STREET,)),
    _field("house_addition", "",
        "hausnummernzusatz hausnr_zusatz hnr_zusatz hausbuchstabe buchstabe zusatz",
        feeds=(STREET,)),
    _field(ADDRESS, "",
        "anschrift adresse wohnanschrift wohnadresse anschrift_hauptwohnung "
        "anschrift_der_hauptwohnung hauptwohnung wohnung", feeds=(STREET, POSTCODE, "town")),
    _field(POSTCODE, "PLZ", "postleitzahl zip"),
    _field("town", "Ort", "wohnort ort_hauptwohnung stadt gemeinde ortsname"),
    _field("reachable_at", "Erreichbarkeitsanschrift",
        "erreichbarkeit erreichbar_unter anschrift_bei_auskunftssperre ersatzanschrift"),
    _field("nationalities", "Staatsangehörigkeiten",
        "staatsangehoerigkeit staatsangehoerigkeit_en nationalitaet nationalitaeten "
        "staatsbuergerschaft staatsangeh staatsang staa staa1"),
    _field("second_nationality", "",
        "staa2 zweite_staatsangehoerigkeit 2_staatsangehoerigkeit weitere_staatsangehoerigkeit "
        "weitere_staatsangehoerigkeiten", feeds=("nationalities",)),
    _field(STANDING, "Status der Staatsangehörigkeit",
        "status deutsch_status staatsangehoerigkeit_status", words=_STANDINGS),
)  # fmt: skip
BY_KEY = {one.key: one for one in FIELDS}
COLUMNS = tuple(one for one in FIELDS if one.title)
"""The columns of the template, in their order."""


def columns_in(labels: Sequence[str]) -> dict[str, list[str]]:
    """Return for each field every column whose name says that it holds it, in their order."""
    found: dict[str, list[str]] = {}
    for one in FIELDS:
        if fitting := [label for label in labels if folded(label) in one.names]:
            found[one.key] = fitting
    # Beside a column for the postcode „Anschrift“ is the street alone.
    if ADDRESS in found and STREET not in found and POSTCODE in found:
        found[STREET] = found.pop(ADDRESS)
    return found


def names_persons(labels: Sequence[str]) -> int:
    """Return how many fields the line of a header names; 0 where it is none of a table of persons.

    It names persons where it names a part of their name, and something else of them.
    """
    found = columns_in(labels)
    return len(found) if len(found) > 1 and any(key in found for key in NAMES) else 0
