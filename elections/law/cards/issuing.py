"""Polling cards (Wahlscheine): who gets one, and who a second one (§ 9 KWG, §§ 16a to 18 KWO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from elections.law.cards.rules import CardRule
from elections.law.course.versions import LawVersion, PostalVote
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.days import KnownDay

SERIES_REGISTER, SERIES_SPECIAL = "A", "B"
"""Two lists of cards: electors of the register, and § 16a Abs. 2 KWO (R-WS-03, R-WS-06).

The cards are those of this election alone: who also votes for the council of the municipality
holds the joint card as a second, independent one.
"""


class SpecialGround(StrEnum):
    """Why somebody who is not in the register gets a card (§ 16a Abs. 2 KWO; R-WS-01)."""

    PERIOD_MISSED = "period_missed"
    RIGHT_CAME_LATER = "right_came_later"
    FOUND_IN_PROCEEDINGS = "found_in_proceedings"


class LateGround(StrEnum):
    """Why an application after the end of the period is possible (§§ 16a, 17 KWO; C-17)."""

    ILLNESS = "illness"
    NOT_ARRIVED = "not_arrived"
    SPECIAL = "special"


class PostalRejection(StrEnum):
    """Why a postal ballot is rejected; its sender is then no voter (R-WS-08)."""

    LATE = "late"
    NO_VALID_CARD = "no_valid_card"
    NO_BALLOT_ENVELOPE = "no_ballot_envelope"
    NOT_SEALED = "not_sealed"
    TOO_FEW_CARDS = "too_few_cards"
    NO_AFFIRMATION = "no_affirmation"
    OTHER_ENVELOPE = "other_envelope"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What decides whether an application leads to a card of series A.

    ``not_arrived``: the application says that the card that was issued has not arrived.
    """

    settled: bool
    matched: bool
    struck: bool
    has_card: bool
    not_arrived: bool = False


def check_issue(facts: CardFacts) -> None:
    """Refuse a card where the law gives none (§ 9 KWG, §§ 16a, 18 KWO; R-WS-01, 04, 05).

    A first card needs no reason. A second one is issued only if the first did not arrive; a lost
    card is not replaced.
    """
    checks = (
        (facts.settled, CardRule.APPLICATION_SETTLED, "R-WS-03"),
        (not facts.matched, CardRule.APPLICATION_NOT_MATCHED, "R-WS-01"),
        (facts.struck, CardRule.CARD_FOR_STRUCK, "R-WS-01"),
        (facts.has_card and not facts.not_arrived, CardRule.CARD_EXISTS, "R-WS-05"),
    )
    for applies, rule, rule_id in checks:
        if applies:
            raise RuleViolation(rule, Norm(Statute.KWO, "16a"), rule_id)


@dataclass(frozen=True, slots=True)
class ReplacedCard:
    """The valid card that is said not to have arrived.

    ``handed_on`` is the day on which the voter got it in person, as far as that is noted last.
    """

    number: str
    issued_at: datetime
    handed_on: date | None = None


def check_not_arrived(card: ReplacedCard | None, received_at: datetime) -> None:
    """Refuse „nicht angekommen“ where the card says otherwise (§ 18 KWO; R-WS-05, C-17).

    Without a card nothing can have failed to arrive; neither can one that was issued only after
    the application, or that the voter took along. Parts of a minute do not count: an application
    is written down with hour and minute.
    """
    norm = Norm(Statute.KWO, "18")
    if card is None:
        raise RuleViolation(CardRule.NO_CARD_TO_REPLACE, norm, "R-WS-05")
    if received_at < card.issued_at.replace(second=0, microsecond=0):
        raise RuleViolation(
            CardRule.MISSED_BEFORE_ISSUED, norm, "R-WS-05", card=card.number, at=card.issued_at
        )
    if card.handed_on is not None:
        raise RuleViolation(
            CardRule.HANDED_OVER, norm, "R-WS-05", card=card.number, day=card.handed_on
        )


def check_late_ground(
    ground: LateGround | None, card: ReplacedCard | None, received_at: datetime
) -> None:
    """Refuse a late ground that the register disproves (§§ 16a, 17 KWO; R-WS-01, C-16, C-17).

    For somebody who stands in the register, with the valid ``card`` if there is one. Whether
    somebody fell ill, a person has to see from the proof.
    """
    if ground is LateGround.SPECIAL:
        raise RuleViolation(CardRule.STANDS_IN_REGISTER, Norm(Statute.KWO, "16a", 2), "R-WS-01")
    if ground is LateGround.NOT_ARRIVED:
        check_not_arrived(card, received_at)


def check_channel(channel: str) -> None:
    """Refuse an application by telephone (§ 17 KWO; R-WS-02)."""
    if channel == "telephone":
        raise RuleViolation(CardRule.TELEPHONE, Norm(Statute.KWO, "17"), "R-WS-02")


def proves_birth(typed: KnownDay, known: KnownDay) -> bool:
    """Whether who types a birth knows all that the register knows of it (§ 17 KWO; R-WS-02).

    A day that is known needs the very day; without a year in the register nobody proves anything.
    """
    pairs = ((known.year, typed.year), (known.month, typed.month), (known.day, typed.day))
    return known.year != 0 and all(mine in (0, theirs) for mine, theirs in pairs)


def check_replacement(*, valid: bool, lost: bool) -> None:
    """Refuse another card for one that is lost or invalid (§ 18 KWO; R-WS-05, C-17)."""
    norm = Norm(Statute.KWO, "18")
    if lost:
        raise RuleViolation(CardRule.CARD_LOST, norm, "R-WS-05")
    if not valid:
        raise RuleViolation(CardRule.CARD_INVALID, norm, "R-WS-05")


def check_invalidation(*, valid: bool, on: date, issued_on: date, letters_due: date) -> None:
    """Refuse that a card becomes invalid twice, or on a day when it cannot (§ 18 KWO; R-WS-05).

    That is before it was issued, and after the last day of the Wahlbriefe (C-20): the boards have
    decided by the list they had.
    """
    check_replacement(valid=valid, lost=False)
    norm = Norm(Statute.KWO, "18")
    if on < issued_on:
        raise RuleViolation(CardRule.INVALID_BEFORE_ISSUED, norm, "R-WS-05", day=issued_on)
    if not can_become_invalid(on, letters_due):
        raise RuleViolation(CardRule.INVALID_AFTER_THE_VOTE, norm, "R-WS-05", day=letters_due)


def can_become_invalid(on: date, letters_due: date) -> bool:
    """Whether a card may become invalid on a day: not after the vote (§ 18 KWO; R-WS-05, C-20)."""
    return on <= letters_due


def check_dispatch(*, valid: bool, on: date, issued_on: date) -> None:
    """Refuse that an invalid card, or one not issued yet, left the house (§ 18 KWO; R-WS-03)."""
    norm = Norm(Statute.KWO, "18")
    if not valid:
        raise RuleViolation(CardRule.CARD_INVALID, norm, "R-WS-05")
    if on < issued_on:
        raise RuleViolation(CardRule.LEFT_BEFORE_ISSUED, norm, "R-WS-03", day=issued_on)


def postal_vote_is_certain(version: LawVersion) -> bool:
    """Whether a card always allows the postal vote (R-WS-07).

    Before 05.04.2025 only where the Hauptsatzung said so; then a card served to vote in another
    polling room.
    """
    return version.postal_vote is PostalVote.ALWAYS
