"""What is handed out is what an act made: anything else is answered with a sentence."""

from __future__ import annotations

import hashlib
import logging

import pytest
from django.urls import reverse

from ballots.models import BallotPaper
from elections.models.cards.prints import CardPrintFile
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent, Role
from municipalities.models.canonical import canonical_sha256
from reports.models import Document, MembersPublication, PrintedPart, Publication
from tests import factories
from tests.browser.scene import LONG_PLACE, published, town
from tests.database import by_owner
from tests.test_permissions import print_keys

pytestmark = pytest.mark.django_db
OTHER_FILE = "UPDATE {table} SET content = content || '\\x20'::bytea"


@pytest.fixture
def made(once_made):
    return once_made


@pytest.fixture(scope="module")
def once_made(once):
    def build():
        election = published(town(LONG_PLACE))
        keys = print_keys(election)
        return election, keys

    return once(build)


def addresses(made, label: str) -> list[str]:
    """Where one kind of thing is handed out."""
    election, keys = made
    place = [election.municipality.ags, election.day]
    document = Document.objects.filter(election=election).order_by("-pk").first()
    order = [election.pk, keys["order_pk"]]
    return {
        "reports.Publication": [
            reverse("reports:result", args=place),
            reverse("reports:result_data", args=place),
            reverse(
                "api:result-detail", args=[Publication.objects.filter(election=election)[0].pk]
            ),
        ],
        "reports.MembersPublication": [
            reverse("reports:body", args=place),
            reverse("reports:body_data", args=place),
        ],
        "reports.Document": [reverse("reports:paper", args=[document.pk])],
        "reports.PrintedPart": [
            reverse("reports:print_part", args=[*order, keys["part_pk"]]),
            reverse("reports:print_package", args=order),
        ],
        "elections.CardPrintFile": [
            reverse("reports:card_file", args=[election.pk, CardPrintFile.objects.get().run_id])
        ],
        "ballots.BallotPaper": [
            reverse("ballots:paper", args=[election.pk]),
            reverse("ballots:report", args=[election.pk, election.units.first().pk]),
        ],
    }[label]


CHANGED = {
    "reports.Publication": "UPDATE {table} SET snapshot = snapshot || '{{\"seats\": 31}}'",
    "reports.MembersPublication": "UPDATE {table} SET snapshot = snapshot || '{{\"seats\": 31}}'",
    "reports.Document": OTHER_FILE,
    "reports.PrintedPart": OTHER_FILE,
    "elections.CardPrintFile": OTHER_FILE,
    "ballots.BallotPaper": "UPDATE {table} SET facts = facts || '{{\"seats\": 31}}'",
}
MODELS = {
    model._meta.label: model
    for model in (
        Publication, MembersPublication, Document, PrintedPart, CardPrintFile, BallotPaper,
    )
}  # fmt: skip


def seen(client, made, label: str) -> list[int]:
    client.force_login(factories.lead(made[0].municipality))
    return [client.get(address).status_code for address in addresses(made, label)]


@pytest.mark.parametrize("label", CHANGED)
def test_what_an_act_made_is_handed_out(client, made, label):
    assert set(seen(client, made, label)) == {200}


@pytest.mark.parametrize("label", CHANGED)
def test_what_was_changed_since_is_not_handed_out_and_reported_once(client, made, caplog, label):
    table = MODELS[label]._meta.db_table
    by_owner(CHANGED[label].format(table=table))
    with caplog.at_level(logging.ERROR, "municipalities.actions.integrity"):
        assert set(seen(client, made, label)) == {503}
    row = AuditEvent.objects.get(act="integrity.differs")
    assert (row.chain_id, row.actor) == (made[0].municipality.ags, None)
    assert row.subject.startswith(f"{label}:")
    assert f"{row.subject} is not as the log proves it" in caplog.text


@pytest.mark.parametrize("label", CHANGED)
def test_a_hash_that_was_made_to_fit_what_was_changed_does_not_help(client, made, label):
    table = MODELS[label]._meta.db_table
    by_owner(CHANGED[label].format(table=table))
    for row in MODELS[label].objects.all():
        if hasattr(row, "content"):
            fitting = hashlib.sha256(row.content).hexdigest()
        else:
            fitting = canonical_sha256(row.facts if hasattr(row, "facts") else row.snapshot)
        by_owner(f"UPDATE {table} SET sha256 = %s WHERE id = %s", fitting, row.pk)
    assert set(seen(client, made, label)) == {503}


@pytest.mark.parametrize("label", ["reports.Publication", "reports.Document"])
def test_what_was_written_with_a_hash_that_does_not_fit_is_not_handed_out(client, made, label):
    """Sealed as it was written, and yet nothing that an act writes."""
    row = MODELS[label].objects.filter(election=made[0]).first()
    row.pk, row.sha256 = None, "0" * 64
    if label == "reports.Publication":
        row.version += 1
    else:
        row.about = "determination:0"
    row.save(force_insert=True)
    assert list(verify_facts()) == []
    assert set(seen(client, made, label)) == {503}


def test_a_body_that_does_not_fit_is_in_no_list(client, made):
    name = made[0].municipality.short_name
    address = reverse("reports:bodies")
    assert name in client.get(address).content.decode()
    by_owner(CHANGED["reports.MembersPublication"].format(table="reports_memberspublication"))
    assert name not in client.get(address).content.decode()


def test_the_state_sees_which_results_are_left_out(client, made):
    name = made[0].municipality.short_name
    client.force_login(factories.person(Role.STATE_ADMIN))
    address = reverse("reports:turnout")
    assert "weil sie nicht zum Log passen" not in client.get(address).content.decode()
    by_owner(CHANGED["reports.Publication"].format(table="reports_publication"))
    page = client.get(address).content.decode()
    assert "weil sie nicht zum Log passen" in page
    assert f"{name} ({made[0].day:%d.%m.%Y})" in page
