"""Law speaks rules, this package speaks German: the tables of this room, and who reads them out."""

from municipalities.messages import acts, papers, rule_texts, sentences, words
from municipalities.messages.body import duties
from municipalities.messages.commission import (
    acts as commission_acts,
)
from municipalities.messages.commission import (
    sentences as commission_sentences,
)
from municipalities.messages.residents import sentences as residents_sentences
from municipalities.messages.speaking import (
    act_text,
    assumption_text,
    break_text,
    collect_messages,
    detail_text,
    detail_value,
    rule_text,
    sentence,
    spoken,
    word,
)
from municipalities.messages.words import CANCELLATION_DUTY_TEXTS, COUNCIL_RIGHT_TEXTS

MESSAGES = (
    sentences.MESSAGES
    | commission_sentences.MESSAGES
    | commission_acts.MESSAGES
    | duties.MESSAGES
    | papers.MESSAGES
    | residents_sentences.MESSAGES
)
RULE_TEXTS = rule_texts.RULE_TEXTS | commission_sentences.RULE_TEXTS
WORDS = words.WORDS | commission_sentences.WORDS | duties.WORDS | residents_sentences.WORDS
ASSUMPTION_TEXTS = words.ASSUMPTION_TEXTS | commission_sentences.ASSUMPTION_TEXTS
ACT_TEXTS = (
    acts.ACT_TEXTS | commission_acts.ACT_TEXTS | papers.ACT_TEXTS | residents_sentences.ACT_TEXTS
)
DETAIL_TEXTS = (
    acts.DETAIL_TEXTS
    | commission_acts.DETAIL_TEXTS
    | papers.DETAIL_TEXTS
    | residents_sentences.DETAIL_TEXTS
)

DETAIL_VALUES = commission_acts.DETAIL_VALUES

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "CANCELLATION_DUTY_TEXTS",
    "COUNCIL_RIGHT_TEXTS",
    "DETAIL_TEXTS",
    "DETAIL_VALUES",
    "MESSAGES",
    "RULE_TEXTS",
    "WORDS",
    "act_text",
    "assumption_text",
    "break_text",
    "collect_messages",
    "detail_text",
    "detail_value",
    "rule_text",
    "sentence",
    "spoken",
    "word",
]
