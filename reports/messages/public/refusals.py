"""Why the announcement of a result is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class ResultAnnouncementRule(Rule):
    """Refusals about the announcement of a result; this room has no law of its own."""

    NOT_PUBLISHED = "reports.result_not_published"
    DAY_OUT_OF_RANGE = "reports.result_announced_out_of_range"
    REASON_MISSING = "reports.result_announcement_reason_missing"
    NOTHING_CHANGED = "reports.result_announcement_unchanged"


MESSAGES: dict[Rule, _StrOrPromise] = {
    ResultAnnouncementRule.NOT_PUBLISHED: _(
        "Es gibt kein freigegebenes Ergebnis, oder es wird gerade berichtigt. Geben Sie zuerst das "
        "festgestellte Ergebnis frei."
    ),
    ResultAnnouncementRule.DAY_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Bekannt gemacht werden konnte das Ergebnis frühestens am "
        "%(first)s, als es festgestellt wurde, und eintragen können Sie nur, was schon erschienen "
        "ist (heute ist der %(last)s)."
    ),
    ResultAnnouncementRule.REASON_MISSING: _(
        "Tag und Ort der Bekanntmachung stehen schon da. Nennen Sie den Grund der Berichtigung."
    ),
    ResultAnnouncementRule.NOTHING_CHANGED: _("So steht es schon da. Es ist nichts geändert."),
}
