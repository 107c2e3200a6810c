"""Why printing is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class PrintRule(Rule):
    """Refusals about what is printed; this room has no law of its own."""

    NOTICES_TOO_LATE = "reports.notices_too_late"
    SITE_LOCAL = "reports.site_local"
    SENDER_MISSING = "reports.sender_missing"
    CONTACT_MISSING = "reports.contact_missing"
    REGISTER_EMPTY = "reports.register_empty"
    PERSONS_UNASSIGNED = "reports.persons_unassigned"
    ROOMS_MISSING = "reports.rooms_missing"
    ORDER_UNDER_WAY = "reports.order_under_way"
    ORDER_CANCELLED = "reports.order_cancelled"
    EVERYBODY_TOLD = "reports.everybody_told"
    EVERY_LETTER_RIGHT = "reports.every_letter_right"
    ERASING_UNDER_WAY = "reports.erasing_under_way"


MESSAGES: dict[Rule, _StrOrPromise] = {
    PrintRule.NOTICES_TOO_LATE: _(
        "Wahlbenachrichtigungen (%(norm)s) gibt es nur vor der Auszählung (Stand der Wahl: "
        "%(phase)s)."
    ),
    PrintRule.SITE_LOCAL: _(
        "Gedruckt wird noch nicht: Dieses Programm hat die Adresse %(site)s, und die erreicht "
        "außerhalb Ihres Hauses niemand; der QR-Code auf den Briefen führte ins Leere. Wer das "
        "Programm betreibt, trägt die öffentliche Adresse in der Einstellung SITE_URL ein."
    ),
    PrintRule.SENDER_MISSING: _(
        "Auf der Wahlbenachrichtigung steht, wohin der Antrag auf einen Wahlschein geht "
        "(%(norm)s). Tragen Sie zuerst im Briefkopf der Gemeinde die Anschrift der Wahlleitung ein."
    ),
    PrintRule.CONTACT_MISSING: _(
        "Auf der Wahlbenachrichtigung steht, wer Auskunft über barrierefreie Wahlräume gibt "
        "(%(norm)s). Es fehlen Telefon und E-Mail des Wahlamts. Tragen Sie mindestens eines davon "
        "im Briefkopf der Gemeinde ein."
    ),
    PrintRule.REGISTER_EMPTY: _(
        "Im Verzeichnis steht noch niemand. Lesen Sie zuerst den Auszug aus dem Melderegister ein."
    ),
    PrintRule.PERSONS_UNASSIGNED: _(
        "Personen ohne Wahlbezirk: %(unassigned)s. Auf der Wahlbenachrichtigung stehen Wahlraum "
        "und Nummer (%(norm)s). Ordnen Sie diese Personen zuerst einem Wahlbezirk zu."
    ),
    PrintRule.ROOMS_MISSING: _(
        "Diese Wahlbezirke haben noch keinen Wahlraum: %(districts)s. Er steht auf der "
        "Wahlbenachrichtigung (%(norm)s). Tragen Sie zuerst die Wahlräume ein."
    ),
    PrintRule.ORDER_UNDER_WAY: _(
        "Es läuft schon ein Druckauftrag dieser Art. Warten Sie, bis er fertig ist, oder verwerfen "
        "Sie ihn."
    ),
    PrintRule.ORDER_CANCELLED: _("Dieser Druckauftrag ist verworfen. Starten Sie einen neuen."),
    PrintRule.EVERYBODY_TOLD: _(
        "Für alle Personen im Verzeichnis sind Wahlbenachrichtigungen schon gedruckt. Kommt jemand "
        "dazu, drucken Sie hier nach. Soll alles neu gedruckt werden, verwerfen Sie zuerst den "
        "früheren Auftrag."
    ),
    PrintRule.EVERY_LETTER_RIGHT: _(
        "Kein gedruckter Brief ist aus diesem Grund falsch. Es gibt nichts neu zu drucken."
    ),
    PrintRule.ERASING_UNDER_WAY: _(
        "Das Wählerverzeichnis wird schon gelöscht. Warten Sie, bis der Vorgang fertig ist."
    ),
}

ORDER_FAILED = _(
    "Der Druckauftrag ist wegen eines unerwarteten Fehlers nicht angelegt worden; gedruckt ist "
    "nichts. Versuchen Sie es noch einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die "
    "dieses Programm betreibt."
)

ERASE_FAILED = _(
    "Das Wählerverzeichnis ist wegen eines unerwarteten Fehlers nicht gelöscht worden; es steht "
    "noch ganz da. Versuchen Sie es noch einmal. Kommt der Fehler wieder, melden Sie ihn der "
    "Stelle, die dieses Programm betreibt."
)

PRINT_FAILED = _(
    "Dieser Teil ist wegen eines unerwarteten Fehlers nicht gedruckt worden. Versuchen Sie es noch "
    "einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm betreibt."
)
