"""``python -m tests.mutants [package or module …]``: mutation testing of the law.

``make mutants`` calls this. It fails when a mutant survives that is not named in
``equivalent.toml``, and when one that is named there is noticed or not made any more. What became
of each mutant is kept under ``var/`` until the law or a test that concerns it changes, so that a
run that was stopped goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.mutants import runner
from tests.mutants.operators import Mutant, enumerations, mutants
from tests.mutants.runner import ROOMS, ROOT, Survey, Task

NAMED = Path(__file__).with_name("equivalent.toml")
KEPT = ROOT / "var" / "mutants.jsonl"
PROCESSES = int(os.environ.get("TEST_PROCESSES", "2"))
LEFT_ALONE = {"__init__", "catalogue"}
"""A catalogue is printed in docs/law.md as it is, and one test compares the two, row by row."""
Key = tuple[str, str, str]


def law_modules() -> dict[str, Path]:
    """Every module of the three law packages that is changed."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for room in ROOMS
        for path in sorted((ROOT / room / "law").rglob("*.py"))
        if path.stem not in LEFT_ALONE
    }


def named() -> dict[Key, str]:
    """The mutants that no test can notice, each with its reason."""
    rows = tomllib.loads(NAMED.read_text(encoding="utf-8"))["equivalent"]
    return {
        (row["module"], row["name"], change): row["reason"]
        for row in rows
        for change in row["changes"]
    }


def tasks_of(
    module: str, found: list[Mutant], path: Path, known: Survey, graph: dict[str, set[str]]
) -> list[Task]:
    """Say for every mutant of a module which tests could notice it."""
    of_law = known.of_law()
    near = {name for name, used in graph.items() if module in used}
    far = runner.reaching(module, graph)
    first = [one for one in known.seconds if _module(one) in near and one not in known.bound]
    then = [one for one in of_law if _module(one) in far and _module(one) not in near]
    # Who uses a table without naming its module notices it in passing, with examples if at all.
    then = [one for one in then if one not in known.drawing | known.bound]
    at_import = [known.shortest_first(one) for one in (first, then) if one]
    tasks = []
    for mutant in found:
        ran = known.running(str(path), mutant.lines)
        inside = mutant.function is not None and "" not in ran
        of_function = [known.shortest_first(ran)] if ran else []
        rounds = of_function if inside else at_import
        tasks.append(Task(mutant, rounds, list(map(known.patience, rounds)), inside))
    return tasks


def test_files(modules: Iterable[str], graph: dict[str, set[str]]) -> list[str]:
    """Return the files of tests that import one of these modules, itself or through others."""
    users = {user for module in modules for user in runner.reaching(module, graph)}
    return sorted(
        f"{user.replace('.', '/')}.py"
        for user in users
        if user.startswith(runner.TESTS) and user.split(".")[-1].startswith("test_")
    )


def _module(test: str) -> str:
    return test.split("::", maxsplit=1)[0].removesuffix(".py").replace("/", ".")


def digest(tasks: list[Task]) -> str:
    """What the fate of a module's mutants rests on: the law and its tests."""
    files = {ROOT / test.split("::")[0] for task in tasks for one in task.rounds for test in one}
    files |= set(law_modules().values())
    places = [ROOT / "tests" / room for room in ROOMS]
    files |= {one for place in places for one in place.rglob("*.py") if "test_" not in one.name}
    result = hashlib.sha256()
    for path in sorted(files):
        result.update(path.read_bytes())
    return result.hexdigest()[:16]


def kept() -> dict[tuple[str, Key], str]:
    """What became of mutants in earlier runs."""
    if not KEPT.exists():
        return {}
    rows = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    return {(row[0], (row[1], row[2], row[3])): row[4] for row in rows}


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(chosen: list[str]) -> int:
    """Try the mutants of the chosen packages, or of all; report and judge what survives."""
    begin = time.monotonic()
    wanted = tuple(one.strip("/").removesuffix(".py").replace("/", ".") for one in chosen)
    sources = law_modules()
    texts = {name: path.read_text(encoding="utf-8") for name, path in sources.items()}
    enums = enumerations(texts)
    modules = [
        name
        for name in sources
        if not wanted or any(name == one or name.startswith(f"{one}.") for one in wanted)
    ]
    if not modules:
        say(f"Kein Modul des Rechts heißt so: {' '.join(chosen)}")
        return 2
    fates: dict[Key, str] = {}
    by_key: dict[Key, Mutant] = {}

    def act(session: pytest.Session) -> None:
        known = runner.survey(session)
        if known.failed:
            say(f"Ohne Änderung scheitert schon: {' '.join(known.failed)}")
            return
        before = kept()
        tasks: list[Task] = []
        digests: dict[Key, str] = {}
        for name in modules:
            of_module = mutants(name, texts[name], str(sources[name]), enums)
            found = tasks_of(name, of_module, sources[name], known, graph)
            basis = digest(found)
            for task in found:
                key = task.mutant.key
                by_key[key], digests[key] = task.mutant, basis
                if (basis, key) in before:
                    fates[key] = before[basis, key]
                else:
                    tasks.append(task)
        say(f"{len(by_key)} Mutanten in {len(modules)} Modulen, davon {len(fates)} schon geprüft.")
        KEPT.parent.mkdir(exist_ok=True)
        with KEPT.open("a", encoding="utf-8") as out:

            def told(task: Task, fate: str) -> None:
                key = task.mutant.key
                fates[key] = fate
                out.write(json.dumps([digests[key], *key, fate], ensure_ascii=False) + "\n")
                out.flush()
                if len(fates) % 250 == 0:
                    say(f"  {len(fates)} von {len(by_key)} ({time.monotonic() - begin:.0f} s)")

            runner.run(session, tasks, PROCESSES, known, told)

    os.chdir(ROOT)
    graph = runner.imports(ROOT)
    runner.with_tests(test_files(modules, graph), act)
    if not by_key:
        return 1
    return report(by_key, fates, time.monotonic() - begin, modules)


def report(
    by_key: dict[Key, Mutant], fates: dict[Key, str], seconds: float, modules: Iterable[str]
) -> int:
    """Print the figures of each package and every survivor; 1 when one is not accounted for."""
    reasons = {key: reason for key, reason in named().items() if key[0] in modules}
    survivors = [key for key in by_key if fates[key] == "survived"]
    unnamed = [key for key in survivors if key not in reasons]
    outdated = [key for key in reasons if fates.get(key) != "survived"]
    say("")
    say(f"{'Paket':<20}{'Mutanten':>10}{'erkannt':>10}{'Zeit':>8}{'überlebt':>10}"
        f"{'benannt':>10}{'Quote':>10}")  # fmt: skip
    for room in ROOMS:
        of_room = Counter(fate for key, fate in fates.items() if key[0].split(".")[0] == room)
        total = sum(of_room.values())
        if not total:
            continue
        gleich = sum(key in reasons for key in survivors if key[0].split(".")[0] == room)
        caught = of_room["killed"] + of_room["timeout"]
        share = 100 * caught / max(1, total - gleich)
        say(f"{room + '.law':<20}{total:>10}{of_room['killed']:>10}{of_room['timeout']:>8}"
            f"{of_room['survived']:>10}{gleich:>10}{share:>8.1f} %")  # fmt: skip
    for key in unnamed:
        module, name, change = key
        say(f"\n{module.replace('.', '/')}.py:{by_key[key].line} {name}\n    {change}")
    for module, name, change in outdated:
        say(f"\nBenannt, aber erkannt oder nicht mehr da: {module} {name}\n    {change}")
    say(f"\n{len(unnamed)} überleben unbenannt, {len(outdated)} Namen sind überholt.")
    say(f"Dauer: {seconds:.0f} s")
    return 1 if unnamed or outdated else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
