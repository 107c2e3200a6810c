"""From the register to the facts of Wahlbenachrichtigungen (§ 10 KWO; R-REG-07)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from elections.files.cards.voter_texts import LANGUAGES, voter_texts
from elections.law.course.calendar import deadline, on_day
from elections.models import District, Election
from elections.models.cards.codes import notice_code
from elections.models.districts.district import PollingPlace
from elections.models.register.entries import RegisterEntry
from reports.actions.issue import election_office
from reports.models.printing.letters import DWELLING_COLUMNS, NAME_COLUMNS
from reports.models.printing.wrong_letters import last_day_to_apply, polling_hours
from reports.pdf.german import long_date
from reports.pdf.letters import SenderFacts, in_a_row
from reports.pdf.lines import embedded
from reports.pdf.printing.notice_facts import NoticeDistrict, NoticeFacts, NoticePerson

_WEEKDAYS = (*("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: the key of its person, what the register says of the person, what is drawn."""

    entry: int
    name: list[str]
    dwelling: list[str]
    person: NoticePerson


def notice_facts(
    election: Election, *, replaces: bool = False, specimen: bool = False
) -> NoticeFacts:
    """Return what all notices of one order share; ``replaces`` where an earlier one was printed."""
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
    facts = facts_for(
        sender,
        election.day,
        districts,
        site_url=settings.SITE_URL,
        apply_until=last_day_to_apply(election),
    )
    return replace(facts, replaces=replaces, specimen=specimen)


def facts_for(
    sender: SenderFacts,
    day: date,
    districts: Mapping[str, NoticeDistrict],
    *,
    site_url: str,
    apply_until: date | None = None,
) -> NoticeFacts:
    """Return the shared facts; days, hours and names are filled into every language's sentences.

    ``apply_until`` is the last day for an application; if it is None, that of the law (C-16).
    """
    opens, closes = map(_clock, polling_hours())
    until = apply_until or on_day("C-16", day)
    return NoticeFacts(
        sender=sender,
        title=f"Wahl des Ausländerbeirats in {sender.municipality} am {long_date(day)}",
        when=(f"{_WEEKDAYS[day.weekday()]}, {long_date(day)}", f"{opens} bis {closes} Uhr"),
        site_url=site_url,
        districts=districts,
        texts={
            language: _filled(language, sender, day, until, opens=opens, closes=closes)
            for language in LANGUAGES
        },
        apply_until=until,
        rtl=frozenset(code for code, language in LANGUAGES.items() if language.is_rtl),
    )


def sample(election: Election) -> tuple[NoticeFacts, list[NoticePerson]]:
    """Return an invented person for every language, with the first Wahlbezirk that has a room."""
    facts = notice_facts(election, specimen=True)
    if not facts.districts:
        room = NoticeDistrict("000", "Wahlraum", "Anschrift des Wahlraums", accessible=None)
        facts = replace(facts, districts={"000": room})
    people = [
        NoticePerson(
            name="Kim Mustermann",
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


def letters_of(keys: Iterable[int], facts: NoticeFacts) -> Iterator[Letter]:
    """Return the letters of these persons in the order of the keys.

    Left out is whoever has been struck or erased since the order, and who stands in no Wahlbezirk
    with a room or has no number: no letter could say the truth.
    """
    order = list(keys)
    rows = RegisterEntry.objects.filter(pk__in=order).standing().order_by()
    found = {entry.pk: entry for entry in rows.iterator(chunk_size=2000)}
    at_home = District.objects.filter(pk__in={entry.district_id for entry in found.values()})
    numbers: dict[int | None, str] = dict(at_home.values_list("pk", "number"))
    for key in order:
        entry = found.get(key)
        district = numbers.get(entry.district_id, "") if entry else ""
        if entry and entry.number is not None and district in facts.districts:
            yield _letter(entry, district, entry.number)


def _letter(entry: RegisterEntry, district: str, number: int) -> Letter:
    name = entry.name
    return Letter(
        entry.pk,
        [getattr(entry, column) for column in NAME_COLUMNS],
        [getattr(entry, column) for column in DWELLING_COLUMNS],
        NoticePerson(
            name=name.on_a_letter,
            family_name=name.family,
            given_names=name.given,
            street=f"{entry.street} {entry.house_number}".strip(),
            place=f"{entry.postcode} {entry.place}".strip(),
            district=district,
            number=number,
            language=entry.language,
            code=notice_code(entry.pk),
            above=tuple(line for line in (entry.addition, entry.locality) if line),
        ),
    )


def _filled(
    language: str, sender: SenderFacts, day: date, until: date, *, opens: str, closes: str
) -> dict[str, str]:
    # The sentence names the Wahlamt already.
    address = tuple(line for line in sender.address if line != "Wahlamt")
    contact = in_a_row(sender.contact or address)
    shown = embedded if LANGUAGES[language].is_rtl else str
    comma = "،" if shown is embedded else ","
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
