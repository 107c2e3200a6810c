"""Invented notices: short and very long names, every language, every kind of polling room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.actions.printing.notice_facts import facts_for
from reports.pdf.letters import SenderFacts
from reports.pdf.printing.notice_facts import NoticeDistrict, NoticePerson

SENDER = SenderFacts(
    municipality="Musterstadt am Main",
    office="Die Wahlleitung",
    address=("Wahlamt", "Marktplatz 1", "65999 Musterstadt"),
    contact=("Telefon 06999 203-115", "wahlamt@musterstadt.example"),
)
DISTRICTS = {
    "001": NoticeDistrict("001", "Rathaus, Sitzungssaal", "Marktplatz 1", True),
    "012-A": NoticeDistrict(
        "012-A",
        "Grund-, Haupt- und Realschule „Georg-Christoph-Lichtenberg“, Mehrzweckraum im Neubau",
        "Alfred-Delp-Straße 112–114, 65999 Musterstadt-Niederbrechen am Wald",
        False,
        "Drei Stufen am Haupteingang; über den Hof ist der Eingang B ohne Stufen zu erreichen.",
    ),
    "020": NoticeDistrict("020", "Feuerwehrhaus", "Am Bach 3", None),
}
FACTS = facts_for(SENDER, date(2026, 3, 15), DISTRICTS, site_url="https://wahl.musterstadt.example")
CODE = "AAAAAAAB2KQWFW7ZMR3YBVTI"
PERSON = NoticePerson(
    name="Ayşe Gül Yılmaz",
    family_name="Yılmaz",
    given_names="Ayşe Gül",
    street="Mühlenstraße 14a",
    place="65999 Musterstadt am Main",
    district="001",
    number=345,
    language="tr",
    code=CODE,
)
LONG = replace(
    PERSON,
    family_name=("Papadopoulou-Chatzigeorgiou von Hohenlohe-Waldenburg und zu Löwenstein-"
                 "Wertheim-Rosenberg y Fernández de Córdoba-Albuquerque")[:120],
    given_names=("Aikaterini-Konstantina Maria Magdalena Wilhelmina Charlotte Alexandrina Sophia "
                 "Anastasia Evangelia Theodora Paraskevi Ii")[:120],
    street="Bürgermeister-Doktor-Hans-Martin-Schleyer-Gedächtnis-Straße am Oberen Waldrand 123 c",
    place="65999 Musterstadt am Main, Ortsteil Niederbrechen-Oberselters-Erbach",
    district="012-A",
    number=12345,
    language="uk",
)  # fmt: skip
LONG = replace(LONG, name=f"{LONG.given_names} {LONG.family_name}")
UNBROKEN = replace(
    LONG,
    name=f"{'Ł' * 120} {'W' * 120}",
    family_name="W" * 120,
    given_names="Ł" * 120,
    street="ß" * 200,
)
CARE_OF = replace(
    PERSON,
    name="Dr. Pieter van der Bergh",
    family_name="van der Bergh",
    given_names="Dr. Pieter Jan",
    above=("c/o Haile, Hinterhaus, zweiter Stock rechts bei der Hausverwaltung melden", "Naurod"),
)
"""Title, particle, call name, an addition of any length, an Ortsteil."""
