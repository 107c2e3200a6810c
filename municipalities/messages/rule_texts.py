"""What each legal rule of this room means for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-BODY-01": _(
        "Eine Gemeinde mit mehr als 1000 gemeldeten ausländischen Einwohnern richtet einen "
        "Ausländerbeirat ein. Staatenlose zählen mit."
    ),
    "R-BODY-02": _(
        "Angehörige fremder Streitkräfte und Botschaften, Menschen in einer Erstaufnahme des "
        "Landes und Personen mit deutschem Pass zählen nicht mit. Es gelten die Zahlen des "
        "Statistischen Landesamtes."
    ),
    "R-BODY-03": _(
        "Kleinere Gemeinden können einen Ausländerbeirat einrichten. Das regelt die Hauptsatzung."
    ),
    "R-BODY-04": _(
        "Die Pflicht entfällt, wenn die Gemeinde eine Integrations-Kommission bildet. Jede "
        "Gemeinde hat in jeder Wahlzeit genau einen Stand."
    ),
    "R-BODY-05": _("Die Hauptsatzung legt 3 bis 37 Mitglieder fest."),
    "R-BODY-06": _(
        "Der Ausländerbeirat wird gleichzeitig mit der Gemeindevertretung und für deren Wahlzeit "
        "gewählt, allgemein, frei, gleich, geheim und unmittelbar."
    ),
    "R-BODY-07": _(
        "Die Wahlzeit dauert fünf Jahre und beginnt am 1. April. Gewählt wird an einem Sonntag im "
        "März, den die Landesregierung bestimmt."
    ),
    "R-BODY-08": _(
        "Es findet keine Wahl statt, wenn alle zugelassenen Listen zusammen weniger Personen "
        "haben, als Sitze zu vergeben sind. Gleich viele genügen."
    ),
    "R-BODY-09": _(
        "Hat der Ausländerbeirat weniger als drei Mitglieder, besteht er für den Rest der "
        "Wahlzeit nicht mehr."
    ),
    "R-BODY-10": _(
        "Fällt die Wahl aus oder bleiben weniger als drei Mitglieder, bildet die Gemeinde eine "
        "Integrations-Kommission. Einen Termin nennt das Gesetz nicht."
    ),
    "R-BODY-11": _(
        "Fällt die Wahl aus, stellt die Wahlleitung das fest, macht es bekannt und unterrichtet "
        "die Aufsichtsbehörde."
    ),
    "R-BODY-12": _(
        "Der Ausländerbeirat vertritt die Interessen der ausländischen Einwohner, berät die "
        "Organe der Gemeinde und kann Vorschläge und Anträge einbringen."
    ),
    "R-BODY-13": _("Die Mitglieder sind ehrenamtlich tätig."),
    "R-VOTE-01": _(
        "Wählen darf, wer am Wahltag nicht deutsch und mindestens 18 Jahre alt ist, seit sechs "
        "Wochen mit Hauptwohnung in der Gemeinde wohnt und nicht ausgeschlossen ist."
    ),
    "R-VOTE-02": _(
        "Wer auch die deutsche Staatsangehörigkeit besitzt, wählt den Ausländerbeirat nicht mit. "
        "EU-Bürgerinnen und EU-Bürger wählen ihn und die Gemeindevertretung."
    ),
    "R-VOTE-03": _("Sechs Wochen heißt: Wohnsitz spätestens seit dem 42. Tag vor der Wahl."),
    "R-VOTE-04": _("Ausgeschlossen ist nur, wer das Wahlrecht durch Richterspruch verloren hat."),
    "R-VOTE-05": _("Wer am Wahltag 18 Jahre alt wird, darf wählen."),
    "R-VOTE-06": _(
        "Seit 2025 wählen wohnungslose Menschen in der Gemeinde auf Antrag mit. Ob das auch für "
        "den Ausländerbeirat gilt, ist ungeklärt."
    ),
    "R-VOTE-07": _(
        "Asylsuchende in einer Unterkunft der Gemeinde wählen unter denselben Bedingungen."
    ),
    "R-ELIG-01": _(
        "Gewählt werden kann, wer am Wahltag wahlberechtigt ist und seit drei Monaten in der "
        "Gemeinde wohnt."
    ),
    "R-ELIG-02": _(
        "Auch Deutsche sind wählbar, wenn sie in Deutschland eingebürgert wurden oder noch eine "
        "ausländische Staatsangehörigkeit besitzen. Wählen und unterschreiben dürfen sie nicht."
    ),
    "R-ELIG-03": _(
        "Aussiedler und Spätaussiedler sind nicht schon wegen ihrer Aufnahme als Deutsche wählbar."
    ),
    "R-ELIG-04": _(
        "Nicht wählbar ist, wer die Wählbarkeit oder die Fähigkeit zu öffentlichen Ämtern durch "
        "Richterspruch verloren hat."
    ),
    "R-ELIG-05": _(
        "Wer dem Gemeindevorstand angehört oder für die Gemeinde als Beamter oder ab "
        "Entgeltgruppe E 9b hauptamtlich arbeitet, darf gewählt werden, muss aber eines von "
        "beidem aufgeben."
    ),
    "R-ELIG-06": _("Wer eine fortdauernde Bedingung der Wählbarkeit verliert, verliert den Sitz."),
    "R-IK-01": _(
        "Mindestens die Hälfte der Mitglieder sind sachkundige Einwohnerinnen und Einwohner. Die "
        "Gemeindevertretung wählt sie auf Vorschlag der Vereinigungen der Migrantinnen und "
        "Migranten. Gehen zu wenige Vorschläge ein, soll sie selbst vorschlagen."
    ),
    "R-IK-02": _(
        "Sachkundiges Mitglied kann werden, wer auch in den Ausländerbeirat gewählt werden könnte: "
        "mindestens 18 Jahre alt, seit drei Monaten in der Gemeinde, mit ausländischer "
        "Staatsangehörigkeit oder in Deutschland eingebürgert."
    ),
    "R-IK-03": _(
        "Die Hälfte der gewählten Sachkundigen soll weiblich sein, und die Vielfalt der "
        "ausländischen Einwohner soll sich möglichst zeigen. Beides ist ein Soll: Wer abweicht, "
        "wird darauf hingewiesen."
    ),
    "R-IK-04": _(
        "Den Vorsitz haben die Bürgermeisterin oder der Bürgermeister und eine Person, die die "
        "Sachkundigen aus ihrer Mitte wählen, gemeinsam."
    ),
    "R-IK-05": _(
        "Die Integrations-Kommission berät die Organe der Gemeinde wie ein Ausländerbeirat. Sie "
        "tagt mindestens viermal im Jahr und berichtet einmal im Jahr dem Gemeindevorstand und der "
        "Gemeindevertretung."
    ),
    "R-IK-06": _(
        "Die übrigen Mitglieder kommen aus dem Gemeindevorstand und aus der Gemeindevertretung und "
        "werden dort gewählt. Der Gemeindevorstand legt fest, wie sich die Sitze verteilen."
    ),
    "R-IK-07": _(
        "Die Amtszeit der Mitglieder endet mit der Wahlzeit, für die die Kommission gebildet wurde."
    ),
}
