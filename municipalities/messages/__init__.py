"""Law speaks rules, this package speaks German; ``speaking`` reads the tables out."""

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

__all__ = [
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
