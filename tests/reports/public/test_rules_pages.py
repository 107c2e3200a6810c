"""The pages of the law: every rule and check has one, for everyone."""

from __future__ import annotations

import pytest
from django.test import Client

from ballots.law import catalogue as ballots
from ballots.law.assumptions import DEFAULT
from ballots.law.counting.checks import REPORT_CHECKS
from ballots.law.counting.town import TOWN_CHECKS
from ballots.law.result.checks import RESULT_CHECKS
from elections.law import catalogue as elections
from elections.law.assumptions import ELECTION_DEFAULTS
from municipalities.law import catalogue as municipalities
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import assumptions_of
from municipalities.messages import assumption_text, rule_text
from reports.views.public.rulebook import TOPICS, entries, open_points
from tests import factories

RULES = [*municipalities.RULES, *elections.RULES, *ballots.RULES]
CHECKS = [*REPORT_CHECKS, *TOWN_CHECKS, *RESULT_CHECKS]
ASSUMPTIONS = [
    assumption
    for defaults in [MUNICIPALITY_DEFAULTS, ELECTION_DEFAULTS, DEFAULT]
    for assumption in assumptions_of(defaults)
]


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_page_with_text_and_norms(client, rule):
    shown = page(client, f"/recht/{rule.id}/")
    assert rule_text(rule.id) in shown
    missing = [norm for norm in rule.norms if str(norm).replace("§ ", "§\xa0") not in shown]
    assert missing == []


@pytest.mark.django_db
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_a_page_with_its_formula_and_its_rule(client, check):
    answer = client.get(f"/recht/{check.code}/")
    assert answer.context["entry"].check is check
    assert f'href="/recht/{check.rule_id}/"' in answer.content.decode()


@pytest.mark.django_db
def test_the_rule_of_a_check_links_back_to_it(client):
    answer = client.get("/recht/R-SEAT-02/")
    assert [entry.id for entry in answer.context["checks"]] == ["H9.01"]


@pytest.mark.django_db
@pytest.mark.parametrize("rule_id", ["R-SEAT-99", "r-seat-02", "H9.99", "x", "C-27"])
def test_a_rule_that_does_not_exist_is_not_found(client, rule_id):
    assert client.get(f"/recht/{rule_id}/").status_code == 404


def test_the_book_holds_every_rule_and_check_once_in_the_order_of_the_topics():
    book = entries()
    expected = {rule.id for rule in RULES} | {check.code for check in CHECKS}
    assert len(book) == len(expected)
    assert {entry.id for entry in book} == expected
    places = [list(TOPICS).index(entry.topic) for entry in book]
    assert places == sorted(places)


def test_the_message_of_a_check_is_quoted_without_values():
    [entry] = [entry for entry in entries() if entry.id == "H2.07"]
    assert entry.text == ("B ist …, A ist …: mehr Wählende als Wahlberechtigte. Beide neu ablesen.")


@pytest.mark.parametrize(
    ("search", "found"),
    [
        pytest.param("r-seat-02", {"R-SEAT-02"}, id="by id, in any case"),
        pytest.param("  R-SEAT-02 ", {"R-SEAT-02"}, id="spaces around it do not matter"),
        pytest.param("Quastenflosser", set(), id="nothing"),
    ],
)
@pytest.mark.django_db
def test_rules_are_found_by_id(client, search, found):
    answer = client.get("/recht/", {"suche": search})
    assert {entry.id for _, _, group in answer.context["topics"] for entry in group} == found


@pytest.mark.django_db
def test_rules_are_found_by_norm_and_by_words(client):
    by_norm = client.get("/recht/", {"suche": "§ 20a"}).context["topics"]
    by_word = client.get("/recht/", {"suche": "EHRENAMTLICH"}).context["topics"]
    assert [key for key, _, _ in by_norm] == ["R-HEAL"]
    assert [entry.id for _, _, group in by_word for entry in group] == ["R-BODY-13"]


@pytest.mark.django_db
@pytest.mark.parametrize("search", ["\x00", "<script>", "%", "a" * 5000, "'"])
def test_a_strange_search_is_answered(client, search):
    assert "<script>" not in page(client, "/recht/", suche=search)


@pytest.mark.django_db
def test_neighbours_lead_through_the_whole_book(client):
    book = entries()
    first, last = (client.get(f"/recht/{book[end].id}/").context for end in (0, -1))
    assert (first["previous"], first["next"].id) == (None, book[1].id)
    assert (last["previous"].id, last["next"]) == (book[-2].id, None)


@pytest.mark.django_db
def test_a_deadline_shows_its_day_in_the_newest_term(client):
    factories.term()
    example = client.get("/recht/C-03/").context["appointment"]["example"]
    assert (example.on.isoformat(), example.at.isoformat()) == ("2026-01-05", "18:00:00")


@pytest.mark.django_db
def test_a_deadline_has_no_day_before_a_term_was_opened(client):
    assert client.get("/recht/C-03/").context["appointment"]["example"] is None


@pytest.mark.django_db
def test_every_assumption_is_listed_with_its_question(client):
    shown = client.get("/recht/annahmen/")
    points = shown.context["open_points"]
    assert [point.key for point in points] == [one.key for one in ASSUMPTIONS]
    assert [point.question for point in points] == [assumption_text(o.key) for o in ASSUMPTIONS]
    assert all(point.is_default for point in points)


@pytest.mark.django_db
@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda one: one.key)
def test_the_rule_of_an_assumption_shows_it(client, assumption):
    points = client.get(f"/recht/{assumption.rule_id}/").context["open_points"]
    assert assumption.key in [point.key for point in points]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        pytest.param("homeless_may_vote", False, "nein", id="yes or no"),
        pytest.param("strikes_only", "invalid", "ungültig", id="a treatment"),
        pytest.param("campaign_free_metres", 30, "30", id="a number"),
    ],
)
def test_a_setting_of_this_installation_is_shown_as_such(settings, key, value, said):
    settings.LAW_ASSUMPTIONS = {key: value}
    [point] = [point for point in open_points() if point.key == key]
    assert (point.value, point.is_default) == (said, False)
    assert said in point.choices


def test_a_long_row_of_numbers_is_said_as_a_range():
    [point] = open_points("C-12")
    assert point.choices == ("21 bis 42",)


def test_no_value_of_an_assumption_is_shown_as_code():
    values = {choice for point in open_points() for choice in (point.value, *point.choices)}
    assert [value for value in values if "_" in value or value in {"True", "False"}] == []
