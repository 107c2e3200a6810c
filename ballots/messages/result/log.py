"""What the log says of an act on the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "lot.drawn": _("Los gezogen"),
    "lot.corrected": _("Eingetragenes Los berichtigt"),
    "result.determined": _("Ergebnis festgestellt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "question": _("Worüber das Los entschied"),
    "tied": _("Gleichstand"),
    "drawn": _("Gezogen"),
    "drawn_on": _("Gezogen am"),
    "determined_on": _("Festgestellt am"),
    "votes_sha256": _("Prüfsumme der Stimmen"),
    "persons_determined": _("Personen festgestellt"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "question": {"lists": _("zwischen Listen"), "persons": _("zwischen Personen")},
}
