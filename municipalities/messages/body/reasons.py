"""What the collection of sources gives as reasons, in German; it is kept in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as _StrOrPromise

REASONS: dict[str, _StrOrPromise] = {
    "candidate withdrew, fewer candidates than seats": _(
        "eine Person trat zurück, weniger Kandidierende als Sitze"
    ),
    "candidates exist": _("es gibt Kandidierende"),
    "candidates missing": _("es fehlten Kandidierende"),
    "chosen": _("beschlossen"),
    "chosen by the Magistrat": _("vom Magistrat beschlossen"),
    "chosen by the council": _("von der Vertretung beschlossen"),
    "chosen, voluntary": _("freiwillig beschlossen"),
    "constituted": _("zum ersten Mal zusammengetreten"),
    "decided by the Gemeindevorstand": _("vom Gemeindevorstand entschieden"),
    "decided by the Magistrat": _("vom Magistrat entschieden"),
    "elected": _("gewählt"),
    "elected 2015": _("2015 gewählt"),
    "elected 2021": _("2021 gewählt"),
    "elected 2021; fell below three members by 17.02.2023": _(
        "2021 gewählt; am 17.02.2023 weniger als drei Mitglieder"
    ),
    "elected for the first time": _("zum ersten Mal gewählt"),
    "elected, first in decades": _("zum ersten Mal seit Jahrzehnten gewählt"),
    "election announced": _("Wahl angekündigt"),
    "election called for": _("zur Wahl aufgerufen"),
    "election did not come about": _("die Wahl kam nicht zustande"),
    "election of 14.03.2021 declared invalid, repeated": _(
        "Wahl vom 14.03.2021 für ungültig erklärt und wiederholt"
    ),
    "election planned": _("Wahl geplant"),
    "fewer candidates than seats": _("weniger Kandidierende als Sitze"),
    "formed in 2021": _("2021 gebildet"),
    "list admitted": _("Liste zugelassen"),
    "list submitted": _("Liste eingereicht"),
    "lists admitted": _("Listen zugelassen"),
    "newly created": _("neu geschaffen"),
    "no Ausländerbeirat could be set up": _("es ließ sich kein Ausländerbeirat bilden"),
    "no Ausländerbeirat exists": _("es gibt keinen Ausländerbeirat"),
    "no candidates": _("keine Kandidierenden"),
    "no list": _("keine Liste"),
    "no list submitted": _("keine Liste eingereicht"),
    "no lists submitted": _("keine Listen eingereicht"),
    "not among the planned elections": _("nicht unter den geplanten Wahlen"),
    "not filled": _("nicht besetzt"),
    "not stated": _("nicht genannt"),
    "planned": _("geplant"),
    "proposed by the Magistrat": _("vom Magistrat vorgeschlagen"),
    "repeat election ordered": _("Wiederholung der Wahl angeordnet"),
    "set up under HGO § 89": _("nach § 89 HGO gebildet"),
    "sitting body": _("amtierendes Gremium"),
    "too few candidates": _("zu wenige Kandidierende"),
    "undated page": _("Seite ohne Datum"),
}
"""A reason that is not here is shown in the words of the collection, which is English."""


def reason_text(reason: str) -> str | None:
    """Return a reason of the collection of sources in German, None where it has no words here."""
    found = REASONS.get(reason)
    return None if found is None else str(found)
