"""Why an act on the result is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class ProtocolRule(Rule):
    """Refusals about the protocol of a result; this room has no law of its own."""

    NOTHING_DETERMINED = "reports.nothing_determined"
    PROTOCOL_MISSING = "reports.protocol_missing"
    DETERMINATION_OUTDATED = "reports.determination_outdated"


MESSAGES: dict[Rule, _StrOrPromise] = {
    ProtocolRule.NOTHING_DETERMINED: _(
        "Es ist noch kein Ergebnis festgestellt (Stand der Wahl: %(phase)s). "
        "Stellen Sie zuerst das Ergebnis fest."
    ),
    ProtocolRule.PROTOCOL_MISSING: _(
        "Die Niederschrift über dieses Ergebnis ist noch nicht erstellt. "
        "Erstellen Sie zuerst die Niederschrift, danach können Sie das Ergebnis bekannt machen."
    ),
    ProtocolRule.DETERMINATION_OUTDATED: _(
        "Die Auszählung wurde nach der %(version)s. Feststellung wieder geöffnet. Stellen Sie das "
        "Ergebnis neu fest und erstellen Sie dann die Niederschrift."
    ),
}

PROTOCOL_FAILED = _(
    "Die Niederschrift ist wegen eines unerwarteten Fehlers nicht erstellt worden. Versuchen Sie "
    "es noch einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm "
    "betreibt."
)
