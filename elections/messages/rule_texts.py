"""What each legal rule of this room means for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-LAW-03": _(
        "Jede Wahl richtet sich nach dem Recht ihres Wahltags. Die Fassungen für 2015, 2021 und "
        "2026 unterscheiden sich."
    ),
    "R-CAL-01": _(
        "Alle Termine werden vom Wahltag aus berechnet und mit Norm und Gewissheit gespeichert. "
        "Ein Termin am Wochenende verschiebt sich nicht."
    ),
    "R-LIST-03": _(
        "Eine Liste kann beliebig viele Personen nennen, in erkennbarer Reihenfolge. Jede stimmt "
        "schriftlich zu und steht nur auf einer Liste."
    ),
    "R-LIST-05": _(
        "Vertrauensperson und Stellvertretung unterschreiben den Wahlvorschlag und kandidieren "
        "nicht selbst."
    ),
    "R-LIST-06": _(
        "Eine neue Liste braucht doppelt so viele Unterschriften Wahlberechtigter, wie Sitze zu "
        "vergeben sind. Wer schon vertreten ist, braucht keine."
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
