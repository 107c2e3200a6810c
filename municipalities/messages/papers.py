"""The words of files that are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.rules import MunicipalityRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    MunicipalityRule.DOCUMENT_EMPTY: _(
        "Die Datei ist leer, also steht kein Beschluss darin. Öffnen Sie sie auf Ihrem Rechner, "
        "speichern Sie sie noch einmal als PDF und wählen Sie sie dann erneut aus."
    ),
    MunicipalityRule.DOCUMENT_TOO_LARGE: _(
        "Die Datei ist %(size)s MB groß, angenommen werden höchstens %(largest)s MB. Speichern Sie "
        "den Beschluss mit geringerer Auflösung oder ohne Anlagen und wählen Sie ihn erneut aus."
    ),
    MunicipalityRule.DOCUMENT_NO_PDF: _(
        "Die Datei ist kein PDF, ganz gleich, wie sie heißt: Ihr Inhalt ist %(kind)s. Öffnen Sie "
        "sie im Programm, mit dem sie geschrieben ist, speichern Sie sie als PDF und wählen Sie "
        "diese Datei aus."
    ),
    MunicipalityRule.DOCUMENT_DAMAGED: _(
        "Das PDF ist unvollständig oder beschädigt: Es lässt sich nicht bis zum Ende lesen. "
        "Erzeugen Sie es noch einmal oder laden Sie es neu herunter und wählen Sie es erneut aus."
    ),
    MunicipalityRule.DOCUMENT_ENCRYPTED: _(
        "Das PDF ist verschlüsselt oder durch ein Kennwort geschützt, später könnte es niemand "
        "mehr lesen. Speichern Sie es ohne Schutz und wählen Sie es erneut aus."
    ),
    MunicipalityRule.DOCUMENT_ACTIVE: _(
        "Das PDF enthält %(content)s. Das kann auf dem Rechner anderer etwas ausführen und gehört "
        "nicht zu einem Beschluss. Drucken Sie das Dokument in eine neue PDF-Datei und wählen Sie "
        "diese aus."
    ),
    MunicipalityRule.DOCUMENT_TWICE: _(
        "Genau diese Datei liegt bei der Entscheidung vom %(day)s schon vor, unter dem Namen "
        "„%(name)s“. Sie brauchen nichts weiter zu tun; eine andere Fassung wählen Sie als eigene "
        "Datei aus."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "body.document_attached": _("Dokument zur Entscheidung über das Gremium abgelegt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "size": _("Größe in Byte"),
    "decision": _("Entscheidung Nummer"),
}
