"""A list is sent online by its trust persons, taken back, and printed to be signed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from elections.actions.nominations.nominations import STATED
from elections.actions.nominations.opened import list_to_change
from elections.law.nominations.findings import stops_submission
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.messages.nominations.findings import finding_text
from elections.models import (
    Election,
    ListPrint,
    Nomination,
    Submission,
    SubmissionWithdrawal,
)
from elections.models.nominations.examining import findings_of
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def submit_list(nomination_id: int, *, now: datetime, actor: User) -> Submission:
    """Send a list online to the office (§ 13 Abs. 1 KWG; R-LIST-10, R-LIST-11).

    It is looked at, and from then on changes only once it is taken back; what counts is the signed
    paper. Raises RuleViolation SUBMISSION_STOPPED while something stops it.
    """
    election, nomination = list_to_change(nomination_id, ListStep.SUBMIT, by=Hand.LIST, now=now)
    stops = [one for one in findings_of(nomination, for_list=True) if stops_submission(one)]
    if stops:
        titles = dict.fromkeys(str(finding_text(one).title) for one in stops)
        raise RuleViolation(
            NominationRule.SUBMISSION_STOPPED,
            Norm(Statute.KWO, "23", 1),
            "R-LIST-04",
            stops=", ".join(titles),
        )
    sent = Submission.objects.create(nomination=nomination, submitted_at=now, submitted_by=actor)
    AuditEvent.objects.record(
        actor,
        "nomination.submitted",
        nomination,
        election.municipality,
        persons=nomination.candidates.count(),
    )
    return sent


@transaction.atomic
def take_back_submission(nomination_id: int, *, now: datetime, actor: User) -> SubmissionWithdrawal:
    """Take an online submission back, to go on with the list (§ 13 KWG; R-LIST-10).

    Raises RuleViolation once the paper came in or submission ended.
    """
    election, nomination = list_to_change(
        nomination_id, ListStep.TAKE_BACK_SUBMISSION, by=Hand.LIST, now=now
    )
    sent = nomination.submissions.filter(withdrawal=None).latest("pk")
    gone = SubmissionWithdrawal.objects.create(
        submission=sent, withdrawn_at=now, withdrawn_by=actor
    )
    AuditEvent.objects.record(
        actor, "nomination.submission_taken_back", nomination, election.municipality
    )
    return gone


@transaction.atomic
def print_list(nomination_id: int, *, now: datetime, actor: User) -> ListPrint:
    """Keep the state of a list that is printed to be signed (§ 23 KWO; R-LIST-04, R-LIST-10).

    Its code brings exactly this state up again. A state that was printed already is not kept twice.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = Election.objects.select_related("municipality").get(pk=found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    facts = state_to_print(nomination)
    last = nomination.prints.on_paper().last()
    if last is not None and last.facts == facts:
        return last
    printed = ListPrint.objects.create(
        nomination=nomination, facts=facts, printed_at=now, printed_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "nomination.printed",
        nomination,
        election.municipality,
        persons=len(facts["persons"]),
    )
    return printed


def state_to_print(nomination: Nomination) -> dict[str, Any]:
    """Return list, trust persons and persons as they stand, as plain data (R-LIST-04)."""
    trust_fields = ("family_name", "given_name", "street", "postcode", "town", "phone", "email")
    return {
        "name": nomination.name,
        "short_name": nomination.short_name,
        "trust_persons": [
            {"position": one.position, **{name: getattr(one, name) for name in trust_fields}}
            for one in nomination.trust_persons.all()
        ],
        "persons": [
            {"place": one.place, **{name: _plain(getattr(one, name)) for name in STATED}}
            for one in nomination.candidates.all()
        ],
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | None) else str(value)
