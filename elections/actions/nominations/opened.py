"""The election whose lists are worked on, locked, and which step is taken by whose hand."""

from __future__ import annotations

from datetime import datetime

from elections.law.course.phases import Phase
from elections.law.nominations.admission import check_online
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep, advance_list
from elections.models import Election, Nomination
from elections.models.course.agenda import lists_close
from municipalities.law.basis import Norm, RuleViolation, Statute

BEFORE_ADMISSION = (Phase.SETUP, Phase.NOMINATION)
"""Lists may come before the public call (§ 22 Abs. 2 KWO; R-LIST-10)."""


def election_taking_lists(election_id: int) -> Election:
    """Return an election, locked, whose lists may come in and change until they are decided on.

    Raises RuleViolation LISTS_NOT_OPEN once the admission is closed.
    """
    return _locked(election_id, BEFORE_ADMISSION)


def election_in_nomination(election_id: int) -> Election:
    """Return an election, locked, whose lists are decided on; LISTS_NOT_OPEN otherwise."""
    return _locked(election_id, (Phase.NOMINATION,))


def _locked(election_id: int, phases: tuple[Phase, ...]) -> Election:
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    if election.current_phase not in phases:
        raise RuleViolation(
            NominationRule.LISTS_NOT_OPEN,
            Norm(Statute.KWG, "13", 1),
            "R-LIST-10",
            phase=election.get_phase_display(),
        )
    return election


def list_to_change(
    nomination_id: int, step: ListStep, *, by: Hand, now: datetime | None
) -> tuple[Election, Nomination]:
    """Return a list and its election, both locked, if ``step`` is open for that hand.

    The trust persons go on online until submission ends; ``now`` is None for the office, which
    enters what came in before. Raises RuleViolation as ``advance_list`` and ``check_online`` do.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_taking_lists(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    advance_list(nomination.state(), step, by=by, list=nomination)
    if by is Hand.LIST and now is not None:
        check_online(now, lists_close(election))
    return election, nomination
