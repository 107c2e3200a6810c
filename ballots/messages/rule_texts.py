"""What each legal rule of this room means for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-BAL-02": _(
        "Je Liste stehen höchstens so viele Personen auf dem Stimmzettel, wie Sitze zu vergeben "
        "sind. Wer weiter hinten steht, kann nur nachrücken."
    ),
    "R-CAST-01": _(
        "Jede wahlberechtigte Person hat so viele Stimmen, wie Sitze zu vergeben sind, und gibt "
        "einer Person höchstens drei. Wählbar ist nur, wer auf dem Stimmzettel steht."
    ),
    "R-CAST-02": _(
        "Erlaubt ist, eine Liste unverändert anzunehmen, Personen zu streichen und Stimmen an "
        "Personen einer oder mehrerer Listen zu geben."
    ),
    "R-CAST-03": _(
        "Stimmen gibt man mit Kreuzen in den drei Kästchen oder mit einer Zahl in einem Kästchen."
    ),
    "R-CAST-04": _(
        "Ist nur eine Liste zugelassen, gilt Mehrheitswahl: Stimmen für Personen, bis zu drei je "
        "Person, aber kein Listenkreuz und kein Streichen."
    ),
    "R-CAST-05": _("Eine Vertretung ist nicht erlaubt, die Hilfe einer anderen Person schon."),
    "R-CAST-07": _(
        "Während der Wahlzeit ist Werbung im Wahlgebäude und näher als zehn Meter am Eingang "
        "verboten."
    ),
    "R-HEAL-01": _(
        "Ungültig ist ein Stimmzettel, der nicht amtlich ist, keine Kennzeichnung trägt oder einen "
        "Zusatz oder Vorbehalt enthält. Ein gestrichener Name ist kein Zusatz."
    ),
    "R-HEAL-02": _(
        "Ist der Wille bei einzelnen Stimmen nicht zweifelsfrei, sind nur diese Stimmen ungültig. "
        "Bleibt keine übrig, zählt der Stimmzettel als ungültig."
    ),
    "R-HEAL-03": _(
        "Gestrichene Personen bekommen keine Stimme. Hat eine gestrichene Person zugleich Stimmen, "
        "beschließt der Wahlvorstand."
    ),
    "R-HEAL-04": _(
        "Mehr als drei Stimmen für eine Person zählen als drei. Die übrigen gelten als nicht "
        "abgegeben."
    ),
    "R-HEAL-05": _(
        "Stehen zu viele Stimmen in nur einer Liste, wird von unten nach oben je eine Stimme "
        "gestrichen: zuerst bei Personen mit einer, dann mit zwei, dann mit drei Stimmen."
    ),
    "R-HEAL-06": _(
        "Stehen zu viele Stimmen in mehreren Listen, sind alle Stimmen des Stimmzettels ungültig."
    ),
    "R-HEAL-07": _(
        "Ein Listenkreuz allein gibt jeder Person der Liste von oben je eine Stimme, dann wieder "
        "von oben, höchstens drei. Was bei kurzen Listen übrig bleibt, verfällt."
    ),
    "R-HEAL-08": _(
        "Bei einem Listenkreuz mit einzelnen Stimmen oder Streichungen gehen die übrigen Stimmen "
        "von oben an die nicht gestrichenen Personen der angekreuzten Liste, höchstens drei je "
        "Person."
    ),
    "R-HEAL-09": _(
        "Sind mehrere Listen angekreuzt und reichen die Stimmen für die gekennzeichneten Personen, "
        "zählen nur diese. Die Listenkreuze bleiben unbeachtet."
    ),
    "R-HEAL-10": _(
        "Sind mehrere Listen angekreuzt und gibt es keine einzelnen Stimmen oder zu viele, sind "
        "alle Stimmen ungültig."
    ),
    "R-HEAL-11": _(
        "Ist eine Liste angekreuzt und stehen zu viele Stimmen in einer einzigen anderen, wird "
        "dort von unten gestrichen. Das Listenkreuz bleibt ohne Wirkung."
    ),
    "R-HEAL-12": _(
        "Nicht genutzte Stimmen ohne brauchbares Listenkreuz verfallen. Der Stimmzettel bleibt "
        "gültig."
    ),
    "R-HEAL-13": _(
        "Ist auf dem Stimmzettel nur gestrichen, beschließt der Wahlvorstand. Ohne Beschluss ist "
        "er ungültig."
    ),
    "R-HEAL-14": _(
        "Ein leerer Stimmzettelumschlag zählt als ein ungültiger Stimmzettel. Mehrere Stimmzettel "
        "zählen als einer, wenn sie gleich sind oder nur einer gekennzeichnet ist, sonst als ein "
        "ungültiger."
    ),
    "R-HEAL-15": _(
        "Eine Briefwahlstimme bleibt gültig, wenn die Person vor dem Wahltag stirbt, wegzieht oder "
        "das Wahlrecht verliert."
    ),
    "R-HEAL-16": _(
        "Der Stimmzettel einer anderen Wahl ist für diese Wahl nicht amtlich und damit ungültig."
    ),
    "R-HEAL-17": _(
        "Bei nur einer Liste gelten die Heilungsregeln ohne die Regeln zum Listenkreuz. Ist der "
        "Kopf der Liste angekreuzt, beschließt der Wahlvorstand."
    ),
    "R-SEAT-00": _(
        "Die Stimmen einer Liste sind die Summe der Stimmen ihrer Personen. Eine Sperrklausel gibt "
        "es nicht."
    ),
    "R-SEAT-01": _(
        "Die Sitze werden nach Hare/Niemeyer verteilt. Die Umstellung auf d’Hondt ist nichtig "
        "(Staatsgerichtshof, 28.01.2026)."
    ),
    "R-SEAT-02": _(
        "Stimmen der Liste mal Sitze geteilt durch alle Stimmen: Ganze Zahlen sind Sitze, die "
        "übrigen Sitze gehen an die größten Bruchteile."
    ),
    "R-SEAT-03": _(
        "Bei gleichen Bruchteilen um den letzten Sitz zieht die Wahlleitung das Los. Das Programm "
        "zieht nie selbst."
    ),
    "R-SEAT-04": _(
        "Eine Liste mit mehr als der Hälfte der Stimmen, aber höchstens der Hälfte der Sitze "
        "bekommt vor den Bruchteilen einen weiteren Sitz."
    ),
    "R-SEAT-05": _(
        "Gewinnt eine Liste mehr Sitze, als sie Personen hat, bleiben diese Sitze leer. Sie gehen "
        "nicht an andere Listen."
    ),
    "R-SEAT-06": _(
        "Innerhalb einer Liste entscheidet die Stimmenzahl, bei gleicher Zahl der Platz auf der "
        "Liste. Ein Los gibt es hier nicht."
    ),
    "R-SEAT-07": _(
        "In der Mehrheitswahl sind die Personen mit den meisten Stimmen gewählt. Bei gleicher Zahl "
        "um den letzten Sitz zieht die Wahlleitung das Los."
    ),
    "R-SEAT-08": _(
        "Der Wahlausschuss kann Feststellungen der Wahlvorstände berichtigen. Vorher, nachher und "
        "Grund bleiben sichtbar."
    ),
    "R-END-01": _(
        "Das Mandat entsteht mit der Feststellung des Ergebnisses, frühestens mit Beginn der neuen "
        "Wahlzeit. Eine Annahme ist nicht nötig."
    ),
    "R-END-02": _(
        "Wer einen Hinderungsgrund hat, weist binnen einer Woche nach Zustellung nach, dass er "
        "beendet ist. Bis dahin ruht das Mandat, danach gilt es als nicht erworben."
    ),
    "R-END-03": _(
        "Ein Sitz geht verloren durch Verzicht, Verlust der Wählbarkeit, Hinderungsgrund, "
        "rechtskräftiges Urteil oder Wahlprüfung. Wann, hängt vom Grund ab."
    ),
    "R-END-04": _(
        "Es rückt nach, wer auf derselben Liste die meisten Stimmen hat und noch nicht berufen "
        "ist. Ist die Liste erschöpft, bleibt der Sitz leer."
    ),
    "R-END-05": _(
        "In der Mehrheitswahl rückt die Person mit der nächsthöheren Stimmenzahl nach, bei "
        "gleicher Zahl entscheidet das Los."
    ),
    "R-END-06": _(
        "Übergangen wird, wer aus Partei oder Gruppe ausgeschieden ist, verzichtet hat, verstorben "
        "oder nicht wählbar ist."
    ),
    "R-END-07": _(
        "Die Wahlleitung stellt Ausscheiden und Nachrücken oder den leeren Sitz fest und macht es "
        "bekannt. Dagegen ist Einspruch möglich."
    ),
    "R-END-08": _(
        "Nach jedem Ausscheiden wird geprüft, ob noch mindestens drei Mitglieder da sind."
    ),
    "R-END-09": _(
        "Einspruch gegen die Wahl ist binnen zwei Wochen nach Bekanntmachung möglich. Ohne eigene "
        "Rechte müssen ihn ein Prozent der Wahlberechtigten stützen, mindestens 5; bei mehr als "
        "10 000 sind es 100."
    ),
    "R-CNT-08": _(
        "Unveränderte Stimmzettel einer Liste werden gezählt, nicht einzeln erfasst. Ihre Stimmen "
        "ergeben sich aus der Regel zum Listenkreuz."
    ),
    "R-CNT-09": _(
        "Jeder Auszählungsbezirk meldet Wahlberechtigte, Wählende, ungültige Stimmzettel, gültige "
        "Stimmen und die Stimmen jeder Liste und jeder Person."
    ),
    "R-CNT-10": _(
        "Die Wahlleitung prüft die Niederschriften und stellt das Ergebnis aller Bezirke mit der "
        "Briefwahl zusammen."
    ),
    "R-CNT-11": _(
        "Der Wahlausschuss stellt Wahlberechtigte, Wählende, ungültige Stimmzettel, gültige "
        "Stimmen, Stimmen der Listen und Personen, Sitze und Gewählte fest."
    ),
    "R-CNT-12": _(
        "Das Ergebnis wird öffentlich bekannt gemacht, mit dem Hinweis, wer wie und bis wann "
        "Einspruch erheben kann. Mit dem Tag der Bekanntmachung beginnt die Frist."
    ),
    "R-CODE-01": _(
        "Die Werte einer Niederschrift tragen feste Kennbuchstaben und müssen zueinander passen. "
        "Ein leeres Feld ist nicht null, sondern noch nicht bekannt."
    ),
    "R-DIST-03": _(
        "Haben in einem Wahlbezirk weniger als 50 Personen gewählt, wird er mit einem anderen "
        "gemeinsam ausgezählt, damit geheim bleibt, wer wie gewählt hat."
    ),
    "R-END-10": _(
        "Über den Einspruch entscheidet die neue Vertretung. Wiederholt wird die Wahl nur, wenn "
        "ein Fehler die Verteilung der Sitze wirklich beeinflusst haben kann. Gegen die "
        "Entscheidung hilft die Klage beim Verwaltungsgericht."
    ),
    "R-END-11": _(
        "Ist die Feststellung des Ergebnisses aufgehoben, stellt der Wahlausschuss es neu fest und "
        "macht es bekannt."
    ),
}
