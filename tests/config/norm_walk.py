"""Read from the source text which norm is cited for which rule, to hold both against a table.

A norm is checked where it stands: in the call that names a rule id beside it, else wherever its
constant is used, else by the rules that the function around it cites. Nothing is imported or run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.law_walk import cited
from municipalities.law.basis import Norm, Statute
from tests.config.law_use import PRODUCT

_RULE_ID = re.compile(r"(?:R-[A-Z]+-|C-)\d{2}")
_WRITTEN = re.compile(r"§§? \d+[a-z]?(?:, \d+)*(?: \S+ [\d ,a-z]+)* (?:HGO|KWG|KWO|HKO|BMG|LWO)")
_IN_TEMPLATE = re.compile(r'{%\s*norm\s+"(?P<norm>[^"]+)"(?:\s+"(?P<rule>[^"]+)")?')
_SEVERAL = re.compile(r"(?P<before>.*? )(?P<one>\d+\w?)(?P<more>(?:, \d+\w?)+)(?P<behind> .*)")
_SHORT = {"_hgo": Statute.HGO, "_kwg": Statute.KWG, "_kwo": Statute.KWO}
"""Functions of the catalogues that write a norm of one statute."""

_Scope = ast.FunctionDef | ast.ClassDef | ast.Module
_Group = ast.Call | ast.Tuple | ast.Dict
"""What holds a norm and its rule side by side: a refusal, a finding, a row of a table."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One norm as it is written in the code, with the rules that it is cited for."""

    where: str
    norm: str
    rule_ids: tuple[str, ...]


def citations(root: Path) -> Iterator[Citation]:
    """Yield every norm that the product writes, file by file.

    Raises ValueError for a norm whose statute, section or paragraph is not a plain value.
    """
    for package in PRODUCT:
        for path in sorted((root / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if "Norm(" in source or "§" in source:
                yield from citations_in(source, path.relative_to(root).as_posix())
    for path in sorted((root / "templates").rglob("*.html")):
        for found in _IN_TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            rules = (found["rule"],) if found["rule"] else ()
            for norm in parts(found["norm"]):
                yield Citation(path.relative_to(root).as_posix(), norm, rules)


def parts(written: str) -> list[str]:
    """Return each norm of „§§ 26, 27 KWG“ and „§ 86 Abs. 3, 4 HGO“ written out."""
    match = _SEVERAL.fullmatch(written.replace("§§", "§"))
    if match is None:
        return [written]
    numbers = [match["one"], *match["more"].split(", ")[1:]]
    return [f"{match['before']}{number}{match['behind']}" for number in numbers]


def citations_in(source: str, file: str) -> Iterator[Citation]:
    """Yield the norms of one file with the rules of the call, of the uses, or of the function."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    texts = _text_constants(tree)
    for node in ast.walk(tree):
        if _inside_short(node, above):
            continue
        norms: list[str] = []
        if isinstance(node, ast.Call):
            norms = [part for norm in _norms(node) for part in parts(str(norm))]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            norms = parts(node.value) if _WRITTEN.fullmatch(node.value) else []
        if norms:
            found = tuple(sorted(_rules_of(node, above, texts, tree)))
            for norm in norms:
                yield Citation(f"{file}:{node.lineno}", norm, found)


def _inside_short(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    while node in above:
        node = above[node]
        if isinstance(node, ast.FunctionDef) and node.name in _SHORT:
            return True
    return False


def _norms(call: ast.Call) -> list[Norm]:
    """Return the norm that a call writes; two where its section is one of two."""
    name, values = ast.unparse(call.func), list(call.args)
    if name == "Norm":
        statute = Statute[ast.unparse(values.pop(0)).rsplit(".", 1)[-1].lstrip("_")]
    elif name in _SHORT:
        statute = _SHORT[name]
    else:
        return []
    if values and isinstance(values[0], ast.IfExp):
        branches = [values[0].body, values[0].orelse]
        return [_norm(statute, [branch, *values[1:]], call) for branch in branches]
    return [_norm(statute, values, call)]


def _norm(statute: Statute, values: list[ast.expr], call: ast.Call) -> Norm:
    named = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}
    return Norm(statute, *(ast.literal_eval(value) for value in values), **named)


def _rules_of(
    node: ast.AST, above: dict[ast.AST, ast.AST], texts: dict[str, str], tree: ast.Module
) -> set[str]:
    """Find the rules in the calls around a norm, in the uses of its name, or around it all."""
    scope: ast.AST = node
    while scope in above and not isinstance(scope := above[scope], _Scope):
        if isinstance(scope, _Group) and (found := _ids(scope, texts)):
            return found
        if isinstance(scope, ast.Assign | ast.AnnAssign) and isinstance(above[scope], ast.Module):
            return _rules_of_uses(_name_of(scope, node), scope, above, texts, tree)
    return _ids_around(node, above)


def _name_of(assigned: ast.Assign | ast.AnnAssign, norm: ast.AST) -> str:
    """Return the name that ``norm`` is bound to, also in „A, B = Norm(…), Norm(…)“."""
    target = assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
    if isinstance(target, ast.Tuple) and isinstance(assigned.value, ast.Tuple):
        return ast.unparse(target.elts[assigned.value.elts.index(norm)])
    return ast.unparse(target)


def _rules_of_uses(
    name: str,
    assigned: ast.stmt,
    above: dict[ast.AST, ast.AST],
    texts: dict[str, str],
    tree: ast.Module,
) -> set[str]:
    found: set[str] = set()
    for use in ast.walk(tree):
        if isinstance(use, ast.Name) and use.id == name and isinstance(use.ctx, ast.Load):
            scope: ast.AST = use
            while scope in above and not isinstance(scope := above[scope], _Scope):
                if isinstance(scope, _Group) and (ids := _ids(scope, texts)):
                    found |= ids
                    break
            else:
                found |= _ids_around(use, above)
    return found or _ids(assigned, texts) or _ids_around(assigned, above)


def _ids(node: ast.AST, texts: dict[str, str]) -> set[str]:
    """Return the rule ids that stand in a call as texts or as names of texts."""
    words = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    words |= {texts[p.id] for p in ast.walk(node) if isinstance(p, ast.Name) and p.id in texts}
    return {word for word in words if isinstance(word, str) and _RULE_ID.fullmatch(word)}


def _ids_around(node: ast.AST, above: dict[ast.AST, ast.AST]) -> set[str]:
    """Return the rule ids that the nearest function, class or module cites."""
    while node in above:
        node = above[node]
        if isinstance(node, _Scope):
            found = {
                rule
                for part in ast.walk(node)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                for rule in cited(part.value)
            }
            if found:
                return found
    return set()


def _text_constants(tree: ast.Module) -> dict[str, str]:
    """Return the constants of a module that are plain texts, by name."""
    found: dict[str, str] = {}
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        names, values = node.targets[0], node.value
        pairs = (
            zip(names.elts, values.elts, strict=False)
            if isinstance(names, ast.Tuple) and isinstance(values, ast.Tuple)
            else [(names, values)]
        )
        for name, value in pairs:
            if (
                isinstance(name, ast.Name)
                and isinstance(value, ast.Constant)
                and isinstance(value.value, str)
            ):
                found[name.id] = value.value
    return found
