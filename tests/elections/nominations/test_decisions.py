"""An entered decision on a list is corrected or taken back, until something rests on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from elections.actions.course.setup import move_appointment
from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.phases import Phase, Step
from elections.law.nominations.rules import NominationRule
from elections.models import (
    Nomination,
    NominationDecision,
    NominationDecisionChange,
    NominationReceipt,
)
from elections.models.course.agenda import lists_close
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, BodyEventKind, Commission, Role
from municipalities.models.body.happened import courses_of, elections_of
from reports.actions.result.cancellation import cancel_and_announce
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 16)
SLIP = {"cause": "slip", "objected_on": "", "correction": "mit Liste 2 verwechselt"}
OBJECTION = {
    "cause": "objection",
    "objected_on": "2026-01-18",
    "correction": "Einspruch der Vertrauensperson",
}


def page(name, found):
    return reverse(f"elections:{name}", args=[found.election_id, found.pk])


@pytest.fixture
def refused(client):
    """A list of five that was refused while the lists are open, and the Wahlleitung."""
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    found = Nomination.objects.get(pk=factories.receive_list(made, 1, 5, actor))
    decide_nomination(found.pk, admitted=False, decided_on=DAY, reason="verspätet", actor=actor)
    return found, actor


def decision_of(found):
    row = NominationDecision.objects.filter(nomination=found).first()
    return row and (row.admitted, row.decided_on, row.reason)


@pytest.mark.rules("R-LIST-12")
def test_the_page_of_a_decided_list_says_what_was_decided_and_offers_to_correct_it(client, refused):
    found, _actor = refused
    said = text(client.get(page("decide_nomination", found)))
    assert "ist seit dem 16.01.2026 zurückgewiesen: verspätet" in said
    assert page("correct_nomination_decision", found) in said
    assert 'name="admitted"' not in said
    assert "rückgängig" not in said
    form = text(client.get(page("correct_nomination_decision", found)))
    assert "Einspruch gegen die Zurückweisung ist bis zum 18.01.2026 möglich" in form


@pytest.mark.rules("R-LIST-12")
def test_a_decision_clicked_wrongly_is_corrected_and_what_stood_is_kept(client, refused):
    found, actor = refused
    address = page("correct_nomination_decision", found)
    wanted = {"admitted": "ja", "decided_on": "2026-01-16", "reason": "", **SLIP}
    assert client.post(address, wanted | {"correction": ""}).status_code == 422
    assert client.post(address, wanted).status_code == 302
    assert decision_of(found) == (True, DAY, "")
    kept = NominationDecisionChange.objects.get()
    assert (kept.admitted, kept.decided_on, kept.decision_reason) == (False, DAY, "verspätet")
    assert (kept.recorded_by, kept.changed_by, kept.cause) == (actor, actor, "slip")
    event = AuditEvent.objects.get(act="nomination.decision_corrected")
    assert event.details == {
        "admitted_before": False,
        "admitted": True,
        "decided_before": "2026-01-16",
        "decided_on": "2026-01-16",
        "reason_before": "verspätet",
        "reason": "mit Liste 2 verwechselt",
    }
    said = text(client.get(page("nomination", found)))
    assert "Irrtum bei der Eingabe. mit Liste 2 verwechselt" in said
    assert "(verspätet)" in said
    assert client.post(address, wanted).status_code == 302
    assert NominationDecisionChange.objects.count() == 1
    kept.admitted = True
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.save()


@pytest.mark.rules("R-LIST-15", "C-07")
@pytest.mark.parametrize(
    ("day", "in_time", "said"),
    [
        ("2026-01-18", True, "Einspruch vom 18.01.2026, in der Frist bis zum 18.01.2026"),
        ("2026-01-19", False, "Einspruch vom 19.01.2026, nach Ablauf der Frist am 18.01.2026"),
    ],
)
def test_a_new_decision_on_an_objection_says_when_it_came(client, refused, day, in_time, said):
    found, _actor = refused
    wanted = {"admitted": "ja", "decided_on": "2026-01-20", "reason": "", **OBJECTION}
    answer = client.post(page("correct_nomination_decision", found), wanted | {"objected_on": day})
    assert answer.status_code == 302
    assert decision_of(found) == (True, date(2026, 1, 20), "")
    details = AuditEvent.objects.get(act="nomination.decision_corrected").details
    assert (details["objected_on"], details["in_time"]) == (day, in_time)
    assert said in text(client.get(page("nomination", found)))


@pytest.mark.rules("R-LIST-15")
def test_an_objection_that_changes_nothing_is_kept_too(client, refused):
    found, _actor = refused
    same = {"admitted": "nein", "decided_on": "2026-01-16", "reason": "verspätet", **OBJECTION}
    wanted = same | {"objected_on": "2026-01-16"}
    assert client.post(page("correct_nomination_decision", found), wanted).status_code == 302
    assert NominationDecisionChange.objects.get().objected_on == DAY


@pytest.mark.rules("R-LIST-15")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"admitted": "nein", "decided_on": "2026-01-16", **SLIP}, "braucht ihren Grund"),
        (SLIP, "Der Wahlausschuss entscheidet am 16.01.2026"),
        ({"admitted": "offen", **OBJECTION}, "Nach einem Einspruch gibt es eine Entscheidung"),
        ({"decided_on": "", **SLIP}, "An welchem Tag hat der Wahlausschuss entschieden?"),
        ({**OBJECTION, "objected_on": ""}, "An welchem Tag kam der Einspruch?"),
        ({**SLIP, "objected_on": "2026-01-18"}, "Ein Irrtum hat keinen Tag des Einspruchs"),
        ({**OBJECTION, "objected_on": "2026-01-15"}, "Diese Tage passen nicht zusammen"),
        ({**OBJECTION, "decided_on": "2026-01-17"}, "Diese Tage passen nicht zusammen"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_nothing_written(client, refused, changes, said):
    found, _actor = refused
    before = decision_of(found)
    wanted = {"admitted": "ja", "decided_on": "2026-01-20", "reason": ""} | changes
    answer = client.post(page("correct_nomination_decision", found), wanted)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert (decision_of(found), NominationDecisionChange.objects.count()) == (before, 0)


@pytest.mark.rules("R-LIST-15")
def test_nobody_objects_to_an_admission(client, refused):
    found, _actor = refused
    NominationDecision.objects.update(admitted=True)
    wanted = {"admitted": "nein", "decided_on": "2026-01-20", "reason": "x", **OBJECTION}
    answer = client.post(page("correct_nomination_decision", found), wanted)
    assert (answer.status_code, "diese Liste war zugelassen" in text(answer)) == (422, True)


@pytest.mark.rules("R-LIST-12")
def test_what_was_entered_for_the_wrong_list_is_taken_back(client, refused):
    found, _actor = refused
    address = page("correct_nomination_decision", found)
    wanted = {"admitted": "offen", "decided_on": "", "reason": "", **SLIP}
    assert client.post(address, wanted).status_code == 302
    assert decision_of(found) is None
    assert NominationDecisionChange.objects.get().decision_reason == "verspätet"
    assert AuditEvent.objects.get(act="nomination.decision_taken_back").details == {
        "admitted_before": False,
        "decided_before": "2026-01-16",
        "reason_before": "verspätet",
        "reason": "mit Liste 2 verwechselt",
    }
    shown = text(client.get(page("nomination", found)))
    assert page("candidates", found) in shown
    assert "Berichtigungen der Entscheidung" in shown
    undecided = client.get(address)
    assert (undecided.status_code, undecided.url) == (302, page("decide_nomination", found))


@pytest.mark.rules("R-LIST-15", "C-05")
def test_after_the_admission_the_page_says_since_when_and_what_helps(client):
    made = factories.election(Phase.ADMITTED)
    client.force_login(factories.lead(made.municipality))
    found = made.nominations.first()
    address = page("correct_nomination_decision", found)
    wanted = {"admitted": "nein", "decided_on": "2026-01-16", "reason": "x", **SLIP}
    for shown in (client.get(address), client.get(page("decide_nomination", found))):
        said = text(shown)
        assert "ist seit dem 16.01.2026 zugelassen" in said
        assert "Abgeschlossen wurde sie am 16.01.2026" in said
        assert reverse("elections:step", args=[made.pk, Step.REOPEN_ADMISSION.value]) in said
    assert client.post(address, wanted).status_code == 422
    assert decision_of(found)[0]


@pytest.mark.rules("R-LIST-15", "C-05")
@pytest.mark.parametrize(
    ("phase", "said", "leads_back"),
    [
        (Phase.PAPER_APPROVED, "lässt sich zuerst seine Freigabe zurücknehmen", True),
        (Phase.COUNTING, "Einspruch gegen die Gültigkeit der Wahl (§ 25 KWG)", False),
    ],
)
def test_after_the_paper_is_approved_it_goes_first_and_then_only_an_objection_helps(
    client, phase, said, leads_back
):
    made = factories.election(phase)
    client.force_login(factories.lead(made.municipality))
    shown = text(client.get(page("correct_nomination_decision", made.nominations.first())))
    assert said in shown
    assert (reverse("ballots:withdraw_paper", args=[made.pk]) in shown) is leads_back


@pytest.mark.rules("R-LIST-15", "C-05")
def test_the_admission_is_opened_again_with_a_reason(client):
    made = factories.election(Phase.ADMITTED)
    client.force_login(factories.lead(made.municipality))
    address = reverse("elections:step", args=[made.pk, Step.REOPEN_ADMISSION.value])
    assert address in text(client.get(reverse("elections:detail", args=[made.pk])))
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Einspruch der Liste 2"}).status_code == 302
    made.refresh_from_db()
    assert made.current_phase is Phase.NOMINATION
    (course,) = elections_of(made.municipality)
    assert course.stage is BodyEventKind.LISTS_CALLED_FOR
    event = AuditEvent.objects.get(act="election.reopen_admission")
    assert event.details["reason"] == "Einspruch der Liste 2"
    assert client.post(address, {"reason": "noch einmal"}).status_code == 422


@pytest.fixture
def cancelled(client):
    """An election of five seats, called off with one list of four."""
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    key = factories.receive_list(made, 1, 4, actor)
    decide_nomination(key, admitted=True, decided_on=DAY, reason="", actor=actor)
    cancel_and_announce(made.pk, decided_on=DAY, today=factories.TODAY, actor=actor)
    return made, actor


@pytest.mark.rules("R-LIST-15", "R-BODY-08", "R-BODY-10")
def test_a_cancelled_election_is_none_any_more_once_the_admission_is_open_again(client, cancelled):
    made, actor = cancelled
    address = reverse("elections:step", args=[made.pk, Step.REOPEN_ADMISSION.value])
    first = set(made.documents.values_list("pk", flat=True))
    assert client.post(address, {"reason": "Einspruch der Liste 2"}).status_code == 302
    course = courses_of(made.municipality)[made.term_id]
    assert (course.cancelled, course.elections[0].stage) == (None, BodyEventKind.LISTS_CALLED_FOR)
    assert course.elections[0].seats == 5
    # The second cancellation has papers of its own, and the page hands out those alone.
    later = date(2026, 1, 20)
    cancel_and_announce(made.pk, decided_on=later, today=factories.TODAY, actor=actor)
    second = set(made.documents.values_list("pk", flat=True)) - first
    assert len(second) == 2
    said = text(client.get(reverse("reports:cancel", args=[made.pk])))
    shown = {key for key in first | second if reverse("reports:paper", args=[key]) in said}
    assert shown == second


@pytest.mark.rules("R-BODY-10")
def test_a_cancelled_election_stays_once_its_commission_is_begun(client, cancelled):
    made, _actor = cancelled
    Commission.objects.create(municipality=made.municipality, term=made.term)
    address = reverse("elections:step", args=[made.pk, Step.REOPEN_ADMISSION.value])
    answer = client.post(address, {"reason": "Irrtum"})
    assert (answer.status_code, "Integrations-Kommission vorbereitet" in text(answer)) == (
        422,
        True,
    )
    made.refresh_from_db()
    assert made.current_phase is Phase.CANCELLED


@pytest.mark.rules("R-LIST-15")
@pytest.mark.parametrize("role", [Role.ELECTION_OFFICER, Role.AUDITOR])
def test_only_the_wahlleitung_opens_the_admission_again(client, role):
    made = factories.election(Phase.ADMITTED)
    client.force_login(factories.person(role, made.municipality))
    address = reverse("elections:step", args=[made.pk, Step.REOPEN_ADMISSION.value])
    assert client.post(address, {"reason": "x"}).status_code == 404


@pytest.mark.rules("R-LIST-10")
def test_a_list_is_late_by_the_calendar_of_its_election():
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    key = factories.receive_list(made, 1, 4, actor)
    usual = lists_close(made)
    NominationReceipt.objects.filter(nomination=key).update(received_at=usual + timedelta(hours=2))
    with pytest.raises(RuleViolation) as refused:
        decide_nomination(key, admitted=True, decided_on=DAY, reason="", actor=actor)
    assert refused.value.rule is NominationRule.NOMINATION_LATE
    closing = made.calendar.get(code="C-03")
    move_appointment(closing.pk, on=closing.on + timedelta(days=1), reason="Feiertag", actor=actor)
    found = decide_nomination(key, admitted=True, decided_on=DAY, reason="", actor=actor)
    assert found.admitted
