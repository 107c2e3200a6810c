"""Why the tools that recompute a result cannot use a line of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.line_rules import LineRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    LineRule.LINE_EMPTY: _(
        "Die Zeile ist leer. Löschen Sie sie oder schreiben Sie einen Datensatz hinein."
    ),
    LineRule.LINE_TOO_LONG: _(
        "Die Zeile ist länger als %(limit)s Zeichen. Schreiben Sie einen Datensatz je Zeile."
    ),
    LineRule.LINE_NOT_UTF8: _(
        "Die Zeile ist kein Text in UTF-8 (Byte %(position)s). Speichern Sie die Datei in UTF-8."
    ),
    LineRule.LINE_NOT_JSON: _(
        "Die Zeile ist kein vollständiges JSON (Zeichen %(position)s). Prüfen Sie Klammern, "
        "Anführungszeichen und Zahlen; NaN und Infinity sind keine Zahlen."
    ),
    LineRule.LINE_NOT_OBJECT: _(
        "Die Zeile ist kein JSON-Objekt. Schreiben Sie den Datensatz in geschweifte Klammern."
    ),
    LineRule.LINE_KEY_TWICE: _(
        "„%(key)s“ steht in einem Objekt zweimal. Lassen Sie nur einen der Einträge stehen."
    ),
    LineRule.FIELD_MISSING: _("Das Feld „%(field)s“ fehlt. Ergänzen Sie es."),
    LineRule.FIELD_UNKNOWN: _(
        "Das Feld „%(field)s“ ist unbekannt. Prüfen Sie die Schreibweise; möglich sind: %(known)s."
    ),
    LineRule.FIELD_WRONG_KIND: _(
        "Feld „%(field)s“: erwartet wird %(expected)s. Schreiben Sie den Wert so."
    ),
    LineRule.NUMBER_OUT_OF_RANGE: _(
        "Feld „%(field)s“: %(value)s ist keine ganze Zahl von %(minimum)s bis %(maximum)s. Tragen "
        "Sie die Zahl ohne Vorzeichen, Punkt, Komma und Anführungszeichen ein."
    ),
    LineRule.TEXT_UNUSABLE: _(
        "Feld „%(field)s“: Der Text ist leer oder enthält ein Steuerzeichen oder ein halbes "
        "Zeichen. Schreiben Sie ihn neu."
    ),
    LineRule.ENTRY_TWICE: _(
        "Feld „%(field)s“: „%(entry)s“ steht zweimal. Lassen Sie nur einen der Einträge stehen."
    ),
    LineRule.DAY_WITHOUT_LAW: _(
        "Feld „day“: Für den %(value)s ist kein Wahlrecht hinterlegt. Schreiben Sie einen Wahltag "
        "ab 2001 oder lassen Sie das Feld weg."
    ),
    LineRule.NO_LISTS: _("Das Feld „lists“ ist leer. Nennen Sie mindestens eine Liste."),
    LineRule.NO_VOTES: _(
        "Feld „lists“: Auf alle Listen zusammen entfällt keine Stimme, daher lassen sich keine "
        "Sitze verteilen. Prüfen Sie die Stimmenzahlen."
    ),
    LineRule.DRAWN_UNKNOWN: _(
        "Feld „drawn“: „%(entry)s“ steht nicht in „lists“. Schreiben Sie den Namen wie dort."
    ),
    LineRule.DRAWN_NOT_NEEDED: _(
        "Feld „drawn“: Bei diesen Stimmen ist kein Los zu ziehen. Lassen Sie das Feld weg."
    ),
    LineRule.DRAWN_NOT_TIED: _(
        "Feld „drawn“: „%(entry)s“ nimmt am Los nicht teil. Gleichauf liegen: %(tied)s."
    ),
    LineRule.LIST_UNKNOWN: _(
        "Feld „%(field)s“: Eine Liste %(entry)s steht nicht auf dem Stimmzettel. Möglich sind: "
        "%(known)s."
    ),
    LineRule.PLACE_MALFORMED: _(
        "Feld „%(field)s“: „%(entry)s“ bezeichnet keine Person. Schreiben Sie Liste und Platz mit "
        "Bindestrich, zum Beispiel „1-9“."
    ),
    LineRule.PLACE_UNKNOWN: _(
        "Feld „%(field)s“: Liste %(number)s druckt %(count)s Personen, einen Platz %(place)s gibt "
        "es nicht. Prüfen Sie Liste und Platz."
    ),
    LineRule.UNIT_KIND_UNKNOWN: _(
        "Feld „%(field)s“: „%(entry)s“ ist keine Art. Möglich sind: %(known)s."
    ),
    LineRule.NO_UNITS: _("Das Feld „units“ ist leer. Nennen Sie mindestens einen Bezirk."),
    LineRule.FLAG_UNKNOWN: _("Feld „flags“: „%(entry)s“ ist unbekannt. Möglich sind: %(known)s."),
}
