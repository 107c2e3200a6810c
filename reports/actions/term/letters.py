"""Letters to members and to those who left (§§ 23 Abs. 2, 33, 34 KWG; R-END-02)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.law.term.mandates import LossGround, incompatibility_proof_deadline
from ballots.models import Departure, Mandate
from elections.models import Election
from municipalities.models import User
from reports.actions.issue import election_office, issue
from reports.actions.term.members_snapshot import list_name, votes_of
from reports.models import Document
from reports.models.term.letters import letter_about
from reports.pdf.term.letters import (
    DepartureLetterFacts,
    FollowsFacts,
    IncompatibilityFacts,
    MandateLetterFacts,
    render_departure_letter,
    render_mandate_letter,
)

UNADDRESSED = (LossGround.DEATH.value, LossGround.RESULT_CORRECTED.value)
"""Grounds after which nobody is written to about the loss alone."""


@transaction.atomic
def issue_letters(election_id: int, *, today: date, actor: User) -> list[Document]:
    """Issue every letter that is not issued yet; a second call changes nothing (R-END-02, 07).

    A member who was told of an incompatible post gets one more letter, with the last day for the
    proof. The address is written by hand: this product does not keep it.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    issued = set(election.documents.values_list("kind", "about"))
    made = []
    seats = election.mandates.filter(departure=None)
    for mandate in seats.select_related("candidate__nomination", "incompatibility__proof"):
        about = letter_about(mandate)
        if (Document.Kind.MANDATE_LETTER.value, about) not in issued:
            facts = _mandate_letter(mandate, today)
            content = render_mandate_letter(facts)
            kind = Document.Kind.MANDATE_LETTER
            made.append(issue(kind, about, facts, content, file=election, actor=actor))
    left = Departure.objects.filter(mandate__election=election).exclude(ground__in=UNADDRESSED)
    for departure in left.select_related("mandate__candidate__nomination"):
        about = f"departure:{departure.pk}"
        if (Document.Kind.DEPARTURE_LETTER.value, about) not in issued:
            letter = _departure_letter(departure, today)
            content = render_departure_letter(letter)
            kind = Document.Kind.DEPARTURE_LETTER
            made.append(issue(kind, about, letter, content, file=election, actor=actor))
    return made


def _mandate_letter(mandate: Mandate, today: date) -> MandateLetterFacts:
    election = mandate.election
    succession = getattr(mandate, "succession", None)
    notice = getattr(mandate, "incompatibility", None)
    name = str(mandate.candidate)
    return MandateLetterFacts(
        sender=election_office(election.municipality),
        recipient=(name,),
        name=name,
        election_day=election.day,
        list_name=list_name(mandate.candidate.nomination),
        votes=votes_of(mandate),
        starts_on=mandate.starts_on,
        term_ends_on=election.term.ends_on,
        issued_on=today,
        follows=FollowsFacts(str(succession.departure.mandate.candidate), succession.determined_on)
        if succession
        else None,
        incompatibility=IncompatibilityFacts(
            post=str(notice.get_post_display()),
            served_on=notice.served_on,
            proof_until=incompatibility_proof_deadline(notice.served_on),
        )
        if notice
        else None,
        invented_names=mandate.candidate.invented,
    )


def _departure_letter(departure: Departure, today: date) -> DepartureLetterFacts:
    mandate = departure.mandate
    name = str(mandate.candidate)
    return DepartureLetterFacts(
        sender=election_office(mandate.election.municipality),
        recipient=(name,),
        name=name,
        election_day=mandate.election.day,
        list_name=list_name(mandate.candidate.nomination),
        ground=LossGround(departure.ground),
        found_on=departure.found_on,
        effective_on=departure.effective_on,
        issued_on=today,
        invented_names=mandate.candidate.invented,
    )
