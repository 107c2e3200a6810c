"""Work on a large file in several copies of this process at the same time.

A copy is made by ``fork``, so that what was prepared need not be sent, and it works in a worker of
Celery too, whose processes ``multiprocessing`` gives no children. A copy must neither use the
database nor write a log: connections and threads belong to the process that it is a copy of.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Made = TypeVar("Made")
Part = Callable[[], Iterator[Made]]


class PartFailedError(Exception):
    """A copy failed or was killed; the message names no data of the file."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def side_by_side(parts: Sequence[Part[Made]]) -> Iterator[Made]:
    """Yield what the parts make, one of each in turn; each part runs in a copy of its own.

    The order is always the same. A part waits while nobody takes what it made, and ends with this
    process, however that ends. Raises PartFailedError where a part failed or was killed.
    """
    with ExitStack() as ended:
        turns: list[Connection] = []
        for part in parts:
            turns.append(_begin(part, turns, ended))
        while turns:
            for connection in [*turns]:
                made, failure = _received(connection)
                if failure:
                    raise PartFailedError(failure)
                if made is None:
                    turns.remove(connection)
                else:
                    yield made


def _begin(part: Part[Made], others: Sequence[Connection], ended: ExitStack) -> Connection:
    """Start a copy that makes one part, and return where its results come out.

    At the end that is closed first: a copy that is still busy then fails to send, and ends.
    """
    receiver, sender = Pipe(duplex=False)
    process = os.fork()
    if process == 0:
        # Nothing of what this process does at its end may be done by a copy of it.
        try:
            for inherited in (*others, receiver):
                inherited.close()
            _make(part, sender)
        finally:
            os._exit(0)
    sender.close()
    ended.callback(os.waitpid, process, 0)
    ended.callback(receiver.close)
    return receiver


def _make(part: Part[Made], sender: Connection) -> None:
    """Send what a part makes, each with an empty failure; None at its end.

    The lines of the program tell where it failed; what stood in the file stays out of the log.
    """
    with suppress(BrokenPipeError):
        try:
            for made in part():
                sender.send((made, ""))
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__))
            sender.send((None, f"{type(error).__name__}\n{where}"))
        else:
            sender.send((None, ""))


def _received(connection: Connection) -> tuple[Any, str]:
    try:
        made, failure = connection.recv()
    except EOFError:
        return None, "killed"
    return made, failure
