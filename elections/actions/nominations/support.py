"""Support signatures: forms are given out, signers are looked up one by one (§ 11 KWG).

A signature shows a political preference (R-DP-05): of the signer nothing is written down but what
came of it and a keyed hash, neither in a row nor in the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from elections.actions.nominations.opened import election_taking_lists
from elections.law.course.versions import version
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import DECIDED
from elections.law.nominations.support import (
    MOST_FORMS,
    SignatureOutcome,
    SlipReason,
    Stated,
    SupportRule,
    outcome_of,
)
from elections.law.register.identity import Identity
from elections.models import Election, Nomination, SupportForms, SupportSignature
from elections.models.nominations.signers import (
    Signer,
    found_in_register,
    identity_in,
    signed_valid,
    signer_hashes,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import STATELESS, Person, may_sign_support
from municipalities.models import AuditEvent, User

_NORM = Norm(Statute.KWG, "11")
_HASHED = (SignatureOutcome.VALID, SignatureOutcome.SECOND)
_SAID = {Stated.ELECTOR: True, Stated.NO_ELECTOR: False, Stated.NOT_FOUND: None}


def list_being_supported(nomination_id: int) -> tuple[Election, Nomination]:
    """Return a list and its election, both locked, while signatures may still count.

    They come before the list does, and are looked up until the committee decides on it (R-LIST-11,
    R-LIST-12). Raises RuleViolation LISTS_NOT_OPEN or ALREADY_DECIDED.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_taking_lists(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    if nomination.state() in DECIDED:
        raise RuleViolation(
            NominationRule.ALREADY_DECIDED,
            Norm(Statute.KWG, "14", 3),
            "R-LIST-12",
            list=nomination,
        )
    return election, nomination


@transaction.atomic
def issue_forms(
    nomination_id: int, *, count: int, issued_on: date, issued_to: str, actor: User
) -> SupportForms:
    """Write down official forms that a group got (§ 23 Abs. 2 KWO; R-LIST-08).

    Who fetched them stands in the row and not in the log, from which nothing can be deleted. Raises
    RuleViolation TOO_MANY_FORMS for a number that is a mistake.
    """
    election, nomination = list_being_supported(nomination_id)
    if not 1 <= count <= MOST_FORMS:
        raise RuleViolation(
            SupportRule.TOO_MANY_FORMS,
            Norm(Statute.KWO, "23", 2),
            "R-LIST-08",
            count=count,
            most=MOST_FORMS,
        )
    made = SupportForms.objects.create(
        nomination=nomination,
        count=count,
        issued_on=issued_on,
        issued_to=issued_to,
        issued_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "support.forms_issued",
        nomination,
        election.municipality,
        forms=count,
        given_out_on=issued_on,
    )
    return made


@transaction.atomic
def take_back_forms(forms_id: int, *, reason: str, actor: User) -> int:
    """Take back a row of forms that was entered by a slip; return how many it named (R-LIST-08)."""
    made = SupportForms.objects.get(pk=forms_id)
    election, nomination = list_being_supported(made.nomination_id)
    count = made.count
    made.delete()
    AuditEvent.objects.record(
        actor,
        "support.forms_taken_back",
        nomination,
        election.municipality,
        forms=count,
        reason=reason,
    )
    return count


@transaction.atomic
def look_up_signer(
    nomination_id: int,
    signer: Signer,
    *,
    signed_on: date,
    entry: int | None = None,
    stated: Stated | None = None,
    actor: User,
) -> SupportSignature:
    """Look one signer up, and keep what came of it (§ 11 KWG; R-LIST-06, R-LIST-07, R-DP-05).

    The register of electors answers where it knows exactly this person. Otherwise the office says
    who of those alike it is (``entry``), or what the residents' registration says (``stated``): so
    always while there is no register. The election is locked, so that of two signatures of one
    person exactly one is valid.

    Raises RuleViolation SIGNER_UNCLEAR or SIGNER_STRUCK without an answer.
    """
    election, nomination = list_being_supported(nomination_id)
    who = judged(election, signer, entry, stated)
    outcome, hashes = signature_outcome(election, who, signed_on)
    return _keep(election, nomination, outcome, hashes[0], actor)


@transaction.atomic
def refuse_sheet(nomination_id: int, *, actor: User) -> SupportSignature:
    """Count a sheet that is incomplete or not signed by hand: nobody is looked up (R-LIST-06)."""
    election, nomination = list_being_supported(nomination_id)
    outcome = outcome_of(is_complete=False, is_elector=None, signed_before=False)
    return _keep(election, nomination, outcome, "", actor)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A signature that is gone; ``refused_for_it`` are those that were a second one beside it."""

    number: int
    outcome: SignatureOutcome
    refused_for_it: Sequence[SupportSignature]


@transaction.atomic
def take_back_signature(
    nomination_id: int, number: int, *, reason: SlipReason, actor: User
) -> TakenBack:
    """Take back one signature that was looked up by a slip, by its number (R-LIST-07).

    Another one of the same person may have been refused for it alone: the office looks those sheets
    up again. Raises RuleViolation SIGNATURE_NOT_THERE.
    """
    election, nomination = list_being_supported(nomination_id)
    made = nomination.signatures.filter(pk=number).first()
    if made is None:
        raise RuleViolation(
            SupportRule.SIGNATURE_NOT_THERE, _NORM, "R-LIST-07", number=number, list=nomination
        )
    outcome = SignatureOutcome(made.outcome)
    later = SupportSignature.objects.none()
    if outcome is SignatureOutcome.VALID:
        later = SupportSignature.objects.filter(
            nomination__election=election,
            signer_hash=made.signer_hash,
            outcome=SignatureOutcome.SECOND.value,
        )
    refused = list(later.select_related("nomination"))
    made.delete()
    AuditEvent.objects.record(
        actor,
        "support.signature_taken_back",
        nomination,
        election.municipality,
        signature=outcome.value,
        signature_number=number,
        slip=reason.value,
    )
    return TakenBack(number, outcome, refused)


def judged(
    election: Election, signer: Signer, entry: int | None, stated: Stated | None
) -> tuple[Identity, bool | None]:
    """Return who signed, and whether that is an elector; None where nobody like that was found.

    (§ 11 KWG; R-LIST-07.) Raises RuleViolation SIGNER_UNCLEAR or SIGNER_STRUCK without an answer.
    """
    found = found_in_register(election, signer)
    if found.same:
        return signer.who, True
    chosen = next((one for one in found.alike if one.pk == entry), None)
    if chosen is not None:
        # The name as the register has it: a second signature may be written in another way.
        return identity_in(chosen), True
    if stated is not None:
        return signer.who, _SAID[stated]
    rule = SupportRule.SIGNER_STRUCK if found.is_struck else SupportRule.SIGNER_UNCLEAR
    raise RuleViolation(rule, _NORM, "R-LIST-07")


def signature_outcome(
    election: Election,
    judgement: tuple[Identity, bool | None],
    signed_on: date,
    *,
    besides: Nomination | None = None,
) -> tuple[SignatureOutcome, Sequence[str]]:
    """Return what comes of a signature, and the hashes of its signer, of which the first is kept.

    (§ 11 KWG; R-LIST-06, R-LIST-07.) ``judgement`` is as ``judged`` gives it; a signature for the
    list ``besides`` is no other one.
    """
    who, is_elector = judgement
    if is_elector:
        is_elector = _may_sign(who, signed_on, election)
    hashes = signer_hashes(election, who)
    before = signed_valid(election, hashes, besides=besides)
    return outcome_of(is_complete=True, is_elector=is_elector, signed_before=before), hashes


def _may_sign(who: Identity, signed_on: date, election: Election) -> bool:
    """Whether an elector was one on the day of signing: the register looks at the election day.

    (§ 11 KWG; R-LIST-07.)
    """
    # Of the nationality nothing is kept but that it lets vote.
    person = Person(frozenset({STATELESS}), who.born.exact, resident_since=None)
    return may_sign_support(person, signed_on, version(election.law_version).voter_residence)


def _keep(
    election: Election,
    nomination: Nomination,
    outcome: SignatureOutcome,
    signer_hash: str,
    actor: User,
) -> SupportSignature:
    made = SupportSignature.objects.create(
        nomination=nomination,
        outcome=outcome.value,
        signer_hash=signer_hash if outcome in _HASHED else "",
        certified_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "support.signature_looked_up",
        nomination,
        election.municipality,
        signature=outcome.value,
        signature_number=made.pk,
    )
    return made
