"""Office and list write to each other at a list, a person or a field."""

from __future__ import annotations

import pytest

from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.remarks import settle_remark, write_remark
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand
from elections.messages.nominations.remarks import FIELD_TEXTS
from elections.models import Candidate, ListRemark, RemarkSettled
from elections.models.nominations.remarks import LIST_FIELDS, PERSON_FIELDS, remarks_of
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests.elections.course.test_corrections import text
from tests.elections.nominations.examining_scene import AFTER_DEADLINE, page, received
from tests.elections.nominations.test_decisions import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_office(client):
    found, actor = received(5)
    client.force_login(actor)
    return found, actor


def write(found, actor, said, by=Hand.OFFICE, **more):
    return write_remark(found.pk, said, by=by, now=AFTER_DEADLINE, actor=actor, **more)


def shown(found):
    rows = remarks_of(found, lambda person, field: f"{person or ''}#{field}", lambda key: f"{key}!")
    return [
        (one.text, one.person, one.url, one.is_from_office, bool(one.settle_url)) for one in rows
    ]


def test_every_field_at_which_something_is_written_has_a_name():
    assert set(FIELD_TEXTS) == {*LIST_FIELDS, *PERSON_FIELDS}


@pytest.mark.rules("R-LIST-11")
def test_open_remarks_stand_before_settled_ones_and_nobody_is_named(at_office):
    found, actor = at_office
    person = found.candidates.get(place=2)
    first = write(found, actor, "Bitte  den\u200b Beruf", candidate=person.pk, field="occupation")
    write(found, actor, "Kommt morgen.\nGruß", by=Hand.LIST)
    settle_remark(first.pk, by=Hand.LIST, now=AFTER_DEADLINE, actor=actor)
    settle_remark(first.pk, by=Hand.OFFICE, now=AFTER_DEADLINE, actor=actor)
    assert RemarkSettled.objects.count() == 1
    assert shown(found) == [
        ("Kommt morgen.\nGruß", "", "#", False, True),
        ("Bitte den Beruf", "2 Person2 Familie1", f"{person.pk}#occupation", True, False),
    ]
    written = AuditEvent.objects.filter(act="nomination.remark_written").order_by("pk")
    assert [one.details for one in written] == [{"is_from_office": True}, {"is_from_office": False}]


@pytest.mark.parametrize(
    ("said", "more"),
    [
        pytest.param(" \u200b ", {}, id="nothing that somebody sees"),
        pytest.param("Gut", {"field": "password"}, id="no field of a list"),
        pytest.param("Gut", {"field": "occupation"}, id="a field of a person without the person"),
    ],
)
def test_a_remark_that_says_or_means_nothing_is_none(at_office, said, more):
    found, actor = at_office
    with pytest.raises(ValueError, match=r".+"):
        write(found, actor, said, **more)
    assert not ListRemark.objects.exists()


def test_a_person_of_another_list_is_not_found(at_office):
    found, actor = at_office
    other, _lead = received(1)
    with pytest.raises(Candidate.DoesNotExist):
        write(found, actor, "Gut", candidate=other.candidates.get().pk)


@pytest.mark.rules("R-LIST-12")
def test_once_the_committee_decided_nobody_writes_any_more(client, at_office):
    found, actor = at_office
    made = write(found, actor, "Bitte nachreichen")
    decide_nomination(found.pk, admitted=False, decided_on=DAY, reason="verspätet", actor=actor)
    for act in (
        lambda: write(found, actor, "Noch etwas"),
        lambda: settle_remark(made.pk, by=Hand.OFFICE, now=AFTER_DEADLINE, actor=actor),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert refused.value.rule is NominationRule.ALREADY_DECIDED
    said = text(client.get(page("list_remarks", found)))
    assert ("Bitte nachreichen" in said, 'name="text"' in said) == (True, False)
    client.post(page("settle_remark", found, made.pk))
    assert not RemarkSettled.objects.exists()


def test_the_page_of_the_list_shows_open_ones_with_a_link_to_the_field(client, at_office):
    found, _actor = at_office
    person = found.candidates.get(place=2)
    address = page("list_remarks", found)
    typed = {"candidate": person.pk, "field": "occupation", "text": "<b>Bitte</b> ergänzen"}
    assert client.post(address, typed).status_code == 302
    said = text(client.get(page("nomination", found)))
    assert "&lt;b&gt;Bitte&lt;/b&gt; ergänzen" in said
    assert page("correct_candidate", found, person.pk) + "#id_occupation" in said
    made = ListRemark.objects.get()
    assert client.post(page("settle_remark", found, made.pk)).status_code == 302
    assert "Offene Bemerkungen" not in text(client.get(page("nomination", found)))
    assert "ergänzen" in text(client.get(address))


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param({"text": "x" * 1001}, id="1001 letters"),
        pytest.param({"text": " \u200b"}, id="nothing that somebody sees"),
        pytest.param({"text": "Gut", "field": "occupation"}, id="a field without its person"),
        pytest.param({"text": "Gut", "candidate": "0"}, id="a person of no list"),
        pytest.param({"text": "Gut", "candidate": "x"}, id="no person"),
        pytest.param({"text": "Gut", "field": "password"}, id="no field"),
    ],
)
def test_what_cannot_be_written_is_refused(client, at_office, typed):
    found, _actor = at_office
    assert client.post(page("list_remarks", found), typed).status_code == 422
    assert not ListRemark.objects.exists()


def test_a_thousand_letters_are_taken(client, at_office):
    found, _actor = at_office
    assert client.post(page("list_remarks", found), {"text": "ä" * 1000}).status_code == 302
    assert ListRemark.objects.get().text == "ä" * 1000


def test_a_remark_of_another_list_is_not_found(client, at_office):
    found, actor = at_office
    made = write(found, actor, "Gut")
    other, lead = received(1)
    client.force_login(lead)
    assert client.post(page("settle_remark", other, made.pk)).status_code == 404
    assert client.post(page("settle_remark", found, made.pk)).status_code == 404
    assert client.get(page("list_remarks", found)).status_code == 404
