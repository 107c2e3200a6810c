"""The dry run: read an extract, judge everybody in it, write what was found. Nothing is entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction

from elections.actions.register.drafts import (
    DOUBTS,
    compare_with_register,
    difference,
    forget_excluded,
    lines_of,
    mark_doubles,
    register_state,
    verdict_counts,
)
from elections.actions.register.files import PIECE, check_open, check_undecided, kept_pieces
from elections.files.register.extract_people import (
    FAULT,
    MOST_LINES,
    UNASSIGNED,
    ExtractJudge,
    Register,
    Tally,
)
from elections.files.register.extract_rows import ByteSource
from elections.law.course.versions import version
from elections.models import CalendarEntry, Election, StreetRange
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import (
    DraftEntry,
    ImportCheck,
    LanguageChoice,
    RegisterImport,
)
from elections.models.register.reading import Reading
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides

BATCH = 2_000
_COPIED = (
    "register_import_id", "line", "verdict", "district_id", "registration_id", "family_name",
    "given_names", "birth_date", "street", "house_number", "postcode", "place", "sort_key",
    "language", "blocked", "detail",
)  # fmt: skip
Progress = Callable[[int], None]


@transaction.atomic
def check_extract(
    import_id: int,
    *,
    today: date,
    pieces: Iterable[bytes] | None = None,
    progress: Progress | None = None,
) -> ImportCheck:
    """Read an extract and write down what taking it in would do (R-VOTE-01..07, R-REG-02..04).

    ``pieces`` are the file's bytes where it is not kept in the database; ``progress`` hears how
    many bytes are read. A check that was made before is replaced. Raises ImportRefused where the
    file does not fit its reading.
    """
    found = RegisterImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    check_undecided(found)
    election = Election.objects.select_related("municipality").get(pk=found.election_id)
    check_open(election)
    DraftEntry.objects.filter(register_import=found).delete()
    ImportCheck.objects.filter(register_import=found).delete()
    judge = ExtractJudge(Reading.from_json(found.reading), _register(election, found.taken_on))
    if pieces is not None:
        _copy(judge, ByteSource(pieces), found, progress)
    else:
        with _spooled(kept_pieces(found)) as spooled:
            _copy(judge, ByteSource(iter(partial(spooled.read, PIECE), b"")), found, progress)
    # What changes while this compares makes the check outdated.
    inspected = inspection_began(election, today)
    seen = register_state(election.pk)
    mark_doubles(found)
    if RegisterEntry.objects.filter(election=election).exists():
        compare_with_register(found, inspected=inspected)
    facts = {**_facts(found, judge.tally), "inspected": inspected}
    forget_excluded(found)
    return ImportCheck.objects.create(register_import=found, facts=facts, seen=seen)


@contextmanager
def _spooled(pieces: Iterable[bytes]) -> Iterator[IO[bytes]]:
    """Put the pieces into a file without a name: while COPY runs, the database answers nothing."""
    with TemporaryFile(dir=settings.VAR_DIR) as spooled:
        spooled.writelines(pieces)
        spooled.seek(0)
        yield spooled


def inspection_began(election: Election, today: date) -> bool:
    """Tell whether people can look into the register already (C-14)."""
    entry = CalendarEntry.objects.filter(election=election, code="C-14").first()
    return entry is not None and entry.on <= today


def _register(election: Election, taken_on: date) -> Register:
    choices = LanguageChoice.objects.filter(municipality=election.municipality)
    return Register(
        ags=election.municipality.ags,
        election_day=election.day,
        taken_on=taken_on,
        version=version(election.law_version),
        assumptions=with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions),
        directory=StreetRange.objects.directory(election),
        languages=dict(choices.values_list("nationality", "language")),
    )


def _copy(
    judge: ExtractJudge, source: ByteSource, found: RegisterImport, progress: Progress | None
) -> None:
    """Stream the judged rows into the drafts; memory holds one batch."""
    table = DraftEntry._meta.db_table
    statement = f"COPY {table} ({', '.join(_COPIED)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        batch: list[str] = []
        for line in judge.drafts(source, found.pk, mixed=_is_misread(found)):
            batch.append(line)
            if len(batch) >= BATCH:
                copy.write("".join(batch))
                batch.clear()
                if progress is not None:
                    progress(source.consumed)
        copy.write("".join(batch))
    if progress is not None:
        progress(source.consumed)


def _is_misread(found: RegisterImport) -> bool:
    """Whether lines may be in another encoding than they are read in.

    The mapping of the supplier may come from a time before their files were UTF-8.
    """
    return found.is_mixed or found.encoding != found.reading["encoding"]


def _facts(found: RegisterImport, tally: Tally) -> dict[str, Any]:
    """Put together what the page shows; every row is counted under exactly one reason."""
    counts = verdict_counts(found)
    faults = [list(fault) for fault in tally.faults]
    if counts.get(FAULT, 0) > tally.verdicts[FAULT]:
        known = {line for line, *_rest in faults}
        doubles = [pair for pair in lines_of(found, FAULT, MOST_LINES) if pair[0] not in known]
        column = Reading.from_json(found.reading).columns["registration_id"][0]
        faults = sorted([*faults, *([line, column, text] for line, text in doubles)])[:MOST_LINES]
    known_verdicts = {"eligible", FAULT, "left_out", *DOUBTS}
    return {
        "rows": tally.rows,
        "eligible": counts.get("eligible", 0),
        "left_out": counts.get("left_out", 0),
        "excluded": {key: n for key, n in counts.items() if key not in known_verdicts},
        "doubts": {key: counts[key] for key in DOUBTS if counts.get(key)},
        "doubt_lines": {key: lines_of(found, key, MOST_LINES) for key in DOUBTS if counts.get(key)},
        "faults": counts.get(FAULT, 0),
        "fault_lines": faults,
        "unassigned": tally.verdicts[UNASSIGNED],
        "unassigned_lines": tally.lines[UNASSIGNED],
        "difference": difference(found)._asdict(),
    }
