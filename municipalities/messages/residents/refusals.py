"""Why a count of foreign residents is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.residents.rules import ResidentRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    ResidentRule.COUNT_IN_FUTURE: _(
        "Die Zahl hat den Stand %(day)s, heute ist der %(today)s. Tragen Sie den Tag ein, für den "
        "die Zahl gilt."
    ),
    ResidentRule.COUNT_WITHOUT_DAY: _(
        "Die Datei nennt den Tag ihrer Zahlen nicht oder nennt mehrere. Tragen Sie den Stand ein."
    ),
    ResidentRule.RESIDENT_READING_OPEN: _(
        "Noch ist offen, wie die Datei zu lesen ist: %(open)s. Sagen Sie zuerst, was gemeint ist."
    ),
    ResidentRule.RESIDENT_UPLOAD_GONE: _(
        "Diese Datei wartet nicht mehr: Sie ist schon gelesen oder verworfen, vielleicht durch "
        "einen doppelten Klick. Sie müssen nichts mehr tun; was daraus wurde, steht in der Liste."
    ),
    ResidentRule.COUNT_EXISTS: _(
        "Zum Stand %(day)s gibt es schon eine Zahl aus der Quelle „%(source)s“. Eine berichtigte "
        "Zahl braucht eine Quelle, die sie von der alten unterscheidet."
    ),
    ResidentRule.RESIDENT_FILE_TAKEN_IN: _(
        "Diese Zahlen hat %(person)s schon übernommen (%(moment)s). Sie müssen nichts mehr tun."
    ),
    ResidentRule.RESIDENT_FILE_DROPPED: _(
        "Diese Datei hat %(person)s verworfen (%(moment)s). Laden Sie die Datei neu hoch, wenn die "
        "Zahlen doch gelten sollen."
    ),
    ResidentRule.RESIDENT_FILE_HAS_FAULTS: _(
        "Zeilen mit Fehlern: %(rows)s. Solange eine Zeile fehlerhaft ist, wird keine Zahl "
        "übernommen. %(first)s Berichtigen Sie die Datei und laden Sie sie neu hoch."
    ),
    ResidentRule.RESIDENT_FILE_NOTHING_NEW: _(
        "Die Datei enthält keine neue Zahl; schon eingetragen: %(rows)s. Prüfen Sie Datei, Stand "
        "und Quelle."
    ),
    ResidentRule.RESIDENT_FILE_OVERTAKEN: _(
        "Eine dieser Zahlen wurde im selben Augenblick von Hand eingetragen (%(norm)s). Es ist "
        "nichts übernommen. Laden Sie die Seite neu und prüfen Sie den Vergleich."
    ),
}
