"""Why a list is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    NominationRule.LIST_ORDER_INCOMPLETE: _(
        "Die Reihenfolge muss jede der %(admitted)s zugelassenen Listen genau einmal nennen, und "
        "die Niederschrift der Sitzung muss angegeben sein (%(norm)s). Angegeben sind %(drawn)s "
        "Listen."
    ),
    NominationRule.DECISIONS_MISSING: _(
        "Noch nicht entschieden: %(lists)s. Der Wahlausschuss entscheidet über jeden "
        "Wahlvorschlag (%(norm)s)."
    ),
    NominationRule.LISTS_NOT_OPEN: _(
        "Wahlvorschläge können jetzt nicht geändert werden. Die Wahl steht bei „%(phase)s“ "
        "(%(norm)s)."
    ),
    NominationRule.LISTS_STILL_COMING: _(
        "Wahlvorschläge können noch bis %(closes)s eingehen (%(norm)s). Erst danach steht fest, "
        "ob die Wahl stattfindet."
    ),
    NominationRule.LIST_NUMBER_TAKEN: _(
        "Die Listennummer %(number)s ist vergeben. Wählen Sie eine andere."
    ),
    NominationRule.PLACE_TAKEN: _(
        "Platz %(place)s auf %(list)s ist besetzt. Wählen Sie einen freien Platz."
    ),
    NominationRule.CHANGED_SINCE_READ: _(
        "Die Liste hat sich geändert, seit die Datei gelesen wurde. Es wurde nichts übernommen. "
        "Lesen Sie die Datei noch einmal ein."
    ),
    NominationRule.CHANGED_SINCE_COMPARED: _(
        "%(list)s hat sich geändert, seit diese Seite sie mit dem Papier verglichen hat. Es wurde "
        "nichts übernommen. Der Vergleich steht jetzt neu da: Lesen Sie ihn noch einmal."
    ),
    NominationRule.NOTHING_ADMITTED: _(
        "Noch ist keine Liste zugelassen (%(norm)s): Bekannt zu machen ist nichts. Tragen Sie "
        "zuerst die Entscheidungen des Wahlausschusses ein."
    ),
    NominationRule.ANNOUNCED_BEFORE_DECIDED: _(
        "Am %(on)s war noch nicht über alle Listen entschieden (%(norm)s): Der Wahlausschuss "
        "entschied zuletzt am %(decided_on)s. Prüfen Sie den Tag."
    ),
    NominationRule.ANNOUNCEMENT_WITHOUT_REASON: _(
        "Diese Bekanntmachung ist schon eingetragen. Ein anderer Eintrag braucht einen Grund."
    ),
    NominationRule.ROW_DOES_NOT_FIT: _(
        "Zeile %(line)s, Spalte „%(column)s“ passt so nicht in die Liste. Berichtigen Sie die "
        "Datei und lesen Sie sie noch einmal ein."
    ),
    NominationRule.CORRECTED_WITHOUT_REASON: _(
        "Auf %(list)s stehen schon Personen. Was das Wahlamt daran ändert, braucht einen Grund."
    ),
    NominationRule.ALREADY_DECIDED: _(
        "Über %(list)s ist schon entschieden. Seitdem stehen Nummer, Name, Eingang und Personen "
        "fest (%(norm)s)."
    ),
    NominationRule.NOT_DECIDED: _(
        "Über %(list)s hat der Wahlausschuss noch nicht entschieden (%(norm)s). Tragen Sie zuerst "
        "seine Entscheidung ein."
    ),
    NominationRule.DECISION_RESTS_ON_ADMISSION: _(
        "Seit die Zulassung abgeschlossen ist, steht die Entscheidung über jede Liste fest "
        "(%(norm)s). Die Wahl steht bei „%(phase)s“."
    ),
    NominationRule.WITHDRAWAL_DAY_IMPOSSIBLE: _(
        "Am %(declared_on)s kann die Liste nicht zurückgenommen worden sein (%(norm)s): Sie ging "
        "am %(received_on)s ein, und der Tag liegt nicht in der Zukunft."
    ),
    NominationRule.OBJECTION_WITHOUT_REFUSAL: _(
        "Einspruch gibt es gegen eine Zurückweisung (%(norm)s), diese Liste war zugelassen. War "
        "die Eintragung falsch, wählen Sie „Irrtum bei der Eingabe“."
    ),
    NominationRule.OBJECTION_DAY_IMPOSSIBLE: _(
        "Diese Tage passen nicht zusammen: zurückgewiesen am %(refused_on)s, Einspruch am "
        "%(objected_on)s, neu entschieden am %(decided_on)s (%(norm)s). Der Einspruch folgt auf "
        "die Zurückweisung, die neue Entscheidung auf den Einspruch."
    ),
    NominationRule.LIST_WITHOUT_CANDIDATES: _(
        "%(list)s nennt keine Person. Eine leere Liste kann nicht zugelassen werden (%(norm)s)."
    ),
    NominationRule.REFUSAL_WITHOUT_REASON: _(
        "Eine Zurückweisung braucht ihren Grund. Tragen Sie ein, warum %(list)s nicht zugelassen "
        "wird."
    ),
    NominationRule.LIST_ORDER_MISSING: _(
        "Die Reihenfolge der zugelassenen Listen auf dem Stimmzettel fehlt oder passt nicht mehr "
        "zu ihnen (%(norm)s). Tragen Sie zuerst ein, wie der Wahlausschuss sie bestimmt hat."
    ),
    NominationRule.INVITATION_EXPIRED: _(
        "Diese Einladung galt bis zum %(expires_at)s. Bitten Sie das Wahlamt um eine neue."
    ),
    NominationRule.INVITATION_REPLACED: _(
        "Das Wahlamt hat inzwischen eine neue Einladung ausgestellt. Benutzen Sie deren Code."
    ),
    NominationRule.INVITATION_USED: _(
        "Mit dieser Einladung ist der Zugang schon eingerichtet. Melden Sie sich damit an. Haben "
        "Sie das nicht selbst getan, rufen Sie sofort das Wahlamt an."
    ),
    NominationRule.INVITATION_WITHOUT_ADDRESS: _(
        "Für %(person)s ist keine E-Mail-Adresse eingetragen. Tragen Sie zuerst eine ein, oder "
        "geben Sie den Code gedruckt mit."
    ),
    NominationRule.ACCOUNT_FOR_ADDRESS: _(
        "Zur E-Mail-Adresse dieser Einladung gibt es schon einen Zugang. Melden Sie sich zuerst "
        "damit an und öffnen Sie die Einladung noch einmal."
    ),
    NominationRule.ACCOUNT_OF_OFFICE: _(
        "Sie sind mit einem Zugang des Wahlamts oder des Landes angemeldet. Wer Listen prüft, "
        "vertritt keine. Melden Sie sich ab und öffnen Sie die Einladung noch einmal."
    ),
    NominationRule.ACCESS_ENDED: _("Der Zugang von %(person)s ist schon beendet."),
    NominationRule.ONLINE_CLOSED: _(
        "Die Frist für Wahlvorschläge endete am %(closes)s (%(norm)s). Seitdem ändert sich online "
        "nichts mehr. Was ein gültiger Wahlvorschlag noch braucht, geben Sie dem Wahlamt auf "
        "Papier."
    ),
    NominationRule.ADMITTED_DESPITE: _(
        "Gegen die Zulassung von %(list)s sprechen noch %(findings)s Mängel (%(norm)s). Hat der "
        "Wahlausschuss sie trotzdem zugelassen, schreiben Sie seinen Grund auf; sonst streichen "
        "Sie die betroffenen Personen oder tragen Sie die Zurückweisung ein."
    ),
    NominationRule.MEETING_ON_OTHER_DAY: _(
        "Der Wahlausschuss entscheidet am %(meets_on)s (%(norm)s), eingetragen ist der %(day)s. "
        "War die Sitzung wirklich an diesem Tag, schreiben Sie auf, warum."
    ),
    NominationRule.NOT_RECEIVED: _(
        "%(list)s ist noch nicht auf Papier eingegangen (%(norm)s). Tragen Sie zuerst den Eingang "
        "ein."
    ),
    NominationRule.MOVED_ON: _(
        "%(list)s ist inzwischen schon abgesendet oder wieder ein Entwurf (%(norm)s). Was jetzt "
        "gilt, steht auf der Seite der Liste."
    ),
    NominationRule.WITH_THE_OFFICE: _(
        "%(list)s liegt beim Wahlamt (%(norm)s). So, wie sie steht, geht dieser Schritt nicht."
    ),
    NominationRule.NOT_YOUR_STEP: _("Diesen Schritt macht bei %(list)s jemand anderes (%(norm)s)."),
    NominationRule.SUBMISSION_STOPPED: _(
        "So lässt sich die Liste nicht absenden: %(stops)s (%(norm)s). Auf Papier können Sie sie "
        "trotzdem einreichen."
    ),
    NominationRule.NOT_ALL_CHECKED: _(
        "Noch nicht angesehen: %(open)s (%(norm)s). Tragen Sie zu jedem Papier ein, ob es vorliegt."
    ),
    NominationRule.LETTER_NAMES_OTHERS: _(
        "Was an der Liste auffällt, hat sich inzwischen geändert. Sehen Sie die Mängel noch einmal "
        "durch und kreuzen Sie an, was im Schreiben stehen soll."
    ),
    NominationRule.MENDING_PERIOD_IMPOSSIBLE: _(
        "Bis %(mend_until)s lässt sich nichts beheben (%(norm)s). Die Frist liegt in der Zukunft "
        "und endet spätestens am Tag der Entscheidung, dem %(meets_on)s."
    ),
    NominationRule.NOBODY_LEFT: _(
        "Damit wäre niemand mehr auf %(list)s (%(norm)s). Dann weist der Wahlausschuss die Liste "
        "zurück."
    ),
    NominationRule.STRUCK_WITHOUT_REASON: _(
        "Warum wird %(name)s nicht zugelassen (%(norm)s)? Tragen Sie den Grund ein."
    ),
}
