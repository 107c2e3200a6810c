"""Why an act on the register is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    RegisterRule.REGISTER_NOT_CLOSED: _(
        "Das Wählerverzeichnis ist noch nicht abgeschlossen: %(districts)s. Schließen Sie jeden "
        "Wahlbezirk ab, bevor die Auszählung beginnt (%(norm)s)."
    ),
    RegisterRule.REGISTER_CLOSED: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Daran ist nichts "
        "geändert worden."
    ),
    RegisterRule.NOT_ENTITLED: _(
        "Die Person kann nicht eingetragen werden. Grund: %(reason)s (%(norm)s)."
    ),
    RegisterRule.PERSON_ENTERED_ALREADY: _(
        "Diese Person ist schon bekannt: %(entry)s. Sie ist nicht doppelt eingetragen worden "
        "(%(norm)s)."
    ),
    RegisterRule.PERSON_LIKE: _(
        "Das kann dieselbe Person sein wie %(people)s (%(norm)s). Sehen Sie dort nach. Ist es "
        "eine andere Person, schreiben Sie hier auf, woran Sie es sehen, und senden Sie noch "
        "einmal ab."
    ),
    RegisterRule.PERSON_STRUCK: _(
        "Diese Person steht gestrichen im Verzeichnis: %(entry)s. Tragen Sie sie dort wieder ein, "
        "statt sie neu einzutragen (%(norm)s)."
    ),
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
    RegisterRule.CASE_ID_REUSED: _(
        "Unter dieser Kennung steht schon jemand im Verzeichnis. Entscheiden Sie, ob es dieselbe "
        "Person mit neuen Angaben ist oder eine andere."
    ),
    RegisterRule.CASE_NEEDS_LINE: _(
        "Die Zeilen widersprechen einander. Wählen Sie einen Fall allein und sagen Sie, welche "
        "Zeile gilt: %(lines)s."
    ),
    RegisterRule.CASE_LIKES_NOBODY: _(
        "Dieser Fall ist niemandem im Verzeichnis ähnlich. Entscheiden Sie, ob die Person "
        "eingetragen wird."
    ),
    RegisterRule.CASE_NEEDS_LIKE: _(
        "Die Person ist mehreren Eintragungen ähnlich: %(entries)s. Wählen Sie einen Fall allein "
        "und sagen Sie, welche Eintragung dieselbe Person ist."
    ),
    RegisterRule.DECISION_WITHDRAWN: _("Diese Entscheidung ist schon zurückgenommen."),
    RegisterRule.DECISION_FOLLOWED: _(
        "Auf dieser Entscheidung beruht eine spätere über dieselbe Eintragung (%(entry)s). Nehmen "
        "Sie zuerst die spätere zurück."
    ),
    RegisterRule.ID_HELD_BY_ANOTHER: _(
        "Die Kennung %(registration_id)s, die zurückginge, gehört inzwischen zu %(entry)s. Die "
        "Entscheidung bleibt; streichen oder berichtigen Sie die Eintragung von Hand."
    ),
    RegisterRule.CASE_BIRTH_DATE: _(
        "Die Geburt (%(birth_date)s) kann nicht stimmen: Am Wahltag wäre die Person noch nicht 18 "
        "Jahre alt oder über 120. Tragen Sie die richtigen Angaben ein."
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
    RegisterRule.CORRECTION_NOT_NOW: _(
        "„%(change)s“ mit der Grundlage „%(basis)s“ ist jetzt nicht möglich: %(stage)s (%(norm)s). "
        "Prüfen Sie die Grundlage. Wer nach dem Abschluss noch ein Wahlrecht hat, kann einen "
        "Wahlschein nach § 16a Abs. 2 KWO bekommen."
    ),
    RegisterRule.APPLICATION_FOR_ENTRY_LATE: _(
        "Der Antrag auf Eintragung ging am %(applied_on)s ein. Möglich war er bis %(last)s "
        "(%(norm)s). Der Tag ist angenommen. Es bleibt der Einspruch gegen das Verzeichnis."
    ),
    RegisterRule.REASON_MISSING: _(
        "Jede Änderung am Verzeichnis braucht ihren Grund. Tragen Sie ihn ein."
    ),
    RegisterRule.MOVED_MEANWHILE: _(
        "Inzwischen sind Personen umgetragen worden, die hier noch ausgewählt waren, vielleicht in "
        "einem zweiten Fenster. Geändert worden ist jetzt nichts. Sehen Sie nach, wer noch übrig "
        "ist."
    ),
    RegisterRule.NOTHING_CHANGED: _(
        "Alle Angaben stehen schon so im Verzeichnis. Geändert worden ist nichts."
    ),
    RegisterRule.STRUCK_ALREADY: _("Die Person ist schon gestrichen. Geändert worden ist nichts."),
    RegisterRule.NOT_STRUCK: _("Die Person steht im Verzeichnis. Wieder einzutragen ist nichts."),
    RegisterRule.OBJECTION_NOT_UPHELD: _(
        "Dieser Einspruch verlangt etwas anderes, oder ihm ist nicht stattgegeben (%(norm)s). "
        "Tragen Sie zuerst die Entscheidung ein."
    ),
    RegisterRule.INSPECTION_WITHOUT_GROUNDS: _(
        "Daten anderer Personen darf nur einsehen, wer glaubhaft macht, dass das Verzeichnis "
        "falsch ist (%(norm)s). Tragen Sie ein, was vorgebracht wurde."
    ),
    RegisterRule.OBJECTION_WITHOUT_ENTRY: _(
        "Dieser Einspruch richtet sich gegen eine Eintragung (%(norm)s). Suchen Sie zuerst die "
        "Person und legen Sie ihn auf ihrer Seite an."
    ),
    RegisterRule.OBJECTION_DECIDED: _("Über diesen Einspruch ist schon entschieden."),
    RegisterRule.GROUNDS_BEFORE_OBJECTION: _(
        "Am %(day)s können die Gründe nicht gekommen sein: Der Einspruch kam erst am "
        "%(received_on)s (%(norm)s). Prüfen Sie das Datum."
    ),
    RegisterRule.DECISION_BEFORE_OBJECTION: _(
        "Die Tage passen nicht: eingegangen am %(received_on)s, entschieden am %(decided_on)s, "
        "zugestellt danach. Prüfen Sie die Daten."
    ),
    RegisterRule.CLOSING_IS_COUNTED: _(
        "In diesem Wahlbezirk sind Personen eingetragen; A1 bis A3 werden gezählt (%(norm)s). "
        "Schließen Sie ihn mit den gezählten Werten ab."
    ),
    RegisterRule.CLOSING_NEEDS_ENTRIES: _(
        "In diesem Wahlbezirk ist niemand eingetragen. Tragen Sie die Zahlen von Hand ein "
        "(%(norm)s)."
    ),
    RegisterRule.CLOSING_OPEN_POINTS: _(
        "Noch offen: ohne Wahlbezirk %(without_district)s, ungeklärte Fälle %(doubtful)s, "
        "Einsprüche %(objections)s, Anträge auf Wahlscheine %(applications)s (%(norm)s). "
        "Erledigen Sie sie, oder bestätigen Sie, dass Sie trotzdem abschließen."
    ),
    RegisterRule.CLOSING_COUNTS_CHANGED: _(
        "Die gezählten Werte sind nicht mehr die gezeigten: A1 + A2 + A3 war %(seen)s und ist "
        "jetzt %(now)s. Laden Sie die Seite neu und bestätigen Sie die neuen Zahlen (%(norm)s)."
    ),
    RegisterRule.CLOSING_IS_DETERMINED: _(
        "Die Zahlen des Abschlusses stehen fest: Auf ihnen beruht die Feststellung des Ergebnisses "
        "(%(norm)s). Die Wahl steht bei „%(phase)s“. Öffnen Sie zuerst die Auszählung wieder."
    ),
    RegisterRule.CLOSING_MOVED_ON: _(
        "Die beurkundeten Zahlen lassen das nicht zu: %(change)s (%(norm)s). Prüfen Sie den "
        "Abschluss."
    ),
}

EXTRACT_FAILED = _(
    "Der Auszug konnte nicht verarbeitet werden. Das bisherige Verzeichnis ist unverändert. "
    "Versuchen Sie es noch einmal; gelingt es wieder nicht, melden Sie es der Stelle, die das "
    "System betreut."
)
