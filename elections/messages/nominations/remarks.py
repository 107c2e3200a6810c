"""What the fields are called at which office and list write to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

FIELD_TEXTS: dict[str, _StrOrPromise] = {
    "name": _("Name der Partei oder Wählergruppe"),
    "short_name": _("Kurzbezeichnung"),
    "received_at": _("Eingegangen"),
    "trust_persons": _("Vertrauenspersonen"),
    "place": _("Platz"),
    "salutation": _("Anrede"),
    "title": _("Doktorgrad"),
    "given_name": _("Rufname"),
    "name_particle": _("Namensbestandteil"),
    "family_name": _("Familienname"),
    "birth_date": _("Geburtsdatum"),
    "birth_place": _("Geburtsort"),
    "occupation": _("Beruf oder Stand"),
    "street": _("Straße und Hausnummer"),
    "postcode": _("Postleitzahl"),
    "town": _("Ort"),
    "is_blocked": _("Auskunftssperre"),
    "reachable_at": _("Erreichbarkeitsanschrift"),
    "origin": _("Staatsangehörigkeit"),
    "post": _("Amt bei der Gemeinde"),
}


def field_text(name: str) -> _StrOrPromise:
    """Return what a field of a list or a person is called; KeyError for none."""
    return FIELD_TEXTS[name]
