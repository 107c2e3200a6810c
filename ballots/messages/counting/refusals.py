"""Why an act of counting is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.counting.rules import CheckRule, CountingRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CountingRule.COUNT_NOT_OPEN: _(
        "Die Auszählung ist nicht offen. Die Wahl steht bei „%(phase)s“."
    ),
    CountingRule.CORRECTION_WITHOUT_REASON: _(
        "Für %(unit)s liegt schon eine Meldung vor. Geben Sie an, warum sie berichtigt wird."
    ),
    CountingRule.LIST_NOT_ADMITTED: _(
        "Stimmen für Listen, die nicht auf dem Stimmzettel stehen: %(lists)s (%(norm)s). Prüfen "
        "Sie die Nummern der Listen."
    ),
    CountingRule.LIST_VOTES_MISSING: _(
        "Die Stimmen dieser Listen fehlen: %(lists)s. Tragen Sie die Zahl ein; 0 nur, wenn in der "
        "Niederschrift 0 steht."
    ),
    CountingRule.PERSON_NOT_PRINTED: _(
        "Stimmen für Personen, die nicht auf dem Stimmzettel stehen: %(persons)s (%(norm)s). "
        "Prüfen Sie Liste und Platz."
    ),
    CountingRule.REPORT_INCONSISTENT: _(
        "Die Meldung ist in sich nicht stimmig: %(findings)s Vergleichen Sie sie mit der "
        "Niederschrift. Gespeichert wurde nichts."
    ),
    CountingRule.REPORT_NOT_NEWEST: _(
        "Für %(unit)s hat inzwischen jemand anderes eine Meldung gespeichert. Vergleichen Sie sie "
        "mit Ihren Angaben; gespeichert wurde hier nichts."
    ),
    CountingRule.UNIT_EXISTS: _(
        "Einen Auszählungsbezirk mit der Nummer %(number)s gibt es schon. Wählen Sie eine andere."
    ),
    CountingRule.UNIT_WITHOUT_DISTRICT: _(
        "Ein Auszählungsbezirk braucht mindestens einen Wahlbezirk derselben Wahl. Nicht passend: "
        "%(districts)s. Wählen Sie Wahlbezirke dieser Wahl."
    ),
    CountingRule.DISTRICT_COUNTED_ELSEWHERE: _(
        "Wird schon in einem anderen Auszählungsbezirk gezählt: %(districts)s. Nur Briefwahl kommt "
        "zu einem Wahlbezirk noch hinzu."
    ),
    CountingRule.UNIT_HAS_REPORTED: _(
        "Für den Auszählungsbezirk %(number)s liegt schon eine Meldung vor. Nummer, Name, Art und "
        "Wahlbezirke stehen seitdem fest; berichtigen lässt sich die Meldung."
    ),
    CountingRule.UNIT_CHANGE_NEEDS_REASON: _(
        "Der Auszählungsbezirk %(number)s ist schon angelegt. Geben Sie an, warum er geändert wird."
    ),
    CheckRule.CODE_01: _(
        "B1 ist %(b1)s, B ist %(b)s: mehr Wählende mit Wahlschein als Wählende. Beide neu ablesen."
    ),
    CheckRule.CODE_02: _(
        "C ist %(c)s, B ist %(b)s: mehr ungültige Stimmzettel als Wählende. Beide neu ablesen."
    ),
    CheckRule.H2_01: _(
        "A ist %(a)s, A1 + A2 + A3 sind aber %(a1)s + %(a2)s + %(a3)s. Den Abschluss des "
        "Wählerverzeichnisses ansehen (%(norm)s)."
    ),
    CheckRule.H2_02: _(
        "Ohne Wahlschein wählten B − B1 = %(b)s − %(b1)s, im Verzeichnis stehen ohne Sperrvermerk "
        "aber nur %(a1)s (A1). Stimmabgabevermerke neu zählen."
    ),
    CheckRule.H2_03: _(
        "Im Briefwahlbezirk hat jeder einen Wahlschein und niemand steht im Verzeichnis: B ist "
        "%(b)s, B1 ist %(b1)s, A1 bis A3 müssen 0 sein. Prüfen, ob das Formular stimmt."
    ),
    CheckRule.H2_04: _(
        "Mit Wahlschein wählten %(b1)s (B1), ausgestellt sind für den Bezirk %(a2)s + %(a3)s "
        "(A2 + A3). Möglich, wenn Personen aus anderen Bezirken hier wählten: bestätigen."
    ),
    CheckRule.H2_06: _(
        "Die Zahl der Wahlberechtigten (A) fehlt oder ist 0. Aus dem Wählerverzeichnis übernehmen."
    ),
    CheckRule.H2_07: _(
        "B ist %(b)s, A ist %(a)s: mehr Wählende als Wahlberechtigte. Beide neu ablesen."
    ),
    CheckRule.H3_09: _("Niemand hat gewählt (B = 0). Auf einem zweiten Weg bestätigen lassen."),
    CheckRule.H5_01: _(
        "D ist %(d)s, die Stimmen der Listen ergeben %(sum)s. Die Zusammenstellung neu ablesen."
    ),
    CheckRule.H5_02: _(
        "Liste %(list)s hat %(d)s Stimmen, ihre Personen zusammen %(sum)s. Die Seite der Liste neu "
        "ablesen."
    ),
    CheckRule.H5_04: _(
        "D ist %(d)s, die gültigen Stimmzettel erlauben höchstens %(most)s Stimmen (%(norm)s). "
        "Stimmen, B und C neu ablesen."
    ),
    CheckRule.H5_10: _(
        "%(subject)s hat %(votes)s Stimmen, steht aber nicht auf dem Stimmzettel (%(norm)s). "
        "Klären, wohin die Stimmen gehören."
    ),
    CheckRule.H5_13: _(
        "%(ballots)s gültige Stimmzettel mit je %(seats)s Stimmen ergaben nur %(d)s Stimmen. "
        "Prüfen, ob übrige Stimmen der angekreuzten Liste zugeteilt wurden."
    ),
    CheckRule.H9_01: _(
        "Verteilt sind %(sum)s Sitze, zu verteilen waren %(seats)s. Nicht weitermachen."
    ),
    CheckRule.H9_02: _(
        "Liste %(list)s: %(won)s Sitze, %(candidates)s Personen, eingetragen sind %(vacant)s "
        "unbesetzte Sitze. Was nicht besetzt werden kann, bleibt leer (%(norm)s)."
    ),
    CheckRule.H9_08: _(
        "Es gibt nur eine Liste, gerechnet wurde aber Verhältniswahl. Es gilt Mehrheitswahl "
        "(%(norm)s)."
    ),
    CheckRule.H9_09: _(
        "Der Ausländerbeirat hätte nur %(members)s von mindestens %(minimum)s nötigen "
        "Mitgliedern: Er kommt für diese Wahlzeit nicht zustande, und an seiner Stelle ist eine "
        "Integrations-Kommission zu bilden (%(norm)s, entsprechend angewandt)."
    ),
}
