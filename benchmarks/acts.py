"""The night of the count: fifty clerks of one city save reports, clients included, open loop.

Arrivals come at a fixed mean rate (exponential gaps, the same ones in every run) whether or not the
one before is done, and every latency counts from the moment a save was due. Each goes through the
real act (``record_report``: read the paper and the registers, check, write, log, commit) as the
program's role, on the embedded server as it is shipped, from threads of processes that run on the
same processors. Afterwards every chain of the log is verified: no gap, no version out of order.

Each save is made in the scope of its town hall; the same is measured without row policies in the
same run.

Run with ``python -m benchmarks.acts [--rate 50] [--seconds 60]``; the last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.register import database, in_every_town, without_policies
from municipalities.scope import taken, town

AIM_MS, WARM_UP_S, START_S = 100, 5, 6
# What surrounds a measurement.
VARIANTS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "with policies": nullcontext,
    "without policies": without_policies,
}


@dataclass(frozen=True)
class Load:
    """What is asked of the product; ``persons`` is how many each list has.

    ``processes`` of so many ``threads`` serve, as docs/operations.md starts them; a save that finds
    them all busy waits, and that counts.
    """

    rate: float
    seconds: float
    actors: int
    processes: int
    threads: int
    units: int
    lists: int
    persons: int
    variant: str = ""


@dataclass(frozen=True)
class Save:
    """One save: when it is due after the start, by whom, for which unit, on which version."""

    due: float
    actor: int
    unit: int
    version: int


def arrivals(load: Load) -> list[Save]:
    """The saves of a run: actors in turn, each at its own units, one version after the other."""
    chance = random.Random(20_260_315)
    versions: Counter[int] = Counter()
    due, saves = 0.0, []
    for number in range(int(load.rate * (load.seconds + WARM_UP_S) * 2)):
        due += chance.expovariate(load.rate)
        if due > load.seconds + WARM_UP_S:
            break
        actor = number % load.actors
        own = range(actor, load.units, load.actors)
        unit = own[number // load.actors % len(own)]
        saves.append(Save(due, actor, unit, versions[unit]))
        versions[unit] += 1
    return saves


# --- One process of clients ---------------------------------------------------------------------


def client(load: Load, share: int, start: float, facts: dict[str, Any]) -> None:
    """Run the actors of one process and print what each save took, in ms, as JSON."""
    from django.db import connection  # noqa: PLC0415

    import config.wsgi  # noqa: F401, PLC0415 - what each process of the web server loads

    saves = arrivals(load)
    noted: list[tuple[float, float]] = []
    errors: Counter[str] = Counter()
    serving = threading.BoundedSemaphore(load.threads)

    def act(actor: int) -> None:
        save_one = saver(load, facts, actor)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        connection.close()
        for save in saves:
            if save.actor != actor:
                continue
            time.sleep(max(0.0, start + save.due - time.monotonic()))
            with serving:
                try:
                    save_one(save)
                except Exception as error:
                    errors[f"{type(error).__name__}: {error}"[:200]] += 1
                finally:
                    connection.close()  # back to the pool, as at the end of a request
            noted.append((save.due, (time.monotonic() - start - save.due) * 1000))

    actors = range(share, load.actors, load.processes)
    threads = [threading.Thread(target=act, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = [ms for due, ms in noted if due >= WARM_UP_S]
    print(json.dumps({"took": took, "saves": len(noted), "errors": errors}))


def saver(load: Load, facts: dict[str, Any], actor: int) -> Callable[[Save], None]:
    """What one clerk does with a sheet of paper: type it in and save it."""
    from ballots.actions.counting.counts import record_report  # noqa: PLC0415
    from ballots.law.counting.report import ReportValues  # noqa: PLC0415
    from municipalities.models import User  # noqa: PLC0415

    scope = town(facts["municipality"], person=facts["actors"][actor])
    with taken(scope):
        clerk = User.objects.get(pk=facts["actors"][actor])

    def save_one(save: Save) -> None:
        persons = {
            (number, place): (save.version + number + place) % 3
            for number in range(1, load.lists + 1)
            for place in range(1, load.persons + 1)
        }
        lists = Counter[int]()
        for (number, _place), votes in persons.items():
            lists[number] += votes
        with taken(scope):
            record_report(
                facts["units"][save.unit],
                ReportValues(
                    seats=0, voters=300, voters_with_card=None, invalid_ballots=10,
                    list_votes=dict(lists), candidate_votes=persons,
                ),
                source="Schnellmeldung", actor=clerk, based_on=save.version,
                reason="berichtigt" if save.version else "",
            )  # fmt: skip

    return save_one


# --- The whole run ------------------------------------------------------------------------------


def city(load: Load, number: int) -> dict[str, Any]:
    """A city that counts: its units, its clerks; another one for each variant."""
    from datetime import time as hour  # noqa: PLC0415
    from datetime import timedelta  # noqa: PLC0415

    from ballots.actions.counting.units import plan_units, units_to_come  # noqa: PLC0415
    from elections.actions.course.phases import start_count  # noqa: PLC0415
    from elections.actions.course.setup import add_district  # noqa: PLC0415
    from elections.actions.register.closing import close_register  # noqa: PLC0415
    from elections.law.course.calendar import moment  # noqa: PLC0415
    from elections.law.course.phases import Phase  # noqa: PLC0415
    from elections.law.register.closing import RegisterCounts  # noqa: PLC0415
    from municipalities.models import Municipality, Role  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    place = Municipality.objects.order_by("-population")[number]
    lists = dict.fromkeys(range(1, load.lists + 1), load.persons)
    made = factories.election(Phase.PAPER_APPROVED, municipality=place, seats=37, lists=lists)
    lead = factories.lead(place)
    for unit in range(1, load.units + 1):
        district = add_district(made.pk, number=f"{unit:03}", name=f"Schule {unit}", actor=lead)
        close_register(
            district.pk, RegisterCounts(without_mark=900, with_mark=0, special=0),
            closed_on=made.day - timedelta(days=1), actor=lead,
        )  # fmt: skip
    start_count(made.pk, now=moment(made.day, hour(18)), actor=lead)
    units = plan_units(made.pk, units_to_come(made), actor=lead)
    clerks = [factories.person(Role.CAPTURE_CLERK, place) for _ in range(load.actors)]
    return {
        "municipality": place.pk, "ags": place.ags, "units": [unit.pk for unit in units],
        "actors": [clerk.pk for clerk in clerks],
    }  # fmt: skip


def measure(load: Load, facts: dict[str, Any]) -> dict[str, Any]:
    """Start the clients at the same moment, gather what they noted, and verify the log."""
    start = time.monotonic() + START_S
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.acts", "--client", json.dumps([
                asdict(load), share, start, facts,
            ])],
            stdout=subprocess.PIPE,
        )
        for share in range(load.processes)
    ]  # fmt: skip
    told = [json.loads(process.communicate()[0]) for process in running]
    took = sorted(ms for one in told for ms in one["took"])
    errors: Counter[str] = sum((Counter(one["errors"]) for one in told), Counter())
    saved = sum(one["saves"] for one in told) - errors.total()
    return {
        "variant": load.variant, "saves": saved, "errors": dict(errors), **quantiles(took),
        "load": round(os.getloadavg()[0], 2), **proof(facts, saved),
    }  # fmt: skip


def quantiles(took: list[float]) -> dict[str, float]:
    def at(share: float) -> float:
        return round(took[min(len(took) - 1, int(len(took) * share))], 1)

    return {"p50_ms": at(0.5), "p95_ms": at(0.95), "p99_ms": at(0.99), "max_ms": round(took[-1], 1)}


def proof(facts: dict[str, Any], saved: int) -> dict[str, Any]:
    """Verify every chain, and that each report's versions stand in the chain in their order."""
    from municipalities.actions.audit import verify_chains  # noqa: PLC0415
    from municipalities.models import AuditEvent  # noqa: PLC0415

    breaks = [str(found) for report in verify_chains() for found in report.breaks]
    events = AuditEvent.objects.filter(chain=facts["ags"], act__startswith="report.")
    told: dict[str, list[int]] = {}
    for details in events.order_by("position").values_list("details", flat=True):
        told.setdefault(details["unit"], []).append(details["version"])
    in_order = all(versions == list(range(1, len(versions) + 1)) for versions in told.values())
    return {
        "breaks": breaks,
        "in_order": in_order and sum(map(len, told.values())) == saved,
    }


def surroundings() -> dict[str, str]:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT CURRENT_USER, current_setting('synchronous_commit'), version()")
        role, commit, version = cursor.fetchone()
    return {"role": role, "synchronous_commit": commit, "server": version.split(" on ")[0]}


def variants(load: Load) -> Iterator[dict[str, Any]]:
    for number, (variant, around) in enumerate(VARIANTS.items()):
        own = Load(**{**asdict(load), "variant": variant})
        facts = city(own, number)
        with around():
            found = measure(own, facts)
        print(
            f"{variant}: {found['saves']} gespeichert, p50 {found['p50_ms']} ms, "
            f"p95 {found['p95_ms']} ms, p99 {found['p99_ms']} ms, max {found['max_ms']} ms, "
            f"Fehler {found['errors']}, Last {found['load']}, Brüche {found['breaks']}, "
            f"Reihenfolge {'gewahrt' if found['in_order'] else 'VERLOREN'}",
            flush=True,
        )
        yield found


def main() -> None:
    """Measure every variant; print for people, end with one JSON line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=50, help="saves per second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--actors", type=int, default=50)
    parser.add_argument("--processes", type=int, default=4, help="as docs/operations.md says")
    parser.add_argument("--threads", type=int, default=4, help="of each process")
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--lists", type=int, default=8)
    parser.add_argument("--persons", type=int, default=9, help="of each list, all with votes")
    parser.add_argument("--client", help=argparse.SUPPRESS)
    options = vars(parser.parse_args())
    if told := options.pop("client"):
        load, share, start, facts = json.loads(told)
        client(Load(**load), share, start, facts)
        return
    load = Load(**options)
    with database(), taken(in_every_town()):
        found = list(variants(load))
        facts = surroundings()
    reached = all(
        one["p99_ms"] < AIM_MS and one["in_order"] and not (one["errors"] or one["breaks"])
        for one in found
    )
    print(json.dumps({
        "benchmark": "acts", **asdict(load), **facts, "variants": found, "aim_ms": AIM_MS,
        "reached": reached,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
