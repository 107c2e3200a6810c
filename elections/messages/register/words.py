"""Words for the values of the law on the register."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.register.closing import LateChange
from elections.law.register.corrections import Basis, Change, Effect, Stage
from elections.law.register.languages import NoticeLanguage
from elections.law.register.verdict import Doubt
from elections.law.register.way import RegisterStep

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Doubt: {
        Doubt.ROWS_DIFFER: _("mehrere Zeilen, die einander widersprechen"),
        Doubt.ID_REUSED: _("bekannte Kennung, aber anderer Name und anderes Geburtsdatum"),
        Doubt.NAME: _("kein Name angegeben"),
        Doubt.NATIONALITY: _("Staatsangehörigkeit ungeklärt oder ohne Angabe"),
        Doubt.BIRTH_DATE: _("Geburtsdatum unmöglich oder unvollständig"),
        Doubt.RESIDENT_SINCE: _("Tag des Zuzugs unmöglich oder unvollständig"),
        Doubt.MOVES_OUT: _("Wegzug gemeldet, der Tag liegt vor der Wahl oder ist nicht bekannt"),
        Doubt.TWICE: _("gleicher oder ähnlicher Name und gleiches Geburtsdatum"),
        Doubt.STRUCK: _("von Hand gestrichen, nach dem Auszug wahlberechtigt"),
        Doubt.LATE: _("erst nach Beginn der Einsicht gemeldet"),
    },
    Stage: {
        Stage.BEING_MADE: _("das Verzeichnis wird aufgestellt"),
        Stage.INSPECTED: _("die Einsicht hat begonnen"),
        Stage.CLOSED: _("das Verzeichnis ist abgeschlossen"),
    },
    Change: {
        Change.ENTER: _("Person nachtragen"),
        Change.CORRECT: _("Angaben berichtigen"),
        Change.MOVE: _("Umzug in der Gemeinde vermerken"),
        Change.STRIKE: _("Person streichen"),
        Change.RESTORE: _("Person wieder eintragen"),
    },
    Basis: {
        Basis.EX_OFFICIO: _("von Amts wegen"),
        Basis.OBVIOUS_ERROR: _("offensichtlicher Fehler, von Amts wegen"),
        Basis.OBJECTION: _("auf Einspruch"),
        Basis.APPLICATION: _("auf Antrag (nicht gemeldet)"),
        Basis.RIGHT_LOST: _("Wahlrecht ist weggefallen"),
    },
    Effect: {
        Effect.STRIKES: _("Die Person wird im Verzeichnis gestrichen, mit diesem Grund."),
        Effect.VOIDS_CARD: _("Ihr Wahlschein wird ungültig."),
        Effect.RESTORES: _(
            "Die Streichung wird zurückgenommen. Ein Wahlschein, der ungültig wurde, bleibt es."
        ),
        Effect.OLD_DATA: _(
            "Die Eintragung bekommt die frühere Kennung zurück, und die früheren Angaben, soweit "
            "sie seither niemand geändert hat."
        ),
        Effect.ASKS_AGAIN: _(
            "Der nächste Auszug, der den Zweifel zeigt, bringt die Frage wieder. Bis dahin ist "
            "von der Person nichts aufbewahrt, was nicht im Verzeichnis steht."
        ),
    },
    LateChange: {
        LateChange.CARD_ISSUED: _("Wahlschein nach dem Abschluss ausgestellt"),
        LateChange.SPECIAL_ISSUED: _("Wahlschein nach § 16a Abs. 2 KWO nach dem Abschluss"),
        LateChange.CARD_WITHDRAWN: _("Wahlschein nach dem Abschluss für ungültig erklärt"),
        LateChange.SPECIAL_WITHDRAWN: _(
            "Wahlschein nach § 16a Abs. 2 KWO nach dem Abschluss für ungültig erklärt"
        ),
    },
    NoticeLanguage: {
        NoticeLanguage.GERMAN: _("Deutsch"),
        NoticeLanguage.ENGLISH: _("Englisch"),
        NoticeLanguage.TURKISH: _("Türkisch"),
        NoticeLanguage.ARABIC: _("Arabisch"),
        NoticeLanguage.UKRAINIAN: _("Ukrainisch"),
        NoticeLanguage.ROMANIAN: _("Rumänisch"),
        NoticeLanguage.POLISH: _("Polnisch"),
        NoticeLanguage.ITALIAN: _("Italienisch"),
    },
    RegisterStep: {
        RegisterStep.LAY_OUT_DISTRICTS: _("Wahlbezirke, Wahlräume, Straßen"),
        RegisterStep.TAKE_IN_EXTRACT: _("Auszug aus dem Melderegister übernehmen"),
        RegisterStep.SETTLE_DOUBTS: _("Zweifelsfälle klären"),
        RegisterStep.ASSIGN_DISTRICTS: _("Personen ohne Wahlbezirk zuordnen"),
        RegisterStep.PRINT_NOTICES: _("Wahlbenachrichtigungen drucken"),
        RegisterStep.HOLD_INSPECTION: _("Einsicht und Einsprüche"),
        RegisterStep.TAKE_APPLICATIONS: _("Anträge auf Wahlscheine"),
    },
}
