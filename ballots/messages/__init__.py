"""The sentences of this room: refusals and findings, words, open points, rules."""

from ballots.messages import acts, rule_texts, sentences, words
from ballots.messages.term import sentences as term_sentences

MESSAGES = sentences.MESSAGES | term_sentences.MESSAGES
RULE_TEXTS = rule_texts.RULE_TEXTS | term_sentences.RULE_TEXTS
WORDS = words.WORDS | term_sentences.WORDS
ASSUMPTION_TEXTS = words.ASSUMPTION_TEXTS | term_sentences.ASSUMPTION_TEXTS
ACT_TEXTS = acts.ACT_TEXTS | term_sentences.ACT_TEXTS
DETAIL_TEXTS = acts.DETAIL_TEXTS | term_sentences.DETAIL_TEXTS
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
