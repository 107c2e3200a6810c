"""Every refusal, rule, open point and value of the law has its words, beside its subject."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

from ballots.law.assumptions import BallotAssumptions
from elections.law.assumptions import ElectionAssumptions
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.basis import LegalRule, Rule, assumptions_of
from municipalities.messages.speaking import TABLES

ROOMS = ["municipalities", "elections", "ballots", "reports"]
OPEN_POINTS = {
    "municipalities": MunicipalityAssumptions(),
    "elections": ElectionAssumptions(),
    "ballots": BallotAssumptions(),
}


def modules_below(name: str) -> Iterator[ModuleType]:
    package = import_module(name)
    yield package
    for found in walk_packages(package.__path__, f"{name}."):
        yield import_module(found.name)


def rules_of(room: str) -> list[type[Rule]]:
    return [kind for kind in Rule.__subclasses__() if kind.__module__.startswith(f"{room}.")]


def catalogue(room: str) -> tuple[LegalRule, ...]:
    return import_module(f"{room}.law.catalogue").RULES


def subject_of(module: str) -> str:
    """The subject of a dotted name such as ``elections.law.cards.rules``; empty on the ground."""
    parts = module.split(".")
    return parts[2] if len(parts) > 3 else ""


@pytest.mark.parametrize("room", ROOMS)
def test_every_refusal_has_one_sentence_and_it_stands_with_its_subject(room):
    said = [
        (rule, subject_of(module.__name__))
        for module in modules_below(f"{room}.messages")
        for rule in getattr(module, "MESSAGES", {})
    ]
    owed = [(rule, subject_of(kind.__module__)) for kind in rules_of(room) for rule in kind]
    assert sorted(said) == sorted(owed)


@pytest.mark.parametrize("room", OPEN_POINTS)
def test_every_legal_rule_has_a_text(room):
    texts = import_module(f"{room}.messages.rule_texts").RULE_TEXTS
    assert sorted(texts) == sorted(rule.id for rule in catalogue(room))


@pytest.mark.parametrize("room", OPEN_POINTS)
def test_every_open_point_has_a_question_and_a_rule(room):
    found = list(assumptions_of(OPEN_POINTS[room]))
    texts = import_module(f"{room}.messages.assumptions").ASSUMPTION_TEXTS
    rules = {rule.id for one in OPEN_POINTS for rule in catalogue(one)}
    assert sorted(texts) == sorted(point.key for point in found)
    assert {point.rule_id for point in found} <= rules
    assert [point.key for point in found if point.value not in point.choices] == []


@pytest.mark.parametrize("kind", TABLES.words, ids=lambda kind: kind.__qualname__)
def test_a_value_of_the_law_has_a_word_when_its_brothers_have_one(kind):
    assert list(TABLES.words[kind]) == list(kind)
