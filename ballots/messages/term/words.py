"""Words for the values of the law on the body in its term."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.term.decisions import WithdrawalGround
from ballots.law.term.mandates import Effective, LossGround, MandateState
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.succession import PassedOver
from ballots.law.term.work import TermWork

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    MandateState: {
        MandateState.HELD: _("erworben"),
        MandateState.RESTS: _("ruht"),
        MandateState.NEVER_ACQUIRED: _("gilt als nicht erworben"),
    },
    LossGround: {
        LossGround.RESIGNATION: _("Verzicht auf den Sitz"),
        LossGround.DEATH: _("Tod"),
        LossGround.ELIGIBILITY_LOST: _("Wählbarkeit verloren oder Hinderungsgrund"),
        LossGround.COURT_RULING: _("rechtskräftiges Urteil"),
        LossGround.ELECTION_REVIEW: _("Entscheidung im Wahlprüfungsverfahren"),
        LossGround.NEVER_ACQUIRED: _("Sitz wegen eines Hinderungsgrunds nicht erworben"),
        LossGround.RESULT_CORRECTED: _("Ergebnis neu festgestellt"),
    },
    Objector: {
        Objector.OWN_RIGHTS: _("wahlberechtigt, macht eigene Rechte geltend"),
        Objector.SUPPORTED: _("wahlberechtigt, mit Unterstützung anderer"),
        Objector.NO_ELECTOR: _("nicht wahlberechtigt"),
    },
    ObjectionOutcome: {
        ObjectionOutcome.INADMISSIBLE: _("als unzulässig zurückgewiesen"),
        ObjectionOutcome.DISMISSED: _("als unbegründet zurückgewiesen"),
        ObjectionOutcome.REDETERMINE: _("begründet: Ergebnis neu feststellen"),
        ObjectionOutcome.REPEAT: _("begründet: Wahl wiederholen"),
        ObjectionOutcome.SEAT_LOST: _("begründet: eine Person verliert den Sitz"),
    },
    WithdrawalGround: {
        WithdrawalGround.SLIP: _("falsch eingetragen"),
        WithdrawalGround.JUDGMENT: _("durch Urteil aufgehoben"),
    },
    PassedOver: {
        PassedOver.LEFT_GROUP: _("aus Partei oder Wählergruppe ausgeschieden"),
        PassedOver.WAIVED: _("Verzicht erklärt"),
        PassedOver.DEAD: _("verstorben"),
        PassedOver.NOT_ELIGIBLE: _("nicht wählbar"),
    },
    Effective: {
        Effective.EVENT: _("verloren mit diesem Tag"),
        Effective.START: _("leer von Anfang an"),
        Effective.FINDING: _("verloren mit der Feststellung der Wahlleitung"),
        Effective.FINDING_UNAPPEALABLE: _("verloren, wenn die Feststellung unanfechtbar ist"),
        Effective.RULING_FINAL: _("verloren, wenn die Entscheidung rechtskräftig ist"),
    },
    TermWork: {
        TermWork.FIND_NOT_ACQUIRED: _("Feststellen, dass ein Sitz nicht erworben ist"),
        TermWork.DETERMINE_SUCCESSION: _("Feststellen, wer nachrückt"),
        TermWork.DECIDE_OBJECTION: _("Über einen Einspruch entscheiden"),
        TermWork.REPEAT_ELECTION: _("Wahl wiederholen"),
        TermWork.ENTER_FINALITY: _("Eintragen, seit wann die Wahl rechtskräftig ungültig ist"),
        TermWork.DECIDE_ONE_OBJECTION: _("Über den Einspruch %(reference)s entscheiden"),
        TermWork.SEAT_SUCCESSOR: _("Nachrücken für %(left)s feststellen: %(name)s"),
        TermWork.LEAVE_SEAT_EMPTY: _("Feststellen, dass der Sitz von %(left)s leer bleibt"),
        TermWork.DRAW_LOT: _("Los um den Sitz von %(left)s ziehen"),
    },
}
