"""Words for the values of the law on the course of an election."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.course.agenda import Work
from elections.law.course.deadlines import Milestone, Responsible
from elections.law.course.phases import Phase, Step
from elections.law.course.versions import PostalVote
from elections.law.course.windows import Timed
from municipalities.law.body.rights import CANCELLATION_DUTIES
from municipalities.messages.body.words import CANCELLATION_DUTY_TEXTS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

CALENDAR_TEXTS: dict[Milestone, _StrOrPromise] = {
    Milestone.CANDIDATE_RESIDENCE_STARTS: _("Spätester Beginn des Wohnsitzes für Bewerbungen"),
    Milestone.LISTS_CALLED_FOR: _("Späteste Aufforderung zu Wahlvorschlägen"),
    Milestone.NOMINATIONS_CLOSE: _("Ende der Einreichungsfrist für Wahlvorschläge"),
    Milestone.SAMPLE_DISTRICTS_NAMED: _("Auswahl der Wahlbezirke für die Wahlstatistik"),
    Milestone.ADMISSION_DECIDED: _("Entscheidung über die Zulassung der Wahlvorschläge"),
    Milestone.CANCELLATION_TESTED: _("Prüfung, ob die Wahl stattfindet"),
    Milestone.ADMISSION_OBJECTIONS_CLOSE: _("Ende der Einspruchsfrist gegen eine Zurückweisung"),
    Milestone.LISTS_PUBLISHED: _("Späteste Bekanntmachung der zugelassenen Wahlvorschläge"),
    Milestone.REGISTER_DAY: _("Stichtag für das Wählerverzeichnis"),
    Milestone.POLLING_CARDS_START: _("Üblicher Beginn der Anträge auf Wahlscheine"),
    Milestone.ELECTION_ANNOUNCED: _("Späteste Wahlbekanntmachung"),
    Milestone.REGISTER_INSPECTION_ANNOUNCED: _(
        "Bekanntmachung der Einsicht in das Wählerverzeichnis"
    ),
    Milestone.NOTICES_SENT: _("Späteste Zustellung der Wahlbenachrichtigungen"),
    Milestone.REGISTER_INSPECTED: _("Einsicht in das Wählerverzeichnis und Einspruch"),
    Milestone.REGISTER_OBJECTIONS_DECIDED: _("Entscheidung über Einsprüche zugestellt"),
    Milestone.POLLING_CARDS_CLOSE: _("Ende der Anträge auf Wahlscheine"),
    Milestone.LATE_POLLING_CARDS_CLOSE: _("Ende der Anträge auf Wahlscheine in besonderen Fällen"),
    Milestone.REGISTER_CLOSED: _("Abschluss des Wählerverzeichnisses"),
    Milestone.POLLING: _("Wahlhandlung"),
    Milestone.POSTAL_BALLOTS_DUE: _("Eingang der Wahlbriefe"),
    Milestone.RESULT_DETERMINED: _("Späteste Feststellung des endgültigen Ergebnisses"),
    Milestone.RESULT_PUBLISHED: _("Bekanntmachung des endgültigen Ergebnisses"),
    Milestone.OBJECTIONS_CLOSE: _("Ende der Einspruchsfrist gegen die Gültigkeit der Wahl"),
    Milestone.INCOMPATIBILITY_ENDED: _("Nachweis, dass ein Hinderungsgrund beendet ist"),
    Milestone.TERM_BEGINS: _("Beginn der Wahlzeit"),
    Milestone.BALLOT_DATA_RESOLVED: _(
        "Letzter Tag für einen Beschluss über Angaben im Stimmzettel"
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Timed: {
        Timed.INSPECT: _("Einsicht in das Verzeichnis"),
        Timed.OBJECT: _("Einspruch gegen das Verzeichnis"),
        Timed.SERVE_DECISION: _("Zustellung der Entscheidung"),
        Timed.APPLY: _("Antrag auf einen Wahlschein"),
        Timed.APPLY_ONLINE: _("Online-Antrag auf einen Wahlschein"),
        Timed.APPLY_LATE: _("Später Antrag auf einen Wahlschein"),
        Timed.ISSUE: _("Ausstellung eines Wahlscheins"),
        Timed.CLOSE: _("Abschluss des Verzeichnisses"),
    },
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
        Step.TAKE_BACK_CALL: _("Aufforderung zurücknehmen"),
        Step.ADMIT: _("Wahlvorschläge zulassen"),
        Step.CANCEL: _("Wahl absagen"),
        Step.REOPEN_ADMISSION: _("Zulassung wieder öffnen"),
        Step.APPROVE_PAPER: _("Stimmzettel freigeben"),
        Step.WITHDRAW_PAPER: _("Freigabe des Stimmzettels zurücknehmen"),
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
        Work.SET_LIST_ORDER: _("Reihenfolge der Listen eintragen"),
        Work.CLOSE_ADMISSION: _("Zulassung abschließen"),
        Work.CANCEL_ELECTION: _("Wahl absagen, weil zu wenige Personen zugelassen sind"),
        Work.APPROVE_PAPER: _("Stimmzettel freigeben"),
        Work.CLOSE_REGISTERS: _("Wählerverzeichnis abschließen"),
        Work.START_COUNT: _("Auszählung beginnen"),
        Work.DETERMINE_RESULT: _("Zählung erfassen und Ergebnis feststellen"),
        Work.ISSUE_PROTOCOL: _("Niederschrift erstellen"),
        Work.PUBLISH_RESULT: _("Ergebnis bekannt machen"),
        Work.NOTIFY_ELECTED: _("Gewählte benachrichtigen"),
        Work.ENTER_ANNOUNCEMENT: _("Tag der öffentlichen Bekanntmachung eintragen"),
    },
    Milestone: CALENDAR_TEXTS,
    PostalVote: {
        PostalVote.BY_STATUTE: _("nur wenn die Hauptsatzung sie zulässt"),
        PostalVote.ALWAYS: _("immer möglich"),
    },
}

STEP_TEXTS: dict[Step, tuple[_StrOrPromise, ...]] = {
    Step.OPEN_NOMINATION: (
        _("Die Wahl steht danach bei „Wahlvorschläge“, und Listen können eingetragen werden."),
        _("Die öffentliche Aufforderung selbst machen Sie in der üblichen Form bekannt."),
    ),
    Step.TAKE_BACK_CALL: (
        _("Die Wahl steht wieder bei „Vorbereitung“. Listen lassen sich nicht eintragen."),
        _("Ist die Aufforderung schon öffentlich, machen Sie auch die Rücknahme bekannt."),
    ),
    Step.ADMIT: (
        _("Die zugelassenen Listen stehen fest. Danach lässt sich kein Mangel mehr beheben."),
        _("Es können keine Listen und Personen mehr eingetragen werden."),
        _("Als Nächstes geben Sie den Stimmzettel frei."),
    ),
    Step.REOPEN_ADMISSION: (
        _("Entscheidungen über Listen lassen sich dann berichtigen. Eine Absage gilt nicht mehr."),
        _("Was schon bekannt gemacht ist, machen Sie berichtigt noch einmal bekannt."),
    ),
    Step.CANCEL: (
        _("Es findet keine Wahl statt. Alle späteren Termine entfallen."),
        *(CANCELLATION_DUTY_TEXTS[duty] for duty in CANCELLATION_DUTIES),
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
