"""Why an act of this room is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.rules import MunicipalityRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    MunicipalityRule.SEATS_OUT_OF_RANGE: _(
        "Der Ausländerbeirat hat mindestens %(minimum)s und höchstens %(maximum)s Mitglieder "
        "(%(norm)s). Eingegeben sind %(seats)s. Tragen Sie die Zahl aus der Hauptsatzung ein."
    ),
    MunicipalityRule.COMMISSION_NOT_OFFERED: _(
        "Für diese Wahlzeit kennt das Gesetz die Integrations-Kommission noch nicht (%(norm)s). "
        "Wählen Sie den Ausländerbeirat."
    ),
    MunicipalityRule.COUNCIL_NEEDS_STATUTE: _(
        "Bei höchstens %(threshold)s gemeldeten ausländischen Einwohnern braucht ein "
        "Ausländerbeirat eine Regelung in der Hauptsatzung (%(norm)s). Bestätigen Sie, dass die "
        "Hauptsatzung ihn vorsieht."
    ),
    MunicipalityRule.DECISION_IN_FUTURE: _(
        "Der Beschluss ist auf den %(day)s datiert, heute ist der %(today)s. Tragen Sie das Datum "
        "ein, an dem die Gemeindevertretung beschlossen hat."
    ),
    MunicipalityRule.DECISION_AFTER_ELECTION_DAY: _(
        "Der Beschluss vom %(day)s liegt nach dem Wahltag %(election_day)s. Der Ausländerbeirat "
        "wird zugleich mit der Gemeindevertretung gewählt (%(norm)s). Prüfen Sie Datum und "
        "Wahlzeit."
    ),
    MunicipalityRule.DECISION_NOT_NEWEST: _(
        "Inzwischen hat jemand anderes eine Entscheidung eingetragen. Gespeichert wurde hier "
        "nichts. Öffnen Sie die Seite neu und vergleichen Sie."
    ),
    MunicipalityRule.ELECTION_SET_UP: _(
        "Für diese Wahlzeit ist schon die Wahl eines Ausländerbeirats mit %(seats)s Sitzen "
        "angelegt. Daran ändert ein neuer Beschluss nichts mehr. Prüfen Sie Wahlzeit, Gremium und "
        "Zahl der Mitglieder."
    ),
    MunicipalityRule.ELECTION_UNDER_WAY: _(
        "Die Wahl für diese Wahlzeit läuft schon (%(phase)s). Ein Beschluss kann Gremium und Zahl "
        "der Sitze nicht mehr ändern. Prüfen Sie, ob Sie die richtige Wahlzeit gewählt haben."
    ),
    MunicipalityRule.COUNT_IN_FUTURE: _(
        "Die Zahl hat den Stand %(day)s, heute ist der %(today)s. Tragen Sie den Tag ein, für den "
        "die Zahl gilt."
    ),
    MunicipalityRule.COUNT_EXISTS: _(
        "Zum Stand %(day)s gibt es schon eine Zahl aus der Quelle „%(source)s“. Eine berichtigte "
        "Zahl braucht eine Quelle, die sie von der alten unterscheidet."
    ),
    MunicipalityRule.ELECTION_DAY_IRREGULAR: _(
        "Der %(day)s ist kein Sonntag im März. Die Landesregierung bestimmt für die allgemeinen "
        "Kommunalwahlen einen Sonntag im März (%(norm)s)."
    ),
    MunicipalityRule.TERM_HAS_OTHER_DAY: _(
        "Für diese Wahlzeit ist der Wahltag %(election_day)s bestimmt, nicht der %(day)s."
    ),
}
