"""Several clerks look up the same signer for several lists at the same moment: one is valid."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from elections.actions.nominations.support import look_up_signer
from elections.law.course.phases import Phase
from elections.law.nominations.support import Stated
from elections.models import SupportSignature
from elections.models.nominations.signers import Signer
from municipalities.law.days import KnownDay
from tests import factories
from tests.journeys.test_two_at_once import TOGETHER, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.rules("R-LIST-07")
def test_of_the_signatures_of_one_person_exactly_one_is_valid():
    made = factories.election(Phase.NOMINATION)
    clerks = [factories.officer(made.municipality) for _ in range(TOGETHER)]
    lists = [made.nominations.create(number=number, name="L") for number in range(1, TOGETHER + 1)]
    signer = Signer("Öztürk", "Ayşe", KnownDay(1980, 3, 4))
    happened = at_once(
        lambda number: look_up_signer(
            lists[number].pk,
            signer,
            signed_on=date(2025, 11, 20),
            stated=Stated.ELECTOR,
            actor=clerks[number],
        )
    )
    outcomes = Counter(SupportSignature.objects.values_list("outcome", flat=True))
    assert happened == {"done": TOGETHER}
    assert outcomes == {"valid": 1, "second": TOGETHER - 1}
