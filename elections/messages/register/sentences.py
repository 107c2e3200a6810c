"""The sentences about the register and its imports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import Doubt
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    RegisterRule.EXTRACT_FROM_FUTURE: _(
        "Der Stand des Auszugs (%(taken_on)s) liegt in der Zukunft. Tragen Sie den Tag ein, an "
        "dem er erstellt wurde."
    ),
    RegisterRule.EXTRACT_AFTER_CLOSING: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Danach wird niemand "
        "mehr eingetragen, auch nicht durch einen Auszug; es ist nichts geändert worden."
    ),
    RegisterRule.EXTRACT_DECIDED: _(
        "Über den Auszug „%(name)s“ ist schon entschieden. Laden Sie ihn neu hoch, wenn er doch "
        "gebraucht wird."
    ),
    RegisterRule.EXTRACT_OLDER: _(
        "Der Auszug vom %(taken_on)s ist älter als der zuletzt übernommene vom %(newer)s. Er würde "
        "das Verzeichnis zurücksetzen. Laden Sie den neuesten Auszug hoch."
    ),
    RegisterRule.EXTRACT_NOT_CHECKED: _(
        "Der Auszug „%(name)s“ ist noch nicht geprüft. Starten Sie zuerst die Prüfung."
    ),
    RegisterRule.EXTRACT_BEING_CHECKED: _(
        "Die Prüfung von „%(name)s“ läuft schon. Warten Sie, bis sie fertig ist."
    ),
    RegisterRule.CHECK_OUTDATED: _(
        "Das Verzeichnis hat sich seit der Prüfung geändert. Prüfen Sie „%(name)s“ noch einmal; "
        "übernommen wurde nichts."
    ),
    RegisterRule.ROWS_FAULTY: _(
        "Nicht lesbare Zeilen: %(faults)s. Es ist nichts übernommen worden. Lassen Sie "
        "den Auszug berichtigen, oder legen Sie diese Zeilen zur Klärung beiseite."
    ),
    RegisterRule.NOBODY_ELIGIBLE: _(
        "Unter %(rows)s Zeilen ist niemand wahlberechtigt. Prüfen Sie die Zuordnung der Spalten "
        "und die Form der Tage; es ist nichts übernommen worden."
    ),
    RegisterRule.MANY_STRUCK: _(
        "Durch diesen Auszug würden %(gone)s von %(standing)s Personen gestrichen (%(norm)s). "
        "Vielleicht ist er unvollständig. Bestätigen Sie ausdrücklich, dass alle gemeint sind."
    ),
    RegisterRule.MAPPING_INCOMPLETE: _(
        "Ohne diese Felder lässt sich das Wahlrecht nicht prüfen: %(fields)s. Ordnen Sie jedem "
        "eine Spalte zu."
    ),
    RegisterRule.MAPPING_UNKNOWN: _(
        "Die Zuordnung „%(name)s“ gibt es nicht. Bekannt sind: %(known)s. Legen Sie sie beim "
        "Hochladen eines Auszugs an."
    ),
    RegisterRule.CASE_DECIDED: _(
        "Über diesen Fall ist schon entschieden. Sehen Sie nach, wer es war und warum."
    ),
    RegisterRule.CASE_NEEDS_REASON: _(
        "Eine Entscheidung braucht ihren Grund. Er steht später in den Bemerkungen."
    ),
    RegisterRule.CASE_IS_FAULT: _(
        "Diese Zeile ließ sich nicht lesen. Tragen Sie die Person von Hand ein, wenn sie "
        "wahlberechtigt ist, und vermerken Sie den Fall dann als erledigt."
    ),
    RegisterRule.CASE_BIRTH_DATE: _(
        "Der Tag der Geburt kann nicht stimmen: Wer am %(birth_date)s geboren ist, ist am Wahltag "
        "nicht 18 Jahre alt oder über 120. Tragen Sie den richtigen Tag ein."
    ),
    RegisterRule.REGISTER_ON_HOLD: _(
        "Das Löschen ist ausgesetzt: %(reason)s. Heben Sie die Aussetzung zuerst auf."
    ),
    RegisterRule.TOO_EARLY_TO_ERASE: _(
        "Das Wählerverzeichnis wird bis zum %(keep_until)s aufbewahrt (%(norm)s). Danach lässt es "
        "sich löschen."
    ),
    RegisterRule.ELECTION_NOT_OVER: _(
        "Die Wahl ist noch nicht vorbei (Stand: %(phase)s). Das Wählerverzeichnis lässt sich erst "
        "löschen, wenn das Ergebnis bekannt gemacht oder die Wahl abgesagt ist."
    ),
    RegisterRule.ELECTION_UNDER_REVIEW: _(
        "Einsprüche gegen die Wahl, über die noch nicht entschieden ist: %(objections)s. So lange "
        "wird das Wählerverzeichnis aufbewahrt (%(norm)s)."
    ),
    RegisterRule.REGISTER_ERASED: _(
        "Das Wählerverzeichnis ist seit dem %(day)s gelöscht. Daran lässt sich nichts mehr ändern."
    ),
    RegisterRule.NO_HOLD: _(
        "Das Löschen ist nicht ausgesetzt. Laden Sie die Seite neu; vielleicht hat jemand anderes "
        "die Aussetzung schon aufgehoben."
    ),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-REG-01": _("Für die Ausländerbeiratswahl gibt es je Wahlbezirk ein eigenes Verzeichnis."),
    "R-REG-02": _(
        "Von Amts wegen wird eingetragen, wer am 42. Tag vor der Wahl mit Hauptwohnung gemeldet "
        "und wahlberechtigt ist."
    ),
    "R-REG-06": _(
        "Das Verzeichnis nennt laufende Nummer, Familienname, Vornamen und Wohnung; die Nummern "
        "laufen je Wahlbezirk durch. Melderechtliche Angaben werden nicht gedruckt."
    ),
    "R-REG-07": _(
        "Die Wahlbenachrichtigung nennt Person, Wahlraum mit Barrierefreiheit, Wahlzeit und Nummer "
        "und erklärt den Antrag auf einen Wahlschein."
    ),
    "R-DP-01": _(
        "Staatsangehörigkeit und Wohndauer dienen nur der Entscheidung über das Wahlrecht. Sie "
        "stehen in keinem Verzeichnis, Ausdruck oder Export."
    ),
    "R-DP-02": _(
        "Wer eine Auskunftssperre hat, wird bei der Einsicht nicht gezeigt und im Ausdruck "
        "geschützt."
    ),
    "R-RET-01": _(
        "Wählerverzeichnis und Wahlscheinverzeichnis werden sechs Monate nach der Wahl gelöscht, "
        "wenn kein Verfahren mehr läuft."
    ),
}

EXTRACT_FAILED = _(
    "Der Auszug konnte nicht verarbeitet werden. Das bisherige Verzeichnis ist unverändert. "
    "Versuchen Sie es noch einmal; gelingt es wieder nicht, melden Sie es der Stelle, die das "
    "System betreut."
)

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Doubt: {
        Doubt.NATIONALITY: _("Staatsangehörigkeit ungeklärt oder ohne Angabe"),
        Doubt.BIRTH_DATE: _("Geburtsdatum unmöglich oder unvollständig"),
        Doubt.RESIDENT_SINCE: _("Tag des Zuzugs unmöglich oder unvollständig"),
        Doubt.TWICE: _("gleicher Name und gleiches Geburtsdatum"),
        Doubt.LATE: _("erst nach Beginn der Einsicht gemeldet"),
    },
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "register.extract_handed_in": _("Auszug aus dem Melderegister hochgeladen"),
    "register.extract_read_as": _("Zuordnung der Spalten festgelegt"),
    "register.extract_dropped": _("Auszug verworfen"),
    "register.extract_taken_in": _("Auszug in das Wählerverzeichnis übernommen"),
    "register.numbers_fixed": _("Laufende Nummern festgeschrieben"),
    "register.case_decided": _("Zweifelsfall entschieden"),
    "register.erased": _("Wählerverzeichnis gelöscht"),
    "register.hold_set": _("Löschen des Wählerverzeichnisses ausgesetzt"),
    "register.hold_lifted": _("Aussetzung des Löschens aufgehoben"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "sha256": _("Prüfsumme der Datei"),
    "taken_on": _("Stand des Auszugs"),
    "rows": _("Zeilen"),
    "eligible": _("wahlberechtigt"),
    "excluded": _("nicht wahlberechtigt"),
    "left_out": _("nach Entscheidung nicht eingetragen"),
    "doubtful": _("Zweifelsfälle"),
    "faults": _("fehlerhafte Zeilen"),
    "entered": _("eingetragen"),
    "changed": _("geändert"),
    "struck": _("gestrichen"),
    "restored": _("wieder eingetragen"),
    "unassigned": _("ohne Wahlbezirk"),
    "entries": _("Eintragungen"),
    "mapping": _("Zuordnung"),
    "kind": _("Art"),
    "entered_person": _("eingetragen"),
    "keep_until": _("Aufzubewahren bis"),
    "strikes": _("Streichungen"),
    "corrections": _("Bemerkungen zu Eintragungen"),
    "applications": _("Anträge auf Wahlscheine"),
    "receipts": _("Eingänge von Online-Anträgen"),
    "cards": _("Wahlscheine"),
    "notice_returns": _("zurückgekommene Wahlbenachrichtigungen"),
    "inspections": _("Einsichten in das Verzeichnis"),
    "register_objections": _("Einsprüche gegen das Verzeichnis"),
    "doubtful_cases": _("Zweifelsfälle mit ihren Entscheidungen"),
    "open_extracts": _("Auszüge, die nicht übernommen sind: Teile und Zeilen"),
}
