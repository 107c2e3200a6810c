"""A decision about a doubtful case was wrong: it is taken back with a reason (R-REG-10)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.actions.course.timely import locked
from elections.actions.register.corrections import correct_entry, restore_entry, strike_entry
from elections.actions.register.files import check_open
from elections.actions.register.identity import Answer
from elections.law.register.corrections import Basis, Effect, Grounds
from elections.law.register.rules import RegisterRule
from elections.models.register.cases import CaseDecision, DecisionWithdrawal, DoubtfulCase
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User

Ground = RegisterStrike.Ground


def effects_of(decision: CaseDecision) -> list[Effect]:
    """Say what taking this decision back would do, before anybody does it (R-REG-10)."""
    earlier, entry = decision.earlier, decision.entry
    found: list[Effect] = []
    strikes = earlier.get("entered") or earlier.get("restored")
    if strikes and entry is not None and entry.open_strike is None:
        found.append(Effect.STRIKES)
        if entry.polling_cards.filter(invalidation=None).exists():
            found.append(Effect.VOIDS_CARD)
    if _open_strike(decision) is not None:
        found.append(Effect.RESTORES)
    if earlier.get("data") or earlier.get("registration_id") is not None:
        found.append(Effect.OLD_DATA)
    return [*found, Effect.ASKS_AGAIN]


@transaction.atomic
def withdraw_decision(
    decision_id: int, *, reason: str, now: datetime, actor: User
) -> DecisionWithdrawal:
    """Take a decision back: the register says what it said before, and the case is asked anew.

    Whom the decision entered is struck, whom it struck stands again, and the entry gets back data
    and id that nobody has changed since. The data of the case are gone (R-DP-01): the next extract
    that shows the doubt brings the question again. Raises RuleViolation without a reason, after
    the closing, and where a later decision about the same entry rests on this one.
    """
    found = CaseDecision.objects.select_related("case", "entry").get(pk=decision_id)
    election = locked(found.case.election_id)
    if not reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "14"), "R-REG-10")
    if hasattr(found, "withdrawal"):
        raise RuleViolation(RegisterRule.DECISION_WITHDRAWN)
    check_open(election)
    _check_last(found)
    _Undoing(found, reason.strip(), timezone.localdate(now), actor).undo()
    made = DecisionWithdrawal.objects.create(
        decision=found, reason=reason.strip(), withdrawn_at=now, withdrawn_by=actor
    )
    # The key belongs to the question, which is open again.
    DoubtfulCase.objects.filter(pk=found.case_id).update(key=f"withdrawn-{found.case_id}")
    AuditEvent.objects.record(
        actor, "register.decision_withdrawn", found.case, election.municipality,
        kind=found.case.kind, reason=made.reason,
    )  # fmt: skip
    return made


def _check_last(decision: CaseDecision) -> None:
    entry = decision.entry
    later = CaseDecision.objects.filter(entry=entry, pk__gt=decision.pk, withdrawal=None)
    if entry is not None and later.exists():
        raise RuleViolation(RegisterRule.DECISION_FOLLOWED, entry=entry)
    _check_ids(decision)


def _check_ids(decision: CaseDecision) -> None:
    """Refuse to give back an id under which the registration knows somebody else by now."""
    earlier, entry = decision.earlier, decision.entry
    back = [one for one in (earlier.get("double"), earlier.get("freed")) if one]
    if entry is not None and "registration_id" in earlier:
        back.append([entry.pk, earlier["registration_id"]])
    concerned = [key for key, _id in back] + ([entry.pk] if entry is not None else [])
    ids = [registration_id for _key, registration_id in back if registration_id]
    holders = RegisterEntry.objects.filter(
        election=decision.case.election_id, registration_id__in=ids
    ).exclude(pk__in=concerned)
    if holder := holders.select_related("district").first():
        raise RuleViolation(
            RegisterRule.ID_HELD_BY_ANOTHER, entry=holder, registration_id=holder.registration_id
        )


def _open_strike(decision: CaseDecision) -> RegisterStrike | None:
    """Return the strike that the decision made, None where there is none or it is taken back."""
    strikes = RegisterStrike.objects.open().select_related("entry")
    return strikes.filter(pk=decision.earlier.get("strike") or 0).first()


class _Undoing:
    """One decision on its way back."""

    def __init__(self, decision: CaseDecision, reason: str, today: date, actor: User):
        self.decision, self.earlier, self.actor = decision, decision.earlier, actor
        self.today, self.reason = today, reason

    def undo(self) -> None:
        """Do the opposite of what was done, the last first."""
        entry, earlier = self.decision.entry, self.earlier
        if entry is not None:
            if earlier.get("entered"):
                self._strike(entry)
                # The question is whether it is somebody else: under the id nobody is known.
                if self.decision.case.kind == DoubtfulCase.Kind.TWICE or earlier.get("freed"):
                    _set_id(entry.pk, "")
            if "registration_id" in earlier:
                self._give_back(entry)
            if earlier.get("restored"):
                self._strike(entry)
        for key, registration_id in filter(None, (earlier.get("double"), earlier.get("freed"))):
            _set_id(key, registration_id)
        if (strike := _open_strike(self.decision)) is not None:
            restore_entry(
                strike.entry_id, grounds=self._grounds(), actor=self.actor,
                others=[Answer(self.reason)],
            )  # fmt: skip

    def _strike(self, entry: RegisterEntry) -> None:
        if entry.open_strike is None:
            twice = self.decision.case.kind == DoubtfulCase.Kind.TWICE
            ground = Ground.TWICE if twice else Ground.NOT_ENTITLED
            strike_entry(
                entry.pk, ground=ground, on=self.today, remark=self.reason, actor=self.actor
            )

    def _give_back(self, entry: RegisterEntry) -> None:
        """Give the entry the id and the data that it had, unless somebody changed them since."""
        self.decision.other_ids.all().delete()
        RegisterEntry.objects.filter(pk=entry.pk).update(
            registration_id=self.earlier["registration_id"], origin=self.earlier["origin"]
        )
        changes: dict[str, Any] = {}
        for name, (old, new) in self.earlier.get("data", {}).items():
            is_day = name == "birth_date"
            if getattr(entry, name) == (KnownDay.from_text(new) if is_day else new):
                changes[name] = KnownDay.from_text(old) if is_day else old
        if changes:
            correct_entry(
                entry.pk, changes, grounds=self._grounds(), actor=self.actor,
                others=[Answer(self.reason)],
            )  # fmt: skip

    def _grounds(self) -> Grounds:
        return Grounds(Basis.OBVIOUS_ERROR, self.today, self.reason)


def _set_id(entry_id: int, registration_id: str) -> None:
    RegisterEntry.objects.filter(pk=entry_id).update(registration_id=registration_id)
