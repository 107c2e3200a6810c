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
    CountingRule.NOTHING_TO_WITHDRAW: _(
        "Für %(unit)s liegt keine Meldung vor. Es ist nichts zurückzunehmen."
    ),
    CountingRule.REPORT_OF_SEVERAL: _(
        "Die Meldung für %(unit)s gehört zu einer Abgabe: Zwei Bezirke werden zusammen gezählt. "
        "Berichtigen Sie die gemeinsame Meldung."
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
    CountingRule.HAND_OVER_COUNTED: _(
        "%(unit)s hat schon beide Bezirke zusammen ausgezählt. Die Abgabe lässt sich nicht mehr "
        "zurücknehmen; berichtigen Sie bei Bedarf die gemeinsame Meldung."
    ),
    CountingRule.HAND_OVER_MORE_VOTERS: _(
        "Die Bescheinigung nennt %(voters)s Wählende, aber nur %(electors)s Wahlberechtigte "
        "(%(norm)s). Lesen Sie beide Zahlen neu ab."
    ),
    CountingRule.HAND_OVER_NOT_NEEDED: _(
        "Mit %(voters)s Wählenden zählt der Bezirk selbst aus; abgegeben wird nur unter "
        "%(fewest)s (%(norm)s). Prüfen Sie die Zahl."
    ),
    CountingRule.HAND_OVER_OTHER_NUMBER: _(
        "Die Bescheinigung nennt %(voters)s Wählende, gemeldet sind für %(unit)s %(reported)s. "
        "Klären Sie, welche Zahl stimmt, und berichtigen Sie die andere."
    ),
    CountingRule.HAND_OVER_TOO_EARLY: _(
        "Der %(day)s liegt vor dem Wahltag %(election_day)s. Abgegeben wird erst, wenn feststeht, "
        "wie viele gewählt haben (%(norm)s). Prüfen Sie das Datum."
    ),
    CountingRule.HAND_OVER_WITHOUT_UNIT: _(
        "Dazu braucht es zwei Auszählungsbezirke dieser Wahl, die beide noch selbst zählen "
        "(%(norm)s). Sehen Sie auf der Seite „Zählung“ nach."
    ),
    CountingRule.UNIT_HAS_REPORTED: _(
        "Für den Auszählungsbezirk %(number)s liegt schon eine Meldung vor. Nummer, Name, Art und "
        "Wahlbezirke stehen seitdem fest. Gehört die Meldung nicht hierher, nehmen Sie sie zurück."
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
    CheckRule.CODE_03: _(
        "Liste %(list)s, Platz %(place)s hat %(d)s Stimmen: mehr als %(per_ballot)s auf jedem der "
        "%(ballots)s gültigen Stimmzettel (%(norm)s). Stimmen, B und C neu ablesen."
    ),
    CheckRule.CODE_04: _(
        "Liste %(list)s hat %(d)s Stimmen. Ein Stimmzettel kann ihr höchstens %(per_ballot)s "
        "geben, gültig sind %(ballots)s (%(norm)s). Stimmen, B und C neu ablesen."
    ),
    CheckRule.CODE_05: _(
        "Mit Wahlschein wählten in allen Bezirken zusammen %(b1)s (B1), einen Wahlschein haben "
        "nach den Abschlüssen der Wählerverzeichnisse nur %(marked)s (A2 + A3). Wahlscheine und "
        "Abschlüsse nachzählen."
    ),
    CheckRule.CODE_06: _(
        "Im Briefwahlbezirk wählten nur %(b)s Personen. Ein Briefwahlvorstand soll mindestens "
        "%(fewest)s Wahlbriefe bekommen (%(norm)s): prüfen, ob er mit einem anderen zusammen "
        "auszuzählen ist."
    ),
    CheckRule.CODE_07: _(
        "In der ganzen Gemeinde wählten nur %(b)s Personen, weniger als %(fewest)s, und es gibt "
        "keinen anderen Bezirk, der mitzählen könnte (%(norm)s). Angenommen ist, dass trotzdem "
        "gezählt und festgestellt wird; mit der Aufsichtsbehörde klären."
    ),
    CheckRule.CODE_08: _(
        "B ist %(b)s, übernommen hat der Bezirk aber schon die Stimmzettel von %(taken)s Personen "
        "(%(norm)s). Nachsehen, ob sie mitgezählt sind."
    ),
    CheckRule.CODE_09: _(
        "B ist %(b)s. Vor der Abgabe gemeldet und danach übernommen sind zusammen %(expected)s "
        "(%(norm)s). Nachsehen, ob alle übernommenen Stimmzettel mitgezählt sind."
    ),
    CheckRule.CODE_10: _(
        "In diesen Wahlbezirken gibt es Wahlscheine (A2), aber kein Auszählungsbezirk zählt ihre "
        "Briefe: %(districts)s. Den Auszählungsbezirk der Briefwahl um sie ergänzen oder einen "
        "anlegen."
    ),
    CheckRule.H0_01: _(
        "%(column)s fehlt. Beim Wahlvorstand nachfragen; 0 nur eintragen, wenn in der "
        "Niederschrift 0 steht."
    ),
    CheckRule.H0_02: _(
        "%(column)s ist %(value)s: keine ganze Zahl ab 0, oder mehr als das Anderthalbfache der "
        "Wahlberechtigten der Gemeinde. Neu ablesen."
    ),
    CheckRule.H0_03: _(
        "%(column)s ist leer, obwohl Zahlen dazu eingetragen sind. Die Summe aus der Niederschrift "
        "übernehmen."
    ),
    CheckRule.H0_04: _(
        "Alle Zahlen der Meldung sind 0: Der Bezirk ist vermutlich nicht ausgezählt. Die Felder "
        "leer lassen, bis die Niederschrift vorliegt. Hat dort niemand gewählt, den Bezirk an "
        "einen anderen abgeben."
    ),
    CheckRule.H1_09: _(
        "Es wählten nur %(b)s Personen, weniger als %(fewest)s. Damit niemand zu erkennen ist, "
        "zählt ein anderer Bezirk die Stimmzettel mit aus (%(norm)s): abgeben und dort die "
        "gemeinsame Zählung eintragen."
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
    CheckRule.H2_05: _(
        "Mit Wahlschein wählten in allen Bezirken zusammen %(b1)s (B1), gültig ausgestellt sind "
        "nur %(most)s Wahlscheine. Die Wahlscheine nachzählen und das Verzeichnis der Wahlscheine "
        "ansehen."
    ),
    CheckRule.H2_06: _(
        "Die Zahl der Wahlberechtigten (A) fehlt oder ist 0. Aus dem Wählerverzeichnis übernehmen."
    ),
    CheckRule.H2_07: _(
        "B ist %(b)s, A ist %(a)s: mehr Wählende als Wahlberechtigte. Beide neu ablesen."
    ),
    CheckRule.H3_09: _("Niemand hat gewählt (B = 0). Auf einem zweiten Weg bestätigen lassen."),
    CheckRule.H4_01: _(
        "Gültig sind %(ballots)s Stimmzettel, nach Art gezählt sind es %(u)s unveränderte, %(ae)s "
        "veränderte und %(x)s panaschierte. Die Stapel nachzählen."
    ),
    CheckRule.H4_06: _(
        "Panaschiert sind %(x)s Stimmzettel, bei den Listen stehen dazu %(sum)s. Jeder zählt "
        "einmal je Liste, also für mindestens zwei und für keine zweimal. Neu ablesen."
    ),
    CheckRule.H4_08: _("Es gibt nur eine Liste, aber %(x)s panaschierte Stimmzettel. Neu ablesen."),
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
    CheckRule.H5_06: _(
        "Liste %(list)s hat %(d)s Stimmen, ihre Stimmzettel ergeben mindestens %(bound)s "
        "(%(norm)s). Prüfen, ob unveränderte oder veränderte Stimmzettel fehlen."
    ),
    CheckRule.H5_07: _(
        "Liste %(list)s hat %(d)s Stimmen, ihre Stimmzettel erlauben höchstens %(bound)s "
        "(%(norm)s). Stimmen und Stapel neu ablesen."
    ),
    CheckRule.H5_08: _(
        "Liste %(list)s, Platz %(place)s hat %(d)s Stimmen, die unveränderten Stimmzettel allein "
        "geben %(bound)s (%(norm)s). Prüfen, wie sie verteilt wurden."
    ),
    CheckRule.H5_09: _(
        "Liste %(list)s, Platz %(place)s hat %(d)s Stimmen, die Stimmzettel erlauben höchstens "
        "%(bound)s (%(norm)s). Stimmen und Stapel neu ablesen."
    ),
    CheckRule.H5_10: _(
        "%(subject)s hat %(votes)s Stimmen, steht aber nicht auf dem Stimmzettel (%(norm)s). "
        "Klären, wohin die Stimmen gehören."
    ),
    CheckRule.H5_11: _(
        "Liste %(list)s hat %(d)s Stimmen, aber keinen Stimmzettel. Den fehlenden Stapel suchen."
    ),
    CheckRule.H5_12: _(
        "Liste %(list)s: %(ballots)s veränderte und panaschierte Stimmzettel ergaben nur %(left)s "
        "Stimmen. Prüfen, ob übrige Stimmen der angekreuzten Liste zugeteilt wurden (%(norm)s)."
    ),
    CheckRule.H5_13: _(
        "%(ballots)s gültige Stimmzettel mit je %(seats)s Stimmen ergaben nur %(d)s Stimmen. "
        "Prüfen, ob übrige Stimmen der angekreuzten Liste zugeteilt wurden."
    ),
    CheckRule.H5_15: _(
        "Liste %(list)s: Alle %(persons)s Personen haben %(d)s Stimmen. Die Seite der Liste neu "
        "ablesen."
    ),
    CheckRule.H7_09: _(
        "In der ganzen Gemeinde wählten %(b)s Personen, wahlberechtigt sind %(a)s. Prüfen, ob ein "
        "Bezirk zweimal eingetragen ist oder der Abschluss eines Wählerverzeichnisses nicht stimmt."
    ),
    CheckRule.H7_10: _(
        "%(a2)s Wahlberechtigte haben einen Wahlschein (A2), aber kein Briefwahlbezirk hat "
        "gemeldet. Die Briefwahl als Auszählungsbezirk anlegen und ihre Meldung eintragen."
    ),
    CheckRule.H8_08: _(
        "Alle %(count)s Zahlen über 0 enden auf 0 oder 5. Mit der Niederschrift vergleichen."
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
