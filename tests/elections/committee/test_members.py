"""Members of the Wahlausschuss: appointed, compared with the lists, corrected, replaced."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.committee.course import record_course
from elections.actions.committee.members import (
    appoint_members,
    correct_member,
    end_member,
    remove_member,
    take_back_end,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import Place, Position
from elections.law.course.phases import Phase
from elections.models import CommitteeMember, TrustPerson
from elections.models.committee.course import Course
from elections.models.committee.examining import committee_of
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.committee.committee_scene import (
    ADMISSION,
    APPOINTED,
    CHAIR,
    entry,
    full_committee,
    planned,
)
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
FIRST = Place(1, Position.MEMBER)


@pytest.fixture
def made(client):
    """An election whose lists are open, with a list of two, and its Wahlleitung signed in."""
    election = factories.election(Phase.NOMINATION)
    actor = factories.lead(election.municipality)
    factories.receive_list(election, 1, 2, actor)
    client.force_login(actor)
    return election, actor


def page(name, election, *keys):
    return reverse(f"elections:{name}", args=[election.pk, *keys])


def rows(*people, **more):
    """What the form of many rows sends: places and names."""
    sent = {"zeilen-TOTAL_FORMS": str(len(people)), "zeilen-INITIAL_FORMS": "0"}
    for at, (place, family) in enumerate(people):
        sent |= {f"zeilen-{at}-place": place, f"zeilen-{at}-family_name": family}
    return sent | {"appointed_on": "2025-11-03", "proposed_by": "council"} | more


@pytest.mark.rules("R-ORG-03", "R-ORG-04")
def test_all_are_entered_together_and_the_page_says_what_is_missing(client, made):
    election, _actor = made
    assert "Die Wahlleitung ist noch nicht eingetragen" in text(
        client.get(page("committee", election))
    )
    sent = rows(("0-member", "Amt"), ("0-deputy", ""), ("1-member", "Öz"), ("1-deputy", "Li"))
    assert client.post(page("committee_appoint", election), sent).status_code == 302
    found = list(CommitteeMember.objects.values_list("seat", "position", "proposed_by"))
    assert found == [(0, "member", ""), (1, "member", "council"), (1, "deputy", "council")]
    said = text(client.get(page("committee", election)))
    assert "Es sind erst 1 von 6 Beisitzen besetzt" in said
    assert "Frei: 2, 3, 4, 5, 6." in said
    assert AuditEvent.objects.filter(act="committee.appointed").count() == 3


@pytest.mark.rules("R-ORG-03")
def test_a_place_that_is_named_twice_refuses_all(client, made):
    election, actor = made
    answer = client.post(
        page("committee_appoint", election), rows(("1-member", "Öz"), ("1-member", "Li"))
    )
    assert (answer.status_code, "Dieser Platz ist besetzt" in text(answer)) == (422, True)
    assert client.post(page("committee_appoint", election), rows()).status_code == 422
    with pytest.raises(RowsRefused):
        appoint_members(election.pk, [entry(FIRST, "Öz"), entry(FIRST, "Li")], actor=actor)
    assert not CommitteeMember.objects.exists()


@pytest.mark.rules("R-ORG-02")
def test_who_stands_on_a_list_or_is_its_trust_person_is_entered_and_found(client, made):
    election, actor = made
    trust = {"family_name": "Ümit", "given_name": "Can", "position": "trust"}
    TrustPerson.objects.create(nomination=election.nominations.get(), **trust)
    full = [
        entry(CHAIR, "Amt"),
        entry(FIRST, "Familie1", "Person2"),
        entry(Place(2, Position.MEMBER), "Uemit", "Can"),
    ]
    appoint_members(election.pk, full, actor=actor)
    found = {
        one.place: [each.rule for each in one.findings] for one in committee_of(election).places
    }
    assert found[FIRST] == [CommitteeRule.MEMBER_STANDS]
    assert found[Place(2, Position.MEMBER)] == [CommitteeRule.MEMBER_IS_TRUST_PERSON]
    assert found[CHAIR] == []
    meeting = planned(election, actor)
    for address in (page("committee", election), page("committee_meeting", election, meeting.pk)):
        said = text(client.get(address))
        assert "Person2 Familie1 heißt wie jemand auf einer Liste: Liste 1 LV1, Platz 2" in said


@pytest.mark.rules("R-ORG-03")
def test_a_slip_is_corrected_with_a_reason_and_the_log_has_no_name(client, made):
    election, actor = made
    member = full_committee(election, actor)[FIRST]
    address = page("committee_member", election, member.pk)
    wanted = {
        "place": "1-member",
        "salutation": "frau",
        "family_name": "Özgür",
        "given_name": "Mai",
        "appointed_on": "2025-11-03",
        "proposed_by": "council",
        "proposal": "",
    }
    assert client.post(address, wanted | {"reason": ""}).status_code == 422
    assert client.post(address, wanted | {"reason": "verschrieben"}).status_code == 302
    member.refresh_from_db()
    assert (member.family_name, member.salutation) == ("Özgür", "frau")
    event = AuditEvent.objects.get(act="committee.member_corrected")
    assert event.details == {"fields": ["salutation", "family_name"], "reason": "verschrieben"}
    assert event.subject_name == "Beisitz 1"
    taken = wanted | {"place": "2-member", "reason": "vertauscht"}
    assert client.post(address, taken).status_code == 422


@pytest.mark.rules("R-ORG-03")
def test_of_two_people_the_second_is_told_what_the_first_changed(client, made):
    election, actor = made
    member = full_committee(election, actor)[FIRST]
    address = page("committee_member", election, member.pk)
    seen = client.get(address).context["form"]["seen"].value()
    changed = entry(FIRST, "Erste", proposed_by="council")
    correct_member(member.pk, changed, reason="zuerst", actor=actor)
    wanted = {
        "place": "1-member",
        "family_name": "Zweite",
        "given_name": "Mai",
        "appointed_on": "2025-11-03",
        "proposed_by": "council",
        "reason": "danach",
        "seen": seen,
    }
    answer = client.post(address, wanted)
    assert (answer.status_code, "Inzwischen geändert: Familienname" in text(answer)) == (422, True)
    assert CommitteeMember.objects.get(pk=member.pk).family_name == "Erste"


@pytest.mark.rules("R-ORG-02", "R-ORG-03")
def test_who_ends_is_replaced_and_an_end_is_taken_back_while_the_place_is_free(client, made):
    election, actor = made
    member = full_committee(election, actor)[FIRST]
    address = page("committee_member_end", election, member.pk)
    early = {"ended_on": "2025-11-02", "reason": "kandidiert"}
    assert client.post(address, early).status_code == 422
    assert client.post(address, early | {"ended_on": "2025-12-01"}).status_code == 302
    assert client.post(address, early | {"ended_on": "2025-12-01"}).status_code == 422
    assert "kandidiert" in text(client.get(page("committee", election)))
    back = page("committee_member_back", election, member.pk)
    assert client.post(back, {"reason": "Irrtum"}).status_code == 302
    end_member(member.pk, ended_on=date(2025, 12, 1), reason="kandidiert", actor=actor)
    appoint_members(election.pk, [entry(FIRST, "Neu")], actor=actor)
    assert client.post(back, {"reason": "Irrtum"}).status_code == 422
    names = election.committee_members.filter(seat=1, position="member")
    assert list(names.current().values_list("family_name", flat=True)) == ["Neu"]
    assert names.on(date(2025, 12, 1)).count() == 2


@pytest.mark.rules("R-ORG-03")
def test_who_was_at_a_meeting_cannot_be_removed(made):
    election, actor = made
    members = full_committee(election, actor)
    meeting = planned(election, actor)
    here = Course(present={1: members[FIRST].pk})
    record_course(meeting.pk, here, reason="", now=ADMISSION, actor=actor)
    with pytest.raises(RuleViolation, match="member_attended"):
        remove_member(members[FIRST].pk, reason="nie berufen", actor=actor)
    with pytest.raises(RuleViolation, match="end_day_impossible"):
        end_member(members[FIRST].pk, ended_on=APPOINTED, reason="x", actor=actor)
    second = members[Place(2, Position.MEMBER)]
    end_member(second.pk, ended_on=APPOINTED, reason="x", actor=actor)
    remove_member(second.pk, reason="nie berufen", actor=actor)
    assert not CommitteeMember.objects.filter(pk=second.pk).exists()
    take_back_end(members[FIRST].pk, reason="nichts zu tun", actor=actor)


def test_members_of_another_election_are_not_found(client, made):
    election, _actor = made
    other = factories.election(Phase.NOMINATION)
    member = full_committee(other, factories.lead(other.municipality))[FIRST]
    names = ("committee_member", "committee_member_end", "committee_member_back")
    for name in (*names, "committee_member_remove"):
        assert client.get(page(name, election, member.pk)).status_code == 404
