"""Words for the values of the law on the body."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body, Nearness
from municipalities.law.body.known import BodyKnown
from municipalities.law.body.outcome import Outcome
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.law.body.suffrage import Exclusion, Incompatibility
from municipalities.law.body.terms import TermUse

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

OUTCOMES: dict[Outcome, _StrOrPromise] = {
    Outcome.HELD: _("Es wurde gewählt"),
    Outcome.NO_LIST: _("Keine Wahl: keine Liste eingereicht oder keine zugelassen"),
    Outcome.TOO_FEW_CANDIDATES: _("Keine Wahl: weniger Personen auf den Listen als Sitze"),
    Outcome.UNKNOWN: _("Nicht bekannt: die bisherige Eintragung war falsch"),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Outcome: OUTCOMES,
    TermUse: {
        TermUse.DECISION: _("Entscheidungen von Gemeinden über ihr Gremium"),
        TermUse.ELECTION: _("angelegte Wahlen"),
        TermUse.EVENT: _("eingetragene Wahlen und Gremien"),
        TermUse.COMMISSION: _("Integrations-Kommissionen"),
        TermUse.SOURCE: _("Angaben öffentlicher Quellen"),
    },
    Body: {Body.ABR: _("Ausländerbeirat"), Body.IK: _("Integrations-Kommission")},
    BodyState: {
        BodyState.ABR_ELECTION: _("Ausländerbeirat, gewählt oder zu wählen"),
        BodyState.IK_BY_CHOICE: _("Integrations-Kommission durch Beschluss"),
        BodyState.IK_AFTER_FAILED_ELECTION: _("Integrations-Kommission, weil die Wahl ausfiel"),
        BodyState.IK_AFTER_DROP_BELOW_3: _(
            "Integrations-Kommission, weil weniger als drei Mitglieder blieben"
        ),
        BodyState.IK_GROUND_UNKNOWN: _("Integrations-Kommission, Grund nicht bekannt"),
        BodyState.NONE_ALLOWED: _("keine Pflicht"),
        BodyState.UNDECIDED: _("noch nicht entschieden"),
        BodyState.NOT_REPORTED: _("nicht bekannt, ob es ein Gremium gibt"),
        BodyState.ELECTION_UNKNOWN: _("nicht bekannt, ob gewählt wurde"),
        BodyState.ELECTION_ANNULLED: _("Wahl für ungültig erklärt, zu wiederholen"),
        BodyState.UNKNOWN: _("nicht bekannt"),
    },
    BodyKnown: {
        BodyKnown.HAS_BODY: _("hat ein Gremium"),
        BodyKnown.BEYOND_DUTY: _("hat ein Gremium ohne festgestellte Pflicht"),
        BodyKnown.OWES_BODY: _("schuldet nachweislich eines"),
        BodyKnown.NOT_REPORTED: _("nicht gemeldet"),
        BodyKnown.DUTY_UNKNOWN: _("Pflicht unbekannt"),
        BodyKnown.NO_DUTY: _("keine Pflicht, kein Gremium bekannt"),
    },
    NextStep: {
        NextStep.STATE_RESIDENTS: _("Zahl der gemeldeten ausländischen Einwohner eintragen"),
        NextStep.DECIDE_BODY: _("Über Ausländerbeirat oder Integrations-Kommission entscheiden"),
        NextStep.CHOOSE_COMMISSION: _(
            "Eintragen, welches Gremium es gibt, oder über eine Integrations-Kommission entscheiden"
        ),
        NextStep.HOLD_ELECTION: _("Ausländerbeirat wählen lassen"),
        NextStep.RECORD_ELECTION: _("Eintragen, ob der Ausländerbeirat gewählt wurde"),
        NextStep.FORM_COMMISSION: _("Integrations-Kommission bilden"),
    },
    Exclusion: {
        Exclusion.GERMAN: _("besitzt die deutsche Staatsangehörigkeit"),
        Exclusion.NATIONALITY_UNCLEAR: _("Staatsangehörigkeit ist ungeklärt"),
        Exclusion.NOT_REGISTERED: _("ist in der Gemeinde nicht gemeldet"),
        Exclusion.STATE_RECEPTION: _("wohnt in einer Erstaufnahmeeinrichtung des Landes"),
        Exclusion.HOMELESS: _("hat keine Wohnung"),
        Exclusion.TOO_YOUNG: _("ist am Stichtag noch keine 18 Jahre alt"),
        Exclusion.RESIDENT_TOO_SHORT: _("wohnt noch nicht lange genug in der Gemeinde"),
        Exclusion.SECONDARY_DWELLING: _("hat hier nicht die Hauptwohnung"),
        Exclusion.COURT: _("hat das Recht durch Richterspruch verloren"),
        Exclusion.DECEASED: _("ist verstorben"),
    },
    Incompatibility: {
        Incompatibility.EXECUTIVE_MEMBER: _("gehört dem Gemeindevorstand an"),
        Incompatibility.CIVIL_SERVANT: _("ist Beamtin oder Beamter der Gemeinde"),
        Incompatibility.SENIOR_EMPLOYEE: _(
            "ist hauptamtlich bei der Gemeinde beschäftigt, ab Entgeltgruppe E 9b"
        ),
        Incompatibility.MUNICIPAL_BODY_EMPLOYEE: _(
            "ist bei einer Einrichtung der Gemeinde beschäftigt"
        ),
    },
    DutyKind: {
        DutyKind.STATE_RESIDENTS: _("Zahl der gemeldeten ausländischen Einwohner eintragen"),
        DutyKind.DECIDE_BODY: _("Über Ausländerbeirat oder Integrations-Kommission entscheiden"),
        DutyKind.CHOOSE_COMMISSION: _(
            "Eintragen, welches Gremium es gibt, oder über eine Integrations-Kommission entscheiden"
        ),
        DutyKind.HOLD_ELECTION: _("Ausländerbeirat wählen lassen"),
        DutyKind.RECORD_ELECTION: _("Eintragen, ob der Ausländerbeirat gewählt wurde"),
        DutyKind.FORM_COMMISSION: _("Integrations-Kommission bilden"),
        DutyKind.FILL_SEATS: _("Freie Sitze mit sachkundigen Einwohnern besetzen"),
        DutyKind.ELECT_CO_CHAIR: _("Zweite Person in den gemeinsamen Vorsitz wählen"),
        DutyKind.HOLD_MEETING: _("Sitzung der Integrations-Kommission abhalten"),
        DutyKind.GIVE_REPORT: _("Jahresbericht der Integrations-Kommission vorlegen"),
    },
    Nearness: {
        Nearness.APPROACHING: _("nahe unter der Grenze von 1000: die Pflicht kann bald beginnen"),
        Nearness.JUST_ABOVE: _("nahe über der Grenze von 1000: die Pflicht kann bald enden"),
    },
}

COUNCIL_RIGHT_TEXTS: dict[str, _StrOrPromise] = {
    "represents_foreign_residents": _("vertritt die Interessen der ausländischen Einwohner"),
    "advises_all_organs": _("berät die Organe der Gemeinde in allen Fragen, die sie betreffen"),
    "is_informed_in_time": _("wird vom Gemeindevorstand rechtzeitig unterrichtet"),
    "may_propose": _("kann Vorschläge machen"),
    "is_heard_in_important_matters": _("wird in wichtigen Angelegenheiten gehört"),
    "may_move_motions": _("kann in wichtigen Angelegenheiten Anträge an die Vertretung stellen"),
}

CANCELLATION_DUTY_TEXTS: dict[str, _StrOrPromise] = {
    "declare": _("Die Wahlleitung stellt fest, dass keine Wahl stattfindet."),
    "publish": _("Die Wahlleitung macht die Absage öffentlich bekannt."),
    "inform_supervision": _("Die Wahlleitung unterrichtet die Aufsichtsbehörde."),
}
