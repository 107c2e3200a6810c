"""A paper is issued: kept as bytes with the hash of its facts, one of a kind for each fact."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from elections.models import Election
from municipalities.models import AuditEvent, Commission, Letterhead, Municipality, User
from reports.models import Document
from reports.pdf.letters import TOWN_EXECUTIVE, SenderFacts
from reports.pdf.theme import fingerprint

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ELECTION_OFFICE = "Die Wahlleitung"
EXECUTIVE = "Der Gemeindevorstand"
# Above so many inhabitants, and in every kreisfreie Stadt, the mayor is an Oberbürgermeister.
LARGE_TOWN = 50_000


def issue(
    kind: Document.Kind,
    about: str,
    facts: DataclassInstance,
    content: bytes,
    *,
    file: Election | Commission,
    actor: User,
) -> Document:
    """Keep one paper inside the caller's transaction; a second issue returns the first.

    ``about`` names the fact („succession:12“), ``file`` is where the paper is filed.
    """
    existing = Document.objects.filter(kind=kind, about=about).first()
    if existing is not None:
        return existing
    document = Document.objects.create(
        municipality=file.municipality,
        election=file if isinstance(file, Election) else None,
        commission=file if isinstance(file, Commission) else None,
        kind=kind,
        about=about,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        facts_sha256=fingerprint(facts),
        issued_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "paper.issued",
        document,
        file.municipality,
        paper=document.get_kind_display(),
        sha256=document.sha256,
        facts_sha256=document.facts_sha256,
    )
    return document


def election_office(municipality: Municipality) -> SenderFacts:
    """Return the Wahlleitung as the sender of a paper, without what nobody entered."""
    head = _letterhead(municipality)
    return SenderFacts(
        municipality=municipality.short_name,
        office=ELECTION_OFFICE,
        person=head.returning_officer,
        function="Wahlleiterin/Wahlleiter" if head.returning_officer else "",
        address=lines(head.address),
        contact=_contact(head),
    )


def executive(municipality: Municipality) -> SenderFacts:
    """Return the Gemeindevorstand, in a town the Magistrat, as who signs (§ 9 Abs. 2 HGO).

    It closes the register (§ 15 KWO), keeps the list of invalid Wahlscheine (§ 18 KWO), and writes
    the papers of the commission (§§ 72, 89 HGO).
    """
    head = _letterhead(municipality)
    return SenderFacts(
        municipality=municipality.short_name,
        office=TOWN_EXECUTIVE if municipality.is_town else EXECUTIVE,
        person=head.mayor,
        function=_mayor(municipality) if head.mayor else "",
        address=lines(head.address),
        contact=_contact(head),
    )


def _mayor(municipality: Municipality) -> str:
    """Return what the head of the executive is called (§ 45 Abs. 1 HGO)."""
    is_large = (municipality.population or 0) > LARGE_TOWN
    if municipality.kind == "kreisfreie Stadt" or (municipality.is_town and is_large):
        return "Oberbürgermeisterin/Oberbürgermeister"
    return "Bürgermeisterin/Bürgermeister"


def authority_of(municipality: Municipality) -> tuple[str, ...]:
    """Return the lines of the supervisory authority's address, none where nobody entered it."""
    return lines(_letterhead(municipality).authority)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not blank."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _letterhead(municipality: Municipality) -> Letterhead:
    return Letterhead.objects.filter(municipality=municipality).first() or Letterhead()


def _contact(head: Letterhead) -> tuple[str, ...]:
    phone = [f"Telefon {head.phone}"] if head.phone else []
    return (*phone, *([head.email] if head.email else []))
