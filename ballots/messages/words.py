"""Words for the values of this room's law, and a question for each of its open points."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.assumptions import Treatment
from ballots.law.counting.checks import Level
from ballots.law.counting.validity import Flag, Verdict
from ballots.law.paper.casting import Caster, LaterEvent, Mark
from ballots.law.term.mandates import LossGround, MandateState
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.succession import PassedOver

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Verdict: {
        Verdict.VALID: _("gültig"),
        Verdict.INVALID: _("ungültig"),
        Verdict.NEEDS_DECISION: _("Beschluss nötig"),
    },
    Flag: {
        Flag.NOT_OFFICIAL: _("nicht amtlich"),
        Flag.OTHER_ELECTION: _("Stimmzettel einer anderen Wahl"),
        Flag.ADDITION: _("Zusatz oder Vorbehalt"),
        Flag.UNCLEAR: _("eine Kennzeichnung ist nicht zweifelsfrei"),
    },
    Level: {
        Level.ERROR: _("Fehler"),
        Level.WARNING: _("Warnung"),
        Level.HINT: _("Hinweis"),
    },
    Mark: {
        Mark.CANDIDATE_VOTES: _("einzelnen Personen Stimmen geben"),
        Mark.CUMULATE: _("einer Person bis zu drei Stimmen geben"),
        Mark.CROSS_LISTS: _("Personen verschiedener Listen wählen"),
        Mark.LIST_MARK: _("eine Liste ankreuzen"),
        Mark.STRIKE: _("Personen streichen"),
    },
    Caster: {
        Caster.VOTER: _("wahlberechtigte Person selbst"),
        Caster.HELPER: _("mit einer Hilfsperson"),
        Caster.PROXY: _("durch eine Vertretung"),
    },
    LaterEvent: {
        LaterEvent.DIED: _("verstorben"),
        LaterEvent.MOVED_AWAY: _("weggezogen"),
        LaterEvent.LOST_RIGHT: _("Wahlrecht verloren"),
    },
    Treatment: {
        Treatment.BOARD_DECIDES: _("der Wahlvorstand beschließt"),
        Treatment.INVALID: _("ungültig"),
        Treatment.NO_VOTES: _("die Person bekommt keine Stimme"),
        Treatment.REDUCE: _("überzählige Stimmen werden von unten gestrichen"),
        Treatment.IGNORED: _("bleibt unbeachtet"),
    },
    MandateState: {
        MandateState.HELD: _("erworben"),
        MandateState.RESTS: _("ruht"),
        MandateState.NEVER_ACQUIRED: _("gilt als nicht erworben"),
    },
    LossGround: {
        LossGround.RESIGNATION: _("Verzicht auf den Sitz"),
        LossGround.DEATH: _("Tod"),
        LossGround.ELIGIBILITY_LOST: _("Wählbarkeit verloren oder Hinderungsgrund"),
        LossGround.COURT_RULING: _("rechtskräftiges Urteil"),
        LossGround.ELECTION_REVIEW: _("Entscheidung im Wahlprüfungsverfahren"),
        LossGround.NEVER_ACQUIRED: _("Sitz wegen eines Hinderungsgrunds nicht erworben"),
        LossGround.RESULT_CORRECTED: _("Ergebnis neu festgestellt"),
    },
    Objector: {
        Objector.OWN_RIGHTS: _("wahlberechtigt, macht eigene Rechte geltend"),
        Objector.SUPPORTED: _("wahlberechtigt, mit Unterstützung anderer"),
        Objector.NO_ELECTOR: _("nicht wahlberechtigt"),
    },
    ObjectionOutcome: {
        ObjectionOutcome.INADMISSIBLE: _("als unzulässig zurückgewiesen"),
        ObjectionOutcome.DISMISSED: _("als unbegründet zurückgewiesen"),
        ObjectionOutcome.REDETERMINE: _("begründet: Ergebnis neu feststellen"),
        ObjectionOutcome.REPEAT: _("begründet: Wahl wiederholen"),
        ObjectionOutcome.SEAT_LOST: _("begründet: eine Person verliert den Sitz"),
    },
    PassedOver: {
        PassedOver.LEFT_GROUP: _("aus Partei oder Wählergruppe ausgeschieden"),
        PassedOver.WAIVED: _("Verzicht erklärt"),
        PassedOver.DEAD: _("verstorben"),
        PassedOver.NOT_ELIGIBLE: _("nicht wählbar"),
    },
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "struck_with_votes": _(
        "Eine Person ist gestrichen und hat zugleich Stimmen bekommen. Was gilt?"
    ),
    "too_many_votes_under_several_marks_in_one_list": _(
        "Mehrere Listen sind angekreuzt, und in nur einer Liste stehen zu viele Stimmen. Was gilt?"
    ),
    "too_many_votes_in_another_list": _(
        "Eine Liste ist angekreuzt, und zu viele Stimmen stehen in einer anderen. Was gilt?"
    ),
    "strikes_only": _("Auf dem Stimmzettel ist nur gestrichen. Was gilt?"),
    "ballot_of_another_election": _(
        "In der Urne liegt ein Stimmzettel einer anderen Wahl. Was gilt?"
    ),
    "header_mark_on_single_list": _("Bei nur einer Liste ist ihr Kopf angekreuzt. Was gilt?"),
    "single_list_prints_all_candidates": _(
        "Stehen bei nur einer Liste alle Personen auf dem Stimmzettel, auch mehr als Sitze?"
    ),
    "campaign_free_metres": _(
        "Wie viele Meter um den Eingang ist Wahlwerbung während der Wahlzeit verboten?"
    ),
    "majority_clause_gives_a_seat": _(
        "Bekommt eine Liste mit mehr als der Hälfte der Stimmen, aber nicht der Sitze, vorab einen "
        "weiteren Sitz?"
    ),
    "tie_inside_a_list": _("Was entscheidet bei gleicher Stimmenzahl innerhalb einer Liste?"),
    "elected_without_votes": _("Kann bei nur einer Liste gewählt sein, wer keine Stimme bekam?"),
}
