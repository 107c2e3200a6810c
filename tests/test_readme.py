"""A newcomer follows the README word by word: every command in it runs here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest

from config.postgres import passwords, server

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
# These two have tests of their own below, or run this very test.
MAKE = {"make run", "make test"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """An installation of its own, brought up by ``make run``: database, demonstration, worker."""
    if shutil.which("make") is None or not (ROOT / "static/vendor/kern/stamp").exists():
        pytest.skip("make oder die Gestaltung fehlt; make test richtet beides ein")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE", "DEBUG"}
        and not key.startswith(("PYTEST", "COV"))
    }
    environment |= {"VAR_DIR": str(tmp_path_factory.mktemp("var")), "PORT": str(port)}
    yield environment
    subprocess.run(["make", "stop"], cwd=ROOT, env=environment, check=False, capture_output=True)


def run(command, environment):
    """Run one command as a shell would, from the project's folder."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def prepared(installation):
    """What ``make run ARGS=--no-serve`` printed."""
    done = run("make run ARGS=--no-serve", installation)
    assert done.returncode == 0, done.stdout + done.stderr
    return installation, done.stdout


def test_make_run_shows_the_elections_and_one_account_per_role(prepared):
    _, shown = prepared
    for text in ["Wiesbaden", "Darmstadt", "landesverwaltung", "pruefung.06414000"]:
        assert text in shown


def test_make_run_serves_the_pages_and_ends_when_asked(prepared):
    installation, _ = prepared
    address = f"http://127.0.0.1:{installation['PORT']}/"
    served = subprocess.Popen(
        ["make", "run"],
        cwd=ROOT,
        env=installation,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        page = ""
        for _ in range(300):
            try:
                page = urllib.request.urlopen(address, timeout=2).read().decode()
                break
            except OSError:
                time.sleep(0.2)
        assert "Ausländerbeiratswahlen in Hessen" in page
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        served.wait(timeout=60)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in MAKE])
def test_a_command_of_the_readme_does_what_it_says(prepared, command):
    installation, _ = prepared
    done = run(command, installation)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() != ""
    # A line that a tool refuses answers with the key „error“; a finding may have that level.
    assert '"error":' not in done.stdout


def test_the_readme_names_the_commands_that_everything_begins_with():
    assert set(COMMANDS) >= MAKE


def test_fifteen_lines_of_english_come_first_and_name_the_two_commands():
    english = README.split("\n---\n")[0]
    lines = [line for line in english.splitlines()[1:] if line]
    named = set(re.findall(r"`(make \w+)`", english))
    assert (len(lines) <= 15, named) == (True, MAKE)


def test_the_sample_of_the_seats_is_right(prepared):
    installation, _ = prepared
    command = next(command for command in COMMANDS if "allocate_seats" in command)
    answer = json.loads(run(command, installation).stdout)
    assert answer["seats"] == {"A": 4, "B": 3, "C": 2}


def test_a_backup_comes_back_whole_also_after_a_later_release_and_not_while_somebody_works(
    prepared, tmp_path
):
    installation, _ = prepared
    var, file = Path(installation["VAR_DIR"]), tmp_path / "sicherung.dump"
    manage = f"{shlex.quote(sys.executable)} manage.py"
    access = server.ensure_running(var)
    password = passwords.password_of(var, passwords.OWNER)
    owner = {**access, "user": passwords.OWNER, "password": password, "dbname": server.NAME}
    with psycopg.connect(**owner) as connection:
        connection.execute("CREATE INDEX by_hand ON ballots_lot (reason)")
    backup = run(f"{manage} postgres backup {file}", installation)
    assert (backup.returncode, file.stat().st_mode & 0o777) == (0, 0o600)
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    with psycopg.connect(**owner) as connection:
        # Something that came since and hangs on a table of the backup, and a fact that was changed.
        connection.execute("CREATE TABLE later (who bigint REFERENCES municipalities_user)")
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE ballots_listvotes SET votes = votes + 5000")
    accepted = '--accept-changes "für eine Auswertung"'
    with psycopg.connect(**owner):
        refused = run(f"{manage} postgres restore {file} {accepted}", installation)
    assert (refused.returncode, "arbeitet noch jemand" in refused.stderr) == (1, True)
    assert run(f"{manage} verify_audit", installation).returncode == 1
    # What somebody changed by hand before the backup comes back only with a reason.
    refused = run(f"{manage} postgres restore {file}", installation)
    assert (refused.returncode, "Neu: index public.by_hand" in refused.stderr) == (1, True)
    restored = run(f"{manage} postgres restore {file} {accepted}", installation)
    assert restored.returncode == 0, restored.stderr
    assert "keine Abweichung" in run(f"{manage} verify_audit", installation).stdout
    rights = "SELECT has_database_privilege('public', current_database(), 'CONNECT')"
    with psycopg.connect(**owner) as connection:
        assert connection.execute(rights).fetchone() == (False,)
        assert connection.execute("SELECT to_regclass('later')").fetchone() == (None,)


def votes_in(installation) -> int:
    """How many votes for lists stand in an installation."""
    var = Path(installation["VAR_DIR"])
    password = passwords.password_of(var, passwords.OWNER)
    owner = {"user": passwords.OWNER, "password": password, "dbname": server.NAME}
    with psycopg.connect(**server.ensure_running(var), **owner) as connection:
        (votes,) = connection.execute("SELECT sum(votes) FROM ballots_listvotes").fetchone()
    return int(votes)


# What pg_dump writes of a part of the database.
PART = (
    "import sys; from pathlib import Path; import django; django.setup();"
    " from config.management.commands import postgres;"
    " postgres._client('pg_dump', '--format=custom', *sys.argv[2:],"
    " stdout=Path(sys.argv[1]).open('wb'))"
)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        pytest.param(
            "--table=django_session", "keine Datenbank dieses Programms", id="none of ours"
        ),
        pytest.param(
            "--exclude-table=django_migrations", "Geändert wird nichts", id="a part of ours"
        ),
    ],
)
def test_what_is_no_backup_of_ours_changes_nothing(prepared, tmp_path, part, said):
    installation, _ = prepared
    file = tmp_path / "teil.dump"
    environment = {**installation, "DJANGO_SETTINGS_MODULE": "config.settings"}
    words = [sys.executable, "-c", PART, str(file), part]
    subprocess.run(words, cwd=ROOT, env=environment, check=True)
    manage = f"{shlex.quote(sys.executable)} manage.py"
    refused = run(f"{manage} postgres restore {file}", installation)
    assert (refused.returncode, said in refused.stderr) == (1, True), refused.stderr
    assert "Traceback" not in refused.stderr
    assert votes_in(installation) > 0


def test_half_a_backup_changes_nothing(prepared, tmp_path):
    installation, _ = prepared
    whole, half = tmp_path / "ganz.dump", tmp_path / "halb.dump"
    manage = f"{shlex.quote(sys.executable)} manage.py"
    assert run(f"{manage} postgres backup {whole}", installation).returncode == 0
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert run(f"{manage} postgres restore {half}", installation).returncode == 1
    assert votes_in(installation) > 0
