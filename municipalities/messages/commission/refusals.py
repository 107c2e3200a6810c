"""Why an act on the commission is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.commission.rules import CommissionRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CommissionRule.DAY_IN_FUTURE: _(
        "Der %(day)s liegt in der Zukunft, heute ist der %(today)s. Tragen Sie den Tag ein, an dem "
        "es geschehen ist."
    ),
    CommissionRule.DAY_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Möglich sind Tage vom %(first)s bis zum %(last)s. Prüfen "
        "Sie Datum und Wahlzeit."
    ),
    CommissionRule.ORGANISATION_EXISTS: _(
        "„%(name)s“ steht schon im Verzeichnis. Ändern Sie den vorhandenen Eintrag."
    ),
    CommissionRule.ORGANISATION_REMOVED: _(
        "Diese Vereinigung wird schon seit dem %(day)s nicht mehr angeschrieben."
    ),
    CommissionRule.ORGANISATION_NOT_ASKED: _(
        "Diese Vereinigung steht nicht im Verzeichnis Ihrer Gemeinde oder wird nicht mehr "
        "angeschrieben (%(norm)s). Wählen Sie eine andere oder tragen Sie sie neu ein."
    ),
    CommissionRule.PLAN_NOT_NEWEST: _(
        "Inzwischen hat jemand anderes die Sitze der Kommission eingetragen. Gespeichert wurde "
        "hier nichts. Öffnen Sie die Seite neu und vergleichen Sie."
    ),
    CommissionRule.SEATS_UNDECIDED: _(
        "Es ist noch nicht eingetragen, wie viele Sitze die Kommission hat (%(norm)s). Tragen Sie "
        "zuerst die Sitze ein."
    ),
    CommissionRule.PROPOSED_ALREADY: _(
        "Diese Person ist für diese Kommission schon vorgeschlagen. Sehen Sie in der Liste der "
        "Vorschläge nach."
    ),
    CommissionRule.PROPOSAL_SETTLED: _(
        "Diese Person ist schon gewählt, oder ihr Vorschlag ist zurückgezogen. Laden Sie die Seite "
        "neu; gespeichert wurde nichts."
    ),
    CommissionRule.RESIDENT_BEFORE_BIRTH: _(
        "Die Person kann nicht vor ihrer Geburt in die Gemeinde gezogen sein. Prüfen Sie beide "
        "Daten."
    ),
    CommissionRule.NOT_PROPOSED: _(
        "Sachkundige Einwohnerinnen und Einwohner werden auf Vorschlag gewählt (%(norm)s). Wählen "
        "Sie mindestens eine Person aus den Vorschlägen dieser Kommission."
    ),
    CommissionRule.ELECTED_BEFORE_PROPOSAL: _(
        "Die Wahl am %(day)s liegt vor dem Eingang des Vorschlags am %(received)s. Prüfen Sie "
        "beide Daten."
    ),
    CommissionRule.NOT_ELECTABLE: _(
        "%(name)s ist nicht wählbar: %(reason)s (%(norm)s). Gewählt wurde niemand; nehmen Sie die "
        "Person heraus oder berichtigen Sie ihre Angaben."
    ),
    CommissionRule.SITS_ALREADY: _(
        "Eine Person mit dem Namen %(name)s ist schon Mitglied. Ist es dieselbe, brauchen Sie "
        "nichts einzutragen; ist es eine andere, setzen Sie beim Rufnamen einen Zusatz."
    ),
    CommissionRule.SITS_ELSEWHERE: _(
        "%(name)s gehört in dieser Wahlzeit schon einem anderen Ausländerbeirat oder einer anderen "
        "Integrations-Kommission an. Klären Sie mit der Person, welchem Gremium sie angehört."
    ),
    CommissionRule.LEFT_ALREADY: _(
        "Diese Person ist schon am %(day)s ausgeschieden. Stimmt das nicht, berichtigen Sie das "
        "Ausscheiden im Überblick der Kommission."
    ),
    CommissionRule.CO_CHAIR_NO_EXPERT: _(
        "Den Vorsitz teilt eine sachkundige Einwohnerin oder ein sachkundiger Einwohner "
        "(%(norm)s). Wählen Sie eine Person, die als solche Mitglied ist."
    ),
    CommissionRule.CO_CHAIR_ALREADY: _(
        "Diese Person teilt den Vorsitz schon seit dem %(day)s. Laden Sie die Seite neu und sehen "
        "Sie nach, was eingetragen ist."
    ),
    CommissionRule.CALL_EXISTS: _(
        "Dieser Aufruf vom %(issued)s mit Frist bis zum %(closes)s ist schon ausgestellt. Er liegt "
        "bei den Papieren der Kommission."
    ),
    CommissionRule.COMPOSITION_HAS_ERRORS: _(
        "So kann die Kommission nicht gebildet werden (%(norm)s). %(findings)s"
    ),
    CommissionRule.FORMED_ALREADY: _(
        "Die Kommission ist schon seit dem %(day)s gebildet. Stimmt der Tag nicht, berichtigen Sie "
        "ihn im Überblick der Kommission."
    ),
    CommissionRule.NOT_FORMED: _(
        "Die Kommission ist noch nicht gebildet; Sitzungen und Berichte gibt es erst danach "
        "(%(norm)s)."
    ),
    CommissionRule.MEETING_EXISTS: _(
        "Für den %(day)s ist schon eine Sitzung eingetragen. Stimmt ihr Tag nicht, berichtigen Sie "
        "ihn bei den Sitzungen."
    ),
    CommissionRule.MEETING_RECORDED: _(
        "Für die Sitzung am %(day)s ist schon eingetragen, ob sie stattgefunden hat. Stimmt das "
        "nicht, berichtigen Sie das Ergebnis bei den Sitzungen."
    ),
    CommissionRule.MEETING_AHEAD: _(
        "Die Sitzung ist erst am %(day)s, heute ist der %(today)s. Tragen Sie danach ein, wie "
        "viele gekommen sind."
    ),
    CommissionRule.PRESENT_OUT_OF_RANGE: _(
        "%(present)s Anwesende können nicht stimmen: Die Kommission hatte an diesem Tag "
        "%(members)s Mitglieder. Hat die Sitzung nicht stattgefunden, ist die Zahl 0."
    ),
    CommissionRule.YEAR_OUT_OF_RANGE: _(
        "Einen Bericht über %(year)s kann es nicht geben: Möglich sind die Jahre %(first)s bis "
        "%(last)s."
    ),
    CommissionRule.REPORT_EXISTS: _(
        "Der Bericht über %(year)s ist schon eingetragen (%(norm)s). Stimmt das nicht, berichtigen "
        "Sie den Eintrag oder nehmen Sie ihn zurück."
    ),
}
