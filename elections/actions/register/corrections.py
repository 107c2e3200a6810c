"""Change the register with day, author and reason (§§ 9, 13, 14 KWO; R-REG-03..05, R-REG-10).

Each act writes one RegisterCorrection, which nobody changes afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from elections.actions.course.timely import locked
from elections.actions.register.cards_of_struck import invalidate_cards_of_struck
from elections.actions.register.entries import enter_person
from elections.actions.register.identity import check_is_new
from elections.actions.register.numbering import give_numbers
from elections.actions.register.search import index_names
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.register.corrections import (
    Basis,
    Change,
    Grounds,
    Stage,
    check_application,
    check_birth_date,
    check_correction,
    stage_of,
    strike_basis,
)
from elections.law.register.rules import RegisterRule
from elections.models import District, Election
from elections.models.course.windows import calendar_days
from elections.models.register.address import (
    Address,
    PersonRecord,
    identity_mark,
    person_sort_key,
)
from elections.models.register.entries import (
    NumbersFixed,
    RegisterClosing,
    RegisterCorrection,
    RegisterEntry,
    RegisterRestoration,
    RegisterStrike,
)
from elections.models.register.objections import RegisterObjection
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User

_NAMES = ("family_name", "given_names", "title", "name_particle", "call_name")
_DWELLING = ("street", "house_number", "postcode", "place", "locality", "addition")
_IDENTITY = {"family_name", "given_names", "name_particle", "birth_date"}
CORRECTABLE = (*_NAMES, "birth_date", *_DWELLING, "language", "blocked")

_AIMS = {
    Change.ENTER: RegisterObjection.Aim.ENTER,
    Change.STRIKE: RegisterObjection.Aim.STRIKE,
    Change.CORRECT: RegisterObjection.Aim.CORRECT,
    Change.MOVE: RegisterObjection.Aim.CORRECT,
    Change.RESTORE: RegisterObjection.Aim.ENTER,
}


def objection_mark(objection_id: int) -> str:
    """Return how the reason of a correction names the objection that led to it."""
    return f"Einspruch {objection_id}: "


@transaction.atomic
def add_person(
    district_id: int,
    person: Person,
    record: PersonRecord,
    *,
    grounds: Grounds,
    is_other: str = "",
    language: str = "",
    actor: User,
) -> RegisterEntry:
    """Enter a person after the first extract, when the law lets them vote (R-REG-05, R-REG-10).

    The entry gets the next number of its Wahlbezirk. Raises RuleViolation where the stage of the
    register does not allow it, with the one reason that excludes the person, or when the person
    is known; ``is_other`` says why somebody similar is another person.
    """
    district = District.objects.get(pk=district_id)
    election = locked(district.election_id)
    grounds = checked_grounds(election, district.pk, Change.ENTER, grounds)
    if grounds.basis is Basis.APPLICATION:
        assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
        check_application(grounds.on, election.day, assumptions)
    entry, trace = enter_person(
        district.pk, person, record, is_other=is_other, language=language, actor=actor
    )
    if trace:
        grounds = replace(grounds, reason=f"{grounds.reason} ({trace})"[:300])
    if grounds.basis is Basis.OBJECTION:
        entry.origin = RegisterEntry.Origin.OBJECTION
        entry.save(update_fields=["origin"])
    _write(entry, RegisterCorrection.Kind.ENTERED, grounds, actor)
    _log(actor, "register.person_added", entry, election, grounds)
    return entry


@transaction.atomic
def correct_entry(
    entry_id: int, changes: Mapping[str, Any], *, grounds: Grounds, actor: User
) -> RegisterEntry:
    """Correct the data of one entry; ``changes`` maps columns to their right values (R-REG-10).

    Raises RuleViolation where that would make two entries of one person.
    """
    entry, election = _locked_entry(entry_id)
    grounds = checked_grounds(election, entry.district_id, Change.CORRECT, grounds)
    check_birth_date(changes.get("birth_date", entry.birth_date), election.day)
    _change(entry, changes, RegisterCorrection.Kind.CHANGED, grounds, actor)
    if _IDENTITY & set(changes):
        # Whoever corrects says with the reason that somebody similar is another person.
        check_is_new(election, entry.record, is_other=grounds.reason, except_entry=entry.pk)
    _log(actor, "register.corrected", entry, election, grounds)
    return entry


@transaction.atomic
def move_entry(entry_id: int, address: Address, *, grounds: Grounds, actor: User) -> RegisterEntry:
    """Note a move inside the municipality: the entry stays in its Wahlbezirk (§ 9 Abs. 2 KWO).

    R-REG-03. Only the dwelling changes, so that letters arrive.
    """
    entry, election = _locked_entry(entry_id)
    grounds = checked_grounds(election, entry.district_id, Change.MOVE, grounds)
    _change(entry, asdict(address), RegisterCorrection.Kind.MOVED, grounds, actor)
    _log(actor, "register.moved", entry, election, grounds)
    return entry


@transaction.atomic
def strike_entry(
    entry_id: int,
    *,
    ground: RegisterStrike.Ground,
    on: date,
    remark: str,
    actor: User,
    objection: int | None = None,
) -> RegisterStrike:
    """Strike a person with ground and remark (R-REG-04, R-REG-10); a valid card becomes invalid.

    After the closing a strike is a remark only: the certified figures stay (R-REG-11).
    """
    entry, election = _locked_entry(entry_id)
    basis = strike_basis(ground.value, on_objection=objection is not None)
    grounds = Grounds(basis, on, remark.strip() or str(ground.label), objection)
    grounds = checked_grounds(election, entry.district_id, Change.STRIKE, grounds)
    if entry.open_strike is not None:
        raise RuleViolation(RegisterRule.STRUCK_ALREADY, Norm(Statute.KWO, "14"), "R-REG-10")
    strike = RegisterStrike.objects.create(
        entry=entry, ground=ground, struck_on=on, remark=grounds.reason, recorded_by=actor
    )
    _write(
        entry,
        RegisterCorrection.Kind.STRUCK,
        grounds,
        actor,
        after={"ground": ground.value},
    )
    invalidate_cards_of_struck(election.pk, on=on, actor=actor, entry_id=entry.pk)
    _log(actor, "register.struck", entry, election, grounds)
    return strike


@transaction.atomic
def restore_entry(entry_id: int, *, grounds: Grounds, actor: User) -> RegisterRestoration:
    """Take a strike back: the person stands in the register again (R-REG-10)."""
    entry, election = _locked_entry(entry_id)
    strike = entry.open_strike
    if strike is None:
        raise RuleViolation(RegisterRule.NOT_STRUCK, Norm(Statute.KWO, "14"), "R-REG-10")
    check_is_new(election, entry.record, is_other=grounds.reason, except_entry=entry.pk)
    grounds = checked_grounds(election, entry.district_id, Change.RESTORE, grounds, strike)
    restoration = RegisterRestoration.objects.create(
        strike=strike, restored_on=grounds.on, reason=grounds.reason, recorded_by=actor
    )
    _write(entry, RegisterCorrection.Kind.RESTORED, grounds, actor)
    if NumbersFixed.objects.filter(election=election).exists():
        # Whoever was struck when the numbers were fixed has none.
        give_numbers(election.pk)
    _log(actor, "register.restored", entry, election, grounds)
    return restoration


def current_stage(election: Election, district_id: int | None, on: date) -> Stage:
    """Return where the register of a Wahlbezirk stands on a day."""
    closed = RegisterClosing.objects.filter(district=district_id).exists()
    return stage_of(on, calendar_days(election)["C-14"].on, closed=closed)


def _locked_entry(entry_id: int) -> tuple[RegisterEntry, Election]:
    entry = RegisterEntry.objects.get(pk=entry_id)
    election = locked(entry.election_id)
    own = RegisterEntry.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "district"
    )
    return own.get(pk=entry_id), election


def checked_grounds(
    election: Election,
    district_id: int | None,
    change: Change,
    grounds: Grounds,
    strike: RegisterStrike | None = None,
) -> Grounds:
    """Ask the law about one change; return its grounds, the reason naming the objection."""
    if not grounds.reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "14"), "R-REG-10")
    closing = RegisterClosing.objects.filter(district=district_id).first()
    since_closing = bool(closing and strike and strike.struck_on > closing.closed_on)
    check_correction(
        current_stage(election, district_id, grounds.on),
        change,
        grounds.basis,
        struck_since_closing=since_closing,
    )
    if grounds.basis is not Basis.OBJECTION:
        return replace(grounds, reason=grounds.reason.strip()[:300])
    upheld = RegisterObjection.objects.filter(
        pk=grounds.objection or 0, election=election, aim=_AIMS[change], decision__upheld=True
    ).first()
    if upheld is None:
        raise RuleViolation(RegisterRule.OBJECTION_NOT_UPHELD, Norm(Statute.KWO, "13"), "R-REG-10")
    return replace(grounds, reason=f"{objection_mark(upheld.pk)}{grounds.reason.strip()}"[:300])


def _change(
    entry: RegisterEntry,
    changes: Mapping[str, Any],
    kind: RegisterCorrection.Kind,
    grounds: Grounds,
    actor: User,
) -> None:
    """Write the columns that differ, and what stood there before."""
    new = {
        name: value
        for name, value in changes.items()
        if name in CORRECTABLE and getattr(entry, name) != value
    }
    if not new:
        raise RuleViolation(RegisterRule.NOTHING_CHANGED, Norm(Statute.KWO, "14"), "R-REG-10")
    before = {name: _as_json(getattr(entry, name)) for name in new}
    for name, value in new.items():
        setattr(entry, name, value)
    names = (entry.family_name, entry.given_names, entry.name_particle)
    entry.sort_key, entry.identity = person_sort_key(*names), identity_mark(*names)
    entry.save(update_fields=[*new, "sort_key", "identity"])
    if {"family_name", "given_names", "name_particle"} & set(new):
        index_names([entry])
    after = {name: _as_json(value) for name, value in new.items()}
    _write(entry, kind, grounds, actor, before=before, after=after)


def _as_json(value: Any) -> Any:
    return value.text if isinstance(value, KnownDay) else value


def _write(
    entry: RegisterEntry,
    kind: RegisterCorrection.Kind,
    grounds: Grounds,
    actor: User,
    **changed: Mapping[str, Any],
) -> None:
    RegisterCorrection.objects.create(
        entry=entry,
        kind=kind,
        corrected_on=grounds.on,
        reason=grounds.reason,
        recorded_by=actor,
        **changed,
    )


def _log(actor: User, act: str, entry: RegisterEntry, election: Election, grounds: Grounds) -> None:
    """Log the act; what was changed and why is written in the register, not in the log."""
    AuditEvent.objects.record(
        actor,
        act,
        entry,
        election.municipality,
        basis=grounds.basis,
        objection=grounds.objection,
        on=grounds.on,
    )
