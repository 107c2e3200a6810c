"""What each legal rule of this room means for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

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
    "R-DP-05": _(
        "Wer eine Liste unterstützt, zeigt eine politische Meinung. Gespeichert werden nur Zahlen, "
        "und eine Prüfsumme, die niemanden nennt; beides wird rechtzeitig gelöscht."
    ),
    "R-RET-01": _(
        "Wählerverzeichnis, Wahlscheinverzeichnis und Unterstützungsunterschriften werden sechs "
        "Monate nach der Wahl gelöscht, wenn kein Verfahren mehr läuft."
    ),
    "R-DIST-01": _(
        "Hat eine Gemeinde mehr als 2.500 Einwohner, wird sie in der Regel in mehrere Wahlbezirke "
        "geteilt. Darüber entscheidet der Gemeindevorstand."
    ),
    "R-DIST-02": _(
        "Die Wahlbezirke der Ausländerbeiratswahl sind die der Gemeindewahl. Deshalb dürfen darin "
        "wenige Wahlberechtigte wohnen; das Wahlgeheimnis schützt die gemeinsame Auszählung."
    ),
    "R-DIST-04": _(
        "Was zusammen ausgezählt wird, zählt bei der Ausländerbeiratswahl ein "
        "Auszählungswahlvorstand."
    ),
    "R-DIST-05": _(
        "Für einen Wahlbezirk mit weniger als 50 Stimmzetteln werden nie eigene Stimmenzahlen "
        "gezeigt, sondern nur die der gemeinsamen Auszählung."
    ),
    "R-DIST-06": _("Ein Briefwahlvorstand soll mindestens 50 Wahlbriefe erhalten."),
    "R-REG-03": _(
        "Wer nach dem Stichtag innerhalb der Gemeinde umzieht, bleibt im Verzeichnis des alten "
        "Wahlbezirks."
    ),
    "R-REG-04": _(
        "Wer vor dem Wahltag wegzieht, verliert das Wahlrecht und wird mit Vermerk gestrichen. "
        "Wer nach dem Stichtag zuzieht, kann nicht wählen."
    ),
    "R-REG-05": _(
        "Wer nicht gemeldet ist, kann auf Antrag eingetragen werden. Der letzte Tag dafür ist "
        "angenommen."
    ),
    "R-REG-08": _(
        "Wer keine Benachrichtigung bekommt und wählen darf, muss Einspruch gegen das Verzeichnis "
        "einlegen."
    ),
    "R-REG-09": _(
        "In den Tagen der Einsicht darf jede Person die eigenen Daten prüfen. Daten anderer nur, "
        "wenn sie einen Fehler glaubhaft macht, und nie bei einer Auskunftssperre."
    ),
    "R-REG-10": _(
        "Ab der Einsicht ändert sich das Verzeichnis nur auf Einspruch, bei offensichtlichen "
        "Fehlern und wenn das Wahlrecht wegfällt. Jede Änderung trägt Tag, Hand und Grund."
    ),
    "R-REG-11": _(
        "Der Abschluss beurkundet je Wahlbezirk A1 (ohne Sperrvermerk), A2 (mit Sperrvermerk) und "
        "A3 (Wahlschein ohne Eintragung). Danach ändern ihn nur späte Wahlscheine."
    ),
    "R-WS-01": _(
        "Wer im Verzeichnis steht, bekommt auf Antrag einen Wahlschein, ohne Grund. Wer nicht "
        "darin steht, nur in den Fällen des § 16a Abs. 2 KWO."
    ),
    "R-WS-02": _(
        "Beantragt wird schriftlich, per E-Mail, online oder persönlich, nie am Telefon. Nötig "
        "sind Name, Geburtsdatum und Anschrift."
    ),
    "R-WS-03": _(
        "Wahlscheine werden fortlaufend verzeichnet, die nach § 16a Abs. 2 KWO getrennt. Wie sie "
        "nummeriert werden, ist angenommen."
    ),
    "R-WS-04": _(
        "Mit dem Wahlschein bekommt die Eintragung den Sperrvermerk „W“. Im Wahlraum wählt die "
        "Person dann nur mit dem Wahlschein."
    ),
    "R-WS-05": _(
        "Ein für ungültig erklärter Wahlschein kommt auf die Liste für die Briefwahlvorstände. "
        "Ein verlorener wird nicht ersetzt."
    ),
    "R-WS-06": _(
        "Der Wahlschein für den Ausländerbeirat ist ein eigener. Wer auch die Gemeindevertretung "
        "wählt, kann beide haben."
    ),
    "R-WS-07": _(
        "Vor dem 05.04.2025 gab es die Briefwahl nur, wenn die Hauptsatzung sie zuließ, seitdem "
        "immer."
    ),
    "R-CAST-06": _(
        "Der Wahlbrief enthält Wahlschein und verschlossenen Stimmzettelumschlag und muss am "
        "Wahltag bis 18 Uhr eingehen."
    ),
    "R-WS-08": _(
        "Ein Wahlbrief wird aus festen Gründen zurückgewiesen. Wer ihn geschickt hat, zählt dann "
        "nicht als Wählerin oder Wähler."
    ),
    "R-LAW-03": _(
        "Jede Wahl richtet sich nach dem Recht ihres Wahltags. Die Fassungen für 2015, 2021 und "
        "2026 unterscheiden sich."
    ),
    "R-CAL-01": _(
        "Alle Termine werden vom Wahltag aus berechnet und mit Norm und Gewissheit gespeichert. "
        "Ein Termin am Wochenende verschiebt sich nicht."
    ),
    "R-ORG-02": _(
        "Niemand gehört zwei Wahlorganen an. Wer kandidiert oder Vertrauensperson ist, ist nicht "
        "im Wahlausschuss."
    ),
    "R-ORG-03": _(
        "Den Wahlausschuss bilden die Wahlleitung im Vorsitz und sechs Wahlberechtigte als "
        "Beisitzerinnen und Beisitzer, jede Person mit Stellvertretung."
    ),
    "R-ORG-04": _(
        "Der Gemeindevorstand beruft die Beisitzerinnen und Beisitzer auf Vorschlag des "
        "amtierenden Ausländerbeirats; bei einer ersten Wahl sammelt die Wahlleitung Vorschläge."
    ),
    "R-LIST-02": _(
        "Eine Liste trägt den Namen der Gruppe und ihre Kurzbezeichnung, wenn sie eine hat. Der "
        "Name unterscheidet sich deutlich von anderen."
    ),
    "R-LIST-03": _(
        "Eine Liste kann beliebig viele Personen nennen, in erkennbarer Reihenfolge. Jede stimmt "
        "schriftlich zu und steht nur auf einer Liste."
    ),
    "R-LIST-04": _(
        "Zu jeder Person nennt die Liste Familiennamen, Rufnamen, Frau oder Herr, Beruf oder "
        "Stand, Geburtstag, Geburtsort und die Anschrift der Hauptwohnung, dazu die "
        "Vertrauenspersonen."
    ),
    "R-LIST-05": _(
        "Vertrauensperson und Stellvertretung unterschreiben den Wahlvorschlag und kandidieren "
        "nicht selbst."
    ),
    "R-LIST-06": _(
        "Eine neue Liste braucht doppelt so viele Unterschriften Wahlberechtigter, wie Sitze zu "
        "vergeben sind. Wer schon vertreten ist, braucht keine."
    ),
    "R-LIST-07": _(
        "Unterstützen kann eine Liste, wer am Tag der Unterschrift für diese Wahl wahlberechtigt "
        "ist, und nur eine Liste. Unterschreibt jemand zweimal, ist hier die spätere Unterschrift "
        "ungültig."
    ),
    "R-LIST-08": _(
        "Die amtlichen Formblätter für Unterstützungsunterschriften gibt die Wahlleitung "
        "kostenfrei aus, wenn eine Gruppe ihren Namen nennt."
    ),
    "R-LIST-10": _(
        "Wahlvorschläge müssen am 69. Tag vor der Wahl bis 18 Uhr schriftlich bei der Wahlleitung "
        "eingegangen sein."
    ),
    "R-LIST-11": _(
        "Bis zum Ende der Frist lassen sich alle Mängel beheben, danach nur Mängel eines an sich "
        "gültigen Wahlvorschlags."
    ),
    "R-LIST-12": _("Nach der Entscheidung über die Zulassung lässt sich kein Mangel mehr beheben."),
    "R-LIST-13": _(
        "Bis der Wahlausschuss entscheidet, können beide Vertrauenspersonen gemeinsam ihre Liste "
        "schriftlich zurücknehmen."
    ),
    "R-LIST-14": _(
        "Der Wahlausschuss entscheidet am 58. Tag vor der Wahl über die Zulassung. Früher nähme er "
        "den Listen das Recht, Mängel zu beheben."
    ),
    "R-LIST-15": _(
        "Gegen die Zurückweisung einer Liste ist binnen zwei Tagen Einspruch möglich. Der "
        "Wahlausschuss entscheidet darüber neu."
    ),
    "R-LIST-17": _(
        "Die Reihenfolge der Listen wird mit ihrer Grundlage und der Niederschrift festgehalten. "
        "Ohne andere Regel entscheidet das Los im Wahlausschuss."
    ),
    "C-01": _(
        "Wer gewählt werden will, muss spätestens an diesem Tag in der Gemeinde gewohnt haben."
    ),
    "C-02": _("Die Wahlleitung fordert öffentlich dazu auf, Wahlvorschläge einzureichen."),
    "C-03": _("Danach eingehende Wahlvorschläge werden zurückgewiesen. Es gilt die Uhrzeit."),
    "C-04": _("Das Statistische Landesamt benennt die Wahlbezirke für seine Stichprobe."),
    "C-05": _(
        "Der Wahlausschuss entscheidet über die Zulassung. Danach ist keine Änderung mehr möglich."
    ),
    "C-06": _("Sind zu wenige Personen zugelassen, sagt die Wahlleitung die Wahl ab."),
    "C-07": _("Bis hierhin kann gegen eine Zurückweisung Einspruch erhoben werden."),
    "C-08": _("Die zugelassenen Listen werden in ihrer Reihenfolge bekannt gemacht."),
    "C-09": _(
        "Wer an diesem Tag gemeldet und wahlberechtigt ist, wird von Amts wegen eingetragen."
    ),
    "C-10": _("Ab etwa diesem Tag werden Wahlscheine beantragt. Eine Vorschrift gibt es nicht."),
    "C-11": _("Wahltag, Wahlzeit und Wahlräume sind spätestens jetzt bekannt zu machen."),
    "C-12": _(
        "Ort und Zeit der Einsicht in das Wählerverzeichnis werden bekannt gemacht. Der Tag ist "
        "angenommen."
    ),
    "C-13": _("Alle Wahlberechtigten haben bis hierhin ihre Wahlbenachrichtigung."),
    "C-14": _("In diesen Tagen kann man die eigene Eintragung prüfen und Einspruch einlegen."),
    "C-15": _("Die Entscheidung über Einsprüche ist zugestellt. Der Tag ist angenommen."),
    "C-16": _("Bis zu dieser Uhrzeit am Freitag vor der Wahl werden Wahlscheine beantragt."),
    "C-17": _("Bei plötzlicher Krankheit und in wenigen anderen Fällen geht es bis zum Wahltag."),
    "C-18": _("Das Wählerverzeichnis wird abgeschlossen und beurkundet."),
    "C-19": _("Die Wahlräume sind von 8 bis 18 Uhr geöffnet."),
    "C-20": _("Später eingehende Wahlbriefe zählen nicht mit."),
    "C-21": _("Der Wahlausschuss stellt das Ergebnis in öffentlicher Sitzung fest."),
    "C-22": _("Das Ergebnis wird bekannt gemacht, mit Hinweis auf das Einspruchsrecht."),
    "C-23": _("Zwei Wochen nach der Bekanntmachung endet die Einspruchsfrist."),
    "C-24": _("Eine Woche nach der Zustellung muss ein Hinderungsgrund nachweislich beendet sein."),
    "C-25": _("Die Wahlzeit beginnt am 1. April."),
    "C-26": _(
        "Zusätzliche Angaben im Stimmzettel müssen zwölf Monate vor Ende der laufenden Wahlzeit "
        "beschlossen sein."
    ),
}
