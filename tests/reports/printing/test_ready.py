"""Nothing is printed by the thousand that leads nowhere; a demonstration says MUSTER everywhere."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import Letterhead
from reports.actions.printing.cancelling import jobs_of
from reports.actions.printing.cards import print_open_cards
from reports.actions.printing.orders import order_notices, order_registers
from reports.actions.printing.package import package
from reports.actions.printing.ready import is_local
from reports.messages.printing.cards import CardPrintRule
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintedPart, PrintOrder
from reports.pdf.printing.notice import render_notices
from reports.tasks import print_part_task
from tests import factories
from tests.reports.paper import pages_of
from tests.reports.printing import notice_examples as examples
from tests.reports.printing.card_scene import card_of
from tests.reports.printing.print_scene import town


@pytest.mark.parametrize(
    ("site", "local"),
    [
        ("", True),
        ("http://127.0.0.1:8000", True),
        ("https://127.1", True),
        ("https://0x7f000001", True),
        ("http://localhost", True),
        ("https://LOCALHOST.", True),
        ("https://wahl.localhost:8443", True),
        ("http://[::1]:8000", True),
        ("http://[fe80::1%eth0]", True),
        ("http://0.0.0.0", True),
        ("https://10.1.2.3", True),
        ("https://172.16.0.9", True),
        ("https://192.168.178.20", True),
        ("https://169.254.1.1", True),
        ("https://rathaus.local", True),
        ("https://wahl.rathaus.intern", True),
        ("https://fritz.box", True),
        ("https://wahlserver", True),
        ("wahl.stadt.de", True),  # no address at all: nothing before the name
        ("https://[kaputt", True),
        ("https://wahl.stadt.example", False),
        ("https://wahl.frankfurt.de:8443/wahl", False),
        ("https://local.stadt.de", False),
        ("https://xn--rsselsheim-q9a.de", False),
        ("https://wahl.xn--p1ai", False),
        ("https://8.8.8.8", False),
        ("https://[2a00:1450:4001::1]", False),
    ],
)
def test_an_address_is_local_when_no_voter_reaches_it(site, local):
    assert is_local(site) is local


def refusal_of(act, election, actor) -> RuleViolation | None:
    try:
        act(election, now=timezone.now(), actor=actor)
    except RuleViolation as refused:
        return refused
    return None


@pytest.mark.django_db
@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize(
    ("site", "contact", "notices", "registers"),
    [
        pytest.param("https://wahl.stadt.de", {"phone": "1", "email": ""}, None, None, id="phone"),
        pytest.param("https://wahl.stadt.de", {"phone": "", "email": "w@s"}, None, None, id="mail"),
        pytest.param(
            "https://wahl.stadt.de", {"phone": "", "email": ""}, PrintRule.CONTACT_MISSING, None,
            id="neither telephone nor e-mail",
        ),
        pytest.param(
            "http://127.0.0.1:8000", {"phone": "1", "email": "w@s.de"}, PrintRule.SITE_LOCAL,
            PrintRule.SITE_LOCAL, id="a laptop",
        ),
        pytest.param(
            "https://wahl.rathaus.local", {"phone": "", "email": ""}, PrintRule.SITE_LOCAL,
            PrintRule.SITE_LOCAL, id="both are missing: the address first",
        ),
    ],
)  # fmt: skip
def test_orders_are_refused_until_letters_lead_somewhere(
    settings, client, site, contact, notices, registers
):
    settings.SITE_URL = site
    election = town()
    Letterhead.objects.update(**contact)
    actor = factories.lead(election.municipality)
    found = [refusal_of(act, election.pk, actor) for act in (order_notices, order_registers)]
    assert [refused.rule if refused else None for refused in found] == [notices, registers]
    assert ["SITE_URL" in sentence(refused) for refused in found if refused] == [
        refused.rule is PrintRule.SITE_LOCAL for refused in found if refused
    ]
    client.force_login(actor)
    page = reverse("reports:printing", args=[election.pk])
    shown = client.get(page).content.decode()
    assert ("lassen sich noch nicht drucken" in shown) == (notices is not None)
    if notices:
        assert client.post(page).status_code == 422


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    ("site", "demonstration", "contact", "rule"),
    [
        ("https://wahl.stadt.de", False, "1", None),
        ("http://127.0.0.1:8000", False, "1", PrintRule.SITE_LOCAL),
        ("https://wahl.stadt.de", False, "", CardPrintRule.NO_SENDER),
        ("http://127.0.0.1:8000", True, "", None),
    ],
    ids=["ready", "a laptop", "nobody answers questions", "a demonstration"],
)
def test_no_wahlschein_comes_from_where_no_voter_reaches_and_the_leaflet_is_muster_there(
    settings, client, site, demonstration, contact, rule
):
    settings.SITE_URL, settings.DEMONSTRATION = site, demonstration
    election = town()
    Letterhead.objects.update(phone=contact, email="")
    card_of(RegisterEntry.objects.first())
    actor = factories.lead(election.municipality)
    refused = refusal_of(print_open_cards, election.pk, actor)
    assert (refused.rule if refused else None) is rule
    client.force_login(actor)
    page = client.get(reverse("reports:card_printing", args=[election.pk])).content.decode()
    assert ("lassen sich noch nicht drucken" in page) == (rule is not None)
    leaflet = client.get(reverse("reports:postal_leaflet", args=[election.pk])).getvalue()
    is_specimen = ["MUSTER" in "".join(text.split()) for text in pages_of(leaflet)]
    assert is_specimen == [demonstration or rule is not None] * 2


@pytest.mark.django_db
def test_a_demonstration_prints_on_a_laptop_and_says_muster_on_every_page(settings, client):
    settings.SITE_URL, settings.DEMONSTRATION = "http://127.0.0.1:8000", True
    election = town()
    Letterhead.objects.update(phone="", email="")
    actor = factories.lead(election.municipality)
    orders = [
        act(election.pk, now=timezone.now(), actor=actor)
        for act in (order_notices, order_registers)
    ]
    for order in orders:
        for job in jobs_of(order).values():
            print_part_task(job.pk)
    papers = [bytes(part.content) for part in PrintedPart.objects.all()]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(orders[0]))))
    assert [name for name in archive.namelist() if not name.startswith("MUSTER-")] == ["SHA256SUMS"]
    papers.append(archive.read("MUSTER-zaehlblatt.pdf"))
    client.force_login(actor)
    district = election.districts.first()
    papers.append(
        client.get(reverse("reports:district_register", args=[election.pk, district.pk])).content
    )
    sent = client.get(reverse("reports:print_package", args=[election.pk, orders[0].pk]))
    assert 'filename="MUSTER-wahlbenachrichtigungen-' in sent["Content-Disposition"]
    said = Counter("MUSTER" in page for paper in papers for page in pages_of(paper))
    assert said == {True: 12 + 2 + 1 + 1}


@pytest.mark.django_db
def test_without_the_demonstration_only_the_sample_says_muster(client):
    election = town()
    actor = factories.lead(election.municipality)
    order = order_notices(election.pk, now=timezone.now(), actor=actor)
    for job in jobs_of(order).values():
        print_part_task(job.pk)
    assert PrintOrder.objects.get().specimen is False
    paper = bytes(PrintedPart.objects.get().content)
    assert not any("MUSTER" in page for page in pages_of(paper))
    client.force_login(actor)
    sample = client.get(reverse("reports:notice_sample", args=[election.pk])).content
    assert all("MUSTER" in page.replace("MUSTER-", "") for page in pages_of(sample))


def test_a_specimen_costs_one_form_for_all_pages():
    facts = replace(examples.FACTS, specimen=True)
    people = [replace(examples.PERSON, number=number) for number in range(20)]
    assert render_notices(facts, people).count(b"/Subtype /Form") == 3
