"""The council's resolution as a PDF: what is refused by content, and that nothing is half done."""

from __future__ import annotations

import tracemalloc
import zipfile
import zlib
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from municipalities.actions.decisions import decide_body, record_residents
from municipalities.actions.papers import attach_document
from municipalities.law.basis import RuleViolation
from municipalities.law.gremium import Body
from municipalities.law.rules import MunicipalityRule
from municipalities.messages import act_text, detail_text, sentence
from municipalities.models import (
    AuditEvent,
    DecisionAttachment,
    GremiumDecision,
    ResidentCount,
    Role,
)
from municipalities.opendata.papers import (
    LARGEST_PAPER,
    check_document,
    plain_name,
    read_upload,
)
from tests import factories
from tests.factories import pdf
from tests.journeys.test_two_at_once import TOGETHER, at_once

MEGABYTE = 1024 * 1024
LARGE = b"%PDF-" + b"0" * (40 * MEGABYTE - 5)


def changed(change) -> bytes:
    """The plain PDF after ``change`` was made to it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def with_action(kind: str, **entries) -> bytes:
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject(kind),
            **{NameObject(f"/{key}"): TextStringObject(text) for key, text in entries.items()},
        }
    )

    def open_with(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)

    return changed(open_with)


def unreferenced_script(writer: PdfWriter) -> None:
    writer._add_object(DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")}))


def document_script(writer: PdfWriter) -> None:
    tree = DictionaryObject({NameObject("/Names"): ArrayObject()})
    names = DictionaryObject({NameObject("/JavaScript"): tree})
    writer.root_object[NameObject("/Names")] = names


def packed_script() -> bytes:
    """A PDF 1.5 whose script stands in a compressed object stream, listed in an xref stream."""
    inner = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"
    stream = zlib.compress(b"1 0 " + inner)
    parts = [
        b"%PDF-1.5\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
        b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream "
        b"endobj\n" % (len(stream), stream),
    ]
    at = [sum(map(len, parts[:number])) for number in range(5)]
    places = [(0, 0), (2, 4), (1, at[1]), (1, at[2]), (1, at[3]), (1, at[4])]
    table = b"".join(bytes([kind, *place.to_bytes(2, "big"), 0]) for kind, place in places)
    listed = b"5 0 obj<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream "
    end = listed % (len(table), table) + b"endobj\nstartxref\n%d\n%%%%EOF\n" % at[4]
    return b"".join(parts) + end


def without_pages(writer: PdfWriter) -> None:
    empty = {NameObject("/Kids"): ArrayObject(), NameObject("/Count"): NumberObject(0)}
    pages = DictionaryObject({NameObject("/Type"): NameObject("/Pages"), **empty})
    writer.root_object[NameObject("/Pages")] = writer._add_object(pages)


def archive(name: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(name, "Beschluss")
    return target.getvalue()


REFUSED = {
    "an empty file": (b"", "DOCUMENT_EMPTY", "Die Datei ist leer"),
    "blanks only": (b" \r\n\x00" * 9, "DOCUMENT_EMPTY", "Die Datei ist leer"),
    "a Word document under another name": (
        archive("word/document.xml"),
        "DOCUMENT_NO_PDF",
        "ein ZIP-Archiv oder ein Dokument aus Word",
    ),
    "a ZIP archive": (archive("beschluss.pdf"), "DOCUMENT_NO_PDF", "ein ZIP-Archiv"),
    "an old Word document": (b"\xd0\xcf\x11\xe0" + b"x" * 90, "DOCUMENT_NO_PDF", "älteren Word"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "DOCUMENT_NO_PDF", "ein Bild (PNG)"),
    "a web page": (b"<!DOCTYPE html><p>Nicht angemeldet", "DOCUMENT_NO_PDF", "eine Webseite"),
    "a PDF behind something else": (b"MZ" + pdf(), "DOCUMENT_NO_PDF", "von unbekannter Art"),
    "a start without a document": (b"%PDF-1.7\n", "DOCUMENT_DAMAGED", "unvollständig"),
    "a start and an end": (b"%PDF-1.7\n%%EOF\n", "DOCUMENT_DAMAGED", "unvollständig"),
    "half a PDF": (pdf()[: len(pdf()) // 2], "DOCUMENT_DAMAGED", "unvollständig"),
    "a PDF whose last bytes are missing": (pdf()[:-9], "DOCUMENT_DAMAGED", "unvollständig"),
    "a PDF without pages": (changed(without_pages), "DOCUMENT_DAMAGED", "unvollständig"),
    "a PDF with a password": (
        changed(lambda writer: writer.encrypt("geheim", algorithm="RC4-128")),
        "DOCUMENT_ENCRYPTED",
        "verschlüsselt",
    ),
    "a PDF that everybody may open and nobody may print": (
        changed(lambda writer: writer.encrypt("", "geheim", algorithm="RC4-128")),
        "DOCUMENT_ENCRYPTED",
        "verschlüsselt",
    ),
    "a PDF with JavaScript": (
        changed(document_script),
        "DOCUMENT_ACTIVE",
        "enthält JavaScript.",
    ),
    "a PDF that runs a script when it is opened": (
        with_action("/JavaScript", JS="app.alert(1)"),
        "DOCUMENT_ACTIVE",
        "enthält JavaScript.",
    ),
    "a PDF whose script no page leads to": (
        changed(unreferenced_script),
        "DOCUMENT_ACTIVE",
        "enthält JavaScript.",
    ),
    "a PDF that writes JavaScript in other letters": (
        with_action("/JavaScript", XX="app.alert(1)").replace(b"/JavaScript", b"/J#61vaScript"),
        "DOCUMENT_ACTIVE",
        "enthält JavaScript.",
    ),
    "a PDF whose script is packed away": (
        packed_script(),
        "DOCUMENT_ACTIVE",
        "enthält JavaScript.",
    ),
    "a PDF that starts a program": (
        with_action("/Launch", F="cmd.exe"),
        "DOCUMENT_ACTIVE",
        "der ein Programm startet",
    ),
    "a PDF with a file in it": (
        changed(lambda writer: writer.add_attachment("liste.exe", b"MZ")),
        "DOCUMENT_ACTIVE",
        "enthält eingebettete Dateien.",
    ),
    "a file of 40 MB": (
        LARGE,
        "DOCUMENT_TOO_LARGE",
        "40 MB groß, angenommen werden höchstens 10 MB",
    ),
}


@pytest.mark.parametrize(("content", "rule", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_pdf_is_refused_with_a_sentence_that_says_why(content, rule, words):
    with pytest.raises(RuleViolation) as refused:
        check_document(content)
    said = sentence(refused.value)
    assert (refused.value.rule, words in said) == (MunicipalityRule[rule], True), said
    # What to do comes last.
    assert said.endswith("aus.")


def linked(writer: PdfWriter) -> None:
    writer.add_uri(0, "https://example.org/", RectangleObject((0, 0, 9, 9)))


ACCEPTED = {
    "a PDF of one page": pdf(),
    "a PDF with a link": changed(linked),
    "a PDF of several pages": changed(lambda writer: writer.append(BytesIO(pdf("Anlage")))),
    "a PDF of exactly 10 MB": pdf() + b"\n" * (LARGEST_PAPER - len(pdf()) - 6) + b"%%EOF\n",
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_a_plain_pdf_is_accepted(content):
    check_document(content)


def test_an_upload_of_40_mb_is_refused_before_it_is_read():
    upload = TemporaryUploadedFile("beschluss.pdf", "application/pdf", 40 * MEGABYTE, None)
    upload.truncate(40 * MEGABYTE)
    tracemalloc.start()
    with pytest.raises(RuleViolation) as refused:
        read_upload(upload)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    upload.close()
    assert refused.value.rule is MunicipalityRule.DOCUMENT_TOO_LARGE
    assert peak < MEGABYTE


NAMES = {
    "a plain name stays": ("Beschluss 12.pdf", "Beschluss 12.pdf"),
    "folders are left out": ("C:\\Akten\\..\\Beschluss.pdf", "Beschluss.pdf"),
    "characters that turn the name around are left out": ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
    "line breaks are left out": ('a\r\nSet-Cookie: x=1".pdf', 'aSet-Cookie: x=1".pdf'),
    "a long name keeps its ending": ("B" * 200 + ".pdf", "B" * 145 + "….pdf"),
    "a long name without an ending is cut": ("B" * 200, "B" * 150),
    "nothing left": ("../", "Dokument.pdf"),
}


@pytest.mark.parametrize(("name", "kept"), NAMES.values(), ids=NAMES)
def test_a_file_name_is_kept_without_what_misleads(name, kept):
    assert (plain_name(name), len(plain_name(name)) <= 150) == (kept, True)


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
    assert happened == {"done": 1, MunicipalityRule.DOCUMENT_TWICE: TOGETHER - 1}
    assert decision.attachments.count() == 1
    assert AuditEvent.objects.filter(act="body.document_attached").count() == 1
