"""„With these lists there will be no election“ is seen weeks before the committee decides.

Nauheim 2026, as its announcement says: nine seats, one list with two persons; the committee met on
16 January 2026 and the election was cancelled (R-BODY-08, R-BODY-11).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.course.phases import cancel_election
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_paper,
)
from elections.law.course.phases import Phase
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry
from elections.models.nominations.outlook import outlook_of
from municipalities.models import Role
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-BODY-08")]
BEFORE_CHRISTMAS = timezone.make_aware(datetime(2025, 12, 18, 10))
IN_TIME = timezone.make_aware(datetime(2026, 1, 5, 17, 59))
MEETING = date(2026, 1, 16)
MISSING = "Mit diesen Listen findet die Wahl nicht statt: Es fehlen 7 Personen."


@pytest.fixture
def nauheim():
    place = factories.MunicipalityFactory(name="Nauheim")
    made = factories.election(Phase.NOMINATION, municipality=place, seats=9)
    return made, factories.lead(place)


@pytest.fixture
def state():
    client = Client()
    client.force_login(factories.person(Role.STATE_MONITOR, None))
    return client


def warned(client):
    """What the state sees: the elections in preparation, and how many persons each one lacks."""
    answer = client.get(reverse("reports:outlook"))
    assert answer.status_code == 200
    rows = answer.context["rows"]
    return [(one.election.municipality.name, one.lists, one.persons, one.missing) for one in rows]


def still_open(made):
    """Lists come in for another month, as the calendar of this election has it."""
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)


def closed(made):
    """Lists came in until the day on which the law ended the period."""
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=IN_TIME.date())


def test_nauheim_is_seen_from_the_first_day_until_the_committee_decided(nauheim, state):
    made, lead = nauheim
    still_open(made)
    # Nobody has a list yet: that is no gap in what is known, there is none.
    assert warned(state) == [("Nauheim", 0, 0, 9)]
    own = begin_list(made.pk, name="Miteinander", short_name="", actor=lead)
    people = [CandidateEntry(1, "Eins", "Eva", date(1980, 1, 1)), CandidateEntry(2, "Zwei", "Udo")]
    enter_candidates(own.pk, people, actor=lead, by=Hand.LIST, now=BEFORE_CHRISTMAS)
    # Four weeks before the meeting, and two weeks before lists close.
    assert warned(state) == [("Nauheim", 1, 2, 7)]
    office = Client()
    office.force_login(lead)
    lists = reverse("elections:lists", args=[made.pk])
    assert MISSING in " ".join(office.get(lists).content.decode().split())
    receive_paper(own.pk, received_at=IN_TIME, actor=lead)
    closed(made)
    assert warned(state) == [("Nauheim", 1, 2, 7)]
    found = outlook_of(made)
    assert (found.received, found.is_in_danger) == (1, True)
    # What the office did not examine, the committee had before it.
    decide_nomination(
        own.pk, admitted=True, decided_on=MEETING, reason="Lag alles vor.", actor=lead
    )
    cancel_election(made.pk, decided_on=MEETING, actor=lead)
    assert warned(state) == []
    assert outlook_of(type(made).objects.get(pk=made.pk)) is None


def test_the_worst_stands_first_and_enough_persons_are_no_danger(nauheim, state):
    made, lead = nauheim
    factories.receive_list(made, 1, 2, lead)
    other = factories.election(
        Phase.NOMINATION,
        municipality=factories.MunicipalityFactory(name="Aarbergen"),
        seats=3,
    )
    factories.receive_list(other, 1, 3, factories.lead(other.municipality))
    assert warned(state) == [("Nauheim", 1, 2, 7), ("Aarbergen", 1, 3, 0)]
    assert outlook_of(other).is_in_danger is False


def test_once_lists_closed_the_state_sees_that_no_list_can_come_any_more(nauheim, state):
    made, _lead = nauheim
    closes = outlook_of(made).closes
    assert closes == timezone.make_aware(datetime(2026, 1, 5, 18))
    page = " ".join(state.get(reverse("reports:outlook")).content.decode().split())
    assert timezone.now() > closes + timedelta(days=1)
    assert "seitdem kann keine Liste mehr eingereicht werden" in page


def test_nobody_counts_who_cannot_be_elected_any_more(nauheim, state):
    made, lead = nauheim
    still_open(made)
    draft = begin_list(made.pk, name="Nie gekommen", short_name="", actor=lead)
    people = [CandidateEntry(place, f"Person{place}") for place in (1, 2, 3)]
    enter_candidates(draft.pk, people, actor=lead, by=Hand.LIST, now=BEFORE_CHRISTMAS)
    keys = [factories.receive_list(made, number, 2, lead) for number in (2, 3)]
    assert warned(state) == [("Nauheim", 3, 7, 2)]
    # Its paper can come no more.
    closed(made)
    assert warned(state) == [("Nauheim", 3, 4, 5)]
    decide_nomination(
        keys[1], admitted=False, decided_on=MEETING, reason="Keine Unterschrift.", actor=lead
    )
    assert warned(state) == [("Nauheim", 3, 2, 7)]


def test_the_warning_names_no_list_and_no_person(nauheim, state):
    made, lead = nauheim
    still_open(made)
    own = begin_list(made.pk, name="Geheimliste", short_name="GL", actor=lead)
    enter_candidates(
        own.pk,
        [CandidateEntry(1, "Geheimname", "Gerd")],
        actor=lead,
        by=Hand.LIST,
        now=BEFORE_CHRISTMAS,
    )
    page = state.get(reverse("reports:outlook")).content.decode()
    assert [word for word in ("Geheimliste", "GL<", "Geheimname", "Gerd") if word in page] == []
