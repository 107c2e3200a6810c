"""Work in copies of this process: in order, and gone when nobody waits for it any more."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import billiard
import pytest

from municipalities.files.side_by_side import PartFailedError, processors, side_by_side


def counting(first: int, step: int, end: int):
    yield from range(first, end, step)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_parts_take_turns_and_the_longer_one_goes_on():
    parts = [partial(counting, 1, 2, 10), partial(counting, 0, 2, 4)]
    assert list(side_by_side(parts)) == [1, 0, 3, 2, 5, 7, 9]


def test_each_part_runs_in_a_process_of_its_own_that_ends():
    processes = list(side_by_side([lambda: iter([os.getpid()])] * 3))
    assert len({*processes, os.getpid()}) == 4
    assert not any(map(is_alive, processes))


def test_a_part_that_fails_says_where_and_nothing_of_its_data():
    name = "Erika"

    def fails():
        yield 1
        raise ValueError(name)

    with pytest.raises(PartFailedError, match="ValueError") as failed:
        list(side_by_side([fails, partial(counting, 0, 1, 9)]))
    assert "test_side_by_side.py" in str(failed.value)
    assert name not in str(failed.value)


def test_a_part_that_is_killed_is_told_at_once():
    def killed():
        yield os.getpid()
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(PartFailedError, match="killed"):
        list(side_by_side([killed, partial(counting, 0, 1, 9)]))


def test_parts_end_when_nobody_takes_what_they_make():
    def endless():
        while True:
            yield f"{os.getpid()} {'x' * 100_000}"

    made = side_by_side([endless, endless])
    processes = [int(next(made).split()[0]) for _part in range(2)]
    made.close()
    assert not any(map(is_alive, processes))


def test_parts_end_with_the_process_that_they_are_copies_of():
    def endless():
        while True:
            yield f"{os.getpid()} {'x' * 100_000}"

    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        made = side_by_side([endless, endless])
        for _part in range(2):
            os.write(writer, f"{next(made).split()[0]} ".encode())
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(writer)
    with os.fdopen(reader) as told:
        processes = [*map(int, told.read().split())]
    until = time.monotonic() + 20
    while any(map(is_alive, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(processes) == 2
    assert not any(map(is_alive, processes))


def test_a_worker_of_celery_may_share_its_work():
    def worker() -> None:
        assert list(side_by_side([partial(counting, 0, 1, 2)] * 2)) == [0, 0, 1, 1]

    process = billiard.Process(target=worker, daemon=True)
    process.start()
    process.join(20)
    assert process.exitcode == 0


def test_there_is_at_least_one_processor():
    assert processors() >= 1
