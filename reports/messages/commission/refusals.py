"""Why an act on the commission is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class CommissionPaperRule(Rule):
    """Refusals about the papers of a commission; this room has no law of its own."""

    SEATS_UNDECIDED = "reports.seats_undecided"
    NOT_FORMED = "reports.not_formed"


MESSAGES: dict[Rule, _StrOrPromise] = {
    CommissionPaperRule.SEATS_UNDECIDED: _(
        "Es ist noch nicht eingetragen, wie viele Sitze die Kommission hat. Tragen Sie zuerst die "
        "Sitze ein."
    ),
    CommissionPaperRule.NOT_FORMED: _(
        "Die Kommission ist noch nicht gebildet; Jahresberichte gibt es erst danach."
    ),
}
