"""The sentences of this room: refusals and defects, deadlines, phases and steps, the register."""

from elections.messages import (
    acts,
    cards,
    districts,
    languages,
    register,
    rule_texts,
    sentences,
    words,
)
from elections.messages.words import ASSUMPTION_TEXTS, CALENDAR_TEXTS, STEP_TEXTS

MESSAGES = sentences.MESSAGES | register.MESSAGES | districts.MESSAGES | cards.MESSAGES
RULE_TEXTS = rule_texts.RULE_TEXTS | register.RULE_TEXTS | districts.RULE_TEXTS | cards.RULE_TEXTS
WORDS = words.WORDS | register.WORDS | districts.WORDS | cards.WORDS | languages.WORDS
ACT_TEXTS = (
    acts.ACT_TEXTS
    | register.ACT_TEXTS
    | districts.ACT_TEXTS
    | cards.ACT_TEXTS
    | languages.ACT_TEXTS
)
DETAIL_TEXTS = (
    acts.DETAIL_TEXTS
    | register.DETAIL_TEXTS
    | districts.DETAIL_TEXTS
    | cards.DETAIL_TEXTS
    | languages.DETAIL_TEXTS
)
DETAIL_VALUES = cards.DETAIL_VALUES

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
