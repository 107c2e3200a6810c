"""Facts of the papers of the nomination phase as the tests use them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elections.law.register.names import PersonName
from reports.pdf.letters import SenderFacts
from reports.pdf.nominations.consent import ConsentFacts
from reports.pdf.nominations.eligibility import EligibilityFacts, RightToVoteFacts
from reports.pdf.nominations.facts import GroupFacts, PersonFacts, StateFacts, TrustPersonFacts
from reports.pdf.nominations.nomination import NominationPaperFacts
from reports.pdf.nominations.signature_count import SignatureCountFacts
from reports.pdf.nominations.support import SupportSheetsFacts

ELECTION_DAY = date(2026, 3, 15)
OFFICE = SenderFacts(
    "Musterstadt",
    "Die Wahlleitung",
    person="Dr. Ayşe Yılmaz",
    function="Wahlleiterin",
    address=("Marktplatz 1", "65999 Musterstadt"),
    contact=("Telefon 06999 1230", "wahlamt@musterstadt.example"),
)
MAGISTRAT = SenderFacts("Musterstadt", "Der Magistrat", address=OFFICE.address)
GROUP = GroupFacts("Internationale Liste Musterstadt", "ILM")
LONG_GROUP = GroupFacts(
    "Gemeinschaft der Migrantinnen und Migranten für Verständigung, Teilhabe, Bildung, "
    "Gleichberechtigung und ein gutes Zusammenleben aller Einwohnerinnen und Einwohner in der "
    "Stadt und ihren Ortsteilen",
    "GEMEINSAM-ZUSAMMEN",
)
STATE = StateFacts("K7M2-PQ4X", "https://wahl.musterstadt.example/stand/K7M2-PQ4X/")
DENIZ = PersonFacts(
    place=1,
    name=PersonName("Kaya", "Deniz Ali", title="Dr.", call_name="Deniz"),
    form_of_address="Frau",
    occupation="Ärztin",
    birth_date=date(1980, 2, 29),
    birth_place="Ankara",
    address=("Hauptstraße 5", "65999 Musterstadt"),
)
ONE_NAME = PersonFacts(
    place=2,
    name=PersonName("Suharto"),
    form_of_address="Herr",
    occupation="Student",
    birth_date=date(2001, 12, 31),
    birth_place="Jakarta",
    address=("c/o Verein Vielfalt", "Postfach 12", "65999 Musterstadt"),
    can_be_reached_only=True,
)
ARABIC = PersonFacts(
    place=3,
    name=PersonName("الأحمد", "محمد عبد الرحمن"),
    form_of_address="–",
    occupation="Bäcker",
    birth_date=date(1975, 7, 1),
    birth_place="Aleppo / حلب",
    address=("Gartenweg 12 a", "65999 Musterstadt"),
)
CYRILLIC = PersonFacts(
    place=4,
    name=PersonName("Шевченко", "Олександра", particle="von der"),
    form_of_address="Frau",
    occupation="Donaudampfschifffahrtsgesellschaftskapitänin",
    birth_place="Київ",
)
LONG_NAME = PersonFacts(
    place=5,
    name=PersonName(
        " ".join(
            ["Konstantinopoulou-Papadimitriou-Hohenlohe-Schillingsfürst von und zu Stein"] * 2
        ),
        "Maria-Anastasia Theodora",
        title="Prof. Dr. Dr. h. c.",
    ),
    form_of_address="Frau",
    occupation="Diplom-Verwaltungswirtin (FH), Sachbearbeiterin",
    birth_date=date(1966, 1, 2),
    birth_place="Oberammergau-Unterammergau",
    address=("Straße der Deutsch-Sowjetischen Freundschaft 117", "65999 Musterstadt-Hintertupf"),
    birth_name="Müller",
)
FIVE = (DENIZ, ONE_NAME, ARABIC, CYRILLIC, LONG_NAME)
TRUST = TrustPersonFacts(
    "Olga Petrowa", ("Ringstraße 8", "65999 Musterstadt"), "06999 4711", "olga@liste.example"
)
DEPUTY = TrustPersonFacts(
    "José Ñíguez", ("Am Bach 1", "65999 Musterstadt"), "", "jose.niguez@liste.example"
)


def people(count: int) -> tuple[PersonFacts, ...]:
    """Return so many persons, the five of every script first."""
    rest = [
        replace(DENIZ, place=place, name=PersonName(f"Beispiel-P{place}", "Alex"))
        for place in range(6, count + 1)
    ]
    return (*FIVE, *rest)[:count]


NOMINATION = NominationPaperFacts(
    office=OFFICE,
    election_day=ELECTION_DAY,
    group=GROUP,
    persons=FIVE,
    trust_person=TRUST,
    deputy=DEPUTY,
    issued_on=date(2025, 12, 20),
    state=STATE,
    signatures_needed=62,
    closes_on=date(2026, 1, 5),
)
EMPTY_NOMINATION = replace(
    NOMINATION,
    group=GroupFacts(),
    persons=(),
    trust_person=TrustPersonFacts(),
    deputy=TrustPersonFacts(),
    state=None,
    signatures_needed=None,
)
DRAFT = replace(
    NOMINATION, group=LONG_GROUP, persons=people(37), draft=True, represented_in="dem Landtag"
)
HUGE = replace(NOMINATION, persons=people(150))
CONSENT = ConsentFacts(
    office=OFFICE,
    election_day=ELECTION_DAY,
    group=GROUP,
    persons=FIVE,
    resident_since=date(2025, 12, 15),
    issued_on=date(2025, 12, 20),
    state=STATE,
)
ELIGIBILITY = EligibilityFacts(
    office=MAGISTRAT,
    election_day=ELECTION_DAY,
    issued_on=date(2025, 12, 20),
    group=GROUP,
    persons=FIVE,
    certified_on=date(2025, 12, 22),
)
EMPTY_ELIGIBILITY = EligibilityFacts(MAGISTRAT, ELECTION_DAY, date(2025, 12, 20))
RIGHT_TO_VOTE = RightToVoteFacts(
    office=MAGISTRAT,
    election_day=ELECTION_DAY,
    issued_on=date(2025, 12, 20),
    persons=(DENIZ,),
    signed_on=date(2025, 12, 18),
)
SUPPORT = SupportSheetsFacts(
    office=OFFICE,
    authority=MAGISTRAT,
    election_day=ELECTION_DAY,
    group=GROUP,
    first_number=17,
    count=62,
    issued_on=date(2025, 12, 1),
)
SIGNATURES = SignatureCountFacts(
    office=MAGISTRAT,
    election_day=ELECTION_DAY,
    group=GROUP,
    issued_on=date(2025, 12, 20),
    outcomes=(("gültig, Wahlrecht bescheinigt", 55), ("ungültig: nicht wahlberechtigt", 7)),
    valid=55,
    needed=62,
)
