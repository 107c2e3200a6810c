"""How many ballots one core judges: a paper of 26 lists and 37 seats.

Of the ballots, 55 % are a list mark only, 20 % a list mark with changes, 25 % cross-list. Three
things are measured: ``judge`` alone, the tool ``manage.py judge_ballots`` from lines to lines
without its start, and the least that reading and writing the same lines as JSON takes. Wall and
processor time are printed side by side: on a busy machine, only the second shows what one core can
do. Run with ``python -m benchmarks.judge``; the last line is JSON.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import orjson

from ballots.law.counting.validity import Ballot, judge
from ballots.law.paper.paper import Paper

ROOT = Path(__file__).parents[1]
SEATS, LISTS, BALLOTS, ROUNDS, AIM = 37, 26, 100_000, 4, 30_000


class Seconds(NamedTuple):
    """How long something took, in wall time and in processor time."""

    wall: float
    cpu: float


def mixed_ballots(paper: Paper, count: int) -> list[Ballot]:
    """Return ``count`` ballots of the mix, the same ones in every run."""
    chance = random.Random(2026)
    everybody = [one for places in paper.places.values() for one in places]
    ballots = []
    for _ in range(count):
        kind = chance.random()
        number = chance.choice(list(paper.lists))
        if kind < 0.55:
            ballots.append(Ballot(frozenset({number})))
        elif kind < 0.75:
            mine = paper.places[number]
            votes = {one: chance.randint(1, 3) for one in chance.sample(mine, 5)}
            struck = set(chance.sample(mine, 3)) - votes.keys()
            ballots.append(Ballot(frozenset({number}), votes, frozenset(struck)))
        else:
            chosen = chance.sample(everybody, chance.randint(5, 20))
            ballots.append(Ballot(votes={one: chance.randint(1, 3) for one in chosen}))
    return ballots


def tool_lines(ballots: list[Ballot], paper: Paper) -> list[bytes]:
    """Return the ballots as the tool reads them."""
    lists = {str(number): count for number, count in paper.lists.items()}
    return [
        json.dumps(
            {
                "id": position,
                "seats": paper.seats,
                "lists": lists,
                "list_marks": sorted(ballot.list_marks),
                "votes": {f"{number}-{place}": n for (number, place), n in ballot.votes.items()},
                "strikes": [f"{number}-{place}" for number, place in sorted(ballot.strikes)],
                "flags": [],
            }
        ).encode()
        for position, ballot in enumerate(ballots)
    ]


def judge_all(ballots: list[Ballot], paper: Paper) -> Seconds:
    """Judge without reading or writing."""

    def work() -> None:
        for ballot in ballots:
            judge(ballot, paper)

    return _here(work)


def read_and_write(lines: list[bytes]) -> Seconds:
    """Read each line as JSON and write it again: the lower bound for any tool."""

    def work() -> None:
        for line in lines:
            orjson.dumps(orjson.loads(line))

    return _here(work)


def run_tool(lines: list[bytes]) -> Seconds:
    """Run the tool over a file, its start included; every line must get a judgment."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as answers:
        source.write(b"\n".join(lines))
        source.seek(0)
        before, started = _processor_of_children(), time.perf_counter()
        subprocess.run(
            [sys.executable, "manage.py", "judge_ballots"],
            stdin=source,
            stdout=answers,
            cwd=ROOT,
            check=True,
        )
        took = Seconds(time.perf_counter() - started, _processor_of_children() - before)
        answers.seek(0)
        verdicts = ["verdict" in json.loads(answer) for answer in answers]
    assert verdicts == [True] * len(lines)
    return took


def _here(work: Callable[[], None]) -> Seconds:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def best(rounds: list[Seconds]) -> Seconds:
    """The least of each clock: a disturbance only ever adds to a measurement."""
    return Seconds(min(one.wall for one in rounds), min(one.cpu for one in rounds))


def measured(ballots: list[Ballot], paper: Paper) -> dict[str, Seconds]:
    """Measure everything in turn, round after round, so that all meet the same disturbances."""
    lines = tool_lines(ballots, paper)
    rounds: dict[str, list[Seconds]] = {"judge": [], "tool": [], "start": [], "bare": []}
    for _ in range(ROUNDS):
        rounds["judge"].append(judge_all(ballots, paper))
        rounds["bare"].append(read_and_write(lines))
        rounds["start"].append(run_tool(lines[:1]))
        rounds["tool"].append(run_tool(lines))
    least = {name: best(took) for name, took in rounds.items()}
    start = least.pop("start")
    running = Seconds(least["tool"].wall - start.wall, least["tool"].cpu - start.cpu)
    return {**least, "tool": running, "tool_with_start": least["tool"]}


TITLES = {
    "judge": "judge() allein",
    "tool": "judge_ballots",
    "tool_with_start": "  mit Programmstart",
    "bare": "nur JSON lesen und schreiben",
}


def main() -> None:
    """Measure, print for people, end with one JSON line."""
    paper = Paper(SEATS, dict.fromkeys(range(1, LISTS + 1), SEATS))
    ballots = mixed_ballots(paper, BALLOTS)
    verdicts = Counter(judge(ballot, paper).verdict.value for ballot in ballots)
    took = measured(ballots, paper)
    rates = {name: Seconds(BALLOTS / t.wall, BALLOTS / t.cpu) for name, t in took.items()}
    ratio = Seconds(took["tool"].wall / took["bare"].wall, took["tool"].cpu / took["bare"].cpu)
    print(f"Stimmzettel mit {LISTS} Listen und {SEATS} Sitzen: {BALLOTS} Stück, {dict(verdicts)}")
    print(f"{'Stimmzettel je Sekunde':<30}{'Uhr':>12}{'Prozessor':>12}   (Ziel {AIM:,})")
    for name, title in TITLES.items():
        print(f"{title:<30}{rates[name].wall:>12,.0f}{rates[name].cpu:>12,.0f}")
    print(f"judge_ballots braucht das {ratio.cpu:.1f}-Fache des bloßen Lesens und Schreibens")
    figures = {
        f"{name}_per_s{suffix}": round(rate)
        for name, both in rates.items()
        for suffix, rate in zip(("", "_cpu"), both, strict=True)
    }
    print(
        json.dumps(
            {
                "benchmark": "judge",
                "ballots": BALLOTS,
                **figures,
                "tool_to_bare": round(ratio.wall, 2),
                "tool_to_bare_cpu": round(ratio.cpu, 2),
                "aim_per_s": AIM,
                "reached": rates["tool"].wall >= AIM,
                "reached_cpu": rates["tool"].cpu >= AIM,
            }
        )
    )


if __name__ == "__main__":
    main()
