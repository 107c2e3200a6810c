"""Why an act on polling cards is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.cards.rules import CardRule, LetterRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CardRule.TELEPHONE: _(
        "Am Telefon kann niemand einen Wahlschein beantragen (%(norm)s). Möglich sind Brief, "
        "E-Mail, der Online-Antrag oder das Erscheinen im Wahlamt."
    ),
    CardRule.APPLICANT_MISSING: _(
        "Wählen Sie die Person aus dem Verzeichnis, oder schreiben Sie auf, wer den Antrag "
        "stellt: Familienname, Vornamen, Geburtsdatum, Anschrift (%(norm)s)."
    ),
    CardRule.APPLICATION_SETTLED: _(
        "Dieser Antrag ist schon erledigt. Es ist nichts ausgestellt worden."
    ),
    CardRule.NOT_REFUSED: _("Dieser Antrag ist nicht abgelehnt. Geändert worden ist nichts."),
    CardRule.APPLICATION_NOT_MATCHED: _(
        "Zu diesem Antrag ist niemand im Verzeichnis ausgewählt (%(norm)s). Suchen Sie die Person. "
        "Steht sie nicht darin, prüfen Sie einen Wahlschein nach § 16a Abs. 2 KWO."
    ),
    CardRule.CARD_FOR_STRUCK: _(
        "Die Person ist aus dem Verzeichnis gestrichen und bekommt keinen Wahlschein (%(norm)s). "
        "Lehnen Sie den Antrag ab."
    ),
    CardRule.CARD_EXISTS: _(
        "Die Person hat schon einen gültigen Wahlschein (%(norm)s). Ersetzt wird nur einer, der "
        "nicht angekommen ist; ein verlorener wird nicht ersetzt."
    ),
    CardRule.CARD_LOST: _(
        "Ein verlorener Wahlschein wird nicht ersetzt (%(norm)s). Nur ein beantragter Wahlschein, "
        "der nicht angekommen ist, kann ersetzt werden."
    ),
    CardRule.CARD_INVALID: _(
        "Dieser Wahlschein ist schon ungültig (%(norm)s). Geändert worden ist nichts."
    ),
    CardRule.LEFT_BEFORE_ISSUED: _(
        "Der Wahlschein ist erst am %(day)s ausgestellt (%(norm)s). Prüfen Sie den Tag."
    ),
    CardRule.INVALID_BEFORE_ISSUED: _(
        "Der Wahlschein ist erst am %(day)s ausgestellt und kann nicht vorher ungültig sein "
        "(%(norm)s). Prüfen Sie den Tag."
    ),
    CardRule.INVALID_AFTER_THE_VOTE: _(
        "Nach dem %(day)s wird kein Wahlschein mehr ungültig (%(norm)s): Die Wahlvorstände haben "
        "schon entschieden. Prüfen Sie den Tag."
    ),
    CardRule.NO_CARD_TO_REPLACE: _(
        "Die Person hat keinen gültigen Wahlschein, also kann auch keiner nicht angekommen sein "
        "(%(norm)s). Liegt von ihr noch ein offener Antrag, stellen Sie den Wahlschein dort aus."
    ),
    CardRule.MISSED_BEFORE_ISSUED: _(
        "Wahlschein %(card)s ist erst am %(at)s ausgestellt (%(norm)s). Ein Antrag von vorher kann "
        "nicht sagen, dass er nicht ankam. Prüfen Sie den Eingang."
    ),
    CardRule.HANDED_OVER: _(
        "Wahlschein %(card)s ist am %(day)s persönlich ausgehändigt worden und damit angekommen; "
        "ein verlorener wird nicht ersetzt (%(norm)s). Stimmt der Vermerk nicht, berichtigen Sie "
        "ihn zuerst im Verzeichnis der Wahlscheine."
    ),
    CardRule.STANDS_IN_REGISTER: _(
        "Diese Person steht im Verzeichnis. Dieser Grund gilt nur für Wahlberechtigte, die ohne "
        "eigenes Verschulden nicht darin stehen (%(norm)s). Wählen Sie einen anderen Grund."
    ),
    CardRule.PERSON_IN_REGISTER: _(
        "Diese Person ist schon bekannt: %(entry)s. Wer im Verzeichnis steht, bekommt einen "
        "gewöhnlichen Wahlschein, und niemand bekommt zwei (%(norm)s)."
    ),
    CardRule.NOTICE_RETURNED_ALREADY: _(
        "Für %(entry)s ist schon eine zurückgekommene Benachrichtigung vermerkt."
    ),
    LetterRule.LATE_BEFORE_THE_DAY: _(
        "Zu spät kann ein Wahlbrief erst am %(day)s sein (%(norm)s). Prüfen Sie den Tag, oder "
        "nehmen Sie das Häkchen weg."
    ),
    LetterRule.LATE_BEFORE_THE_HOUR: _(
        "Zu spät kann ein Wahlbrief erst nach Ablauf der Frist sein: %(at)s (%(norm)s). Nehmen Sie "
        "das Häkchen weg, oder tragen Sie die verspäteten Wahlbriefe danach ein."
    ),
    LetterRule.DECIDED_BEFORE_THE_DAY: _(
        "Die Briefwahlvorstände entscheiden erst am Wahltag, dem %(day)s (%(norm)s). Tragen Sie "
        "die Zulassung dann ein."
    ),
    LetterRule.BEFORE_THE_FIRST_CARD: _(
        "An diesem Tag war noch kein Wahlschein ausgestellt, also kann kein Wahlbrief gekommen "
        "sein (%(norm)s). Prüfen Sie den Tag."
    ),
    LetterRule.COUNT_FINAL: _(
        "Das Ergebnis der Wahl ist festgestellt. Die Zahlen der Wahlbriefe ändern sich nicht mehr "
        "(%(norm)s), solange die Auszählung nicht wieder geöffnet ist."
    ),
    LetterRule.TOO_MANY_INVALID_CARDS: _(
        "Von den Wahlbriefen ohne gültigen Wahlschein können nicht mehr einen für ungültig "
        "erklärten enthalten, als es solche Wahlbriefe gibt (%(norm)s). Prüfen Sie beide Zahlen."
    ),
    LetterRule.CHANGED_MEANWHILE: _(
        "Inzwischen ist hier etwas eingetragen worden, vielleicht von Ihnen selbst. Sehen Sie "
        "nach, ob Ihre Zahl schon dabei ist. Fehlt sie noch, senden Sie das Formular noch einmal."
    ),
    LetterRule.REASON_MISSING: _("Jede Berichtigung braucht ihren Grund. Tragen Sie ihn ein."),
    LetterRule.REPLACED_ALREADY: _(
        "Diese Zahl hat inzwischen jemand berichtigt. Sehen Sie nach, was jetzt gilt. Geändert "
        "worden ist nichts."
    ),
    LetterRule.MORE_DECIDED_THAN_RECEIVED: _(
        "Entschiedene Wahlbriefe (zugelassen und zurückgewiesen): %(decided)s. Rechtzeitig "
        "eingegangen: nur %(received)s. Eine der Zahlen stimmt nicht."
    ),
    LetterRule.MORE_INVALID_THAN_CARDS: _(
        "Wahlbriefe mit einem für ungültig erklärten Wahlschein: %(letters)s. Für ungültig "
        "erklärt: nur %(cards)s. Prüfen Sie die Zulassung und das Verzeichnis der ungültigen "
        "Wahlscheine."
    ),
    LetterRule.CLASSED_BY_ANOTHER_DAY: _(
        "Das Ende der Frist für Wahlbriefe ist verlegt (%(norm)s). Schon gezählte Wahlbriefe, bei "
        "denen deshalb nicht mehr feststeht, ob sie rechtzeitig kamen: %(letters)s. Berichtigen "
        "Sie die Eingänge mit dem Vermerk „zu prüfen“."
    ),
    LetterRule.MORE_LETTERS_THAN_CARDS: _(
        "Eingegangene Wahlbriefe: %(letters)s. Gültige Wahlscheine: nur %(cards)s. Prüfen Sie die "
        "Zahlen; stimmen sie, liegt in einem Wahlbrief kein gültiger Wahlschein."
    ),
}
