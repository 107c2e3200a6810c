"""The right to vote of a signer is certified; of whom, nothing is written down (R-DP-05)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from elections.actions.nominations.support import judged, list_being_supported, signature_outcome
from elections.law.nominations.support import (
    SignatureOutcome,
    Stated,
    SupportRule,
)
from elections.models.nominations.signers import (
    Signer,
    found_in_register,
)
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

_NORM = Norm(Statute.KWG, "11")


@transaction.atomic
def certify_signer(
    nomination_id: int,
    signer: Signer,
    *,
    signed_on: date,
    entry: int | None = None,
    stated: Stated | None = None,
    actor: User,
) -> RegisterEntry | None:
    """Certify that a signer had the right to vote; return the entry, where there is one.

    (§ 11 KWG; R-LIST-07, R-DP-05.) Only for whom the same look-up would count: nobody gets one who
    supports another list already. It counts nothing; that one was printed is all that stays. Raises
    RuleViolation NOT_CERTIFIED, and as ``look_up_signer``.
    """
    election, nomination = list_being_supported(nomination_id)
    who = judged(election, signer, entry, stated)
    outcome, _hashes = signature_outcome(election, who, signed_on, besides=nomination)
    if outcome is not SignatureOutcome.VALID:
        raise RuleViolation(SupportRule.NOT_CERTIFIED, _NORM, "R-LIST-07", outcome=outcome)
    AuditEvent.objects.record(
        actor, "support.right_to_vote_certified", nomination, election.municipality
    )
    found = found_in_register(election, signer)
    of_that_name = [one for one in found.alike if one.pk == entry] or list(found.same)
    # Two people of one name and day of birth live in two places: neither is taken for the other.
    return of_that_name[0] if len(of_that_name) == 1 else None
