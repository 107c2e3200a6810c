"""The letterhead: what changes is written and logged, what does not change leaves no trace."""

from __future__ import annotations

import pytest
from django.urls import reverse

from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent, Letterhead
from municipalities.models.facts import FactFault
from municipalities.models.proof import is_proven, with_proof
from tests import factories


def logged() -> int:
    return AuditEvent.objects.filter(act="letterhead.set").count()


@pytest.mark.django_db
def test_an_empty_letterhead_writes_no_row_and_no_event(client):
    place = factories.MunicipalityFactory.create()
    client.force_login(factories.lead(place))
    client.post(reverse("municipalities:letterhead", args=[place.ags]), {"phone": ""})
    assert (Letterhead.objects.count(), logged()) == (0, 0)


@pytest.mark.django_db
def test_what_is_set_and_emptied_again_is_logged_each_time_and_the_same_again_is_not():
    place = factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    for entry, events in [
        (LetterheadEntry(phone="06431 1"), 1),
        (LetterheadEntry(phone="06431 1"), 1),
        (LetterheadEntry(), 2),
        (LetterheadEntry(), 2),
    ]:
        set_letterhead(place, entry, actor=actor)
        assert (Letterhead.objects.get().phone, logged()) == (entry.phone, events)


@pytest.mark.django_db(transaction=True)
def test_a_row_that_an_earlier_version_left_without_an_event_stays_one_finding():
    place = factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    before = list(verify_facts())
    Letterhead.objects.create(municipality=place)  # as that version did, with nothing logged
    (left,) = with_proof(Letterhead.objects.all())
    found = [one.fault for one in verify_facts() if one not in before]
    assert (is_proven(left), found) == (False, [FactFault.NO_EVENT])
    set_letterhead(place, LetterheadEntry(phone="06431 1"), actor=actor)
    # That it was once written without an event stays true, and stays found; nothing is added to it.
    (changed,) = with_proof(Letterhead.objects.all())
    assert not is_proven(changed)
    assert [one.fault for one in verify_facts() if one not in before] == [FactFault.NO_EVENT]
