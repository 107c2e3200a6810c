"""Law speaks rules, this package speaks German: the tables of this room, and who reads them out."""

from municipalities.messages.acts import ACT_TEXTS, DETAIL_TEXTS
from municipalities.messages.rule_texts import RULE_TEXTS
from municipalities.messages.sentences import MESSAGES
from municipalities.messages.speaking import (
    act_text,
    assumption_text,
    break_text,
    collect_messages,
    detail_text,
    rule_text,
    sentence,
    spoken,
    word,
)
from municipalities.messages.words import (
    ASSUMPTION_TEXTS,
    CANCELLATION_DUTY_TEXTS,
    COUNCIL_RIGHT_TEXTS,
    WORDS,
)

__all__ = [
    "ACT_TEXTS",
    "ASSUMPTION_TEXTS",
    "CANCELLATION_DUTY_TEXTS",
    "COUNCIL_RIGHT_TEXTS",
    "DETAIL_TEXTS",
    "MESSAGES",
    "RULE_TEXTS",
    "WORDS",
    "act_text",
    "assumption_text",
    "break_text",
    "collect_messages",
    "detail_text",
    "rule_text",
    "sentence",
    "spoken",
    "word",
]
