"""A street directory at Frankfurt's size: 240,000 people at 20,000 addresses.

Measured are reading a file and saying what it would change, taking it in with assigning everybody,
and adding a single row by hand. Run with ``python -m benchmarks.streets``; the last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.register import database, in_every_town, new_election
from municipalities.scope import taken

PEOPLE, ADDRESSES, STREETS, DISTRICTS = 240_000, 20_000, 4_000, 400
MOST_SECONDS = 60


def houses() -> int:
    return ADDRESSES // STREETS


def fill(election: Any, count: int) -> None:
    """Write the people; it is not part of what is measured."""
    from datetime import date  # noqa: PLC0415

    from elections.models.register.entries import RegisterEntry  # noqa: PLC0415

    RegisterEntry.objects.bulk_create(
        (
            RegisterEntry(
                election=election,
                registration_id=f"P{place}",
                family_name=f"Muster{place % 997}",
                given_names="Ada",
                birth_date=date(1980, 1, 1),
                street=f"Straße {place % STREETS} Allee",
                house_number=str(1 + place // STREETS % houses()),
                postcode="60311",
                sort_key=f"muster{place % 997} ada",
            )
            for place in range(count)
        ),
        batch_size=10_000,
    )


def table(election: Any, shift: int) -> bytes:
    """A directory with two rows for each street; ``shift`` moves the streets to others."""
    from datetime import date  # noqa: PLC0415

    from elections.files.districts.streets import StreetEntry, write_streets  # noqa: PLC0415
    from elections.law.districts.number_ranges import NumberRange, Side  # noqa: PLC0415

    def rows() -> Iterator[StreetEntry]:
        for street in range(STREETS):
            for side in (Side.EVEN, Side.ODD):
                district = f"{(street + shift + (side is Side.ODD)) % DISTRICTS:03}"
                numbers = NumberRange(side, 1, "", 999)
                yield StreetEntry(f"Straße {street} Allee", numbers, "60311", "", district)

    return write_streets(date(2026, 3, 15), election.municipality.ags, rows())


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    found = work()
    return round(time.perf_counter() - begin, 2), found


def measure(people: int) -> dict[str, Any]:
    from elections.actions.districts.diff import street_diff  # noqa: PLC0415
    from elections.actions.districts.files import hand_in  # noqa: PLC0415
    from elections.actions.register.assignment import take_in_streets  # noqa: PLC0415
    from elections.actions.register.moves import moves_by  # noqa: PLC0415
    from elections.actions.register.street_rows import add_streets  # noqa: PLC0415
    from elections.models import DistrictFile  # noqa: PLC0415
    from municipalities.actions.staff import open_account  # noqa: PLC0415
    from municipalities.models import Role  # noqa: PLC0415

    election = new_election(0)
    election.street_ranges.all().delete()
    actor = open_account(
        "amt", None, role=Role.ELECTION_OFFICER, municipality=election.municipality, actor=None
    )
    fill(election, people)
    facts: dict[str, Any] = {"benchmark": "streets", "people": people}

    def take_in(shift: int) -> tuple[Any, Any]:
        kind = DistrictFile.Kind.STREETS
        file = hand_in(election.pk, kind, table(election, shift), name="s.csv", actor=actor)
        return take_in_streets(election.pk, sha256=file.sha256, actor=actor)

    facts["first_s"], (_diff, moves) = seconds(lambda: take_in(0))
    assert moves.gained == people, moves
    facts["compare_s"], diff = seconds(lambda: street_diff(election, table(election, 7), {}))
    facts["say_who_moves_s"], moves = seconds(lambda: moves_by(election, diff.entries, ()))
    assert moves.changed == people, moves
    facts["everybody_moves_s"], _ = seconds(lambda: take_in(7))
    facts["nobody_moves_s"], (_diff, moves) = seconds(lambda: take_in(7))
    assert moves.changed == 0, moves
    row = diff.entries[0]._replace(street="Neue Gasse")
    facts["one_row_s"], _ = seconds(
        lambda: add_streets(election.pk, [row], aside_id=None, actor=actor)
    )
    slowest = max(value for key, value in facts.items() if key.endswith("_s"))
    return {**facts, "reached": slowest < MOST_SECONDS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    arguments = parser.parse_args()
    with database(), taken(in_every_town()):
        print(json.dumps(measure(arguments.people)))


if __name__ == "__main__":
    main()
