"""The embedded server: it runs everywhere, is private and shared, and comes back after any end."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psycopg
import pytest

from config.postgres import passwords, place, server
from config.postgres.place import EmbeddedDatabaseError, find_place

LONG_NAME = "Ein Ordner mit Leerzeichen, Umlauten wie in Büdingen und viel zu langem Namen " * 2


@pytest.fixture
def var():
    """A project folder whose path has blanks and is longer than a socket's path may be."""
    base = Path(tempfile.mkdtemp(prefix="wahl-test-"))
    base.chmod(0o755)
    folder = base / LONG_NAME.strip() / "var"
    folder.mkdir(parents=True)
    assert len(os.fsencode(folder)) > 160
    yield folder
    end(folder)
    shutil.rmtree(base)


@pytest.fixture
def below_root():
    """A project folder that only root may enter."""
    base = Path(tempfile.mkdtemp(prefix="wahl-test-"))
    folder = base / "var"
    folder.mkdir()
    yield folder
    home = find_place(folder).data.parent
    end(folder)
    shutil.rmtree(base)
    shutil.rmtree(home)


def end(folder):
    """Stop the server of ``folder`` and remove its socket's folder."""
    server.stop(folder)
    shutil.rmtree(place.socket_folder(folder), ignore_errors=True)


def ask(folder, question):
    """Ask the server, starting it when needed, and return the first value."""
    access = server.ensure_running(folder)
    with psycopg.connect(**access, **owner_of(folder)) as connection:
        return connection.execute(question).fetchone()[0]


def owner_of(folder):
    """How the owner signs in to the server of ``folder``."""
    password = passwords.password_of(folder, passwords.OWNER)
    return {"user": passwords.OWNER, "password": password, "dbname": server.NAME}


def remember_and_kill(folder):
    """Write one committed row, then kill the server the hard way; return its data folder."""
    access = server.ensure_running(folder)
    with psycopg.connect(**access, **owner_of(folder)) as connection:
        connection.execute("CREATE TABLE ballots AS SELECT 4711 AS votes")
    data = find_place(folder).data
    process = server._process(data)
    os.kill(process, signal.SIGKILL)
    assert _soon(lambda: server._process(data) is None)
    return data


def test_a_long_path_with_blanks_gets_a_private_server_without_network(var):
    assert ask(var, "SHOW server_version").split(".")[0] == "18"
    assert ask(var, "SHOW listen_addresses") == ""
    assert ask(var, "SHOW fsync") == "on"
    sockets = place.socket_folder(var)
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert find_place(var).data.stat().st_mode & 0o777 == 0o700


def test_umlauts_are_found_whatever_their_case(var):
    assert ask(var, "SELECT 'MÜNCHHAUSEN' ILIKE 'münch%'") is True


def test_a_committed_vote_survives_kill_9(var):
    remember_and_kill(var)
    assert ask(var, "SELECT votes FROM ballots") == 4711


def test_a_number_that_now_belongs_to_another_program_is_no_obstacle(var):
    data = remember_and_kill(var)
    note = data / "postmaster.pid"
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as other:
        lines = note.read_text().split("\n")
        lines[0] = str(other.pid)
        note.write_text("\n".join(lines))
        assert ask(var, "SELECT votes FROM ballots") == 4711
        assert other.poll() is None


def test_a_folder_deleted_under_the_running_server_makes_a_new_one(var):
    ask(var, "SELECT 1")
    shutil.rmtree(find_place(var).data)
    server._seen.clear()  # as a new process would begin
    assert ask(var, "SELECT count(*) FROM pg_tables WHERE tablename = 'ballots'") == 0


def test_an_interrupted_first_start_is_begun_again(var):
    draft = find_place(var).data.with_name("postgres.new")
    draft.mkdir()
    (draft / "half").write_text("…")
    assert ask(var, "SELECT 1") == 1


def test_many_starts_at_once_make_one_server(var):
    program = (
        "import sys; from pathlib import Path; from config.postgres import server;"
        "server.ensure_running(Path(sys.argv[1]))"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", program, str(var)], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [starter.wait(60) for starter in starters] == [0, 0, 0, 0]
    log = (var / "postgres.log").read_text(encoding="utf-8")
    assert log.count("database system is ready to accept connections") == 1


def test_the_server_stays_for_others_and_ends_when_the_last_has_left(var):
    access = server.ensure_running(var)
    with psycopg.connect(**access, **owner_of(var)):
        assert server.stop(var, unless_used=True) is False
    assert _soon(lambda: server.stop(var, unless_used=True)) is True
    assert server.stop(var) is False


def test_it_starts_again_while_the_process_lives_on(var):
    ask(var, "SELECT 1")
    server.stop(var)
    assert ask(var, "SELECT 2") == 2


def test_threads_of_one_process_may_start_it_together(var):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(ask(var, "SELECT 3"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [3, 3, 3, 3]


def test_data_of_another_release_is_refused_with_the_way_out(var):
    data = find_place(var).data
    data.mkdir()
    (data / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedDatabaseError) as refused:
        server.ensure_running(var)
    assert str(refused.value) == (
        f"{data} stammt von PostgreSQL 16, mitgeliefert ist 18. "
        "docs/operations.md beschreibt den Umzug."
    )


def test_a_socket_folder_that_others_may_enter_is_refused(var):
    sockets = place.socket_folder(var)
    sockets.mkdir(mode=0o777)
    sockets.chmod(0o777)
    with pytest.raises(EmbeddedDatabaseError) as refused:
        server.ensure_running(var)
    assert str(refused.value).startswith(f"Der Ordner {sockets} gehört jemand anderem.")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that its server cannot reach")
class TestBelowRootsHome:
    def test_data_lives_elsewhere_and_the_project_says_where(self, below_root):
        assert ask(below_root, "SELECT 1") == 1
        home = Path((below_root / "postgres.location").read_text().strip())
        assert find_place(below_root).data == home / "data"
        assert home.parent == place.ELSEWHERE
        assert below_root.parent.stat().st_mode & 0o777 == 0o700

    def test_a_moved_project_keeps_its_data(self, below_root):
        server.ensure_running(below_root)
        data = find_place(below_root).data
        server.stop(below_root)
        moved = below_root.parent.with_name(f"{below_root.parent.name}-moved")
        below_root.parent.rename(moved)
        assert find_place(moved / "var").data == data
        moved.rename(below_root.parent)

    def test_a_copied_project_gets_its_own_data(self, below_root):
        data = find_place(below_root).data
        copy = Path(tempfile.mkdtemp(prefix="wahl-test-")) / "var"
        shutil.copytree(below_root, copy)
        own = find_place(copy).data
        assert own != data
        shutil.rmtree(own.parent)
        shutil.rmtree(copy.parent)


def _soon(question):
    """Ask until the answer is yes, for at most five seconds."""
    deadline = time.monotonic() + 5
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


# --- Who may sign in --------------------------------------------------------------------------


def signs_in(folder, role, **words):
    """Whether the server of ``folder`` lets ``role`` in with these words."""
    access = server.ensure_running(folder)
    try:
        psycopg.connect(**access, user=role, dbname="postgres", **words).close()
    except psycopg.OperationalError:
        return False
    return True


def test_everybody_is_asked_for_a_password_that_only_this_user_can_read(var):
    server.ensure_running(var)
    for role in passwords.ROLES:
        file = var / "roles" / role
        assert file.stat().st_mode & 0o777 == 0o600
        assert not signs_in(var, role)
        assert not signs_in(var, role, password="falsch")
        assert signs_in(var, role, password=passwords.password_of(var, role))
    assert (var / "roles").stat().st_mode & 0o777 == 0o700
    assert "scram" not in (var / "postgres.log").read_text(encoding="utf-8").lower()


def test_a_server_of_the_last_version_that_trusted_its_socket_is_taken_over(var):
    ask(var, "SELECT 1")
    access = server.ensure_running(var)
    with psycopg.connect(**access, **owner_of(var)) as connection:
        connection.execute("CREATE TABLE ballots AS SELECT 4711 AS votes")
        connection.execute("DROP ROLE wahl_program")
        connection.execute("DROP ROLE wahl_auditor")
    # As it was before there were passwords: whoever reaches the socket is the owner.
    rules = find_place(var).data / "pg_hba.conf"
    rules.write_text("local all all trust\n", encoding="utf-8")
    shutil.rmtree(var / "roles")
    server.stop(var)
    server._seen.clear()
    assert ask(var, "SELECT votes FROM ballots") == 4711
    assert not signs_in(var, passwords.OWNER)
    assert signs_in(var, passwords.PROGRAM, password=passwords.password_of(var, passwords.PROGRAM))


@pytest.mark.parametrize("role", passwords.ROLES)
def test_a_lost_password_is_made_anew_by_the_next_start(var, role):
    ask(var, "SELECT 1")
    (var / "roles" / role).unlink()
    server._seen.clear()
    assert ask(var, "SELECT 2") == 2
    assert signs_in(var, role, password=passwords.password_of(var, role))
    assert not signs_in(var, role)


def test_a_start_that_was_killed_while_it_set_passwords_is_repeated(var):
    ask(var, "SELECT 1")
    rules = find_place(var).data / "pg_hba.conf"
    rules.write_text(passwords.OPENS, encoding="utf-8")
    (var / "roles" / passwords.OWNER).write_text("half\n", encoding="ascii")
    server.stop(var)
    server._seen.clear()
    assert ask(var, "SELECT 3") == 3
    assert not signs_in(var, passwords.OWNER)


def test_without_the_file_of_a_password_the_sentence_says_which_and_what_to_do(tmp_path):
    with pytest.raises(EmbeddedDatabaseError, match=r"roles/wahl_program lässt sich nicht lesen"):
        passwords.password_of(tmp_path, passwords.PROGRAM)
