"""What a file must be to be taken as the council's resolution: its content decides."""

from __future__ import annotations

import tracemalloc
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from municipalities.files.papers import LARGEST_PAPER, check_document, plain_name, read_upload
from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.messages import sentence
from tests.factories import pdf

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
    assert (refused.value.rule, words in said) == (BodyRule[rule], True), said
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
    assert refused.value.rule is BodyRule.DOCUMENT_TOO_LARGE
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
