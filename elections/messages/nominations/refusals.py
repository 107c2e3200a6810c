"""Why a list is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    NominationRule.NOMINATION_LATE: _(
        "Der Wahlvorschlag ging nach Ablauf der Frist ein; sie endete am %(closes)s (%(norm)s). "
        "Das lässt sich nicht beheben."
    ),
    NominationRule.NOMINATION_NOT_WRITTEN: _(
        "Der Wahlvorschlag liegt nicht schriftlich vor (%(norm)s). Fordern Sie ihn vor Ablauf der "
        "Frist in Schriftform an."
    ),
    NominationRule.NOMINATION_NAME_MISSING: _(
        "Der Name der Partei oder Wählergruppe fehlt (%(norm)s). Lassen Sie ihn nachtragen."
    ),
    NominationRule.ASSEMBLY_RECORD_MISSING: _(
        "Die Niederschrift der Aufstellungsversammlung fehlt (%(norm)s). Sie kann nur vor Ablauf "
        "der Frist nachgereicht werden."
    ),
    NominationRule.NO_CANDIDATES: _(
        "Der Wahlvorschlag nennt keine Person, die gewählt werden soll (%(norm)s)."
    ),
    NominationRule.SIGNATURES_MISSING: _(
        "Der Wahlvorschlag braucht %(needed)s gültige Unterstützungsunterschriften (%(norm)s). "
        "Es liegen %(signatures)s vor."
    ),
    NominationRule.ELECTOR_CERTIFICATES_MISSING: _(
        "Für %(missing)s Unterschriften fehlt die Bescheinigung des Wahlrechts (%(norm)s). Sie "
        "kann nur vor Ablauf der Frist nachgereicht werden."
    ),
    NominationRule.TRUST_PERSONS_MISSING: _(
        "Vertrauensperson und Stellvertretung müssen beide benannt sein und unterschreiben "
        "(%(norm)s). Lassen Sie das nachholen."
    ),
    NominationRule.TRUST_PERSON_IS_CANDIDATE: _(
        "Eine Vertrauensperson steht selbst auf der Liste (%(norm)s). Lassen Sie eine andere "
        "Person benennen."
    ),
    NominationRule.PLACES_NOT_IN_ORDER: _(
        "Die Reihenfolge der Plätze hat Lücken oder doppelte Nummern (%(norm)s). Klären Sie sie "
        "mit der Vertrauensperson."
    ),
    NominationRule.CONSENT_MISSING: _(
        "Platz %(place)s (%(name)s): Die Zustimmungserklärung fehlt (%(norm)s). Ohne sie fällt "
        "diese Person weg, die Liste bleibt bestehen."
    ),
    NominationRule.CANDIDATE_NOT_ELIGIBLE: _(
        "Platz %(place)s (%(name)s) ist nicht wählbar: %(reason)s (%(norm)s). Diese Person fällt "
        "weg, die Liste bleibt bestehen."
    ),
    NominationRule.CANDIDATE_ON_TWO_LISTS: _(
        "Platz %(place)s (%(name)s) steht auch auf der Liste „%(other)s“ (%(norm)s). Jede Person "
        "darf nur auf einer Liste stehen."
    ),
    NominationRule.CANDIDATE_POST_INCOMPATIBLE: _(
        "Hinweis zu Platz %(place)s (%(name)s): %(reason)s. Die Person darf gewählt werden, kann "
        "aber nicht beides zugleich sein (%(norm)s)."
    ),
    NominationRule.LIST_ORDER_INCOMPLETE: _(
        "Die Reihenfolge muss jede der %(admitted)s zugelassenen Listen genau einmal nennen, und "
        "die Niederschrift der Sitzung muss angegeben sein (%(norm)s). Angegeben sind %(drawn)s "
        "Listen."
    ),
    NominationRule.DECISIONS_MISSING: _(
        "Noch nicht entschieden: %(lists)s. Der Wahlausschuss entscheidet über jeden "
        "Wahlvorschlag (%(norm)s)."
    ),
    NominationRule.LISTS_NOT_OPEN: _(
        "Wahlvorschläge können jetzt nicht geändert werden. Die Wahl steht bei „%(phase)s“ "
        "(%(norm)s)."
    ),
    NominationRule.LISTS_STILL_COMING: _(
        "Wahlvorschläge können noch bis %(closes)s eingehen (%(norm)s). Erst danach steht fest, "
        "ob die Wahl stattfindet."
    ),
    NominationRule.LIST_NUMBER_TAKEN: _(
        "Die Listennummer %(number)s ist vergeben. Wählen Sie eine andere."
    ),
    NominationRule.LIST_NAME_TAKEN: _(
        "Ein Wahlvorschlag mit dem Namen „%(name)s“ liegt schon vor. Namen müssen sich deutlich "
        "unterscheiden (%(norm)s)."
    ),
    NominationRule.PLACE_TAKEN: _(
        "Platz %(place)s auf %(list)s ist besetzt. Wählen Sie einen freien Platz."
    ),
    NominationRule.CANDIDATE_TOO_YOUNG: _(
        "Die Person auf Platz %(place)s ist am Wahltag (%(day)s) noch nicht 18 Jahre alt "
        "(%(norm)s). Prüfen Sie das Geburtsdatum."
    ),
    NominationRule.CANDIDATE_TWICE: _(
        "%(name)s (Platz %(place)s) steht schon auf einer Liste dieser Wahl. Eine Person kann nur "
        "auf einer Liste stehen (%(norm)s)."
    ),
    NominationRule.ALREADY_DECIDED: _(
        "Über %(list)s ist schon entschieden. Seitdem stehen Nummer, Name, Eingang und Personen "
        "fest (%(norm)s)."
    ),
    NominationRule.NOT_DECIDED: _(
        "Über %(list)s hat der Wahlausschuss noch nicht entschieden (%(norm)s). Tragen Sie zuerst "
        "seine Entscheidung ein."
    ),
    NominationRule.DECISION_RESTS_ON_ADMISSION: _(
        "Seit die Zulassung abgeschlossen ist, steht die Entscheidung über jede Liste fest "
        "(%(norm)s). Die Wahl steht bei „%(phase)s“."
    ),
    NominationRule.WITHDRAWAL_DAY_IMPOSSIBLE: _(
        "Am %(declared_on)s kann die Liste nicht zurückgenommen worden sein (%(norm)s): Sie ging "
        "am %(received_on)s ein, und der Tag liegt nicht in der Zukunft."
    ),
    NominationRule.OBJECTION_WITHOUT_REFUSAL: _(
        "Einspruch gibt es gegen eine Zurückweisung (%(norm)s), diese Liste war zugelassen. War "
        "die Eintragung falsch, wählen Sie „Irrtum bei der Eingabe“."
    ),
    NominationRule.OBJECTION_DAY_IMPOSSIBLE: _(
        "Diese Tage passen nicht zusammen: zurückgewiesen am %(refused_on)s, Einspruch am "
        "%(objected_on)s, neu entschieden am %(decided_on)s (%(norm)s). Der Einspruch folgt auf "
        "die Zurückweisung, die neue Entscheidung auf den Einspruch."
    ),
    NominationRule.CANDIDATE_LIKE: _(
        "%(name)s (Platz %(place)s) kann dieselbe Person sein wie %(people)s. Eine Person kann nur "
        "auf einer Liste stehen (%(norm)s). Ist es eine andere, schreiben Sie hier auf, woran Sie "
        "es sehen, und senden Sie noch einmal ab."
    ),
    NominationRule.LIST_WITHOUT_CANDIDATES: _(
        "%(list)s nennt keine Person. Eine leere Liste kann nicht zugelassen werden (%(norm)s)."
    ),
    NominationRule.REFUSAL_WITHOUT_REASON: _(
        "Eine Zurückweisung braucht ihren Grund. Tragen Sie ein, warum %(list)s nicht zugelassen "
        "wird."
    ),
}
