"""Law speaks rules, this module speaks German: the sentences of this room, and of every room.

Each room keeps its tables MESSAGES, RULE_TEXTS, WORDS, ASSUMPTION_TEXTS, ACT_TEXTS,
DETAIL_TEXTS and DETAIL_VALUES in its own ``messages``. ``collect_messages`` takes them up once
when Django has loaded the rooms, so that this room needs to know none of those to its right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Finding, Rule, RuleViolation
from municipalities.messages.acts import FAULT_TEXTS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from municipalities.models.chain import Break

_messages: dict[Rule, _StrOrPromise] = {}
_rule_texts: dict[str, _StrOrPromise] = {}
_words: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}
_assumption_texts: dict[str, _StrOrPromise] = {}
_act_texts: dict[str, _StrOrPromise] = {}
_detail_texts: dict[str, _StrOrPromise] = {}
_detail_values: dict[str, dict[str, _StrOrPromise]] = {}


def collect_messages() -> None:
    """Take up the tables of the ``messages`` module of every installed room."""
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "messages"):
            continue
        room = import_module(f"{app.name}.messages")
        _messages.update(getattr(room, "MESSAGES", {}))
        _rule_texts.update(getattr(room, "RULE_TEXTS", {}))
        _words.update(getattr(room, "WORDS", {}))
        _assumption_texts.update(getattr(room, "ASSUMPTION_TEXTS", {}))
        _act_texts.update(getattr(room, "ACT_TEXTS", {}))
        _detail_texts.update(getattr(room, "DETAIL_TEXTS", {}))
        for name, texts in getattr(room, "DETAIL_VALUES", {}).items():
            _detail_values.setdefault(name, {}).update(texts)


def sentence(said: RuleViolation | Finding) -> str:
    """Return the German sentence for a refusal or a finding, with norm and facts filled in.

    Raises KeyError when no room has a sentence for the rule.
    """
    facts = {name: spoken(value) for name, value in (said.facts or {}).items()}
    norm = "" if said.norm is None else str(said.norm)
    return str(_messages[said.rule]) % {"norm": norm, **facts}


def rule_text(rule_id: str) -> str:
    """Return what a legal rule means for the office; KeyError for an unknown rule id."""
    return str(_rule_texts[rule_id])


def assumption_text(key: str) -> str:
    """Return what an assumption is about; KeyError for an unknown key."""
    return str(_assumption_texts[key])


def act_text(act: str) -> str:
    """Return what was done, for the log; the act's own name where an older one has no text."""
    return str(_act_texts.get(act, act))


def detail_text(name: str) -> str:
    """Return the label of one detail of an act, for the log; its own name where it has none."""
    return str(_detail_texts.get(name, name))


def detail_value(name: str, value: str) -> str:
    """Return what a value of one detail means, for the log; the value itself where it is a text."""
    return str(_detail_values.get(name, {}).get(value, value))


def break_text(found: Break) -> str:
    """Return what is wrong with a chain of the log and what to do about it."""
    rows = (
        _("Eintrag %(first)s") % {"first": found.position}
        if found.position == found.until
        else _("Einträge %(first)s bis %(last)s") % {"first": found.position, "last": found.until}
    )
    return str(FAULT_TEXTS[found.fault]) % {"rows": rows, "origin": found.origin}


def word(member: StrEnum) -> str:
    """Return the German word for a value of the law, its own text where it is a name already."""
    return str(_words.get(type(member), {}).get(member, member.value))


def spoken(value: Any) -> str:
    """Return a fact as people read it: German dates, words for values, lists with commas."""
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%d.%m.%Y, %H:%M} Uhr"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Finding | RuleViolation):
        return sentence(value)
    if isinstance(value, list | tuple | set | frozenset):
        said = [spoken(one) for one in value]
        findings = any(isinstance(one, Finding) for one in value)
        return (" " if findings else ", ").join(said)
    return str(value)
