"""How many ballots one core judges: a paper of 26 lists and 37 seats.

Of the ballots 55 % are a list mark only, 20 % a list mark with changes, 25 % cross-list. Run with
``python -m benchmarks.judge``; the last line is JSON.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from ballots.law.paper import Paper
from ballots.law.validity import Ballot, judge

ROOT = Path(__file__).parents[1]
SEATS, LISTS, BALLOTS, ROUNDS, AIM = 37, 26, 30_000, 5, 30_000


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


def law_rate(ballots: list[Ballot], paper: Paper) -> float:
    """Ballots per second of ``judge`` alone, the best of some rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for ballot in ballots:
            judge(ballot, paper)
        best = max(best, len(ballots) / (time.perf_counter() - started))
    return best


def tool_rate(ballots: list[Ballot], paper: Paper) -> tuple[float, float]:
    """Ballots per second of ``manage.py judge_ballots``, with and without its start."""
    lists = {str(number): count for number, count in paper.lists.items()}
    lines = [
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
        )
        for position, ballot in enumerate(ballots)
    ]
    start = _run_tool(lines[:1])
    whole = _run_tool(lines)
    return len(lines) / whole, (len(lines) - 1) / (whole - start)


def _run_tool(lines: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", "judge_ballots"],
        input="\n".join(lines).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    answers = done.stdout.splitlines()
    assert len(answers) == len(lines)
    assert not any(b'"error"' in answer for answer in answers)
    return time.perf_counter() - started


def main() -> None:
    """Measure, print for people, end with one JSON line."""
    paper = Paper(SEATS, dict.fromkeys(range(1, LISTS + 1), SEATS))
    ballots = mixed_ballots(paper, BALLOTS)
    verdicts = Counter(judge(ballot, paper).verdict.value for ballot in ballots)
    law = law_rate(ballots, paper)
    whole, running = tool_rate(ballots, paper)
    print(f"Stimmzettel mit {LISTS} Listen und {SEATS} Sitzen: {BALLOTS} Stück, {dict(verdicts)}")
    print(f"judge():         {law:>9,.0f} Stimmzettel/s auf einem Kern (Ziel {AIM:,})")
    print(f"judge_ballots:   {running:>9,.0f} Zeilen/s, mit Programmstart {whole:,.0f}")
    print(
        json.dumps(
            {
                "benchmark": "judge",
                "ballots": BALLOTS,
                "judge_per_s": round(law),
                "tool_per_s": round(running),
                "tool_per_s_with_start": round(whole),
                "aim_per_s": AIM,
                "reached": law >= AIM,
            }
        )
    )


if __name__ == "__main__":
    main()
