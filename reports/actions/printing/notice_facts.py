"""From the register to the facts of Wahlbenachrichtigungen (§ 10 KWO; R-REG-07)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from elections.files.cards.voter_texts import LANGUAGES, voter_texts
from elections.law.course.calendar import deadline, on_day
from elections.models import Election
from elections.models.cards.codes import notice_code
from elections.models.districts.district import PollingPlace
from elections.models.register.entries import RegisterEntry
from reports.actions.issue import election_office
from reports.pdf.german import long_date
from reports.pdf.letters import SenderFacts, in_a_row
from reports.pdf.lines import embedded
from reports.pdf.printing.notice_facts import NoticeDistrict, NoticeFacts, NoticePerson

_WEEKDAYS = (*("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),)
COLUMNS = (
    *("pk", "family_name", "given_names", "street", "house_number", "postcode", "place"),
    *("district__number", "number", "language"),
)


def notice_facts(election: Election) -> NoticeFacts:
    """Return what all notices of an election share."""
    sender = election_office(election.municipality)
    polling = PollingPlace.objects.filter(district__election=election).select_related("district")
    districts = {
        place.district.number: NoticeDistrict(
            number=place.district.number,
            room=place.name,
            address=place.address,
            accessible=place.accessible,
            access_note=place.access_note,
        )
        for place in polling
    }
    return facts_for(sender, election.day, districts, site_url=settings.SITE_URL)


def facts_for(
    sender: SenderFacts,
    day: date,
    districts: Mapping[str, NoticeDistrict],
    *,
    site_url: str,
) -> NoticeFacts:
    """Return the shared facts; days, hours and names are filled into every language's sentences."""
    polling = deadline("C-19")
    opens, closes = _clock(polling.at), _clock(polling.until_at)
    return NoticeFacts(
        sender=sender,
        title=f"Wahl des Ausländerbeirats in {sender.municipality} am {long_date(day)}",
        when=(f"{_WEEKDAYS[day.weekday()]}, {long_date(day)}", f"{opens} bis {closes} Uhr"),
        site_url=site_url,
        districts=districts,
        texts={
            language: _filled(language, sender, day, opens=opens, closes=closes)
            for language in LANGUAGES
        },
        rtl=frozenset(code for code, language in LANGUAGES.items() if language.is_rtl),
    )


def sample(election: Election) -> tuple[NoticeFacts, list[NoticePerson]]:
    """Return an invented person for every language, with the first Wahlbezirk that has a room."""
    facts = notice_facts(election)
    if not facts.districts:
        room = NoticeDistrict("000", "Wahlraum", "Anschrift des Wahlraums", accessible=None)
        facts = replace(facts, districts={"000": room})
    people = [
        NoticePerson(
            family_name="Mustermann",
            given_names="Kim",
            street="Musterweg 1",
            place=f"00000 {facts.sender.municipality}",
            district=min(facts.districts),
            number=0,
            language=language,
            code="MUSTER" * 4,
        )
        for language in LANGUAGES
    ]
    return facts, people


def people_of(keys: Iterable[int]) -> Iterator[NoticePerson]:
    """Return the persons of these entries in the order of the keys."""
    order = list(keys)
    rows = RegisterEntry.objects.filter(pk__in=order).values_list(*COLUMNS)
    found = {row[0]: row for row in rows.iterator(chunk_size=2000)}
    for key in order:
        _, family, given, street, house, postcode, place, district, number, language = found[key]
        yield NoticePerson(
            family_name=family,
            given_names=given,
            street=f"{street} {house}".strip(),
            place=f"{postcode} {place}".strip(),
            district=district,
            number=number,
            language=language,
            code=notice_code(key),
        )


def _filled(
    language: str, sender: SenderFacts, day: date, *, opens: str, closes: str
) -> dict[str, str]:
    # The sentence names the Wahlamt already.
    address = tuple(line for line in sender.address if line != "Wahlamt")
    contact = in_a_row(sender.contact or address)
    shown = embedded if LANGUAGES[language].is_rtl else str
    until, comma = on_day("C-16", day), "،" if shown is embedded else ","
    values = {
        "place": shown(sender.municipality),
        "day": _day(day, language),
        "opens": opens,
        "closes": closes,
        "contact": shown(contact),
        "apply_until": f"{_day(until, language)}{comma} {_clock(deadline('C-16').at)}",
    }
    texts = voter_texts(language).items()
    keys = ("notice.", "back.")
    return {key: text.format_map(values) for key, text in texts if key.startswith(keys)}


def _day(day: date, language: str) -> str:
    """Return a day as the language writes it: „15. März 2026“, „15 Mart 2026“."""
    with override(language):
        return date_format(day).replace(" ", "\N{NO-BREAK SPACE}")


def _clock(at: time | None) -> str:
    if at is None:
        raise ValueError("the calendar names no hour")
    return f"{at.hour}:{at.minute:02}"
