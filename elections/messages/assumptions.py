"""A question for each open point of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "register_notice_days_before": _(
        "Wie viele Tage vor der Wahl wird spätestens bekannt gemacht, wo das Wählerverzeichnis "
        "eingesehen werden kann?"
    ),
    "objection_decision_days_before": _(
        "Wie viele Tage vor der Wahl ist spätestens über Einsprüche gegen das Wählerverzeichnis "
        "entschieden?"
    ),
    "register_application_days_before": _(
        "Bis wie viele Tage vor der Wahl kann eine Person, die nicht gemeldet ist, ihre Eintragung "
        "in das Wählerverzeichnis beantragen?"
    ),
    "signatures_of_represented_groups": _(
        "Wie viele Unterschriften braucht eine Gruppe, die schon vertreten ist?"
    ),
    "list_order_basis": _("Worauf beruht die Reihenfolge der Listen auf dem Stimmzettel?"),
    "register_kept_months": _(
        "Wie viele Monate nach der Wahl wird das Wählerverzeichnis aufbewahrt?"
    ),
}
