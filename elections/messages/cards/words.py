"""Words for the values of the law on polling cards."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.cards.issuing import PostalRejection, SpecialGround

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    SpecialGround: {
        SpecialGround.PERIOD_MISSED: _("Antrags- oder Einspruchsfrist ohne Verschulden versäumt"),
        SpecialGround.RIGHT_CAME_LATER: _("Wahlrecht erst nach diesen Fristen entstanden"),
        SpecialGround.FOUND_IN_PROCEEDINGS: _(
            "Wahlrecht im Einspruchs- oder Beschwerdeverfahren nach dem Abschluss festgestellt"
        ),
    },
    PostalRejection: {
        PostalRejection.LATE: _("zu spät eingegangen"),
        PostalRejection.NO_VALID_CARD: _("kein gültiger Wahlschein"),
        PostalRejection.NO_BALLOT_ENVELOPE: _("kein Stimmzettelumschlag"),
        PostalRejection.NOT_SEALED: _("weder Wahlbrief noch Stimmzettelumschlag verschlossen"),
        PostalRejection.TOO_FEW_CARDS: _("mehr Umschläge als Wahlscheine"),
        PostalRejection.NO_AFFIRMATION: _("Versicherung an Eides statt fehlt"),
        PostalRejection.OTHER_ENVELOPE: _("kein amtlicher Umschlag"),
    },
}
