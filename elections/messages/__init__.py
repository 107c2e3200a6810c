"""The sentences of this room: refusals and defects, deadlines, phases and steps."""

from elections.messages.acts import ACT_TEXTS, DETAIL_TEXTS
from elections.messages.rule_texts import RULE_TEXTS
from elections.messages.sentences import MESSAGES
from elections.messages.words import ASSUMPTION_TEXTS, CALENDAR_TEXTS, STEP_TEXTS, WORDS

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "CALENDAR_TEXTS",
    "DETAIL_TEXTS",
    "MESSAGES",
    "RULE_TEXTS",
    "STEP_TEXTS",
    "WORDS",
]
