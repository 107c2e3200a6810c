"""The law speaks in rules, this package in German; ``speaking`` looks the sentences up."""

from municipalities.messages.speaking import (
    act_text,
    assumption_text,
    break_text,
    clock_text,
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
    "clock_text",
    "collect_messages",
    "detail_text",
    "detail_value",
    "rule_text",
    "sentence",
    "spoken",
    "word",
]
