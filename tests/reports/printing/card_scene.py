"""Wahlscheine of the town whose register can be printed."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from elections.models import Election
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.cards.prints import CardPrint, CardPrintFile, CardPrintRun
from elections.models.register.entries import RegisterEntry
from municipalities.models import User
from reports.actions.printing.card_facts import kept_card, kept_shared
from reports.pdf.letters import SenderFacts
from reports.pdf.printing.polling_card import CardsShared, PollingCardFacts
from tests import factories
from tests.reports.printing.print_scene import NOW

DAY = date(2026, 3, 15)
SHARED = CardsShared(
    SenderFacts(
        "Offenbach am Main",
        "Die Wahlleitung",
        address=("Wahlamt", "Berliner Straße 100", "63065 Offenbach am Main"),
        contact=("Telefon 069 8065-0",),
    ),
    DAY,
)


def told(**change: Any) -> PollingCardFacts:
    """What the Wahlschein of Ayşe Öztürk says."""
    known = {
        "number": "A 17",
        "family_name": "Öztürk",
        "given_names": "Ayşe Fatma",
        "born": "03.04.1980",
        "dwelling": "Am Bach 3, 65549 Limburg",
        "register_number": "001/27",
        "district": "001",
        "recipient": ("Ayşe Fatma Öztürk", "Am Bach 3", "65549 Limburg"),
        "issued_on": date(2026, 3, 2),
    }
    return PollingCardFacts(**(known | change))


def card_of(entry: RegisterEntry, *, ship_to: str = "") -> PollingCard:
    """A card of series A with the next number."""
    application = CardApplication.objects.create(
        election=entry.election, entry=entry, channel="office", received_at=NOW, ship_to=ship_to
    )
    return _card(application, "A", entry=entry)


def special_card(election: Election, **holder: Any) -> PollingCard:
    """A card of series B."""
    application = CardApplication.objects.create(
        election=election, channel="letter", received_at=NOW, late="special"
    )
    return _card(application, "B", holder=holder)


def _card(application: CardApplication, series: str, **facts: Any) -> PollingCard:
    cards = application.election.polling_cards
    last = cards.filter(series=series).aggregate(last=Max("number"))["last"] or 0
    return cards.create(
        application=application, series=series, number=last + 1, issued_at=NOW, **facts
    )


def printed_run(card: PollingCard, *, now: datetime, actor: User) -> CardPrintRun:
    """A run that printed one card."""
    run = CardPrintRun.objects.create(
        election=card.election,
        number=1,
        said=kept_shared(SHARED),
        ordered_at=now,
        ordered_by=actor,
    )
    CardPrint.objects.create(run=run, card=card, said=kept_card(told()))
    CardPrintFile.objects.create(
        run=run,
        content=factories.pdf(),
        pages=1,
        size=1000,
        sha256=hashlib.sha256(factories.pdf()).hexdigest(),
        made_at=now,
    )
    return run
