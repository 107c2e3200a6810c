"""The law speaks in rules, this module in German: it finds the sentences of every room.

A subject keeps its refusals in ``refusals``, the values of its law in ``words``, its acts in
``log``. ``collect_messages`` collects these tables once Django has loaded the rooms, so that this
room need not know those to its right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Finding, Rule, RuleViolation
from municipalities.messages.log import CLOCK_TEXT, FAULT_TEXTS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from municipalities.models.chain import Break, ClockStep


Note = Callable[[Mapping[str, Any]], str]
"""How far a task is, in words, from its facts."""


@dataclass(slots=True)
class Tables:
    """The words of every room, each kind in one table; modules of ``messages`` use these names."""

    messages: dict[Rule, _StrOrPromise] = field(default_factory=dict)
    rule_texts: dict[str, _StrOrPromise] = field(default_factory=dict)
    words: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = field(default_factory=dict)
    assumption_texts: dict[str, _StrOrPromise] = field(default_factory=dict)
    act_texts: dict[str, _StrOrPromise] = field(default_factory=dict)
    detail_texts: dict[str, _StrOrPromise] = field(default_factory=dict)
    detail_values: dict[str, dict[str, _StrOrPromise]] = field(default_factory=dict)
    notes: dict[type[StrEnum], Mapping[Any, Note]] = field(default_factory=dict)


TABLES = Tables()


def collect_messages() -> None:
    """Collect the tables of every module below ``messages`` of every installed room."""
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "messages"):
            continue
        for module in _modules(f"{app.name}.messages"):
            for table in fields(TABLES):
                _take(getattr(TABLES, table.name), getattr(module, table.name.upper(), {}))


def _modules(name: str) -> Iterator[ModuleType]:
    package = import_module(name)
    yield package
    for found in walk_packages(package.__path__, f"{name}."):
        yield import_module(found.name)


def _take(known: dict[Any, Any], more: Mapping[Any, Any]) -> None:
    """Add ``more``; the values that several acts give one detail are merged."""
    for key, value in more.items():
        known[key] = {**known.get(key, {}), **value} if isinstance(value, dict) else value


def sentence(said: RuleViolation | Finding) -> str:
    """Return the German sentence for a refusal or a finding, with norm and facts filled in.

    Raises KeyError when no room has a sentence for the rule.
    """
    facts = {name: spoken(value) for name, value in (said.facts or {}).items()}
    norm = "" if said.norm is None else str(said.norm)
    return str(TABLES.messages[said.rule]) % {"norm": norm, **facts}


def rule_text(rule_id: str) -> str:
    """Return what a legal rule means for the office; KeyError for an unknown rule id."""
    return str(TABLES.rule_texts[rule_id])


def assumption_text(key: str) -> str:
    """Return what an assumption is about; KeyError for an unknown key."""
    return str(TABLES.assumption_texts[key])


def act_text(act: str) -> str:
    """Return what was done, for the log; the act's own name where an older one has no text."""
    return str(TABLES.act_texts.get(act, act))


def detail_text(name: str) -> str:
    """Return the label of one detail of an act, for the log; its own name where it has none."""
    return str(TABLES.detail_texts.get(name, name))


def detail_value(name: str, value: str) -> str:
    """Return what a value of one detail means, for the log; the value itself where it is a text."""
    return str(TABLES.detail_values.get(name, {}).get(value, value))


def break_text(found: Break) -> str:
    """Return what is wrong with a chain of the log and what to do about it."""
    rows = (
        _("Eintrag %(first)s") % {"first": found.position}
        if found.position == found.until
        else _("Einträge %(first)s bis %(last)s") % {"first": found.position, "last": found.until}
    )
    return str(FAULT_TEXTS[found.fault]) % {"rows": rows, "origin": found.origin}


def clock_text(found: ClockStep) -> str:
    """Return where the clock ran backwards, with both times to the thousandth of a second."""
    before, after = (
        f"{timezone.localtime(moment):%d.%m.%Y, %H:%M:%S},{moment.microsecond // 1000:03} Uhr"
        for moment in (found.before, found.after)
    )
    return str(CLOCK_TEXT) % {"position": found.position, "before": before, "after": after}


def word(member: StrEnum) -> str:
    """Return the German word for a value of the law, its own text where it is a name already."""
    return str(TABLES.words.get(type(member), {}).get(member, member.value))


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
