"""Every public function of the law is called by the product, or listed with what it waits for."""

from pathlib import Path

import pytest

from config.law_walk import catalogue
from tests.config.law_use import WAITING, unapplied_rules, unused_functions, used_names

ROOT = Path(__file__).parents[2]


def test_a_function_that_only_tests_call_waits_for_something():
    assert sorted(unused_functions(ROOT)) == sorted(WAITING)


def test_the_catalogue_says_of_each_rule_whether_the_product_applies_it():
    waiting = {rule.id for rule in catalogue() if rule.waits_for is not None}
    assert sorted(waiting) == unapplied_rules(ROOT)


LAW = '''
from elections.law.other import inner

LIMITS = {"one": inner}
"""Limits (R-CAST-04)."""


def asked(value):
    """Asked by an act (R-CAST-01)."""
    return LIMITS[value]


def forgotten(value):
    """Asked by nobody (R-CAST-02)."""
    return asked(value)
'''

OTHER = '''
def inner():
    """Reached through a table (R-CAST-03)."""
'''

FROM_IMPORT = "from elections.law.first import asked\n\n\ndef act():\n    return asked(1)\n"
FROM_MODULE = "from elections.law import first\n\n\ndef act():\n    return first.asked(1)\n"
ONLY_IMPORTED = "from elections.law.first import asked\n"


@pytest.mark.parametrize(
    ("act", "unused", "unapplied"),
    [
        pytest.param(FROM_IMPORT, ["forgotten"], ["R-CAST-02"], id="a name"),
        pytest.param(FROM_MODULE, ["forgotten"], ["R-CAST-02"], id="a name of a module"),
        pytest.param(
            ONLY_IMPORTED,
            ["asked", "forgotten", "inner"],
            ["R-CAST-01", "R-CAST-02", "R-CAST-03", "R-CAST-04"],
            id="an import that is not used calls nothing",
        ),
    ],
)
def test_names_are_followed_from_an_act_through_the_law(tmp_path, act, unused, unapplied):
    files = {"law/first.py": LAW, "law/other.py": OTHER, "actions/act.py": act}
    for name, text in files.items():
        path = tmp_path / "elections" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert [name.rsplit(".")[-1] for name in unused_functions(tmp_path)] == unused
    assert unapplied_rules(tmp_path) == unapplied


def test_a_test_calls_nothing():
    assert not any(name.startswith("tests.") for name in used_names(ROOT))
