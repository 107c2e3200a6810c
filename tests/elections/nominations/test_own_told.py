"""What a trust person is told of the own list: what the office wrote, and what was decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from elections.actions.course.setup import move_appointment
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.deficiencies import issue_letter
from elections.actions.nominations.examining import see_papers
from elections.actions.nominations.nominations import (
    CandidateEntry,
    enter_candidates,
    receive_paper,
)
from elections.forms.nominations.trust import ArrivalForm
from elections.law.nominations.proofs import Proof, Verdict
from elections.law.nominations.rules import NominationRule
from elections.models import Nomination, TrustAccess
from elections.models.course.agenda import lists_close
from elections.models.nominations.letters import defects_to_tell
from tests.elections.course.test_corrections import text
from tests.elections.nominations.examining_scene import saw
from tests.elections.nominations.test_trust_access import arrived, begun, own

__all__ = ["begun"]
pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-11", "R-LIST-15")]
NOW = timezone.now()
MET = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def at_the_office(begun):
    """A list with two persons at the office, a day before today, and its trust person's browser."""
    found, lead = begun
    client = arrived(found, lead)
    people = [CandidateEntry(1, "Demir", "Ela"), CandidateEntry(2, "Popa", "Ioana")]
    receive_paper(found.pk, received_at=NOW - timedelta(days=5), actor=lead)
    enter_candidates(found.pk, people, actor=lead)
    meets = found.election.calendar.get(code="C-05")
    move_appointment(meets.pk, on=MET + timedelta(days=60), reason="Feiertag", actor=lead)
    return Nomination.objects.get(pk=found.pk), lead, client


def see_consent(found, lead, verdict):
    """The office looks at the consent of the second person."""
    person = found.candidates.get(place=2)
    see_papers(found.pk, [saw(person, verdict, proof=Proof.CONSENT)], now=NOW, actor=lead)


def written(found, lead, *, until, now=NOW):
    """The office writes that a consent is missing; returns when it is to be there."""
    see_consent(found, lead, Verdict.MISSING)
    rule = NominationRule.CONSENT_MISSING.value
    chosen = [key for key in defects_to_tell(found, NOW) if key.startswith(rule)]
    issue_letter(found.pk, chosen=chosen, mend_until=until, now=now, actor=lead)
    return f"{timezone.localtime(until):%d.%m.%Y, %H:%M} Uhr"


def decided(found, lead, **decision):
    """The committee met yesterday."""
    for code, on in (("C-03", MET - timedelta(days=2)), ("C-05", MET)):
        entry = found.election.calendar.get(code=code)
        move_appointment(entry.pk, on=on, reason="Feiertag", actor=lead)
    said = {"admitted": True, "reason": "trotz allem"} | decision
    decide_nomination(found.pk, decided_on=MET, actor=lead, **said)


def test_the_list_reads_what_the_office_wrote_and_what_became_of_it(at_the_office):
    found, lead, client = at_the_office
    assert "Schreiben des Wahlamts" not in text(client.get(own("own_list", found)))
    until = written(found, lead, until=NOW + timedelta(days=7))
    page = text(client.get(own("own_list", found)))
    assert f"Es muss bis {until} beim Wahlamt sein." in page
    assert f"Schreiben vom {timezone.localdate():%d.%m.%Y}" in page
    assert ("behoben" in page, "seit" in page) == (False, False)
    # It is told once, with what helps.
    assert page.count("Die Zustimmungserklärung fehlt oder ist mangelhaft") == 1
    assert "Die Person unterschreibt die Erklärung von Hand." in page
    see_consent(found, lead, Verdict.THERE)
    page = text(client.get(own("own_list", found)))
    assert "Das Wahlamt hat Ihnen geschrieben, was noch fehlt" not in page
    assert ("behoben" in page, f"Zu beheben bis {until}" in page) == (True, True)


def test_a_period_that_is_over_is_not_asked_for_any_more(at_the_office):
    found, lead, client = at_the_office
    written(found, lead, until=NOW - timedelta(seconds=1), now=NOW - timedelta(days=7))
    page = text(client.get(own("own_list", found)))
    assert "Schreiben des Wahlamts" in page
    assert "Das Wahlamt hat Ihnen geschrieben, was noch fehlt" not in page


def test_whoever_was_struck_is_named_with_the_reason_and_the_last_day(at_the_office):
    found, lead, client = at_the_office
    person = found.candidates.get(place=1)
    decided(found, lead, struck={person.pk: "Zustimmung fehlt"})
    page = text(client.get(own("own_list", found)))
    assert "zugelassen, aber nicht alle Personen" in page
    assert "Platz 1: Demir, Ela" in page
    assert "Zustimmung fehlt" in page
    last = MET + timedelta(days=2)
    assert f"Einspruch ist bis zum {last:%d.%m.%Y} beim Wahlamt möglich." in page


@pytest.mark.parametrize(
    ("decision", "says", "objects"),
    [
        ({"admitted": True}, "zugelassen.", False),
        ({"admitted": False, "reason": "Zu spät"}, "zurückgewiesen: Zu spät", True),
    ],
)
def test_after_the_decision_nothing_is_asked_for(at_the_office, decision, says, objects):
    found, lead, client = at_the_office
    assert "Das fehlt noch oder fällt auf" in text(client.get(own("own_list", found)))
    decided(found, lead, **decision)
    page = text(client.get(own("own_list", found)))
    assert f"Der Wahlausschuss hat die Liste am {MET:%d.%m.%Y} {says}" in page
    assert ("Einspruch ist bis zum" in page) is objects
    assert ("Das fehlt noch" in page, "Wahlvorschlag drucken" in page) == (False, False)


def test_an_empty_list_says_first_what_to_do_until_when_and_who_one_is(begun):
    found, lead = begun
    client = arrived(found, lead)
    page = text(client.get(own("own_list", found)))
    first, _persons = page.split("<h2>Personen</h2>")
    assert f'href="{own("own_people", found)}"' in first
    closes = date_format(timezone.localtime(lists_close(found.election)), "WEEKDAY_TIME_FORMAT")
    assert f"Das unterschriebene Papier muss beim Wahlamt sein bis: {closes}." in first
    username = TrustAccess.objects.get().account.username
    assert f'<span class="whole">{username}</span>' in page
    entering = client.get(own("own_people", found))
    assert len(entering.context["rows"].forms) == 3
    assert "<h2>Personen eintragen</h2>" in text(entering)


@pytest.mark.parametrize(
    ("password", "is_enough"), [("Birke-Main-7", True), ("Birke-Main7", False)]
)
def test_a_password_needs_what_the_hint_says(password, is_enough):
    form = ArrivalForm({"password": password, "again": password})
    assert form.is_valid() is is_enough
    assert str(form["password"].help_text).startswith("Mindestens 12 Zeichen, nicht nur Ziffern.")
    assert not ArrivalForm({"password": "123456789012", "again": "123456789012"}).is_valid()
