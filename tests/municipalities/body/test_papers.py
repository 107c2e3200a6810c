"""The council's resolution as a PDF: kept as it came, refused with nothing half done."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from municipalities.actions.body.decisions import decide_body
from municipalities.actions.body.papers import attach_document
from municipalities.actions.residents.counts import record_residents
from municipalities.law.basis import RuleViolation
from municipalities.law.body.gremium import Body
from municipalities.law.body.rules import BodyRule
from municipalities.messages import act_text, detail_text, sentence
from municipalities.models import (
    AuditEvent,
    DecisionAttachment,
    GremiumDecision,
    ResidentCount,
    Role,
)
from tests import factories
from tests.factories import pdf
from tests.journeys.test_two_at_once import TOGETHER, at_once
from tests.municipalities.body.test_paper_content import LARGE, archive

# --- The act ----------------------------------------------------------------------------------


def decided(place=None) -> GremiumDecision:
    """A decision for a council, in a municipality that owes one."""
    place = place or factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    record_residents(
        place, foreign_residents=2000, as_of=date(2025, 6, 30), source="HSL",
        status=ResidentCount.Status.OFFICIAL, today=factories.TODAY, actor=actor,
    )  # fmt: skip
    return decide_body(
        place, factories.term(), body=Body.ABR, seats=9, decided_on=date(2025, 9, 1),
        resolution="STVV 2025/0147", today=factories.TODAY, actor=actor,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04")
def test_a_document_is_kept_as_it_came_with_its_hash_and_logged():
    decision = decided()
    content = pdf()
    made = attach_document(
        decision.pk, name="Beschluss.pdf", content=content, actor=decision.recorded_by
    )
    stored = DecisionAttachment.objects.get(pk=made.pk)
    digest = sha256(content).hexdigest()
    assert bytes(stored.content) == content
    assert (stored.sha256, stored.size, stored.name) == (digest, len(content), "Beschluss.pdf")
    event = AuditEvent.objects.get(act="body.document_attached")
    assert event.chain_id == decision.municipality.ags
    assert event.details == {"decision": decision.pk, "sha256": digest, "size": len(content)}
    assert act_text(event.act) != event.act
    assert all(detail_text(name) != name for name in event.details)


@pytest.mark.django_db
def test_the_same_document_twice_is_refused_but_another_one_is_added():
    decision = decided()
    actor = decision.recorded_by
    attach_document(decision.pk, name="Beschluss.pdf", content=pdf(), actor=actor)
    with pytest.raises(RuleViolation) as refused:
        attach_document(decision.pk, name="anders.pdf", content=pdf(), actor=actor)
    assert sentence(refused.value) == (
        "Genau diese Datei liegt bei der Entscheidung vom 01.09.2025 schon vor, unter dem Namen "
        "„Beschluss.pdf“. Sie brauchen nichts weiter zu tun; eine andere Fassung wählen Sie als "
        "eigene Datei aus."
    )
    attach_document(decision.pk, name="Anlage.pdf", content=pdf("Anlage"), actor=actor)
    assert [one.name for one in decision.attachments.all()] == ["Anlage.pdf", "Beschluss.pdf"]
    assert AuditEvent.objects.filter(act="body.document_attached").count() == 2


# --- The pages --------------------------------------------------------------------------------


def typed(**change) -> dict[str, object]:
    term = factories.term()
    return {
        "term": term.pk, "body": "ABR", "seats": "9", "decided_on": "2025-09-01",
        "resolution": "STVV 2025/0147", **change,
    }  # fmt: skip


def upload(content: bytes, name: str = "Beschluss.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def place(client):
    """A municipality that owes a body, with its officer signed in."""
    found = factories.MunicipalityFactory.create()
    record_residents(
        found, foreign_residents=2000, as_of=date(2025, 6, 30), source="HSL",
        status=ResidentCount.Status.OFFICIAL, today=factories.TODAY, actor=factories.lead(found),
    )  # fmt: skip
    client.force_login(factories.officer(found))
    return found


@pytest.mark.django_db
def test_decision_and_document_are_entered_together_and_shown(client, place):
    address = reverse("municipalities:decide", args=[place.ags])
    answer = client.post(address, typed(document=upload(pdf())), follow=True)
    document = DecisionAttachment.objects.get()
    page = text_of(answer)
    assert answer.status_code == 200
    assert (document.decision, document.sha256 in page) == (GremiumDecision.objects.get(), True)
    assert reverse("municipalities:document", args=[place.ags, document.pk]) in page


@pytest.mark.django_db
def test_without_a_document_the_decision_is_entered_as_before(client, place):
    answer = client.post(reverse("municipalities:decide", args=[place.ags]), typed(), follow=True)
    assert (answer.status_code, GremiumDecision.objects.count()) == (200, 1)
    assert "keines hinterlegt" in text_of(answer)


REFUSED_TOGETHER = {
    "an empty file": (b"", "Die Datei ist leer"),
    "a renamed Word document": (archive("word/document.xml"), "Die Datei ist kein PDF"),
    "a truncated PDF": (pdf()[:-9], "unvollständig oder beschädigt"),
    "a file of 40 MB": (LARGE, "Die Datei ist 40 MB groß"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "words"), REFUSED_TOGETHER.values(), ids=REFUSED_TOGETHER)
def test_a_refused_document_writes_no_decision_and_what_was_typed_stays(
    client, place, content, words
):
    before = AuditEvent.objects.count()
    answer = client.post(
        reverse("municipalities:decide", args=[place.ags]), typed(document=upload(content))
    )
    assert answer.status_code == 422
    assert words in answer.context["form"].errors["document"][0]
    assert 'value="STVV 2025/0147"' in text_of(answer)
    # The term of the form is one more event than before, the decision is none.
    acts = set(AuditEvent.objects.values_list("act", flat=True))
    assert (GremiumDecision.objects.count(), DecisionAttachment.objects.count()) == (0, 0)
    assert "body.decided" not in acts
    assert AuditEvent.objects.count() == before + 1


@pytest.mark.django_db
def test_a_document_can_be_attached_later(client, place):
    client.post(reverse("municipalities:decide", args=[place.ags]), typed())
    decision = GremiumDecision.objects.get()
    address = reverse("municipalities:attach", args=[place.ags, decision.pk])
    assert "STVV 2025/0147" in text_of(client.get(address))
    assert client.post(address, {}).status_code == 422
    answer = client.post(address, {"document": upload(pdf())}, follow=True)
    assert "Das Dokument liegt jetzt bei der Entscheidung." in text_of(answer)
    again = client.post(address, {"document": upload(pdf())})
    assert again.status_code == 422
    assert "schon vor" in again.context["form"].errors["document"][0]
    assert decision.attachments.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.STATE_MONITOR, Role.STATE_ADMIN])
def test_whoever_may_read_the_municipality_downloads_exactly_what_came(client, role):
    decision = decided()
    place = decision.municipality
    made = attach_document(
        decision.pk, name="../\u202eböse.pdf", content=pdf(), actor=decision.recorded_by
    )
    state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
    client.force_login(factories.person(role, None if state else place))
    answer = client.get(reverse("municipalities:document", args=[place.ags, made.pk]))
    assert answer.content == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == (
        f'attachment; filename="Beschluss-{place.ags}-2025-09-01-{made.pk}.pdf"'
    )


@pytest.mark.django_db
def test_documents_and_decisions_of_another_municipality_are_not_found(client, place):
    elsewhere = decided()
    made = attach_document(
        elsewhere.pk, name="Beschluss.pdf", content=pdf(), actor=elsewhere.recorded_by
    )
    for name, key in [("document", made.pk), ("attach", elsewhere.pk)]:
        for ags in [place.ags, elsewhere.municipality.ags]:
            assert client.get(reverse(f"municipalities:{name}", args=[ags, key])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_four_people_hand_in_the_same_file_at_once_and_it_is_kept_once():
    decision = decided()
    actor = decision.recorded_by
    happened = at_once(
        lambda number: attach_document(
            decision.pk, name=f"Beschluss {number}.pdf", content=pdf(), actor=actor
        )
    )
    assert happened == {"done": 1, BodyRule.DOCUMENT_TWICE: TOGETHER - 1}
    assert decision.attachments.count() == 1
    assert AuditEvent.objects.filter(act="body.document_attached").count() == 1
