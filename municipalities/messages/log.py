"""What the log says of an act of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "reference.loaded": _("Stammdaten eingelesen"),
    "role.granted": _("Rolle vergeben"),
    "password.renewed": _("Passwort erneuert"),
    "letterhead.set": _("Briefkopf geändert"),
    "facts.sealed": _("Tatsachen besiegelt, die keine Handlung geschrieben hatte"),
    "installation.repaired": _(
        "Datenbank neu eingerichtet, nachdem sie jemand von Hand geändert hatte"
    ),
    "installation.accepted": _("Änderungen von Hand an der Datenbank übernommen"),
    "integrity.differs": _("Etwas passt nicht zum Log und wird deshalb nicht gezeigt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "source": _("Quelle"),
    "role": _("Rolle"),
    "user": _("Konto Nummer"),
    "sha256": _("Prüfsumme SHA-256"),
    "rows": _("Zeilen"),
    "by_kind": _("Geändert, je Art"),
    "reason": _("Grund"),
    "before": _("Vorher"),
    "after": _("Nachher"),
    "version": _("Fassung"),
    "number": _("Nummer"),
    "name": _("Name"),
    "day": _("Tag"),
}

FAULT_TEXTS: dict[str, _StrOrPromise] = {
    "changed": _(
        "%(rows)s: nachträglich geändert. Vergleichen Sie mit der letzten Datensicherung."
    ),
    "removed": _("%(rows)s: fehlt. Holen Sie die Zeile aus der letzten Datensicherung."),
    "reordered": _(
        "%(rows)s: an eine andere Stelle verschoben, stand vorher an Stelle %(origin)s. "
        "Vergleichen Sie mit der letzten Datensicherung."
    ),
    "unlinked": _(
        "%(rows)s: schließt nicht an den Eintrag davor an. Einer von beiden ist ersetzt worden. "
        "Vergleichen Sie mit der letzten Datensicherung."
    ),
    "cut_off": _(
        "%(rows)s: am Ende abgeschnitten. Holen Sie die Zeilen aus der letzten Datensicherung."
    ),
    "beyond_end": _(
        "%(rows)s: am Produkt vorbei angehängt. Klären Sie, wer unmittelbar in die Datenbank "
        "geschrieben hat."
    ),
    "head_differs": _(
        "%(rows)s: passt nicht zum vermerkten Ende der Kette. Der letzte Eintrag oder der Vermerk "
        "ist ersetzt worden. Vergleichen Sie mit der letzten Datensicherung."
    ),
    "left_open": _(
        "%(rows)s: ohne Platz in der Kette. Jemand hat am Auslöser der Datenbank vorbei "
        "geschrieben oder ihn abgeschaltet. Klären Sie, wer das war."
    ),
    "anchor_missing": _(
        "%(rows)s: früher notiert, jetzt nicht mehr da. Holen Sie das Log aus der "
        "Datensicherung vom Tag der Notiz."
    ),
    "anchor_differs": _(
        "%(rows)s: hat einen anderen Fingerabdruck als früher notiert. Das Log ist seitdem "
        "umgeschrieben worden. Vergleichen Sie mit der Datensicherung vom Tag der Notiz."
    ),
}

CLOCK_TEXT = _(
    "Eintrag %(position)s: Die Uhr des Datenbankservers lief rückwärts. Der Eintrag davor trägt "
    "%(before)s, dieser %(after)s. Die Reihenfolge steht fest; nur auf die Uhrzeiten um diese "
    "Stelle ist kein Verlass."
)
