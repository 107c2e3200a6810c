"""Certificates on support signatures: of one signer, kept nowhere; of a list, without names."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.nominations.support import look_up_signer, refuse_sheet
from elections.law.course.phases import Phase
from elections.law.nominations.support import Stated
from elections.models import SignatureErasure, SupportSignature
from elections.models.nominations.signers import Signer
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent
from tests import factories
from tests.database import by_owner
from tests.elections.course.test_corrections import text
from tests.elections.nominations.test_support_pages import TYPED
from tests.elections.register_scene import add_entry
from tests.reports.paper import missing, pages_of, text_of
from tests.reports.printing.test_retention import tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-07", "R-DP-05")]
TOLD = "Zzyxmark Vornamen Qqvwmark Geburtsdatum 04.03.1980"


@pytest.fixture
def found(client):
    made = factories.election(Phase.NOMINATION)
    client.force_login(factories.officer(made.municipality))
    return made.nominations.create(number=1, name="Liste der Vielfalt", short_name="LV")


def page(name, nomination):
    return reverse(name, args=[nomination.election_id, nomination.pk])


def ask(client, nomination, **changes):
    return client.post(page("reports:right_to_vote", nomination), TYPED | changes)


def signed(nomination, actor, given_names="Qqvwmark", stated=Stated.ELECTOR):
    signer = Signer("Zzyxmark", given_names, KnownDay(1980, 3, 4))
    day = date(2025, 11, 20)
    look_up_signer(nomination.pk, signer, signed_on=day, stated=stated, actor=actor)


def test_whoever_may_vote_gets_a_certificate_that_names_no_list_and_leaves_no_trace(client, found):
    answer = ask(client, found)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    assert (
        missing(
            answer.content,
            "Bescheinigung des Wahlrechts",
            f"Familienname {TOLD} Geburtsort Hauptwohnung Die oben genannte Person war",
            "am Tag ihrer Unterschrift, am 20. November 2025, für die Wahl des Ausländerbeirats am "
            "15. März 2026",
        )
        == []
    )
    assert [word for word in ("Vielfalt", "LV") if word in text_of(answer.content)] == []
    assert SupportSignature.objects.count() == 0
    event = AuditEvent.objects.get(act="support.right_to_vote_certified")
    assert event.details == {}
    for mark in ("Zzyxmark", "Qqvwmark", "1980-03-04", "04.03.1980"):
        assert tables_with(mark) == set()
        assert mark not in str(dict(client.session))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"answer": "no_elector"}, "ungültig: nicht wahlberechtigt", id="no elector"),
        pytest.param({"answer": "not_found"}, "ungültig: nicht im Wählerverzeichnis", id="unknown"),
        pytest.param({"born": "04.03.2010"}, "ungültig: nicht wahlberechtigt", id="too young"),
        pytest.param({"answer": ""}, "Wählen Sie aus, was das Melderegister sagt", id="not asked"),
        pytest.param({"is_complete": ""}, "nehmen Sie den Knopf darunter", id="sheet not signed"),
    ],
)
def test_nobody_else_gets_one_and_the_page_says_why(client, found, changes, said):
    answer = ask(client, found, **changes)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert f'action="{page("elections:support_lookup", found)}"' in text(answer)
    assert not AuditEvent.objects.filter(act="support.right_to_vote_certified").exists()


def test_who_supports_another_list_gets_none_and_who_supports_this_one_gets_it_again(client, found):
    signed(found, factories.lead(found.election.municipality))
    assert ask(client, found).status_code == 200
    other = found.election.nominations.create(number=2, name="Zweite")
    answer = ask(client, other)
    said = "Für diese Person gibt es keine Bescheinigung: ungültig: hat schon eine Liste"
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert SupportSignature.objects.count() == 1


@pytest.mark.rules("R-DP-02")
@pytest.mark.parametrize(
    ("is_blocked", "shown"),
    [
        pytest.param(False, "Hauptwohnung Hauptstraße 1, 65549 Limburg", id="as registered"),
        pytest.param(True, "Hauptwohnung Die oben genannte", id="not with an Auskunftssperre"),
    ],
)  # fmt: skip
def test_the_dwelling_comes_from_the_register_unless_it_is_blocked(
    client, found, is_blocked, shown
):
    entry = add_entry(found.election, None, "Zzyxmark", "Qqvwmark", None)
    if is_blocked:
        by_owner("UPDATE elections_registerentry SET blocked = true WHERE id = %s", entry.pk)
    assert missing(ask(client, found, answer="").content, TOLD, shown) == []
    alike = {"given_names": "Qqvwmarc", "answer": f"entry-{entry.pk}"}
    assert missing(ask(client, found, **alike).content, TOLD, shown) == []
    add_entry(found.election, None, "Zzyxmark", "Qqvwmark", None)
    assert "Hauptstraße" not in text_of(ask(client, found, answer="").content)


def test_a_day_of_birth_that_is_known_in_part_is_not_made_up(client, found):
    said = "Geburtsdatum Geburtsort"
    assert missing(ask(client, found, born="00.00.1980").content, said) == []


def test_the_form_has_a_button_and_an_address_that_is_opened_leads_back_to_it(client, found):
    address = page("reports:right_to_vote", found)
    look_up = page("elections:support_lookup", found)
    assert f'formaction="{address}"' in text(client.get(look_up))
    assert client.get(address).url == look_up


@pytest.mark.rules("R-LIST-06")
def test_a_whole_list_gets_its_numbers_and_no_name(client, found):
    actor = factories.lead(found.election.municipality)
    support, count = page("elections:support", found), page("reports:signature_count", found)
    assert count not in text(client.get(support))
    nothing = "Es ist noch keine Unterstützungsunterschrift geprüft."
    assert missing(client.get(count).content, nothing) == []
    for given in ("A", "B", "B"):
        signed(found, actor, given)
    signed(found, actor, "C", Stated.NO_ELECTOR)
    refuse_sheet(found.pk, actor=actor)
    assert count in text(client.get(support))
    paper = client.get(count).content
    assert (
        missing(
            paper,
            "Liste der Vielfalt (LV) Nötige Unterschriften 10, wenn die Gruppe nicht vertreten ist",
            "gültig, Wahlrecht bescheinigt 2",
            "ungültig: hat schon eine Liste unterstützt 1",
            "Zusammen geprüft 5",
            "5 Unterschriften sind geprüft, 2 sind gültig.",
        )
        == []
    )
    assert (len(pages_of(paper)), "Zzyxmark" in text_of(paper)) == (1, False)
    found.exemptions.create(
        in_landtag=True, decided_at="2025-12-01T10:00Z", decided_by=actor, evidence="Liste 3"
    )
    assert "wenn die Gruppe" not in text_of(client.get(count).content)


@pytest.mark.rules("R-RET-01")
def test_when_the_signatures_are_deleted_the_numbers_stay(client, found):
    SignatureErasure.objects.create(
        election=found.election, counted={str(found.pk): {"valid": 7}}, erased_on=date(2026, 9, 1)
    )
    said = "7 Unterschriften sind geprüft, 7 sind gültig."
    assert missing(client.get(page("reports:signature_count", found)).content, said) == []
