"""Wahlbriefe are counted as they come in, and what the postal boards decided (R-WS-08).

A slip is corrected by a row that replaces it, with its reason, until the result is determined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils.timezone import localtime

from elections.actions.course.timely import held
from elections.law.cards.balance import (
    check_board_meets,
    check_decision,
    check_hour_has_come,
    check_open,
    check_received,
    check_unchanged,
    is_late,
)
from elections.law.cards.issuing import PostalRejection
from elections.law.cards.rules import LetterRule
from elections.law.course.calendar import moment
from elections.models import Election
from elections.models.cards.letters import PostalDecision, PostalLetters, standing
from elections.models.course.windows import calendar_days
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.turns import take_turn

LETTERS = Norm(Statute.KWO, "53")


@dataclass(frozen=True, slots=True)
class Received:
    """So many letters came in on a day; ``after_the_hour``: on the last day, after its hour."""

    received_on: date
    letters: int
    after_the_hour: bool = False
    postal_district: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What one postal board decided on the letters that reached it."""

    accepted: int
    rejected: Mapping[PostalRejection, int]
    with_invalid_card: int = 0
    postal_district: int | None = None


@transaction.atomic
def record_letters(
    election_id: int, received: Received, *, seen: int, now: datetime, actor: User
) -> PostalLetters:
    """Write down letters of one day (§ 19 KWG; C-20, R-CAST-06, R-WS-08).

    ``seen`` is how many rows the page showed: pressed twice, or in two tabs, the second is refused.
    """
    election = _open(election_id, "letters")
    check_unchanged(seen, written_letters(election))
    made = _letters(election, received, now=now, actor=actor)
    _log(actor, "postal_letters.recorded", made, letters=made.letters)
    return made


@transaction.atomic
def correct_letters(
    slip_id: int, received: Received, *, reason: str, now: datetime, actor: User
) -> PostalLetters:
    """Replace a slip by the right numbers; the wrong ones stay to be read (R-WS-08)."""
    old = PostalLetters.objects.get(pk=slip_id)
    election = _open(old.election_id, "letters")
    _check_correction(PostalLetters.objects.filter(replaces=old).exists(), reason)
    made = _letters(election, received, now=now, actor=actor, replaces=old, reason=reason.strip())
    _log(actor, "postal_letters.corrected", made, letters=made.letters, letters_before=old.letters)
    return made


@transaction.atomic
def record_decision(
    election_id: int,
    decided: Decided,
    *,
    replaces: int | None,
    reason: str = "",
    now: datetime,
    actor: User,
) -> PostalDecision:
    """Write down what a postal board decided, or correct it (R-WS-08).

    ``replaces`` is the row that the page showed; a correction needs a reason.
    """
    election = _open(election_id, f"board {decided.postal_district or ''}")
    check_board_meets(localtime(now).date(), election.day)
    check_decision(decided.rejected, decided.with_invalid_card)
    rows = PostalDecision.objects.filter(election=election, postal_district=decided.postal_district)
    old = standing(rows).first()
    _check_correction((old.pk if old else None) != replaces, reason, needs_reason=old is not None)
    made = PostalDecision.objects.create(
        election=election,
        postal_district_id=_district(election, decided.postal_district),
        accepted=decided.accepted,
        rejected={ground.value: count for ground, count in decided.rejected.items() if count},
        with_invalid_card=decided.with_invalid_card,
        replaces=old,
        reason=reason.strip() if old else "",
        recorded_at=now,
        recorded_by=actor,
    )
    act = "postal_decision.corrected" if old else "postal_decision.recorded"
    _log(actor, act, made, **_said(made), **_said(old, "_before"))
    return made


def _said(row: PostalDecision | None, suffix: str = "") -> dict[str, int]:
    """Return what the log keeps of a decision; ``suffix`` marks the one that was wrong."""
    if row is None:
        return {}
    told = {
        "accepted": row.accepted,
        "rejected": sum(row.rejected.values()),
        "with_invalid_card": row.with_invalid_card,
    }
    return {f"{name}{suffix}": count for name, count in told.items()}


def written_letters(election: Election) -> int:
    """Return how many slips were ever written down, corrected ones too."""
    return PostalLetters.objects.filter(election=election).count()


def _open(election_id: int, whose: str) -> Election:
    """Return an election whose letters are still counted; ``whose`` rows are ours alone by then.

    The slips of an election have one number to be compared, the decisions of a board another.
    """
    election = held(election_id)
    check_open(election.current_phase)
    take_turn(f"postal {whose}", election_id)
    return election


def _letters(
    election: Election, received: Received, *, now: datetime, actor: User, **more: Any
) -> PostalLetters:
    due = calendar_days(election)["C-20"]
    is_too_late = is_late(
        received.received_on, after_the_hour=received.after_the_hour, due_on=due.on
    )
    check_hour_has_come(
        after_the_hour=received.after_the_hour,
        now=now,
        due=moment(due.on, due.at or time(23, 59, 59)),
    )
    first = election.polling_cards.aggregate(first=Min("issued_at"))["first"]
    check_received(received.received_on, localtime(first).date() if first else None)
    return PostalLetters.objects.create(
        election=election,
        postal_district_id=_district(election, received.postal_district),
        received_on=received.received_on,
        letters=received.letters,
        is_late=is_too_late,
        recorded_at=now,
        recorded_by=actor,
        **more,
    )


def _district(election: Election, key: int | None) -> int | None:
    """Return the key of a Briefwahlbezirk of this election; DoesNotExist for any other."""
    return None if key is None else election.postal_districts.get(pk=key).pk


def _check_correction(is_gone: bool, reason: str, *, needs_reason: bool = True) -> None:
    if is_gone:
        raise RuleViolation(LetterRule.REPLACED_ALREADY, LETTERS, "R-WS-08")
    if needs_reason and not reason.strip():
        raise RuleViolation(LetterRule.REASON_MISSING, LETTERS, "R-WS-08")


def _log(actor: User, act: str, made: PostalLetters | PostalDecision, **noted: Any) -> None:
    where = {"postal_district": made.postal_district.number} if made.postal_district else {}
    if made.reason:
        noted["reason"] = made.reason
    AuditEvent.objects.record(actor, act, made, made.election.municipality, **where, **noted)
