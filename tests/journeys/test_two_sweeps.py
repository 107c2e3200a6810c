"""Several sweeps at the same moment: each anchor is sent once, none is missing."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import timezone

from municipalities.actions.anchors import RecipientEntry, name_recipient, send_anchors
from municipalities.models import AnchorDispatch
from municipalities.models.anchor import anchor_of
from tests import factories
from tests.journeys.test_two_at_once import at_once

ADDRESSES = ("revision@kreis.example", "pruefung@stadt.example", "archiv@stadt.example")


@pytest.mark.django_db(transaction=True)
def test_each_address_gets_one_mail_whoever_sweeps():
    place = factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    for email in ADDRESSES:
        name_recipient(place, RecipientEntry(email, email), actor=actor)
    now = timezone.now()
    at_once(lambda _number: send_anchors(now=now))
    send_anchors(now=now)  # what one sweep held, another passes over and finds the next time
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(ADDRESSES)
    assert {row.anchor for row in AnchorDispatch.objects.all()} == {anchor_of(place)}
    assert AnchorDispatch.objects.count() == len(ADDRESSES)
