"""Why an act on the result is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.result.rules import ResultRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    ResultRule.DISTRICTS_NOT_COUNTED: _(
        "Noch in keinem Auszählungsbezirk: %(districts)s. Legen Sie fest, wo die Stimmen dieser "
        "Wahlbezirke gezählt werden; erst dann wird gerechnet (%(norm)s)."
    ),
    ResultRule.REPORTS_MISSING: _(
        "Es fehlen noch Meldungen: %(units)s. Erst wenn alle vorliegen, wird gerechnet (%(norm)s)."
    ),
    ResultRule.COUNT_INCONSISTENT: _(
        "So lässt sich kein Ergebnis feststellen (%(norm)s). Betroffen sind: %(units)s. "
        "%(findings)s Berichtigen Sie die Meldungen auf der Seite „Zählung“; dort steht jeder "
        "Hinweis bei seinem Bezirk."
    ),
    ResultRule.SUM_INCONSISTENT: _(
        "So lässt sich kein Ergebnis feststellen (%(norm)s). Jeder Bezirk für sich ist stimmig, "
        "alle zusammen sind es nicht: %(findings)s"
    ),
    ResultRule.NO_VALID_VOTES: _(
        "Es gibt keine gültige Stimme, daher lassen sich keine Sitze verteilen (%(norm)s). Prüfen "
        "Sie die Meldungen."
    ),
    ResultRule.RESULT_INCONSISTENT: _(
        "Die Rechnung ist in sich nicht stimmig: %(findings)s Festgestellt wurde nichts. Melden "
        "Sie diesen Fehler der Software, bevor Sie weitermachen."
    ),
    ResultRule.LOT_REQUIRED: _(
        "Um %(seats)s Sitz(e) muss das Los entscheiden, gleichauf liegen: %(tied)s (%(norm)s). Die "
        "Wahlleitung zieht das Los und trägt das Ergebnis mit Niederschrift ein."
    ),
    ResultRule.LOT_NOT_NEEDED: _(
        "Bei diesem Stand der Stimmen ist kein Los zu ziehen (%(norm)s). Tragen Sie kein Los ein."
    ),
    ResultRule.LOT_DOES_NOT_FIT: _(
        "Das Los muss %(seats)s Mal gezogen sein, jedes Mal ein anderes von: %(tied)s (%(norm)s). "
        "Tragen Sie ein, was gezogen wurde."
    ),
    ResultRule.DETERMINED_BEFORE_LOT: _(
        "Am %(day)s kann das Ergebnis nicht festgestellt worden sein: Das Los wurde erst am "
        "%(drawn_on)s gezogen (%(norm)s). Prüfen Sie beide Daten."
    ),
    ResultRule.BEFORE_ELECTION_DAY: _(
        "Der %(day)s liegt vor dem Wahltag %(election_day)s. Gelost und festgestellt wird "
        "frühestens am Wahltag (%(norm)s). Prüfen Sie das Datum."
    ),
}
