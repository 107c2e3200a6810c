"""The demonstration, on the data that the product ships and on other data of the same layout."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from ballots.models import Mandate
from config import demonstration
from config.demonstration.accounts import NAMES, demo_accounts, demo_actor
from elections.law.course.phases import Phase
from elections.law.nominations.states import ListState
from elections.models import Election, Nomination
from municipalities.law.body.standing import BodyState
from municipalities.models import AuditEvent, Municipality, Term, User
from municipalities.models.body.standing import standings
from reports.models import Publication
from tests.factories import MunicipalityFactory

DATA = Path(demonstration.__file__).parent / "data"
CANDIDATES = "auslaenderbeiratswahl_2026_candidates.csv"
TOTALS = "auslaenderbeiratswahl_results.csv"
CASES = "seat_cases.jsonl"
DAY = "2026-03-15"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_accounts_file(settings, tmp_path):
    """The passwords of an installation beside the tests stay as they are."""
    settings.DEMO_ACCOUNTS_FILE = tmp_path / "accounts.json"


@pytest.fixture
def towns():
    """The municipalities that the data names."""
    for ags, name in {
        "06411000": "Darmstadt, Wissenschaftsstadt",
        "06414000": "Wiesbaden, Landeshauptstadt",
        "06531005": "Gießen",
        "06611000": "Kassel",
        "06631009": "Fulda, Stadt",
    }.items():
        MunicipalityFactory(ags=ags, name=name)


@pytest.fixture
def folder(tmp_path):
    """Write one town's figures into files of the shipped layout and return their folder."""

    def write(lists, *, seats=9, voters=1000, invalid=20, ags="06631009", complete="yes"):
        rows = [
            {
                "date": DAY,
                "ags": ags,
                "name": "Fulda",
                "list_no": number,
                "list": f"Liste {number}",
                "list_votes": sum(votes for votes in places.values()),
                "list_position": place,
                "candidate_votes": votes,
                "list_complete": complete,
            }
            for number, places in lists.items()
            for place, votes in places.items()
        ]
        with (tmp_path / CANDIDATES).open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        totals = {
            "date": DAY,
            "ags": ags,
            "area": "Fulda",
            "eligible": 12000,
            "voters": voters,
            "turnout_pct_source": "",
            "turnout_pct_computed": "",
            "invalid_ballots": invalid,
            "valid_ballots": voters - invalid,
            "valid_votes": sum(sum(places.values()) for places in lists.values()),
            "seats": "",
            "lists": len(lists),
            "system": "",
            "status": "final",
            "source": "Quelle",
            "note": "",
        }
        with (tmp_path / TOTALS).open("w", newline="") as file:
            writer = csv.DictWriter(file, list(totals))
            writer.writeheader()
            writer.writerow(totals)
        case = {
            "case": "Fulda",
            "source": "Quelle",
            "election": "Ausländerbeirat",
            "date": DAY,
            "ags": ags,
            "seats": seats,
            "lists": [
                {"name": f"Liste {number}", "votes": sum(places.values()), "seats": None}
                for number, places in lists.items()
            ],
            "complete": False,
        }
        (tmp_path / CASES).write_text(json.dumps(case) + "\n")
        return tmp_path

    return write


def played(tmp_path, *arguments):
    """Play and return what ``--json`` wrote."""
    target = tmp_path / "out.json"
    out = StringIO()
    call_command("demo", *arguments, "--json", str(target), stdout=out)
    return json.loads(target.read_text()), out.getvalue()


def test_the_shipped_elections_give_the_published_seats(towns, tmp_path):
    results, shown = played(tmp_path)
    cases = [json.loads(line) for line in (DATA / CASES).read_text().splitlines()]
    expected = {
        case["ags"]: case["computed_hare_niemeyer"] for case in cases if case["date"] == DAY
    }
    assert {ags: list(result["seats"].values()) for ags, result in results.items()} == expected
    assert results["06414000"]["elected"]["1"] == [1, 6, 2, 7]
    # A list that gives all its names, or takes no seat, is known even where another one is open.
    open_towns = [
        ags for ags, result in results.items() if len(result["elected"]) < len(result["seats"])
    ]
    assert sorted(open_towns) == ["06411000", "06531005", "06611000", "06631009"]
    assert Publication.objects.count() == 5
    assert "Wiesbaden" in shown


def test_a_second_run_finds_everything_done(towns, tmp_path):
    first, _ = played(tmp_path)
    events = AuditEvent.objects.count()
    second, shown = played(tmp_path)
    assert second == first
    assert AuditEvent.objects.count() == events
    assert "landesbeobachtung" in shown


def test_a_list_with_fewer_persons_than_seats_leaves_seats_empty(towns, folder, tmp_path):
    people = {1: {1: 300, 2: 200, 3: 150, 4: 50}, 2: {n: 200 - 30 * n for n in range(1, 7)}}
    data = folder(people, voters=300, invalid=0)
    results, _ = played(tmp_path, "--data", str(data))
    total = {1: 700, 2: 570}
    assert total[2] == sum(people[2].values())
    assert results["06631009"]["seats"] == {"1": 5, "2": 4}
    assert results["06631009"]["vacant"] == {"1": 1}
    assert results["06631009"]["elected"] == {"1": [1, 2, 3, 4], "2": [1, 2, 3, 4]}


def test_where_a_lot_is_needed_the_election_waits_for_the_wahlleitung(towns, folder, tmp_path):
    people = {1: {1: 400, 2: 0, 3: 0, 4: 0}, 2: {1: 250, 2: 0, 3: 0}, 3: {1: 250, 2: 0, 3: 0}}
    results, shown = played(tmp_path, "--data", str(folder(people)))
    assert results["06631009"] == {
        "seats": {"1": 4, "2": 2, "3": 2},
        "elected": {},
        "vacant": {},
        "lots": [{"lists": [2, 3], "seats": 1}],
    }
    assert Election.objects.get().current_phase is Phase.COUNTING
    assert "Los nötig" in shown


def test_one_list_alone_is_a_majority_vote(towns, folder, tmp_path):
    people = {1: dict(zip(range(1, 9), [120, 95, 95, 80, 61, 60, 12, 0], strict=True))}
    results, _ = played(tmp_path, "--data", str(folder(people, seats=5)))
    assert results["06631009"] == {
        "seats": {"1": 5},
        "elected": {"1": [1, 2, 3, 4, 5]},
        "vacant": {},
        "lots": [],
    }


def test_too_few_persons_cancel_the_election(towns, folder, tmp_path):
    results, _ = played(tmp_path, "--data", str(folder({1: {1: 5}, 2: {1: 4, 2: 3}})))
    assert results["06631009"]["cancelled"] is True
    assert Election.objects.get().current_phase is Phase.CANCELLED


def test_a_wrong_file_is_refused_with_line_and_remedy_and_nothing_is_written(
    towns, folder, tmp_path
):
    data = folder({1: {1: 5, 2: 7}, 2: {1: 4}})
    text = (data / CANDIDATES).read_text().replace(",7,yes", ",-7,yes")
    (data / CANDIDATES).write_text(text)
    with pytest.raises(CommandError, match="Zeile 3"):
        played(tmp_path, "--data", str(data))
    assert Election.objects.count() == 0


def test_an_unknown_municipality_is_named(towns, folder, tmp_path):
    data = folder({1: dict.fromkeys(range(1, 10), 10), 2: {1: 4}}, ags="06999999")
    with pytest.raises(CommandError, match="06999999"):
        played(tmp_path, "--data", str(data))


def test_invented_persons_are_marked(towns, tmp_path):
    played(tmp_path)
    town = Municipality.objects.get(ags="06414000")
    snapshot = Publication.objects.get(election__municipality=town).snapshot
    assert snapshot["invented_names"] is True
    assert snapshot["electors"] is None
    assert Election.objects.get(municipality=town).day == date(2026, 3, 15)
    # One list came through its trust person, had a defect, was mended, and is admitted.
    [online] = Nomination.objects.filter(submissions__isnull=False)
    assert (online.election.municipality, online.number) == (town, 1)
    assert online.state() is ListState.ADMITTED
    assert [row.found_defects for row in online.examinations.all()] == [True, False]
    assert online.deficiency_notices.count() == online.prints.count() == 1
    accounts = {one.username: one for one in demo_accounts(town)}
    trusted = online.trust_persons.get(position="trust").access.get().account
    assert accounts[trusted.username].municipality == town.short_name
    assert trusted.check_password(accounts[trusted.username].password)


def test_the_shipped_demonstration_goes_on_after_the_election_and_does_it_once(towns, tmp_path):
    MunicipalityFactory(ags="06433009", name="Nauheim")
    _results, first = played(tmp_path)
    _results, second = played(tmp_path)
    told = [
        "Wiesbaden: Ein Mitglied ist nachgerückt.",
        "Nauheim: Integrations-Kommission gebildet.",
    ]
    assert [line in first for line in told] == [True, True]
    assert [line in second for line in told] == [False, False]
    one = Municipality.objects.filter(ags="06433009")
    (row,) = standings(one, Term.objects.first(), today=timezone.localdate(), overrides={})
    assert (row.body.state, row.body.next_step) == (BodyState.IK_AFTER_FAILED_ELECTION, None)
    assert Mandate.objects.sitting().filter(election__municipality__ags="06414000").count() == 31


def test_every_account_of_the_demonstration_has_a_name_for_the_log(towns):
    accounts = demo_accounts(Municipality.objects.get(ags="06414000"))
    people = User.objects.filter(username__in=[account.username for account in accounts])
    assert {person.get_full_name() for person in people} == set(NAMES.values())
    assert demo_actor().get_full_name() == "Lea Landesverwaltung"
