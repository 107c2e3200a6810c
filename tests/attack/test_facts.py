"""Facts that were rewritten by plain SQL, each seen to work while ``verify_audit`` said nothing.

As the program each is refused, or found because no act stands behind it; as the owner with all
triggers off each is found because the row is not what its seal says.
"""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from ballots.models import CandidateVotes, ListVotes
from elections.law.course.phases import Phase
from elections.models import Candidate, Election, NominationDecision
from elections.models.register.entries import RegisterClosing
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent, Membership
from municipalities.models.canonical import canonical_sha256
from municipalities.models.facts import FactFault
from reports.models import Publication
from tests import factories
from tests.database import by_owner

MORE_VOTES = "UPDATE ballots_listvotes SET votes = votes + 5000 WHERE id = {votes}"
OTHER_CLOSING = """
    UPDATE elections_registerclosing SET total = total + 1, with_mark = with_mark + 1
    WHERE id = {closing}
"""
OTHER_NAME = "UPDATE elections_candidate SET family_name = 'Niemand' WHERE id = {candidate}"
TURNED = "UPDATE elections_nominationdecision SET admitted = NOT admitted WHERE id = {decision}"
PROMOTED = "UPDATE municipalities_membership SET role = 'returning_officer' WHERE id = {clerk}"
PUBLISHED = """
    INSERT INTO reports_publication (election_id, determination_id, version, snapshot, sha256,
        published_on, published_at, published_by_id)
    SELECT election_id, determination_id, version + 1, '{snapshot}', '{sha256}', published_on,
        published_at, published_by_id
    FROM reports_publication WHERE id = {publication}
"""


@pytest.fixture
def keys() -> dict[str, object]:
    """A published election, and the keys of the rows that the attacks rewrite."""
    made = factories.election(Phase.PUBLISHED)
    clerk = factories.officer(made.municipality)
    publication = Publication.objects.get(election=made)
    snapshot = publication.snapshot | {"seats": 31}
    return {
        "election": made,
        "votes": ListVotes.objects.order_by("pk")[0].pk,
        "closing": RegisterClosing.objects.order_by("pk")[0].pk,
        "candidate": Candidate.objects.order_by("pk")[0].pk,
        "decision": NominationDecision.objects.order_by("pk")[0].pk,
        "clerk": Membership.objects.filter(user=clerk).get().pk,
        "publication": publication.pk,
        "snapshot": json.dumps(snapshot).replace("'", "''"),
        "sha256": canonical_sha256(snapshot),
    }


def found() -> set[tuple[str, tuple[str, ...], FactFault]]:
    return {(one.told, one.rows, one.fault) for one in verify_facts()}


AS_OWNER = [
    pytest.param(MORE_VOTES, "Stimmen einer Liste", "votes", id="list 1 gets 5,000 votes more"),
    pytest.param(
        OTHER_CLOSING, "Abschluss des Wählerverzeichnisses", "closing", id="a certified closing"
    ),
    pytest.param(OTHER_NAME, "Bewerberin oder Bewerber", "candidate", id="a candidate renamed"),
    pytest.param(
        TURNED, "Entscheidung über einen Wahlvorschlag", "decision", id="an admission turned round"
    ),
    pytest.param(PROMOTED, "Rolle eines Kontos", "clerk", id="a clerk made returning officer"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("statement", "told", "key"), AS_OWNER)
def test_what_the_owner_rewrites_is_found(keys, statement, told, key):
    assert found() == set()
    by_owner(statement.format(**keys))
    assert found() == {(told, (str(keys[key]),), FactFault.DIFFERS)}


@pytest.mark.django_db
def test_a_publication_that_the_owner_inserts_is_found_and_not_shown(client, keys):
    by_owner(PUBLISHED.format(**keys))
    forged = Publication.objects.get(version=2)
    assert found() == {("veröffentlichtes Ergebnis", (str(forged.pk),), FactFault.UNSEALED)}
    assert_not_shown(client, keys["election"], forged)


@pytest.mark.django_db
def test_tables_that_the_owner_empties_are_found(keys):
    lost = {
        ("Stimmen einer Liste", (str(key),), FactFault.MISSING)
        for key in ListVotes.objects.values_list("pk", flat=True)
    } | {
        ("Stimmen einer Person", (str(key),), FactFault.MISSING)
        for key in CandidateVotes.objects.values_list("pk", flat=True)
    }
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    by_owner("TRUNCATE ballots_listvotes, ballots_candidatevotes CASCADE")
    assert found() == lost


# --- As the program, for good -----------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", [MORE_VOTES, OTHER_CLOSING, "TRUNCATE ballots_unitreport CASCADE"]
)
def test_the_program_is_refused(keys, statement):
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
        cursor.execute(statement.format(**keys))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "told", "key"),
    [row for row in AS_OWNER if row.values[0] not in (MORE_VOTES, OTHER_CLOSING)],
)
def test_what_the_program_may_write_is_found_without_an_act(keys, statement, told, key):
    before = found()
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**keys))
    assert found() - before == {(told, (str(keys[key]),), FactFault.NO_EVENT)}


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_no_act_published_is_found_and_not_shown(client, keys):
    before = found()
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHED.format(**keys))
    forged = Publication.objects.get(version=2)
    assert found() - before == {
        ("veröffentlichtes Ergebnis", (str(forged.pk),), FactFault.NO_EVENT)
    }
    assert_not_shown(client, keys["election"], forged)


@pytest.mark.django_db(transaction=True)
def test_what_an_act_publishes_is_shown(client, keys):
    made: Election = keys["election"]
    page = client.get(reverse("reports:result", args=[made.municipality.ags, made.day]))
    assert page.status_code == 200
    assert not AuditEvent.objects.filter(act="integrity.differs").exists()


def assert_not_shown(client, made: Election, forged: Publication) -> None:
    """The page, the data and the API refuse it, every list leaves it out, the log says it once."""
    ags, day = made.municipality.ags, made.day
    for address in (
        reverse("reports:result", args=[ags, day]),
        reverse("reports:result_data", args=[ags, day]),
        reverse("api:result-detail", args=[forged.pk]),
        reverse("reports:result", args=[ags, day]),
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store"), address
        assert "Log der Gemeinde" in answer.content.decode()
    for address in (reverse("reports:results"), reverse("api:result-list")):
        assert made.municipality.short_name not in client.get(address).content.decode(), address
    earlier = client.get(reverse("reports:result", args=[ags, day]), {"fassung": 1})
    assert earlier.status_code == 200
    reported = AuditEvent.objects.filter(act="integrity.differs")
    assert [(row.chain_id, row.subject) for row in reported] == [
        (ags, f"reports.Publication:{forged.pk}")
    ]
    client.force_login(factories.lead(made.municipality))
    page = client.get(reverse("reports:publish", args=[made.pk])).content.decode()
    assert "Eine Fassung wird nicht gezeigt" in page
