"""Why an act on the body in its term is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class AnnouncementRule(Rule):
    """Refusals about the announcement of members; this room has no law of its own."""

    RESULT_NOT_PUBLIC = "reports.result_not_public"
    NOTHING_TO_ANNOUNCE = "reports.nothing_to_announce"
    ANNOUNCED_OUT_OF_RANGE = "reports.announced_out_of_range"


MESSAGES: dict[Rule, _StrOrPromise] = {
    AnnouncementRule.RESULT_NOT_PUBLIC: _(
        "Das Ergebnis ist noch nicht bekannt gemacht oder wird berichtigt (Stand der Wahl: "
        "%(phase)s). Machen Sie zuerst das Ergebnis bekannt."
    ),
    AnnouncementRule.NOTHING_TO_ANNOUNCE: _(
        "Es ist nichts bekannt zu machen: Alles, was über Sitze festgestellt wurde, steht schon in "
        "einer Bekanntmachung (%(norm)s)."
    ),
    AnnouncementRule.ANNOUNCED_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Die Bekanntmachung ist vom %(first)s an möglich, "
        "spätestens heute, am %(last)s."
    ),
}
