"""The anchor stands in what is published and printed, and is read from there again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from ballots.actions.term.departures import record_departure
from ballots.actions.term.successions import call_for, determine_succession
from ballots.law.term.mandates import LossGround
from elections.law.course.phases import Phase
from municipalities.files.anchors import read_anchors
from municipalities.law.anchors import Anchor
from municipalities.models.anchor import anchor_of
from municipalities.models.canonical import canonical_sha256
from municipalities.models.chain import anchor_in, with_anchor
from reports.actions.term.members import publish_members
from reports.models import Document, MembersPublication, Publication
from reports.pdf.result.protocol import render_protocol
from reports.pdf.term.members import render_members
from tests import factories
from tests.chains import take_in
from tests.reports.paper import missing, text_of
from tests.reports.result.protocol_examples import LOT
from tests.reports.term.term_examples import THIRTY_SEVEN

ANCHOR = Anchor("06414000", 1_234_567, "3f2a9c01" * 8)
FOR_WHAT = "Mit dieser Zeile lässt sich später zeigen, ob jemand das Log der Gemeinde"


@pytest.fixture
def town(db):
    place = factories.MunicipalityFactory.create()
    election = factories.election(Phase.DETERMINED, municipality=place)
    take_in()
    actor = factories.lead(place)
    take_in()
    before = anchor_of(place)
    factories.publish(election, actor)
    take_in()
    return election, before


def pages(election):
    keys = [election.municipality.ags, election.day.isoformat()]
    return [reverse(f"reports:{name}", args=keys) for name in ("result", "body")]


def copied(content: bytes) -> bytes:
    """What somebody gets who marks a whole PDF and copies it."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).encode()


def test_result_and_members_show_the_anchor_with_what_it_is_for(town, client):
    election, _before = town
    publications = [Publication.objects.get(), MembersPublication.objects.get()]
    for url, publication in zip(pages(election), publications, strict=True):
        page = " ".join(client.get(url).content.decode().split())
        anchor = anchor_in(publication.snapshot)
        assert anchor is not None
        assert [anchor.written in page, FOR_WHAT in page] == [True, True]


def test_it_is_the_log_as_it_stood_before_the_result_was_published(town):
    election, before = town
    (paper,) = election.documents.filter(kind=Document.Kind.PROTOCOL)
    # The protocol was issued first, by an act of its own.
    assert read_anchors(copied(bytes(paper.content))) == (before,)
    (published,) = {
        anchor_in(Publication.objects.get().snapshot),
        anchor_in(MembersPublication.objects.get().snapshot),
    }
    assert published is not None
    assert before.position <= published.position < anchor_of(election.municipality).position


def test_the_interface_hands_it_out_inside_the_snapshot(town, client):
    publication = Publication.objects.get()
    whole = client.get(f"/api/v1/results/{publication.pk}/")
    assert read_anchors(whole.content) == (anchor_in(publication.snapshot),)


def test_a_publication_from_before_there_were_anchors_says_nothing_of_one(town, client):
    election, _before = town
    newest = Publication.objects.get()
    facts = {name: value for name, value in newest.snapshot.items() if name != "anchor"}
    Publication.objects.create(
        election=election,
        determination=newest.determination,
        version=2,
        snapshot=facts,
        sha256=canonical_sha256(facts),
        published_on=newest.published_on,
        published_by=newest.published_by,
    )
    page = client.get(pages(election)[0])
    assert (page.status_code, "Prüfanker" in page.content.decode()) == (200, False)
    assert FOR_WHAT not in page.content.decode()


def test_without_an_anchor_the_facts_stay_as_they_are():
    assert with_anchor({"seats": 5}, None) == {"seats": 5}
    assert anchor_in(with_anchor({"seats": 5}, ANCHOR)) == ANCHOR


@pytest.mark.parametrize(
    ("facts", "render"),
    [
        pytest.param(LOT, render_protocol, id="protocol"),
        pytest.param(THIRTY_SEVEN, render_members, id="announcement of members"),
    ],
)
def test_a_paper_prints_the_anchor_and_is_the_same_for_the_same_one(facts, render):
    with_one = replace(facts, anchor=ANCHOR)
    content = render(with_one)
    sentence = "ob jemand etwas bis Eintrag 1.234.567 nachträglich geändert hat"
    assert missing(content, ANCHOR.written, sentence) == []
    assert read_anchors(copied(content)) == (ANCHOR,)
    assert render(with_one) == content
    assert render(replace(facts, anchor=replace(ANCHOR, position=7))) != content
    assert "Prüfanker" not in text_of(render(facts))


def test_the_announcement_of_the_members_says_what_their_page_says(town):
    election, _before = town
    actor = factories.lead(election.municipality)
    day = date(2026, 5, 4)
    departure = record_departure(
        election.mandates.first().pk,
        ground=LossGround.RESIGNATION,
        found_on=day,
        effective_on=day,
        today=factories.TODAY,
        actor=actor,
    )
    determine_succession(
        departure.pk,
        place=call_for(departure).successor,
        determined_on=day,
        today=factories.TODAY,
        actor=actor,
    )
    publish_members(election.pk, published_on=day, today=factories.TODAY, actor=actor)
    newest = MembersPublication.objects.latest()
    (paper,) = election.documents.filter(kind=Document.Kind.MEMBERS)
    assert read_anchors(copied(bytes(paper.content))) == (anchor_in(newest.snapshot),)
