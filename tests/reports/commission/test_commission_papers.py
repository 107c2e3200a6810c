"""Papers of a commission, from its facts to the bytes, through the pages."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from config.demonstration.election import staff_of
from config.demonstration.term import play_commission
from municipalities.law.basis import RuleViolation
from municipalities.models import Commission
from reports.actions.commission.papers import issue_appointments, issue_call
from reports.messages.commission.refusals import CommissionPaperRule
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """A municipality with a formed commission, and who leads it."""
    place = factories.MunicipalityFactory.create(name="Musterstadt am Main")
    actor = factories.lead(place)
    assert play_commission(
        place, factories.term(), staff_of(place, actor), today=timezone.localdate()
    )
    return Commission.objects.get(), actor


def text_of(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.rules("R-IK-01", "R-IK-03", "R-IK-04")
def test_the_composition_sheet_says_each_check_with_figures_and_norm(client, town):
    commission, actor = town
    client.force_login(actor)
    answer = client.get(reverse("reports:composition_sheet", args=[commission.pk]))
    said = text_of(answer.content)
    for part in ["6 von 10 Mitgliedern, nötig 5", "4 von 6 Sachkundigen", "§ 89 Abs. 1 HGO"]:
        assert part in said


@pytest.mark.rules("R-IK-05")
def test_the_attendance_list_names_who_was_a_member_on_the_day(client, town):
    commission, actor = town
    client.force_login(actor)
    meeting = commission.meetings.first()
    answer = client.get(reverse("reports:attendance_list", args=[commission.pk, meeting.pk]))
    said = text_of(answer.content)
    assert all(member.full_name in said for member in commission.members.all())


@pytest.mark.rules("R-IK-05")
def test_the_frame_of_the_annual_report_knows_the_meetings_of_its_year(client, town):
    commission, actor = town
    client.force_login(actor)
    year = commission.formation.formed_on.year
    answer = client.get(reverse("reports:annual_report", args=[commission.pk, year]))
    assert "8. Juli 2026" in text_of(answer.content)
    missing = reverse("reports:annual_report", args=[commission.pk, year - 1])
    assert client.get(missing).status_code == 404


@pytest.mark.rules("R-IK-01", "R-IK-06")
def test_every_member_gets_one_letter_of_appointment(town):
    commission, actor = town
    today = timezone.localdate()
    assert len(issue_appointments(commission.pk, today=today, actor=actor)) == 10
    assert issue_appointments(commission.pk, today=today, actor=actor) == []
    letters = [
        text_of(bytes(row.content)) for row in commission.documents.filter(kind="appointment")
    ]
    assert sum("Amira Beispiel" in said for said in letters) == 1


@pytest.mark.rules("R-IK-01")
def test_the_call_is_issued_with_its_paper_and_refused_without_seats(town):
    commission, actor = town
    call = issue_call(
        commission.pk,
        issued_on=date(2026, 6, 1),
        closes_on=date(2026, 7, 1),
        today=timezone.localdate(),
        actor=actor,
    )
    paper = commission.documents.get(kind="proposal_call", about=f"call:{call.pk}")
    assert "1. Juli 2026" in text_of(bytes(paper.content))
    other = Commission.objects.create(
        municipality=factories.MunicipalityFactory.create(), term=commission.term
    )
    with pytest.raises(RuleViolation) as refusal:
        issue_call(
            other.pk,
            issued_on=date(2026, 6, 1),
            closes_on=date(2026, 7, 1),
            today=timezone.localdate(),
            actor=actor,
        )
    assert refusal.value.rule is CommissionPaperRule.SEATS_UNDECIDED


def test_the_page_of_papers_issues_what_is_missing_and_hands_it_out(client, town):
    commission, actor = town
    client.force_login(actor)
    url = reverse("reports:commission_papers", args=[commission.pk])
    assert "noch nicht ausgestellt" in client.get(url).content.decode()
    client.post(url)
    page = client.get(url).content.decode()
    assert "noch nicht ausgestellt" not in page
    for paper in commission.documents.all():
        assert reverse("reports:paper", args=[paper.pk]) in page


def test_a_call_that_cannot_be_is_refused_and_what_was_typed_stays(client, town):
    commission, actor = town
    client.force_login(actor)
    url = reverse("reports:commission_call", args=[commission.pk])
    answer = client.post(url, {"issued_on": "2026-06-10", "closes_on": "2026-06-01"})
    assert answer.status_code == 422
    assert 'value="2026-06-01"' in answer.content.decode()


@pytest.mark.parametrize("name", ["commission_call", "commission_papers", "composition_sheet"])
def test_another_town_hall_finds_nothing(client, town, name):
    commission, _actor = town
    client.force_login(factories.lead(factories.MunicipalityFactory.create()))
    assert client.get(reverse(f"reports:{name}", args=[commission.pk])).status_code == 404
