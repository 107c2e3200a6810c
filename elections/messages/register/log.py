"""What the log says of an act on the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.register.closing import LateChange
from elections.law.register.corrections import Basis
from elections.messages.register.words import WORDS
from elections.models.register.objections import RegisterObjection

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "register.extract_handed_in": _("Auszug aus dem Melderegister hochgeladen"),
    "register.extract_read_as": _("Zuordnung der Spalten festgelegt"),
    "register.taking_in_requested": _("Übernahme des Auszugs angefordert"),
    "register.mapping_kept": _("Zuordnung der Spalten für spätere Auszüge gespeichert"),
    "register.extract_dropped": _("Auszug verworfen"),
    "register.extract_taken_in": _("Auszug in das Wählerverzeichnis übernommen"),
    "register.numbers_fixed": _("Laufende Nummern festgeschrieben"),
    "register.case_decided": _("Zweifelsfall entschieden"),
    "register.decision_withdrawn": _("Entscheidung über einen Zweifelsfall zurückgenommen"),
    "register.erased": _("Wählerverzeichnis gelöscht"),
    "register.hold_set": _("Löschen des Wählerverzeichnisses ausgesetzt"),
    "register.hold_lifted": _("Aussetzung des Löschens aufgehoben"),
    "register.person_added": _("Person in das Verzeichnis nachgetragen"),
    "register.corrected": _("Angaben im Verzeichnis berichtigt"),
    "register.moved": _("Umzug in der Gemeinde vermerkt"),
    "register.struck": _("Person aus dem Verzeichnis gestrichen"),
    "register.restored": _("Person wieder eingetragen"),
    "register.inspected": _("Einsicht in das Verzeichnis"),
    "register.figures_corrected": _("Zahlen eines Abschlusses berichtigt"),
    "register.closing_corrected": _("Abschluss nach dem Gesetz berichtigt"),
    "register_objection.received": _("Einspruch gegen das Verzeichnis entgegengenommen"),
    "register_objection.reasoned": _("Gründe eines Einspruchs gegen das Verzeichnis eingegangen"),
    "register_objection.decided": _("Über Einspruch gegen das Verzeichnis entschieden"),
    "language.chosen": _("Sprache der Benachrichtigung für eine Staatsangehörigkeit gewählt"),
    "language.reset": _("Sprache der Benachrichtigung auf die Voreinstellung zurückgesetzt"),
    "register.entered": _("Person in das Wählerverzeichnis eingetragen"),
    "register.closed": _("Wählerverzeichnis abgeschlossen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "sha256": _("Prüfsumme der Datei"),
    "taken_on": _("Stand des Auszugs"),
    "rows": _("Zeilen"),
    "eligible": _("wahlberechtigt"),
    "excluded": _("nicht wahlberechtigt"),
    "left_out": _("nach Entscheidung nicht eingetragen"),
    "merged": _("weitere Zeilen derselben Person"),
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
    "decided": _("Entscheidung"),
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
    "on": _("Tag"),
    "own_data": _("Eigene Daten"),
    "basis": _("Grundlage"),
    "objection": _("Einspruch"),
    "aim": _("Ziel"),
    "upheld": _("Stattgegeben"),
    "served_on": _("Zugestellt am"),
    "open_points": _("Bestätigte offene Punkte"),
    "nationality": _("Staatsangehörigkeit (Schlüssel)"),
    "language": _("Sprache"),
    "total": _("Wahlberechtigte"),
    "total_before": _("Wahlberechtigte, bisher"),
    "closed_on": _("Abgeschlossen am"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "basis": {basis.value: text for basis, text in WORDS[Basis].items()},
    "aim": dict(RegisterObjection.Aim.choices),
    "reason": {change.value: text for change, text in WORDS[LateChange].items()},
}
