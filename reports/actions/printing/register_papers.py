"""From the register to the facts of its papers: for polling boards, postal boards and voters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import override

from elections.models import District, Election
from elections.models.cards.polling_card import CardInvalidation
from elections.models.register.entries import RegisterClosing, RegisterEntry, RegisterStrike
from reports.actions.issue import executive
from reports.actions.printing.dwellings import dwellings_in
from reports.actions.printing.ready import is_specimen
from reports.pdf.german import short_date
from reports.pdf.printing.closing_certificate import ClosingFacts
from reports.pdf.printing.invalid_cards import InvalidCard, InvalidCardsFacts
from reports.pdf.printing.register import PROTECTED, RegisterFacts, RegisterRow


def register_facts(district: District, *, as_of: date, specimen: bool = False) -> RegisterFacts:
    """Return the register of a Wahlbezirk as its board gets it (R-REG-06, R-DP-01, R-DP-02).

    A person struck before there were numbers is left out; a person with a number never is.
    """
    open_strikes = RegisterStrike.objects.open().filter(entry__district=district)
    struck = dict(open_strikes.values_list("entry_id", "struck_on"))
    found = RegisterEntry.objects.filter(district=district).with_marks()
    entries = list(found.order_by(F("number").asc(nulls_last=True), "sort_key", "pk"))
    dwellings = dwellings_in(district.election.municipality, entries)
    return RegisterFacts(
        municipality=district.election.municipality.short_name,
        election_day=district.election.day,
        district=str(district),
        rows=tuple(
            RegisterRow(
                number=entry.number,
                family_name=entry.name.family,
                given_names=entry.name.given,
                dwelling=PROTECTED if entry.blocked else dwellings.of(entry),
                has_card=entry.has_card,  # type: ignore[attr-defined] # with_marks() adds it
                struck_on=struck.get(entry.pk),
            )
            for entry in entries
            if entry.number is not None or entry.pk not in struck
        ),
        as_of=as_of,
        specimen=specimen,
    )


def invalid_cards_facts(election: Election, *, as_of: date) -> InvalidCardsFacts:
    """Return every invalid Wahlschein of an election (R-WS-05)."""
    invalid = CardInvalidation.objects.filter(card__election=election)
    rows = invalid.select_related("card__entry").order_by("card__series", "card__number")
    numbers: dict[int | None, str] = {
        district.pk: district.number for district in election.districts.all()
    }
    with override("de"):  # the paper is German, whoever prints it
        cards = tuple(_invalid(row, numbers) for row in rows)
    return InvalidCardsFacts(
        sender=executive(election.municipality),
        election_day=election.day,
        cards=cards,
        as_of=as_of,
        specimen=is_specimen(),
    )


def closing_facts(closing: RegisterClosing) -> ClosingFacts:
    """Return the certified closing of a Wahlbezirk (§ 15 KWO; C-18, R-REG-11)."""
    district = closing.district
    return ClosingFacts(
        sender=executive(district.election.municipality),
        election_day=district.election.day,
        district=str(district),
        closed_on=closing.closed_on,
        without_mark=closing.without_mark,
        with_mark=closing.with_mark,
        special=closing.special,
        total=closing.total,
        source=closing.source,
        corrections=tuple(
            f"{short_date(localtime(row.corrected_at).date())}: A1 {row.without_mark}, "
            f"A2 {row.with_mark}, A3 {row.special}, A {row.total}. Grund: {row.reason}"
            for row in closing.corrections.order_by("pk")
        ),
    )


def _invalid(row: CardInvalidation, numbers: Mapping[int | None, str]) -> InvalidCard:
    entry, holder = row.card.entry, row.card.holder
    return InvalidCard(
        number=str(row.card),
        name=row.card.record.name.listed,
        district=numbers.get(entry.district_id if entry else holder.get("district"), "–"),
        invalid_on=row.invalid_on,
        ground=row.get_ground_display(),
    )
