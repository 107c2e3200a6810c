"""The dry run: read an extract, judge everybody in it, write what was found. Nothing is entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.db import connection, transaction

from elections.actions.register.drafts import (
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
    MOST_LINES,
    ExtractJudge,
    JudgedRows,
    Register,
)
from elections.files.register.extract_rows import ByteSource
from elections.law.course.versions import version
from elections.law.register.verdict import Doubt, Verdict
from elections.models import CalendarEntry, Election, StreetRange
from elections.models.register.check_facts import CheckFacts, Faults, FaultyLine, Noted
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
from municipalities.law.body.suffrage import Exclusion
from municipalities.models.statements import statement

BATCH = 2_000
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
    facts = _facts(found, judge.judged, inspected=inspected)
    forget_excluded(found)
    return ImportCheck.objects.create(register_import=found, facts=facts.as_json(), seen=seen)


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
    into_drafts = statement("elections.actions.register", "copy_drafts")
    with connection.cursor() as cursor, cursor.copy(into_drafts) as copy:
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


def _facts(found: RegisterImport, judged: JudgedRows, *, inspected: bool) -> CheckFacts:
    """Put together what the page shows; every row is counted under exactly one reason."""
    counts = verdict_counts(found)
    doubts = {doubt: Verdict(doubt.value) for doubt in Doubt}
    return CheckFacts(
        rows=judged.rows,
        eligible=counts.get(Verdict.ELIGIBLE, 0),
        left_out=counts.get(Verdict.LEFT_OUT, 0),
        excluded={
            exclusion: counts[Verdict(exclusion.value)]
            for exclusion in Exclusion
            if Verdict(exclusion.value) in counts
        },
        doubts={
            doubt: Noted(counts[verdict], lines_of(found, verdict, MOST_LINES))
            for doubt, verdict in doubts.items()
            if verdict in counts
        },
        faults=_faults(found, judged, counts.get(Verdict.FAULT, 0)),
        unassigned=Noted(judged.unassigned, tuple(judged.unassigned_lines)),
        difference=difference(found),
        inspected=inspected,
    )


def _faults(found: RegisterImport, judged: JudgedRows, count: int) -> Faults:
    """Add the ids that stand twice to the rows that could not be read."""
    lines = judged.fault_lines
    if count > judged.faults:
        known = {fault.line for fault in lines}
        column = Reading.from_json(found.reading).columns["registration_id"][0]
        doubles = [
            FaultyLine(noted.line, column, noted.detail)
            for noted in lines_of(found, Verdict.FAULT, MOST_LINES)
            if noted.line not in known
        ]
        lines = sorted([*lines, *doubles], key=lambda fault: fault.line)
    return Faults(count, tuple(lines[:MOST_LINES]))
