"""What is said of support signatures: refusals, words, and lines of the log."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.nominations.support import SignatureOutcome, SlipReason, Stated, SupportRule
from elections.models.nominations.support import OUTCOMES
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    SupportRule.SIGNER_UNCLEAR: _(
        "Im Wählerverzeichnis steht niemand genau so (%(norm)s). Prüfen Sie die Schreibweise, oder "
        "wählen Sie aus, wer es ist oder was das Melderegister sagt."
    ),
    SupportRule.SIGNER_STRUCK: _(
        "Diese Person ist im Wählerverzeichnis gestrichen (%(norm)s). Wählen Sie aus, was das "
        "Melderegister für den Tag der Unterschrift sagt."
    ),
    SupportRule.NOT_CERTIFIED: _(
        "Für diese Person gibt es keine Bescheinigung: %(outcome)s (%(norm)s)."
    ),
    SupportRule.SIGNATURE_NOT_THERE: _(
        "Bei %(list)s ist keine Unterschrift mit der Nummer %(number)s geprüft (%(norm)s)."
    ),
    SupportRule.TOO_MANY_FORMS: _(
        "%(count)s Formblätter auf einmal können nicht stimmen (%(norm)s). Möglich sind 1 bis "
        "%(most)s."
    ),
}

_OUTCOMES = {SignatureOutcome(key): text for key, text in OUTCOMES}
_SLIPS = {
    SlipReason.OTHER_LIST: _("Das Blatt gehört zu einer anderen Liste"),
    SlipReason.OTHER_PERSON: _("Eingetippt war eine andere Person"),
    SlipReason.SHEET_TWICE: _("Dasselbe Blatt ist zweimal geprüft"),
    SlipReason.WRONG_ANSWER: _("Das Ergebnis war falsch gewählt"),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    SignatureOutcome: _OUTCOMES,
    SlipReason: _SLIPS,
    Stated: {
        Stated.ELECTOR: _("Sie war wahlberechtigt"),
        Stated.NO_ELECTOR: _("Sie ist gemeldet, war aber nicht wahlberechtigt"),
        Stated.NOT_FOUND: _("Sie ist nicht zu finden"),
    },
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "support.forms_issued": _("Formblätter für Unterstützungsunterschriften ausgegeben"),
    "support.forms_taken_back": _("Ausgabe von Formblättern zurückgenommen"),
    "support.signature_looked_up": _("Unterstützungsunterschrift geprüft"),
    "support.right_to_vote_certified": _("Bescheinigung des Wahlrechts gedruckt"),
    "support.signature_taken_back": _("Prüfung einer Unterstützungsunterschrift zurückgenommen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "forms": _("Formblätter"),
    "given_out_on": _("Ausgegeben am"),
    "signature": _("Ergebnis"),
    "signature_number": _("Nummer der Prüfung"),
    "slip": _("Warum zurückgenommen"),
    "represented": _("Vertreten"),
    "in_council": _("im Ausländerbeirat"),
    "in_landtag": _("im Landtag"),
    "in_bundestag": _("im Bundestag über eine hessische Landesliste"),
    "had_commission": _("Integrations-Kommission statt Ausländerbeirat"),
    "evidence": _("Nachweis"),
    "support_signatures": _("Unterstützungsunterschriften"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "signature": {outcome.value: text for outcome, text in _OUTCOMES.items()},
    "slip": {reason.value: text for reason, text in _SLIPS.items()},
}
