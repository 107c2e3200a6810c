"""What is known of a duty to have a body: met, provably open, or not reported (R-BODY-01, -04)."""

from __future__ import annotations

from enum import StrEnum

from municipalities.law.body.standing import COMMISSION_STATES, BodyStanding, BodyState

_PROVEN = COMMISSION_STATES | {BodyState.ELECTION_ANNULLED}
"""States that show that there is no body unless one is known to have been formed (R-BODY-04)."""


class BodyKnown(StrEnum):
    """What is known of a municipality's body in one Wahlzeit; silence is no breach.

    ``BEYOND_DUTY`` is a body where no duty to have one is established: 1000 foreign residents or
    fewer, or nobody knows how many.
    """

    HAS_BODY = "has_body"
    BEYOND_DUTY = "beyond_duty"
    OWES_BODY = "owes_body"
    NOT_REPORTED = "not_reported"
    DUTY_UNKNOWN = "duty_unknown"
    NO_DUTY = "no_duty"


def body_known(standing: BodyStanding, *, exists: bool, running: bool) -> BodyKnown:
    """Return what is known of the duty to have a body (§§ 84, 86 Abs. 1, 89 HGO; R-BODY-04).

    ``exists`` says that a council was elected or a commission formed, as an act or a source
    shows; ``running`` that the Wahlzeit has begun and not ended: before it nothing is owed yet, and
    what it required nobody can make good after it. A body is provably owed only where something
    shows that there is none: a commission was chosen, an election failed or a council ended, and
    no commission is known to have been formed; or an election was annulled finally, and its repeat
    has no result yet (R-END-10). Where nobody said anything the municipality may
    have acted all the same.
    """
    if exists:
        return BodyKnown.HAS_BODY if standing.owes else BodyKnown.BEYOND_DUTY
    if standing.owes is None:
        return BodyKnown.DUTY_UNKNOWN
    if not standing.owes:
        return BodyKnown.NO_DUTY
    if running and standing.state in _PROVEN:
        return BodyKnown.OWES_BODY
    return BodyKnown.NOT_REPORTED
