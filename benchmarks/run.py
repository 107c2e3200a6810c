"""How long ``make run`` takes from scratch, and again, in a fresh copy of the project."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Copy, measure three times, clean up, print one JSON line last."""
    folder = Path(tempfile.mkdtemp(prefix="wahl-bench-"))
    folder.chmod(0o755)
    project = folder / "project"
    copy(project)
    try:
        results = {
            "first_run_s": seconds("make", "run", "ARGS=--no-serve", cwd=project),
            "second_run_s": seconds("make", "run", "ARGS=--no-serve", cwd=project),
            "second_run_until_first_page_s": until_first_page(project),
        }
    finally:
        subprocess.run(["make", "--silent", "stop"], cwd=project, check=False)
        shutil.rmtree(folder)
    print(json.dumps({"benchmark": "run", **results}))


def copy(project: Path) -> None:
    """Copy what the repository holds, and nothing that was built from it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, target = ROOT / name, project / name
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def seconds(*command: str, cwd: Path) -> float:
    """How long ``command`` takes."""
    begin = time.monotonic()
    subprocess.run(command, cwd=cwd, check=True, stdout=sys.stderr)
    return round(time.monotonic() - begin, 1)


def until_first_page(project: Path) -> float:
    """How long it takes from ``make run`` to the first page, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begin = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"], cwd=project, env={**os.environ, "PORT": str(port)}, stdout=sys.stderr,
        start_new_session=True,
    )  # fmt: skip
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/konto/login/", timeout=5)
                return round(time.monotonic() - begin, 1)
            except OSError:
                if process.poll() is not None:
                    raise SystemExit("make run has ended early") from None
                time.sleep(0.05)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait()


if __name__ == "__main__":
    main()
