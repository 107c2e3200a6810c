"""Several readers share a large extract: each judges every other thousand lines of it.

Judging takes more time than all statements of the database together, and of two processors one
would wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from elections.files.register.extract_people import ExtractJudge, JudgedRows
from elections.files.register.extract_rows import ByteSource, Share
from municipalities.files.side_by_side import side_by_side

BATCH = 2_000
Opened = Callable[[], ByteSource]
Judged = tuple[str, int]
"""COPY text of some people, and how many bytes of the file were read for them."""


def judge_together(
    judge: ExtractJudge, opened: Opened, import_pk: int, *, mixed: bool, readers: int
) -> Iterator[Judged]:
    """Yield what becomes of everybody in a file, batch by batch; ``judge.judged`` counts them all.

    ``opened`` opens the file from its beginning, for each of the readers anew. Raises ImportRefused
    for a header that does not fit, PartFailedError where a reader was killed.
    """
    if readers == 1:
        yield from _batches(judge, opened(), import_pk, mixed=mixed, share=Share())
        return
    # A header that does not fit is refused here, and what it says is known to all readers.
    judge.open(opened())
    parts = [
        partial(_part, judge, opened, import_pk, mixed, Share(number, readers))
        for number in range(readers)
    ]
    for made in side_by_side(parts):
        if isinstance(made, JudgedRows):
            judge.judged.add(made)
        else:
            yield made


def _part(
    judge: ExtractJudge, opened: Opened, import_pk: int, mixed: bool, share: Share
) -> Iterator[Judged | JudgedRows]:
    """Yield what becomes of the people of one share, and at the end how many they were."""
    judge.judged = JudgedRows()
    yield from _batches(judge, opened(), import_pk, mixed=mixed, share=share)
    yield judge.judged


def _batches(
    judge: ExtractJudge, source: ByteSource, import_pk: int, *, mixed: bool, share: Share
) -> Iterator[Judged]:
    lines = judge.drafts(source, import_pk, mixed=mixed, share=share)
    while batch := "".join(islice(lines, BATCH)):
        yield batch, source.consumed
