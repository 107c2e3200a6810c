"""What is changed in the law to see whether a test notices: one small change at a time.

Every change is one node of the syntax tree. Left alone is what no calculation rests on: texts
of docstrings, f-strings and programmers' errors, annotations, decorators, imports, and the
values of enumerations, which migrations, the interface and the messages hold on to.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

Enums = Mapping[str, list[str]]
"""Members of every enumeration of the law, by the name of its class."""

WIDTH = 100
"""A change is told with as much of its surroundings as fits."""

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
TURNED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
PASSED_OVER = {"strip", "casefold", "lower", "upper"}
CACHES = {"cache", "lru_cache", "cached_property"}


@dataclass
class Mutant:
    """One change: ``change`` tells it, ``code`` compiles the module with it.

    ``function`` is the first line and the qualified name of the code object that holds the change
    and nothing else; None where it is read while the module is imported.
    """

    module: str
    name: str
    line: int
    change: str
    function: tuple[int, str] | None
    lines: range
    code: Callable[[], CodeType] = field(repr=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it, wherever its line may move."""
        return self.module, self.name, self.change


@dataclass(frozen=True)
class _Place:
    """Where a node stands: the nodes around it, and the slot of its parent that holds it."""

    around: tuple[ast.AST, ...]
    slot: str
    index: int | None

    def put(self, node: ast.AST | None) -> None:
        parent = self.around[-1]
        if self.index is None:
            setattr(parent, self.slot, node)
        else:
            getattr(parent, self.slot)[self.index] = node


def enumerations(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the members of every enumeration in these modules, in their order."""
    found: dict[str, list[str]] = {}
    for source in sources.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and _is_enum(node):
                found[node.name] = [
                    target.id
                    for row in node.body
                    if isinstance(row, ast.Assign)
                    for target in row.targets
                    if isinstance(target, ast.Name)
                ]
    return found


def mutants(module: str, source: str, path: str, enums: Enums) -> list[Mutant]:
    """Return every mutant of one module, in the order of its text."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for place, node in list(_nodes(tree)):
        for changed in _changes(node, place, enums):
            name = _qualified(place.around, node)
            change = _change_in_words(place, node, changed)
            seen[name, change] += 1
            if seen[name, change] > 1:
                change = f"{change} ({seen[name, change]})"
            holder = _function(place.around)
            found.append(
                Mutant(
                    module,
                    name,
                    next(
                        one.lineno
                        for one in (node, *reversed(place.around))
                        if hasattr(one, "lineno")
                    ),
                    change,
                    None if holder is None else (_first_line(holder), name),
                    range(0) if holder is None else _body(holder),
                    _compiler(tree, path, place, node, changed),
                )
            )
    return found


def _compiler(
    tree: ast.Module, path: str, place: _Place, node: ast.AST, changed: ast.AST
) -> Callable[[], CodeType]:
    def compiled() -> CodeType:
        ast.copy_location(changed, node)
        place.put(changed)
        code = compile(ast.fix_missing_locations(tree), path, "exec")
        place.put(node)
        return code

    return compiled


def _is_enum(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith(("Enum", "Rule")) for base in node.bases)


def _nodes(tree: ast.AST, around: tuple[ast.AST, ...] = ()) -> Iterator[tuple[_Place, ast.AST]]:
    """Yield every node that may be changed, with its place."""
    for slot, value in ast.iter_fields(tree):
        if slot in _left_alone(tree, around):
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST) and not _is_idle(node):
                place = _Place((*around, tree), slot, index)
                yield place, node
                yield from _nodes(node, place.around)


def _left_alone(node: ast.AST, around: tuple[ast.AST, ...]) -> tuple[str, ...]:
    """The parts of a node that are no law."""
    match node:
        case ast.ClassDef():
            return ("decorator_list", "bases", "keywords")
        case ast.FunctionDef():
            return ("decorator_list", "returns")
        case ast.arg() | ast.AnnAssign():
            return ("annotation", "target")
        case ast.Assign() if around and isinstance(around[-1], ast.ClassDef):
            return ("targets", "value") if _is_enum(around[-1]) else ("targets",)
        case ast.Assign():
            return ("targets",)
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name.endswith("Error"):
            return ("exc", "cause")
    return ()


def _is_idle(node: ast.AST) -> bool:
    """Whether nothing is calculated with a node: a docstring, a text with values, an import."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar" | "NewType"))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False


def _changes(node: ast.AST, place: _Place, enums: Enums) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node."""
    match node:
        case ast.Constant():
            cited = any(_is_citation(one) for one in place.around)
            yield from list(_constants(node))[: 1 if cited else None]
        case ast.Attribute(value=ast.Name(id=name)) if node.attr in enums.get(name, ()):
            yield from _members(node, enums[name])
        case ast.Name(id=name) if name.lstrip("_").isupper() and place.slot == "args":
            # A constant that is handed on, mostly the norm of a refusal.
            yield ast.Constant(None)
        case ast.Call():
            yield from _calls(node)
        case ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
            yield from _shorter(node, place)
        case ast.stmt():
            yield from _statements(node)
        case _:
            yield from _calculations(node)


def _calculations(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp(values=values):
            for rest in _one_less(values):
                yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.BinOp() if type(node.op) in CALCULATED:
            yield ast.BinOp(node.left, CALCULATED[type(node.op)](), node.right)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case _:
            yield from _left_out(node)


def _left_out(node: ast.AST) -> Iterator[ast.AST]:
    """A collection without its filter or its end."""
    match node:
        case ast.comprehension():
            for rest in _one_less(node.ifs):
                yield ast.comprehension(node.target, node.iter, rest, node.is_async)
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield ast.Slice(None, upper)
            if upper is not None:
                yield ast.Slice(lower, None)


def _one_less(values: list[Any]) -> Iterator[list[Any]]:
    for index in range(len(values)):
        yield [*values[:index], *values[index + 1 :]]


def _members(node: ast.Attribute, members: list[str]) -> Iterator[ast.Attribute]:
    """The member that follows, for one place of the law where this one stands."""
    following = members[(members.index(node.attr) + 1) % len(members)]
    if following != node.attr:
        yield ast.Attribute(node.value, following, node.ctx)


def _is_citation(node: ast.AST) -> bool:
    """Whether a node names a norm; its numbers have no neighbours that could be meant."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "Norm"


def _constants(node: ast.Constant) -> Iterator[ast.Constant]:
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield ast.Constant(value + 1)
            if value > 0:
                yield ast.Constant(value - 1)
        case float(value):
            yield ast.Constant(value + 1)
        case str(value):
            yield ast.Constant(f"{value}X")


def _comparisons(node: ast.Compare) -> Iterator[ast.Compare]:
    for index, operator in enumerate(node.ops):
        for other in COMPARED[type(operator)]:
            ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    for rest, left_out in zip(_one_less(node.keywords), node.keywords, strict=True):
        if left_out.arg is not None:
            yield ast.Call(node.func, node.args, rest)
    match node.func:
        case ast.Name(id=name) if name in TURNED:
            keywords = [] if name == "sorted" else node.keywords
            yield ast.Call(ast.Name(TURNED[name], ast.Load()), node.args, keywords)
        case ast.Attribute(value=value, attr=name) if name in PASSED_OVER:
            yield value


def _shorter(node: ast.Tuple | ast.List | ast.Set | ast.Dict, place: _Place) -> Iterator[ast.AST]:
    """Leave one element out, where a reader could have forgotten it."""
    if isinstance(node, ast.Dict):
        for keys, values in zip(_one_less(node.keys), _one_less(node.values), strict=True):
            yield ast.Dict(keys, values)
    elif isinstance(node, ast.Set):
        yield from (ast.Set(rest) for rest in _one_less(node.elts) if rest)
    elif place.slot not in {"slice", "target", "targets"}:
        around = ast.Compare | ast.Call | ast.For | ast.comprehension
        free = _function(place.around) is None or isinstance(place.around[-1], around)
        for rest, left_out in zip(_one_less(node.elts), node.elts, strict=True):
            # Elsewhere in a function a tuple has as many parts as it is taken apart into.
            if free or isinstance(left_out, ast.Starred):
                yield type(node)(rest, ast.Load())


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.If(body=body, orelse=orelse):
            yield ast.If(ast.Constant(True), body, orelse)
            yield ast.If(ast.Constant(False), body, orelse)
        case ast.While(body=body, orelse=orelse):
            yield ast.While(ast.Constant(False), body, orelse)
        case ast.Return(value=value) if value is not None:
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield ast.Return(ast.Constant(None))
        case ast.AugAssign() if type(node.op) in CALCULATED:
            yield ast.AugAssign(node.target, CALCULATED[type(node.op)](), node.value)
        case ast.Raise() | ast.Expr() | ast.Continue() | ast.Break() | ast.Delete():
            yield ast.Pass()


def _function(around: tuple[ast.AST, ...]) -> ast.FunctionDef | None:
    """The outermost function whose body holds a node; None when it is read with the module."""
    for index, node in enumerate(around):
        if isinstance(node, ast.Lambda):
            return None
        if isinstance(node, ast.FunctionDef):
            inside = around[index + 1 :]
            if inside and isinstance(inside[0], ast.arguments):
                return None
            cached = any(
                isinstance(leaf, ast.Name) and leaf.id in CACHES
                for decorator in node.decorator_list
                for leaf in ast.walk(decorator)
            )
            return None if cached else node
    return None


def _first_line(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def _body(function: ast.FunctionDef) -> range:
    return range(function.body[0].lineno, (function.end_lineno or 0) + 1)


def _qualified(around: tuple[ast.AST, ...], node: ast.AST) -> str:
    """The name of the function, class or constant that a node belongs to."""
    names = []
    for one in (*around, node):
        if isinstance(one, ast.ClassDef | ast.FunctionDef):
            names.append(one.name)
            if isinstance(one, ast.FunctionDef):
                break
        elif isinstance(one, ast.Assign | ast.AnnAssign) and one in around:
            target = one.targets[0] if isinstance(one, ast.Assign) else one.target
            names.append(ast.unparse(target))
            break
    return ".".join(names)


def _change_in_words(place: _Place, node: ast.AST, changed: ast.AST) -> str:
    """The change with its surroundings: as many of the nodes around it as fit a line."""
    shown: ast.AST = node
    for outer in reversed(place.around):
        if isinstance(outer, ast.FunctionDef | ast.ClassDef | ast.Module | ast.arguments):
            break
        text = _line(outer)
        if len(text) > WIDTH:
            break
        shown = outer
    before = _line(shown)
    if shown is node:
        return f"{before} → {_line(changed)}"
    place.put(changed)
    after = _line(shown)
    place.put(node)
    return f"{before} → {after}"


def _line(node: ast.AST) -> str:
    """A node as one line; of a long one its beginning and its end."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 2 * WIDTH else f"{text[:WIDTH]} … {text[-WIDTH // 2 :]}"
