"""The anchor of the log: why an act is refused, what the log says, and the mail itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.anchors import AnchorRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    AnchorRule.ADDRESS_NAMED: _(
        "Die Adresse „%(address)s“ bekommt den Prüfanker schon. Steht sie dort unter einem "
        "falschen Namen, berichtigen Sie diesen."
    ),
    AnchorRule.RECIPIENT_REMOVED: _(
        "Die Adresse „%(address)s“ ist schon ausgetragen. Laden Sie die Seite neu; wer den "
        "Prüfanker wieder bekommen soll, wird neu genannt."
    ),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "anchor_recipient.named": _("Adresse für den Prüfanker genannt"),
    "anchor_recipient.corrected": _("Adresse für den Prüfanker berichtigt"),
    "anchor_recipient.removed": _("Adresse für den Prüfanker ausgetragen"),
}

# A mail goes to people whose language nobody knows, so it is German like every paper.
MAIL_SUBJECT = "Prüfanker {place}: {position} Einträge, Stand {day}"
MAIL_TEXT = """\
Guten Tag,

dies ist der Prüfanker zum Log der Ausländerbeiratswahl,
{place},
Stand {moment}:

{written}

Bitte bewahren Sie diese Mail auf, getrennt vom Wahlprogramm: Mit ihr
lässt sich später zeigen, ob jemand das Log bis Eintrag {position}
nachträglich umgeschrieben hat.

Zum Vergleichen speichern Sie die Mail als Datei; der Betrieb des
Programms prüft sie mit „manage.py verify_audit --anchor DATEI“ und
bekommt jede Abweichung genannt.

Sonst ist nichts zu tun. Eine solche Mail kommt höchstens einmal am Tag,
dazu nach jedem Ergebnis. Bleibt sie aus, obwohl dort gearbeitet wird,
fragen Sie bitte nach. Wenn Sie keine mehr möchten, sagen Sie es
{office}.
"""
OFFICE_OF_TOWN = "dem Wahlamt"
OFFICE_OF_STATE = "der Landesverwaltung"
STATE_NAME = "Land Hessen"
