"""A register with a few people in two Wahlbezirke, and who may work on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from elections.actions.cards.applications import Applied, record_application
from elections.actions.cards.polling_cards import issue_card
from elections.actions.course.setup import add_district
from elections.actions.register.objections import (
    decide_register_objection,
    receive_register_objection,
)
from elections.actions.register.search import index_names
from elections.law.course.phases import Phase
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.names import PersonName
from elections.models import District, Election
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.register.address import Address, PersonRecord, identity_mark, person_sort_key
from elections.models.register.entries import RegisterEntry
from elections.models.register.objections import RegisterObjection
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.models import User
from tests import factories

BEFORE, DURING = date(2026, 2, 20), date(2026, 2, 24)  # of the inspection, 23. to 27. February
CLOSING = date(2026, 3, 13)
HOME = Address("Marktplatz", "1", "65549", "Limburg")
NAMES = (("Öztürk", "Ayşe"), ("Nowak", "Jan"), ("Rossi", "Giulia"), ("Şahin", "Mehmet"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


MONDAY = at("2026-03-02T10:00")


def elector(**change: Any) -> Person:
    known = {
        "nationalities": frozenset({"163"}),
        "birth_date": date(1990, 5, 1),
        "resident_since": date(2020, 1, 1),
    }
    return Person(**(known | change))


def record(
    family: str, given: str, born: date = date(1990, 5, 1), address: Address | None = None
) -> PersonRecord:
    """Somebody as a page brings them; ``elector`` is what the law asks of the same person."""
    return PersonRecord(PersonName(family, given), KnownDay.of(born), address or HOME)


def grounds(basis: Basis = Basis.OBVIOUS_ERROR, on: date = DURING, **more: Any) -> Grounds:
    return Grounds(basis, on, more.pop("reason", "Schreibfehler im Auszug"), **more)


@transaction.atomic
def add_entry(
    election: Election, district: District | None, family: str, given: str, number: int | None
) -> RegisterEntry:
    """An entry as an extract brings it."""
    made = RegisterEntry.objects.create(
        election=election,
        district=district,
        number=number,
        family_name=family,
        given_names=given,
        birth_date=date(1980, 3, 4),
        sort_key=person_sort_key(family, given),
        identity=identity_mark(family, given),
        street="Hauptstraße",
        house_number=str(number or 1),
        postcode="65549",
        place="Limburg",
    )
    index_names([made])
    return made


@dataclass
class Scene:
    """An election whose register is being made."""

    election: Election = field(default_factory=lambda: factories.election(Phase.NOMINATION))

    def __post_init__(self) -> None:
        self.officer: User = factories.officer(self.election.municipality)
        self.lead: User = factories.lead(self.election.municipality)
        self.district = self.add_district("001", "Rathaus")
        self.entries = [
            add_entry(self.election, self.district, family, given, number)
            for number, (family, given) in enumerate(NAMES, start=1)
        ]

    def add_district(self, number: str, name: str) -> District:
        return add_district(self.election.pk, number=number, name=name, actor=self.officer)

    def apply(self, entry: RegisterEntry | None, when: datetime = MONDAY, **more: Any):
        """An application by letter."""
        options = {name: more.pop(name) for name in ("actor", "override_reason") if name in more}
        applied = Applied(more.pop("channel", CardApplication.Channel.LETTER), when, **more)
        options.setdefault("actor", self.officer)
        key = entry.pk if entry else None
        return record_application(self.election.pk, applied, entry_id=key, **options)

    def card(self, entry: RegisterEntry, when: datetime = MONDAY, **more: Any) -> PollingCard:
        """A card of series A."""
        made = self.apply(entry, when, **more)
        return issue_card(made.pk, now=when, actor=self.officer)

    def objection(
        self, aim: RegisterObjection.Aim, entry: RegisterEntry | None = None, *, upheld: bool = True
    ) -> RegisterObjection:
        """An objection that was decided on the same day."""
        made = receive_register_objection(
            self.election.pk,
            aim=aim,
            entry_id=entry.pk if entry else None,
            received_on=DURING,
            objector="Ayşe Öztürk",
            grounds="Ich wohne seit Jahren hier.",
            actor=self.officer,
        )
        decide_register_objection(
            made.pk,
            upheld=upheld,
            decided_on=DURING,
            served_on=DURING,
            reason="Die Meldung liegt vor.",
            actor=self.officer,
        )
        return made


def register_keys(
    election: Election, person: tuple[str, str] = ("Öztürk", "Ayşe")
) -> dict[str, int]:
    """Rows that the pages of the register are about, beside whatever is closed already."""
    actor = factories.lead(election.municipality)
    entry = add_entry(election, election.districts.first(), *person, 9001)
    facts = {"election": election, "received_at": MONDAY, "recorded_by": actor}
    channel = CardApplication.Channel.EMAIL
    done = CardApplication.objects.create(entry=entry, channel=channel, **facts)
    waiting = CardApplication.objects.create(applicant=" ".join(person), channel=channel, **facts)
    card = PollingCard.objects.create(
        election=election, entry=entry, application=done, series="A", number=1,
        issued_at=MONDAY, issued_by=actor,
    )  # fmt: skip
    objection = RegisterObjection.objects.create(
        election=election, entry=entry, aim=RegisterObjection.Aim.CORRECT, received_on=DURING,
        objector=" ".join(person), grounds="Der Name ist falsch.", recorded_by=actor,
    )  # fmt: skip
    return {
        "person_pk": entry.pk,
        "application_pk": waiting.pk,
        "card_pk": card.pk,
        "register_objection_pk": objection.pk,
    }
