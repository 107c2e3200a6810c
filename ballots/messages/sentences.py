"""One sentence per refusal and finding of this room: what, where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.counting.rules import BallotRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    BallotRule.COUNT_NOT_OPEN: _("Die Auszählung ist nicht offen. Die Wahl steht bei „%(phase)s“."),
    BallotRule.CORRECTION_WITHOUT_REASON: _(
        "Für %(unit)s liegt schon eine Meldung vor. Geben Sie an, warum sie berichtigt wird."
    ),
    BallotRule.RESULT_NOT_FINAL: _(
        "Das Ergebnis ist noch nicht festgestellt oder wird gerade berichtigt (Stand der Wahl: "
        "%(phase)s). Stellen Sie zuerst das Ergebnis fest."
    ),
    BallotRule.SEATS_OF_OLD_RESULT: _(
        "Das Ergebnis wurde neu festgestellt, die Sitze beruhen noch auf dem früheren Ergebnis "
        "(%(norm)s). Veröffentlichen Sie zuerst das neue Ergebnis."
    ),
    BallotRule.BODY_HAS_ENDED: _(
        "Der Ausländerbeirat besteht seit dem %(day)s nicht mehr, weil er weniger als drei "
        "Mitglieder hat (%(norm)s). An seinen Sitzen ändert sich nichts mehr."
    ),
    BallotRule.SEAT_LEFT_ALREADY: _(
        "Diese Person ist schon am %(day)s ausgeschieden (%(norm)s). Laden Sie die Seite neu und "
        "sehen Sie nach, was eingetragen ist."
    ),
    BallotRule.SEAT_DECIDED: _(
        "Über diesen Sitz ist schon entschieden (%(norm)s). Laden Sie die Seite neu und sehen Sie "
        "nach, was eingetragen ist."
    ),
    BallotRule.NOTICE_EXISTS: _(
        "Diese Person ist schon mit Zustellung am %(day)s auf den Hinderungsgrund hingewiesen "
        "worden (%(norm)s). Die Frist läuft seit diesem Tag."
    ),
    BallotRule.NOTICE_MISSING: _(
        "Diese Person ist noch nicht auf einen Hinderungsgrund hingewiesen worden (%(norm)s). "
        "Tragen Sie zuerst ein, wann der Hinweis zugestellt wurde."
    ),
    BallotRule.PROOF_EXISTS: _(
        "Der Nachweis ist schon am %(day)s eingegangen (%(norm)s). Der Sitz ist erworben."
    ),
    BallotRule.NEVER_STOOD: _(
        "Diese Person stand bei dieser Wahl auf keiner zugelassenen Liste. Wählen Sie eine Person "
        "aus der Liste."
    ),
    BallotRule.HAS_A_SEAT: _(
        "Diese Person hat oder hatte schon einen Sitz (%(norm)s). Wenn sie ausscheidet, tragen Sie "
        "das Ausscheiden ein."
    ),
    BallotRule.PASSED_OVER_ALREADY: _(
        "Für diese Person ist schon seit dem %(day)s vermerkt, dass sie nicht nachrückt (%(norm)s)."
    ),
    BallotRule.SOMEBODY_ELSE_IS_NEXT: _(
        "Auf Platz %(place)s steht nicht mehr, wer als Nächstes an der Reihe ist (%(norm)s): "
        "Inzwischen wurde etwas eingetragen. Laden Sie die Seite neu; gespeichert wurde nichts."
    ),
    BallotRule.DAY_IN_FUTURE: _(
        "Der %(day)s liegt in der Zukunft, heute ist der %(today)s. Tragen Sie den Tag ein, an dem "
        "es geschehen ist."
    ),
    BallotRule.DAY_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Möglich sind Tage vom %(first)s bis zum %(last)s."
    ),
    BallotRule.OBJECTION_EXISTS: _(
        "Ein Einspruch mit dem Aktenzeichen „%(reference)s“ ist schon eingetragen. Geben Sie jedem "
        "Einspruch ein eigenes Aktenzeichen."
    ),
    BallotRule.OBJECTION_DECIDED: _(
        "Über diesen Einspruch ist schon am %(day)s entschieden worden (%(norm)s)."
    ),
    BallotRule.DECISION_NOT_FINAL: _(
        "Ein Sitz ist erst verloren, wenn die Entscheidung rechtskräftig ist (%(norm)s). Tragen "
        "Sie den Tag ein, an dem sie es wurde."
    ),
    BallotRule.SEAT_OF_OBJECTION: _(
        "Wählen Sie die Person genau dann, wenn die Entscheidung ist, dass eine Person ihren Sitz "
        "verliert (%(norm)s)."
    ),
    BallotRule.LIST_NOT_ADMITTED: _(
        "Stimmen für Listen, die nicht auf dem Stimmzettel stehen: %(lists)s (%(norm)s). Prüfen "
        "Sie die Nummern der Listen."
    ),
    BallotRule.LIST_VOTES_MISSING: _(
        "Die Stimmen dieser Listen fehlen: %(lists)s. Tragen Sie die Zahl ein; 0 nur, wenn in der "
        "Niederschrift 0 steht."
    ),
    BallotRule.PERSON_NOT_PRINTED: _(
        "Stimmen für Personen, die nicht auf dem Stimmzettel stehen: %(persons)s (%(norm)s). "
        "Prüfen Sie Liste und Platz."
    ),
    BallotRule.REPORT_INCONSISTENT: _(
        "Die Meldung ist in sich nicht stimmig: %(findings)s Vergleichen Sie sie mit der "
        "Niederschrift. Gespeichert wurde nichts."
    ),
    BallotRule.REPORT_NOT_NEWEST: _(
        "Für %(unit)s hat inzwischen jemand anderes eine Meldung gespeichert. Vergleichen Sie sie "
        "mit Ihren Angaben; gespeichert wurde hier nichts."
    ),
    BallotRule.DISTRICTS_NOT_COUNTED: _(
        "Noch in keinem Auszählungsbezirk: %(districts)s. Legen Sie fest, wo die Stimmen dieser "
        "Wahlbezirke gezählt werden; erst dann wird gerechnet (%(norm)s)."
    ),
    BallotRule.REPORTS_MISSING: _(
        "Es fehlen noch Meldungen: %(units)s. Erst wenn alle vorliegen, wird gerechnet (%(norm)s)."
    ),
    BallotRule.NO_VALID_VOTES: _(
        "Es gibt keine gültige Stimme, daher lassen sich keine Sitze verteilen (%(norm)s). Prüfen "
        "Sie die Meldungen."
    ),
    BallotRule.RESULT_INCONSISTENT: _(
        "Die Rechnung ist in sich nicht stimmig: %(findings)s Festgestellt wurde nichts. Melden "
        "Sie diesen Fehler der Software, bevor Sie weitermachen."
    ),
    BallotRule.LOT_REQUIRED: _(
        "Um %(seats)s Sitz(e) muss das Los entscheiden, gleichauf liegen: %(tied)s (%(norm)s). Die "
        "Wahlleitung zieht das Los und trägt das Ergebnis mit Niederschrift ein."
    ),
    BallotRule.LOT_NOT_NEEDED: _(
        "Bei diesem Stand der Stimmen ist kein Los zu ziehen (%(norm)s). Tragen Sie kein Los ein."
    ),
    BallotRule.LOT_DOES_NOT_FIT: _(
        "Das Los muss %(seats)s Mal gezogen sein, jedes Mal ein anderes von: %(tied)s (%(norm)s). "
        "Tragen Sie ein, was gezogen wurde."
    ),
    BallotRule.BEFORE_ELECTION_DAY: _(
        "Der %(day)s liegt vor dem Wahltag %(election_day)s. Gelost und festgestellt wird "
        "frühestens am Wahltag (%(norm)s). Prüfen Sie das Datum."
    ),
    BallotRule.UNIT_EXISTS: _(
        "Einen Auszählungsbezirk mit der Nummer %(number)s gibt es schon. Wählen Sie eine andere."
    ),
    BallotRule.UNIT_WITHOUT_DISTRICT: _(
        "Ein Auszählungsbezirk braucht mindestens einen Wahlbezirk derselben Wahl. Nicht passend: "
        "%(districts)s. Wählen Sie Wahlbezirke dieser Wahl."
    ),
    BallotRule.DISTRICT_COUNTED_ELSEWHERE: _(
        "Wird schon in einem anderen Auszählungsbezirk gezählt: %(districts)s. Nur Briefwahl kommt "
        "zu einem Wahlbezirk noch hinzu."
    ),
    BallotRule.LINE_EMPTY: _(
        "Die Zeile ist leer. Löschen Sie sie oder schreiben Sie einen Datensatz hinein."
    ),
    BallotRule.LINE_TOO_LONG: _(
        "Die Zeile ist länger als %(limit)s Zeichen. Schreiben Sie einen Datensatz je Zeile."
    ),
    BallotRule.LINE_NOT_UTF8: _(
        "Die Zeile ist kein Text in UTF-8 (Byte %(position)s). Speichern Sie die Datei in UTF-8."
    ),
    BallotRule.LINE_NOT_JSON: _(
        "Die Zeile ist kein vollständiges JSON (Zeichen %(position)s). Prüfen Sie Klammern, "
        "Anführungszeichen und Zahlen; NaN und Infinity sind keine Zahlen."
    ),
    BallotRule.LINE_NOT_OBJECT: _(
        "Die Zeile ist kein JSON-Objekt. Schreiben Sie den Datensatz in geschweifte Klammern."
    ),
    BallotRule.LINE_KEY_TWICE: _(
        "„%(key)s“ steht in einem Objekt zweimal. Lassen Sie nur einen der Einträge stehen."
    ),
    BallotRule.FIELD_MISSING: _("Das Feld „%(field)s“ fehlt. Ergänzen Sie es."),
    BallotRule.FIELD_UNKNOWN: _(
        "Das Feld „%(field)s“ ist unbekannt. Prüfen Sie die Schreibweise; möglich sind: %(known)s."
    ),
    BallotRule.FIELD_WRONG_KIND: _(
        "Feld „%(field)s“: erwartet wird %(expected)s. Schreiben Sie den Wert so."
    ),
    BallotRule.NUMBER_OUT_OF_RANGE: _(
        "Feld „%(field)s“: %(value)s ist keine ganze Zahl von %(minimum)s bis %(maximum)s. Tragen "
        "Sie die Zahl ohne Vorzeichen, Punkt, Komma und Anführungszeichen ein."
    ),
    BallotRule.TEXT_UNUSABLE: _(
        "Feld „%(field)s“: Der Text ist leer oder enthält ein Steuerzeichen oder ein halbes "
        "Zeichen. Schreiben Sie ihn neu."
    ),
    BallotRule.ENTRY_TWICE: _(
        "Feld „%(field)s“: „%(entry)s“ steht zweimal. Lassen Sie nur einen der Einträge stehen."
    ),
    BallotRule.DAY_WITHOUT_LAW: _(
        "Feld „day“: Für den %(value)s ist kein Wahlrecht hinterlegt. Schreiben Sie einen Wahltag "
        "ab 2001 oder lassen Sie das Feld weg."
    ),
    BallotRule.NO_LISTS: _("Das Feld „lists“ ist leer. Nennen Sie mindestens eine Liste."),
    BallotRule.NO_VOTES: _(
        "Feld „lists“: Auf alle Listen zusammen entfällt keine Stimme, daher lassen sich keine "
        "Sitze verteilen. Prüfen Sie die Stimmenzahlen."
    ),
    BallotRule.DRAWN_UNKNOWN: _(
        "Feld „drawn“: „%(entry)s“ steht nicht in „lists“. Schreiben Sie den Namen wie dort."
    ),
    BallotRule.DRAWN_NOT_NEEDED: _(
        "Feld „drawn“: Bei diesen Stimmen ist kein Los zu ziehen. Lassen Sie das Feld weg."
    ),
    BallotRule.DRAWN_NOT_TIED: _(
        "Feld „drawn“: „%(entry)s“ nimmt am Los nicht teil. Gleichauf liegen: %(tied)s."
    ),
    BallotRule.LIST_UNKNOWN: _(
        "Feld „%(field)s“: Eine Liste %(entry)s steht nicht auf dem Stimmzettel. Möglich sind: "
        "%(known)s."
    ),
    BallotRule.PLACE_MALFORMED: _(
        "Feld „%(field)s“: „%(entry)s“ bezeichnet keine Person. Schreiben Sie Liste und Platz mit "
        "Bindestrich, zum Beispiel „1-9“."
    ),
    BallotRule.PLACE_UNKNOWN: _(
        "Feld „%(field)s“: Liste %(number)s druckt %(count)s Personen, einen Platz %(place)s gibt "
        "es nicht. Prüfen Sie Liste und Platz."
    ),
    BallotRule.FLAG_UNKNOWN: _("Feld „flags“: „%(entry)s“ ist unbekannt. Möglich sind: %(known)s."),
    BallotRule.CODE_01: _(
        "B1 ist %(b1)s, B ist %(b)s: mehr Wählende mit Wahlschein als Wählende. Beide neu ablesen."
    ),
    BallotRule.CODE_02: _(
        "C ist %(c)s, B ist %(b)s: mehr ungültige Stimmzettel als Wählende. Beide neu ablesen."
    ),
    BallotRule.H2_01: _(
        "A ist %(a)s, A1 + A2 + A3 sind aber %(a1)s + %(a2)s + %(a3)s. Den Abschluss des "
        "Wählerverzeichnisses ansehen (%(norm)s)."
    ),
    BallotRule.H2_02: _(
        "Ohne Wahlschein wählten B − B1 = %(b)s − %(b1)s, im Verzeichnis stehen ohne Sperrvermerk "
        "aber nur %(a1)s (A1). Stimmabgabevermerke neu zählen."
    ),
    BallotRule.H2_03: _(
        "Im Briefwahlbezirk hat jeder einen Wahlschein und niemand steht im Verzeichnis: B ist "
        "%(b)s, B1 ist %(b1)s, A1 bis A3 müssen 0 sein. Prüfen, ob das Formular stimmt."
    ),
    BallotRule.H2_04: _(
        "Mit Wahlschein wählten %(b1)s (B1), ausgestellt sind für den Bezirk %(a2)s + %(a3)s "
        "(A2 + A3). Möglich, wenn Personen aus anderen Bezirken hier wählten: bestätigen."
    ),
    BallotRule.H2_06: _(
        "Die Zahl der Wahlberechtigten (A) fehlt oder ist 0. Aus dem Wählerverzeichnis übernehmen."
    ),
    BallotRule.H2_07: _(
        "B ist %(b)s, A ist %(a)s: mehr Wählende als Wahlberechtigte. Beide neu ablesen."
    ),
    BallotRule.H3_09: _("Niemand hat gewählt (B = 0). Auf einem zweiten Weg bestätigen lassen."),
    BallotRule.H5_01: _(
        "D ist %(d)s, die Stimmen der Listen ergeben %(sum)s. Die Zusammenstellung neu ablesen."
    ),
    BallotRule.H5_02: _(
        "Liste %(list)s hat %(d)s Stimmen, ihre Personen zusammen %(sum)s. Die Seite der Liste neu "
        "ablesen."
    ),
    BallotRule.H5_04: _(
        "D ist %(d)s, die gültigen Stimmzettel erlauben höchstens %(most)s Stimmen (%(norm)s). "
        "Stimmen, B und C neu ablesen."
    ),
    BallotRule.H5_10: _(
        "%(subject)s hat %(votes)s Stimmen, steht aber nicht auf dem Stimmzettel (%(norm)s). "
        "Klären, wohin die Stimmen gehören."
    ),
    BallotRule.H5_13: _(
        "%(ballots)s gültige Stimmzettel mit je %(seats)s Stimmen ergaben nur %(d)s Stimmen. "
        "Prüfen, ob übrige Stimmen der angekreuzten Liste zugeteilt wurden."
    ),
    BallotRule.H9_01: _(
        "Verteilt sind %(sum)s Sitze, zu verteilen waren %(seats)s. Nicht weitermachen."
    ),
    BallotRule.H9_02: _(
        "Liste %(list)s: %(won)s Sitze, %(candidates)s Personen, eingetragen sind %(vacant)s "
        "unbesetzte Sitze. Was nicht besetzt werden kann, bleibt leer (%(norm)s)."
    ),
    BallotRule.H9_08: _(
        "Es gibt nur eine Liste, gerechnet wurde aber Verhältniswahl. Es gilt Mehrheitswahl "
        "(%(norm)s)."
    ),
    BallotRule.H9_09: _(
        "Der Ausländerbeirat hätte nur %(members)s von mindestens %(minimum)s nötigen "
        "Mitgliedern: Er kommt für diese Wahlzeit nicht zustande, und an seiner Stelle ist eine "
        "Integrations-Kommission zu bilden (%(norm)s, entsprechend angewandt)."
    ),
}
