"""Keep the web server and the worker of one machine running, and end both together."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

PATIENCE = 20.0  # seconds that a process gets to finish what it is doing


@dataclass(slots=True)
class Program:
    """One process to keep alive; ``arguments`` follow ``python -m``."""

    name: str
    arguments: list[str]
    started: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only its supervisor."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.arguments], start_new_session=True
        )

    def has_ended(self) -> bool:
        """Whether it is no longer alive."""
        return self.process is None or self.process.poll() is not None

    def end(self) -> None:
        """Ask it to finish."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Wait for its end until ``deadline`` on the monotonic clock, then end it by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def is_port_free(port: int) -> bool:
    """Whether nobody listens on ``port`` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether someone takes connections on ``port`` of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
    except OSError:
        return False
    return True


def web(port: int, processes: int) -> Program:
    """The web server, for this machine only; visits are not logged."""
    options = ["--host", "127.0.0.1", "--port", str(port), "--workers", str(processes)]
    options += ["--interface", "wsgi", "--blocking-threads", "4", "--no-access-log"]
    options += [
        "--log-level",
        "warning",
        "--respawn-failed-workers",
        "--workers-kill-timeout",
        "10",
    ]
    return Program("Webserver", ["granian", *options, "config.wsgi:application"])


def worker(processes: int = 1) -> Program:
    """The worker for long jobs, together with the scheduler for the sweep."""
    options = ["--beat", "--concurrency", str(processes), "--loglevel", "WARNING"]
    options += ["--without-gossip"]
    return Program(
        "Hintergrunddienst",
        ["celery", "--app", "config", "--quiet", "worker", *options, "--without-mingle"],
    )


def supervise(
    programs: list[Program], say: Callable[[str], None], ready: Callable[[], bool]
) -> None:
    """Run ``programs`` until SIGINT, SIGTERM or SIGHUP; restart each that ends on its own.

    ``ready`` says whether the first page can be requested; ``say`` prints one line.
    """
    asked: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    previous = {
        number: signal.signal(number, remember)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        for program in programs:
            program.start()
        is_ready = False
        while not asked:
            if not is_ready and (is_ready := ready()):
                say("Bereit. Beenden mit Strg+C.")
            for program in programs:
                _revive(program, say)
            time.sleep(0.1)
    finally:
        say("Wird beendet …")
        for program in programs:
            program.end()
        deadline = time.monotonic() + PATIENCE
        for program in programs:
            program.wait(deadline)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _revive(program: Program, say: Callable[[str], None]) -> None:
    """Restart a program that ended by itself, at most once in five seconds."""
    if program.has_ended() and time.monotonic() - program.started > 5:
        say(f"{program.name} ist ausgefallen und wird neu gestartet.")
        program.start()
