"""Two people name one address for the anchor in the same moment: it gets the mail once."""

from __future__ import annotations

import pytest

from municipalities.actions.anchors import RecipientEntry, correct_recipient, name_recipient
from municipalities.law.anchors import AnchorRule
from municipalities.models import AnchorRecipient
from municipalities.models.staff import Role
from tests import factories
from tests.journeys.test_two_in_the_term import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REVISION = RecipientEntry("Revision", "revision@kreis.example")


@pytest.fixture(params=["town", "state"])
def place(request):
    """A municipality, or the state, which has none."""
    return factories.MunicipalityFactory.create() if request.param == "town" else None


def test_the_second_one_to_name_an_address_is_told(place):
    actor = factories.person(Role.STATE_ADMIN)
    happened = at_once(*(lambda: name_recipient(place, REVISION, actor=actor) for _ in range(4)))
    assert happened == {"done": 1, AnchorRule.ADDRESS_NAMED: 3}
    assert AnchorRecipient.objects.at(place).named().count() == 1


def test_two_rows_corrected_to_one_address_are_not_two_mails(place):
    actor = factories.person(Role.STATE_ADMIN)
    rows = [
        name_recipient(place, RecipientEntry("Revision", f"{name}@kreis.example"), actor=actor).pk
        for name in ("a", "b")
    ]
    happened = at_once(*(lambda pk=pk: correct_recipient(pk, REVISION, actor=actor) for pk in rows))
    assert happened == {"done": 1, AnchorRule.ADDRESS_NAMED: 1}
    assert AnchorRecipient.objects.at(place).named().filter(email=REVISION.email).count() == 1
