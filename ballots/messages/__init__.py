"""The sentences of this room: refusals and findings, words, open points, rules."""

from ballots.messages.acts import ACT_TEXTS, DETAIL_TEXTS
from ballots.messages.rule_texts import RULE_TEXTS
from ballots.messages.sentences import MESSAGES
from ballots.messages.words import ASSUMPTION_TEXTS, WORDS

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "DETAIL_TEXTS",
    "MESSAGES",
    "RULE_TEXTS",
    "WORDS",
]
