"""What a Wahlschein says and where it goes, from the card, its entry and its application (R-WS-03).

What was printed is kept as these facts; the file and the labels are made from what is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.register.entries import RegisterEntry
from reports.actions.issue import election_office
from reports.actions.printing.ready import is_specimen
from reports.actions.printing.recipients import recipient
from reports.pdf.letters import SenderFacts
from reports.pdf.printing.polling_card import CardsShared, PollingCardFacts


def shared_facts(election: Election) -> CardsShared:
    """Return what all Wahlscheine of an election say today."""
    return CardsShared(
        sender=election_office(election.municipality),
        election_day=election.day,
        specimen=is_specimen(),
    )


def polling_card_facts(
    card: PollingCard, districts: Mapping[int | None, str], *, is_again: bool = False
) -> PollingCardFacts:
    """Return one Wahlschein; in series B the card itself names its holder (R-WS-03).

    ``districts`` are the numbers of the Wahlbezirke of the election by their keys.
    """
    entry, record = card.entry, card.record
    district = entry.district_id if entry else card.holder.get("district")
    return PollingCardFacts(
        number=str(card),
        family_name=record.name.family,
        given_names=record.name.given,
        born=str(record.born),
        dwelling=RegisterEntry(**asdict(record.address)).dwelling,
        register_number=str(entry) if entry else "",
        district=districts.get(district, ""),
        recipient=recipient(record, card.application.ship_to),
        issued_on=localtime(card.issued_at).date(),
        is_again=is_again,
    )


def kept_shared(shared: CardsShared) -> dict[str, Any]:
    """Return what a run keeps of the facts that all its cards share."""
    return asdict(shared) | {"election_day": shared.election_day.isoformat()}


def kept_card(card: PollingCardFacts) -> dict[str, Any]:
    """Return what is kept of one printed card."""
    return asdict(card) | {"issued_on": card.issued_on.isoformat()}


def shared_from(kept: Mapping[str, Any]) -> CardsShared:
    """Return the shared facts as they were kept."""
    sender = dict(kept["sender"])
    lines = {name: tuple(sender[name]) for name in ("address", "contact")}
    return CardsShared(
        sender=SenderFacts(**(sender | lines)),
        election_day=date.fromisoformat(kept["election_day"]),
        specimen=kept["specimen"],
    )


def card_from(kept: Mapping[str, Any]) -> PollingCardFacts:
    """Return one card as it was printed."""
    told = dict(kept)
    told["issued_on"] = date.fromisoformat(told["issued_on"])
    told["recipient"] = tuple(told["recipient"])
    return PollingCardFacts(**told)
