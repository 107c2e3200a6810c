"""``python -m tests``: every check of the project, stage by stage; ``make test`` calls this.

All stages run even when one fails; the exit code tells whether all is well.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from config import serving

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
ROOMS = ["config", "municipalities", "elections", "ballots", "reports"]
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
SERVER = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
PROGRAM_PASSWORD = "only-for-tests"  # of a role that reaches no database but the tests'
SERVICES = {"PostgreSQL": 5432, "RabbitMQ": 5672, "Redis": 6379}
# One more than the two cores that a run must do with: some tests wait for a server or a worker.
PROCESSES = os.environ.get("TEST_PROCESSES", "3")
COUNT = re.compile(r"(\d+) (passed|failed|error|errors|skipped)\b")


@dataclass(frozen=True, slots=True)
class Stage:
    """One check: its name and what it runs; ``check`` returns whether all is well."""

    name: str
    check: Callable[[], bool]


class Counts:
    """How many tests passed and failed in all runs of pytest."""

    passed = 0
    failed = 0


def module(*arguments: str, **environment: str) -> bool:
    """Run ``python -m …`` and return whether it succeeded."""
    done = subprocess.run(
        [PYTHON, "-m", *arguments], check=False, cwd=ROOT, env={**os.environ, **environment}
    )
    return done.returncode == 0


def manage(*arguments: str) -> bool:
    """Run one of the product's commands and return whether it succeeded."""
    return subprocess.run([PYTHON, "manage.py", *arguments], check=False, cwd=ROOT).returncode == 0


def tests(*arguments: str, **environment: str) -> bool:
    """Run pytest, show its output as it comes, and count."""
    process = subprocess.Popen(
        [PYTHON, "-m", "pytest", "-q", "-n", PROCESSES, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    last = ""
    for line in process.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
        last = line.strip() or last
    for number, kind in COUNT.findall(last):
        if kind == "passed":
            Counts.passed += int(number)
        elif kind != "skipped":
            Counts.failed += int(number)
    return process.wait() == 0


def migrate_ahead(chosen: list[str]) -> None:
    """Migrate the templates of the tests' databases while the checks before the tests run.

    Whatever goes wrong here the tests do again, and say so.
    """
    places = {"tests": {}, "services": on_server()}
    for stage, environment in places.items():
        if (not chosen or stage in chosen) and (stage == "tests" or opens(SERVER)):
            subprocess.Popen(
                [PYTHON, "-m", "tests.ahead"],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


def contracts() -> bool:
    """Rooms, floors, the pure law and the secret ballot: import-linter."""
    code = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run([PYTHON, "-c", code], check=False, cwd=ROOT).returncode == 0


def interface() -> bool:
    """Whether docs/openapi.yaml is what the code offers."""
    made = ROOT / "var" / "openapi.yaml"
    if not manage("spectacular", "--validate", "--fail-on-warn", "--file", str(made)):
        return False
    if made.read_bytes() == (ROOT / "docs" / "openapi.yaml").read_bytes():
        return True
    say("docs/openapi.yaml ist nicht auf Stand:")
    say("  .venv/bin/python manage.py spectacular --file docs/openapi.yaml")
    return False


def all_tests() -> bool:
    """Every test, with the coverage of the law; then those in the browser, where there is one."""
    # Measuring every line of the product would double the time; only the law has a bound, and
    # its own tests alone must reach it.
    measured = [f"--cov={room}/law" for room in ROOMS if (ROOT / room / "law").is_dir()]
    measured += ["--cov-pure-law", "--cov-report="]
    passed = tests(*measured, "--durations=5", "-m", "not browser")
    if has_browser():
        return tests("--durations=5", "tests/browser") and passed
    say("Kein Chromium auf dieser Maschine: Die Tests im Browser sind ausgelassen.")
    return passed


def law_coverage() -> bool:
    """Every line and branch of the law is tested."""
    return module(
        "coverage", "report", "--include=*/law/**", "--fail-under=100", "--show-missing",
        "--skip-covered",
    )  # fmt: skip


def services() -> bool:
    """The tests of database and jobs against real servers, where there are any."""
    at_hand = [name for name, port in SERVICES.items() if serving.answers(port)]
    if "PostgreSQL" in at_hand and not opens(SERVER):
        at_hand.remove("PostgreSQL")
    missing = [name for name in SERVICES if name not in at_hand]
    if missing:
        say(f"Ausgelassen, weil hier nicht erreichbar: {', '.join(missing)}.")
    if "PostgreSQL" not in at_hand:
        return True
    say(f"Datenbank und Jobs gegen: {', '.join(at_hand)}.")
    # What relies on the database itself: locks, triggers, constraints, imports, subqueries.
    chosen = [
        "attack/test_policies.py::test_a_town_hall_sees_its_own_rows_and_no_others",
        "attack/test_policies.py::test_others_add_only_what_is_theirs",
        "attack/test_roles.py",
        "attack/test_seals.py",
        "config/test_jobs.py::test_a_worker_takes_a_job_from_the_broker_and_does_it[RabbitMQ]",
        "config/test_scopes.py",
        "journeys/test_many_at_the_count.py",
        "journeys/test_two_at_once.py",
        "journeys/test_two_at_one_body.py",
        "journeys/test_two_at_the_cards.py",
        "journeys/test_two_in_the_term.py",
        "journeys/test_two_sweeps.py",
        "journeys/test_whole_election.py",
        "municipalities/test_jobs.py",
        "municipalities/test_verify_audit.py",
        "municipalities/test_reference_loading.py",
        "municipalities/residents/test_resident_import.py",
        "municipalities/body/test_papers.py",
        "municipalities/body/test_standing.py",
        "municipalities/body/test_duties_query.py",
        "municipalities/commission/test_commission_acts.py",
        "elections/register/test_register_import.py",
        "elections/register/test_closing.py",
        "elections/districts/test_district_acts.py",
        "reports/printing/test_print_orders.py",
    ]
    return tests(
        *(f"tests/{place}" for place in chosen),
        "-m",
        "not browser",
        **on_server(),
    )


def on_server() -> dict[str, str]:
    """Where the product finds owner and program on a real server; the tests make the program."""
    parts = urlsplit(SERVER)
    host = parts.netloc.rpartition("@")[2]
    program = parts._replace(netloc=f"wahl_tests_program:{PROGRAM_PASSWORD}@{host}")
    return {"DATABASE_URL": urlunsplit(program), "DATABASE_OWNER_URL": SERVER}


def opens(url: str) -> bool:
    """Whether the server lets us make databases."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            may = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return may is not None and bool(may[0])


def has_browser() -> bool:
    """Whether Chromium is installed; as root on Debian, install it when it is missing."""
    if any(shutil.which(name) for name in CHROMIUM):
        return True
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("Chromium wird aus Debian eingerichtet …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *words], check=False, env=quiet, capture_output=True)
    return any(shutil.which(name) for name in CHROMIUM)


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


STAGES = (
    Stage("format", lambda: module("ruff", "format", "--check", "--quiet", ".")),
    Stage("lint", lambda: module("ruff", "check", "--quiet", ".")),
    Stage("templates", lambda: module("djlint", "--quiet", "--check", "--lint", "templates")),
    Stage("types", lambda: module("mypy", "manage.py", *ROOMS)),
    Stage("contracts", contracts),
    Stage("dependencies", lambda: module("deptry", ".")),
    Stage("migrations", lambda: manage("makemigrations", "--check", "--dry-run")),
    Stage("api", interface),
    Stage("translations", lambda: manage("check_locale")),
    Stage("compile", lambda: manage("compile_locale")),
    Stage("tests", all_tests),
    Stage("law", law_coverage),
    Stage("services", services),
)


def main(chosen: list[str]) -> int:
    """Run the chosen stages, or all; print durations, failures and one last line of counts."""
    names = [stage.name for stage in STAGES]
    if unknown := [name for name in chosen if name not in names]:
        say(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(names)}.")
        return 2
    migrate_ahead(chosen)
    durations: dict[str, float] = {}
    failures: list[str] = []
    for stage in STAGES:
        if chosen and stage.name not in chosen:
            continue
        say(f"\n── {stage.name} " + "─" * (74 - len(stage.name)))
        begin = time.monotonic()
        if not stage.check():
            failures.append(stage.name)
        durations[stage.name] = time.monotonic() - begin
    say("\n── Übersicht " + "─" * 65)
    for name, seconds in durations.items():
        say(f"{'✗' if name in failures else '✓'} {name:<14}{seconds:7.1f} s")
    say(f"  {'zusammen':<14}{sum(durations.values()):7.1f} s")
    if failures:
        say(f"Nicht bestanden: {', '.join(failures)}")
    # A stage without tests counts as one, so that the last line tells the whole truth.
    other = [name for name in failures if name not in {"tests", "services"}]
    failed = Counts.failed + len(other) or len(failures)
    stages_passed = len([name for name in durations if name not in failures])
    say(f"{Counts.passed or stages_passed} passed, {failed} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
