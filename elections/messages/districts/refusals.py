"""Why an act on Wahlbezirke, streets or polling places is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.districts.rules import DistrictRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    DistrictRule.DISTRICT_EXISTS: _(
        "Den Wahlbezirk %(number)s gibt es schon. Wählen Sie eine andere Nummer."
    ),
    DistrictRule.HOUSE_NUMBERS_UNCLEAR: _(
        "„%(cell)s“ ist kein Bereich von Hausnummern, der sich lesen lässt. Schreiben Sie zum "
        "Beispiel „1-99 ungerade“, „2-Ende gerade“ oder „7“; leer heißt: die ganze Straße."
    ),
    DistrictRule.HOUSE_NUMBERS_BACKWARDS: _(
        "Der Bereich „%(cell)s“ endet, bevor er beginnt. Nennen Sie die kleinere Hausnummer zuerst."
    ),
    DistrictRule.STREETS_AFTER_CLOSING: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Das "
        "Straßenverzeichnis lässt sich nicht mehr austauschen; ordnen Sie einzelne Personen von "
        "Hand zu."
    ),
    DistrictRule.DISTRICT_FILE_GONE: _(
        "Diese Datei wurde schon übernommen oder verworfen. Laden Sie sie neu hoch, wenn sie "
        "gelten soll."
    ),
    DistrictRule.DISTRICT_FILE_REPLACED: _(
        "Inzwischen liegt eine andere Datei vor, hochgeladen von %(person)s. Sehen Sie sich an, "
        "was sie ändern würde, und bestätigen Sie dann."
    ),
    DistrictRule.DISTRICT_CLOSED: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Niemand wird dort "
        "noch zugeordnet; wählen Sie einen anderen Wahlbezirk."
    ),
    DistrictRule.DISTRICT_CHOSEN_ALREADY: _(
        "Diese Person gehört schon zum Wahlbezirk %(district)s. Wer im Verzeichnis eines "
        "Wahlbezirks steht, bleibt darin, auch nach einem Umzug (%(norm)s)."
    ),
    DistrictRule.ENTRY_STRUCK: _(
        "Diese Person ist gestrichen. Gestrichene brauchen keinen Wahlbezirk."
    ),
    DistrictRule.DISTRICT_IN_USE: _(
        "Der Wahlbezirk %(district)s lässt sich nicht entfernen. Zu ihm gehören noch: Personen "
        "%(persons)s, Straßenabschnitte %(streets)s, Auszählungsbezirke %(units)s, Wahlscheine "
        "nach § 16a Abs. 2 KWO %(cards)s, abgeschlossene Verzeichnisse %(closings)s. Nur ein "
        "Wahlbezirk, zu dem nichts gehört, kann weg."
    ),
    DistrictRule.POSTAL_NUMBER_NEEDS_NAME: _(
        "Den Briefwahlbezirk %(number)s gibt es noch nicht. Geben Sie ihm einen Namen."
    ),
    DistrictRule.POSTAL_LETTERS_COUNTED: _(
        "Für den Briefwahlbezirk %(postal)s sind schon Wahlbriefe gezählt (%(norm)s). Wechselte "
        "jetzt ein Wahlbezirk, stünden seine Wahlscheine bei einem anderen Briefwahlvorstand als "
        "seine Wahlbriefe. War die Zuordnung falsch, berichtigen Sie zuerst die Eingänge und die "
        "Zulassung auf 0."
    ),
    DistrictRule.DISTRICT_NUMBER_NEAR: _(
        "Es gibt schon die Nummer „%(near)s“. Meinen Sie diese? „%(number)s“ und „%(near)s“ wären "
        "nicht auseinanderzuhalten; ändern Sie den vorhandenen Bezirk, oder wählen Sie eine andere "
        "Nummer."
    ),
    DistrictRule.DISTRICT_NUMBERS_UNCLEAR: _(
        "Sagen Sie zuerst, welche Bezirke gemeint sind: %(numbers)s."
    ),
    DistrictRule.STREET_ROWS_UNREAD: _(
        "Zeilen, die sich nicht lesen lassen: %(rows)s. Berichtigen Sie die Datei, oder legen Sie "
        "diese Zeilen ausdrücklich beiseite."
    ),
    DistrictRule.STREET_ROW_GONE: _(
        "Diese Zeile steht nicht mehr im Straßenverzeichnis. Sehen Sie sich den Stand neu an."
    ),
    DistrictRule.STREET_ROW_KNOWN: _(
        "„%(street)s %(numbers)s“ steht mit diesem Wahlbezirk schon im Straßenverzeichnis."
    ),
    DistrictRule.DISTRICT_COLUMN_MISSING: _(
        "Noch ist keine Spalte gewählt für: %(columns)s. Ohne sie lässt sich die Datei nicht lesen."
    ),
    DistrictRule.DISTRICT_WORDS_OPEN: _(
        "Sagen Sie zuerst, was diese Wörter der Datei bedeuten: %(words)s."
    ),
    DistrictRule.NAME_IS_CERTIFIED: _(
        "Der Name des Wahlbezirks %(number)s steht fest: Sein Wählerverzeichnis ist am %(day)s "
        "unter diesem Namen abgeschlossen und beurkundet (%(norm)s). Der Wahlraum lässt sich noch "
        "ändern."
    ),
    DistrictRule.RENAME_NEEDS_REASON: _(
        "Bezirk %(number)s bekommt einen anderen Namen. Geben Sie dafür einen Grund an."
    ),
    DistrictRule.POSTAL_DISTRICT_TWICE: _(
        "Die Briefwahl eines Wahlbezirks geht an einen einzigen Briefwahlbezirk. Mehrfach genannt: "
        "%(districts)s."
    ),
    DistrictRule.STREETS_BUSY: _(
        "Am Straßenverzeichnis wird gerade gearbeitet. Warten Sie, bis der Vorgang abgeschlossen "
        "ist."
    ),
}

STREETS_FAILED = _(
    "Die Zuordnung ist an einem Fehler des Programms gescheitert; nichts hat sich geändert. "
    "Versuchen Sie es noch einmal, und melden Sie den Fehler, wenn er wiederkommt."
)
