"""Objections as the pages show them: against what, until when, what each decision does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ballots.law.term.objections import ObjectionOutcome, objection_deadline
from ballots.models import Objection, ObjectionDecision, Succession
from ballots.models.term.annulment import repeat_of
from ballots.views.term.body import outcome_of
from elections.models import Election
from elections.models.course.body_rows import announced_on as result_announced_on
from municipalities.messages import word


@dataclass(frozen=True, slots=True)
class ShownObjection:
    """One objection with its deadline and what was decided, if anything was."""

    objection: Objection
    against: str
    last_day: date | None
    is_late: bool
    outcome: str
    owes_repeat: bool


def shown_objection(objection: Objection, owed: set[int]) -> ShownObjection:
    """Show one objection; ``owed`` are those whose repeat election is not set up yet."""
    decision = getattr(objection, "decision", None)
    published_on = objection.published_on
    last_day = None if published_on is None else objection_deadline(published_on)
    return ShownObjection(
        objection=objection,
        against=(
            _("das Ergebnis der Wahl")
            if objection.succession is None
            else succession_name(objection.succession)
        ),
        last_day=last_day,
        is_late=last_day is not None and objection.received_on > last_day,
        outcome=decision.get_outcome_display() if decision else "",
        owes_repeat=objection.pk in owed,
    )


def succession_name(succession: Succession) -> str:
    """Name a finding on a seat by the person who left and what became of the seat."""
    return _("%(left)s ausgeschieden, %(outcome)s") % {
        "left": succession.departure.mandate.candidate,
        "outcome": outcome_of(succession.departure, is_open=False),
    }


def announced_on(succession: Succession) -> date | None:
    """Return when a finding on a seat was first announced; None while it is not."""
    first = succession.announcements.first()
    return first.announced_on if first else None


def effects() -> list[tuple[str, str]]:
    """Say what each decision does."""
    done = {
        ObjectionOutcome.INADMISSIBLE: _("Am Ergebnis ändert sich nichts."),
        ObjectionOutcome.DISMISSED: _("Am Ergebnis ändert sich nichts."),
        ObjectionOutcome.REDETERMINE: _(
            "Die Auszählung wird zur Berichtigung geöffnet. Danach stellt der Wahlausschuss das "
            "Ergebnis neu fest und macht es bekannt."
        ),
        ObjectionOutcome.REPEAT: _(
            "Die Wahl ist zu wiederholen. Ist die Entscheidung rechtskräftig, erlöschen alle "
            "Sitze; die neue Wahl legen Sie auf der Seite dieses Einspruchs an."
        ),
        ObjectionOutcome.SEAT_LOST: _(
            "Die Person verliert den Sitz, sobald die Entscheidung rechtskräftig ist. Danach wird "
            "festgestellt, wer nachrückt."
        ),
    }
    return [(word(outcome), text) for outcome, text in done.items()]


def announced_since(election: Election, found: Objection) -> date | None:
    """Return the day of the announcement that was entered since, where the objection has another.

    The objection keeps the day it was recorded with; who decides has to see both.
    """
    if found.succession is not None or hasattr(found, "decision"):
        return None
    announced = result_announced_on(election)
    return announced if announced != found.published_on else None


def repeat_shown(
    election: Election, decision: ObjectionDecision | None, *, may_act: bool
) -> dict[str, Any]:
    """Return what became of the decision to repeat the election; nothing for another one."""
    if decision is None or decision.outcome != ObjectionOutcome.REPEAT.value:
        return {"repeats": False}
    annulment = election.annulments.last()
    return {
        "repeats": may_act,
        "annulled_on": annulment.final_on if annulment else None,
        "repeated_by": repeat_of(election),
    }
