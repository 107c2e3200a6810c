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
    SENDER_MISSING = "reports.sender_missing"
    REGISTER_EMPTY = "reports.register_empty"
    PERSONS_UNASSIGNED = "reports.persons_unassigned"
    ROOMS_MISSING = "reports.rooms_missing"
    ORDER_UNDER_WAY = "reports.order_under_way"
    ORDER_CANCELLED = "reports.order_cancelled"
    EVERYBODY_TOLD = "reports.everybody_told"


MESSAGES: dict[Rule, _StrOrPromise] = {
    PrintRule.NOTICES_TOO_LATE: _(
        "Wahlbenachrichtigungen (%(norm)s) gibt es nur vor der Auszählung (Stand der Wahl: "
        "%(phase)s)."
    ),
    PrintRule.SENDER_MISSING: _(
        "Auf der Wahlbenachrichtigung steht, wohin der Antrag auf einen Wahlschein geht "
        "(%(norm)s). Tragen Sie zuerst im Briefkopf der Gemeinde die Anschrift der Wahlleitung ein."
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
}

PRINT_FAILED = _(
    "Dieser Teil ist wegen eines unerwarteten Fehlers nicht gedruckt worden. Versuchen Sie es noch "
    "einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm betreibt."
)
