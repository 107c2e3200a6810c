"""What everybody may read, without a cookie and from the snapshot alone."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from ballots.law.counting.report import ReportValues
from ballots.law.result.result import Result
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from municipalities.models import Municipality
from reports.models import Publication
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    return factories.election(Phase.PUBLISHED)


def address(election, name="result"):
    return reverse(f"reports:{name}", args=[election.municipality.ags, election.day.isoformat()])


def test_a_published_result_shows_seats_working_and_the_elected(published, client):
    page = client.get(address(published)).content.decode()
    assert [
        text in page
        for text in [
            "Zu verteilen sind 5 Sitze. Es erhalten: LV1 3, LV2 2.",
            "Person1 Familie1",
            "<strong>gewählt</strong>",
            "nicht gewählt",
            "Sitzverteilung mit Rechenweg",
            "§\N{NO-BREAK SPACE}25 KWG",
        ]
    ] == [True] * 6


@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.DETERMINED])
@pytest.mark.parametrize("name", ["result", "result_data"])
def test_what_is_not_published_is_not_there(phase, name, client):
    election = factories.election(phase)
    assert client.get(address(election, name)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/ergebnisse/06533999/2026-03-15/",
        "/ergebnisse/06533999/2026-02-30/",
        "/ergebnisse/x/heute/",
    ],
)
def test_no_such_result_is_404(path, client):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["result", "result_data"])
def test_a_public_answer_sets_no_cookie_and_caches_tell_languages_apart(published, name):
    answer = Client().get(address(published, name))
    varies = {part.strip() for part in answer["Vary"].split(",")}
    assert (dict(answer.cookies), varies, answer["Cache-Control"]) == (
        {},
        {"Cookie", "Accept-Language", "Accept-Encoding"},
        "public, max-age=60",
    )


@pytest.mark.parametrize("name", ["result", "result_data"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_unchanged_result_is_not_sent_again(published, client, name, encoding):
    first = client.get(address(published, name), headers={"accept-encoding": encoding})
    again = client.get(
        address(published, name),
        headers={"if-none-match": first["ETag"], "accept-encoding": encoding},
    )
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_the_page_does_not_ask_the_working_tables(published, client):
    """Beside the snapshot it asks who takes objections, and what was announced or annulled."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address(published))
    tables = {name for query in asked for name in re.findall(r'FROM "(\w+)"', query["sql"])}
    assert tables == {
        "reports_publication",
        "reports_resultannouncement",
        "ballots_annulment",
        "elections_election",
        "municipalities_municipality",
        "municipalities_letterhead",
    }


def test_a_later_change_of_a_name_leaves_the_published_result_as_it_was(published, client):
    place = published.municipality
    before = client.get(address(published)).content
    Municipality.objects.filter(pk=place.pk).update(name="Umbenannt")
    assert client.get(address(published)).content == before


def test_the_data_have_the_checksum_that_the_page_names(published, client):
    publication = published.publications.get()
    data = client.get(address(published, "result_data"))
    page = client.get(address(published)).content.decode()
    digest = hashlib.sha256(data.content).hexdigest()
    assert (digest, digest in page) == (publication.sha256, True)
    assert json.loads(data.content) == publication.snapshot


def test_a_correction_is_a_new_version_and_the_old_one_stays(published, client):
    actor = factories.lead(published.municipality)
    take_step(published.pk, Step.CORRECT, actor=actor)

    counted = factories.values({1: {1: 5, 2: 4, 3: 3, 4: 2}, 2: {1: 90, 2: 80, 3: 70, 4: 60}})
    record_report(
        published.units.get().pk,
        counted,
        source="Niederschrift",
        reason="Listen vertauscht",
        based_on=1,
        actor=actor,
    )
    determine_result(published.pk, decided_on=factories.TODAY, actor=actor)
    factories.publish(published, actor)
    new = client.get(address(published)).content.decode()
    old = client.get(address(published) + "?fassung=1").content.decode()
    assert ["Dies ist eine frühere Fassung" in page for page in [new, old]] == [False, True]
    assert ["LV1 3, LV2 2" in page for page in [new, old]] == [False, True]
    assert "?fassung=1" in new
    assert client.get(address(published) + "?fassung=7").status_code == 404


def test_open_persons_are_open_and_never_zero(client):
    election = factories.election(Phase.COUNTING)
    actor = factories.lead(election.municipality)
    # Taken over from a publication, which does not tell A1; a board of its own reports B and C.
    by_owner(
        "UPDATE elections_registerclosing"
        " SET without_mark = NULL, with_mark = NULL, special = NULL, total = NULL"
    )
    record_report(
        election.units.get().pk,
        ReportValues(seats=5, list_votes={1: 300, 2: 200}),
        source="Presse",
        actor=actor,
    )
    determine_result(election.pk, decided_on=factories.TODAY, actor=actor)
    factories.publish(election, actor)
    page = client.get(address(election)).content.decode()
    assert "Wer gewählt ist, ist noch offen" in page
    assert page.count("noch offen</span>") == 8
    assert "<strong>gewählt</strong>" not in page
    assert '<td class="number">0</td>' not in page.split("<h3>Personen</h3>")[1]


def test_the_list_names_every_published_result(published, client):
    page = client.get(reverse("reports:results")).content.decode()
    assert address(published) in page


def test_the_language_comes_from_the_address(published, client):
    page = client.get(address(published) + "?sprache=en")
    assert (page["Content-Language"], b'<html lang="en"' in page.content) == ("en", True)


def test_the_largest_paper_stays_light(client):
    """26 lists with 15 persons each travel in less than 60 KB."""
    lists = dict.fromkeys(range(1, 27), 15)
    votes = {
        number: {place: number + place for place in range(1, persons + 1)}
        for number, persons in lists.items()
    }
    election = factories.election(Phase.PUBLISHED, seats=37, lists=lists, votes=votes)
    answer = client.get(address(election), headers={"accept-encoding": "gzip"})
    assert (answer["Content-Encoding"], len(answer.content) < 60_000) == ("gzip", True)


def test_a_snapshot_that_does_not_tell_who_was_printed_is_still_shown(published):
    snapshot = Publication.objects.get().snapshot
    known = Result.from_json(snapshot)
    for entry in snapshot["lists"]:
        for person in entry["candidates"]:
            del person["printed"]
    assert Result.from_json(snapshot) == known
