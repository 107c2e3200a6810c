"""Words for the values of the law on counting."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.counting.checking import Level
from ballots.law.counting.validity import Flag, Verdict
from ballots.law.counting.work import CountWork

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Verdict: {
        Verdict.VALID: _("gültig"),
        Verdict.INVALID: _("ungültig"),
        Verdict.NEEDS_DECISION: _("Beschluss nötig"),
    },
    Flag: {
        Flag.NOT_OFFICIAL: _("nicht amtlich"),
        Flag.OTHER_ELECTION: _("Stimmzettel einer anderen Wahl"),
        Flag.ADDITION: _("Zusatz oder Vorbehalt"),
        Flag.UNCLEAR: _("eine Kennzeichnung ist nicht zweifelsfrei"),
    },
    # The unit is named by its number and its name.
    CountWork: {CountWork.ENTER_REPORT: "%(unit)s"},
    Level: {
        Level.ERROR: _("Fehler"),
        Level.WARNING: _("Warnung"),
        Level.HINT: _("Hinweis"),
    },
}
