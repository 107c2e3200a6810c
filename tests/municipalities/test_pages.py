"""The pages of the municipalities: what they show, whom they let in, how a refusal comes back."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from elections.actions.course.phases import cancel_election
from elections.law.course.phases import Phase, Step
from municipalities.actions.body.decisions import decide_body, open_term
from municipalities.actions.residents.counts import record_residents
from municipalities.doors import way_to
from municipalities.law.body.gremium import Body
from municipalities.law.body.standing import BodyState
from municipalities.law.task import Who
from municipalities.messages import act_text, detail_text
from municipalities.messages.task import task_title, until_when_in_full
from municipalities.models import (
    AuditEvent,
    GremiumDecision,
    KnownBody,
    Membership,
    Municipality,
    PastElection,
    ResidentCount,
    Role,
    Term,
    User,
)
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db
ELECTION_DAY = date(date.today().year + 5, 3, 15)
LONG_NAME = "Bad Karlshafen-Helmarshausen an der Diemel und der Weser, Stadt der Hugenotten"


@pytest.fixture
def signed_in(client):
    """Sign a new person in and return the client."""

    def enter(role, place=None):
        client.force_login(factories.person(role, place))
        return client

    return enter


def at(name, place):
    return reverse(f"municipalities:{name}", args=[place.ags])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def with_residents(number, **change) -> Municipality:
    place = factories.MunicipalityFactory.create(**change)
    record_residents(
        place, foreign_residents=number, as_of=date(2025, 12, 31), source="HSL",
        status=ResidentCount.Status.OFFICIAL, today=factories.TODAY, actor=factories.lead(place),
    )  # fmt: skip
    return place


def choose(place, body) -> None:
    decide_body(
        place, Term.objects.get(), body=body, seats=9, decided_on=date(2026, 5, 1),
        resolution="Nr. 1", today=factories.TODAY, actor=factories.lead(place),
    )  # fmt: skip


# --- The list ---------------------------------------------------------------------------------


@pytest.fixture
def four_places():
    """Four municipalities, each in another state."""
    factories.term(ELECTION_DAY)
    places = {
        "undecided": with_residents(1001, name="Aarbergen"),
        "free": with_residents(1000, name="Bebra, Stadt"),
        "council": with_residents(5000, name="Calden"),
    }
    choose(places["council"], Body.ABR)
    places["unknown"] = factories.MunicipalityFactory.create(name="Dautphetal")
    return places


@pytest.mark.rules("R-BODY-01", "R-BODY-04")
def test_the_state_sees_every_municipality_with_its_state(four_places, signed_in):
    answer = signed_in(Role.STATE_MONITOR).get(reverse("municipalities:list"))
    assert [(row["municipality"].name, row["body"].state) for row in answer.context["rows"]] == [
        ("Aarbergen", BodyState.UNDECIDED),
        ("Bebra, Stadt", BodyState.NONE_ALLOWED),
        ("Calden", BodyState.ABR_ELECTION),
        ("Dautphetal", BodyState.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("?stand=undecided", ["Aarbergen"], id="by state"),
        pytest.param("?pflicht=ja", ["Aarbergen", "Calden"], id="who owes a body"),
        pytest.param("?pflicht=nein", ["Bebra, Stadt"], id="who owes none"),
        pytest.param("?pflicht=unbekannt", ["Dautphetal"], id="where the number is missing"),
        pytest.param("?suche=aar", ["Aarbergen"], id="by a part of the name"),
        pytest.param("?suche=0653", ["Aarbergen", "Bebra, Stadt", "Calden", "Dautphetal"],
                     id="by key"),
        pytest.param("?kreis=06533&pflicht=nein", ["Bebra, Stadt"], id="by Kreis and duty"),
        pytest.param("?suche=gibtesnicht", [], id="nothing found"),
        pytest.param("?stand=unsinn&page=99",
                     ["Aarbergen", "Bebra, Stadt", "Calden", "Dautphetal"],
                     id="a filter that does not exist is left out"),
    ],
)  # fmt: skip
def test_the_list_is_filtered(query, names, four_places, signed_in):
    answer = signed_in(Role.STATE_ADMIN).get(reverse("municipalities:list") + query)
    assert [row["municipality"].name for row in answer.context["rows"]] == names


def test_a_town_hall_sees_itself_only(four_places, signed_in):
    client = signed_in(Role.AUDITOR, four_places["council"])
    answer = client.get(reverse("municipalities:list"))
    assert [row["municipality"].name for row in answer.context["rows"]] == ["Calden"]


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    four_places, signed_in, django_assert_max_num_queries
):
    client = signed_in(Role.STATE_MONITOR)
    with django_assert_max_num_queries(16):
        client.get(reverse("municipalities:list"))


def test_before_a_term_is_opened_the_list_says_who_opens_it(signed_in):
    page = text_of(signed_in(Role.STATE_MONITOR).get(reverse("municipalities:list")))
    assert "Noch keine Wahlzeit eröffnet" in page


# --- One municipality -------------------------------------------------------------------------


@pytest.mark.rules("R-BODY-01", "R-BODY-02", "R-BODY-04")
@pytest.mark.parametrize(
    ("residents", "body", "title", "address"),
    [
        pytest.param(None, None, "Zahl der gemeldeten ausländischen Einwohner eintragen",
                     "residents", id="nobody stated the number"),
        pytest.param(1001, None, "Über Ausländerbeirat oder Integrations-Kommission entscheiden",
                     "decide", id="1,001 residents, nothing decided"),
        pytest.param(1001, Body.ABR, "Ausländerbeirat wählen lassen", "set_up",
                     id="the council is chosen"),
    ],
)  # fmt: skip
def test_the_page_begins_with_what_is_due(residents, body, title, address, signed_in):
    term = factories.term(ELECTION_DAY)
    place = with_residents(residents) if residents else factories.MunicipalityFactory.create()
    if body:
        choose(place, body)
    task = signed_in(Role.ELECTION_OFFICER, place).get(at("detail", place)).context["next_task"]
    urls = {
        "residents": at("residents", place),
        "decide": f"{at('decide', place)}?wahlzeit={term.pk}",
        "set_up": reverse("elections:set_up", args=[place.ags, term.pk]),
    }
    assert (task_title(task), way_to(task)[0]) == (title, urls[address])


def test_who_only_reads_is_told_what_is_due_but_gets_no_button(signed_in):
    factories.term(ELECTION_DAY)
    place = with_residents(1001)
    task = signed_in(Role.AUDITOR, place).get(at("detail", place)).context["next_task"]
    assert (task.who, task.where) == (Who.COUNCIL, None)


def test_a_small_municipality_without_a_body_owes_nothing(signed_in):
    factories.term(ELECTION_DAY)
    place = with_residents(1000)
    answer = signed_in(Role.ELECTION_OFFICER, place).get(at("detail", place))
    assert (answer.context["next_task"], answer.context["state"]) == (None, "keine Pflicht")


@pytest.mark.rules("R-BODY-10")
def test_after_a_cancelled_election_a_commission_is_due_without_a_day(signed_in):
    election = factories.election(Phase.NOMINATION)
    place = election.municipality
    leader = factories.lead(place)
    cancel_election(election.pk, decided_on=date(2026, 1, 16), actor=leader)
    task = signed_in(Role.ELECTION_OFFICER, place).get(at("detail", place)).context["next_task"]
    assert (task_title(task), until_when_in_full(task)) == (
        "Integrations-Kommission bilden",
        "Das Gesetz nennt keinen Tag, offen seit 16. Januar 2026",
    )


def test_sources_and_unknown_figures_are_shown_as_they_are(signed_in):
    factories.term(ELECTION_DAY)
    place = factories.MunicipalityFactory.create(name=LONG_NAME)
    PastElection.objects.create(
        municipality=place, kind="foreigners", day=date(2021, 3, 14), eligible=5000, voters=0,
        source="Statistische Berichte", seats=None,
    )  # fmt: skip
    KnownBody.objects.create(
        municipality=place, body="IK", as_of=date(2024, 1, 1), source="agah Hessen"
    )
    page = text_of(signed_in(Role.CAPTURE_CLERK, place).get(at("detail", place)))
    assert [text in page for text in (LONG_NAME, "agah Hessen", "Statistische Berichte")] == [
        True
    ] * 3
    assert "0,0 %" in page
    assert '<span class="unknown">unbekannt</span>' in page


# --- Decision and residents -------------------------------------------------------------------

DECISION = {"body": "ABR", "seats": "9", "decided_on": "2026-05-01", "resolution": "STVV 17"}
COUNT = {"foreign_residents": "1200", "as_of": "2025-12-31", "status": "official", "source": "HSL"}


@pytest.mark.rules("R-BODY-04", "R-BODY-05")
def test_a_decision_is_entered_and_a_correction_is_one_more_row(signed_in):
    term = factories.term(ELECTION_DAY)
    place = with_residents(1200)
    client = signed_in(Role.ELECTION_OFFICER, place)
    first = client.post(at("decide", place), DECISION | {"term": term.pk}, follow=True)
    assert "Als Nächstes legen Sie die Wahl an." in text_of(first)
    client.post(at("decide", place), DECISION | {"term": term.pk, "seats": "11"})
    assert list(GremiumDecision.objects.values_list("seats", flat=True)) == [11, 9]
    page = text_of(client.get(at("detail", place)))
    assert "Ausländerbeirat mit 11 Mitgliedern" in page


@pytest.mark.rules("R-BODY-04")
@pytest.mark.parametrize(
    ("phase", "change", "words"),
    [
        pytest.param(Phase.SETUP, {"seats": "7"}, "mit 9 Sitzen angelegt",
                     id="other seats while it is prepared"),
        pytest.param(Phase.SETUP, {"body": "IK"}, "mit 9 Sitzen angelegt",
                     id="another body while it is prepared"),
        pytest.param(Phase.NOMINATION, {"body": "IK"}, "läuft schon (Wahlvorschläge)",
                     id="another body while lists come in"),
        pytest.param(Phase.PUBLISHED, {}, "läuft schon (Ergebnis bekannt gemacht)",
                     id="the same choice after the result"),
    ],
)  # fmt: skip
def test_a_decision_does_not_change_an_election_that_exists(phase, change, words, signed_in):
    election = factories.election(phase, seats=9, lists={1: 9})
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    typed = DECISION | {"term": election.term_id, "decided_on": "2025-05-01"} | change
    answer = client.post(at("decide", election.municipality), typed)
    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert GremiumDecision.objects.count() == 1


@pytest.mark.rules("R-BODY-04")
def test_the_words_of_a_decision_are_corrected_while_the_election_is_prepared(signed_in):
    election = factories.election(seats=9)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    typed = DECISION | {"term": election.term_id, "decided_on": "2025-05-01"}
    assert client.post(at("decide", election.municipality), typed).status_code == 302
    assert GremiumDecision.objects.first().resolution == "STVV 17"


@pytest.mark.rules("R-BODY-04", "R-BODY-10")
def test_after_a_cancelled_election_the_council_may_choose_the_commission(signed_in):
    election = factories.election(Phase.NOMINATION, seats=9)
    place = election.municipality
    cancel_election(election.pk, decided_on=date(2026, 1, 16), actor=factories.lead(place))
    client = signed_in(Role.ELECTION_OFFICER, place)
    typed = DECISION | {"term": election.term_id, "body": "IK"}
    assert client.post(at("decide", place), typed).status_code == 302
    assert GremiumDecision.objects.first().body == "IK"


@pytest.mark.rules("R-BODY-05", "R-BODY-06")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"seats": "2"}, "seats", id="two members"),
        pytest.param({"seats": "38"}, "seats", id="thirty-eight members"),
        pytest.param({"seats": "-9"}, "seats", id="negative"),
        pytest.param({"seats": "neun"}, "seats", id="a word"),
        pytest.param({"decided_on": "2099-01-01"}, "decided_on", id="a day to come"),
        pytest.param({"decided_on": "31.02.2026"}, "decided_on", id="a day that never was"),
        pytest.param({"resolution": "x" * 301}, "resolution", id="a text that is too long"),
        pytest.param({"body": "XX"}, "body", id="a body that does not exist"),
        pytest.param({"term": "999999"}, "term", id="a term that does not exist"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_beside_its_field(change, field, signed_in):
    term = factories.term(ELECTION_DAY)
    place = with_residents(1200)
    client = signed_in(Role.ELECTION_OFFICER, place)
    answer = client.post(at("decide", place), DECISION | {"term": term.pk} | change)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert GremiumDecision.objects.count() == 0
    typed = change.get("decided_on", DECISION["decided_on"])
    assert f'value="{typed}"' in text_of(answer)


@pytest.mark.rules("R-BODY-01")
def test_a_number_of_residents_changes_what_is_due(signed_in):
    factories.term(ELECTION_DAY)
    place = factories.MunicipalityFactory.create()
    client = signed_in(Role.ELECTION_OFFICER, place)
    answer = client.post(at("residents", place), COUNT, follow=True)
    assert answer.context["state"] == "noch nicht entschieden"
    assert ResidentCount.objects.get().foreign_residents == 1200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"as_of": "2099-01-01"}, "as_of", id="a day to come"),
        pytest.param({"foreign_residents": "-1"}, "foreign_residents", id="negative"),
        pytest.param({"foreign_residents": "9" * 20}, "foreign_residents", id="huge"),
        pytest.param({"source": ""}, "source", id="no source"),
        pytest.param({"source": "HSL"}, "source", id="the same source twice for a day"),
    ],
)
def test_a_number_that_cannot_be_is_refused_beside_its_field(change, field, signed_in):
    factories.term(ELECTION_DAY)
    place = with_residents(1200)
    client = signed_in(Role.ELECTION_OFFICER, place)
    answer = client.post(at("residents", place), COUNT | {"source": "Andere"} | change)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert ResidentCount.objects.count() == 1


# --- Log --------------------------------------------------------------------------------------


def test_the_log_says_in_words_who_did_what_and_that_it_is_whole(signed_in):
    election = factories.election(Phase.ADMITTED)
    place = election.municipality
    answer = signed_in(Role.AUDITOR, place).get(at("log", place))
    page = text_of(answer)
    rows = answer.context["rows"]
    assert rows[0]["position"] == AuditEvent.objects.filter(chain=place.ags).count()
    assert [
        text in page
        for text in (
            "Das Log ist vollständig und unverändert",
            "Zulassung der Wahlvorschläge abgeschlossen",
            "Beschlossen am: 16.01.2026",
            "Rechtzeitig: ja",
            "Gremium: Ausländerbeirat",
        )
    ] == [True] * 5


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("?vorgang=body.decided", {"body.decided"}, id="by act"),
        pytest.param("?bis=2000-01-01", set(), id="until a day"),
        pytest.param("?von=2099-01-01", set(), id="from a day to come"),
        pytest.param("?vorgang=body.decided&person=niemand", {"body.decided"},
                     id="a person who is not there is left out"),
        pytest.param("?person=returning_officer-1&vorgang=body.decided", {"body.decided"},
                     id="by person and act"),
    ],
)  # fmt: skip
def test_the_log_is_filtered(query, found, signed_in):
    place = factories.election(Phase.SETUP).municipality
    answer = signed_in(Role.AUDITOR, place).get(at("log", place) + query)
    assert {row["act"] for row in answer.context["rows"]} == {act_text(act) for act in found}


def test_a_municipality_without_events_has_an_empty_log(signed_in):
    place = factories.MunicipalityFactory.create()
    client = signed_in(Role.STATE_MONITOR)
    reader = User.objects.get()
    # A role given past the act leaves no event.
    Membership.objects.create(user=reader, role=Role.AUDITOR, municipality=place)
    by_owner("DELETE FROM municipalities_membership WHERE municipality_id IS NULL")
    assert "Noch kein Eintrag" in text_of(client.get(at("log", place)))


def acts_and_details() -> tuple[set[str], set[str]]:
    """Every act and every detail that the code records, read from the code."""
    acts, details = set(), set()
    for file in Path(settings.BASE_DIR).glob("*/actions/**/*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("objects.record"):
                named = call.args[1]
                texts = [
                    node.value
                    for node in ast.walk(named)
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                ]
                acts |= {text for text in texts if "." in text and not text.endswith(".")}
                details |= {keyword.arg for keyword in call.keywords if keyword.arg}
    return acts | {f"election.{step.value}" for step in Step} | {"reference.loaded"}, details


def test_every_act_and_every_detail_of_the_log_has_german_words():
    acts, details = acts_and_details()
    assert [act for act in sorted(acts) if act_text(act) == act] == []
    assert [name for name in sorted(details) if detail_text(name) == name] == []


# --- Who may ----------------------------------------------------------------------------------

STATE = {Role.STATE_ADMIN, Role.STATE_MONITOR}
LEADING = {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER}


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("detail", set(Role)),
        ("decide", LEADING),
        ("residents", LEADING),
        ("log", {Role.AUDITOR, Role.RETURNING_OFFICER}),
    ],
)
def test_each_page_opens_for_its_roles_in_the_own_town_hall_only(name, roles, client):
    open_term(ELECTION_DAY, actor=None)
    place, elsewhere = factories.MunicipalityFactory.create_batch(2)
    opened = set()
    for role in Role:
        client.force_login(factories.person(role, None if role in STATE else place))
        if client.get(at(name, place)).status_code == 200:
            opened.add(role)
        if role not in STATE:
            client.force_login(factories.person(role, elsewhere))
            assert client.get(at(name, place)).status_code == 404
    assert opened == roles
    client.logout()
    assert client.get(at(name, place)).url.startswith("/konto/")
