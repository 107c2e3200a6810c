"""The sentences of this room: refusals and defects, deadlines, phases and steps, the register."""

from elections.messages import acts, rule_texts, sentences, words
from elections.messages.cards import sentences as cards_sentences
from elections.messages.districts import sentences as districts_sentences
from elections.messages.register import languages
from elections.messages.register import sentences as register_sentences
from elections.messages.words import ASSUMPTION_TEXTS, CALENDAR_TEXTS, STEP_TEXTS

MESSAGES = (
    sentences.MESSAGES
    | register_sentences.MESSAGES
    | districts_sentences.MESSAGES
    | cards_sentences.MESSAGES
)
RULE_TEXTS = (
    rule_texts.RULE_TEXTS
    | register_sentences.RULE_TEXTS
    | districts_sentences.RULE_TEXTS
    | cards_sentences.RULE_TEXTS
)
WORDS = (
    words.WORDS
    | register_sentences.WORDS
    | districts_sentences.WORDS
    | cards_sentences.WORDS
    | languages.WORDS
)
ACT_TEXTS = (
    acts.ACT_TEXTS
    | register_sentences.ACT_TEXTS
    | districts_sentences.ACT_TEXTS
    | cards_sentences.ACT_TEXTS
    | languages.ACT_TEXTS
)
DETAIL_TEXTS = (
    acts.DETAIL_TEXTS
    | register_sentences.DETAIL_TEXTS
    | districts_sentences.DETAIL_TEXTS
    | cards_sentences.DETAIL_TEXTS
    | languages.DETAIL_TEXTS
)
DETAIL_VALUES = cards_sentences.DETAIL_VALUES

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "CALENDAR_TEXTS",
    "DETAIL_TEXTS",
    "DETAIL_VALUES",
    "MESSAGES",
    "RULE_TEXTS",
    "STEP_TEXTS",
    "WORDS",
]
