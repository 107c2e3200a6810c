"""How the lists of the demonstration come in: on paper, and one through its trust person.

That one is entered online, has a defect, gets a letter, is mended, and is admitted like the others.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from config.demonstration.names import stated_in_full
from config.demonstration.reading import DemoList
from elections.actions.nominations.arrival import arrive
from elections.actions.nominations.deficiencies import issue_letter
from elections.actions.nominations.examining import (
    PapersEntry,
    finish_examination,
    see_papers,
)
from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_nomination,
    receive_paper,
)
from elections.actions.nominations.submission import print_list, submit_list
from elections.actions.nominations.trust import invite, name_trust_persons
from elections.law.nominations.proofs import OF_A_LIST, Proof, Verdict
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand
from elections.models import Election, Nomination
from elections.models.course.agenda import lists_close
from elections.models.nominations.letters import defects_to_tell
from elections.models.nominations.trust import TrustEntry
from municipalities.models import User

UNSIGNED = NominationRule.TRUST_SIGNATURES_MISSING
TRUST = TrustEntry(
    "Muster", "Vera", street="Musterweg 1", postcode="65183", town="Musterstadt",
    email="vera.muster@liste.example",
)  # fmt: skip
DEPUTY = TrustEntry("Beispiel", "Boris", street="Musterweg 2", postcode="65183", town="Musterstadt")


def hand_in(
    election: Election,
    entry: DemoList,
    people: Sequence[CandidateEntry],
    *,
    received_at: datetime,
    actor: User,
) -> Nomination:
    """Enter a list that came in on paper, as its source names it."""
    nomination = receive_nomination(
        election.pk,
        number=entry.number,
        name=entry.name,
        short_name="",
        received_at=received_at,
        known_in_full=entry.complete,
        actor=actor,
    )
    enter_candidates(nomination.pk, people, actor=actor)
    return nomination


def enter_online(
    election: Election,
    entry: DemoList,
    people: Sequence[CandidateEntry],
    *,
    received_at: datetime,
    actor: User,
) -> Nomination:
    """Enter a list through its trust person; a signature is missing at first and comes in time."""
    begun_at = received_at - timedelta(days=14)
    nomination = begin_list(election.pk, name=entry.name, short_name="", actor=actor)
    entries = {"trust": TRUST, "deputy": DEPUTY}
    trust, _deputy = name_trust_persons(
        nomination.pk, entries, by=Hand.OFFICE, now=begun_at, actor=actor
    )
    invitation = invite(trust.pk, by_mail=False, now=begun_at, actor=actor)
    # Nobody knows this password: whoever tries the product gets one with the other accounts.
    person = arrive(invitation.pk, now=begun_at, password=secrets.token_urlsafe(24)).account
    stated = [stated_in_full(one) for one in people]
    enter_candidates(nomination.pk, stated, by=Hand.LIST, now=begun_at, actor=person)
    submit_list(nomination.pk, now=begun_at, actor=person)
    print_list(nomination.pk, now=begun_at, actor=person)
    receive_paper(nomination.pk, received_at=received_at - timedelta(days=5), actor=actor)
    _mend(nomination, received_at, actor)
    return nomination


def _mend(nomination: Nomination, received_at: datetime, actor: User) -> None:
    """The deputy's signature is missing, a letter says so, and it is brought in time."""
    lacking = dict.fromkeys(OF_A_LIST, Verdict.THERE) | {Proof.DEPUTY_SIGNATURE: Verdict.MISSING}
    there = {Proof.CONSENT: Verdict.THERE, Proof.ELIGIBILITY: Verdict.THERE}
    seen_at = received_at - timedelta(days=4)
    _see(nomination, lacking, seen_at, actor, rest=there)
    finish_examination(nomination.pk, now=seen_at, actor=actor)
    told = defects_to_tell(nomination, seen_at)
    issue_letter(
        nomination.pk,
        chosen=[key for key, one in told.items() if one.rule is UNSIGNED],
        mend_until=lists_close(nomination.election),
        now=seen_at,
        actor=actor,
    )
    mended_at = received_at - timedelta(days=1)
    _see(nomination, {Proof.DEPUTY_SIGNATURE: Verdict.THERE}, mended_at, actor)
    finish_examination(nomination.pk, now=mended_at, actor=actor)


def _see(
    nomination: Nomination,
    verdicts: dict[Proof, Verdict],
    now: datetime,
    actor: User,
    *,
    rest: dict[Proof, Verdict] | None = None,
) -> None:
    of_list = PapersEntry(None, verdicts, {})
    see_papers(nomination.pk, [], of_list=of_list, rest=rest, now=now, actor=actor)
