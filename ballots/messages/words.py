"""Words for the values of the law that every subject shares."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.assumptions import DecidingBody, FewVoters, Treatment

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Treatment: {
        Treatment.BOARD_DECIDES: _("der Wahlvorstand beschließt"),
        Treatment.INVALID: _("ungültig"),
        Treatment.NO_VOTES: _("die Person bekommt keine Stimme"),
        Treatment.REDUCE: _("überzählige Stimmen werden von unten gestrichen"),
        Treatment.IGNORED: _("bleibt unbeachtet"),
    },
    FewVoters: {
        FewVoters.COUNTED_AS_ONE: _("sie wird als ein Bezirk gezählt und festgestellt"),
        FewVoters.WARNED: _("es wird gewarnt, die Feststellung bleibt möglich"),
    },
    DecidingBody: {
        DecidingBody.MUNICIPAL_COUNCIL: _("die Gemeindevertretung"),
        DecidingBody.FOREIGNERS_COUNCIL: _("der neue Ausländerbeirat"),
    },
}
