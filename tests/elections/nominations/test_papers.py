"""The office looks at the papers of a list and finishes its examination."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.examining import (
    PapersEntry,
    finish_examination,
    see_papers,
)
from elections.law.nominations.examination import ListFacts, PersonFacts, check_examined
from elections.law.nominations.findings import KINDS, is_defect
from elections.law.nominations.proofs import OF_A_LIST, Proof, Verdict
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListState
from elections.models import CalendarEntry, Examination, ListProof, Nomination
from elections.models.nominations.examining import facts_of
from elections.models.nominations.looked_at import changed_since_examined
from elections.models.nominations.next_work import ListWork, next_work
from municipalities.law.basis import Finding, RowsRefused, RuleViolation
from municipalities.models import AuditEvent, Role
from municipalities.models.seen import Seen
from tests import factories
from tests.elections.course.test_corrections import text
from tests.elections.nominations.examining_scene import (
    AFTER_DEADLINE,
    all_there,
    page,
    received,
    saw,
    sent,
)
from tests.elections.nominations.test_decisions import DAY
from tests.told import refusal

THERE, MISSING, FAULTY = Verdict.THERE, Verdict.MISSING, Verdict.FAULTY
WHOLE = dict.fromkeys(OF_A_LIST, THERE)


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("of_list", "of_person", "missing"),
    [
        pytest.param({}, {}, (*OF_A_LIST, Proof.CONSENT), id="nobody looked at anything"),
        pytest.param(WHOLE, {}, (Proof.CONSENT,), id="nobody looked at the consent"),
        pytest.param(
            {**WHOLE, Proof.ASSEMBLY_RECORD: MISSING},
            {Proof.CONSENT: FAULTY},
            None,
            id="what is missing was looked at",
        ),
    ],
)
def test_an_examination_ends_when_somebody_looked_at_every_paper(of_list, of_person, missing):
    facts = ListFacts("Liste", AFTER_DEADLINE, (PersonFacts(1, proofs=of_person),), proofs=of_list)
    if missing is None:
        check_examined(facts)
    else:
        said = refusal(check_examined, facts)
        assert said == ("NOT_ALL_CHECKED", "§ 14 KWG R-LIST-11", {"open": missing})


@pytest.mark.rules("R-LIST-11")
def test_a_defect_costs_something_or_is_for_the_list_to_mend():
    harmless = {kind.rule for kind in KINDS if not is_defect(Finding(kind.rule))}
    assert harmless == {
        NominationRule.NAME_LIKE_ANOTHER,
        NominationRule.MORE_THAN_PRINTED,
        NominationRule.ELIGIBILITY_UNPROVEN,
        NominationRule.CANDIDATE_LIKE,
        NominationRule.NOT_IN_REGISTER,
        NominationRule.STRUCK_IN_REGISTER,
        NominationRule.CANDIDATE_POST_INCOMPATIBLE,
    }


def rows_of(found, person):
    rows = ListProof.objects.filter(nomination=found, candidate=person)
    return list(rows.values_list("proof", "verdict", "note"))


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_a_verdict_is_taken_back_by_a_newer_row_and_the_same_is_not_written_twice():
    found, actor = received(1)
    (person,) = found.candidates.all()
    for entry, rows in ((saw(person), 1), (saw(person), 0), (saw(person, FAULTY, "falsch"), 1)):
        assert see_papers(found.pk, [entry], now=AFTER_DEADLINE, actor=actor) == rows
    assert rows_of(found, person) == [("consent", "there", ""), ("consent", "faulty", "falsch")]
    events = AuditEvent.objects.filter(act="nomination.proofs_seen")
    assert [one.details for one in events] == [{"papers": 1}, {"papers": 1}]


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_what_counts_for_the_rest_leaves_what_somebody_saw():
    found, actor = received(3)
    first, second, third = found.candidates.all()
    see_papers(found.pk, [saw(first, MISSING)], now=AFTER_DEADLINE, actor=actor)
    see_papers(
        found.pk,
        [saw(second, FAULTY, "ohne Datum")],
        rest={Proof.CONSENT: THERE},
        now=AFTER_DEADLINE,
        actor=actor,
    )
    seen = [rows_of(found, one) for one in (first, second, third)]
    assert seen == [
        [("consent", "missing", "")],
        [("consent", "faulty", "ohne Datum")],
        [("consent", "there", "")],
    ]


@pytest.mark.django_db
def test_of_two_at_one_paper_the_second_is_refused_and_nothing_is_written():
    found, actor = received(2)
    first, second = found.candidates.all()
    shown = Seen.of({"consent": "", "consent_note": ""})
    see_papers(found.pk, [saw(first)], now=AFTER_DEADLINE, actor=actor)
    late = PapersEntry(first.pk, {Proof.CONSENT: MISSING}, {}, shown)
    with pytest.raises(RowsRefused) as refused:
        see_papers(found.pk, [saw(second), late], now=AFTER_DEADLINE, actor=actor)
    assert list(refused.value.rows) == [1]
    assert ListProof.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-12")
def test_nothing_is_looked_at_once_the_committee_decided():
    found, actor = received(5)
    decide_nomination(found.pk, admitted=False, decided_on=DAY, reason="verspätet", actor=actor)
    entry = [saw(found.candidates.first())]
    with pytest.raises(RuleViolation) as refused:
        see_papers(found.pk, entry, now=AFTER_DEADLINE, actor=actor)
    assert refused.value.rule is NominationRule.ALREADY_DECIDED


def complete(found):
    """The persons say everything that § 23 Abs. 1 KWO asks for, and the list its trust persons."""
    found.candidates.update(
        occupation="Ärztin", birth_place="Izmir", street="Weg 1", town="Muster", origin="foreign"
    )
    for position in ("trust", "deputy"):
        found.trust_persons.create(position=position, family_name=f"Vertraut {position}")


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_an_examination_keeps_what_was_found_and_can_be_done_again():
    found, actor = received(1)
    complete(found)
    (person,) = found.candidates.all()
    with pytest.raises(RuleViolation) as refused:
        finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert refused.value.rule is NominationRule.NOT_ALL_CHECKED
    all_there(found, actor)
    see_papers(found.pk, [saw(person, MISSING)], now=AFTER_DEADLINE, actor=actor)
    made = finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert (made.found_defects, made.findings) == (True, ["elections.consent_missing"])
    assert Nomination.objects.get(pk=found.pk).state() is ListState.DEFECTIVE
    see_papers(found.pk, [saw(person)], now=AFTER_DEADLINE, actor=actor)
    again = finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert (again.found_defects, again.findings) == (False, [])
    assert Nomination.objects.get(pk=found.pk).state() is ListState.EXAMINED


@pytest.mark.django_db
def test_what_is_done_after_an_examination_is_named_and_the_next_step_follows():
    found, actor = received(1)
    complete(found)
    (person,) = found.candidates.all()

    def state():
        changed = list(changed_since_examined(found).values_list("act", flat=True))
        return changed, next_work(found, [person], AFTER_DEADLINE)

    assert next_work(found, [], AFTER_DEADLINE) is ListWork.ENTER_PERSONS
    assert state() == ([], ListWork.LOOK_AT_PAPERS)
    all_there(found, actor)
    assert state() == ([], ListWork.EXAMINE)
    finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert state() == ([], ListWork.DECIDE)
    see_papers(found.pk, [saw(person, MISSING)], now=AFTER_DEADLINE, actor=actor)
    assert state() == (["nomination.proofs_seen"], ListWork.EXAMINE)
    finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert state() == ([], ListWork.WRITE_LETTER)
    # What the committee decides rests on the examination.
    decide_nomination(found.pk, admitted=False, decided_on=DAY, reason="Mangel", actor=actor)
    assert list(changed_since_examined(found)) == []


@pytest.mark.django_db
def test_the_page_saves_all_that_was_chosen_at_once(client):
    found, actor = received(2)
    client.force_login(actor)
    address = page("list_papers", found)
    first, second = found.candidates.all()
    changes = {
        "liste-written_form": "there",
        "liste-assembly_record": "faulty",
        "liste-assembly_record_note": "eine Unterschrift fehlt",
        "zeilen-0-consent": "missing",
        "rest-eligibility": "there",
    }
    assert client.post(address, sent(client.get(address), changes)).status_code == 302
    assert rows_of(found, None) == [
        ("written_form", "there", ""),
        ("assembly_record", "faulty", "eine Unterschrift fehlt"),
    ]
    assert rows_of(found, first) == [("consent", "missing", ""), ("eligibility", "there", "")]
    assert rows_of(found, second) == [("eligibility", "there", "")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {"zeilen-0-consent": "faulty"}, "Was stimmt daran nicht?", id="faulty says what"
        ),
        pytest.param(
            {"zeilen-1-consent_note": "rot"}, "Liegt das Papier vor?", id="a note without a verdict"
        ),
        pytest.param({"liste-written_form": "vielleicht"}, "error-summary", id="no verdict at all"),
        pytest.param({"rest-consent": "faulty"}, "Alle auf einmal", id="many faulty ones at once"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_chosen_stays(client, changes, said):
    found, actor = received(2)
    client.force_login(actor)
    address = page("list_papers", found)
    answer = client.post(address, sent(client.get(address), changes))
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert not ListProof.objects.exists()


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_a_paper_that_was_ticked_by_a_slip_is_one_that_nobody_looked_at_again(client):
    found, actor = received(2)
    client.force_login(actor)
    address = page("list_papers", found)
    first = found.candidates.first()
    all_there(found, actor)
    assert facts_of(found).persons[0].proofs == {Proof.CONSENT: THERE, Proof.ELIGIBILITY: THERE}
    shown = client.get(address)
    assert "doch nicht angesehen" in text(shown)
    changes = {"zeilen-0-consent": "open", "liste-written_form": "open"}
    assert client.post(address, sent(shown, changes)).status_code == 302
    assert rows_of(found, first)[-1] == ("consent", "", "")
    facts = facts_of(found)
    assert (facts.persons[0].proofs, Proof.WRITTEN_FORM in facts.proofs) == (
        {Proof.ELIGIBILITY: THERE},
        False,
    )
    assert facts.persons[1].proofs == {Proof.CONSENT: THERE, Proof.ELIGIBILITY: THERE}
    with pytest.raises(RuleViolation) as refused:
        finish_examination(found.pk, now=AFTER_DEADLINE, actor=actor)
    assert refused.value.rule is NominationRule.NOT_ALL_CHECKED
    # It is open like any other, so what counts for the rest counts for it.
    again = client.get(address)
    assert [one.html_name for one in again.context["rest"]] == ["rest-consent"]
    assert client.post(address, sent(again, {"rest-consent": "there"})).status_code == 302
    assert rows_of(found, first)[-1] == ("consent", "there", "")


@pytest.mark.django_db
def test_of_two_at_one_page_neither_undoes_what_the_other_saw(client):
    found, actor = received(2)
    client.force_login(actor)
    address = page("list_papers", found)
    shown = client.get(address)
    assert client.post(address, sent(shown, {"zeilen-0-consent": "missing"})).status_code == 302
    other = {"zeilen-1-consent": "there"}
    assert client.post(address, sent(shown, other)).status_code == 302
    quarrel = client.post(address, sent(shown, {"zeilen-0-consent": "there"}))
    assert (quarrel.status_code, "Inzwischen" in text(quarrel)) == (422, True)
    seen = [row[1] for one in found.candidates.all() for row in rows_of(found, one)]
    assert seen == ["missing", "there"]
    assert client.post(address, sent(quarrel)).status_code == 302
    assert rows_of(found, found.candidates.first())[-1] == ("consent", "there", "")


@pytest.mark.django_db
def test_ninety_persons_stand_on_one_page_with_a_note_for_each_paper(client):
    found, actor = received(3)
    people = [
        found.candidates.model(nomination=found, place=place, family_name=f"Name{place}")
        for place in range(4, 91)
    ]
    found.candidates.bulk_create(people)
    client.force_login(actor)
    answer = client.get(page("list_papers", found))
    assert len(answer.context["rows"].forms) == 90
    assert text(answer).count('type="radio"') == 3 * (4 + 2 * 90)


@pytest.mark.django_db
def test_whoever_has_an_auskunftssperre_has_one_paper_more(client):
    found, actor = received(2)
    found.candidates.filter(place=2).update(is_blocked=True)
    client.force_login(actor)
    said = text(client.get(page("list_papers", found)))
    assert "zeilen-1-blocked_address" in said
    assert "zeilen-0-blocked_address" not in said


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_the_page_of_the_examination_says_what_nobody_saw_and_who_examined(client):
    found, actor = received(1)
    complete(found)
    client.force_login(actor)
    address = page("examine_list", found)
    said = text(client.get(address))
    assert "Niederschrift der Aufstellungsversammlung mit Versicherung" in said
    assert "1 Familie1, Person1" in said
    refused = client.post(address)
    assert (refused.status_code, "Noch nicht angesehen" in text(refused)) == (422, True)
    all_there(found, actor)
    assert client.post(address).status_code == 302
    assert Examination.objects.get().examined_by == actor
    listed = text(client.get(page("nomination", found)))
    assert "Zuletzt geprüft" in listed
    assert "seit der Prüfung geändert" not in listed
    see_papers(found.pk, [saw(found.candidates.get(), MISSING)], now=AFTER_DEADLINE, actor=actor)
    assert "seit der Prüfung geändert" in text(client.get(page("nomination", found)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["list_papers", "examine_list"])
def test_a_list_of_another_election_is_not_found(client, name):
    found, _actor = received(1)
    other, actor = received(1)
    client.force_login(actor)
    address = page(name, other).replace(f"/listen/{other.pk}/", f"/listen/{found.pk}/")
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["list_papers", "examine_list", "deficiency_letters"])
@pytest.mark.parametrize("role", [Role.CAPTURE_CLERK, Role.AUDITOR])
def test_who_does_not_lead_finds_none_of_it(client, name, role):
    found, _actor = received(1)
    client.force_login(factories.person(role, found.election.municipality))
    assert client.get(page(name, found)).status_code == 404


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("days", "is_over"), [(-1, True), (30, False)], ids=["after the deadline", "before it"]
)
def test_the_office_sees_whether_a_defect_can_still_be_mended(client, days, is_over):
    found, actor = received(1)
    closes = timezone.localdate() + timedelta(days=days)
    CalendarEntry.objects.filter(election=found.election, code="C-03").update(on=closes)
    see_papers(found.pk, [saw(found.candidates.get(), MISSING)], now=AFTER_DEADLINE, actor=actor)
    client.force_login(actor)
    assert ("Diese Frist ist vorbei." in text(client.get(page("nomination", found)))) is is_over
