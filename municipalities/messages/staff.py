"""Accounts: why an act is refused, and what the log says of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.staff import StaffRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    StaffRule.ROLE_NOT_KEPT: _(
        "Die Rolle „%(role)s“ vergeben Sie nicht. Konten für Wahlamt und Wahlleitung eröffnet die "
        "Landesverwaltung, weitere die Wahlleitung; Erfassung und Prüfung auch das Wahlamt."
    ),
    StaffRule.USERNAME_TAKEN: _(
        "Den Anmeldenamen „%(username)s“ gibt es schon, vielleicht in einer anderen Gemeinde. "
        "Groß- und Kleinschreibung unterscheiden nicht. Wählen Sie einen anderen."
    ),
    StaffRule.EMAIL_TAKEN: _(
        "Die E-Mail-Adresse „%(email)s“ gehört schon zu einem Konto. Mit ihr kann man sich "
        "anmelden, also hat jede Person ihre eigene. Prüfen Sie sie oder lassen Sie das Feld leer."
    ),
    StaffRule.ACCOUNT_USED: _(
        "Mit dem Konto „%(username)s“ hat sich schon jemand angemeldet. Anmeldename und Rolle "
        "stehen seitdem fest, damit im Log dieselbe Person dieselbe bleibt. Eröffnen Sie für die "
        "andere Rolle ein zweites Konto und sperren Sie dieses."
    ),
    StaffRule.ACCOUNT_LOCKED: _(
        "Das Konto „%(username)s“ ist gesperrt. Laden Sie die Seite neu; entsperrt wird es mit "
        "einem neuen Startpasswort."
    ),
    StaffRule.ACCOUNT_OPEN: _(
        "Das Konto „%(username)s“ ist nicht gesperrt. Vielleicht hat es jemand anderes inzwischen "
        "entsperrt. Laden Sie die Seite neu."
    ),
    StaffRule.OWN_ACCOUNT: _(
        "Ihr eigenes Passwort ändern Sie über Ihren Namen oben auf jeder Seite."
    ),
    StaffRule.LAST_LEAD: _(
        "„%(username)s“ ist das letzte Konto mit der Rolle „%(role)s“, das nicht gesperrt ist: "
        "%(place)s. Danach könnte hier niemand mehr Konten entsperren. Eröffnen oder entsperren "
        "Sie zuerst ein zweites Konto mit dieser Rolle."
    ),
    StaffRule.START_GIVEN_TWICE: _(
        "Sie haben für „%(username)s“ schon ein neues Startpasswort ausgestellt: %(moment)s, "
        "vielleicht mit einem zweiten Klick. Zu sehen war es nur in jener Antwort. Haben Sie es "
        "nicht, stellen Sie hier noch eines aus; das vorige gilt dann nicht mehr."
    ),
    StaffRule.START_GIVEN_BY_OTHER: _(
        "Das Passwort von „%(username)s“ ist inzwischen erneuert: %(moment)s durch %(who)s. "
        "Klären Sie zuerst, ob jenes schon ausgehändigt ist. Stellen Sie hier noch eines aus, gilt "
        "es nicht mehr; sagen Sie das %(who)s."
    ),
    StaffRule.START_KEPT: _(
        "Das ist das Startpasswort. Wer es ausgestellt hat, kennt es auch. Wählen Sie ein anderes."
    ),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "account.opened": _("Konto eröffnet"),
    "account.corrected": _("Konto berichtigt"),
    "account.locked": _("Konto gesperrt"),
    "account.unlocked": _("Konto mit neuem Startpasswort entsperrt"),
    "account.start_password": _("Neues Startpasswort ausgestellt"),
    "password.chosen": _("Eigenes Passwort gewählt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "username": _("Anmeldename"),
    "username_before": _("Anmeldename bisher"),
    "name_before": _("Name bisher"),
    "lines": _("Konten in der Datei"),
}
