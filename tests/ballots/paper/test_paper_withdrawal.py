"""The approval of a paper is withdrawn before anybody has it, and a mistake on it is mended."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from ballots.models import BallotPaper, WithdrawnPaper
from elections.law.course.phases import Phase
from municipalities.models import AuditEvent, BodyEventKind
from municipalities.models.body.happened import elections_of
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
TYPED = {"none_is_out": "on", "reason": "Tippfehler auf Liste 2"}


def paths(made):
    return [reverse(f"ballots:{name}", args=[made.pk]) for name in ("paper", "withdraw_paper")]


@pytest.mark.rules("R-BAL-02")
def test_a_misprint_is_mended_by_a_new_approval(client):
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    shown, address = paths(made)
    before = BallotPaper.objects.get()
    assert address in text(client.get(shown))
    assert "Schon gedruckte Stimmzettel sind zu vernichten" in text(client.get(address))
    for missing in ("none_is_out", "reason"):
        typed = {key: value for key, value in TYPED.items() if key != missing}
        assert client.post(address, typed).status_code == 422
    assert client.post(address, TYPED).status_code == 302
    made.refresh_from_db()
    assert (made.current_phase, BallotPaper.objects.count()) == (Phase.ADMITTED, 0)
    kept = WithdrawnPaper.objects.get()
    assert (kept.sha256, kept.facts, kept.withdrawn_by) == (before.sha256, before.facts, actor)
    assert AuditEvent.objects.get(act="paper.withdrawn").details == {
        "sha256": before.sha256,
        "approved_on": f"{before.approved_on}",
        "reason": "Tippfehler auf Liste 2",
    }
    (course,) = elections_of(made.municipality)
    assert course.stage is BodyEventKind.LISTS_ADMITTED
    assert "Tippfehler auf Liste 2" in text(client.get(shown))
    made.nominations.first().candidates.update(given_name="Neu")
    assert client.post(reverse("ballots:approve", args=[made.pk])).status_code == 302
    assert BallotPaper.objects.get().sha256 != before.sha256
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()


@pytest.mark.rules("R-BAL-02")
def test_once_the_count_has_begun_the_paper_stays(client):
    made = factories.election(Phase.COUNTING)
    client.force_login(factories.lead(made.municipality))
    shown, address = paths(made)
    assert "lässt sich nicht mehr ändern" in text(client.get(shown))
    assert "nur, bis die Auszählung beginnt" in text(client.get(address))
    assert client.post(address, TYPED).status_code == 422
    assert (BallotPaper.objects.count(), WithdrawnPaper.objects.count()) == (1, 0)
