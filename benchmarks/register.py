"""The register at Frankfurt's size: importing, finding, showing; both sides in one run.

Measured on a database of its own, which is thrown away afterwards:

- An extract from the file to numbered entries (hash, encoding, verdicts, doubles, difference,
  numbers, search blocks, commit) against a plain ModelResource of django-import-export on the
  first of the same rows, and against a bare COPY: of the register's own columns into a table with
  its indexes, and of the raw file into text columns without any index.
- The time per row at 20,000, 200,000 and 1,000,000 rows, and the memory of the whole process.
- Finding a person among the largest register by name fragment or day of birth; the number of
  queries of the register page at 1,000 and at the most entries.

Run with ``python -m benchmarks.register [--most N]``; the last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from municipalities.scope import STATE, Scope, arriving, taken, town

ROOT = Path(__file__).parents[1]
SIZES = (20_000, 200_000, 1_000_000)
STOCK_ROWS, DISTRICTS, SEARCHES = 3_000, 400, 200
TIMES_STOCK, SHARE_OF_COPY, GROWTH, SEARCH_MS, MEMORY_MB = 79, 0.2, 1.5, 50, 300


@contextmanager
def database() -> Iterator[None]:
    """A folder and an embedded database for this run alone."""
    folder = Path(tempfile.mkdtemp(prefix="wahl-register-"))
    folder.chmod(0o755)
    os.environ["VAR_DIR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django  # noqa: PLC0415 - settings read the folder that was just made

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    try:
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0, stdout=sys.stderr)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield
    finally:
        call_command("postgres", "stop", stdout=sys.stderr)
        shutil.rmtree(folder)


def in_every_town() -> Any:
    """The scope of whoever measures: the state's, and that of every town hall."""
    from municipalities.models import Municipality  # noqa: PLC0415

    with taken(STATE):
        keys = Municipality.objects.values_list("pk", flat=True)
        return Scope("state", municipalities=frozenset(keys))


def new_election(number: int) -> Any:
    """An election with many Wahlbezirke and a street directory, in another town each time."""
    from datetime import date  # noqa: PLC0415

    from benchmarks.register_people import STREETS, street  # noqa: PLC0415
    from elections.models import District, Election, StreetRange  # noqa: PLC0415
    from elections.models.districts.district import key_of_street  # noqa: PLC0415
    from municipalities.actions.body.decisions import open_term  # noqa: PLC0415
    from municipalities.models import Municipality  # noqa: PLC0415

    term = open_term(date(2026, 3, 15), actor=None)
    town = Municipality.objects.order_by("pk")[number]
    made = Election.objects.create(
        municipality=town, term=term, day=term.election_day, seats=37, law_version="2026"
    )
    districts = District.objects.bulk_create(
        District(election=made, number=f"{place:03}", name=f"Bezirk {place}")
        for place in range(DISTRICTS)
    )
    StreetRange.objects.bulk_create(
        StreetRange(
            election=made, district=districts[place % DISTRICTS], street=street(place),
            street_key=key_of_street(street(place)),
        )
        for place in range(STREETS)
    )  # fmt: skip
    return made


def import_extract(election: Any, path: Path) -> float:
    """Import a file as the command does, and return the seconds from file to commit."""
    from elections.actions.register.files import PIECE  # noqa: PLC0415

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                yield piece

    with taken(town(election.municipality_id)):
        return _imported(election, pieces)


def _imported(election: Any, pieces: Callable[[], Iterator[bytes]]) -> float:
    from datetime import date  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from elections.actions.register.check import check_extract  # noqa: PLC0415
    from elections.actions.register.files import keep_extract  # noqa: PLC0415
    from elections.actions.register.takeover import take_in_extract  # noqa: PLC0415

    begin = time.perf_counter()
    kept = keep_extract(
        election.pk, pieces(), name="auszug.csv", taken_on=date(2026, 3, 1), today=date(2026, 3, 1),
        actor=None, stored=False,
    )  # fmt: skip
    check_extract(kept.pk, today=date(2026, 2, 1), pieces=pieces)
    outcome = take_in_extract(kept.pk, now=timezone.now(), set_faults_aside=True, actor=None)
    took = time.perf_counter() - begin
    assert outcome.counts["entered"] == election.register_entries.count() > 0
    return took


def stock_import(election: Any, path: Path) -> float:
    """Rows per second of a plain ModelResource: no checks, no numbers, only the rows."""
    import tablib  # noqa: PLC0415
    from import_export.resources import ModelResource  # noqa: PLC0415

    from config.database.owner import as_owner  # noqa: PLC0415
    from elections.models.register.address import identity_mark  # noqa: PLC0415
    from elections.models.register.entries import RegisterEntry  # noqa: PLC0415

    class Resource(ModelResource):
        class Meta:
            model = RegisterEntry
            import_id_fields = ("election", "registration_id")
            exclude = ("id",)

    with path.open(encoding="utf-8") as lines:
        next(lines)
        cells = [
            line.rstrip("\n").split(";") for line, _ in zip(lines, range(STOCK_ROWS), strict=False)
        ]
    names = (
        "election registration_id family_name given_names birth_date street house_number "
        "postcode place sort_key identity language"
    ).split(" ")
    data = tablib.Dataset(headers=names)
    for row in cells:
        born = "-".join(reversed(row[3].split(".")))
        data.append([
            election.pk, row[0], row[1], row[2], born, row[8], row[9], row[11], row[12],
            row[1].lower(), identity_mark(row[1], row[2]), "de",
        ])  # fmt: skip
    # It sets the numbers of the table anew, which only the owner may.
    with as_owner():
        begin = time.perf_counter()
        result = Resource().import_data(data, dry_run=False, raise_errors=True)
        took = time.perf_counter() - begin
    assert result.totals["new"] == len(cells)
    return len(cells) / took


def bare_copies(election: Any, path: Path, rows: int) -> dict[str, float]:
    """Rows per second of COPY: the register's columns with its indexes, the raw file without."""
    from django.db import connection  # noqa: PLC0415

    from config.database.owner import as_owner  # noqa: PLC0415

    table = "elections_registerentry"
    # Only the owner makes tables, and copies straight into them.
    with as_owner(), connection.cursor() as cursor, tempfile.TemporaryFile() as spool:
        with cursor.copy(f"COPY (SELECT * FROM {table} WHERE election_id = %s) TO STDOUT",
                         [election.pk]) as out:  # fmt: skip
            for piece in out:
                spool.write(piece)
        entries = election.register_entries.count()
        cursor.execute(f"CREATE TABLE bare (LIKE {table} INCLUDING ALL)")
        spool.seek(0)
        begin = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as into:
            while piece := spool.read(1 << 20):
                into.write(piece)
        indexed = entries / (time.perf_counter() - begin)
        columns = ", ".join(f"c{number} text" for number in range(16))
        cursor.execute(f"CREATE TABLE raw ({columns})")
        begin = time.perf_counter()
        with (
            path.open("rb") as stream,
            cursor.copy(
                "COPY raw FROM STDIN WITH (FORMAT csv, DELIMITER ';', HEADER true)"
            ) as into,
        ):
            while piece := stream.read(1 << 20):
                into.write(piece)
        plain = rows / (time.perf_counter() - begin)
        cursor.execute("DROP TABLE bare, raw")
    return {"indexed": indexed, "raw": plain}


@contextmanager
def without_policies() -> Iterator[None]:
    """Let the program see and write every row meanwhile, as before there were policies."""
    from django.db import connection  # noqa: PLC0415

    from config.database.catalog import note_catalog  # noqa: PLC0415
    from config.database.owner import as_owner  # noqa: PLC0415

    def switch(word: str) -> None:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename FROM pg_policies WHERE policyname = 'audited'"
            )  # one of them stands on every table
            for (table,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY")
            note_catalog(cursor)  # or nothing would be served from such a database

    switch("DISABLE")
    try:
        yield
    finally:
        switch("ENABLE")


def search_times(election: Any) -> list[float]:
    """Milliseconds it takes to find people by fragments from anywhere in a name and by birthday."""
    from elections.models.register.entries import RegisterEntry  # noqa: PLC0415

    chance = random.Random(7)
    last = RegisterEntry.objects.filter(election=election).order_by("-pk").first().pk
    count = election.register_entries.count()
    times = []
    for number in range(SEARCHES):
        entry = RegisterEntry.objects.filter(
            election=election, pk__gte=last - chance.randrange(count)
        ).order_by("pk").first()  # fmt: skip
        if number % 4 == 3:
            text = str(entry.birth_date)
        else:
            start = chance.randrange(max(1, len(entry.sort_key) - 5))
            text = entry.sort_key[start : start + chance.randint(3, 6)].strip() or "ali"
        with taken(town(election.municipality_id)):
            begin = time.perf_counter()
            found = list(
                RegisterEntry.objects.search(election.pk, text)
                .with_marks()
                .select_related("district")
            )
            times.append((time.perf_counter() - begin) * 1000)
        assert found, text
    return times


def page_queries(election: Any) -> int:
    """How many queries the register page makes for a person who leads the election."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from municipalities.actions.staff import open_account  # noqa: PLC0415
    from municipalities.models import Role  # noqa: PLC0415

    officer = open_account(
        f"amt-{election.pk}", None, role=Role.ELECTION_OFFICER, municipality=election.municipality,
        actor=None,
    )  # fmt: skip
    client = Client(HTTP_HOST="127.0.0.1")
    with taken(arriving()):
        client.force_login(officer)
    address = reverse("elections:register", args=[election.pk])
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def write_people(folder: Path, count: int, election: Any) -> Path:
    """Write an extract; it is not part of what is measured."""
    from benchmarks.register_people import rows  # noqa: PLC0415

    path = folder / f"people-{count}.csv"
    with path.open("w", encoding="utf-8") as out:
        # The search runs on the largest register: there everybody may vote.
        out.writelines(rows(count, ags=election.municipality.ags, everybody=count == max(SIZES)))
    return path


def measure(most: int) -> dict[str, Any]:
    """Measure everything, the sides one after the other on the same machine."""
    folder = Path(os.environ["VAR_DIR"])
    facts: dict[str, Any] = {"benchmark": "register"}
    rates: dict[int, float] = {}
    warm = new_election(0)
    import_extract(warm, write_people(folder, 1_000, warm))
    facts["page_queries_1000"] = page_queries(warm)
    for number, size in enumerate([size for size in SIZES if size <= most], start=1):
        election = new_election(number)
        path = write_people(folder, size, election)
        rates[size] = size / import_extract(election, path)
        print(f"{size:>9,} Zeilen: {rates[size]:>9,.0f} je Sekunde", flush=True)
        if size == min(200_000, most):
            with without_policies():
                other = new_election(21)
                again = import_extract(other, write_people(folder, size, other))
            facts["rows_per_s_without_policies"] = round(size / again)
            print(f"ohne Zeilenregeln: {facts['rows_per_s_without_policies']:>9,}", flush=True)
            facts["bare_copy_per_s"] = {
                name: round(rate) for name, rate in bare_copies(election, path, size).items()
            }
            facts["stock_per_s"] = round(stock_import(new_election(20), path))
        path.unlink()
    biggest = max(rates)
    main_rate = rates[min(200_000, biggest)]
    # Readers that share a file are copies: most of their memory is this process's own.
    memory = max(
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    times = search_times(election)
    with without_policies():
        bare_times = search_times(election)
    facts |= {
        "rows_per_s": {str(size): round(rate) for size, rate in rates.items()},
        "times_stock": round(main_rate / facts["stock_per_s"], 1),
        "share_of_copy_indexed": round(main_rate / facts["bare_copy_per_s"]["indexed"], 3),
        "share_of_copy_raw": round(main_rate / facts["bare_copy_per_s"]["raw"], 3),
        "time_per_row_growth": round(max(rates.values()) / min(rates.values()), 2),
        "memory_mb": round(memory),
        "search_entries": election.register_entries.count(),
        "search_ms_median": round(statistics.median(times), 1),
        "search_ms_p95_without_policies": round(statistics.quantiles(bare_times, n=20)[18], 1),
        "search_ms_p95": round(statistics.quantiles(times, n=20)[18], 1),
        f"page_queries_{biggest}": page_queries(election),
    }
    return facts


def main() -> None:
    """Measure, print for people, end with one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=max(SIZES), help="größte Zahl der Zeilen")
    arguments = parser.parse_args()
    with database(), taken(in_every_town()):
        facts = measure(arguments.most)
    print(f"Das {facts['times_stock']}-Fache von ModelResource (Ziel {TIMES_STOCK})")
    print(f"{facts['share_of_copy_indexed']} von COPY mit Indizes (Ziel {SHARE_OF_COPY}), "
          f"{facts['share_of_copy_raw']} von COPY der rohen Datei in Textspalten")  # fmt: skip
    print(f"Zeit je Zeile wächst auf das {facts['time_per_row_growth']}-Fache (Ziel {GROWTH})")
    print(f"{facts['memory_mb']} MB (Ziel {MEMORY_MB}); Suche p95 {facts['search_ms_p95']} ms "
          f"unter {facts['search_entries']:,} (Ziel {SEARCH_MS})")  # fmt: skip
    pages = [value for key, value in facts.items() if key.startswith("page_queries")]
    facts["reached"] = {
        "times_stock": facts["times_stock"] >= TIMES_STOCK,
        "share_of_copy_indexed": facts["share_of_copy_indexed"] >= SHARE_OF_COPY,
        "time_per_row_growth": facts["time_per_row_growth"] <= GROWTH,
        "memory": facts["memory_mb"] < MEMORY_MB,
        "search": facts["search_ms_p95"] < SEARCH_MS,
        "page_queries": len(set(pages)) == 1,
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
