"""How long all real elections of the seats file take, and whether the results agree.

Run with ``python -m benchmarks.seats``; the last line is JSON.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from ballots.law.result.seats import distribute_seats

CASES = Path(__file__).parents[1] / "config" / "demonstration" / "data" / "seat_cases.jsonl"
AIM, ROUNDS = 0.5, 5


def count(cases: list[dict[str, Any]]) -> tuple[int, int]:
    """Return how many cases were worked out and how many complete ones agree."""
    worked = agreed = 0
    for case in cases:
        votes = {number: entry["votes"] for number, entry in enumerate(case["lists"])}
        if None in votes.values():
            continue
        worked += 1
        seats = list(distribute_seats(votes, case["seats"]).seats.values())
        agreed += case["complete"] and seats == [entry["seats"] for entry in case["lists"]]
    return worked, agreed


def main() -> None:
    """Measure, reading the file included; print for people, end with one JSON line."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
        worked, agreed = count(cases)
        best = min(best, time.perf_counter() - started)
    complete = sum(case["complete"] for case in cases)
    print(f"{len(cases)} Wahlen gelesen, {worked} mit bekannten Stimmen gerechnet")
    print(f"{agreed} von {complete} vollständigen stimmen mit dem amtlichen Ergebnis überein")
    print(f"{best * 1000:.1f} ms mit Lesen der Datei (Ziel {AIM * 1000:.0f} ms)")
    print(
        json.dumps(
            {
                "benchmark": "seats",
                "cases": len(cases),
                "worked": worked,
                "complete": complete,
                "agreed": agreed,
                "seconds": round(best, 4),
                "aim_seconds": AIM,
                "reached": best < AIM and agreed == complete,
            }
        )
    )


if __name__ == "__main__":
    main()
