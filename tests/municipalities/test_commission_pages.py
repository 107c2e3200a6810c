"""The pages of the commission: what is next, what is checked, how a refusal comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.actions.commission_members import elect_co_chair, withdraw_proposal
from municipalities.actions.commission_work import record_meeting
from municipalities.actions.organisations import remove_organisation
from municipalities.law.commission import Capacity, Gender, Split
from municipalities.models import Commission, CommissionMember, Proposal, Role
from municipalities.opendata.nationalities import nationality_choices
from tests import commissions, factories
from tests.municipalities.commission_scene import (
    CLOSES,
    ELECTED,
    FORMED,
    GERMAN,
    MEETING,
    TODAY,
    TURKISH,
    Scene,
    formed,
)

pytestmark = pytest.mark.django_db
LONG = "Internationale Arbeitnehmerinnen- und Arbeitnehmervereinigung für Weiterbildung e. V. " * 2


def at(name: str, scene: Scene, *more: int) -> str:
    return reverse(f"municipalities:{name}", args=[scene.commission.pk, *more])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def errors_of(answer) -> dict[str, list[str]]:
    assert answer.status_code == 422
    return {field: list(texts) for field, texts in answer.context["form"].errors.items()}


@pytest.fixture
def office(client):
    """Sign somebody of the town hall of a scene in."""

    def enter(scene: Scene, role: Role = Role.ELECTION_OFFICER):
        client.force_login(factories.person(role, scene.place))
        return client

    return enter


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
    assert "Entscheidung überfällig" in page
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
        pytest.param({"executives": ""}, "executives", "zwingend", id="nothing is not zero"),
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
    assert answer.context["next_step"]["title"] == title
    assert answer.context["next_step"]["by"]


@pytest.mark.rules("R-IK-04", "R-IK-05")
def test_a_formed_commission_owes_what_the_law_asks_of_it(office):
    scene = Scene()
    to_the_formation(scene)
    answer = office(scene).get(at("commission", scene))
    tasks = [answer.context["next_step"]["title"], *(t.title for t in answer.context["owed_tasks"])]
    assert any("gemeinsamen Vorsitz" in title for title in tasks)
    assert any("Jahresbericht" in title for title in tasks)
    assert "Schritte bis zur Kommission" not in text_of(answer)


def test_who_only_reads_sees_everything_and_no_button(office):
    scene = formed()
    answer = office(scene, Role.AUDITOR).get(at("commission", scene))
    page = text_of(answer)
    assert f"Yılmaz {scene.place.pk}" in page
    assert answer.context["next_step"]["url"] == ""
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


# --- Members ----------------------------------------------------------------------------------


def election_sent(*proposals: Proposal, on: str = "2026-05-05") -> dict[str, object]:
    return {
        "proposals": [proposal.pk for proposal in proposals],
        "elected_on": on,
        "resolution": "STVV 2026/0147",
    }


@pytest.mark.rules("R-IK-01")
def test_those_ticked_become_members(office):
    scene = Scene()
    first, second = scene.propose("A"), scene.propose("B")
    client = office(scene)
    assert client.post(at("elect_experts", scene), election_sent(first, second)).status_code == 302
    assert CommissionMember.objects.count() == 2
    assert "Niemand steht zur Wahl" in text_of(client.get(at("elect_experts", scene)))


def test_nobody_ticked_comes_back_with_the_rest(office):
    scene = Scene()
    scene.propose()
    answer = office(scene).post(at("elect_experts", scene), election_sent())
    assert errors_of(answer) == {"proposals": ["Kreuzen Sie an, wer gewählt wurde."]}
    assert 'value="STVV 2026/0147"' in text_of(answer)


@pytest.mark.rules("R-IK-02")
def test_one_who_is_not_electable_stops_all_and_the_reason_stands_beside_the_boxes(office):
    scene = Scene()
    good, bad = scene.propose("Gut"), scene.propose("Schlecht", main_dwelling=False)
    answer = office(scene).post(at("elect_experts", scene), election_sent(good, bad))
    assert "Deniz Schlecht ist nicht wählbar" in errors_of(answer)["proposals"][0]
    assert not CommissionMember.objects.exists()


def test_somebody_elected_meanwhile_is_named_and_nothing_is_lost(office):
    scene = Scene()
    first, second = scene.propose("A"), scene.propose("B")
    client = office(scene)
    scene.elect(first)
    answer = client.post(at("elect_experts", scene), election_sent(first, second))
    assert "schon gewählt" in errors_of(answer)["proposals"][0]
    assert text_of(answer).count("checked") == 2


def test_a_proposal_withdrawn_meanwhile_is_told(office):
    scene = Scene()
    first, second = scene.propose("A"), scene.propose("B")
    withdraw_proposal(second.pk, reason="x", actor=scene.actor)
    answer = office(scene).post(at("elect_experts", scene), election_sent(first, second))
    assert "inzwischen zurückgezogen" in errors_of(answer)["proposals"][0]


def member_sent(**change: str) -> dict[str, str]:
    return {
        "capacity": "council", "family_name": "Rat", "given_name": "Kim", "gender": "unstated",
        "elected_on": "2026-05-05", "resolution": "GV 7", **change,
    }  # fmt: skip


@pytest.mark.rules("R-IK-04", "R-IK-06")
def test_the_chair_needs_no_resolution_but_a_sent_member_does(office):
    scene = Scene()
    client = office(scene)
    address = at("appoint_member", scene)
    assert "resolution" in errors_of(client.post(address, member_sent(resolution="")))
    chair = member_sent(capacity="chair", resolution="", family_name="Bürgermeisterin")
    assert client.post(address, chair).status_code == 302
    assert "kraft Amtes" in text_of(client.get(at("commission", scene)))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"capacity": "expert"}, "capacity", id="an expert comes by election"),
        pytest.param({"capacity": "executive"}, "capacity", id="no such seat"),
        pytest.param({"elected_on": "2199-12-31"}, "elected_on", id="in future"),
        pytest.param({"family_name": ""}, "family_name", id="without a name"),
    ],
)
def test_a_refused_member_comes_back(change, field, office):
    scene = Scene()
    answer = office(scene).post(at("appoint_member", scene), member_sent(**change))
    assert list(errors_of(answer)) == [field]


def test_a_link_may_choose_the_kind_of_member(office):
    scene = Scene()
    page = office(scene).get(at("appoint_member", scene) + "?als=chair")
    assert page.context["form"]["capacity"].value() == "chair"


def test_who_left_stands_among_the_former_and_cannot_leave_twice(office):
    scene = formed()
    member = scene.commission.members.get(capacity="chair")
    client = office(scene)
    address = at("member_leave", scene, member.pk)
    sent = {"left_on": "2026-05-30", "ground": "left_organ", "note": "abgewählt"}
    early = client.post(address, {**sent, "left_on": "2026-05-01"})
    assert list(errors_of(early)) == ["left_on"]
    assert client.post(address, sent).status_code == 302
    assert "1 ausgeschiedenes Mitglied" in text_of(client.get(at("commission", scene)))
    assert client.get(address).context["form"] is None
    assert (
        "schon am 30.05.2026 ausgeschieden" in errors_of(client.post(address, sent))["__all__"][0]
    )


@pytest.mark.rules("R-IK-04")
def test_an_expert_shares_the_chair_and_one_who_left_meanwhile_is_refused(office):
    scene = formed()
    first, second = scene.commission.members.filter(capacity="expert")
    client = office(scene)
    address = at("co_chair", scene)
    sent = {"member": str(first.pk), "elected_on": "2026-05-20"}
    assert client.post(address, sent).status_code == 302
    leave = at("member_leave", scene, second.pk)
    client.post(leave, {"left_on": "2026-05-30", "ground": "resigned"})
    late = client.post(address, {**sent, "member": str(second.pk)})
    assert "sachkundige Einwohnerin" in errors_of(late)["member"][0]
    chair = scene.commission.members.get(capacity="chair")
    wrong = client.post(address, {**sent, "member": str(chair.pk)})
    assert "kein sachkundiges Mitglied" in errors_of(wrong)["member"][0]


def test_before_there_are_experts_nobody_can_share_the_chair(office):
    scene = Scene()
    assert "Noch keine sachkundigen Mitglieder" in text_of(office(scene).get(at("co_chair", scene)))


# --- The year ---------------------------------------------------------------------------------


@pytest.mark.rules("R-IK-05")
def test_meetings_and_reports_begin_with_the_formation(office):
    scene = Scene()
    client = office(scene)
    for name in ("meetings", "annual_report"):
        answer = client.get(at(name, scene))
        assert answer.context["form"] is None
        assert "noch nicht gebildet" in text_of(answer)
    sent = {"day": "2026-05-28", "begins_at": "18:30", "place": "Rathaus"}
    assert "__all__" in errors_of(client.post(at("meetings", scene), sent))


@pytest.mark.rules("R-IK-05")
def test_a_meeting_is_called_and_its_outcome_recorded_once(office):
    scene = formed()
    client = office(scene)
    sent = {"day": "2026-05-28", "begins_at": "18:30", "place": LONG[:200], "agenda": "1. Wahl"}
    assert client.post(at("meetings", scene), sent).status_code == 302
    assert list(errors_of(client.post(at("meetings", scene), sent))) == ["day"]
    meeting = scene.commission.meetings.get()
    address = at("meeting_outcome", scene, meeting.pk)
    assert "nicht eingetragen, ob gehalten" in text_of(client.get(at("meetings", scene)))
    assert list(errors_of(client.post(address, {"held": "ja"}))) == ["present"]
    assert list(errors_of(client.post(address, {"held": "ja", "present": "9"}))) == ["present"]
    assert client.post(address, {"held": "ja", "present": "3"}).status_code == 302
    assert "3 Mitglieder anwesend" in text_of(client.get(at("meetings", scene)))
    assert client.get(address).context["form"] is None
    again = client.post(address, {"held": "nein"})
    assert "schon eingetragen" in errors_of(again)["__all__"][0]


@pytest.mark.rules("R-IK-05")
def test_the_pace_of_the_year_counts_what_was_held(office):
    scene = formed()
    for day, held in [(MEETING, True), (TODAY, False)]:
        record_meeting(
            scene.meeting(day).pk, held=held, present=3 if held else 0, remark="", today=TODAY,
            actor=scene.actor,
        )  # fmt: skip
    pace = office(scene).get(at("meetings", scene)).context["pace"]
    if pace.year == MEETING.year:
        assert (pace.held, pace.expected) == (1, 2)


@pytest.mark.rules("R-IK-05")
def test_the_report_of_a_year_is_entered_once(office):
    scene = formed()
    client = office(scene)
    address = at("annual_report", scene)
    sent = {"year": "2026", "given_on": "2026-06-01"}
    assert list(errors_of(client.post(address, {**sent, "year": "2025"}))) == ["year"]
    assert list(errors_of(client.post(address, {**sent, "given_on": "2026-05-01"}))) == ["given_on"]
    assert client.post(address, sent).status_code == 302
    assert "Bericht 2026, vorgelegt am 1. Juni 2026" in text_of(client.get(address))
    assert "schon eingetragen" in errors_of(client.post(address, sent))["year"][0]


@pytest.mark.parametrize("name", ["meetings", "annual_report"])
def test_who_only_reads_cannot_enter_the_work_of_the_year(name, office):
    scene = formed()
    client = office(scene, Role.CAPTURE_CLERK)
    assert client.get(at(name, scene)).context["form"] is None
    assert client.post(at(name, scene), {}).status_code == 404


# --- The register -----------------------------------------------------------------------------


def register_of(scene: Scene) -> str:
    return reverse("municipalities:organisations", args=[scene.place.ags])


@pytest.mark.rules("R-IK-01")
def test_an_organisation_is_added_changed_and_removed(office):
    scene = Scene()
    client = office(scene)
    sent = {"name": LONG[:200].strip(), "email": "vorstand@verein.example"}
    assert client.post(register_of(scene), sent).status_code == 302
    assert (
        "steht schon im Verzeichnis" in errors_of(client.post(register_of(scene), sent))["name"][0]
    )
    organisation = scene.place.organisations.get()
    keys = [scene.place.ags, organisation.pk]
    change = reverse("municipalities:organisation", args=keys)
    assert client.post(change, {**sent, "email": "kein"}).status_code == 422
    assert client.post(change, {**sent, "name": "Kurz"}).status_code == 302
    remove = reverse("municipalities:organisation_remove", args=keys)
    late = client.post(remove, {"removed_on": "2199-01-01", "reason": "aufgelöst"})
    assert list(errors_of(late)) == ["removed_on"]
    gone = {"removed_on": "2026-05-01", "reason": "aufgelöst"}
    assert client.post(remove, gone).status_code == 302
    assert "schon seit dem 01.05.2026" in errors_of(client.post(remove, gone))["__all__"][0]
    assert client.get(remove).context["form"] is None
    page = text_of(client.get(register_of(scene)))
    assert "1 Vereinigung wird nicht mehr angeschrieben" in page


def test_who_only_reads_sees_the_register_without_a_form(office):
    scene = Scene()
    client = office(scene, Role.AUDITOR)
    assert client.get(register_of(scene)).context["form"] is None
    assert client.post(register_of(scene), {"name": "x"}).status_code == 404


# --- What belongs to another commission ---------------------------------------------------------


def test_rows_of_another_commission_are_not_found_under_ones_own(office):
    own, other = formed(), formed()
    client = office(own)
    foreign = {
        at("proposal_withdraw", own, other.propose("Fremd").pk),
        at("member_leave", own, other.commission.members.get(capacity="chair").pk),
        at("meeting_outcome", own, other.meeting().pk),
        reverse("municipalities:organisation", args=[own.place.ags, other.organisation().pk]),
    }
    answers = {client.get(address).status_code for address in foreign}
    answers |= {client.post(address, {}).status_code for address in foreign}
    assert answers == {404}


def test_the_pages_say_the_same_when_a_town_hall_has_two_commissions(office):
    before = Scene(term=factories.term(date(2021, 3, 14)), years_back=5)
    now = Scene(place=before.place, term=factories.term())
    client = office(now)
    page = text_of(client.get(at("commission", now)))
    assert "Kommission der Wahlzeit 2021–2026" in page
    member = before.appoint(on=ELECTED)
    assert client.get(at("member_leave", now, member.pk)).status_code == 404
