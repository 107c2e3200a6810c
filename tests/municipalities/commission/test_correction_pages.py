"""The pages on which a slip of a commission is corrected: where they stand and what they say."""

from __future__ import annotations

import pytest

from municipalities.actions.commission.corrections import correct_entry
from municipalities.actions.commission.members import elect_co_chair, leave_commission
from municipalities.actions.commission.work import record_annual_report, record_meeting
from municipalities.law.commission.corrections import EntryKind
from municipalities.models import CoChair, Commission, CommissionCorrection, MemberLeaving
from municipalities.views.commission.corrections import SLUGS
from reports.actions.commission.papers import issue_appointments
from tests.municipalities.commission.commission_scene import (
    FORMED,
    MEETING,
    TODAY,
    Scene,
    at,
    errors_of,
    formed,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(client):
    """A formed commission with one of everything that can be corrected."""
    made = formed()
    first, second = made.commission.members.filter(capacity="expert")
    elect_co_chair(first.pk, elected_on=FORMED, today=TODAY, actor=made.actor)
    leave_commission(
        second.pk,
        left_on=TODAY,
        ground=MemberLeaving.Ground.RESIGNED,
        today=TODAY,
        actor=made.actor,
    )
    record_meeting(
        made.meeting().pk, held=True, present=3, remark="", today=TODAY, actor=made.actor
    )
    client.force_login(made.actor)
    return made


def rows(scene: Scene) -> dict[str, int]:
    commission = Commission.objects.get(pk=scene.commission.pk)
    meeting = commission.meetings.get()
    return {
        "bildung": commission.formation.pk,
        "mitglied": commission.members.get(capacity="chair").pk,
        "ausscheiden": MemberLeaving.objects.get().pk,
        "mitvorsitz": CoChair.objects.get().pk,
        "sitzung": meeting.pk,
        "ergebnis": meeting.outcome.pk,
    }


def give_report(scene: Scene) -> int:
    made = record_annual_report(
        scene.commission.pk, year=2026, given_on=TODAY, today=TODAY, actor=scene.actor
    )
    return made.pk


def correct_page(scene: Scene, entry: str, key: int) -> str:
    return at("commission_correct", scene, entry, key)  # type: ignore[arg-type]


def take_back_page(scene: Scene, entry: str, key: int) -> str:
    return at("commission_take_back", scene, entry, key)  # type: ignore[arg-type]


TYPED: dict[str, dict[str, str]] = {
    "bildung": {"formed_on": "2026-05-10"},
    "mitglied": {
        "family_name": "Anders", "given_name": "Kim", "gender": "female",
        "elected_on": "2026-05-05", "resolution": "",
    },
    "ausscheiden": {"left_on": "2026-05-29", "ground": "recalled", "note": ""},
    "mitvorsitz": {"elected_on": "2026-05-21"},
    "sitzung": {"day": "2026-05-27", "begins_at": "19:00", "place": "Saal", "agenda": ""},
    "ergebnis": {"held": "ja", "present": "2", "remark": ""},
    "bericht": {"year": "2026", "given_on": "2026-05-31"},
}  # fmt: skip


def test_each_kind_has_an_address():
    assert set(SLUGS.values()) == set(EntryKind)
    assert set(TYPED) == set(SLUGS)


@pytest.mark.parametrize("entry", TYPED)
def test_an_entry_is_corrected_on_its_page_with_a_reason(client, scene, entry):
    key = give_report(scene) if entry == "bericht" else rows(scene)[entry]
    page = correct_page(scene, entry, key)
    assert client.get(page).context["form"] is not None
    assert list(errors_of(client.post(page, {**TYPED[entry], "seen": "0"}))) == ["reason"]
    answer = client.post(page, {**TYPED[entry], "reason": "Zahlendreher", "seen": "0"})
    assert answer.status_code == 302
    assert CommissionCorrection.objects.get().kind == SLUGS[entry].value
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("entry", TYPED)
def test_the_form_shows_what_stands_and_nothing_changed_is_said(client, scene, entry):
    key = give_report(scene) if entry == "bericht" else rows(scene)[entry]
    page = correct_page(scene, entry, key)
    form = client.get(page).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    same = {name: "" if value is None else str(value) for name, value in shown.items()}
    answer = client.post(page, {**same, "reason": "Nur nachgesehen"})
    assert errors_of(answer) == {"__all__": ["So steht es schon da. Es ist nichts geändert."]}


@pytest.mark.parametrize("entry", ["ausscheiden", "mitvorsitz", "ergebnis", "bericht"])
def test_an_entry_is_taken_back_on_its_page_with_a_reason(client, scene, entry):
    key = give_report(scene) if entry == "bericht" else rows(scene)[entry]
    page = take_back_page(scene, entry, key)
    assert client.get(page).context["form"] is not None
    answer = client.post(page, {"reason": "falsche Person", "seen": "0"})
    assert answer.status_code == 302
    assert CommissionCorrection.objects.get().taken_back
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param("bildung", "Die erste Sitzung ist für den 28.05.2026 eingetragen",
                     id="a formation with a meeting"),
        pytest.param("sitzung", "Nehmen Sie zuerst das Ergebnis zurück", id="a meeting held"),
    ],
)  # fmt: skip
def test_a_page_says_what_rests_on_it_and_what_helps(client, scene, entry, said):
    page = take_back_page(scene, entry, rows(scene)[entry])
    answer = client.get(page)
    assert answer.context["form"] is None
    assert said in text_of(answer)
    assert at("meetings", scene) in answer.content.decode()
    assert client.post(page, {"reason": "Versehen", "seen": "0"}).status_code == 422
    assert not CommissionCorrection.objects.exists()


def test_once_the_report_is_given_result_and_day_stand_and_the_report_is_linked(client, scene):
    keys = rows(scene)
    give_report(scene)
    said = client.get(correct_page(scene, "ergebnis", keys["ergebnis"]))
    assert said.context["form"] is None
    assert "Der Bericht über 2026 ist am" in text_of(said)
    assert at("annual_report", scene) in said.content.decode()
    meeting = client.get(correct_page(scene, "sitzung", keys["sitzung"]))
    assert "day" not in meeting.context["form"].fields
    typed = {"begins_at": "18:00", "place": "Saal", "agenda": "", "reason": "umgezogen"}
    assert client.post(correct_page(scene, "sitzung", keys["sitzung"]), typed).status_code == 302


def test_after_the_letter_name_and_day_change_only_with_a_new_letter(client, scene):
    key = rows(scene)["mitglied"]
    page = correct_page(scene, "mitglied", key)
    assert "letter_void" not in client.get(page).context["form"].fields
    issue_appointments(scene.commission.pk, today=TODAY, actor=scene.actor)
    typed = {**TYPED["mitglied"], "reason": "Schreibfehler"}
    (text,) = errors_of(client.post(page, typed))["letter_void"]
    assert text.startswith("Das Berufungsschreiben ist ausgestellt und nennt Name und Tag.")
    assert "gilt aber nicht mehr" in text_of(client.get(take_back_page(scene, "mitglied", key)))
    assert client.post(page, {**typed, "letter_void": "on"}).status_code == 302
    papers = client.get(f"/kommissionen/{scene.commission.pk}/papiere/").context
    assert [row["name"] for row in papers["past_letters"]] == ["Kim Anders"]
    waiting = [row["member"].pk for row in papers["appointments"] if row["paper"] is None]
    assert waiting == [key]


def test_a_letter_of_a_taken_back_entry_stays_with_the_papers(client):
    scene = formed()
    client.force_login(scene.actor)
    issue_appointments(scene.commission.pk, today=TODAY, actor=scene.actor)
    key = scene.commission.members.get(capacity="chair").pk
    page = take_back_page(scene, "mitglied", key)
    assert client.post(page, {"reason": "falsche Person", "seen": "0"}).status_code == 302
    answer = client.get(f"/kommissionen/{scene.commission.pk}/papiere/")
    assert [row["name"] for row in answer.context["past_letters"]] == ["Kim Amtsperson"]


def test_everything_that_was_entered_has_its_link_where_it_stands(client, scene):
    report = give_report(scene)
    pages = {
        "bildung": "commission", "mitglied": "commission", "ausscheiden": "commission",
        "mitvorsitz": "commission", "sitzung": "meetings", "ergebnis": "meetings",
    }  # fmt: skip
    links = {**rows(scene), "bericht": report}
    missing = [
        entry
        for entry, key in links.items()
        if correct_page(scene, entry, key)
        not in client.get(at(pages.get(entry, "annual_report"), scene)).content.decode()
    ]
    assert missing == []


def test_the_overview_keeps_what_stood_before_with_its_reason(client, scene):
    correct_entry(
        EntryKind.MEETING,
        scene.commission.pk,
        rows(scene)["sitzung"],
        {"day": FORMED},
        reason="Tag verwechselt",
        today=TODAY,
        actor=scene.actor,
    )
    (row,) = client.get(at("commission", scene)).context["corrections"]
    assert row.stood == [
        ("Tag", f"{MEETING:%d.%m.%Y}"), ("Beginn", "18:30"), ("Ort", "Rathaus"),
    ]  # fmt: skip
    assert "Tag verwechselt" in text_of(client.get(at("commission", scene)))
    assert "Tag verwechselt" in text_of(client.get(f"/gemeinden/{scene.place.ags}/log/"))


def test_what_stood_names_the_person_and_the_meeting_also_when_they_are_gone(client, scene):
    keys = rows(scene)
    client.post(take_back_page(scene, "ergebnis", keys["ergebnis"]), {"reason": "nie gehalten"})
    client.post(take_back_page(scene, "sitzung", keys["sitzung"]), {"reason": "nie angesetzt"})
    client.post(take_back_page(scene, "ausscheiden", keys["ausscheiden"]), {"reason": "Versehen"})
    shown = client.get(at("commission", scene)).context["corrections"]
    name = scene.commission.members.filter(capacity="expert")[1].full_name
    assert [row.stood[0] for row in shown] == [
        ("Person", name), ("Tag", f"{MEETING:%d.%m.%Y}"), ("Sitzung", f"{MEETING:%d.%m.%Y}"),
    ]  # fmt: skip


def test_of_two_people_the_second_is_told(client, scene):
    page = correct_page(scene, "ergebnis", rows(scene)["ergebnis"])
    typed = {**TYPED["ergebnis"], "reason": "Zählfehler", "seen": "0"}
    assert client.post(page, typed).status_code == 302
    (text,) = errors_of(client.post(page, {**typed, "present": "1"}))["__all__"]
    assert text.startswith("Inzwischen hat jemand anderes diesen Eintrag berichtigt.")


@pytest.mark.parametrize("change", ["entry", "row", "commission"])
def test_what_is_not_there_is_not_found(client, scene, change):
    other, key = formed(), rows(scene)["mitglied"]
    page = {
        "entry": correct_page(scene, "unbekannt", key),
        "row": correct_page(scene, "mitglied", other.commission.members.first().pk),  # type: ignore[union-attr]
        "commission": correct_page(other, "mitglied", key),
    }[change]
    assert client.get(page).status_code == 404
    assert client.post(page, {"reason": "x"}).status_code == 404
