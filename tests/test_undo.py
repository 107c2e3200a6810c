"""„Das lässt sich nicht rückgängig machen“ stands where it is true, and nowhere else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase, Step
from elections.views.course.steps import STEPS
from reports.actions.result.protocol import issue_protocol
from tests import factories
from tests.elections.register_scene import Scene

pytestmark = pytest.mark.django_db
FOR_EVER = "Das lässt sich nicht rückgängig machen"


def seen(client, name, *keys) -> str:
    return " ".join(client.get(reverse(name, args=keys)).content.decode().split())


@pytest.mark.parametrize(
    ("step", "phase"),
    [
        (Step.TAKE_BACK_CALL, Phase.NOMINATION),
        (Step.START_COUNT, Phase.PAPER_APPROVED),
        (Step.REOPEN_ADMISSION, Phase.ADMITTED),
        (Step.REOPEN_COUNT, Phase.DETERMINED),
        (Step.CORRECT, Phase.PUBLISHED),
    ],
)
def test_a_step_says_that_it_stays_only_where_no_step_leads_back(client, step, phase):
    made = factories.election(phase)
    client.force_login(factories.lead(made.municipality))
    page = seen(client, "elections:step", made.pk, step.value)
    leads_back = STEPS[step].is_way_back
    assert (FOR_EVER in page) is not leads_back
    assert ("Zurück geht es" in page) is leads_back


def test_the_call_for_lists_is_no_step_for_ever(client):
    made = factories.election()
    client.force_login(factories.lead(made.municipality))
    page = seen(client, "elections:step", made.pk, Step.OPEN_NOMINATION.value)
    assert ("bis die erste Liste eingegangen ist" in page, FOR_EVER in page) == (True, False)


def test_the_admission_is_no_step_for_ever(client):
    made = factories.election(Phase.NOMINATION)
    client.force_login(factories.lead(made.municipality))
    for page in (
        seen(client, "elections:step", made.pk, Step.ADMIT.value),
        seen(client, "reports:cancel", made.pk),
    ):
        assert ("Wieder öffnen lässt sich die Zulassung" in page, FOR_EVER in page) == (True, False)


@pytest.mark.parametrize(
    ("name", "phase", "said"),
    [
        ("ballots:approve", Phase.ADMITTED, "solange noch kein Stimmzettel herausgegeben ist"),
        ("ballots:determine", Phase.COUNTING, "öffnet die Wahlleitung die Auszählung wieder"),
        ("reports:publish", Phase.DETERMINED, "berichtigen schon"),
    ],
)
def test_a_result_and_a_paper_can_be_taken_back(client, name, phase, said):
    made = factories.election(phase)
    actor = factories.lead(made.municipality)
    if name == "reports:publish":
        issue_protocol(made.determinations.latest().pk, actor=actor)
    client.force_login(actor)
    page = seen(client, name, made.pk)
    assert said in page
    assert FOR_EVER not in page


def test_what_can_be_entered_again_is_not_gone_for_ever(client):
    made = factories.election()
    actor = factories.officer(made.municipality)
    client.force_login(actor)
    district = add_district(made.pk, number="009", name="Irrtum", actor=actor)
    page = seen(client, "elections:remove_district", made.pk, district.pk)
    assert ("lässt er sich neu anlegen" in page, FOR_EVER in page) == (True, False)


def test_a_refused_application_can_be_taken_up_again_but_a_void_card_stays_void(client):
    scene = Scene()
    client.force_login(scene.officer)
    asked = scene.apply(scene.entries[0])
    page = seen(client, "elections:application_refuse", scene.election.pk, asked.pk)
    assert ("mit Grund zurücknehmen" in page, FOR_EVER in page) == (True, False)
    card = scene.card(scene.entries[1])
    page = seen(client, "elections:card_invalidate", scene.election.pk, card.pk)
    assert FOR_EVER in page
