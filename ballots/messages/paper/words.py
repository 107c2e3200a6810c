"""Words for the values of the law on the ballot paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.paper.casting import Caster, LaterEvent, Mark

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Mark: {
        Mark.CANDIDATE_VOTES: _("einzelnen Personen Stimmen geben"),
        Mark.CUMULATE: _("einer Person bis zu drei Stimmen geben"),
        Mark.CROSS_LISTS: _("Personen verschiedener Listen wählen"),
        Mark.LIST_MARK: _("eine Liste ankreuzen"),
        Mark.STRIKE: _("Personen streichen"),
    },
    Caster: {
        Caster.VOTER: _("wahlberechtigte Person selbst"),
        Caster.HELPER: _("mit einer Hilfsperson"),
        Caster.PROXY: _("durch eine Vertretung"),
    },
    LaterEvent: {
        LaterEvent.DIED: _("verstorben"),
        LaterEvent.MOVED_AWAY: _("weggezogen"),
        LaterEvent.LOST_RIGHT: _("Wahlrecht verloren"),
    },
}
