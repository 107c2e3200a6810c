"""What the law finds of a commission: its seats, who sits, what is missing before it is formed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.commission.rules import CommissionRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CommissionRule.SEATS_NEGATIVE: _(
        "Eine Zahl von Sitzen kann nicht kleiner als null sein (%(norm)s). Tragen Sie für jede "
        "Gruppe ein, wie viele Mitglieder sie stellt."
    ),
    CommissionRule.SIZE_OUT_OF_RANGE: _(
        "Mit dem Vorsitz wären es %(size)s Mitglieder. Vorgesehen sind mindestens %(minimum)s und "
        "höchstens %(maximum)s, wie beim Ausländerbeirat (%(norm)s). Ändern Sie die Zahl der Sitze."
    ),
    CommissionRule.SPLIT_BELOW_HALF: _(
        "Von %(size)s Mitgliedern wären nur %(experts)s sachkundige Einwohnerinnen und Einwohner. "
        "Es muss mindestens die Hälfte sein, also %(needed)s (%(norm)s); der Vorsitz zählt bei der "
        "Gesamtzahl mit. Sehen Sie mehr Sachkundige oder weniger andere Mitglieder vor."
    ),
    CommissionRule.SEATS_EXCEEDED: _(
        "Für die Gruppe „%(capacity)s“ gibt es %(seats)s Sitze, es wären aber %(members)s "
        "Mitglieder (%(norm)s). Tragen Sie zuerst ein, wer ausgeschieden ist, oder ändern Sie die "
        "Zahl der Sitze."
    ),
    CommissionRule.EXPERTS_BELOW_HALF: _(
        "Von %(members)s Mitgliedern sind nur %(experts)s sachkundige Einwohnerinnen und "
        "Einwohner. Es muss mindestens die Hälfte sein, also %(needed)s (%(norm)s). Lassen Sie "
        "die Gemeindevertretung weitere Sachkundige wählen."
    ),
    CommissionRule.CHAIR_MISSING: _(
        "Es ist noch niemand für den Vorsitz eingetragen. Den Vorsitz hat die Bürgermeisterin "
        "oder der Bürgermeister (%(norm)s). Tragen Sie diese Person ein."
    ),
    CommissionRule.WOMEN_BELOW_HALF: _(
        "Von %(experts)s gewählten Sachkundigen sind %(women)s Frauen. Die Hälfte soll es sein, "
        "also %(wanted)s (%(norm)s). Das ist ein Hinweis und verhindert nichts. Fragen Sie die "
        "Vereinigungen nach weiteren Vorschlägen oder halten Sie fest, warum es nicht gelang."
    ),
    CommissionRule.ORIGINS_NOT_PLURAL: _(
        "Bei %(experts)s gewählten Sachkundigen ist nur eine oder gar keine Herkunft erkennbar. "
        "Die Vielfalt der ausländischen Einwohner soll sich möglichst zeigen (%(norm)s). Das ist "
        "ein Hinweis und verhindert nichts. Bei Eingebürgerten ohne zweite Staatsangehörigkeit "
        "ist die Herkunft nicht eingetragen: prüfen Sie selbst."
    ),
    CommissionRule.SEATS_OPEN: _(
        "Von %(size)s Sitzen sind noch %(open)s frei, davon %(experts)s für Sachkundige "
        "(%(norm)s). Lassen Sie die freien Sitze besetzen."
    ),
    CommissionRule.CO_CHAIR_MISSING: _(
        "Die Sachkundigen haben noch niemanden in den gemeinsamen Vorsitz gewählt (%(norm)s). "
        "Setzen Sie die Wahl auf die Tagesordnung der nächsten Sitzung."
    ),
    CommissionRule.COUNCIL_STANDS: _(
        "In dieser Wahlzeit gibt es einen Ausländerbeirat oder er wird noch gewählt; daneben gibt "
        "es keine Integrations-Kommission (%(norm)s). Prüfen Sie die Wahlzeit. Hat die "
        "Gemeindevertretung anders beschlossen, tragen Sie zuerst den Beschluss ein."
    ),
    CommissionRule.OWN_PROPOSAL_WITHOUT_CALL: _(
        "Die Vereinigungen der Migrantinnen und Migranten wurden noch nicht um Vorschläge "
        "gebeten. Sie schlagen zuerst vor; die Gemeindevertretung soll es nur tun, wenn zu wenige "
        "Vorschläge eingehen (%(norm)s). Rufen Sie zuerst zu Vorschlägen auf."
    ),
    CommissionRule.OWN_PROPOSAL_EARLY: _(
        "Bis zum %(closes_on)s können die Vereinigungen noch vorschlagen. Bisher sind es "
        "%(received)s Vorschläge für %(experts)s Sitze. Die Gemeindevertretung soll nur dann "
        "selbst vorschlagen, wenn es zu wenige sind (%(norm)s). Warten Sie diesen Tag ab."
    ),
    CommissionRule.OWN_PROPOSAL_NEEDLESS: _(
        "Die Vereinigungen haben schon %(received)s Personen für %(experts)s Sitze "
        "vorgeschlagen. Die Gemeindevertretung soll nur dann selbst vorschlagen, wenn es zu wenige "
        "sind (%(norm)s). Wählen Sie aus diesen Vorschlägen."
    ),
}
