"""Who owns the database can write the whole log anew; what left the house before still tells."""

from __future__ import annotations

import json
from io import BytesIO, StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from elections.law.course.phases import Phase
from municipalities.actions.anchors import RecipientEntry, name_recipient, send_anchors
from municipalities.law.anchors import Anchor
from municipalities.models import AuditEvent
from municipalities.models.anchor import anchor_of
from reports.models import Document, MembersPublication
from tests import factories
from tests.chains import CHAINS, EVENTS, rewrite, take_in
from tests.database import by_owner

pytestmark = pytest.mark.django_db
CHANGED = 3


@pytest.fixture
def town():
    """A municipality with a published result, whose anchor went to one address."""
    place = factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    name_recipient(place, RecipientEntry("Revision", "revision@kreis.example"), actor=actor)
    election = factories.election(Phase.DETERMINED, municipality=place)
    take_in()
    factories.publish(election, actor)
    take_in()
    send_anchors(place.ags, now=timezone.now())
    return place


def verified(*arguments: str) -> tuple[int, list[str]]:
    out, code = StringIO(), 0
    try:
        call_command("verify_audit", *arguments, stdout=out)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return code, out.getvalue().splitlines()


def about_anchors(lines: list[str], ags: str) -> list[str]:
    """The lines on one chain but for the one that says how long it is."""
    return [line for line in lines if f"Kette {ags}, " in line]


def mail_as_saved(town, _client) -> bytes:
    (sent,) = mail.outbox
    return sent.message().as_bytes()


def result_as_data(town, client) -> bytes:
    return client.get(reverse("reports:result_data", args=[town.ags, "2026-03-15"])).content


def members_as_data(town, client) -> bytes:
    return client.get(reverse("reports:body_data", args=[town.ags, "2026-03-15"])).content


def protocol_as_copied(town, _client) -> bytes:
    paper = Document.objects.get(municipality=town, kind=Document.Kind.PROTOCOL)
    pages = PdfReader(BytesIO(bytes(paper.content))).pages
    return "\n".join(page.extract_text() for page in pages).encode()


def line_as_printed(town, _client) -> bytes:
    return anchor_of(town).written.encode()


WITNESSES = [mail_as_saved, result_as_data, members_as_data, protocol_as_copied, line_as_printed]


@pytest.mark.parametrize("witness", WITNESSES, ids=lambda witness: witness.__name__)
def test_a_log_written_anew_is_whole_by_itself_and_each_anchor_outside_names_it(
    town, client, tmp_path, witness
):
    kept = tmp_path / "anker"
    kept.write_bytes(witness(town, client))
    code, lines = verified("--anchor", str(kept))
    (fits,) = about_anchors(lines, town.ags)
    assert (code, fits.endswith(": passt zum Prüfanker.")) == (0, True)

    rewrite(town.ags, CHANGED, "Jemand anderes")
    forged = AuditEvent.objects.get(chain=town.ags, position=CHANGED)
    assert forged.subject_name == "Jemand anderes"

    code, lines = verified()
    assert (code, about_anchors(lines, town.ags)) == (0, [])
    code, lines = verified("--anchor", str(kept))
    (named,) = about_anchors(lines, town.ags)
    assert (code, "hat einen anderen Fingerabdruck als früher notiert" in named) == (1, True)


def test_the_anchors_of_result_and_members_are_one_and_lie_after_the_change(town, client):
    told = [json.loads(data(town, client)) for data in (result_as_data, members_as_data)]
    assert told[0]["anchor"] == told[1]["anchor"]
    assert told[0]["anchor"]["position"] > CHANGED
    assert MembersPublication.objects.get().snapshot["anchor"] == told[0]["anchor"]


def test_an_end_cut_off_with_its_head_is_named_by_the_mail(town, tmp_path):
    kept = tmp_path / "mail.eml"
    kept.write_bytes(mail_as_saved(town, None))
    sent: Anchor = anchor_of(town)
    shorter = AuditEvent.objects.get(chain=town.ags, position=sent.position - 2)
    by_owner(
        f"DELETE FROM {EVENTS} WHERE chain_id = %s AND position > %s", town.ags, shorter.position
    )
    by_owner(
        f"UPDATE {CHAINS} SET length = %s, last_hash = %s WHERE key = %s",
        shorter.position,
        shorter.hash,
        town.ags,
    )
    assert verified()[0] == 0
    code, lines = verified("--anchor", str(kept))
    (named,) = about_anchors(lines, town.ags)
    assert (code, "früher notiert, jetzt nicht mehr da" in named) == (1, True)
