"""What a decision about a doubtful case does to the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from elections.actions.register.case_facts import CaseFacts, Decided, Kind
from elections.actions.register.corrections import (
    CORRECTABLE,
    as_json,
    correct_entry,
    restore_entry,
    strike_entry,
)
from elections.actions.register.identity import Answer, check_is_new
from elections.actions.register.moves import ADDRESS
from elections.actions.register.search import index_names
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import EXCLUDED, Verdict, plausible_birth
from elections.models import Election, StreetRange
from elections.models.register.cases import DoubtfulCase
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import Exclusion
from municipalities.law.days import KnownDay
from municipalities.models import User

if TYPE_CHECKING:
    from elections.actions.register.cases import Choice

COPIED = (
    "registration_id", "family_name", "given_names", "title", "name_particle", "call_name",
    "street", "house_number", "addition", "postcode", "place", "locality", "sort_key", "identity",
    "language", "blocked",
)  # fmt: skip
Ground = RegisterStrike.Ground


@dataclass(slots=True)
class Outcome:
    """What was done: the entry it concerned, what taking it back needs, other ids of the person."""

    entry: RegisterEntry | None = None
    earlier: dict[str, Any] = field(default_factory=dict)
    other_ids: list[dict[str, Any]] = field(default_factory=list)


class CaseActs:
    """One choice about one case on its way into the register (R-REG-02, R-REG-10)."""

    def __init__(
        self,
        election: Election,
        case: DoubtfulCase,
        facts: CaseFacts,
        *,
        choice: Choice,
        now: datetime,
        actor: User,
    ):
        self.election, self.case, self.facts = election, case, facts
        self.choice, self.actor = choice, actor
        self.today, self.reason = timezone.localdate(now), choice.reason.strip()
        self.outcome, self.merged = Outcome(), set[int]()

    def do(self) -> Outcome:
        """Do to the register what was decided."""
        known, decided = self.facts.known, self.choice.decided
        if self.case.kind == Kind.FAULT:
            return self.outcome
        if decided is Decided.LEAVE_OUT:
            self._leave_out(known)
            return self.outcome
        person = self._person()
        if decided is Decided.SAME_PERSON:
            self._take_over(self._same_person(known), person)
        elif known is None or decided is Decided.OTHER_PERSON:
            if known is not None:
                self._free(known)
            self._enter(person)
        elif self.case.kind in (Kind.ROWS_DIFFER, Kind.TWICE):
            self._take_over(known, person)
        else:
            self._keep(known)
        return self.outcome

    def _leave_out(self, known: RegisterEntry | None) -> None:
        """Strike who stands in the register, unless nothing was to be changed about the id."""
        self.outcome.entry = known
        if known is None or self.case.kind == Kind.ID_REUSED or known.open_strike is not None:
            return
        strike = strike_entry(
            known.pk, ground=Ground.NOT_ENTITLED, on=self.today, remark=self.reason,
            actor=self.actor,
        )  # fmt: skip
        self.outcome.earlier["strike"] = strike.pk

    def _person(self) -> dict[str, Any]:
        """Return the person that is meant: of rows that contradict each other the chosen one."""
        if self.case.kind != Kind.ROWS_DIFFER:
            person: dict[str, Any] = self.case.person
            return person
        rows = {row["line"]: row for row in self.case.rows}
        row = rows.get(self.choice.line or 0)
        if row is None or "person" not in row:
            raise RuleViolation(RegisterRule.CASE_NEEDS_LINE, lines=", ".join(map(str, rows)))
        verdict = Verdict(row["verdict"])
        if verdict in EXCLUDED:
            raise RuleViolation(
                RegisterRule.NOT_ENTITLED,
                Norm(Statute.HGO, "86", 2),
                "R-VOTE-01",
                reason=Exclusion(verdict.value),
            )
        chosen: dict[str, Any] = row["person"]
        return chosen

    def _born(self, person: dict[str, Any]) -> KnownDay:
        born = self.choice.born or KnownDay.from_text(person["birth_date"])
        if not plausible_birth(born, self.election.day):
            raise RuleViolation(
                RegisterRule.CASE_BIRTH_DATE,
                Norm(Statute.HGO, "86", 2),
                "R-VOTE-05",
                birth_date=str(born),
            )
        return born

    def _keep(self, entry: RegisterEntry) -> None:
        """Keep somebody who stands in the register already, or take the strike back (R-REG-10)."""
        self.outcome.entry = entry
        self._restore(entry)
        born = self.choice.born
        if born not in (None, entry.birth_date):
            correct_entry(
                entry.pk, {"birth_date": born}, grounds=self._grounds(), actor=self.actor,
                others=self._answers(),
            )  # fmt: skip

    def _restore(self, entry: RegisterEntry) -> None:
        if entry.open_strike is None:
            return
        restore_entry(
            entry.pk, grounds=self._grounds(), actor=self.actor, others=self._answers(),
            merged=self.merged,
        )  # fmt: skip
        self.outcome.earlier["restored"] = True

    def _same_person(self, known: RegisterEntry | None) -> RegisterEntry:
        """Return the entry of the person; where there are two of them one is struck as double."""
        likes = {like.pk: like for like in self.facts.likes}
        if self.case.kind == Kind.ID_REUSED and known is not None:
            return known
        like = likes.get(self.choice.like or 0)
        if len(likes) == 1:
            (like,) = likes.values()
        if like is None:
            raise RuleViolation(
                RegisterRule.CASE_NEEDS_LIKE, entries=", ".join(map(str, likes.values()))
            )
        if known is None:
            return like
        # Who stands and has a card stays, or else who was entered first.
        kept, double = sorted((known, like), key=_worth)
        self.merged.add(double.pk)
        if double.open_strike is None:
            strike = strike_entry(
                double.pk, ground=Ground.TWICE, on=self.today,
                remark=f"{self.reason} (dieselbe Person wie {kept})"[:300], actor=self.actor,
            )  # fmt: skip
            self.outcome.earlier["strike"] = strike.pk
        self._note_id(double)
        self.outcome.earlier["double"] = [double.pk, double.registration_id]
        RegisterEntry.objects.filter(pk=double.pk).update(registration_id="")
        return kept

    def _note_id(self, entry: RegisterEntry) -> None:
        """Keep the id that the entry loses: extracts may go on speaking of it."""
        if entry.registration_id and entry.registration_id != self.case.person["registration_id"]:
            self.outcome.other_ids.append(
                {
                    "registration_id": entry.registration_id,
                    "identity": entry.identity,
                    "birth_date": entry.birth_date,
                }
            )

    def _take_over(self, entry: RegisterEntry, person: dict[str, Any]) -> None:
        """Give the entry id and data of the extract: it is the same person (R-REG-10).

        From now on extracts speak of this entry, whoever entered it.
        """
        changes = {name: person[name] for name in CORRECTABLE if name in person}
        changes["birth_date"] = self._born(person)
        self._note_id(entry)
        self.outcome.entry = entry
        self.outcome.earlier |= {
            "registration_id": entry.registration_id,
            "origin": entry.origin,
            "data": {
                name: [as_json(getattr(entry, name)), as_json(value)]
                for name, value in changes.items()
                if getattr(entry, name) != value
            },
        }
        self._restore(entry)
        if self.outcome.earlier["data"]:
            correct_entry(
                entry.pk, changes, grounds=self._grounds(), actor=self.actor,
                others=self._answers(), merged=self.merged,
            )  # fmt: skip
        is_new = entry.registration_id != person["registration_id"]
        if is_new or self.case.kind != Kind.TWICE:
            entry.origin = RegisterEntry.Origin.CLARIFIED
        RegisterEntry.objects.filter(pk=entry.pk).update(
            registration_id=person["registration_id"], origin=entry.origin
        )

    def _free(self, entry: RegisterEntry) -> None:
        """Strike the person whose id the registration gave to somebody else (R-REG-04)."""
        self.outcome.earlier["freed"] = [entry.pk, entry.registration_id]
        if entry.open_strike is None:
            strike = strike_entry(
                entry.pk, ground=Ground.GONE, on=self.today, remark=self.reason, actor=self.actor
            )
            self.outcome.earlier["strike"] = strike.pk
        RegisterEntry.objects.filter(pk=entry.pk).update(registration_id="")

    def _grounds(self) -> Grounds:
        return Grounds(Basis.OBVIOUS_ERROR, self.today, self.reason)

    def _answers(self) -> list[Answer]:
        """Return why people who are similar are others: the page had named those of the case."""
        answers = [Answer(self.choice.is_other)]
        if self.case.kind == Kind.TWICE:
            likes = frozenset(like.pk for like in self.facts.likes)
            cards = frozenset(card.pk for card in self.facts.cards)
            answers.append(Answer(self.reason, likes, cards))
        return answers

    def _enter(self, person: dict[str, Any]) -> None:
        address = (person[name] for name in ADDRESS)
        # Wahlbezirke and streets may have changed since the extract was read.
        directory = StreetRange.objects.directory(self.election)
        entry = RegisterEntry(
            election=self.election,
            birth_date=self._born(person),
            origin=RegisterEntry.Origin.CLARIFIED,
            district_id=directory.district_of(*address),
            **{name: person[name] for name in COPIED},
        )
        trace = check_is_new(self.election, entry.record, answers=self._answers())
        entry.save()
        index_names([entry])
        RegisterCorrection.objects.create(
            entry=entry,
            kind=RegisterCorrection.Kind.ENTERED,
            corrected_on=self.today,
            reason=(f"{self.reason} ({trace})" if trace else self.reason)[:300],
            recorded_by=self.actor,
        )
        self.outcome.entry = entry
        self.outcome.earlier["entered"] = True


def _worth(entry: RegisterEntry) -> tuple[bool, bool, int]:
    """Sort two entries of one person: who stands, who has a card, who was entered first."""
    has_card: bool = entry.has_card  # type: ignore[attr-defined] # with_marks() adds it
    return entry.open_strike is not None, not has_card, entry.pk
