"""Who sits, who sat, and why it changed: the announcement, the letters, the public page."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from ballots.actions.term.departures import pass_over, record_departure
from ballots.actions.term.successions import determine_succession
from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from elections.law.course.phases import Phase
from municipalities.law.basis import RuleViolation
from reports.actions.term.members import publish_members
from reports.messages.term.refusals import AnnouncementRule
from reports.models import Document
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db

LATER = date(2026, 5, 4)
TODAY = factories.TODAY
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}


@pytest.fixture
def changed():
    """Person 2 of list 1 resigned, person 4 waived, person 5 follows."""
    election = factories.election(Phase.PUBLISHED, **BODY)
    actor = factories.lead(election.municipality)
    leaves(election, actor, 1, 2)
    pass_over(
        election.pk,
        election.nominations.get(number=1).candidates.get(place=4).pk,
        ground=PassedOver.WAIVED,
        noted_on=LATER,
        note="Schreiben vom 4. Mai",
        today=TODAY,
        actor=actor,
    )
    determine_succession(
        leaves_of(election).pk, place=5, determined_on=LATER, today=TODAY, actor=actor
    )
    return election, actor


def leaves(election, actor, number, place, on=LATER):
    mandate = election.mandates.get(
        candidate__nomination__number=number, candidate__place=place, departure=None
    )
    return record_departure(
        mandate.pk,
        ground=LossGround.RESIGNATION,
        found_on=on,
        effective_on=on,
        today=TODAY,
        actor=actor,
    )


def leaves_of(election):
    return election.mandates.exclude(departure=None).get().departure


def public(client, election):
    return client.get(
        reverse("reports:body", args=[election.municipality.ags, election.day])
    ).content.decode()


def text_of(document: Document) -> str:
    reader = PdfReader(BytesIO(bytes(document.content)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.rules("R-END-07")
def test_nothing_is_public_before_it_is_announced(client, changed):
    election, _actor = changed
    page = public(client, election)
    assert "Person2 Familie1" in page
    assert "Person5 Familie1" not in page


@pytest.mark.rules("R-END-06", "R-END-07", "R-END-09")
def test_the_announcement_names_who_left_who_was_passed_over_and_who_follows(changed):
    election, actor = changed
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    said = text_of(election.documents.get(kind="members"))
    for name in ["Person2 Familie1", "Person4 Familie1", "Person5 Familie1"]:
        assert name in said
    # Two weeks from the announcement; 1,000 electors need ten supporters.
    assert "18. Mai 2026" in said
    assert "1980" not in said


@pytest.mark.rules("R-END-07")
def test_the_public_page_shows_who_sits_who_sat_and_why(client, changed):
    election, actor = changed
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    page = " ".join(public(client, election).split())
    assert "seit 4. Mai 2026, nachgerückt für Person2 Familie1" in page
    assert "Grund: Verzicht auf den Sitz." in page
    assert "Person4 Familie1" not in page  # a person passed over is named only in the announcement
    assert "Einspruch gegen diese Feststellungen ist bis zum 18. Mai 2026 möglich." in page


@pytest.mark.rules("R-END-07")
def test_who_left_without_being_announced_still_stands_among_the_members(client, changed):
    election, actor = changed
    leaves(election, actor, 2, 1)
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    page = public(client, election)
    assert "5 Mitglieder" in page
    assert "Person1 Familie2" in page
    assert page.count("Grund:") == 1
    assert "Person1 Familie2" in text_of(election.documents.get(kind="members"))


def test_an_earlier_version_stays_readable(client, changed):
    election, actor = changed
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    url = reverse("reports:body", args=[election.municipality.ags, election.day])
    assert "Person5 Familie1" not in client.get(f"{url}?fassung=1").content.decode()
    assert client.get(f"{url}?fassung=3").status_code == 404


def test_the_data_has_the_hash_that_the_page_names(client, changed):
    election, actor = changed
    made = publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    answer = client.get(
        reverse("reports:body_data", args=[election.municipality.ags, election.day])
    )
    assert hashlib.sha256(answer.content).hexdigest() == made.sha256
    assert made.sha256 in public(client, election)


def test_the_public_data_holds_names_days_and_grounds_and_nothing_else(changed):
    election, actor = changed
    made = publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    assert {key for row in made.snapshot["members"] for key in row} == {
        "name", "list", "list_name", "since", "follows",
    }  # fmt: skip
    assert {key for row in made.snapshot["former"] for key in row} == {
        "name", "list", "list_name", "since", "until", "ground", "successor",
    }  # fmt: skip
    assert "1980" not in json.dumps(made.snapshot)


@pytest.mark.rules("R-END-07")
def test_announcing_twice_is_refused(changed):
    election, actor = changed
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    with pytest.raises(RuleViolation) as refusal:
        publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    assert refusal.value.rule is AnnouncementRule.NOTHING_TO_ANNOUNCE


@pytest.mark.parametrize(
    "day", [date(2026, 5, 3), date(2026, 6, 2)], ids=["before the finding", "tomorrow"]
)
def test_a_day_that_cannot_be_is_refused(changed, day):
    election, actor = changed
    with pytest.raises(RuleViolation) as refusal:
        publish_members(election.pk, published_on=day, today=TODAY, actor=actor)
    assert refusal.value.rule is AnnouncementRule.ANNOUNCED_OUT_OF_RANGE


@pytest.mark.rules("R-END-02", "R-END-07")
def test_everybody_who_sits_or_left_gets_one_letter(changed):
    election, actor = changed
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    kinds = sorted(election.documents.values_list("kind", flat=True))
    assert kinds.count("mandate_letter") == 5
    assert kinds.count("departure_letter") == 1
    assert "Person5 Familie1" in "".join(
        text_of(row) for row in election.documents.filter(kind="mandate_letter")
    )


@pytest.mark.rules("R-BODY-09")
def test_the_public_page_says_that_the_body_is_no_more(client):
    election = factories.election(
        Phase.PUBLISHED, seats=3, lists={1: 3}, votes={1: {1: 90, 2: 80, 3: 70}}
    )
    actor = factories.lead(election.municipality)
    leaves(election, actor, 1, 1)
    publish_members(election.pk, published_on=LATER, today=TODAY, actor=actor)
    page = " ".join(public(client, election).split())
    assert "Dieser Ausländerbeirat besteht nicht mehr" in page
    listed = client.get(reverse("reports:bodies")).content.decode()
    assert "besteht nicht mehr" in listed


def test_the_page_of_the_town_hall_announces_and_hands_out(client, changed):
    election, actor = changed
    client.force_login(actor)
    url = reverse("reports:members_papers", args=[election.pk])
    page = client.get(url).content.decode()
    assert "Noch nicht bekannt gemacht" in page
    assert client.post(url, {"published_on": "2026-05-03"}).status_code == 422
    assert client.post(url, {"published_on": "2026-05-04"}).status_code == 302
    page = client.get(url).content.decode()
    assert "Alles ist bekannt gemacht" in page
    for paper in election.documents.exclude(kind="protocol"):
        address = reverse("reports:paper", args=[paper.pk])
        assert address in page
        assert client.get(address).content[:5] == b"%PDF-"


def test_members_of_a_result_published_before_are_announced_once(client):
    election = factories.election(Phase.PUBLISHED, **BODY)
    actor = factories.lead(election.municipality)
    # As an older installation left it: the result is public, but the members are not.
    by_owner("DELETE FROM reports_memberspublication WHERE election_id = %s", election.pk)
    client.force_login(actor)
    url = reverse("reports:members_papers", args=[election.pk])
    assert client.post(url, {"published_on": "2026-05-04"}).status_code == 302
    assert client.post(url, {"published_on": "2026-05-04"}).status_code == 422
    assert "5 Mitglieder" in public(client, election)


def test_letters_can_be_issued_before_anything_changes(client):
    election = factories.election(Phase.PUBLISHED, **BODY)
    client.force_login(factories.lead(election.municipality))
    url = reverse("reports:members_papers", args=[election.pk])
    client.post(url, {"letters": "1"})
    assert election.documents.filter(kind="mandate_letter").count() == 5
    client.post(url, {"letters": "1"})
    assert election.documents.filter(kind="mandate_letter").count() == 5
