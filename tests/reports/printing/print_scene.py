"""A town whose register can be printed: two Wahlbezirke with rooms, persons of every kind."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.districts.district import PollingPlace
from elections.models.register.address import identity_mark, person_sort_key
from elections.models.register.entries import RegisterEntry
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from tests import factories

NOW = datetime(2026, 2, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))
# Family name, street, house number, postcode, language, protected; in the order of entering.
PEOPLE = (
    ("Zorba", "Zeil", "9", "65551", "de", False),
    ("=HYPERLINK(1)", "Ahornweg", "10", "65549", "tr", False),
    ("Kaya", "Ahornweg", "2", "65549", "tr", True),
    ("Nowak", "", "", "", "pl", False),
    ("Ahmadi", "Äckerweg", "1", "65549", "fa", False),
    ("Bondarenko", "Ahornweg", "2 b", "65549", "uk", False),
)


def town(phase: Phase = Phase.NOMINATION, *, people=PEOPLE) -> Election:
    """An election with a letterhead, two districts with rooms and ``people`` in turn in both."""
    made = factories.election(phase)
    actor = factories.lead(made.municipality)
    entry = LetterheadEntry(address="Marktplatz 1\n65549 Limburg", phone="06431 203-0")
    set_letterhead(made.municipality, entry, actor=actor)
    districts = [
        add_district(made.pk, number=number, name=f"Schule {number}", actor=actor)
        for number in ("001", "002")
    ]
    for district in districts:
        PollingPlace.objects.create(district=district, name="Schule", address="Schulweg 1")
    for position, (family, street, house, postcode, language, blocked) in enumerate(people):
        RegisterEntry.objects.create(
            election=made,
            district=districts[position % 2],
            family_name=family,
            given_names="Mai",
            birth_date=date(1987, 6, 5),
            street=street,
            house_number=house,
            postcode=postcode,
            place="Limburg" if postcode else "",
            sort_key=person_sort_key(family, "Mai"),
            identity=identity_mark(family, "Mai"),
            language=language,
            blocked=blocked,
        )
    return made
