"""The pages of a commission's members, year and register: entered once, refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from municipalities.actions.commission.proposals import withdraw_proposal
from municipalities.actions.commission.work import record_meeting
from municipalities.models import CommissionMember, Proposal, Role
from tests import factories
from tests.municipalities.commission.commission_scene import (
    ELECTED,
    MEETING,
    TODAY,
    Scene,
    at,
    errors_of,
    formed,
    text_of,
)

pytestmark = pytest.mark.django_db
LONG = "Internationale Arbeitnehmerinnen- und Arbeitnehmervereinigung für Weiterbildung e. V. " * 2


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
