"""Support signatures: who may sign, and once (§ 11 KWG).

What is known of them is kept as long as the register (``register.retention.keep_until``).
"""

from __future__ import annotations

from enum import StrEnum

from municipalities.law.basis import Rule

MOST_FORMS = 500
"""More forms in one issue are a mistake: 74 signatures are asked at most (R-LIST-06, R-LIST-08)."""


class SignatureOutcome(StrEnum):
    """What came of one signature; of whom it was, nothing is kept (R-LIST-07, R-DP-05)."""

    VALID = "valid"
    NO_ELECTOR = "no_elector"
    NOT_FOUND = "not_found"
    SECOND = "second"
    FORM = "form"


class SupportRule(Rule):
    """Refusals about support signatures; sentences: ``messages``."""

    SIGNER_UNCLEAR = "elections.signer_unclear"
    SIGNER_STRUCK = "elections.signer_struck"
    NOT_CERTIFIED = "elections.right_to_vote_not_certified"
    SIGNATURE_NOT_THERE = "elections.signature_not_there"
    TOO_MANY_FORMS = "elections.too_many_support_forms"


class Stated(StrEnum):
    """What the residents' registration says of a signer on the day of signing (R-LIST-07)."""

    ELECTOR = "elector"
    NO_ELECTOR = "no_elector"
    NOT_FOUND = "not_found"


class SlipReason(StrEnum):
    """Why a signature that was looked up is taken back; a free text could name the signer."""

    OTHER_LIST = "other_list"
    OTHER_PERSON = "other_person"
    SHEET_TWICE = "sheet_twice"
    WRONG_ANSWER = "wrong_answer"


def outcome_of(
    *, is_complete: bool, is_elector: bool | None, signed_before: bool
) -> SignatureOutcome:
    """Return what a signature is worth (§ 11 KWG; R-LIST-06, R-LIST-07).

    ``is_elector`` at the time of signing is None where nobody like the signer was found.
    ``signed_before``: the same person supported a list of this election already. The law does not
    say what becomes of the two; the later one is invalid here, and the page says so.
    """
    if not is_complete:
        return SignatureOutcome.FORM
    if is_elector is None:
        return SignatureOutcome.NOT_FOUND
    if not is_elector:
        return SignatureOutcome.NO_ELECTOR
    return SignatureOutcome.SECOND if signed_before else SignatureOutcome.VALID
