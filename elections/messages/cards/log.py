"""What the log says of an act on polling cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardApplication, CardInvalidation
from elections.models.cards.returns import NoticeReturn

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "online_receipt.written": _("Online-Antrag eingegangen"),
    "online_receipt.shown": _("Eingangsnummer eines Online-Antrags gezeigt"),
    "card_application.recorded": _("Antrag auf einen Wahlschein eingetragen"),
    "card_application.refused": _("Antrag auf einen Wahlschein abgelehnt"),
    "card_application.reopened": _("Ablehnung eines Antrags auf einen Wahlschein zurückgenommen"),
    "polling_card.issued": _("Wahlschein ausgestellt"),
    "polling_card.dispatched": _("Wahlschein zur Post gegeben oder ausgehändigt"),
    "polling_card.run_posted": _("Wahlscheine eines Drucks zur Post gegeben"),
    "polling_card.dispatch_withdrawn": _("Vermerk über den Versand zurückgenommen"),
    "polling_card.posting_withdrawn": _("„Zur Post gegeben“ eines Drucks zurückgenommen"),
    "polling_card.invalidated": _("Wahlschein für ungültig erklärt"),
    "postal_letters.recorded": _("Eingegangene Wahlbriefe gezählt"),
    "postal_letters.corrected": _("Zahl der eingegangenen Wahlbriefe berichtigt"),
    "postal_decision.recorded": _("Zulassung der Wahlbriefe eingetragen"),
    "postal_decision.corrected": _("Zulassung der Wahlbriefe berichtigt"),
    "notice.returned": _("Benachrichtigung kam zurück"),
    "notice.return_withdrawn": _("Rückläufer einer Benachrichtigung zurückgenommen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "channel": _("Eingangsweg"),
    "late": _("Grund für den späten Antrag"),
    "receipt": _("Eingangsnummer"),
    "series": _("Verzeichnis der Wahlscheine"),
    "replaces": _("Ersetzt Wahlschein"),
    "way": _("Weg"),
    "left_on": _("Tag des Versands oder der Aushändigung"),
    "letters": _("Wahlbriefe"),
    "letters_before": _("Wahlbriefe vorher"),
    "is_late": _("zu spät"),
    "accepted": _("zugelassen"),
    "rejected": _("zurückgewiesen"),
    "with_invalid_card": _("davon Wahlschein ungültig"),
    "accepted_before": _("zugelassen vorher"),
    "rejected_before": _("zurückgewiesen vorher"),
    "with_invalid_card_before": _("davon Wahlschein ungültig vorher"),
    "postal_district": _("Briefwahlbezirk"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "channel": dict(CardApplication.Channel.choices),
    "late": dict(CardApplication.Late.choices),
    "way": dict(CardDispatch.Way.choices),
    "reason": {
        **dict(CardInvalidation.Ground.choices),
        **dict(NoticeReturn.Ground.choices),
    },
}
