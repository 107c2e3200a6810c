"""Certificates on support signatures: of one signer, and of a whole list without names (§ 11 KWG).

Of a signer nothing is kept (R-DP-05): a certificate is made of what was typed just now.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from elections.law.register.names import PersonName
from elections.models import Nomination
from elections.models.nominations.needed import needed_signatures
from elections.models.nominations.signers import Signer
from elections.models.nominations.support import counts_of
from elections.models.register.entries import RegisterEntry
from municipalities.messages import word
from reports.actions.issue import executive
from reports.actions.nominations.facts import is_invented
from reports.pdf.letters import filled
from reports.pdf.nominations.eligibility import RightToVoteFacts
from reports.pdf.nominations.facts import GroupFacts, PersonFacts
from reports.pdf.nominations.signature_count import SignatureCountFacts


def right_to_vote_facts(
    nomination: Nomination,
    signer: Signer,
    entry: RegisterEntry | None,
    *,
    signed_on: date,
    today: date,
) -> RightToVoteFacts:
    """Return the Bescheinigung des Wahlrechts of one signer; it names no list (R-LIST-07, R-DP-05).

    (§ 11 KWG.) Names and dwelling are those of the register where it has the person; the dwelling
    of somebody with an Auskunftssperre is left out (R-DP-02). What nobody knows is written by hand.
    """
    name = entry.name if entry else PersonName(signer.family_name, signer.given_names)
    person = PersonFacts(
        name=name,
        birth_date=signer.born.exact,
        address=filled([entry.shown_dwelling]) if entry else (),
    )
    return RightToVoteFacts(
        office=executive(nomination.election.municipality),
        election_day=nomination.election.day,
        issued_on=today,
        persons=(person,),
        signed_on=signed_on,
        invented_names=is_invented(nomination),
    )


def signature_count_facts(nomination: Nomination, *, today: date) -> SignatureCountFacts:
    """Return what came of the signatures of a list, in numbers (R-LIST-06, R-LIST-07, R-DP-05).

    (§ 11 KWG.)
    """
    counted, needed = counts_of(nomination), needed_signatures(nomination)
    with override("de"):  # a document is German whatever the page's language is
        outcomes = tuple((word(outcome), number) for outcome, number in counted.in_order)
    return SignatureCountFacts(
        office=executive(nomination.election.municipality),
        election_day=nomination.election.day,
        group=GroupFacts(nomination.name, nomination.short_name),
        issued_on=today,
        outcomes=outcomes,
        valid=counted.valid,
        needed=needed.number,
        is_exempt=needed.represented,
        invented_names=is_invented(nomination),
    )
