"""Read from the source text which functions and tests belong to which legal rule.

Nothing here needs Django: citations are read from docstrings, marks from the tests' syntax,
norms and assumptions from the law packages, which are pure.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from pathlib import Path

from municipalities.law.basis import Assumption, LegalRule, assumptions_of

ROOMS = ("municipalities", "elections", "ballots")
"""The rooms that have a law of their own."""

NO_RULES = frozenset({"basis", "catalogue", "rules", "__init__"})
"""Law modules without a rule: they hold only what rules are written with."""

_CITATION = re.compile(
    r"\b(?P<kind>R-[A-Z]+-|(?<!-)C-)(?P<first>\d{2})"
    r"(?P<more>(?:(?:\.\.|…|–)(?:(?P=kind))?\d{2}|(?:,| and) \d{2}(?![\d:]))*)"
)
_MORE = re.compile(r"(?P<joint>\.\.|…|–|,| and)\D*(?P<number>\d{2})")


@dataclass(frozen=True, slots=True)
class Place:
    """A public name of the law with the rule ids that its text cites."""

    name: str
    rule_ids: tuple[str, ...]
    is_function: bool


def cited(text: str) -> tuple[str, ...]:
    """Return the rule ids that ``text`` cites, ranges and lists written out, each once.

    ``R-SEAT-02..04`` and ``C-01..C-03`` are ranges, ``R-ELIG-05, 06`` is a list.
    """
    found: dict[str, None] = {}
    for match in _CITATION.finditer(" ".join(text.split())):
        kind, last = match["kind"], int(match["first"])
        numbers = [last]
        for more in _MORE.finditer(match["more"]):
            number = int(more["number"])
            listed = more["joint"] in {",", " and"}
            numbers += [number] if listed else range(last + 1, number + 1)
            last = number
        found.update(dict.fromkeys(f"{kind}{number:02}" for number in numbers))
    return tuple(found)


def places_in(source: str, module: str) -> Iterator[Place]:
    """Yield every public function, class, method and constant of one law module."""
    body = ast.parse(source).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _defined(node, module)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            text = _text_of(following)
            for name in _targets(node):
                if not name.startswith("_") and text:
                    yield Place(f"{module}.{name}", cited(text), is_function=False)


def _defined(node: ast.FunctionDef | ast.ClassDef, prefix: str) -> Iterator[Place]:
    if node.name.startswith("_"):
        return
    name = f"{prefix}.{node.name}"
    is_function = isinstance(node, ast.FunctionDef)
    yield Place(name, cited(ast.get_docstring(node) or ""), is_function)
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef):
                for place in _defined(inner, name):
                    yield Place(place.name, place.rule_ids, is_function=False)


def _text_of(node: ast.stmt | None) -> str:
    """Return the docstring below a constant, empty if there is none."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        for leaf in ast.walk(target):
            if isinstance(leaf, ast.Name):
                yield leaf.id


def law_places(root: Path) -> list[Place]:
    """Return the public names of all law packages below ``root``, in order of rooms and files."""
    return [
        place
        for room in ROOMS
        for path in sorted((root / room / "law").rglob("*.py"))
        if path.stem not in NO_RULES
        for place in places_in(path.read_text(encoding="utf-8"), _dotted(path, root))
    ]


def _dotted(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts)


def marks_in(source: str, file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each test of one file with the rule ids of its marks, its rows and its module.

    Raises TypeError for a mark whose arguments are not plain texts.
    """
    body = ast.parse(source).body
    constants = {
        name: node.value
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for name in _targets(node)
    }
    for_all = _marked(constants.get("pytestmark"), file, {})
    for name, decorators in _tests(body):
        own = (_marked(decorator, file, constants) for decorator in decorators)
        ids = dict.fromkeys((*for_all, *(one for found in own for one in found)))
        if ids:
            yield f"{file}::{name}", tuple(ids)


def _tests(body: Iterable[ast.stmt]) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, node.decorator_list
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            for name, decorators in _tests(node.body):
                yield f"{node.name}::{name}", [*node.decorator_list, *decorators]


def _marked(tree: ast.expr | None, file: str, constants: dict[str, ast.expr]) -> tuple[str, ...]:
    """Rule ids of every ``pytest.mark.rules`` in ``tree`` and in the constants that it names."""
    found: list[str] = []
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Name) and node.id in constants:
            found += _marked(constants[node.id], file, {})
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rules":
            for argument in node.args:
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    raise TypeError(f"{file}:{node.lineno}: rules(...) takes plain texts only")
                found += cited(argument.value)
    return tuple(found)


def proofs_by_rule(root: Path) -> dict[str, list[str]]:
    """Return the tests that prove each rule, as ``file::name``."""
    proofs: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "tests").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for test, rule_ids in marks_in(path.read_text(encoding="utf-8"), file):
            for rule_id in rule_ids:
                proofs[rule_id].append(test)
    return dict(proofs)


def names_by_rule(places: Iterable[Place]) -> dict[str, list[str]]:
    """Return the public names of the law that cite each rule."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for place in places:
        for rule_id in place.rule_ids:
            names[rule_id].append(place.name)
    return dict(names)


def catalogue() -> list[LegalRule]:
    """Return the rules of all rooms, sorted by the statute and section of their first norm."""
    rules = [rule for room in ROOMS for rule in import_module(f"{room}.law.catalogue").RULES]
    return sorted(rules, key=_by_norm)


def _by_norm(rule: LegalRule) -> tuple[bool, str, int, str, str, str]:
    if not rule.norms:
        return True, "", 0, "", "", rule.id
    norm = rule.norms[0]
    number = re.sub(r"\D", "", norm.section)
    letter = norm.section.removeprefix(number)
    return False, norm.statute, int(number), letter, str(norm.paragraph or ""), rule.id


def assumptions() -> list[Assumption]:
    """Return the open points of all rooms with the default taken for each."""
    return [
        assumption
        for room in ROOMS
        for value in vars(import_module(f"{room}.law.assumptions")).values()
        if isinstance(value, type)
        and is_dataclass(value)
        and value.__module__ == f"{room}.law.assumptions"
        for assumption in assumptions_of(value())
    ]


HEAD = """# The law, rule by rule

Made by `manage.py law_index` from the docstrings of the law packages and from the marks of the
tests; do not edit it. `manage.py law_index --check` tells whether it is up to date.

CONFIRMED: the text of the norm, or an official announcement of it, was seen. LIKELY: derived,
or from a secondary or older source. UNKNOWN: open; the value taken stands below as an assumption.

Applied: whether an act, a page or a tool calls a function of the rule; else what it waits for.

| Norm | Rule | Certainty | Applied | Names in the law packages | Tests |
|---|---|---|---|---|---|
"""

ASSUMPTIONS_HEAD = """
## Assumptions

What is taken for true where the law was not seen or is silent. Each is a setting of the
municipality or the election, and the person in charge is shown that it is an assumption.

| Setting | Rule | Certainty | Default | Choices |
|---|---|---|---|---|
"""


def law_index(root: Path) -> str:
    """Return the whole of ``docs/law.md`` for the source tree below ``root``."""
    names, proofs = names_by_rule(law_places(root)), proofs_by_rule(root)
    rows = [
        _row(
            "<br>".join(map(str, rule.norms)) or "–",
            rule.id,
            rule.certainty,
            "yes" if rule.waits_for is None else f"waits for {rule.waits_for.replace('_', ' ')}",
            _codes(names.get(rule.id, ())),
            _codes(proofs.get(rule.id, ())),
        )
        for rule in catalogue()
    ]
    settings = [
        _row(f"`{one.key}`", one.rule_id, one.certainty, _shown(one.value), _choices(one.choices))
        for one in assumptions()
    ]
    return "".join([HEAD, *rows, ASSUMPTIONS_HEAD, *settings])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _codes(names: Iterable[str]) -> str:
    return "<br>".join(f"`{name}`" for name in names) or "–"


def _shown(value: object) -> str:
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


def _choices(choices: tuple[object, ...]) -> str:
    if len(choices) > 6:
        return f"{_shown(choices[0])} to {_shown(choices[-1])}"
    return ", ".join(map(_shown, choices))
