"""Words for the values of the law on the Wahlausschuss."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from elections.law.committee.meeting import Item, MeetingKind, MinutesPart, ObjectionOutcome
from elections.law.committee.seats import Position, ProposedBy
from elections.law.committee.votes import Votes
from elections.law.nominations.states import Outcome
from elections.models.committee.meetings import ITEMS, KINDS
from elections.models.committee.members import POSITIONS, PROPOSERS
from elections.models.committee.objections import OUTCOMES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    MeetingKind: {MeetingKind(key): text for key, text in KINDS},
    Item: {Item(key): text for key, text in ITEMS},
    Position: {Position(key): text for key, text in POSITIONS},
    ProposedBy: {ProposedBy(key): text for key, text in PROPOSERS},
    ObjectionOutcome: {ObjectionOutcome(key): text for key, text in OUTCOMES},
    MinutesPart: {
        MinutesPart.OPENED: _("wann die Sitzung eröffnet wurde"),
        MinutesPart.CLOSED: _("wann sie geschlossen wurde"),
        MinutesPart.CHAIR: _("wer den Vorsitz hatte"),
        MinutesPart.CLERK: _("wer die Schriftführung hatte"),
        MinutesPart.DECISIONS: _("die Entscheidung über alles, was auf der Tagesordnung steht"),
    },
    Outcome: {
        Outcome.ADMITTED: _("zugelassen"),
        Outcome.ADMITTED_IN_PART: _("zugelassen ohne einzelne Personen"),
        Outcome.REFUSED: _("zurückgewiesen"),
    },
}


def votes_text(votes: Votes) -> str:
    """Say how the committee voted: „5 dafür, 1 dagegen, 1 enthalten“."""
    facts = {
        "in_favour": votes.in_favour,
        "against": votes.against,
        "abstained": votes.abstained,
    }
    return gettext("%(in_favour)s dafür, %(against)s dagegen, %(abstained)s enthalten") % facts
