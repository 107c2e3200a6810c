"""The pages of the commission: what is next, what is checked, how a refusal comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.actions.commission.members import elect_co_chair
from municipalities.actions.commission.organisations import remove_organisation
from municipalities.files.nationalities import nationality_choices
from municipalities.law.commission.composition import Capacity, Gender, Split
from municipalities.messages.task import task_title
from municipalities.models import Commission, Proposal, Role
from tests import factories
from tests.municipalities.commission import commissions
from tests.municipalities.commission.commission_scene import (
    CLOSES,
    FORMED,
    GERMAN,
    TODAY,
    TURKISH,
    Scene,
    at,
    errors_of,
    formed,
    text_of,
)

pytestmark = pytest.mark.django_db
LONG = "Internationale Arbeitnehmerinnen- und Arbeitnehmervereinigung für Weiterbildung e. V. " * 2


def judged(answer) -> dict[str, str]:
    return {check.title: check.word for check in answer.context["checks"]}


# --- How it begins ----------------------------------------------------------------------------

SEATS = {
    "experts": "2", "executives": "0", "councillors": "1", "decided_on": "2026-04-10",
    "resolution": "GV 2026/12", "seen": "0",
}  # fmt: skip


@pytest.fixture
def undecided():
    factories.term()
    place = factories.MunicipalityFactory.create(name="Leerhausen")
    commissions.residents(place, 1200)
    return place


def start_of(place) -> str:
    return reverse("municipalities:commission_start", args=[place.ags])


def first_seats(**change: str) -> dict[str, str]:
    return {**SEATS, "term": str(factories.term().pk), **change}


@pytest.mark.rules("R-BODY-04", "R-IK-01")
def test_before_there_is_one_the_page_says_what_it_is_and_whether_it_is_owed(client, undecided):
    client.force_login(factories.officer(undecided))
    page = text_of(client.get(start_of(undecided)))
    assert "Was ist eine Integrations-Kommission?" in page
    assert "nicht bekannt, ob es ein Gremium gibt" in page
    assert "37" in page
    assert "mindestens Sachkundige" in page


@pytest.mark.rules("R-IK-06")
def test_deciding_the_seats_leads_to_the_commission_and_from_then_on_the_start_does(
    client, undecided
):
    client.force_login(factories.officer(undecided))
    answer = client.post(start_of(undecided), first_seats())
    commission = Commission.objects.get()
    onward = reverse("municipalities:commission", args=[commission.pk])
    assert (answer.status_code, answer.url) == (302, onward)
    assert client.get(start_of(undecided)).url == onward


@pytest.mark.rules("R-IK-01", "R-IK-06")
@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        pytest.param({"councillors": "2"}, "experts", "also 3 (§ 89 Abs. 1 HGO)",
                     id="fewer than half experts: the page says how many are needed"),
        pytest.param({"experts": "40"}, "__all__", "höchstens 37", id="too many"),
        pytest.param({"experts": "zwei"}, "experts", "keine Anzahl", id="a word"),
        pytest.param({"experts": "-1"}, "experts", "keine Anzahl", id="a negative number"),
        pytest.param({"executives": ""}, "executives", "Bitte ausfüllen", id="nothing is not zero"),
        pytest.param({"decided_on": "2199-01-01"}, "decided_on", "kann nicht stimmen",
                     id="a day to come"),
        pytest.param({"decided_on": "31.02.2026"}, "decided_on", "", id="no day at all"),
    ],
)  # fmt: skip
def test_refused_seats_come_back_with_what_was_typed(client, undecided, change, field, text):
    client.force_login(factories.officer(undecided))
    answer = client.post(start_of(undecided), first_seats(**change))
    assert text in errors_of(answer)[field][0]
    assert 'value="GV 2026/12"' in text_of(answer)
    assert not Commission.objects.exists()


def test_of_two_who_decide_the_first_seats_the_second_is_told(client, undecided):
    client.force_login(factories.officer(undecided))
    client.post(start_of(undecided), first_seats())
    answer = client.post(start_of(undecided), first_seats(experts="5"))
    assert "Inzwischen hat jemand anderes" in errors_of(answer)["__all__"][0]


def test_who_only_reads_gets_no_form_and_cannot_send_one(client, undecided):
    client.force_login(factories.person(Role.AUDITOR, undecided))
    assert client.get(start_of(undecided)).context["form"] is None
    assert client.post(start_of(undecided), first_seats()).status_code == 404


def test_without_a_wahlzeit_the_page_says_who_opens_one(client):
    place = factories.MunicipalityFactory.create()
    client.force_login(factories.officer(place))
    assert "keine Wahlzeit offen" in text_of(client.get(start_of(place)))


def test_a_changed_plan_stays_in_the_list_of_decisions(office):
    scene = Scene()
    client = office(scene)
    page = client.get(at("commission_plan", scene))
    seen = page.context["form"].initial["seen"]
    sent = {**SEATS, "experts": "4", "resolution": "GV 2026/99", "seen": str(seen)}
    assert client.post(at("commission_plan", scene), sent).status_code == 302
    page = text_of(client.get(at("commission_plan", scene)))
    assert ("GV 2026/99" in page, "GV 2026/12" in page) == (True, True)


# --- What is next -----------------------------------------------------------------------------


def to_the_call(scene: Scene) -> None:
    scene.call()


def to_the_proposals(scene: Scene) -> None:
    scene.call()
    scene.propose("A", scene.organisation())
    scene.propose("B", nationalities=("134",))


def to_the_election(scene: Scene) -> None:
    to_the_proposals(scene)
    scene.elect(*scene.commission.proposals.all())


def to_the_chair(scene: Scene) -> None:
    to_the_election(scene)
    scene.appoint()


def to_the_council(scene: Scene) -> None:
    to_the_chair(scene)
    scene.appoint(Capacity.COUNCIL, "Ratsmitglied")


def to_the_formation(scene: Scene) -> None:
    to_the_council(scene)
    scene.form()


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-06")
@pytest.mark.parametrize(
    ("reach", "title"),
    [
        pytest.param(lambda scene: None, "Vereinigungen zu Vorschlägen aufrufen", id="seats"),
        pytest.param(to_the_call, "Vorschläge entgegennehmen", id="call"),
        pytest.param(to_the_proposals, "Sachkundige Einwohnerinnen und Einwohner wählen",
                     id="proposals"),
        pytest.param(to_the_election, "Vorsitz eintragen", id="election"),
        pytest.param(to_the_chair, "Mitglieder der Gemeindevertretung eintragen", id="chair"),
        pytest.param(to_the_council, "Kommission bilden", id="all members"),
    ],
)  # fmt: skip
def test_the_page_begins_with_the_step_that_follows(reach, title, office):
    scene = Scene()
    reach(scene)
    answer = office(scene).get(at("commission", scene))
    assert task_title(answer.context["next_task"]) == title


@pytest.mark.rules("R-IK-04", "R-IK-05")
def test_a_formed_commission_owes_what_the_law_asks_of_it(office):
    scene = Scene()
    to_the_formation(scene)
    answer = office(scene).get(at("commission", scene))
    owed = [answer.context["next_task"], *answer.context["owed_tasks"]]
    tasks = [task_title(task) for task in owed]
    assert any("gemeinsamen Vorsitz" in title for title in tasks)
    assert any("Jahresbericht" in title for title in tasks)
    assert "Schritte bis zur Kommission" not in text_of(answer)


def test_who_only_reads_sees_everything_and_no_button(office):
    scene = formed()
    answer = office(scene, Role.AUDITOR).get(at("commission", scene))
    page = text_of(answer)
    assert f"Yılmaz {scene.place.pk}" in page
    assert answer.context["next_task"].where is None
    assert ("ausscheiden/" in page, "kern-btn--secondary" in page) == (False, False)


def test_when_the_wahlzeit_is_over_nothing_is_asked_any_more(office):
    scene = Scene(term=factories.term(date(2021, 3, 14)), years_back=5)
    page = text_of(office(scene).get(at("commission", scene)))
    assert "Diese Wahlzeit ist beendet" in page
    assert "Nächster Schritt" not in page


# --- The composition, live --------------------------------------------------------------------


@pytest.mark.rules("R-IK-01", "R-IK-03", "R-IK-04", "R-IK-06")
def test_every_point_of_the_composition_is_judged_with_its_reason(office):
    scene = Scene(Split(3, 1, 1))
    scene.elect(scene.propose("A", gender=Gender.MALE))
    scene.appoint(Capacity.COUNCIL, "Rat")
    scene.appoint(Capacity.EXECUTIVE, "Vorstand")
    answer = office(scene).get(at("commission", scene))
    assert judged(answer) == {
        "Mindestens die Hälfte Sachkundige": "Fehler",
        "Vorsitz": "Fehler",
        "Hälfte der Sachkundigen weiblich": "Hinweis",
        "Vielfalt der Herkunft": "offen",
        "Besetzte Sitze": "Hinweis",
        "Mitvorsitz": "Hinweis",
    }
    page = text_of(answer)
    assert "nötig 2" in page
    assert "Das ist ein Hinweis und verhindert nichts" in page


@pytest.mark.rules("R-IK-01", "R-IK-03", "R-IK-04")
def test_a_good_composition_is_called_so(office):
    scene = Scene()
    to_the_formation(scene)
    expert = scene.commission.members.filter(capacity="expert").first()
    assert expert is not None
    elect_co_chair(expert.pk, elected_on=FORMED, today=TODAY, actor=scene.actor)
    answer = office(scene).get(at("commission", scene))
    assert set(judged(answer).values()) == {"erfüllt"}
    assert "teilt den Vorsitz" in text_of(answer)


@pytest.mark.rules("R-IK-01")
def test_with_an_error_the_page_of_the_formation_has_no_button_and_a_sent_one_is_refused(office):
    scene = Scene()
    client = office(scene)
    page = client.get(at("form_commission", scene))
    assert page.context["form"] is None
    answer = client.post(at("form_commission", scene), {"formed_on": "2026-05-20"})
    assert "kann die Kommission nicht gebildet werden" in errors_of(answer)["__all__"][0]


@pytest.mark.rules("R-BODY-04")
def test_the_formation_is_confirmed_and_cannot_be_done_twice(office):
    scene = Scene()
    scene.staff()
    client = office(scene)
    assert "Das geschieht dann" in text_of(client.get(at("form_commission", scene)))
    early = client.post(at("form_commission", scene), {"formed_on": "2026-05-04"})
    assert "kann nicht stimmen" in errors_of(early)["formed_on"][0]
    sent = {"formed_on": "2026-05-20"}
    assert client.post(at("form_commission", scene), sent).status_code == 302
    again = client.post(at("form_commission", scene), sent)
    assert "schon seit dem 20.05.2026 gebildet" in errors_of(again)["__all__"][0]
    assert "Gebildet am 20. Mai 2026" in text_of(client.get(at("form_commission", scene)))


# --- Proposals --------------------------------------------------------------------------------


def proposal_sent(**change: str) -> dict[str, str]:
    return {
        "organisation": "gemeindevertretung", "received_on": "2026-04-20",
        "family_name": "Yılmaz", "given_name": "Deniz", "gender": "female",
        "birth_date": "1980-05-01", "nationality": TURKISH, "second_nationality": GERMAN,
        "resident_since": "2010-01-01", "main_dwelling": "on", **change,
    }  # fmt: skip


@pytest.mark.rules("R-IK-02")
def test_the_list_says_who_is_electable_today_and_why_not(office):
    scene = Scene()
    young = timezone.localdate() - timedelta(days=365 * 10)
    scene.propose("Jung", birth_date=young, resident_since=young)
    scene.propose("Gewählt")
    scene.elect(scene.propose("Alt"))
    page = text_of(office(scene).get(at("proposals", scene)))
    assert [word in page for word in ("noch keine 18 Jahre alt", "wählbar", "gewählt")] == [
        True
    ] * 3
    assert page.index("Jung") < page.index("Alt")


def test_without_proposals_the_list_says_what_to_do(office):
    scene = Scene()
    assert "Noch keine Vorschläge" in text_of(office(scene).get(at("proposals", scene)))


@pytest.mark.rules("R-IK-01", "R-IK-02")
def test_a_proposal_is_entered_with_both_nationalities(office):
    scene = Scene()
    organisation = scene.organisation(LONG[:200])
    client = office(scene)
    sent = proposal_sent(organisation=str(organisation.pk))
    assert client.post(at("proposal_new", scene), sent).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.nationalities, proposal.organisation) == ([GERMAN, TURKISH], organisation)


def test_nationalities_are_sorted_by_name_and_those_without_a_country_come_last():
    choices = nationality_choices()
    assert [code for code, _name in choices[-3:]] == ["999", "997", "998"]
    assert (GERMAN, "Deutschland") in choices
    assert "910" not in dict(choices)


@pytest.mark.rules("R-IK-01")
def test_an_own_proposal_before_its_turn_is_a_warning_and_no_refusal(office):
    scene = Scene()
    client = office(scene)
    assert client.post(at("proposal_new", scene), proposal_sent()).status_code == 302
    for name in ("proposals", "elect_experts"):
        page = text_of(client.get(at(name, scene)))
        assert "wurden noch nicht um Vorschläge gebeten" in page
    scene.call()
    assert timezone.localdate() > CLOSES
    assert "schlägt selbst vor" not in text_of(client.get(at("proposals", scene)))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"organisation": ""}, "organisation", id="by nobody"),
        pytest.param({"organisation": "0"}, "organisation", id="by an unknown organisation"),
        pytest.param({"organisation": "९"}, "organisation", id="by a number of another script"),
        pytest.param({"nationality": "xxx"}, "nationality", id="an unknown nationality"),
        pytest.param({"nationality": "120"}, "nationality", id="a country that is no more"),
        pytest.param({"gender": ""}, "gender", id="no gender stated, not even that"),
        pytest.param({"resident_since": "1979-01-01"}, "resident_since", id="before birth"),
        pytest.param({"received_on": "2199-01-01"}, "received_on", id="received in future"),
        pytest.param({"family_name": "x" * 121}, "family_name", id="a name too long"),
    ],
)
def test_a_refused_proposal_keeps_what_was_typed(change, field, office):
    scene = Scene()
    answer = office(scene).post(at("proposal_new", scene), proposal_sent(**change))
    assert list(errors_of(answer)) == [field]
    assert 'value="Deniz"' in text_of(answer)


def test_an_organisation_removed_meanwhile_is_refused_by_the_act_in_its_own_words(office):
    scene = Scene()
    organisation = scene.organisation()
    client = office(scene)
    remove_organisation(
        organisation.pk, removed_on=TODAY, reason="aufgelöst", today=TODAY, actor=scene.actor
    )
    sent = proposal_sent(organisation=str(organisation.pk))
    answer = client.post(at("proposal_new", scene), sent)
    assert "nicht mehr angeschrieben" in errors_of(answer)["organisation"][0]


def test_a_withdrawn_proposal_is_gone(office):
    scene = Scene()
    proposal = scene.propose()
    client = office(scene)
    address = at("proposal_withdraw", scene, proposal.pk)
    assert list(errors_of(client.post(address, {"reason": ""}))) == ["reason"]
    assert client.post(address, {"reason": "zurückgezogen"}).status_code == 302
    assert client.get(address).status_code == 404


def test_the_proposal_of_a_member_shows_no_form(office):
    scene = Scene()
    proposal = scene.propose()
    scene.elect(proposal)
    page = text_of(office(scene).get(at("proposal_withdraw", scene, proposal.pk)))
    assert ("Diese Person ist gewählt" in page, "Vorschlag löschen" in page) == (True, False)
