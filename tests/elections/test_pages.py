"""The pages of an election: what they show, whom they let in, and how a refusal comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from ballots.actions.result.determination import determine_result
from elections.actions.course.phases import take_step
from elections.actions.course.setup import add_district
from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.agenda import Work
from elections.law.course.phases import Phase, Step
from elections.models import CalendarEntry, Candidate, Election, Nomination, NominationDecision
from elections.models.register.entries import RegisterClosing, RegisterEntry
from municipalities.actions.body.decisions import decide_body
from municipalities.doors import way_to
from municipalities.law.body.gremium import Body
from municipalities.law.task import TaskState
from municipalities.models import AuditEvent, Role
from reports.actions.result.protocol import issue_protocol
from tests import factories

pytestmark = pytest.mark.django_db
# Far enough ahead that nothing of its calendar has passed.
FUTURE = date(date.today().year + 5, 3, 15)


@pytest.fixture
def signed_in(client):
    """Sign a new person in and return the client."""

    def enter(role, place=None):
        client.force_login(factories.person(role, place))
        return client

    return enter


def at(name, election, *arguments):
    return reverse(f"elections:{name}", args=[election.pk, *arguments])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


# --- Overview ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "title"),
    [
        pytest.param(Phase.SETUP, "Zu Wahlvorschlägen auffordern", id="setup"),
        pytest.param(Phase.ADMITTED, "Stimmzettel freigeben", id="admitted"),
        pytest.param(
            Phase.PAPER_APPROVED, "Wahlbezirke, Wahlräume, Straßen", id="no Wahlbezirk to close"
        ),
        pytest.param(Phase.COUNTING, "Zählung erfassen und Ergebnis feststellen", id="counting"),
        pytest.param(Phase.DETERMINED, "Niederschrift erstellen", id="determined"),
    ],
)
def test_the_overview_begins_with_what_is_next(phase, title, signed_in):
    election = factories.election(phase)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    page = text_of(client.get(at("detail", election)))
    assert f'<h2 id="next-step-title">{title}</h2>' in page


@pytest.mark.rules("C-18")
def test_once_there_is_a_wahlbezirk_its_register_is_to_be_closed(signed_in):
    election = factories.election(Phase.PAPER_APPROVED)
    lead = factories.lead(election.municipality)
    add_district(election.pk, number="001", name="Rathaus", actor=lead)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    page = text_of(client.get(at("detail", election)))
    assert '<h2 id="next-step-title">Wählerverzeichnis abschließen</h2>' in page


@pytest.mark.rules("R-CNT-11", "C-22")
def test_a_result_is_published_only_once_its_protocol_is_issued_and_the_step_that_opens_is_named(
    signed_in,
):
    """Of a corrected result the protocol is missing again."""
    election = factories.election(Phase.DETERMINED)
    lead = factories.lead(election.municipality)
    client = signed_in(Role.RETURNING_OFFICER, election.municipality)
    doors = {
        "Niederschrift erstellen": reverse("reports:protocol", args=[election.pk]),
        "Ergebnis bekannt machen": reverse("reports:publish", args=[election.pk]),
    }

    def named() -> str:
        page = text_of(client.get(at("detail", election)))
        step = page.split('id="next-step-title">')[1].split("</section>")[0]
        title = step.split("</h2>")[0]
        assert f'href="{doors[title]}"' in step
        return title

    assert named() == "Niederschrift erstellen"
    issue_protocol(election.determinations.latest().pk, actor=lead)
    assert named() == "Ergebnis bekannt machen"
    take_step(election.pk, Step.REOPEN_COUNT, actor=lead)
    determined_on = factories.DAY + timedelta(days=20)
    determine_result(election.pk, decided_on=determined_on, actor=lead)
    assert named() == "Niederschrift erstellen"


@pytest.mark.rules("R-END-02")
def test_a_published_election_asks_for_its_letters_and_says_how_long_one_may_object(signed_in):
    election = factories.election(Phase.PUBLISHED)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    page = text_of(client.get(at("detail", election)))
    assert '<h2 id="next-step-title">Gewählte benachrichtigen</h2>' in page
    assert "11. April 2026" in page


def test_only_who_determines_is_led_back_to_the_count(signed_in):
    election = factories.election(Phase.DETERMINED)
    back = at("step", election, "reopen_count")
    shown = {
        role: back in text_of(signed_in(role, election.municipality).get(at("detail", election)))
        for role in (Role.RETURNING_OFFICER, Role.ELECTION_OFFICER)
    }
    assert shown == {Role.RETURNING_OFFICER: True, Role.ELECTION_OFFICER: False}


def test_the_state_sees_the_election_but_no_tab_with_persons(signed_in):
    election = factories.election(Phase.SETUP)
    page = text_of(signed_in(Role.STATE_MONITOR).get(at("detail", election)))
    assert [address in page for address in (at("calendar", election), at("lists", election))] == [
        True,
        False,
    ]


# --- Setting up -------------------------------------------------------------------------------


def decided(body=Body.ABR):
    place = factories.MunicipalityFactory()
    leader = factories.lead(place)
    term = factories.term(FUTURE)
    decide_body(
        place, term, body=body, seats=7, decided_on=date(2026, 5, 1), resolution="Nr. 1",
        today=factories.TODAY, actor=leader,
    )  # fmt: skip
    return place, term


def test_an_election_is_set_up_after_a_look_at_what_that_means(signed_in):
    place, term = decided()
    client = signed_in(Role.ELECTION_OFFICER, place)
    address = reverse("elections:set_up", args=[place.ags, term.pk])
    assert "Das geschieht dann" in text_of(client.get(address))
    assert not Election.objects.exists()
    answer = client.post(address)
    election = Election.objects.get()
    assert (answer.status_code, answer.url) == (302, at("detail", election))
    assert (election.day, election.seats) == (FUTURE, 7)


@pytest.mark.rules("R-BODY-04")
def test_a_commission_is_not_elected(signed_in):
    place, term = decided(Body.IK)
    client = signed_in(Role.ELECTION_OFFICER, place)
    answer = client.post(reverse("elections:set_up", args=[place.ags, term.pk]))
    assert (answer.status_code, Election.objects.count()) == (422, 0)


# --- Calendar ---------------------------------------------------------------------------------


def test_the_calendar_shows_every_appointment_with_norm_and_state(signed_in):
    election = factories.election(day=FUTURE)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    answer = client.get(at("calendar", election))
    rows = answer.context["rows"]
    assert [row["entry"].code for row in rows] == list(
        election.calendar.values_list("code", flat=True)
    )
    assert {row["task"].state for row in rows} <= {
        TaskState.OPEN,
        TaskState.DUE,
        TaskState.OVERDUE,
        TaskState.PASSED,
    }
    assert [entry["code"] for entry in answer.context["waiting"]] == ["C-22", "C-23", "C-24"]


def test_the_file_holds_each_appointment_once_and_keeps_its_name_when_it_is_moved(signed_in):
    election = factories.election()
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    before = client.get(at("calendar_file", election))
    entry = election.calendar.get(code="C-11")
    client.post(
        at("move", election, entry.pk), {"on": "2026-02-18", "reason": "Anordnung der Aufsicht"}
    )
    after = client.get(at("calendar_file", election))
    names = [
        sorted(line for line in answer.content.decode().split("\r\n") if line.startswith("UID:"))
        for answer in (before, after)
    ]
    assert names[0] == names[1]
    assert len(set(names[0])) == election.calendar.count()
    assert before["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20260218" in after.content.decode()


@pytest.mark.rules("R-CAL-01")
def test_an_appointment_is_moved_with_its_reason_in_the_log(signed_in):
    election = factories.election()
    entry = election.calendar.get(code="C-14")
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    answer = client.post(
        at("move", election, entry.pk), {"on": "2026-02-24", "reason": "Rathaus geschlossen"}
    )
    moved = CalendarEntry.objects.get(pk=entry.pk)
    assert answer.status_code == 302
    assert (moved.on, moved.until, moved.edited) == (date(2026, 2, 24), date(2026, 2, 28), True)
    assert AuditEvent.objects.get(act="calendar.moved").details["reason"] == "Rathaus geschlossen"


def test_a_move_without_a_reason_keeps_what_was_typed(signed_in):
    election = factories.election()
    entry = election.calendar.get(code="C-14")
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    answer = client.post(at("move", election, entry.pk), {"on": "2026-02-24", "reason": ""})
    assert answer.status_code == 422
    assert 'value="2026-02-24"' in text_of(answer)
    assert CalendarEntry.objects.get(pk=entry.pk).edited is False


# --- Register ---------------------------------------------------------------------------------


@pytest.fixture
def in_register(signed_in):
    """An election with one Wahlbezirk whose register is being made, and its officer."""
    election = factories.election()
    # Whatever today is: the inspection lies ahead.
    CalendarEntry.objects.filter(election=election, code="C-14").update(on=date(2199, 1, 1))
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    district = add_district(
        election.pk, number="001", name="Rathaus", actor=factories.lead(election.municipality)
    )
    return client, election, district


PERSON = {
    "family_name": "Öztürk",
    "given_names": "Ayşe",
    "birth_date": "1990-04-01",
    "street": "Marktplatz",
    "house_number": "1",
    "postcode": "65549",
    "place": "Limburg",
    "nationality": "163",
    "second_nationality": "",
    "resident_since": "2020-01-01",
    "main_dwelling": "on",
}


def test_a_wahlbezirk_is_added_once(in_register):
    client, election, _district = in_register
    again = client.post(at("new_district", election), {"number": "001", "name": "Schule"})
    other = client.post(at("new_district", election), {"number": "002", "name": "Schule"})
    assert (again.status_code, other.status_code, election.districts.count()) == (422, 302, 2)
    assert 'value="Schule"' in text_of(again)


@pytest.mark.rules("R-VOTE-03", "R-REG-06")
@pytest.mark.parametrize("since", ["2015", "06.2015", "00.06.2015", "17.06.2015"])
def test_a_day_of_moving_in_may_be_known_in_part(in_register, since):
    client, election, district = in_register
    answer = client.post(
        at("new_person", election, district.pk), PERSON | {"resident_since": since}
    )
    assert (answer.status_code, RegisterEntry.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    ("field", "value"), [("resident_since", "unbekannt"), ("nationality", "910")]
)
def test_what_decides_nothing_is_refused_beside_its_field(in_register, field, value):
    client, election, district = in_register
    answer = client.post(at("new_person", election, district.pk), PERSON | {field: value})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_an_elector_is_entered_and_the_nationality_is_not_kept(in_register):
    client, election, district = in_register
    answer = client.post(at("new_person", election, district.pk), PERSON)
    entry = RegisterEntry.objects.get()
    assert (answer.status_code, entry.number, entry.family_name) == (302, 1, "Öztürk")
    assert "Öztürk" in text_of(client.get(at("district", election, district.pk)))
    assert {"nationality", "resident_since"} & {field.name for field in entry._meta.fields} == set()


@pytest.mark.rules("R-VOTE-01", "R-VOTE-02", "R-VOTE-03", "R-VOTE-04", "R-VOTE-05")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"second_nationality": "000"}, "deutsche Staatsangehörigkeit", id="German"),
        pytest.param({"nationality": "998"}, "ungeklärt", id="nationality unclear"),
        pytest.param({"birth_date": "2008-03-16"}, "keine 18 Jahre", id="a day too young"),
        pytest.param({"resident_since": "2026-02-02"}, "nicht lange genug", id="a day too late"),
        pytest.param({"resident_since": "2026"}, "nicht lange genug", id="too late perhaps"),
        pytest.param({"main_dwelling": ""}, "Hauptwohnung", id="second home"),
        pytest.param({"excluded_by_court": "on"}, "Richterspruch", id="excluded by a court"),
        pytest.param({"state_reception": "on"}, "Erstaufnahme", id="first reception"),
    ],
)
def test_who_may_not_vote_is_refused_with_the_one_reason(change, reason, in_register):
    client, election, district = in_register
    answer = client.post(at("new_person", election, district.pk), PERSON | change)
    errors = answer.context["form"].non_field_errors()
    assert (answer.status_code, len(errors), RegisterEntry.objects.count()) == (422, 1, 0)
    assert reason in errors[0]
    assert 'value="Öztürk"' in text_of(answer)


@pytest.mark.rules("R-REG-10")
def test_once_the_inspection_has_begun_nobody_is_entered_without_other_grounds(in_register):
    client, election, district = in_register
    CalendarEntry.objects.filter(election=election, code="C-14").update(on=date(2026, 2, 23))
    answer = client.post(at("new_person", election, district.pk), PERSON)
    assert (answer.status_code, RegisterEntry.objects.count()) == (422, 0)


@pytest.mark.rules("C-18")
def test_a_register_is_closed_once_and_then_takes_nobody(in_register):
    client, election, district = in_register
    counts = {"without_mark": "900", "with_mark": "100", "special": "2", "closed_on": "2026-03-13"}
    address = at("close_register", election, district.pk)
    assert client.post(address, counts).status_code == 302
    assert RegisterClosing.objects.get().total == 1002
    assert client.post(address, counts).status_code == 422
    assert client.post(at("new_person", election, district.pk), PERSON).status_code == 422
    assert "1.002" in text_of(client.get(at("register", election)))


@pytest.mark.parametrize("value", ["-1", "viele", "99999999999", "1.5"])
def test_impossible_counts_are_refused_and_stay_on_the_page(value, in_register):
    client, election, district = in_register
    counts = {"without_mark": value, "with_mark": "1", "special": "0", "closed_on": "2026-03-13"}
    answer = client.post(at("close_register", election, district.pk), counts)
    assert (answer.status_code, RegisterClosing.objects.exists()) == (422, False)
    assert f'value="{value}"' in text_of(answer)


# --- Lists ------------------------------------------------------------------------------------


@pytest.fixture
def with_lists(signed_in):
    """An election that takes lists, and its Wahlleiter."""
    election = factories.election(Phase.NOMINATION)
    return signed_in(Role.RETURNING_OFFICER, election.municipality), election


def received(client, election, **change):
    typed = {"name": "Liste der Vielfalt", "short_name": "LV",
             "received_at": "2026-01-05T18:00"}  # fmt: skip
    return client.post(at("receive", election), typed | change)


def persons(*names, **change):
    typed = {"personen-TOTAL_FORMS": "5", "personen-INITIAL_FORMS": "0"}
    for row in range(5):
        typed |= {
            f"personen-{row}-place": str(row + 1),
            f"initial-personen-{row}-place": str(row + 1),
        }
    for row, name in enumerate(names):
        typed |= {
            f"personen-{row}-family_name": name,
            f"personen-{row}-given_name": "Ada",
            f"personen-{row}-birth_date": "1980-01-01",
        }
    return typed | change


@pytest.mark.rules("R-LIST-10", "C-03")
@pytest.mark.parametrize(
    ("moment", "late"),
    [
        pytest.param("2026-01-05T18:00", False, id="18:00:00 is in time"),
        pytest.param("2026-01-05T18:00:01", True, id="a second later is late"),
    ],
)
def test_a_list_is_received_to_the_second(moment, late, with_lists):
    client, election = with_lists
    answer = received(client, election, received_at=moment)
    page = text_of(client.get(answer.url))
    assert (answer.status_code, "verspätet" in page) == (302, late)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"name": "A" * 201}, "name", id="a name of 201 letters"),
        pytest.param({"received_at": ""}, "received_at", id="no moment"),
        pytest.param({"received_at": "2999-01-01T08:00"}, "received_at", id="in the future"),
        pytest.param({"received_at": "0026-01-05T18:00"}, "received_at", id="a year typed wrong"),
    ],
)
def test_a_list_that_cannot_be_is_refused_beside_its_field(change, field, with_lists):
    client, election = with_lists
    received(client, election)
    answer = received(client, election, **change)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Nomination.objects.count() == 1


@pytest.mark.rules("R-LIST-02")
def test_lists_are_counted_as_they_come_in_and_a_second_of_one_name_is_found(with_lists):
    client, election = with_lists
    for _time in range(2):
        assert received(client, election).status_code == 302
    assert list(Nomination.objects.values_list("number", flat=True)) == [1, 2]
    page = text_of(client.get(at("nomination", election, Nomination.objects.get(number=2).pk)))
    assert "Name wie bei einer anderen Liste" in page


def test_several_persons_are_entered_at_once_and_empty_rows_left_out(with_lists):
    client, election = with_lists
    received(client, election)
    found = Nomination.objects.get()
    answer = client.post(at("candidates", election, found.pk), persons("Alpha", "Beta"))
    assert answer.status_code == 302
    assert list(Candidate.objects.values_list("place", "family_name")) == [
        (1, "Alpha"),
        (2, "Beta"),
    ]
    rows = client.get(at("candidates", election, found.pk)).context["rows"]
    assert [form["place"].value() for form in rows] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(persons(), id="nobody"),
        pytest.param(persons("Alpha", "Beta", **{"personen-1-place": "1"}), id="a place twice"),
        pytest.param(persons("Alpha", **{"personen-TOTAL_FORMS": "x"}), id="a broken form"),
        pytest.param(persons("A" * 121), id="a name that is too long"),
    ],
)
def test_of_persons_that_cannot_be_none_is_entered_and_all_stays_typed(typed, with_lists):
    client, election = with_lists
    received(client, election)
    answer = client.post(at("candidates", election, Nomination.objects.get().pk), typed)
    assert (answer.status_code, Candidate.objects.count()) == (422, 0)
    assert "Bitte prüfen Sie Ihre Angaben" in text_of(answer)


@pytest.mark.rules("R-LIST-10")
def test_a_late_list_is_refused_and_needs_its_reason(with_lists):
    client, election = with_lists
    received(client, election, received_at="2026-01-06T08:00")
    found = Nomination.objects.get()
    client.post(at("candidates", election, found.pk), persons("Alpha"))
    address = at("decide_nomination", election, found.pk)
    admit = client.post(address, {"admitted": "ja", "decided_on": "2026-01-16", "reason": ""})
    silent = client.post(address, {"admitted": "nein", "decided_on": "2026-01-16", "reason": ""})
    refuse = client.post(
        address, {"admitted": "nein", "decided_on": "2026-01-16", "reason": "verspätet"}
    )
    assert [answer.status_code for answer in (admit, silent, refuse)] == [422, 422, 302]
    assert list(silent.context["form"].errors) == ["reason"]
    assert NominationDecision.objects.get().admitted is False


# --- Steps ------------------------------------------------------------------------------------


@pytest.mark.rules("R-LIST-04", "R-LIST-11")
def test_what_is_found_in_a_list_is_shown_until_it_is_decided(with_lists):
    client, election = with_lists
    leader = factories.lead(election.municipality)
    key = factories.receive_list(election, 7, 1, leader)
    said = "Es fehlt noch: Beruf oder Stand, Geburtsort, Anschrift (§ 23 Abs. 1 KWO)."
    before = text_of(client.get(at("nomination", election, key)))
    decide_nomination(key, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=leader)
    after = text_of(client.get(at("nomination", election, key)))
    assert (said in before, said in after) == (True, False)


@pytest.mark.rules("R-LIST-12")
def test_a_decided_list_offers_no_form_for_more_persons(with_lists):
    client, election = with_lists
    leader = factories.lead(election.municipality)
    key = factories.receive_list(election, 7, 5, leader)
    address = at("candidates", election, key)
    assert client.get(address).status_code == 200
    decide_nomination(key, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=leader)
    answer = client.get(address, follow=True)
    assert answer.redirect_chain == [(at("nomination", election, key), 302)]
    assert "ist schon entschieden." in text_of(answer)
    assert client.post(address, persons("Zuspät")).status_code == 422
    assert Candidate.objects.filter(nomination=key).count() == 5


def test_the_steps_lead_from_the_call_for_lists_to_the_count(with_lists):
    client, election = with_lists
    received(client, election)
    found = Nomination.objects.get()
    client.post(at("candidates", election, found.pk), persons(*"ABCDE"))
    client.post(at("decide_nomination", election, found.pk),
                {"admitted": "ja", "decided_on": "2026-01-16"})  # fmt: skip
    answer = client.post(at("step", election, "admit"), {"decided_on": "2026-01-16"})
    assert answer.status_code == 302
    assert Election.objects.get(pk=election.pk).current_phase is Phase.ADMITTED


@pytest.mark.rules("R-BODY-08", "C-06")
def test_with_one_person_too_few_admission_is_refused_and_cancelling_is_what_comes_next(with_lists):
    client, election = with_lists
    received(client, election)
    found = Nomination.objects.get()
    client.post(at("candidates", election, found.pk), persons(*"ABCD"))
    client.post(at("decide_nomination", election, found.pk),
                {"admitted": "ja", "decided_on": "2026-01-16"})  # fmt: skip
    refused = client.post(at("step", election, "admit"), {"decided_on": "2026-01-16"})
    assert refused.status_code == 422
    assert reverse("reports:rule", args=["R-BODY-08"]) in text_of(refused)
    url, _action = way_to(client.get(at("detail", election)).context["next_task"])
    assert url == reverse("reports:cancel", args=[election.pk])
    client.post(url, {"decided_on": "2026-01-16"})
    assert Election.objects.get(pk=election.pk).current_phase is Phase.CANCELLED
    assert "Die Wahl ist abgesagt" in text_of(client.get(at("detail", election)))


def test_a_step_that_is_not_open_is_refused_and_nothing_moves(signed_in):
    election = factories.election(Phase.SETUP)
    client = signed_in(Role.RETURNING_OFFICER, election.municipality)
    address = at("step", election, "start_count")
    assert "jetzt nicht möglich" in text_of(client.get(address))
    assert client.post(address).status_code == 422
    assert Election.objects.get(pk=election.pk).current_phase is Phase.SETUP


def test_the_count_is_reopened_with_a_reason_in_the_log(signed_in):
    election = factories.election(Phase.DETERMINED)
    client = signed_in(Role.RETURNING_OFFICER, election.municipality)
    address = at("step", election, "reopen_count")
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Zahlendreher"}).status_code == 302
    event = AuditEvent.objects.get(act="election.reopen_count")
    assert event.details["reason"] == "Zahlendreher"


@pytest.mark.parametrize("step", ["determine", "publish", "approve_paper", "cancel", "unsinn"])
def test_steps_without_a_page_here_are_not_found(step, signed_in):
    election = factories.election(Phase.SETUP)
    client = signed_in(Role.RETURNING_OFFICER, election.municipality)
    assert client.get(at("step", election, step)).status_code == 404


# --- Who may ----------------------------------------------------------------------------------

LEADING = {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER}
TOWN_HALL = LEADING | {Role.CAPTURE_CLERK, Role.AUDITOR}
STATE = {Role.STATE_ADMIN, Role.STATE_MONITOR}


def opened_by(address, election, client):
    """The roles of the own town hall (or the state) that get the page; it is hidden elsewhere."""
    elsewhere = factories.MunicipalityFactory()
    opened = set()
    for role in Role:
        client.force_login(factories.person(role, None if role in STATE else election.municipality))
        if client.get(address).status_code == 200:
            opened.add(role)
        if role not in STATE:
            client.force_login(factories.person(role, elsewhere))
            assert client.get(address).status_code == 404
    return opened


@pytest.mark.parametrize(
    ("name", "arguments", "roles"),
    [
        ("detail", "", TOWN_HALL | STATE),
        ("calendar", "", TOWN_HALL | STATE),
        ("calendar_file", "", TOWN_HALL | STATE),
        ("move", "entry", LEADING),
        ("register", "", TOWN_HALL),
        ("district", "district", LEADING),
        ("new_district", "", LEADING),
        ("close_register", "district", LEADING),
        ("new_person", "district", LEADING),
        ("lists", "", TOWN_HALL),
        ("receive", "", LEADING),
        ("nomination", "nomination", TOWN_HALL),
        ("decide_nomination", "nomination", {Role.RETURNING_OFFICER}),
        ("step", "start_count", LEADING),
        ("step", "admit", {Role.RETURNING_OFFICER}),
        ("step", "correct", {Role.RETURNING_OFFICER}),
    ],
)
def test_each_page_opens_for_its_roles_in_the_own_town_hall_only(name, arguments, roles, client):
    election = factories.election(Phase.COUNTING)
    keys = {
        "entry": election.calendar.first().pk,
        "district": election.districts.get().pk,
        "nomination": election.nominations.first().pk,
    }
    address = at(name, election, *([keys.get(arguments, arguments)] if arguments else []))
    assert opened_by(address, election, client) == roles
    client.logout()
    assert client.get(address).url.startswith("/konto/")


def test_persons_are_entered_by_those_who_lead_the_election(client):
    election = factories.election(Phase.NOMINATION)
    key = factories.receive_list(election, 1, 4, factories.lead(election.municipality))
    assert opened_by(at("candidates", election, key), election, client) == LEADING


def test_a_page_that_reads_changes_nothing_when_it_is_posted_to(signed_in):
    election = factories.election(Phase.SETUP)
    client = signed_in(Role.RETURNING_OFFICER, election.municipality)
    assert [
        client.post(at(name, election)).status_code for name in ("detail", "calendar", "lists")
    ] == [
        405,
        405,
        405,
    ]


def test_a_moved_end_of_the_period_for_lists_is_what_the_overview_goes_by(signed_in):
    election = factories.election(Phase.NOMINATION, day=FUTURE)
    client = signed_in(Role.ELECTION_OFFICER, election.municipality)
    context = client.get(at("detail", election)).context
    assert context["next_task"].what is Work.RECEIVE_LISTS
    entry = election.calendar.get(code="C-03")
    yesterday = date.today() - timedelta(days=1)
    client.post(at("move", election, entry.pk), {"on": str(yesterday), "reason": "Aufsicht"})
    context = client.get(at("detail", election)).context
    assert context["next_task"].what is Work.CANCEL_ELECTION


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        pytest.param(Role.ELECTION_OFFICER, True, id="the Wahlamt keeps the list"),
        pytest.param(Role.CAPTURE_CLERK, False, id="who types in counts does not need it"),
        pytest.param(Role.AUDITOR, False, id="who audits the log does not need it"),
    ],
)
def test_the_birth_date_of_a_person_is_for_those_who_keep_the_list(role, shown, signed_in):
    election = factories.election(Phase.ADMITTED)
    client = signed_in(role, election.municipality)
    page = client.get(at("nomination", election, election.nominations.first().pk)).content.decode()
    assert ("01.01.1951" in page, "1951" in page) == (shown, True)
