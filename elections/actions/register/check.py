"""The dry run: read an extract, judge everybody in it, note what was found. Nobody is entered."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from tempfile import TemporaryFile

from django.conf import settings
from django.db import connection, transaction

from elections.actions.districts.diff import own_keys
from elections.actions.register.discreet import without_data
from elections.actions.register.drafts import (
    compare_with_register,
    decide_again,
    difference,
    forget_excluded,
    forget_repeated,
    lines_of,
    mark_doubles,
    mark_struck,
    register_state,
    repeated_ids,
    unassigned,
    undelivered,
    verdict_counts,
    work_in_memory,
)
from elections.actions.register.files import PIECE, check_open, check_undecided, kept_pieces
from elections.actions.register.likenesses import mark_twice, with_special_card
from elections.files.register.extract_groups import GroupJudge
from elections.files.register.extract_people import MOST_LINES, ExtractJudge, JudgedRows
from elections.files.register.extract_rows import ByteSource
from elections.files.register.extract_shared import Judged, judge_together
from elections.files.register.extract_verdicts import Register
from elections.law.course.versions import version
from elections.law.register.verdict import Doubt, Verdict
from elections.models import CalendarEntry, Election, StreetRange
from elections.models.register.check_facts import (
    CheckFacts,
    Faults,
    Noted,
    UnknownWord,
    UnusedColumn,
)
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import (
    DraftEntry,
    ImportCheck,
    LanguageChoice,
    RegisterImport,
)
from elections.models.register.reading import Reading
from municipalities.files.encodings import as_utf8
from municipalities.files.side_by_side import processors
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides
from municipalities.law.body.suffrage import Exclusion
from municipalities.models.statements import Statements, statement

_SQL = Statements("elections.actions.register")
LARGE = 1024 * 1024
"""From so many bytes on it is worth the while that several readers share a file."""
MOST_READERS = 4
"""More would wait for the database, which takes in what they judged one after the other."""
IDS_AT_ONCE = 100_000
MOST_WORDS = 200
Progress = Callable[[int], None]


@without_data
@transaction.atomic
def check_extract(
    import_id: int,
    *,
    today: date,
    pieces: Callable[[], Iterable[bytes]] | None = None,
    progress: Progress | None = None,
) -> ImportCheck:
    """Read an extract and write down what taking it in would do (R-VOTE-01..07, R-REG-02..04).

    ``pieces`` opens a file that is not kept in the database; ``progress`` is called with
    the number of bytes read. An earlier check is replaced. Raises ImportRefused if the file does
    not fit its reading.
    """
    found = RegisterImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    check_undecided(found)
    election = Election.objects.select_related("municipality").get(pk=found.election_id)
    check_open(election)
    work_in_memory()
    DraftEntry.objects.filter(register_import=found).delete()
    ImportCheck.objects.filter(register_import=found).delete()
    judge = ExtractJudge(Reading.from_json(found.reading), _register(election, found.taken_on))
    with _opened(found, pieces) as opened:
        mixed = _is_misread(found)
        readers = min(processors(), MOST_READERS) if found.size >= LARGE else 1
        _copy(judge_together(judge, opened, found.pk, mixed=mixed, readers=readers), progress)
        merged = _judge_together(judge, opened, found)
    # A change during the comparison makes the check outdated.
    inspected = inspection_began(election, today)
    seen = register_state(election.pk)
    mark_doubles(found)
    if RegisterEntry.objects.filter(election=election).exists():
        compare_with_register(found, inspected=inspected)
    mark_twice(with_special_card(found, election))
    decide_again(found)
    # Whom a decision lets in may have been struck by a person since.
    mark_struck(found)
    decide_again(found, (Verdict.STRUCK,))
    facts = _facts(found, judge.judged, merged=merged, inspected=inspected)
    forget_excluded(found)
    return ImportCheck.objects.create(register_import=found, facts=facts.as_json(), seen=seen)


@contextmanager
def _opened(
    found: RegisterImport, pieces: Callable[[], Iterable[bytes]] | None
) -> Iterator[Callable[[], ByteSource]]:
    """Yield what opens the file from its beginning, as often as it is read.

    Pieces of the database go into a nameless file: while COPY runs, the connection answers no
    query.
    """
    if pieces is not None:
        yield lambda: ByteSource(as_utf8(pieces()))
        return
    with TemporaryFile(dir=settings.VAR_DIR) as spooled:
        spooled.writelines(kept_pieces(found))
        spooled.flush()
        # Readers that share the file have one position in it; each reads from its own.
        number, starts = spooled.fileno(), range(0, found.size, PIECE)
        yield lambda: ByteSource(os.pread(number, PIECE, start) for start in starts)


def _judge_together(
    judge: ExtractJudge, opened: Callable[[], ByteSource], found: RegisterImport
) -> int:
    """Judge once who stands in several rows (R-REG-02); return how many rows were more than one.

    The file is read again for them, some ids at a time, so that memory does not grow with it.
    """
    keys = repeated_ids(found)
    merged = 0
    for start in range(0, len(keys), IDS_AT_ONCE):
        some = set(keys[start : start + IDS_AT_ONCE])
        rows, faults = forget_repeated(found, list(some))
        judge.judged.forget(faults)
        groups = GroupJudge(judge)
        lines = groups.drafts(opened(), found.pk, some, mixed=_is_misread(found))
        _copy(((line, 0) for line in lines), None)
        merged += rows - len(some)
    return merged


def inspection_began(election: Election, today: date) -> bool:
    """Whether the inspection of the register has begun (C-14)."""
    entry = CalendarEntry.objects.filter(election=election, code="C-14").first()
    return entry is not None and entry.on <= today


def _register(election: Election, taken_on: date) -> Register:
    choices = LanguageChoice.objects.filter(municipality=election.municipality)
    return Register(
        own_keys=own_keys(election),
        election_day=election.day,
        taken_on=taken_on,
        version=version(election.law_version),
        assumptions=with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions),
        directory=StreetRange.objects.directory(election),
        languages=dict(choices.values_list("nationality", "language")),
    )


def _copy(batches: Iterator[Judged], progress: Progress | None) -> None:
    """Stream the judged rows into the drafts, one batch in memory at a time."""
    _SQL.run("drafts_to_read")
    to_read = statement(_SQL.package, "copy_drafts")
    with _uncollected(), connection.cursor() as cursor, cursor.copy(to_read) as copy:
        for text, consumed in batches:
            copy.write(text)
            if progress is not None:
                progress(consumed)
    _SQL.run("take_drafts")
    _SQL.run("drop_read")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circles of garbage while rows are read.

    Nothing that is read of a row refers back to itself, and looking through all that is remembered
    (days, names, streets) takes a tenth of the time of a town's extract.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_misread(found: RegisterImport) -> bool:
    """Whether lines may be in another encoding than the one they are read in.

    The mapping may be older than the supplier's change to UTF-8.
    """
    return found.is_mixed or found.encoding != found.reading["encoding"]


def _facts(
    found: RegisterImport, judged: JudgedRows, *, merged: int, inspected: bool
) -> CheckFacts:
    """Put together what the page shows; every row is counted under exactly one reason."""
    counts = verdict_counts(found)
    doubts = {doubt: Verdict(doubt.value) for doubt in Doubt}
    return CheckFacts(
        rows=judged.rows,
        eligible=counts.get(Verdict.ELIGIBLE, 0),
        left_out=counts.get(Verdict.LEFT_OUT, 0),
        merged=merged,
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
        faults=Faults(
            counts.get(Verdict.FAULT, 0),
            tuple(sorted(judged.fault_lines, key=lambda fault: fault.line)),
        ),
        unassigned=unassigned(found, MOST_LINES),
        addressless=undelivered(found, MOST_LINES),
        difference=difference(found),
        inspected=inspected,
        unused=tuple(UnusedColumn(name, has_days) for name, has_days in judged.unused.items()),
        words=tuple(
            UnknownWord(field, word, rows)
            for (field, word), rows in judged.words.most_common(MOST_WORDS)
        ),
    )
