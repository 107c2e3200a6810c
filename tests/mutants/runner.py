"""Runs the tests of the law against each mutant, in forks of a process that is ready to test.

A change inside a function is put into the function of a process that has read all tests; a change
that is read while the module is imported needs a process that has not imported the law yet. Tests
that need a database are left out: the law is proved without one.
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
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
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
TESTS = (*(f"tests.{room}." for room in ROOMS), "tests.config.test_law_index")
OWN = {*ROOMS, "reports", "config", "tests"}
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
PLUGINS = ("pytest_django.plugin", "_hypothesis_pytestplugin")
FIRST = 100
"""Exit code of a process whose first test failed; the next numbers are those of the others."""
PATIENCE = 5
"""So many seconds of processor time, and so many times what the tests take without a mutant."""
MEMORY = 4 << 30


@dataclass
class Survey:
    """What is known of the tests: how long each takes, and which run each line of the law.

    ``drawing`` are the property tests, which draw their examples.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    drawing: set[str] = field(default_factory=set)
    by_line: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    modules: list[str] = field(default_factory=list)

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


class _Chosen:
    """Plugin: no test that needs a database; of those ``known`` only ``wanted``, in its order.

    A test that is not known has its name from a row of the law that a mutant changed.
    """

    def __init__(self, wanted: list[str] | None = None, known: frozenset[str] = frozenset()):
        self.wanted = wanted
        self.known = known

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _needs_database(item)]
        if self.wanted is not None:
            place = {test: index for index, test in enumerate(self.wanted)}
            items[:] = sorted(
                (one for one in items if one.nodeid in place or one.nodeid not in self.known),
                key=lambda one: place.get(one.nodeid, -1),
            )


class _Measured:
    """Plugin: fills a survey while the tests run once."""

    def __init__(self, survey: Survey, measure: coverage.Coverage) -> None:
        self.survey = survey
        self.measure = measure

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        begin = time.process_time()
        self.measure.switch_context(item.nodeid)
        yield
        self.measure.switch_context("")
        self.survey.seconds[item.nodeid] = time.process_time() - begin
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            self.survey.drawing.add(item.nodeid)


class _Instead:
    """Plugin: once the tests are read, do something else than run them all."""

    def __init__(self, act: Callable[[dict[str, pytest.Item]], None]) -> None:
        self.act = act

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.act({item.nodeid: item for item in session.items})
        return True


class _Ended:
    """Plugin: the process ends with the first test that fails, or with the last of all.

    Its exit code tells which one it was; there is nothing to tidy up.
    """

    def __init__(self, tests: list[str]) -> None:
        self.tests = tests

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            known = report.nodeid in self.tests
            os._exit(_code_of(self.tests.index(report.nodeid)) if known else 1)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        os._exit(_noticed(exitstatus))


def _code_of(place: int) -> int:
    return min(FIRST + place, 255)


def _noticed(code: int) -> int:
    # 5: a table without rows leaves no test that asks for them, so another one has to notice.
    return 0 if code == 5 else code


def _needs_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & fixtures)


def ready() -> None:
    """Let tests be the same each time, and failures be quick."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    # Without an address the settings would start a server of our own.
    os.environ["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
    for name in PLUGINS:
        import_module(name)
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


def pytest_with(paths: Iterable[str], *plugins: object) -> int:
    """Run pytest in this process."""
    options = ["-q", "-x", "-W", "ignore", "-o", "addopts="]
    # Those left out look for what tests leave behind, which here ends with the process.
    for name in (*PLUGINS, "no:cacheprovider", "no:unraisableexception", "no:threadexception"):
        options += ["-p", name]
    return int(pytest.main([*options, *paths], plugins=list(plugins)))


def _silent() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _in_a_fork(act: Callable[[], int]) -> int:
    """Start ``act`` in a fork and return its number; its result is the exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    number = os.fork()
    if number:
        return number
    code = 70
    try:
        code = act()
    except BaseException:
        # A module that cannot even be imported is noticed as well.
        code = 2
    finally:
        os._exit(code)


def survey(files: Iterable[str]) -> Survey:
    """Run these tests once without a mutant; raises RuntimeError when one of them fails."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "survey"

        def act() -> int:
            found = Survey()
            places = [str(ROOT / room / "law" / "**") for room in ROOMS]
            measure = coverage.Coverage(data_file=None, include=places, config_file=False)
            measure.start()
            code = pytest_with(files, _Chosen(), _Measured(found, measure))
            measure.stop()
            data = measure.get_data()
            for path in data.measured_files():
                found.by_line[path] = {
                    line: set(tests) for line, tests in data.contexts_by_lineno(path).items()
                }
            found.modules = [name for name in sys.modules if name.split(".")[0] not in OWN]
            kept.write_bytes(pickle.dumps(found))
            return code

        _, status = os.waitpid(_in_a_fork(act), 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError("a test fails without any mutant")
        found: Survey = pickle.loads(kept.read_bytes())
    # What is imported here need not be imported once for each mutant.
    for name in found.modules:
        with suppress(Exception):
            import_module(name)
    return found


@dataclass
class Task:
    """A mutant and the tests that could notice it, in rounds: the next only if none did."""

    mutant: Mutant
    rounds: list[list[str]]
    seconds: list[int]
    warm: bool
    known: frozenset[str] = frozenset()


Told = Callable[[Task, str], None]


def run(tasks: list[Task], processes: int, told: Told) -> None:
    """Try every mutant and tell what became of it: killed, survived or timeout."""
    warm = [task for task in tasks if task.warm]
    if warm:
        _run_warm(warm, processes, told)
    cold = [task for task in tasks if not task.warm]
    _pool(cold, processes, _try_cold, told)


def _pool(
    tasks: list[Task], processes: int, act: Callable[[Task, list[str]], int], told: Told
) -> None:
    """Try the tasks in so many forks at a time."""
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
            number = _in_a_fork(lambda t=task, r=turn, o=tests: _bounded(act, t, r, o))
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


def _bounded(act: Callable[[Task, list[str]], int], task: Task, turn: int, tests: list[str]) -> int:
    """Who loops for ever, or takes all memory, is caught."""
    _silent()
    longest = task.seconds[turn]
    resource.setrlimit(resource.RLIMIT_CPU, (longest, longest + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    return act(task, tests)


def _run_warm(tasks: list[Task], processes: int, told: Told) -> None:
    """Let one process read all tests, and fork it for each mutant."""
    files = sorted({test.split("::")[0] for task in tasks for one in task.rounds for test in one})
    reader, writer = os.pipe()

    def act() -> int:
        os.close(reader)
        out = os.fdopen(writer, "w", buffering=1)
        _silent()

        def all_mutants(items: dict[str, pytest.Item]) -> None:
            functions = _functions({task.mutant.module for task in tasks})
            gc.freeze()
            place = {id(task): index for index, task in enumerate(tasks)}
            _pool(
                tasks,
                processes,
                lambda task, tests: _try_warm(task, [items[one] for one in tests], functions),
                lambda task, outcome: print(place[id(task)], outcome, file=out),
            )

        return pytest_with(files, _Chosen(), _Instead(all_mutants))

    number = _in_a_fork(act)
    os.close(writer)
    with os.fdopen(reader) as lines:
        for line in lines:
            index, outcome = line.split()
            told(tasks[int(index)], outcome)
    _, status = os.waitpid(number, 0)
    # 5: pytest itself ran no test.
    if os.waitstatus_to_exitcode(status) not in {0, 5}:
        raise RuntimeError("the tests could not be read")


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


def _try_warm(
    task: Task,
    items: list[pytest.Item],
    functions: dict[tuple[str, int, str], list[FunctionType]],
) -> int:
    module = task.mutant.code()
    assert task.mutant.function is not None
    (new,) = (code for code in _codes(module) if _named(code) == task.mutant.function)
    for function in functions[(module.co_filename, *task.mutant.function)]:
        function.__code__ = new
    for index, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
        for report in runtestprotocol(item, log=False, nextitem=following):
            if report.failed:
                return _code_of(index)
    return 0


def _named(code: CodeType) -> tuple[int, str]:
    return code.co_firstlineno, code.co_qualname


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


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


def _try_cold(task: Task, tests: list[str]) -> int:
    sys.meta_path.insert(0, _Finder(task.mutant))  # type: ignore[arg-type]
    files = dict.fromkeys(test.split("::")[0] for test in tests)
    return _noticed(pytest_with(files, _Chosen(tests, task.known), _Ended(tests)))


def imports(root: Path) -> dict[str, set[str]]:
    """Which modules of our own each module of our own imports, by dotted name."""
    found = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[0] in OWN:
            found[".".join(parts).removesuffix(".__init__")] = set(_imported(path))
    # Read by name, so that no import shows it.
    found["tests.config.test_law_index"] |= {
        f"{room}.law.{name}" for room in ROOMS for name in ("catalogue", "assumptions")
    }
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
