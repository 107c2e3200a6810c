"""What the log says of an act on the body in its term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.term.decisions import WithdrawalGround
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.succession import PassedOver
from ballots.messages.term.words import WORDS
from municipalities.law.body.suffrage import Incompatibility

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_GROUNDS = (LossGround, PassedOver)

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "mandates.begun": _("Sitze nach dem festgestellten Ergebnis erworben"),
    "mandate.incompatible": _("Auf Hinderungsgrund hingewiesen"),
    "mandate.post_ended": _("Ende des Hinderungsgrunds nachgewiesen"),
    "mandate.lost": _("Ausscheiden eines Mitglieds festgestellt"),
    "succession.passed_over": _("Person vermerkt, die nicht nachrückt"),
    "succession.drawn": _("Los über das Nachrücken gezogen"),
    "succession.determined": _("Nachrücken oder leeren Sitz festgestellt"),
    "body.ended": _("Ausländerbeirat beendet, weniger als drei Mitglieder"),
    "body.revived": _("Ausländerbeirat besteht nach berichtigtem Ergebnis weiter"),
    "election.annulled": _("Wahl rechtskräftig ungültig, alle Sitze erloschen"),
    "objection.received": _("Einspruch eingegangen"),
    "objection.reasoned": _("Gründe eines Einspruchs eingegangen"),
    "objection.corrected": _("Angaben zu einem Einspruch berichtigt"),
    "objection.decision_withdrawn": _("Entscheidung über Einspruch zurückgenommen oder aufgehoben"),
    "objection.decided": _("Über Einspruch entschieden"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "members": _("Mitglieder"),
    "starts_on": _("Mitglied seit"),
    "ground": _("Grund"),
    "list": _("Liste"),
    "place": _("Platz"),
    "post": _("Hinderungsgrund"),
    "served_on": _("Zugestellt am"),
    "proven_on": _("Nachgewiesen am"),
    "found_on": _("Festgestellt am"),
    "effective_on": _("Wirksam seit"),
    "noted_on": _("Bekannt seit"),
    "skipped": _("Übergangene Plätze"),
    "reference": _("Aktenzeichen"),
    "repeats": _("Wiederholt nach Einspruch"),
    "objector": _("Wer Einspruch erhebt"),
    "supporters": _("Unterstützende"),
    "received_on": _("Eingegangen am"),
    "outcome": _("Entscheidung"),
    "withdrawal": _("Warum sie nicht mehr gilt"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "ground": {code.value: text for kind in _GROUNDS for code, text in WORDS[kind].items()},
    "objector": {code.value: text for code, text in WORDS[Objector].items()},
    "withdrawal": {code.value: text for code, text in WORDS[WithdrawalGround].items()},
    "outcome": {code.value: text for code, text in WORDS[ObjectionOutcome].items()},
    "post": {
        Incompatibility.EXECUTIVE_MEMBER.value: _("Mitglied des Gemeindevorstands"),
        Incompatibility.CIVIL_SERVANT.value: _("Beamtin oder Beamter der Gemeinde"),
        Incompatibility.SENIOR_EMPLOYEE.value: _(
            "hauptamtlich bei der Gemeinde, ab Entgeltgruppe E 9b"
        ),
        Incompatibility.MUNICIPAL_BODY_EMPLOYEE.value: _(
            "beschäftigt bei einer Einrichtung der Gemeinde"
        ),
    },
}
