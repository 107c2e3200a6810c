"""The state of the signed paper is taken over into the data: all of it, once, with its trace."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.corrections import correct_nomination
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_paper,
)
from elections.actions.nominations.paper_state import PaperTakenOver, take_over_paper
from elections.actions.nominations.persons import Reason, correct_candidate, remove_candidate
from elections.actions.nominations.submission import print_list, state_to_print
from elections.actions.nominations.trust import name_trust_persons
from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry, ListCorrection, ListPrint
from elections.models.nominations.printed import changes_since, state_digest
from elections.models.nominations.trust import TrustEntry
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-10")]
NOW = timezone.now()
PEOPLE = (
    CandidateEntry(1, "Kaya", "Ela", date(1990, 2, 3), "Ärztin"),
    CandidateEntry(2, "Horn", "Ali", date(1984, 5, 6)),
    CandidateEntry(3, "", "Wahyuni"),
    CandidateEntry(4, "Popescu", "Ion", birth_as_written="ca. 1980"),
)
TRUST = {"trust": TrustEntry("Demir", "Deniz", "Hofgasse 2"), "deputy": TrustEntry("Lenz", "Eva")}


@pytest.fixture
def printed():
    """A list that was printed, and changed by its trust persons before the paper came in."""
    made = factories.election(Phase.NOMINATION)
    closes = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=closes)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    name_trust_persons(found.pk, TRUST, by=Hand.OFFICE, now=NOW, actor=lead)
    enter_candidates(found.pk, PEOPLE, actor=lead, by=Hand.LIST, now=NOW)
    kept = print_list(found.pk, now=NOW, actor=lead)
    return found, kept, lead


def received(found, lead):
    receive_paper(found.pk, received_at=NOW, actor=lead)
    found.refresh_from_db()
    return found


def take_over(kept, lead, *, seen=None):
    kept.nomination.refresh_from_db()
    seen = seen or state_digest(state_to_print(kept.nomination))
    return take_over_paper(kept.pk, reason="Unterschrieben", seen=seen, now=NOW, actor=lead)


def changed_names(found, lead):
    why = Reason("Vertippt", NOW)
    correct_nomination(
        found.pk,
        name="Vielheit",
        short_name="",
        received_at=found.receipt.received_at,
        reason=why,
        actor=lead,
    )
    return PaperTakenOver(fields=("name", "short_name"))


def changed_trust(found, lead):
    other = {"trust": replace(TRUST["trust"], family_name="Demirel", phone="069 1")}
    name_trust_persons(found.pk, other, by=Hand.OFFICE, now=NOW, actor=lead)
    return PaperTakenOver(positions=("trust",))


def changed_person(found, lead):
    entry = CandidateEntry(1, "Kaja", "Ela", date(1990, 2, 3), is_blocked=True, reachable_at="P 1")
    correct_candidate(
        found.candidates.get(place=1).pk, entry, actor=lead, reason=Reason("Irrtum", NOW)
    )
    return PaperTakenOver(changed=(1,))


def moved_person(found, lead):
    """The last one went to the top: three others moved down by one."""
    person = found.candidates.get(place=4)
    entry = replace(PEOPLE[3], place=1)
    correct_candidate(person.pk, entry, actor=lead, reason=Reason("Irrtum", NOW))
    return PaperTakenOver(changed=(1, 2, 3, 4))


def removed_person(found, lead):
    remove_candidate(found.candidates.get(place=2).pk, actor=lead, reason=Reason("Irrtum", NOW))
    return PaperTakenOver(added=(2,), changed=(3, 4))


def added_person(found, lead):
    enter_candidates(found.pk, [CandidateEntry(5, "Neu", "Nina")], actor=lead, by=Hand.OFFICE)
    return PaperTakenOver(removed=(5,))


def everything(found, lead):
    changed_names(found, lead)
    changed_trust(found, lead)
    removed_person(found, lead)
    added_person_at = CandidateEntry(4, "Neu", "Nina", date(1970, 1, 1))
    enter_candidates(found.pk, [added_person_at], actor=lead, by=Hand.OFFICE)
    return PaperTakenOver(("name", "short_name"), ("trust",), (2,), (3, 4), (4,))


@pytest.mark.parametrize(
    "differ",
    [
        changed_names,
        changed_trust,
        changed_person,
        moved_person,
        removed_person,
        added_person,
        everything,
    ],
)
def test_whatever_differs_reads_as_on_the_paper_and_leaves_its_trace(printed, differ):
    found, kept, lead = printed
    expected = differ(received(found, lead), lead)
    found.refresh_from_db()
    before_it = state_to_print(found)
    assert changes_since(kept.facts, before_it) != []
    before = ListCorrection.objects.count()
    assert take_over(kept, lead) == expected
    found.refresh_from_db()
    assert state_to_print(found) == kept.facts
    assert {one.kind for one in ListCorrection.objects.all()[before:]} == {"paper"}
    event = AuditEvent.objects.get(act="nomination.paper_followed")
    assert event.details["places_added"] == list(expected.added)
    assert event.details["reason"] == "Unterschrieben"
    # It was the wrong paper: what stood before comes back as a whole, and so does the paper again.
    [aside] = found.prints.set_aside()
    assert aside.facts == before_it
    take_over(aside, lead)
    found.refresh_from_db()
    assert state_to_print(found) == before_it
    assert print_list(found.pk, now=NOW, actor=lead).is_set_aside is False
    take_over(kept, lead)
    # Whoever does it twice changes nothing and leaves nothing.
    kept_rows = ListCorrection.objects.count()
    assert not take_over(kept, lead)
    assert ListCorrection.objects.count() == kept_rows
    assert AuditEvent.objects.filter(act="nomination.paper_followed").count() == 3


def test_what_changed_since_it_was_compared_is_refused_and_nothing_is_written(printed):
    found, kept, lead = printed
    seen = state_digest(state_to_print(received(found, lead)))
    changed_person(found, lead)
    rows = ListCorrection.objects.count()
    with pytest.raises(RuleViolation) as refused:
        take_over(kept, lead, seen=seen)
    assert refused.value.rule is NominationRule.CHANGED_SINCE_COMPARED
    assert ListCorrection.objects.count() == rows
    assert found.candidates.get(place=1).family_name == "Kaja"


def test_before_the_paper_came_in_and_after_the_decision_nothing_is_taken_over(printed):
    found, kept, lead = printed
    correct_candidate(
        found.candidates.get(place=1).pk,
        CandidateEntry(1, "Kaja", "Ela"),
        actor=lead,
        now=NOW,
    )
    with pytest.raises(RuleViolation) as refused:
        take_over(kept, lead)
    assert refused.value.rule is NominationRule.NOT_RECEIVED
    received(found, lead)
    decide_nomination_late(found, lead)
    with pytest.raises(RuleViolation) as refused:
        take_over(kept, lead)
    assert refused.value.rule is NominationRule.ALREADY_DECIDED


def decide_nomination_late(found, lead):
    """The committee refused the list; the day of its meeting is today."""
    CalendarEntry.objects.filter(election=found.election, code="C-03").update(
        on=timezone.localdate() - timedelta(days=1)
    )
    CalendarEntry.objects.filter(election=found.election, code="C-05").update(
        on=timezone.localdate()
    )
    decide_nomination(
        found.pk,
        admitted=False,
        reason="Formmangel",
        decided_on=timezone.localdate(),
        actor=lead,
    )


def test_the_page_shows_every_difference_and_takes_them_over_once_they_were_seen(printed):
    found, kept, lead = printed
    client = Client()
    client.force_login(lead)
    received(found, lead)
    compared = reverse("elections:printed_list", args=[found.election_id, kept.code])
    address = reverse("elections:take_over_paper", args=[found.election_id, kept.code])
    assert address not in client.get(compared).content.decode()
    changed_person(found, lead)
    assert address in client.get(compared).content.decode()
    page = client.get(address)
    assert [str(one.field) for one in page.context["changes"]] == [
        "Familienname",
        "Beruf oder Stand",
        "Auskunftssperre",
        "Erreichbarkeitsanschrift",
    ]
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page.content.decode()).group(1)
    assert client.post(address, {"seen": seen, "reason": " "}).status_code == 422
    changed_trust(found, lead)
    refused = client.post(address, {"seen": seen, "reason": "Unterschrieben"})
    assert refused.status_code == 422
    assert "hat sich geändert, seit diese Seite sie" in refused.content.decode()
    assert found.candidates.get(place=1).family_name == "Kaja"
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', refused.content.decode()).group(1)
    taken = client.post(address, {"seen": seen, "reason": "Unterschrieben"}, follow=True)
    assert "sagen jetzt, was auf dem Papier steht" in taken.content.decode()
    assert "Papier und Daten sagen dasselbe." in taken.content.decode()
    aside = reverse(
        "elections:printed_list", args=[found.election_id, found.prints.set_aside().get().code]
    )
    assert f'href="{aside}"' in taken.content.decode()
    assert "Stand vor einer Übernahme" in client.get(aside).content.decode()
    assert "Zu übernehmen ist nichts" in client.get(address).content.decode()


def test_a_paper_of_another_election_is_not_found(printed):
    found, kept, _lead = printed
    other = factories.election(Phase.NOMINATION)
    client = Client()
    client.force_login(factories.lead(other.municipality))
    for election, code in ((other.pk, kept.code), (found.election_id, kept.code)):
        address = reverse("elections:take_over_paper", args=[election, code])
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "x"}).status_code == 404
    assert ListPrint.objects.count() == 1
