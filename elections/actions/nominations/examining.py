"""The office looks at the papers of a list, and finishes its examination (§ 14 Abs. 1 KWG)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from elections.actions.nominations.opened import list_to_change
from elections.law.nominations.examination import check_examined
from elections.law.nominations.findings import is_defect
from elections.law.nominations.proofs import Proof, Verdict
from elections.law.nominations.states import Hand, ListStep, advance_list
from elections.models import Candidate, Examination, ListProof
from elections.models.nominations.examining import facts_of, findings_of
from elections.models.nominations.looked_at import (
    EXAMINED,
    Papers,
    as_shown,
    newest_proofs,
    note_of,
    papers_of,
)
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

Known = Mapping[int | None, Papers]


@dataclass(frozen=True, slots=True)
class PapersEntry:
    """What somebody saw of the papers of one person, or of the list itself (``candidate`` None).

    ``verdicts`` leaves out what nobody looked at; None takes a verdict back that was a slip.
    ``seen`` is what the page showed.
    """

    candidate: int | None
    verdicts: Mapping[Proof, Verdict | None]
    notes: Mapping[Proof, str]
    seen: Seen | None = None


@transaction.atomic
def see_papers(
    nomination_id: int,
    entries: Sequence[PapersEntry],
    *,
    now: datetime,
    actor: User,
    of_list: PapersEntry | None = None,
    rest: Mapping[Proof, Verdict] | None = None,
) -> int:
    """Record which papers of a list are there (§ 14 Abs. 1 KWG; R-LIST-11); returns how many rows.

    ``rest`` says of a kind of paper what counts for everybody of whom nobody looked at it yet.
    What stands there already is not written again. Raises RuleViolation for ``of_list`` and
    RowsRefused for ``entries`` where somebody else looked meanwhile, and RuleViolation once the
    committee decided.
    """
    election, nomination = list_to_change(nomination_id, ListStep.CHECK, by=Hand.OFFICE, now=None)
    known = newest_proofs(nomination)
    people = {one.pk: one for one in nomination.candidates.all()}
    changes = [] if of_list is None else _changes(None, of_list, known.get(None, {}))
    changes += _changes_of(people, entries, known)
    changes += _rest(people.values(), known, rest or {}, changes)
    for row in changes:
        row.nomination, row.seen_at, row.seen_by = nomination, now, actor
        row.save(force_insert=True)
    if changes:
        AuditEvent.objects.record(
            actor,
            "nomination.proofs_seen",
            nomination,
            election.municipality,
            papers=len(changes),
        )
    return len(changes)


def _changes_of(
    people: Mapping[int, Candidate], entries: Sequence[PapersEntry], known: Known
) -> list[ListProof]:
    """Return what is new of every person; RowsRefused names the rows that somebody else changed."""
    changes: list[ListProof] = []
    refused: dict[int, RuleViolation] = {}
    for place, entry in enumerate(entries):
        person = people.get(entry.candidate or 0)
        if person is None:
            raise Candidate.DoesNotExist
        try:
            changes += _changes(person, entry, known.get(person.pk, {}))
        except RuleViolation as violation:
            refused[place] = violation
    if refused:
        raise RowsRefused(refused)
    return changes


def _changes(person: Candidate | None, entry: PapersEntry, known: Papers) -> list[ListProof]:
    """Return the rows that say something new, not saved yet."""
    wanted = papers_of(person)
    stands = as_shown(wanted, known)
    said = {
        name: value
        for proof in wanted
        if proof in entry.verdicts
        for name, value in (
            (proof.value, entry.verdicts[proof] or ""),
            (note_of(proof), entry.notes.get(proof, "")),
        )
    }
    check_seen(entry.seen, {name: stands[name] for name in said}, said)
    return [
        ListProof(
            candidate=person,
            proof=proof.value,
            verdict=said[proof.value],
            note=said[note_of(proof)],
        )
        for proof in wanted
        if any(said.get(name, stands[name]) != stands[name] for name in (proof, note_of(proof)))
    ]


def _rest(
    people: Iterable[Candidate],
    known: Known,
    rest: Mapping[Proof, Verdict],
    changes: Sequence[ListProof],
) -> list[ListProof]:
    """Return rows for the papers of ``rest`` that nobody looked at, before or just now."""
    looked = {(row.candidate_id, row.proof) for row in changes}
    return [
        ListProof(candidate=person, proof=proof.value, verdict=rest[proof].value)
        for person in people
        for proof in papers_of(person)
        if proof in rest
        and proof not in known.get(person.pk, {})
        and (person.pk, proof.value) not in looked
    ]


@transaction.atomic
def finish_examination(nomination_id: int, *, now: datetime, actor: User) -> Examination:
    """Record that the office examined a list, and whether it found defects (R-LIST-11).

    (§ 14 Abs. 1 KWG.) It can be done again; the newest counts. Raises RuleViolation
    NOT_ALL_CHECKED while nobody looked at a paper of the list or at a consent.
    """
    election, nomination = list_to_change(nomination_id, ListStep.CHECK, by=Hand.OFFICE, now=None)
    check_examined(facts_of(nomination))
    found = findings_of(nomination)
    defects = [one for one in found if is_defect(one)]
    step = ListStep.FIND_DEFECTS if defects else ListStep.FIND_CLEAN
    advance_list(nomination.state(), step, by=Hand.OFFICE, list=nomination)
    made = Examination.objects.create(
        nomination=nomination,
        found_defects=bool(defects),
        findings=list(dict.fromkeys(one.rule.value for one in found)),
        examined_at=now,
        examined_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        EXAMINED,
        nomination,
        election.municipality,
        defects=len(defects),
        findings=made.findings,
    )
    return made
