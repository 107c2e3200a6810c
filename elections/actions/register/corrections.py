"""Change the register with day, author and reason (§§ 9, 13, 14 KWO; R-REG-03..05, R-REG-10).

Each act writes one RegisterCorrection, which nobody changes afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from elections.actions.course.timely import locked
from elections.actions.register.cards_of_struck import invalidate_cards_of_struck
from elections.actions.register.entries import enter_person
from elections.actions.register.grounds import checked_grounds
from elections.actions.register.identity import Answer, check_is_new
from elections.actions.register.numbering import give_numbers
from elections.actions.register.search import index_names
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.register.corrections import (
    Basis,
    Change,
    Grounds,
    check_application,
    check_birth_date,
    strike_basis,
)
from elections.law.register.rules import RegisterRule
from elections.models import District, Election
from elections.models.register.address import (
    Address,
    PersonRecord,
    identity_mark,
    person_sort_key,
)
from elections.models.register.entries import (
    NumbersFixed,
    RegisterCorrection,
    RegisterEntry,
    RegisterRestoration,
    RegisterStrike,
)
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

_NAMES = ("family_name", "given_names", "title", "name_particle", "call_name")
_DWELLING = ("street", "house_number", "postcode", "place", "locality", "addition")
CORRECTABLE = (*_NAMES, "birth_date", *_DWELLING, "language", "blocked")


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
    grounds = _traced(grounds, trace)
    if grounds.basis is Basis.OBJECTION:
        entry.origin = RegisterEntry.Origin.OBJECTION
        entry.save(update_fields=["origin"])
    _write(entry, RegisterCorrection.Kind.ENTERED, grounds, actor)
    _log(actor, "register.person_added", entry, election, grounds)
    return entry


@transaction.atomic
def correct_entry(
    entry_id: int,
    changes: Mapping[str, Any],
    *,
    grounds: Grounds,
    actor: User,
    others: Collection[Answer] = (),
    merged: Collection[int] = (),
    seen: Seen | None = None,
) -> RegisterEntry:
    """Correct the data of one entry; ``changes`` maps columns to their right values (R-REG-10).

    Raises RuleViolation where that would make two entries of one person, and where the new data
    are like somebody else's without one of ``others`` that says why that is another person.
    ``merged`` are entries that were struck as its double; ``seen`` is what the page showed.
    """
    entry, election = _locked_entry(entry_id)
    check_seen(seen, entry, changes)
    grounds = checked_grounds(election, entry.district_id, Change.CORRECT, grounds)
    check_birth_date(changes.get("birth_date", entry.birth_date), election.day)
    before = entry.record.who
    old = _changed(entry, changes)
    trace = check_is_new(
        election, entry.record, answers=others, entry=entry.pk, before=before, merged=merged
    )
    _write_change(entry, old, RegisterCorrection.Kind.CHANGED, _traced(grounds, trace), actor)
    _log(actor, "register.corrected", entry, election, grounds)
    return entry


@transaction.atomic
def move_entry(
    entry_id: int,
    address: Address,
    *,
    grounds: Grounds,
    actor: User,
    others: Collection[Answer] = (),
    seen: Seen | None = None,
) -> RegisterEntry:
    """Note a move inside the municipality: the entry stays in its Wahlbezirk (§ 9 Abs. 2 KWO).

    R-REG-03. Only the dwelling changes, so that letters arrive. Raises RuleViolation where somebody
    similar lives there, unless one of ``others`` says why that is another person.
    """
    entry, election = _locked_entry(entry_id)
    check_seen(seen, entry, asdict(address))
    grounds = checked_grounds(election, entry.district_id, Change.MOVE, grounds)
    before = entry.record.who
    old = _changed(entry, asdict(address))
    trace = check_is_new(election, entry.record, answers=others, entry=entry.pk, before=before)
    _write_change(entry, old, RegisterCorrection.Kind.MOVED, _traced(grounds, trace), actor)
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
def restore_entry(
    entry_id: int,
    *,
    grounds: Grounds,
    actor: User,
    others: Collection[Answer] = (),
    merged: Collection[int] = (),
) -> RegisterRestoration:
    """Take a strike back: the person stands in the register again (R-REG-10).

    Raises RuleViolation where somebody is known who may be the same person, unless one of
    ``others`` says why that is another one; the register keeps it with the reason.
    """
    entry, election = _locked_entry(entry_id)
    strike = entry.open_strike
    if strike is None:
        raise RuleViolation(RegisterRule.NOT_STRUCK, Norm(Statute.KWO, "14"), "R-REG-10")
    grounds = checked_grounds(election, entry.district_id, Change.RESTORE, grounds, strike)
    trace = check_is_new(election, entry.record, answers=others, entry=entry.pk, merged=merged)
    grounds = _traced(grounds, trace)
    restoration = RegisterRestoration.objects.create(
        strike=strike, restored_on=grounds.on, reason=grounds.reason, recorded_by=actor
    )
    _write(entry, RegisterCorrection.Kind.RESTORED, grounds, actor)
    if NumbersFixed.objects.filter(election=election).exists():
        # Whoever was struck when the numbers were fixed has none.
        give_numbers(election.pk)
    _log(actor, "register.restored", entry, election, grounds)
    return restoration


def _locked_entry(entry_id: int) -> tuple[RegisterEntry, Election]:
    entry = RegisterEntry.objects.get(pk=entry_id)
    election = locked(entry.election_id)
    own = RegisterEntry.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "district"
    )
    return own.get(pk=entry_id), election


def _traced(grounds: Grounds, trace: str) -> Grounds:
    """Return the grounds with what was decided about people who are similar."""
    return replace(grounds, reason=f"{grounds.reason} ({trace})"[:300]) if trace else grounds


_Before = dict[str, Any]


def _changed(entry: RegisterEntry, changes: Mapping[str, Any]) -> _Before:
    """Set the columns that differ on the entry; return what stood there before."""
    new = {
        name: value
        for name, value in changes.items()
        if name in CORRECTABLE and getattr(entry, name) != value
    }
    if not new:
        raise RuleViolation(RegisterRule.NOTHING_CHANGED, Norm(Statute.KWO, "14"), "R-REG-10")
    before = {name: as_json(getattr(entry, name)) for name in new}
    for name, value in new.items():
        setattr(entry, name, value)
    return before


def _write_change(
    entry: RegisterEntry,
    before: _Before,
    kind: RegisterCorrection.Kind,
    grounds: Grounds,
    actor: User,
) -> None:
    """Write the columns that differ, and what stood there before."""
    names = (entry.family_name, entry.given_names, entry.name_particle)
    entry.sort_key, entry.identity = person_sort_key(*names), identity_mark(*names)
    entry.save(update_fields=[*before, "sort_key", "identity"])
    if {"family_name", "given_names", "name_particle"} & set(before):
        index_names([entry])
    after = {name: as_json(getattr(entry, name)) for name in before}
    _write(entry, kind, grounds, actor, before=before, after=after)


def as_json(value: Any) -> Any:
    """Return a value of a column as it is kept beside a correction."""
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
