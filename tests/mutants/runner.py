"""Runs the tests of the law against each mutant, each in a fork of a process that has read them.

A change inside a function is put into that function. For a change that is read while the module
is imported the fork forgets the law, its sentences and the tests, and reads them again with the
change. Tests that need a database are left out: the law is proved without one.
"""

from __future__ import annotations

import ast
import gc
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.operators import Mutant

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("municipalities", "elections", "ballots")
TESTS = tuple(f"tests.{room}." for room in ROOMS)
OWN = {*ROOMS, "reports", "config", "tests"}
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
PLUGINS = ("pytest_django.plugin", "_hypothesis_pytestplugin")
READ_AGAIN = ("law", "files")
"""Floors that a fork may forget; models and sentences are registered once and keep the old law."""
FIRST = 100
"""Exit code of a process whose first test failed; the next numbers are those of the others."""
PATIENCE = 5
"""So many seconds of processor time, and so many times what the tests take without a mutant."""
MEMORY = 4 << 30

Items = dict[str, pytest.Item]


@dataclass
class Survey:
    """What is known of the tests: how long each takes, and which run each line of the law.

    ``drawing`` are the property tests, which draw their examples; ``bound`` the tests that pass
    only with a law that was read once; ``failed`` those that fail.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    drawing: set[str] = field(default_factory=set)
    by_line: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)

    def running(self, path: str, lines: Iterable[int]) -> set[str]:
        """Tests that run one of these lines; the empty name is the import of a module."""
        known = self.by_line.get(path, {})
        return {test for line in lines for test in known.get(line, ())}

    def of_law(self) -> set[str]:
        """Tests that run any line of the law."""
        return {one for path in self.by_line for one in self.running(path, self.by_line[path])}

    def patience(self, tests: Iterable[str]) -> int:
        """How long these tests may take, in seconds of processor time."""
        return PATIENCE + round(PATIENCE * sum(self.seconds.get(test, 0) for test in tests))

    def shortest_first(self, tests: Iterable[str]) -> list[str]:
        """Sort tests by how long they take."""
        return sorted(tests, key=lambda test: (self.seconds.get(test, 0), test))


@dataclass
class Task:
    """A mutant and the tests that could notice it, in rounds: the next only if none did.

    ``inside`` says that the change stands in a function that nobody calls during the import.
    """

    mutant: Mutant
    rounds: list[list[str]]
    seconds: list[int]
    inside: bool


class _Instead:
    """Plugin: drop the tests that need a database, and instead of running the others act."""

    def __init__(self, act: Callable[[pytest.Session], None]) -> None:
        self.act = act

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _needs_database(item)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.act(session)
        return True


def _needs_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & fixtures)


def with_tests(files: Iterable[str], act: Callable[[pytest.Session], None]) -> None:
    """Read the tests of these files and act, in one session of pytest."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    # Without an address the settings would start a server of our own.
    os.environ["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
    # The same examples each time, and no search for the smallest one that fails.
    hypothesis.settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutants")
    options = ["-qq", "-s", "--no-summary", "-W", "ignore", "-o", "addopts="]
    for name in (*PLUGINS, "no:cacheprovider"):
        options += ["-p", name]
    code = pytest.main([*options, *files], plugins=[_Instead(act)])
    # 5: pytest itself ran no test.
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        raise RuntimeError("the tests could not be read")


def survey(session: pytest.Session) -> Survey:
    """Read everything again, run all tests once without a mutant, and say what was seen."""
    files = sorted({_file(item.nodeid) for item in session.items})
    found: Survey = _answer(lambda: _surveyed(session, files))
    doubtful = [item for item in session.items if item.nodeid in found.failed]
    found.failed = _answer(lambda: [one.nodeid for one in doubtful if _first_failing([one], [])])
    found.bound = {one.nodeid for one in doubtful} - {*found.failed}
    return found


def _answer(ask: Callable[[], Any]) -> Any:
    """What a fork answers, which leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "answer"

        def act() -> int:
            _silent()
            kept.write_bytes(pickle.dumps(ask()))
            return 0

        _, status = os.waitpid(_in_a_fork(act), 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError("the tests could not be run without a mutant")
        return pickle.loads(kept.read_bytes())


def _surveyed(session: pytest.Session, files: list[str]) -> Survey:
    found = Survey()
    places = [str(ROOT / room / "law" / "**") for room in ROOMS]
    measure = coverage.Coverage(data_file=None, include=places, config_file=False)
    measure.start()
    items = _read_again(session, files)
    for item, following in zip(items, [*items[1:], None], strict=True):
        begin = time.process_time()
        measure.switch_context(item.nodeid)
        reports = runtestprotocol(item, log=False, nextitem=following)
        measure.switch_context("")
        found.seconds[item.nodeid] = time.process_time() - begin
        if any(report.failed for report in reports):
            found.failed.append(item.nodeid)
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            found.drawing.add(item.nodeid)
    measure.stop()
    data = measure.get_data()
    for path in data.measured_files():
        lines = data.contexts_by_lineno(path)
        found.by_line[path] = {line: set(tests) for line, tests in lines.items()}
    return found


def run(
    session: pytest.Session,
    tasks: list[Task],
    processes: int,
    known: Survey,
    told: Callable[[Task, str], None],
) -> None:
    """Try every mutant in so many forks at a time; tell whether it was killed or survived."""
    items = {item.nodeid: item for item in session.items}
    functions = _functions({task.mutant.module for task in tasks})
    gc.freeze()

    def act(task: Task, tests: list[str]) -> int:
        if task.inside:
            return _try_inside(task, tests, items, functions)
        return _try_read_again(task, tests, session, known)

    for inside in (True, False):
        _check_that_no_change_survives([one for one in tasks if one.inside is inside], act)
    waiting = [(task, 0) for task in reversed(tasks)]
    running: dict[int, tuple[Task, int, list[str]]] = {}
    noticing: dict[str, float] = {}
    while waiting or running:
        while waiting and len(running) < processes:
            task, turn = waiting.pop()
            if turn == len(task.rounds):
                told(task, "survived")
                continue
            # Who noticed something lately asks first.
            tests = sorted(task.rounds[turn], key=lambda test: -noticing.get(test, 0))
            number = _in_a_fork(
                lambda t=task, o=tests, s=task.seconds[turn]: _bounded(act, t, o, s)
            )
            running[number] = (task, turn, tests)
        if not running:
            continue
        number, status = os.wait()
        task, turn, tests = running.pop(number)
        code = os.waitstatus_to_exitcode(status)
        if FIRST <= code < FIRST + len(tests):
            noticing[tests[code - FIRST]] = time.monotonic()
        if code == 0:
            waiting.append((task, turn + 1))
        else:
            told(task, "timeout" if code == -signal.SIGXCPU else "killed")


def _check_that_no_change_survives(
    tasks: list[Task], act: Callable[[Task, list[str]], int]
) -> None:
    """A fork that changes nothing must pass, or what it says of the mutants is worth nothing."""
    task = next((one for one in tasks if one.rounds), None)
    if task is None:
        return
    path = Path(task.mutant.code().co_filename)
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
    same = replace(task, mutant=replace(task.mutant, code=lambda: code))
    number = _in_a_fork(lambda: _bounded(act, same, task.rounds[0], task.seconds[0]))
    _, status = os.waitpid(number, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"the tests of {task.mutant.module} fail without a mutant")


def _in_a_fork(act: Callable[[], int]) -> int:
    """Start ``act`` in a fork and return its number; its result is the exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    number = os.fork()
    if number:
        return number
    code = 2
    try:
        code = act()
    finally:
        # Also with an exception: a module that cannot even be imported is noticed.
        os._exit(code)


def _silent() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _bounded(
    act: Callable[[Task, list[str]], int], task: Task, tests: list[str], seconds: int
) -> int:
    """Who loops for ever, or takes all memory, is caught."""
    _silent()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    return act(task, tests)


def _functions(modules: set[str]) -> dict[tuple[str, int, str], list[FunctionType]]:
    """Every function of these modules, by file, first line and qualified name."""
    paths = {sys.modules[name].__file__ for name in modules if name in sys.modules}
    found: defaultdict[tuple[str, int, str], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        # Lazy objects would wake up if they were asked for their class.
        if type(one) is FunctionType and one.__code__.co_filename in paths:
            code = one.__code__
            found[code.co_filename, code.co_firstlineno, code.co_qualname].append(one)
    return found


def _try_inside(
    task: Task,
    tests: list[str],
    items: Items,
    functions: dict[tuple[str, int, str], list[FunctionType]],
) -> int:
    """Put the changed function in the place of the other and run the tests."""
    module = task.mutant.code()
    (new,) = (code for code in _codes(module) if _named(code) == task.mutant.function)
    for function in functions[(module.co_filename, *_named(new))]:
        function.__code__ = new
    return _first_failing([items[test] for test in tests], tests)


def _named(code: CodeType) -> tuple[int, str]:
    return code.co_firstlineno, code.co_qualname


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _first_failing(items: list[pytest.Item], tests: list[str]) -> int:
    """Run tests until one fails; the exit code says which one it was, 0 that none did."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            place = tests.index(item.nodeid) if item.nodeid in tests else 255
            return min(FIRST + place, 255)
    return 0


class _Changed(SourceFileLoader):
    """Loads one module with its mutant."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.code


class _Finder:
    """Finds one module, and leaves the others to Python."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.code = mutant.code()

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        if name != self.mutant.module:
            return None
        loader = _Changed(name, self.code.co_filename)
        loader.code = self.code
        return spec_from_file_location(name, self.code.co_filename, loader=loader)


def _try_read_again(task: Task, tests: list[str], session: pytest.Session, known: Survey) -> int:
    """Read law and tests again with the change, and run the tests."""
    sys.meta_path.insert(0, _Finder(task.mutant))  # type: ignore[arg-type]
    items = _read_again(session, dict.fromkeys(map(_file, tests)))
    if session.testsfailed:
        return 2
    place = {test: index for index, test in enumerate(tests)}
    # Whose name is not known has it from a row of the law that was changed.
    wanted = [one for one in items if one.nodeid in place or one.nodeid not in known.seconds]
    return _first_failing(sorted(wanted, key=lambda one: place.get(one.nodeid, -1)), tests)


def _read_again(session: pytest.Session, files: Iterable[str]) -> list[pytest.Item]:
    """Forget what may be read again and collect the tests of these files."""
    for name in list(sys.modules):
        room, _, floor = name.partition(".")
        forgotten = room in ROOMS and floor.split(".")[0] in READ_AGAIN
        test = room == "tests" and not floor.startswith("mutants") and "conftest" not in floor
        if forgotten or (test and floor):
            del sys.modules[name]
    return list(session.perform_collect(list(files)))


def _file(test: str) -> str:
    return test.partition("::")[0]


def imports(root: Path) -> dict[str, set[str]]:
    """Which modules of our own each module of our own imports, by dotted name."""
    found = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[0] in OWN:
            found[".".join(parts).removesuffix(".__init__")] = set(_imported(path))
    return found


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def reaching(module: str, graph: dict[str, set[str]]) -> set[str]:
    """Every module that imports ``module``, itself or through others."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for user, used in graph.items():
        for one in used:
            users[one].add(user)
    found, waiting = set(), [module]
    while waiting:
        for user in users[waiting.pop()] - found:
            found.add(user)
            waiting.append(user)
    return found
