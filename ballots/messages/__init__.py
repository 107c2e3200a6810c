"""The sentences of this room: refusals and findings, words, open points, rules."""

from ballots.messages import acts, rule_texts, sentences, term, words

MESSAGES = sentences.MESSAGES | term.MESSAGES
RULE_TEXTS = rule_texts.RULE_TEXTS | term.RULE_TEXTS
WORDS = words.WORDS | term.WORDS
ASSUMPTION_TEXTS = words.ASSUMPTION_TEXTS | term.ASSUMPTION_TEXTS
ACT_TEXTS = acts.ACT_TEXTS | term.ACT_TEXTS
DETAIL_TEXTS = acts.DETAIL_TEXTS | term.DETAIL_TEXTS
DETAIL_VALUES = acts.DETAIL_VALUES

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "DETAIL_TEXTS",
    "DETAIL_VALUES",
    "MESSAGES",
    "RULE_TEXTS",
    "WORDS",
]
