"""Why an act of this room is refused, and what is wrong with a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.course.rules import ElectionRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    ElectionRule.STEP_NOT_OPEN: _(
        "Der Schritt „%(step)s“ ist jetzt nicht möglich. Die Wahl steht bei „%(phase)s“."
    ),
    ElectionRule.TOO_FEW_CANDIDATES: _(
        "Zugelassen sind zusammen %(candidates)s Personen für %(seats)s Sitze. Es findet keine "
        "Wahl statt (%(norm)s). Sagen Sie die Wahl ab."
    ),
    ElectionRule.ELECTION_TAKES_PLACE: _(
        "Zugelassen sind zusammen %(candidates)s Personen für %(seats)s Sitze. Das genügt "
        "(%(norm)s), die Wahl kann nicht abgesagt werden."
    ),
    ElectionRule.NOMINATION_LATE: _(
        "Der Wahlvorschlag ging nach Ablauf der Frist ein; sie endete am %(closes)s (%(norm)s). "
        "Das lässt sich nicht beheben."
    ),
    ElectionRule.NOMINATION_NOT_WRITTEN: _(
        "Der Wahlvorschlag liegt nicht schriftlich vor (%(norm)s). Fordern Sie ihn vor Ablauf der "
        "Frist in Schriftform an."
    ),
    ElectionRule.NOMINATION_NAME_MISSING: _(
        "Der Name der Partei oder Wählergruppe fehlt (%(norm)s). Lassen Sie ihn nachtragen."
    ),
    ElectionRule.ASSEMBLY_RECORD_MISSING: _(
        "Die Niederschrift der Aufstellungsversammlung fehlt (%(norm)s). Sie kann nur vor Ablauf "
        "der Frist nachgereicht werden."
    ),
    ElectionRule.NO_CANDIDATES: _(
        "Der Wahlvorschlag nennt keine Person, die gewählt werden soll (%(norm)s)."
    ),
    ElectionRule.SIGNATURES_MISSING: _(
        "Der Wahlvorschlag braucht %(needed)s gültige Unterstützungsunterschriften (%(norm)s). "
        "Es liegen %(signatures)s vor."
    ),
    ElectionRule.ELECTOR_CERTIFICATES_MISSING: _(
        "Für %(missing)s Unterschriften fehlt die Bescheinigung des Wahlrechts (%(norm)s). Sie "
        "kann nur vor Ablauf der Frist nachgereicht werden."
    ),
    ElectionRule.TRUST_PERSONS_MISSING: _(
        "Vertrauensperson und Stellvertretung müssen beide benannt sein und unterschreiben "
        "(%(norm)s). Lassen Sie das nachholen."
    ),
    ElectionRule.TRUST_PERSON_IS_CANDIDATE: _(
        "Eine Vertrauensperson steht selbst auf der Liste (%(norm)s). Lassen Sie eine andere "
        "Person benennen."
    ),
    ElectionRule.PLACES_NOT_IN_ORDER: _(
        "Die Reihenfolge der Plätze hat Lücken oder doppelte Nummern (%(norm)s). Klären Sie sie "
        "mit der Vertrauensperson."
    ),
    ElectionRule.CONSENT_MISSING: _(
        "Platz %(place)s (%(name)s): Die Zustimmungserklärung fehlt (%(norm)s). Ohne sie fällt "
        "diese Person weg, die Liste bleibt bestehen."
    ),
    ElectionRule.CANDIDATE_NOT_ELIGIBLE: _(
        "Platz %(place)s (%(name)s) ist nicht wählbar: %(reason)s (%(norm)s). Diese Person fällt "
        "weg, die Liste bleibt bestehen."
    ),
    ElectionRule.CANDIDATE_ON_TWO_LISTS: _(
        "Platz %(place)s (%(name)s) steht auch auf der Liste „%(other)s“ (%(norm)s). Jede Person "
        "darf nur auf einer Liste stehen."
    ),
    ElectionRule.CANDIDATE_POST_INCOMPATIBLE: _(
        "Hinweis zu Platz %(place)s (%(name)s): %(reason)s. Die Person darf gewählt werden, kann "
        "aber nicht beides zugleich sein (%(norm)s)."
    ),
    ElectionRule.LIST_ORDER_INCOMPLETE: _(
        "Die Reihenfolge muss jede der %(admitted)s zugelassenen Listen genau einmal nennen, und "
        "die Niederschrift der Sitzung muss angegeben sein (%(norm)s). Angegeben sind %(drawn)s "
        "Listen."
    ),
    ElectionRule.NO_DECISION_FOR_COUNCIL: _(
        "Für die Wahlzeit %(term)s ist kein Ausländerbeirat beschlossen. Erfassen Sie zuerst den "
        "Beschluss der Gemeindevertretung (%(norm)s)."
    ),
    ElectionRule.ELECTION_EXISTS: _("Die Wahl am %(day)s ist schon angelegt."),
    ElectionRule.COUNT_HAS_BEGUN: _(
        "Die Auszählung hat begonnen oder die Wahl ist vorbei. Wahlbezirke lassen sich nicht mehr "
        "anlegen."
    ),
    ElectionRule.DISTRICT_EXISTS: _(
        "Den Wahlbezirk %(number)s gibt es schon. Wählen Sie eine andere Nummer."
    ),
    ElectionRule.DECISIONS_MISSING: _(
        "Noch nicht entschieden: %(lists)s. Der Wahlausschuss entscheidet über jeden "
        "Wahlvorschlag (%(norm)s)."
    ),
    ElectionRule.POLLS_STILL_OPEN: _(
        "Gezählt wird erst, wenn die Wahllokale geschlossen sind: %(closes)s (%(norm)s). Beginnen "
        "Sie die Auszählung dann."
    ),
    ElectionRule.REGISTER_NOT_CLOSED: _(
        "Das Wählerverzeichnis ist noch nicht abgeschlossen: %(districts)s. Schließen Sie jeden "
        "Wahlbezirk ab, bevor die Auszählung beginnt (%(norm)s)."
    ),
    ElectionRule.REGISTER_CLOSED: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Daran ist nichts "
        "geändert worden."
    ),
    ElectionRule.NOT_ENTITLED: _(
        "Die Person kann nicht eingetragen werden. Grund: %(reason)s (%(norm)s)."
    ),
    ElectionRule.PERSON_ENTERED_ALREADY: _(
        "Diese Person steht schon im Verzeichnis von %(district)s. Sie ist nicht doppelt "
        "eingetragen worden."
    ),
    ElectionRule.LISTS_NOT_OPEN: _(
        "Wahlvorschläge können jetzt nicht geändert werden. Die Wahl steht bei „%(phase)s“ "
        "(%(norm)s)."
    ),
    ElectionRule.LISTS_STILL_COMING: _(
        "Wahlvorschläge können noch bis %(closes)s eingehen (%(norm)s). Erst danach steht fest, "
        "ob die Wahl stattfindet."
    ),
    ElectionRule.LIST_NUMBER_TAKEN: _(
        "Die Listennummer %(number)s ist vergeben. Wählen Sie eine andere."
    ),
    ElectionRule.LIST_NAME_TAKEN: _(
        "Ein Wahlvorschlag mit dem Namen „%(name)s“ liegt schon vor. Namen müssen sich deutlich "
        "unterscheiden (%(norm)s)."
    ),
    ElectionRule.PLACE_TAKEN: _(
        "Platz %(place)s auf %(list)s ist besetzt. Wählen Sie einen freien Platz."
    ),
    ElectionRule.CANDIDATE_TOO_YOUNG: _(
        "Die Person auf Platz %(place)s ist am Wahltag (%(day)s) noch nicht 18 Jahre alt "
        "(%(norm)s). Prüfen Sie das Geburtsdatum."
    ),
    ElectionRule.CANDIDATE_TWICE: _(
        "%(name)s (Platz %(place)s) steht schon auf einer Liste dieser Wahl. Eine Person kann nur "
        "auf einer Liste stehen (%(norm)s)."
    ),
    ElectionRule.ALREADY_DECIDED: _("Über %(list)s ist schon entschieden."),
    ElectionRule.LIST_WITHOUT_CANDIDATES: _(
        "%(list)s nennt keine Person. Eine leere Liste kann nicht zugelassen werden (%(norm)s)."
    ),
    ElectionRule.REFUSAL_WITHOUT_REASON: _(
        "Eine Zurückweisung braucht ihren Grund. Tragen Sie ein, warum %(list)s nicht zugelassen "
        "wird."
    ),
}
