"""The API: read-only, the same permissions as the pages, a result word for word."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework import serializers

from ballots.law.result.result import DrawnLot, LotQuestion
from elections.law.course.phases import Phase
from municipalities.actions.residents.counts import record_residents
from municipalities.law.anchors import Anchor
from municipalities.models import ResidentCount, Role
from municipalities.models.canonical import canonical_sha256
from municipalities.models.chain import with_anchor
from reports.api import SnapshotSerializer
from tests import factories
from tests.ballots.result.result_examples import result, result_list

pytestmark = pytest.mark.django_db

COLLECTIONS = ["municipalities", "elections", "results", "standings"]
BEHIND_SIGN_IN = ["municipalities", "elections", "standings"]
STATE = [Role.STATE_ADMIN, Role.STATE_MONITOR]
TOWN = [role for role in Role if role not in STATE]


def rows(answer) -> list[dict]:
    assert answer.status_code == 200
    found = answer.json()
    return found["results"] if isinstance(found, dict) else found


@pytest.mark.parametrize("name", BEHIND_SIGN_IN)
def test_the_public_is_refused_what_is_not_public(client, name):
    assert client.get(f"/api/v1/{name}/").status_code == 403


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, name, method):
    client.force_login(factories.person(Role.STATE_ADMIN))
    answer = getattr(client, method)(f"/api/v1/{name}/", {}, content_type="application/json")
    assert answer.status_code == 405


@pytest.mark.parametrize("role", TOWN)
def test_a_town_hall_sees_itself_and_finds_no_other(client, role):
    own, foreign = factories.election(), factories.election()
    client.force_login(factories.person(role, own.municipality))
    seen = {
        "municipalities": [row["ags"] for row in rows(client.get("/api/v1/municipalities/"))],
        "elections": [row["id"] for row in rows(client.get("/api/v1/elections/"))],
        "standings": [row["ags"] for row in rows(client.get("/api/v1/standings/"))],
    }
    assert seen == {
        "municipalities": [own.municipality.ags],
        "elections": [own.pk],
        "standings": [own.municipality.ags],
    }
    found = [
        client.get(address).status_code
        for address in [
            f"/api/v1/municipalities/{own.municipality.ags}/",
            f"/api/v1/elections/{own.pk}/",
            f"/api/v1/municipalities/{foreign.municipality.ags}/",
            f"/api/v1/elections/{foreign.pk}/",
        ]
    ]
    assert found == [200, 200, 404, 404]


@pytest.mark.parametrize("role", STATE)
def test_the_state_sees_every_municipality_and_election(client, role):
    held = [factories.election(), factories.election()]
    client.force_login(factories.person(role))
    assert {row["id"] for row in rows(client.get("/api/v1/elections/"))} == {one.pk for one in held}
    places = {one.municipality.ags for one in held}
    assert {row["ags"] for row in rows(client.get("/api/v1/municipalities/"))} == places
    assert {row["ags"] for row in rows(client.get("/api/v1/standings/"))} == places


def test_a_person_without_a_role_sees_nothing(client, django_user_model):
    factories.election()
    client.force_login(django_user_model.objects.create_user("nobody"))
    assert [rows(client.get(f"/api/v1/{name}/")) for name in BEHIND_SIGN_IN] == [[], [], []]


@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.DETERMINED])
def test_a_result_is_no_result_before_it_is_published(client, phase):
    factories.election(phase)
    assert rows(client.get("/api/v1/results/")) == []


def test_a_published_result_is_its_snapshot_word_for_word(client):
    held = factories.election(Phase.PUBLISHED)
    stored = held.publications.get()
    [row] = rows(client.get("/api/v1/results/"))
    whole = client.get(f"/api/v1/results/{row['id']}/").json()
    assert whole["snapshot"] == stored.snapshot
    assert whole["sha256"] == canonical_sha256(whole["snapshot"])
    assert row == {key: value for key, value in whole.items() if key != "snapshot"}
    assert row == {
        "id": stored.pk,
        "ags": held.municipality.ags,
        "municipality": held.municipality.short_name,
        "day": "2026-03-15",
        "version": 1,
        "published_on": "2026-03-28",
        "sha256": stored.sha256,
    }


def test_an_unknown_result_is_not_found(client):
    assert client.get("/api/v1/results/1/").status_code == 404


def test_a_municipality_carries_its_facts(client):
    held = factories.election()
    place = held.municipality
    record_residents(
        place,
        foreign_residents=1234,
        as_of=date(2025, 12, 31),
        status=ResidentCount.Status.OFFICIAL,
        source="Statistisches Landesamt",
        today=factories.TODAY,
        actor=factories.officer(place),
    )
    client.force_login(factories.person(Role.STATE_MONITOR))
    got = client.get(f"/api/v1/municipalities/{place.ags}/").json()
    assert got["previous_ags"] is None
    assert got["resident_counts"] == [
        {
            "as_of": "2025-12-31",
            "foreign_residents": 1234,
            "status": "official",
            "mark": "",
            "source": "Statistisches Landesamt",
        }
    ]
    assert [(row["term_starts_on"], row["body"]) for row in got["decisions"]] == [
        ("2026-04-01", "ABR")
    ]


@pytest.mark.parametrize(
    ("key", "found"),
    [("06415000", "06415000"), ("06435014", "06415000"), ("06435015", None)],
)
def test_a_municipality_is_found_under_the_key_that_it_bore_before(client, key, found):
    factories.MunicipalityFactory(ags="06415000", previous_ags="06435014", name="Hanau")
    client.force_login(factories.person(Role.STATE_MONITOR))
    answer = client.get(f"/api/v1/municipalities/{key}/")
    assert answer.json().get("ags") == found
    page = client.get(f"/gemeinden/{key}/")
    assert page.status_code == answer.status_code == (200 if found else 404)


def test_an_unknown_number_of_residents_is_null(client):
    factories.election()
    client.force_login(factories.person(Role.STATE_MONITOR))
    [row] = rows(client.get("/api/v1/standings/"))
    assert (row["foreign_residents"], row["owes_body"], row["stand"]) == (None, None, "beschlossen")


def test_there_are_no_standings_before_a_term(client):
    factories.MunicipalityFactory()
    client.force_login(factories.person(Role.STATE_MONITOR))
    assert rows(client.get("/api/v1/standings/")) == []


def test_an_election_carries_its_calendar(client):
    held = factories.election()
    client.force_login(factories.person(Role.STATE_MONITOR))
    got = client.get(f"/api/v1/elections/{held.pk}/").json()
    [row] = [row for row in got["calendar"] if row["code"] == "C-03"]
    assert (row["on"], row["at"], row["norm"]) == ("2026-01-05", "18:00:00", "§ 13 Abs. 1 KWG")
    assert (got["phase"], got["law_version"]) == ("setup", "2026")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_more_rows_cost_no_more_queries(client, name):
    factories.election(Phase.PUBLISHED)
    client.force_login(factories.person(Role.STATE_MONITOR))
    with CaptureQueriesContext(connection) as few:
        client.get(f"/api/v1/{name}/")
    factories.election(Phase.PUBLISHED)
    with CaptureQueriesContext(connection) as many:
        assert len(rows(client.get(f"/api/v1/{name}/"))) == 2
    assert len(many) == len(few)


def described(serializer: serializers.BaseSerializer) -> object:
    """The names that a serializer promises, nested ones included."""
    inside = getattr(serializer, "child", serializer)
    if not isinstance(inside, serializers.Serializer):
        return None
    return {name: described(field) for name, field in inside.fields.items()}


def carried(facts: object) -> object:
    """The names in JSON facts; for a list, those of its first row."""
    if isinstance(facts, list):
        return carried(facts[0])
    if isinstance(facts, dict):
        return {name: carried(value) for name, value in facts.items()}
    return None


def test_the_description_names_exactly_what_a_snapshot_carries():
    lot = DrawnLot(LotQuestion.LISTS, (1, 2), (2,), date(2026, 3, 27))
    row = result_list(1, 100, Fraction(5), (5, 0, 0))
    published = result(row, seats=5, lots=(lot,), sources=("Blatt",))
    snapshot = with_anchor(published.as_json(), Anchor("06533001", 7, "a" * 64))
    assert described(SnapshotSerializer()) == carried(snapshot)
