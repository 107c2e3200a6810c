"""Words for the values of the law on lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.assumptions import OrderBasis
from elections.law.nominations.eligibility import Origin, Unknown
from elections.law.nominations.examination import PersonField
from elections.law.nominations.findings import Grade, Mender, Until
from elections.law.nominations.proofs import Proof
from elections.law.nominations.states import ListState
from elections.models.nominations.papers import PROOFS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    OrderBasis: {
        OrderBasis.LOT: _("Los im Wahlausschuss"),
        OrderBasis.RESOLUTION: _("Beschluss des Wahlausschusses"),
        OrderBasis.PUBLISHED: _("wie bekannt gemacht"),
    },
    PersonField: {
        PersonField.OCCUPATION: _("Beruf oder Stand"),
        PersonField.BIRTH_PLACE: _("Geburtsort"),
        PersonField.ADDRESS: _("Anschrift"),
    },
    Proof: {Proof(key): text for key, text in PROOFS},
    ListState: {
        ListState.DRAFT: _("Entwurf"),
        ListState.SUBMITTED: _("online abgesendet"),
        ListState.RECEIVED: _("eingegangen"),
        ListState.EXAMINED: _("geprüft, ohne Mangel"),
        ListState.DEFECTIVE: _("geprüft, mit Mängeln"),
        ListState.ADMITTED: _("zugelassen"),
        ListState.ADMITTED_IN_PART: _("zugelassen ohne einzelne Personen"),
        ListState.REFUSED: _("zurückgewiesen"),
        ListState.WITHDRAWN: _("zurückgenommen"),
    },
    Grade: {
        Grade.NOTE: _("Hinweis"),
        Grade.WARNING: _("Warnung"),
        Grade.STOP: _("hält das Absenden auf"),
    },
    Until: {
        Until.DEADLINE: _("bis zum Ende der Frist"),
        Until.DECISION: _("bis zur Entscheidung des Wahlausschusses"),
        Until.NEVER: _("nicht mehr"),
    },
    Mender: {
        Mender.LIST: _("die Liste"),
        Mender.PERSON: _("die Person"),
        Mender.OFFICE: _("das Wahlamt"),
        Mender.NOBODY: _("niemand"),
    },
    Unknown: {
        Unknown.BIRTH: _("Geburtsdatum"),
        Unknown.ORIGIN: _("Staatsangehörigkeit"),
        Unknown.RESIDENCE: _("wohnt hier seit"),
    },
    Origin: {
        Origin.UNKNOWN: _("unbekannt"),
        Origin.FOREIGN: _("ausländisch"),
        Origin.ALSO_GERMAN: _("auch deutsch"),
        Origin.NATURALISED: _("eingebürgert"),
        Origin.RESETTLER: _("Spätaussiedler"),
        Origin.GERMAN: _("nur deutsch"),
    },
}
