"""What is known of a duty to have a body: a body, a proven breach, or silence."""

from __future__ import annotations

import pytest

from municipalities.law.basis import Norm, Statute
from municipalities.law.body.known import BodyKnown, body_known
from municipalities.law.body.standing import COMMISSION_STATES, BodyStanding, BodyState

NORM = Norm(Statute.HGO, "84")


def standing(state: BodyState, owes: bool | None) -> BodyStanding:
    return BodyStanding(state, "R-BODY-04", NORM, owes)


@pytest.mark.rules("R-BODY-01", "R-BODY-04", "R-BODY-10")
@pytest.mark.parametrize(
    ("state", "owes", "exists", "running", "known"),
    [
        pytest.param(BodyState.ABR_ELECTION, True, True, True, BodyKnown.HAS_BODY,
                     id="a council sits"),
        pytest.param(BodyState.ABR_ELECTION, False, True, True, BodyKnown.BEYOND_DUTY,
                     id="a voluntary council sits"),
        pytest.param(BodyState.UNKNOWN, None, True, True, BodyKnown.BEYOND_DUTY,
                     id="a body is there, nobody knows whether it is owed"),
        pytest.param(BodyState.ABR_ELECTION, True, False, True, BodyKnown.NOT_REPORTED,
                     id="a council was chosen, that alone is no body"),
        pytest.param(BodyState.ELECTION_UNKNOWN, True, False, True, BodyKnown.NOT_REPORTED,
                     id="nobody said whether it was elected"),
        pytest.param(BodyState.NOT_REPORTED, True, False, True, BodyKnown.NOT_REPORTED,
                     id="silence is no breach"),
        pytest.param(BodyState.UNDECIDED, True, False, False, BodyKnown.NOT_REPORTED,
                     id="before the election nothing is broken"),
        pytest.param(BodyState.UNKNOWN, None, False, True, BodyKnown.DUTY_UNKNOWN,
                     id="nobody knows how many"),
        pytest.param(BodyState.IK_AFTER_FAILED_ELECTION, None, False, True,
                     BodyKnown.DUTY_UNKNOWN, id="failed, but perhaps nothing was owed"),
        pytest.param(BodyState.NONE_ALLOWED, False, False, True, BodyKnown.NO_DUTY,
                     id="1000 or fewer"),
        *(
            pytest.param(state, True, False, True, BodyKnown.OWES_BODY,
                         id=f"{state} and not formed is provable")
            for state in sorted(COMMISSION_STATES)
        ),
        pytest.param(BodyState.ELECTION_ANNULLED, True, False, True, BodyKnown.OWES_BODY,
                     id="annulled: the seats have ended, the repeat has no result yet"),
        pytest.param(BodyState.ELECTION_ANNULLED, False, False, True, BodyKnown.NO_DUTY,
                     id="a voluntary council whose election was annulled"),
        pytest.param(BodyState.IK_BY_CHOICE, True, False, False, BodyKnown.NOT_REPORTED,
                     id="before or after its Wahlzeit nothing is owed"),
    ],
)  # fmt: skip
def test_what_is_known(state, owes, exists, running, known):
    assert body_known(standing(state, owes), exists=exists, running=running) is known
