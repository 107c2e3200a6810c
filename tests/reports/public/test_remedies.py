"""A refusal leads to the page where the missing thing is done: one table per room, one way."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.urls import get_resolver, reverse

from ballots.actions.counting.counts import record_report
from elections.law.course.phases import Phase, Step
from municipalities import doors
from municipalities.messages.speaking import TABLES
from tests import factories
from tests.database import by_owner
from tests.municipalities.commission import commissions

REFUSED = {rule.value for rule in TABLES.messages}
KEYS = {"pk": 7, "ags": "06411000", "term_pk": 3, "place": "06411000"}
ROWS = {"objection_pk": 5, "unit_pk": 9}
FIRST = re.compile(r"\bzuerst\b|auf der Seite")
DONE_ON_THE_SAME_PAGE = {
    "municipalities.resident_reading_open": "the page asks how the file is to be read",
    "commission.seats_exceeded": "it stands beside its field; members and seats are tabs above",
    "elections.house_numbers_backwards": "what is typed is turned round in its field",
    "elections.district_numbers_unclear": "the page asks which district is meant",
    "elections.extract_not_checked": "the page has the button that starts the check",
    "elections.list_moved_on": "it is told on the page of the list itself",
    "elections.account_for_address": "the page has the way to sign in",
    "elections.invitation_without_address": "the code on paper is a choice of the same page",
    "elections.decision_followed": "the later decision stands in the same list",
    "municipalities.start_given_by_other": "whom to ask stands in the sentence",
    "reports.everybody_told": "the earlier order stands in the same list",
}


def keys_of(page: str) -> list[str]:
    """The names of the keys in the address of a page."""
    namespace, name = page.split(":")
    _prefix, resolver = get_resolver().namespace_dict[namespace]
    ((patterns, _text, _defaults, _converters),) = resolver.reverse_dict.getlist(name)
    return patterns[0][1]


@pytest.mark.parametrize("rule", sorted(doors.remedies()))
def test_every_remedy_is_a_page_for_a_refusal_that_exists(rule):
    door = doors.door_of(doors.remedies()[rule])
    assert rule in REFUSED
    assert door is not None
    assert str(door.action)
    first = keys_of(door.page)[0]
    keys = {first: KEYS[first], "term_pk": 3}
    url, action = doors.remedy_of(rule, keys, ags=KEYS["ags"])
    if not url:
        # A page about one row: the refused page is about the same.
        row = {name: ROWS[name] for name in keys_of(door.page)[1:]}
        url, action = doors.remedy_of(rule, {first: KEYS[first]} | row)
    assert url.startswith("/")
    assert action == door.action


def test_what_is_to_be_done_first_has_a_link_unless_it_is_done_on_the_same_page():
    without = {
        rule.value
        for rule, text in TABLES.messages.items()
        if FIRST.search(str(text)) and rule.value not in doors.remedies()
    }
    assert without == {*DONE_ON_THE_SAME_PAGE}


def test_a_page_about_a_row_leads_to_the_page_about_its_election():
    found = doors.remedy_of("ballots.reports_missing", {"pk": 7, "unit_pk": 9})
    assert found[0] == reverse("ballots:units", args=[7])
    assert doors.remedy_of("ballots.reports_missing", {}) == ("", "")
    assert doors.remedy_of("nobody.knows", {"pk": 7}) == ("", "")


def links(answer) -> list[str]:
    """The addresses in what the page says of a refusal."""
    text = answer.content.decode()
    found = re.search(r'<div class="[^"]*error-summary".*?</ul>', text, re.DOTALL)
    assert found is not None
    return [unescape(url) for url in re.findall(r'href="([^"]+)"', found.group())]


@pytest.mark.django_db
def test_an_election_without_a_decision_leads_to_the_decision_of_its_wahlzeit(client):
    place, term = factories.MunicipalityFactory(), factories.term(date(2031, 3, 16))
    client.force_login(factories.lead(place))
    answer = client.post(reverse("elections:set_up", args=[place.ags, term.pk]))
    url = f"{reverse('municipalities:decide', args=[place.ags])}?wahlzeit={term.pk}"
    assert answer.status_code == 422
    assert url in links(answer)
    assert client.get(url).context["form"].initial["term"] == term


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phase", "page", "keys", "leads_to"),
    [
        pytest.param(Phase.NOMINATION, "elections:step", [Step.ADMIT.value], "reports:cancel",
                     id="too few persons: call the election off"),
        pytest.param(Phase.PAPER_APPROVED, "elections:step", [Step.START_COUNT.value],
                     "elections:register", id="an open register: close it"),
        pytest.param(Phase.SETUP, "elections:step", [Step.START_COUNT.value], "elections:detail",
                     id="a step that is not open: see where the election stands"),
        pytest.param(Phase.DETERMINED, "reports:publish", [], "reports:protocol",
                     id="no protocol: make it"),
    ],
)  # fmt: skip
def test_a_refused_step_leads_to_what_is_missing(phase, page, keys, leads_to, client):
    election = factories.election(phase)
    client.force_login(factories.lead(election.municipality))
    entered = {"decided_on": "2026-01-16", "published_on": "2026-04-01"}
    answer = client.post(reverse(page, args=[election.pk, *keys]), entered)
    assert answer.status_code == 422
    wanted = reverse(leads_to, args=[election.pk])
    assert [url for url in links(answer) if url.split("#")[0] == wanted]
    assert client.get(wanted).status_code == 200


@pytest.mark.django_db
def test_a_meeting_before_the_formation_leads_to_the_formation(client):
    place, term = factories.MunicipalityFactory(), factories.term()
    commissions.residents(place, 2000)
    commissions.choose_commission(place, term)
    commission = commissions.plan(place, term, 4)
    client.force_login(factories.lead(place))
    answer = client.post(
        reverse("municipalities:meetings", args=[commission.pk]),
        {"day": "2026-05-28", "begins_at": "18:30", "place": "Rathaus", "agenda": ""},
    )
    assert reverse("municipalities:form_commission", args=[commission.pk]) in links(answer)


@pytest.mark.django_db
def test_a_count_that_does_not_add_up_leads_to_the_count(client):
    election = factories.election(Phase.COUNTING)
    actor = factories.lead(election.municipality)
    counted = {1: {1: 90, 2: 80}, 2: {1: 50, 2: 40}}
    unit = election.units.get()
    record_report(unit.pk, factories.values(counted), source="Niederschrift", actor=actor)
    by_owner("UPDATE elections_registerclosing SET without_mark = 9, total = 109")
    client.force_login(actor)
    address = reverse("ballots:determine", args=[election.pk])
    answer = client.post(address, {"decided_on": "2026-03-27"})
    assert answer.status_code == 422
    assert reverse("ballots:units", args=[election.pk]) in links(answer)


@pytest.mark.django_db
def test_the_last_account_that_leads_is_locked_after_a_second_one_is_opened(client):
    place = factories.MunicipalityFactory()
    lead = factories.lead(place)
    client.force_login(lead)
    address = reverse("municipalities:account_lock", args=[place.ags, lead.pk])
    answer = client.post(address, {"reason": "geht in Rente"})
    assert answer.status_code == 422
    assert reverse("municipalities:accounts", args=[place.ags]) in links(answer)
