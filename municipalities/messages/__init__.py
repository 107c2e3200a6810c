"""Law speaks rules, this package speaks German: the tables of this room, and who reads them out."""

from municipalities.messages import (
    acts,
    commission,
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
    rule_text,
    sentence,
    spoken,
    word,
)
from municipalities.messages.words import CANCELLATION_DUTY_TEXTS, COUNCIL_RIGHT_TEXTS

_TOPICS = (commission, duties, papers, residents)

MESSAGES = sentences.MESSAGES | {k: v for topic in _TOPICS for k, v in topic.MESSAGES.items()}
RULE_TEXTS = rule_texts.RULE_TEXTS | {
    k: v for topic in _TOPICS for k, v in topic.RULE_TEXTS.items()
}
WORDS = words.WORDS | {k: v for topic in _TOPICS for k, v in topic.WORDS.items()}
ASSUMPTION_TEXTS = words.ASSUMPTION_TEXTS | {
    k: v for topic in _TOPICS for k, v in topic.ASSUMPTION_TEXTS.items()
}
ACT_TEXTS = acts.ACT_TEXTS | {k: v for topic in _TOPICS for k, v in topic.ACT_TEXTS.items()}
DETAIL_TEXTS = acts.DETAIL_TEXTS | {
    k: v for topic in _TOPICS for k, v in topic.DETAIL_TEXTS.items()
}

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
