"""Which changes the law is tried with, and what is left alone."""

from __future__ import annotations

import pytest

from tests.mutants.operators import enumerations, mutants

WHO = "class Who(StrEnum):\n    COUNCIL = 'council'\n    EXECUTIVE = 'executive'\n"

CHANGES = {
    "a bound": (
        "def f(a):\n    return a < 5",
        {
            "return a < 5 → return None",
            "return a < 5 → return a <= 5",
            "return a < 5 → return a >= 5",
            "return a < 5 → return a < 6",
            "return a < 5 → return a < 4",
        },
    ),
    "a condition": (
        "def f(a):\n    if a and b:\n        raise E",
        {
            "if a and b: raise E → if True: raise E",
            "if a and b: raise E → if False: raise E",
            "if a and b: raise E → if b: raise E",
            "if a and b: raise E → if a: raise E",
            "if a and b: raise E → if a and b: pass",
        },
    ),
    "a row and a member": (
        "T = (Who.COUNCIL,)",
        {"T = (Who.COUNCIL,) → T = ()", "T = (Who.COUNCIL,) → T = (Who.EXECUTIVE,)"},
    ),
    "a norm has no neighbour": (
        "N = Norm(K, 18)",
        {"N = Norm(K, 18) → N = Norm(None, 18)", "N = Norm(K, 18) → N = Norm(K, 19)"},
    ),
    "facts of a refusal": ("V(day=d)", {"V(day=d) → pass", "V(day=d) → V()"}),
    "calculation": ("a = b + min(c)", {"a = b + min(c) → a = b - min(c)",
                                       "a = b + min(c) → a = b + max(c)"}),
    "a slice": ("a = b[:n]", {"a = b[:n] → a = b[:]"}),
    "left alone": (
        '"""Text."""\nfrom x import y\n__all__ = ["f"]\n'
        '@decorated(1)\ndef f(a: "b") -> "c":\n    """Text."""\n'
        '    x = f"{a} not 1"\n    ...',
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "changes"), CHANGES.values(), ids=CHANGES)
def test_what_is_changed(source, changes):
    found = mutants("law", source, "law.py", enumerations({"who": WHO}))
    assert {mutant.change for mutant in found} == changes
    for mutant in found:
        mutant.code()


def test_a_programmers_error_keeps_its_words_and_may_be_left_out():
    source = "def f(a):\n    raise ValueError('no zone', 5)"
    assert [one.change for one in mutants("law", source, "law.py", {})] == [
        "raise ValueError('no zone', 5) → pass"
    ]


def test_members_of_an_enumeration_keep_their_values():
    assert enumerations({"who": WHO}) == {"Who": ["COUNCIL", "EXECUTIVE"]}
    assert mutants("law", WHO, "law.py", {}) == []


def test_a_mutant_is_named_by_its_function_and_changes_nothing_else():
    source = "class A:\n    def f(self):\n        return x + 1\n\nB = 2\n"
    found = mutants("law", source, "law.py", {})
    assert {(one.name, one.line, one.function) for one in found} == {
        ("A.f", 3, (2, "A.f")),
        ("B", 5, None),
    }
    space: dict[str, int] = {}
    exec(found[-1].code(), space)
    assert (found[-1].change, space["B"]) == ("B = 2 → B = 1", 1)


def test_two_changes_that_read_alike_are_counted():
    found = mutants("law", "def f(a):\n    g(1)\n    g(1)", "law.py", {})
    assert [one.change for one in found][-1] == "g(1) → g(0) (2)"
