"""The sentences of this room: refusals and defects, deadlines, phases and steps."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.agenda import EntryState, Work
from elections.law.deadlines import Responsible
from elections.law.list_order import OrderBasis
from elections.law.phases import Phase, Step
from elections.law.rules import ElectionRule
from elections.law.versions import PostalVote
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

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Phase: {
        Phase.SETUP: _("Vorbereitung"),
        Phase.NOMINATION: _("Wahlvorschläge"),
        Phase.ADMITTED: _("Listen zugelassen"),
        Phase.PAPER_APPROVED: _("Stimmzettel freigegeben"),
        Phase.COUNTING: _("Auszählung"),
        Phase.DETERMINED: _("Ergebnis festgestellt"),
        Phase.PUBLISHED: _("Ergebnis bekannt gemacht"),
        Phase.CANCELLED: _("Wahl abgesagt"),
    },
    Step: {
        Step.OPEN_NOMINATION: _("Zu Wahlvorschlägen auffordern"),
        Step.ADMIT: _("Wahlvorschläge zulassen"),
        Step.CANCEL: _("Wahl absagen"),
        Step.APPROVE_PAPER: _("Stimmzettel freigeben"),
        Step.START_COUNT: _("Auszählung beginnen"),
        Step.DETERMINE: _("Ergebnis feststellen"),
        Step.PUBLISH: _("Ergebnis bekannt machen"),
        Step.REOPEN_COUNT: _("Auszählung wieder öffnen"),
        Step.CORRECT: _("Bekannt gemachtes Ergebnis berichtigen"),
    },
    Responsible: {
        Responsible.RETURNING_OFFICER: _("Wahlleitung"),
        Responsible.ELECTION_COMMITTEE: _("Wahlausschuss"),
        Responsible.EXECUTIVE: _("Gemeindevorstand"),
        Responsible.REGISTRATION_OFFICE: _("Meldebehörde"),
        Responsible.POLLING_BOARD: _("Wahlvorstand"),
        Responsible.STATISTICS_OFFICE: _("Statistisches Landesamt"),
        Responsible.GROUPS: _("Parteien und Wählergruppen"),
        Responsible.CANDIDATES: _("Bewerberinnen und Bewerber"),
        Responsible.ELECTORS: _("Wahlberechtigte"),
        Responsible.COUNCIL: _("Vertretungskörperschaft"),
    },
    Work: {
        Work.CALL_FOR_LISTS: _("Zu Wahlvorschlägen auffordern"),
        Work.RECEIVE_LISTS: _("Wahlvorschläge entgegennehmen"),
        Work.DECIDE_LISTS: _("Über jeden Wahlvorschlag entscheiden"),
        Work.CLOSE_ADMISSION: _("Zulassung abschließen"),
        Work.CANCEL_ELECTION: _("Wahl absagen, weil zu wenige Personen zugelassen sind"),
        Work.APPROVE_PAPER: _("Stimmzettel freigeben"),
        Work.CLOSE_REGISTERS: _("Wählerverzeichnis abschließen"),
        Work.START_COUNT: _("Auszählung beginnen"),
        Work.DETERMINE_RESULT: _("Zählung erfassen und Ergebnis feststellen"),
        Work.PUBLISH_RESULT: _("Ergebnis bekannt machen"),
        Work.FORM_COMMISSION: _("Integrations-Kommission bilden"),
    },
    EntryState: {
        EntryState.DONE: _("erledigt"),
        EntryState.OVERDUE: _("überfällig"),
        EntryState.DUE: _("fällig"),
        EntryState.OPEN: _("offen"),
        EntryState.PASSED: _("vorbei"),
        EntryState.DROPPED: _("entfällt"),
    },
    OrderBasis: {
        OrderBasis.LOT: _("Los im Wahlausschuss"),
        OrderBasis.RESOLUTION: _("Beschluss des Wahlausschusses"),
    },
    PostalVote: {
        PostalVote.BY_STATUTE: _("nur wenn die Hauptsatzung sie zulässt"),
        PostalVote.ALWAYS: _("immer möglich"),
    },
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "register_notice_days_before": _(
        "Wie viele Tage vor der Wahl wird spätestens bekannt gemacht, wo das Wählerverzeichnis "
        "eingesehen werden kann?"
    ),
    "objection_decision_days_before": _(
        "Wie viele Tage vor der Wahl ist spätestens über Einsprüche gegen das Wählerverzeichnis "
        "entschieden?"
    ),
    "signatures_of_represented_groups": _(
        "Wie viele Unterschriften braucht eine Gruppe, die schon vertreten ist?"
    ),
    "list_order_basis": _("Worauf beruht die Reihenfolge der Listen auf dem Stimmzettel?"),
}

CALENDAR_TEXTS: dict[str, _StrOrPromise] = {
    "candidate_residence_starts": _("Spätester Beginn des Wohnsitzes für Bewerbungen"),
    "lists_called_for": _("Späteste Aufforderung zu Wahlvorschlägen"),
    "nominations_close": _("Ende der Einreichungsfrist für Wahlvorschläge"),
    "sample_districts_named": _("Auswahl der Wahlbezirke für die Wahlstatistik"),
    "admission_decided": _("Entscheidung über die Zulassung der Wahlvorschläge"),
    "cancellation_tested": _("Prüfung, ob die Wahl stattfindet"),
    "admission_objections_close": _("Ende der Einspruchsfrist gegen eine Zurückweisung"),
    "lists_published": _("Späteste Bekanntmachung der zugelassenen Wahlvorschläge"),
    "register_day": _("Stichtag für das Wählerverzeichnis"),
    "polling_cards_start": _("Üblicher Beginn der Anträge auf Wahlscheine"),
    "election_announced": _("Späteste Wahlbekanntmachung"),
    "register_inspection_announced": _("Bekanntmachung der Einsicht in das Wählerverzeichnis"),
    "notices_sent": _("Späteste Zustellung der Wahlbenachrichtigungen"),
    "register_inspected": _("Einsicht in das Wählerverzeichnis und Einspruch"),
    "register_objections_decided": _("Entscheidung über Einsprüche zugestellt"),
    "polling_cards_close": _("Ende der Anträge auf Wahlscheine"),
    "late_polling_cards_close": _("Ende der Anträge auf Wahlscheine in besonderen Fällen"),
    "register_closed": _("Abschluss des Wählerverzeichnisses"),
    "polling": _("Wahlhandlung"),
    "postal_ballots_due": _("Eingang der Wahlbriefe"),
    "result_determined": _("Späteste Feststellung des endgültigen Ergebnisses"),
    "result_published": _("Bekanntmachung des endgültigen Ergebnisses"),
    "objections_close": _("Ende der Einspruchsfrist gegen die Gültigkeit der Wahl"),
    "incompatibility_ended": _("Nachweis, dass ein Hinderungsgrund beendet ist"),
    "term_begins": _("Beginn der Wahlzeit"),
    "ballot_data_resolved": _("Letzter Tag für einen Beschluss über Angaben im Stimmzettel"),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-LAW-03": _(
        "Jede Wahl richtet sich nach dem Recht ihres Wahltags. Die Fassungen für 2015, 2021 und "
        "2026 unterscheiden sich."
    ),
    "R-CAL-01": _(
        "Alle Termine werden vom Wahltag aus berechnet und mit Norm und Gewissheit gespeichert. "
        "Ein Termin am Wochenende verschiebt sich nicht."
    ),
    "R-LIST-03": _(
        "Eine Liste kann beliebig viele Personen nennen, in erkennbarer Reihenfolge. Jede stimmt "
        "schriftlich zu und steht nur auf einer Liste."
    ),
    "R-LIST-05": _(
        "Vertrauensperson und Stellvertretung unterschreiben den Wahlvorschlag und kandidieren "
        "nicht selbst."
    ),
    "R-LIST-06": _(
        "Eine neue Liste braucht doppelt so viele Unterschriften Wahlberechtigter, wie Sitze zu "
        "vergeben sind. Wer schon vertreten ist, braucht keine."
    ),
    "R-LIST-10": _(
        "Wahlvorschläge müssen am 69. Tag vor der Wahl bis 18 Uhr schriftlich bei der Wahlleitung "
        "eingegangen sein."
    ),
    "R-LIST-11": _(
        "Bis zum Ende der Frist lassen sich alle Mängel beheben, danach nur Mängel eines an sich "
        "gültigen Wahlvorschlags."
    ),
    "R-LIST-12": _("Nach der Entscheidung über die Zulassung lässt sich kein Mangel mehr beheben."),
    "R-LIST-17": _(
        "Die Reihenfolge der Listen wird mit ihrer Grundlage und der Niederschrift festgehalten. "
        "Ohne andere Regel entscheidet das Los im Wahlausschuss."
    ),
    "C-01": _(
        "Wer gewählt werden will, muss spätestens an diesem Tag in der Gemeinde gewohnt haben."
    ),
    "C-02": _("Die Wahlleitung fordert öffentlich dazu auf, Wahlvorschläge einzureichen."),
    "C-03": _("Danach eingehende Wahlvorschläge werden zurückgewiesen. Es gilt die Uhrzeit."),
    "C-04": _("Das Statistische Landesamt benennt die Wahlbezirke für seine Stichprobe."),
    "C-05": _(
        "Der Wahlausschuss entscheidet über die Zulassung. Danach ist keine Änderung mehr möglich."
    ),
    "C-06": _("Sind zu wenige Personen zugelassen, sagt die Wahlleitung die Wahl ab."),
    "C-07": _("Bis hierhin kann gegen eine Zurückweisung Einspruch erhoben werden."),
    "C-08": _("Die zugelassenen Listen werden in ihrer Reihenfolge bekannt gemacht."),
    "C-09": _(
        "Wer an diesem Tag gemeldet und wahlberechtigt ist, wird von Amts wegen eingetragen."
    ),
    "C-10": _("Ab etwa diesem Tag werden Wahlscheine beantragt. Eine Vorschrift gibt es nicht."),
    "C-11": _("Wahltag, Wahlzeit und Wahlräume sind spätestens jetzt bekannt zu machen."),
    "C-12": _(
        "Ort und Zeit der Einsicht in das Wählerverzeichnis werden bekannt gemacht. Der Tag ist "
        "angenommen."
    ),
    "C-13": _("Alle Wahlberechtigten haben bis hierhin ihre Wahlbenachrichtigung."),
    "C-14": _("In diesen Tagen kann man die eigene Eintragung prüfen und Einspruch einlegen."),
    "C-15": _("Die Entscheidung über Einsprüche ist zugestellt. Der Tag ist angenommen."),
    "C-16": _("Bis zu dieser Uhrzeit am Freitag vor der Wahl werden Wahlscheine beantragt."),
    "C-17": _("Bei plötzlicher Krankheit und in wenigen anderen Fällen geht es bis zum Wahltag."),
    "C-18": _("Das Wählerverzeichnis wird abgeschlossen und beurkundet."),
    "C-19": _("Die Wahlräume sind von 8 bis 18 Uhr geöffnet."),
    "C-20": _("Später eingehende Wahlbriefe zählen nicht mit."),
    "C-21": _("Der Wahlausschuss stellt das Ergebnis in öffentlicher Sitzung fest."),
    "C-22": _("Das Ergebnis wird bekannt gemacht, mit Hinweis auf das Einspruchsrecht."),
    "C-23": _("Zwei Wochen nach der Bekanntmachung endet die Einspruchsfrist."),
    "C-24": _("Eine Woche nach der Zustellung muss ein Hinderungsgrund nachweislich beendet sein."),
    "C-25": _("Die Wahlzeit beginnt am 1. April."),
    "C-26": _(
        "Zusätzliche Angaben im Stimmzettel müssen zwölf Monate vor Ende der laufenden Wahlzeit "
        "beschlossen sein."
    ),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "election.set_up": _("Wahl angelegt"),
    "election.open_nomination": _("Zu Wahlvorschlägen aufgefordert"),
    "election.admit": _("Zulassung der Wahlvorschläge abgeschlossen"),
    "election.cancel": _("Wahl abgesagt"),
    "election.approve_paper": _("Abschnitt „Stimmzettel freigegeben“ begonnen"),
    "election.start_count": _("Auszählung begonnen"),
    "election.determine": _("Abschnitt „Ergebnis festgestellt“ begonnen"),
    "election.publish": _("Abschnitt „Ergebnis bekannt gemacht“ begonnen"),
    "election.reopen_count": _("Auszählung wieder geöffnet"),
    "election.correct": _("Berichtigung des bekannt gemachten Ergebnisses begonnen"),
    "calendar.moved": _("Termin verschoben"),
    "district.added": _("Wahlbezirk angelegt"),
    "register.entered": _("Person in das Wählerverzeichnis eingetragen"),
    "register.closed": _("Wählerverzeichnis abgeschlossen"),
    "nomination.received": _("Wahlvorschlag entgegengenommen"),
    "candidates.entered": _("Bewerberinnen und Bewerber eingetragen"),
    "nomination.admitted": _("Wahlvorschlag zugelassen"),
    "nomination.refused": _("Wahlvorschlag zurückgewiesen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "law_version": _("Fassung des Rechts"),
    "assumptions": _("Annahmen"),
    "code": _("Termin"),
    "total": _("Wahlberechtigte"),
    "closed_on": _("Abgeschlossen am"),
    "received_at": _("Eingegangen"),
    "in_time": _("Rechtzeitig"),
    "places": _("Plätze"),
}

STEP_TEXTS: dict[Step, tuple[_StrOrPromise, ...]] = {
    Step.OPEN_NOMINATION: (
        _("Die Wahl steht danach bei „Wahlvorschläge“, und Listen können eingetragen werden."),
        _("Die öffentliche Aufforderung selbst machen Sie in der üblichen Form bekannt."),
    ),
    Step.ADMIT: (
        _("Die zugelassenen Listen stehen fest. Danach lässt sich kein Mangel mehr beheben."),
        _("Es können keine Listen und Personen mehr eingetragen werden."),
        _("Als Nächstes geben Sie den Stimmzettel frei."),
    ),
    Step.CANCEL: (
        _("Es findet keine Wahl statt. Alle späteren Termine entfallen."),
        _("Die Wahlleitung macht die Absage bekannt und unterrichtet die Aufsichtsbehörde."),
        _("Die Gemeinde bildet eine Integrations-Kommission."),
    ),
    Step.START_COUNT: (
        _("Die Meldungen der Auszählungsbezirke können eingetragen werden."),
        _("Stimmzettel und Wählerverzeichnis bleiben, wie sie sind."),
    ),
    Step.REOPEN_COUNT: (
        _("Die Feststellung gilt nicht mehr, bis das Ergebnis neu festgestellt ist."),
        _("Meldungen können berichtigt werden. Die alte Feststellung bleibt gespeichert."),
    ),
    Step.CORRECT: (
        _("Das bekannt gemachte Ergebnis bleibt öffentlich, bis ein neues bekannt gemacht ist."),
        _("Meldungen können berichtigt werden. Danach wird neu festgestellt und bekannt gemacht."),
    ),
}
