"""Law speaks rules, this package speaks German: the tables of this room, and who reads them out."""

from municipalities.messages import (
    acts,
    commission,
    commission_acts,
    duties,
    papers,
    residents,
    rule_texts,
    sentences,
    words,
)
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
    | commission.MESSAGES
    | commission_acts.MESSAGES
    | duties.MESSAGES
    | papers.MESSAGES
    | residents.MESSAGES
)
RULE_TEXTS = rule_texts.RULE_TEXTS | commission.RULE_TEXTS
WORDS = words.WORDS | commission.WORDS | duties.WORDS | residents.WORDS
ASSUMPTION_TEXTS = words.ASSUMPTION_TEXTS | commission.ASSUMPTION_TEXTS
ACT_TEXTS = acts.ACT_TEXTS | commission_acts.ACT_TEXTS | papers.ACT_TEXTS | residents.ACT_TEXTS
DETAIL_TEXTS = (
    acts.DETAIL_TEXTS | commission_acts.DETAIL_TEXTS | papers.DETAIL_TEXTS | residents.DETAIL_TEXTS
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
