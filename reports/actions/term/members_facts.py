"""The facts of the announcement of members, gathered from what was determined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import objection_deadline, objection_support_needed
from ballots.law.term.succession import PassedOver
from ballots.models import CandidateResult, Mandate, Succession
from elections.models import Candidate
from municipalities.models.chain import anchor_in
from reports.actions.issue import election_office
from reports.actions.term.members_snapshot import list_name, votes_of
from reports.models import MembersPublication
from reports.pdf.letters import SenderFacts
from reports.pdf.term.members_facts import (
    CallReason,
    ChangeFacts,
    MemberListFacts,
    MembersFacts,
    ObjectionFacts,
    PassedOverFacts,
    SeatedFacts,
    SuccessorFacts,
)


def members_facts(
    publication: MembersPublication, successions: Sequence[Succession]
) -> MembersFacts:
    """Return what the announcement of one version says (§ 34 Abs. 3 KWG; R-END-07)."""
    election = publication.election
    sender = election_office(election.municipality)
    determination = election.determinations.latest()
    end = getattr(election, "body_end", None)
    electors = determination.electors
    return MembersFacts(
        sender=sender,
        election_day=election.day,
        seats=election.seats,
        term_ends_on=election.term.ends_on,
        published_on=publication.published_on,
        lists=_lists(publication.snapshot["members"]),
        changes=tuple(_change(succession) for succession in successions),
        objection=ObjectionFacts(
            until=objection_deadline(publication.published_on),
            to=_office_lines(sender),
            support=None if electors is None else objection_support_needed(electors),
        ),
        ended_on=end.ended_on if end else None,
        anchor=anchor_in(publication.snapshot),
        invented_names=Candidate.objects.filter(
            nomination__election=election, invented=True
        ).exists(),
    )


def _office_lines(sender: SenderFacts) -> tuple[str, ...]:
    return (f"{sender.office} {sender.municipality}", *sender.address)


def _lists(members: Sequence[Mapping[str, Any]]) -> tuple[MemberListFacts, ...]:
    """Return the members as the public page shows them: paper and page say the same."""
    ordered = sorted(members, key=lambda row: row["list"])
    lists = []
    for number, group in groupby(ordered, key=lambda row: row["list"]):
        rows = list(group)
        seated = tuple(SeatedFacts(row["name"], date.fromisoformat(row["since"])) for row in rows)
        lists.append(MemberListFacts(number, rows[0]["list_name"], seated))
    return tuple(lists)


def _change(succession: Succession) -> ChangeFacts:
    departure = succession.departure
    nomination = departure.mandate.candidate.nomination
    return ChangeFacts(
        name=str(departure.mandate.candidate),
        list_name=list_name(nomination),
        ground=LossGround(departure.ground),
        effective_on=departure.effective_on,
        determined_on=succession.determined_on,
        successor=_successor(succession, succession.mandate) if succession.mandate else None,
        passed_over=tuple(
            PassedOverFacts(
                str(row.bar.candidate), list_name(nomination), PassedOver(row.bar.ground)
            )
            for row in succession.skipped.select_related("bar__candidate")
        ),
        size=succession.seats,
    )


def _successor(succession: Succession, mandate: Mandate) -> SuccessorFacts:
    return SuccessorFacts(
        name=str(mandate.candidate),
        list_name=list_name(mandate.candidate.nomination),
        votes=votes_of(mandate),
        reason=call_reason(succession, mandate),
        starts_on=mandate.starts_on,
    )


def call_reason(succession: Succession, mandate: Mandate) -> CallReason:
    """Return why this person follows (§ 34 Abs. 1, 1a KWG; R-END-04, R-END-05)."""
    if mandate.determination.majority_vote:
        drawn = succession.departure.lots.filter(drawn=mandate.candidate.place)
        return CallReason.LOT if drawn.exists() else CallReason.MAJORITY
    same = CandidateResult.objects.filter(
        determination=mandate.determination_id,
        candidate__nomination=mandate.candidate.nomination_id,
        candidate__mandates=None,
        candidate__succession_bar=None,
        votes=votes_of(mandate),
    ).exclude(candidate=mandate.candidate_id)
    return CallReason.BETTER_PLACE if same.exists() else CallReason.MOST_VOTES
