"""Apply a checked extract to the register, in sets; every change leaves a row (R-REG-10)."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from elections.actions.register.drafts import SAYS_NOTHING, deviating_entries, gone_entries
from elections.law.cards.issuing import can_become_invalid
from elections.law.register.verdict import DOUBTFUL, Verdict
from elections.models.cards.polling_card import CardInvalidation
from elections.models.course.windows import calendar_days
from elections.models.register.cases import CaseDecision
from elections.models.register.entries import RegisterCorrection, RegisterEntry
from elections.models.register.imports import (
    RegisterImport,
)
from elections.models.register.name_blocks import BLOCK
from municipalities.models import User
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")


class Applying:
    """One extract on its way into the register; each step returns how many people it concerned."""

    def __init__(self, register_import: RegisterImport, *, today: date, actor: User | None):
        self.key, self.election = register_import.pk, register_import.election_id
        self.taken_on, self.today = register_import.taken_on, today
        self.letters_due = calendar_days(register_import.election)["C-20"].on
        self.actor = actor.pk if actor else None
        self.last = RegisterEntry.objects.aggregate(last=Max("pk"))["last"] or 0

    def strike(self) -> int:
        """Strike those whom the extract no longer lets vote; their cards are void."""
        with gone_entries(self.key, self.election):
            struck = _SQL.run(
                "strike_gone",
                import_id=self.key,
                taken_on=self.taken_on,
                actor_id=self.actor,
            )
        _SQL.run(
            "note_strikes",
            import_id=self.key,
            today=self.today,
            actor_id=self.actor,
            struck=RegisterCorrection.Kind.STRUCK,
        )
        if can_become_invalid(self.today, self.letters_due):
            _SQL.run(
                "void_cards",
                import_id=self.key,
                today=self.today,
                actor_id=self.actor,
                struck=CardInvalidation.Ground.STRUCK,
            )
        return struck

    def restore(self) -> int:
        """Take back the strikes of earlier extracts for those whom this one lets vote again."""
        return _SQL.run(
            "restore_returned",
            import_id=self.key,
            election_id=self.election,
            today=self.today,
            actor_id=self.actor,
            eligible=Verdict.ELIGIBLE,
            restored=RegisterCorrection.Kind.RESTORED,
        )

    def change(self, *, fixed: bool) -> int:
        """Write new names and dwellings; with ``fixed`` numbers nobody changes their Wahlbezirk.

        Whoever moves within the municipality stays in the register of the old Wahlbezirk
        (R-REG-03); whoever had none gets one. The struck stay as they were.
        """
        with deviating_entries(self.key, self.election):
            _SQL.run(
                "note_changes",
                import_id=self.key,
                today=self.today,
                actor_id=self.actor,
                changed=RegisterCorrection.Kind.CHANGED,
                moved=RegisterCorrection.Kind.MOVED,
            )
            _SQL.run("index_changed_names", size=BLOCK)
            return _SQL.run("write_changes", fixed=fixed)

    def enter(self, *, numbered: bool) -> int:
        """Enter everybody new, with numbers in the sorted order when the register was empty."""
        if numbered:
            entered = _SQL.run(
                "enter_first",
                import_id=self.key,
                election_id=self.election,
                origin=RegisterEntry.Origin.EXTRACT,
                eligible=Verdict.ELIGIBLE,
            )
        else:
            entered = _SQL.run(
                "enter_new",
                import_id=self.key,
                election_id=self.election,
                origin=RegisterEntry.Origin.EXTRACT,
                eligible=Verdict.ELIGIBLE,
            )
        _SQL.run("index_new_names", election_id=self.election, last=self.last, size=BLOCK)
        return entered

    def keep_cases(self, *, faults: bool) -> int:
        """Put the doubtful on the list of cases; cases that cleared themselves leave it."""
        _SQL.run(
            "ask_again",
            import_id=self.key,
            election_id=self.election,
            kinds=[*DOUBTFUL, Verdict.FAULT],
            leave_out=CaseDecision.Decided.LEAVE_OUT,
            says_nothing=list(SAYS_NOTHING),
        )
        _SQL.run("forget_cleared_cases", import_id=self.key, election_id=self.election)
        return _SQL.run(
            "keep_cases",
            import_id=self.key,
            election_id=self.election,
            kinds=[*DOUBTFUL, *([Verdict.FAULT] if faults else [])],
            fault=Verdict.FAULT,
        )
