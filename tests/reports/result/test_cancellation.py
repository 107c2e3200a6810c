"""A failed election: cancelled, announced and reported in one act."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.actions.residents.counts import record_residents
from municipalities.law.basis import RuleViolation
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.models import Municipality, ResidentCount
from municipalities.models.body.standing import standings
from reports.actions.result.cancellation import cancel_and_announce
from reports.models import Document
from tests import factories

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 1, 16)


def nauheim():
    """Nauheim 2026: nine seats, one list of two."""
    made = factories.election(Phase.NOMINATION, seats=9)
    place = made.municipality
    actor = factories.lead(place)
    record_residents(
        place,
        foreign_residents=1961,
        as_of=date(2022, 5, 15),
        status=ResidentCount.Status.ESTIMATE,
        source="Zensus 2022",
        today=factories.TODAY,
        actor=actor,
    )
    set_letterhead(
        place,
        LetterheadEntry(address="Weingartenstraße 46\n64569 Nauheim", authority="Der Landrat"),
        actor=actor,
    )
    key = factories.receive_list(made, 1, 2, actor)
    decide_nomination(key, admitted=True, decided_on=DECIDED, reason="", actor=actor)
    return made, actor


def text_of(document: Document) -> str:
    reader = PdfReader(BytesIO(bytes(document.content)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.rules("R-BODY-08", "R-BODY-10", "R-BODY-11")
def test_f3_nauheim_2026_the_cancellation_announces_reports_and_leaves_an_open_duty():
    made, actor = nauheim()
    cancel_and_announce(made.pk, decided_on=DECIDED, today=factories.TODAY, actor=actor)
    papers = {row.kind: text_of(row) for row in made.documents.all()}
    assert set(papers) == {"cancellation", "cancellation_notice"}
    assert "Der Landrat" in papers["cancellation_notice"]
    assert "1.961" in papers["cancellation_notice"]
    one = Municipality.objects.filter(pk=made.municipality_id)
    (row,) = standings(one, made.term, today=factories.TODAY, overrides={})
    assert (row.body.state, row.body.next_step, row.body.due) == (
        BodyState.IK_AFTER_FAILED_ELECTION,
        NextStep.FORM_COMMISSION,
        None,
    )


@pytest.mark.rules("R-BODY-08")
def test_when_the_cancellation_is_refused_no_paper_is_left_behind():
    made, actor = nauheim()
    for number in [2, 3, 4]:
        key = factories.receive_list(made, number, 3, actor)
        decide_nomination(key, admitted=True, decided_on=DECIDED, reason="", actor=actor)
    with pytest.raises(RuleViolation):
        cancel_and_announce(made.pk, decided_on=DECIDED, today=factories.TODAY, actor=actor)
    assert Document.objects.count() == 0
    assert Election.objects.get(pk=made.pk).current_phase is Phase.NOMINATION


def test_the_page_says_what_happens_then_does_it_and_hands_out_both_papers(client):
    made, actor = nauheim()
    client.force_login(actor)
    url = reverse("reports:cancel", args=[made.pk])
    assert "Das geschieht dann" in client.get(url).content.decode()
    refused = client.post(url, {"decided_on": "2025-01-16"})
    assert refused.status_code == 422
    assert client.post(url, {"decided_on": "2026-01-16"}).status_code == 302
    page = client.get(url).content.decode()
    for paper in made.documents.all():
        address = reverse("reports:paper", args=[paper.pk])
        assert address in page
        assert client.get(address).content == bytes(paper.content)
    assert reverse("municipalities:commission_start", args=[made.municipality.ags]) in page


def test_papers_of_another_town_hall_are_not_found(client):
    made, actor = nauheim()
    cancel_and_announce(made.pk, decided_on=DECIDED, today=factories.TODAY, actor=actor)
    client.force_login(factories.lead(factories.MunicipalityFactory.create()))
    for paper in made.documents.all():
        assert client.get(reverse("reports:paper", args=[paper.pk])).status_code == 404
