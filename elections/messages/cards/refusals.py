"""Why an act on polling cards is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.cards.rules import CardRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CardRule.TELEPHONE: _(
        "Am Telefon kann niemand einen Wahlschein beantragen (%(norm)s). Möglich sind Brief, "
        "E-Mail, der Online-Antrag oder das Erscheinen im Wahlamt."
    ),
    CardRule.APPLICANT_MISSING: _(
        "Wählen Sie die Person aus dem Verzeichnis, oder schreiben Sie auf, wer den Antrag "
        "stellt: Familienname, Vornamen, Geburtsdatum, Anschrift (%(norm)s)."
    ),
    CardRule.APPLICATION_SETTLED: _(
        "Dieser Antrag ist schon erledigt. Es ist nichts ausgestellt worden."
    ),
    CardRule.APPLICATION_NOT_MATCHED: _(
        "Zu diesem Antrag ist niemand im Verzeichnis ausgewählt (%(norm)s). Suchen Sie die Person. "
        "Steht sie nicht darin, prüfen Sie einen Wahlschein nach § 16a Abs. 2 KWO."
    ),
    CardRule.CARD_FOR_STRUCK: _(
        "Die Person ist aus dem Verzeichnis gestrichen und bekommt keinen Wahlschein (%(norm)s). "
        "Lehnen Sie den Antrag ab."
    ),
    CardRule.CARD_EXISTS: _(
        "Die Person hat schon einen gültigen Wahlschein (%(norm)s). Ersetzt wird nur einer, der "
        "nicht angekommen ist; ein verlorener wird nicht ersetzt."
    ),
    CardRule.CARD_LOST: _(
        "Ein verlorener Wahlschein wird nicht ersetzt (%(norm)s). Nur ein beantragter Wahlschein, "
        "der nicht angekommen ist, kann ersetzt werden."
    ),
    CardRule.CARD_INVALID: _(
        "Dieser Wahlschein ist schon ungültig (%(norm)s). Geändert worden ist nichts."
    ),
    CardRule.PERSON_IN_REGISTER: _(
        "Diese Person ist schon bekannt: %(entry)s. Wer im Verzeichnis steht, bekommt einen "
        "gewöhnlichen Wahlschein, und niemand bekommt zwei (%(norm)s)."
    ),
    CardRule.NOTICE_RETURNED_ALREADY: _(
        "Für %(entry)s ist schon eine zurückgekommene Benachrichtigung vermerkt."
    ),
}
