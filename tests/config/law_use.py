"""Read from the source text which public functions of the law the product itself calls.

A function that only tests reach decides nothing for anybody. Names are followed from everything
outside the law packages (acts, pages, tools, models, messages) through the law to the last
function; nothing is imported or run.
"""

from __future__ import annotations

import ast
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from config.law_walk import ROOMS, Place, law_places
from municipalities.law.basis import Awaited

PRODUCT = ("municipalities", "elections", "ballots", "reports", "config")
"""The packages of the product; tests and benchmarks are not among them."""

Name = tuple[str, str]
"""A dotted module and a name that is defined in it."""


@dataclass
class _Module:
    """What one module defines, and which names of other modules it knows under which name."""

    dotted: str
    defined: dict[str, ast.stmt] = field(default_factory=dict)
    imported: dict[str, Name] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)

    def names_in(self, node: ast.AST) -> Iterator[Name]:
        """Yield what ``node`` speaks of: own names, imported names, names of imported modules."""
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                if part.id in self.imported:
                    yield self.imported[part.id]
                elif part.id in self.defined:
                    yield self.dotted, part.id
            elif (
                isinstance(part, ast.Attribute)
                and isinstance(part.value, ast.Name)
                and part.value.id in self.modules
            ):
                yield self.modules[part.value.id], part.attr


def _read(source: str, dotted: str) -> _Module:
    module, tree = _Module(dotted), ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                name = alias.asname or alias.name
                module.imported[name] = node.module, alias.name
                module.modules[name] = f"{node.module}.{alias.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            module.defined[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for leaf in (leaf for target in targets for leaf in ast.walk(target)):
                if isinstance(leaf, ast.Name):
                    module.defined[leaf.id] = node
    return module


def _is_law(dotted: str) -> bool:
    parts = dotted.split(".")
    return len(parts) > 1 and parts[0] in ROOMS and parts[1] == "law"


def _modules(root: Path) -> Iterator[tuple[_Module, ast.Module]]:
    for package in PRODUCT:
        for path in sorted((root / package).rglob("*.py")):
            dotted = ".".join(path.relative_to(root).with_suffix("").parts)
            source = path.read_text(encoding="utf-8")
            yield _read(source, dotted.removesuffix(".__init__")), ast.parse(source)


@cache
def used_names(root: Path) -> set[str]:
    """Return the dotted names of the law that something outside the law leads to."""
    law: dict[str, _Module] = {}
    queue: deque[Name] = deque()
    for module, tree in _modules(root):
        if _is_law(module.dotted):
            law[module.dotted] = module
        else:
            queue.extend(name for name in module.names_in(tree) if _is_law(name[0]))
    seen: set[Name] = set()
    while queue:
        name = queue.popleft()
        if name in seen or name[0] not in law:
            continue
        seen.add(name)
        module = law[name[0]]
        if (node := module.defined.get(name[1])) is not None:
            queue.extend(module.names_in(node))
        elif name[1] in module.imported:
            queue.append(module.imported[name[1]])
    return {f"{module}.{name}" for module, name in seen}


WAITING: Mapping[str, Awaited] = {
    "municipalities.law.body.suffrage.lost_eligibility": Awaited.MEMBERS,
    "municipalities.law.body.suffrage.incompatibility": Awaited.LISTS,
    "ballots.law.counting.tally.tally": Awaited.CAPTURE,
    "ballots.law.counting.checking.not_asked": Awaited.CHECK_NOTES,
    "ballots.law.counting.checks.checks_not_asked": Awaited.CHECK_NOTES,
    "ballots.law.counting.report.missing_values": Awaited.CHECK_NOTES,
    "ballots.law.counting.tally.corrected": Awaited.DETERMINATION,
    "ballots.law.counting.validity.judge_envelope": Awaited.CAPTURE,
    "ballots.law.paper.casting.provision": Awaited.BALLOT_PAPER,
    "ballots.law.paper.casting.votes_per_voter": Awaited.BALLOT_PAPER,
    "ballots.law.paper.casting.allowed_marks": Awaited.BALLOT_PAPER,
    "ballots.law.paper.casting.votes_written": Awaited.CAPTURE,
    "ballots.law.paper.casting.campaigning_allowed": Awaited.BALLOT_PAPER,
}
"""Public functions of the law that nothing but tests calls, with what each waits for."""


def unused_functions(root: Path) -> list[str]:
    """Return the public functions of the law that only tests reach, in order of rooms and files."""
    used = used_names(root)
    return [p.name for p in law_places(root) if p.is_function and p.name not in used]


def unapplied_rules(root: Path) -> list[str]:
    """Return the rules of which the product calls no function (no name, where none is a function).

    A rule that stands in a table only is applied where the table is read.
    """
    used = used_names(root)
    mine: defaultdict[str, list[Place]] = defaultdict(list)
    for place in law_places(root):
        for rule in place.rule_ids:
            mine[rule].append(place)
    return sorted(
        rule
        for rule, places in mine.items()
        if not any(
            _defined_name(place) in used
            for place in [one for one in places if one.is_function] or places
        )
    )


def _defined_name(place: Place) -> str:
    """Return the name that the module defines: of a method, its class."""
    parts = place.name.split(".")
    of_class = next((at for at, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[: of_class + 1])
