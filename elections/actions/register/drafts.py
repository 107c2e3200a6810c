"""Judge what was read of an extract among itself and against the register, in sets.

Each statement is one question about a whole extract; the verdict of single people is the law's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models import Count, QuerySet

from elections.actions.register.likenesses import (
    mark_twice,
    similar_in_register,
    similar_neighbours,
)
from elections.law.register.verdict import DOUBTFUL, EXCLUDED, KEEPS_ENTRY, Verdict
from elections.messages.register.details import (
    EXCLUDED_NAMESAKE,
    NAMESAKES,
    NAMESAKES_EXCLUDED,
    NO_STREET,
    OTHER_ID,
    REUSED_ID,
)
from elections.models.register.address import ON_A_LETTER, undeliverable
from elections.models.register.cases import CaseDecision
from elections.models.register.check_facts import Difference, Noted, NotedLine
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from elections.models.register.imports import DraftEntry, RegisterImport
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")
_LONGEST_DETAIL = 120
# An extract may strike only those whom an extract brought.
_FROM_EXTRACT = (RegisterEntry.Origin.EXTRACT, RegisterEntry.Origin.CLARIFIED)
_BY_HAND = (RegisterCorrection.Kind.CHANGED, RegisterCorrection.Kind.MOVED)
# Every other exclusion says that the person never was entitled.
_GROUNDS = {
    Verdict.GERMAN: RegisterStrike.Ground.GERMAN,
    Verdict.SECONDARY_DWELLING: RegisterStrike.Ground.SECONDARY,
    Verdict.COURT: RegisterStrike.Ground.COURT,
    Verdict.DECEASED: RegisterStrike.Ground.DIED,
    Verdict.NOT_REGISTERED: RegisterStrike.Ground.MOVED_AWAY,
}
# An id may be somebody else's whatever else is in doubt.
_JUDGED = (
    Verdict.ELIGIBLE, Verdict.NATIONALITY, Verdict.BIRTH_DATE, Verdict.RESIDENT_SINCE,
    Verdict.MOVES_OUT, Verdict.NAME,
)  # fmt: skip
# What has to be clear before the person can be compared with others.
_ABOUT_ROWS = (
    Verdict.ROWS_DIFFER, Verdict.NAME, Verdict.NATIONALITY, Verdict.BIRTH_DATE,
    Verdict.RESIDENT_SINCE, Verdict.MOVES_OUT,
)  # fmt: skip
SAYS_NOTHING = (Verdict.FAULT, Verdict.ID_REUSED)
"""Left out, such a row changes nothing about who stands in the register under its id."""
# What a doubt is about: the rows as they stand in the file, or what is written beside the person.
_BY_ROW = (Verdict.FAULT, Verdict.ROWS_DIFFER)
_BY_DETAIL = (
    Verdict.NATIONALITY, Verdict.BIRTH_DATE, Verdict.RESIDENT_SINCE, Verdict.MOVES_OUT,
)  # fmt: skip


def work_in_memory() -> None:
    """Let the statements of this transaction sort and count in memory."""
    _SQL.run("work_in_memory")


def repeated_ids(register_import: RegisterImport) -> list[str]:
    """Return the ids that stand in more than one row."""
    _SQL.run("analyze_drafts")
    return [key for (key,) in _SQL.rows("repeated_ids", import_id=register_import.pk)]


def forget_repeated(register_import: RegisterImport, keys: list[str]) -> tuple[int, set[int]]:
    """Delete what each row of these ids alone was; return how many, and the lines of faults."""
    rows = _SQL.rows(
        "forget_repeated", import_id=register_import.pk, keys=keys, fault=Verdict.FAULT
    )
    return len(rows), {line for line, is_fault in rows if is_fault}


def mark_doubles(register_import: RegisterImport) -> None:
    """Find people of the same or a similar name and day of birth: doubts (R-REG-02)."""
    _SQL.run(
        "mark_namesakes",
        import_id=register_import.pk,
        eligible=Verdict.ELIGIBLE,
        excluded=list(EXCLUDED),
        fault=Verdict.FAULT,
        twice=Verdict.TWICE,
        sentence=NAMESAKES,
        excluded_sentence=NAMESAKES_EXCLUDED,
        longest=_LONGEST_DETAIL,
    )
    mark_twice(similar_neighbours(register_import.pk))


def compare_with_register(register_import: RegisterImport, *, inspected: bool) -> None:
    """Find doubles of people in the register, apply decisions, hold back those who come too late.

    What was decided about a row holds first, so that whom it lets in is compared like all others.
    ``inspected``: the inspection has begun, so nobody new is entered without a decision
    (R-REG-10).
    """
    key, election = register_import.pk, register_import.election_id
    _SQL.run("analyze_entries")
    _SQL.run("follow_other_ids", import_id=key, election_id=election)
    _SQL.run(
        "leave_out_other_ids",
        import_id=key,
        election_id=election,
        left=[Verdict.ELIGIBLE, *DOUBTFUL],
        left_out=Verdict.LEFT_OUT,
    )
    _SQL.run(
        "clear_known_namesakes",
        import_id=key,
        election_id=election,
        eligible=Verdict.ELIGIBLE,
        twice=Verdict.TWICE,
        excluded_mark=EXCLUDED_NAMESAKE,
    )
    _mark_ids(key, election)
    decide_again(register_import, _ABOUT_ROWS)
    mark_twice(similar_in_register(key, election))
    mark_struck(register_import)
    if inspected:
        _SQL.run(
            "mark_late",
            import_id=key,
            election_id=election,
            eligible=Verdict.ELIGIBLE,
            late=Verdict.LATE,
        )


def mark_struck(register_import: RegisterImport) -> None:
    """Hold back whom a person struck, before the day that this extract shows (R-REG-10)."""
    _SQL.run(
        "mark_struck",
        import_id=register_import.pk,
        election_id=register_import.election_id,
        taken_on=register_import.taken_on,
        eligible=Verdict.ELIGIBLE,
        struck=Verdict.STRUCK,
    )


def _mark_ids(key: int, election: int) -> None:
    """Hold back whoever brings the id of somebody else, or another id than in the register."""
    _SQL.run(
        "mark_reused_ids",
        import_id=key,
        election_id=election,
        judged=list(_JUDGED),
        reused=Verdict.ID_REUSED,
        sentence=REUSED_ID,
        longest=_LONGEST_DETAIL,
    )
    _SQL.run(
        "mark_other_ids",
        import_id=key,
        election_id=election,
        eligible=Verdict.ELIGIBLE,
        twice=Verdict.TWICE,
        sentence=OTHER_ID,
    )


def decide_again(
    register_import: RegisterImport, kinds: Sequence[Verdict] = (*DOUBTFUL, Verdict.FAULT)
) -> None:
    """Let decisions about the same doubt of the same person hold (R-VOTE-01, R-REG-02)."""
    _SQL.run(
        "set_case_keys",
        import_id=register_import.pk,
        kinds=list(kinds),
        by_row=list(_BY_ROW),
        by_detail=list(_BY_DETAIL),
    )
    decided = CaseDecision.Decided
    _SQL.run(
        "apply_decisions",
        import_id=register_import.pk,
        election_id=register_import.election_id,
        kinds=list(kinds),
        eligible=Verdict.ELIGIBLE,
        left_out=Verdict.LEFT_OUT,
        struck=Verdict.STRUCK,
        leave_out=decided.LEAVE_OUT,
        enter=[decided.ENTER, decided.SAME_PERSON, decided.OTHER_PERSON],
        says_nothing=list(SAYS_NOTHING),
        entered=[RegisterCorrection.Kind.RESTORED, RegisterCorrection.Kind.ENTERED],
    )


def unassigned(register_import: RegisterImport, most: int) -> Noted:
    """Return how many would be entered without a Wahlbezirk, and the first of their dwellings."""
    drafts = _entered(register_import).filter(district_id=None)
    rows = drafts.order_by("line").values_list("line", "street", "house_number")[:most]
    return _noted(
        drafts, [(line, f"{street} {number}" if street else "") for line, street, number in rows]
    )


def undelivered(register_import: RegisterImport, most: int) -> Noted:
    """Return how many would be entered whom no letter reaches, the first with their address."""
    drafts = _entered(register_import).filter(undeliverable())
    rows = drafts.order_by("line").values_list("line", *ON_A_LETTER)[:most]
    return _noted(drafts, [(line, " ".join(filter(None, home))) for line, *home in rows])


def _entered(register_import: RegisterImport) -> QuerySet[DraftEntry]:
    return DraftEntry.objects.filter(register_import=register_import, verdict=Verdict.ELIGIBLE)


def _noted(drafts: QuerySet[DraftEntry], rows: list[tuple[int, str]]) -> Noted:
    lines = tuple(NotedLine(line, detail.strip() or NO_STREET) for line, detail in rows)
    return Noted(drafts.count() if lines else 0, lines)


def forget_excluded(register_import: RegisterImport) -> None:
    """Delete those who may not vote, unless they explain why an entry is struck (R-DP-01)."""
    _SQL.run(
        "forget_excluded",
        import_id=register_import.pk,
        election_id=register_import.election_id,
        excluded=list(EXCLUDED),
    )


def verdict_counts(register_import: RegisterImport) -> dict[Verdict, int]:
    """Count the drafts by verdict, after all of them are judged."""
    drafts = DraftEntry.objects.filter(register_import=register_import)
    rows = drafts.order_by().values_list("verdict").annotate(Count("pk"))
    counts = {Verdict(verdict): count for verdict, count in rows}
    return {verdict: counts[verdict] for verdict in Verdict if verdict in counts}


def lines_of(register_import: RegisterImport, verdict: Verdict, most: int) -> tuple[NotedLine, ...]:
    """Return the first lines with ``verdict`` and what was found there."""
    drafts = DraftEntry.objects.filter(register_import=register_import, verdict=verdict)
    rows = drafts.order_by("line").values_list("line", "detail")[:most]
    return tuple(NotedLine(line, detail) for line, detail in rows)


def difference(register_import: RegisterImport) -> Difference:
    """Count what the extract would change (R-REG-03, R-REG-04)."""
    key, election = register_import.pk, register_import.election_id
    if not RegisterEntry.objects.filter(election=election).exists():
        return Difference(new=verdict_counts(register_import).get(Verdict.ELIGIBLE, 0))
    with deviating_entries(key, election):
        ((new, changed, moved, returned, kept, by_hand),) = _SQL.rows(
            "difference", import_id=key, election_id=election, eligible=Verdict.ELIGIBLE
        )
    with gone_entries(key, election) as gone:
        return Difference(new, changed, moved, gone, returned, kept, by_hand)


@contextmanager
def deviating_entries(import_id: int, election_id: int) -> Iterator[None]:
    """Keep the table of the entries that deviate from an extract while statements read it."""
    _SQL.run(
        "deviating_entries",
        import_id=import_id,
        election_id=election_id,
        eligible=Verdict.ELIGIBLE,
        clarified=RegisterEntry.Origin.CLARIFIED,
        corrections=list(_BY_HAND),
    )
    yield
    _SQL.run("forget_deviating_entries")


@contextmanager
def gone_entries(import_id: int, election_id: int) -> Iterator[int]:
    """Keep the table of those whom an extract no longer lets vote; yields how many they are."""
    yield _SQL.run(
        "gone_entries",
        import_id=import_id,
        election_id=election_id,
        keeping=list(KEEPS_ENTRY),
        other_ids=[Verdict.TWICE, Verdict.LEFT_OUT],
        fault=Verdict.FAULT,
        origins=list(_FROM_EXTRACT),
        verdicts=list(_GROUNDS),
        grounds=list(_GROUNDS.values()),
        gone=RegisterStrike.Ground.GONE,
        not_entitled=RegisterStrike.Ground.NOT_ENTITLED,
    )
    _SQL.run("forget_gone_entries")


def register_state(election_id: int) -> str:
    """Return a mark that changes with the register and with what an extract is judged by."""
    ((state,),) = _SQL.rows("register_state", election_id=election_id)
    return str(state)
