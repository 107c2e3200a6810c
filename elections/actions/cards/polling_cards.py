"""Issue, replace and invalidate polling cards (§§ 16a, 18 KWO; R-WS-01, 03..06)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from elections.actions.cards.applications import Applied, write_application
from elections.actions.cards.late import check_missed, ground_refusal
from elections.actions.course.timely import in_time, locked
from elections.actions.register.closing import correct_closing
from elections.actions.register.identity import Answer, check_is_new
from elections.law.cards.issuing import (
    SERIES_REGISTER,
    SERIES_SPECIAL,
    CardFacts,
    SpecialGround,
    check_invalidation,
    check_issue,
    check_replacement,
)
from elections.law.cards.rules import CardRule
from elections.law.course.versions import version
from elections.law.course.windows import Timed, check
from elections.law.register.closing import LateChange
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import register_exclusion
from elections.models import District, Election
from elections.models.cards.polling_card import (
    CardApplication,
    CardApplicationQuerySet,
    CardInvalidation,
    PollingCard,
)
from elections.models.course.windows import calendar_days
from elections.models.register.address import PersonRecord
from elections.models.register.entries import RegisterEntry
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.suffrage import Person
from municipalities.models import AuditEvent, User

AT_ONCE = 200
"""So many applications one press of the button works off; the next press goes on."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who gets a card without an entry in the register.

    ``is_other`` says why somebody similar who stands in the register is another person.
    """

    record: PersonRecord
    district: int
    ground: SpecialGround
    is_other: str = ""


@dataclass(slots=True)
class BatchOutcome:
    """What became of many open applications; ``refused`` says why each of the others waits."""

    issued: int = 0
    refused: list[tuple[CardApplication, RuleViolation]] = field(default_factory=list)


@transaction.atomic
def issue_card(
    application_id: int, *, now: datetime, actor: User, entry_id: int | None = None
) -> PollingCard:
    """Issue a card of series A; the entry then carries the mark „W“ (R-WS-01, 03, 04, 05).

    ``entry_id`` matches an application that named nobody of the register. Where the card that
    was applied for did not arrive, the old one becomes invalid (C-17).
    """
    application, election = _locked_application(application_id)
    _check_time(election, now)
    entry = _entry_of(application, entry_id)
    valid = PollingCard.objects.filter(entry=entry, invalidation=None).first() if entry else None
    check_issue(
        CardFacts(
            settled=_is_settled(application),
            matched=entry is not None,
            struck=entry is not None and entry.open_strike is not None,
            has_card=valid is not None,
            not_arrived=application.late == CardApplication.Late.NOT_ARRIVED,
        )
    )
    if refusal := ground_refusal(election, application, entry):
        raise refusal
    if valid is not None:
        _invalidate(valid, CardInvalidation.Ground.NOT_ARRIVED, localtime(now).date(), "", actor)
    card = _issue(election, application, SERIES_REGISTER, now, actor, entry=entry, replaces=valid)
    if valid is None and entry is not None:
        correct_closing(entry.district_id, LateChange.CARD_ISSUED, now=now, actor=actor)
    return card


@transaction.atomic
def issue_special_card(
    application_id: int, person: Person, holder: Holder, *, now: datetime, actor: User
) -> PollingCard:
    """Issue a card of series B to an elector who is not in the register (§ 16a Abs. 2 KWO).

    R-WS-01, R-WS-03. It counts as A3 of the Wahlbezirk where the person lives. Nationality and
    residence decide here and are not kept.
    """
    application, election = _locked_application(application_id)
    _check_time(election, now)
    if _is_settled(application):
        raise RuleViolation(CardRule.APPLICATION_SETTLED, Norm(Statute.KWO, "16a"), "R-WS-01")
    if refusal := ground_refusal(election, application, None):
        raise refusal
    trace = _check_not_known(election, holder)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions)
    law = version(election.law_version)
    exclusion = register_exclusion(person, election.day, law, assumptions)
    if exclusion is not None:
        raise RuleViolation(
            RegisterRule.NOT_ENTITLED, Norm(Statute.HGO, "86", 2), "R-VOTE-01", reason=exclusion
        )
    district = District.objects.get(pk=holder.district, election=election)
    kept = {**holder.record.as_json(), "district": district.pk, "ground": holder.ground.value}
    if trace:
        kept["is_other"] = trace
    card = _issue(election, application, SERIES_SPECIAL, now, actor, holder=kept)
    correct_closing(district.pk, LateChange.SPECIAL_ISSUED, now=now, actor=actor)
    return card


def ready_to_issue(election_id: int) -> CardApplicationQuerySet:
    """Return the open applications that name an entry and need nobody's decision, oldest first.

    Where a card was issued by mistake somebody has to look first.
    """
    named = CardApplication.objects.filter(election=election_id, entry__isnull=False)
    ready = named.unsettled().without_card().select_related("entry__district")
    return ready.order_by("received_at", "pk")


def issue_open_applications(election_id: int, *, now: datetime, actor: User) -> BatchOutcome:
    """Issue cards for the applications that are ready, the oldest first (R-WS-03).

    Each is an act of its own; those that the law refuses wait for a person.
    """
    outcome = BatchOutcome()
    for application in ready_to_issue(election_id)[:AT_ONCE]:
        try:
            issue_card(application.pk, now=now, actor=actor)
        except RuleViolation as refusal:
            outcome.refused.append((application, refusal))
        else:
            outcome.issued += 1
    return outcome


@transaction.atomic
def replace_card(
    card_id: int,
    *,
    channel: str,
    received_at: datetime,
    ship_to: str,
    lost: bool,
    now: datetime,
    actor: User,
    override_reason: str = "",
) -> PollingCard:
    """Replace a card that did not arrive; a lost one is refused (§ 18 KWO; R-WS-05, C-17)."""
    old, election = _locked_card(card_id)
    check_replacement(valid=not hasattr(old, "invalidation"), lost=lost)
    check_missed(old, received_at)
    override = in_time(
        election, Timed.APPLY_LATE, received_at, override_reason=override_reason, actor=actor
    )
    _check_time(election, now)
    late = CardApplication.Late.NOT_ARRIVED
    applied = Applied(channel, received_at, ship_to, old.holder_name, late)
    application = write_application(
        election, applied, entry=old.entry, override_reason=override, actor=actor
    )
    _invalidate(old, CardInvalidation.Ground.NOT_ARRIVED, localtime(now).date(), "", actor)
    return _issue(
        election, application, old.series, now, actor,
        entry=old.entry, holder=old.holder, replaces=old,
    )  # fmt: skip


@transaction.atomic
def invalidate_card(
    card_id: int, *, on: date, remark: str, now: datetime, actor: User
) -> CardInvalidation:
    """Declare a card invalid that was issued by mistake; the mark „W“ goes (R-WS-05).

    ``on`` is the day from which it is invalid, not before it was issued and not after the vote.
    """
    card, election = _locked_card(card_id)
    check_invalidation(
        valid=not hasattr(card, "invalidation"),
        on=on,
        issued_on=localtime(card.issued_at).date(),
        letters_due=calendar_days(election)["C-20"].on,
    )
    if not remark.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "18"), "R-WS-05")
    made = _invalidate(card, CardInvalidation.Ground.ERROR, on, remark.strip(), actor)
    if card.entry is None:
        district, change = card.holder.get("district"), LateChange.SPECIAL_WITHDRAWN
    else:
        district, change = card.entry.district_id, LateChange.CARD_WITHDRAWN
    correct_closing(district, change, now=now, actor=actor)
    return made


def _locked_application(application_id: int) -> tuple[CardApplication, Election]:
    application = CardApplication.objects.select_related("entry").get(pk=application_id)
    return application, locked(application.election_id)


def _locked_card(card_id: int) -> tuple[PollingCard, Election]:
    election = locked(PollingCard.objects.get(pk=card_id).election_id)
    card = PollingCard.objects.select_related("entry", "invalidation").get(pk=card_id)
    return card, election


def _check_time(election: Election, now: datetime) -> None:
    check(Timed.ISSUE, now, calendar_days(election))


def _is_settled(application: CardApplication) -> bool:
    return not CardApplication.objects.filter(pk=application.pk).unsettled().exists()


def _entry_of(application: CardApplication, entry_id: int | None) -> RegisterEntry | None:
    if application.entry is not None or entry_id is None:
        return application.entry
    return RegisterEntry.objects.get(pk=entry_id, election=application.election_id)


def _check_not_known(election: Election, holder: Holder) -> str:
    """Refuse who stands in the register or has a card; return the trace of a decided likeness."""
    try:
        return check_is_new(election, holder.record, answers=[Answer(holder.is_other)])
    except RuleViolation as known:
        if known.rule is not RegisterRule.PERSON_ENTERED_ALREADY:
            raise
        raise RuleViolation(
            CardRule.PERSON_IN_REGISTER,
            Norm(Statute.KWO, "16a", 2),
            "R-WS-01",
            entry=known.facts["entry"],
        ) from known


def _issue(
    election: Election,
    application: CardApplication,
    series: str,
    now: datetime,
    actor: User,
    **facts: Any,
) -> PollingCard:
    """Give the next number of the series; the election's row is locked."""
    last = election.polling_cards.filter(series=series).aggregate(last=Max("number"))["last"] or 0
    card = PollingCard.objects.create(
        election=election,
        application=application,
        series=series,
        number=last + 1,
        issued_at=now,
        issued_by=actor,
        **facts,
    )
    replaces = facts.get("replaces")
    noted = {"replaces": replaces.number} if replaces else {}
    AuditEvent.objects.record(
        actor, "polling_card.issued", card, election.municipality, series=series, **noted
    )
    return card


def _invalidate(
    card: PollingCard, ground: CardInvalidation.Ground, on: date, remark: str, actor: User
) -> CardInvalidation:
    made = CardInvalidation.objects.create(
        card=card, ground=ground, invalid_on=on, remark=remark, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor, "polling_card.invalidated", card, card.election.municipality, reason=ground.value
    )
    return made
