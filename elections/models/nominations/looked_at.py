"""Which papers of a list the office looked at, and what happened since it was examined."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from elections.law.nominations.proofs import OF_A_LIST, Proof, proofs_of_person
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.papers import ListProof
from elections.models.nominations.person import Candidate
from municipalities.models import AuditEvent

EXAMINED = "nomination.examined"
# Acts that change nothing of what was examined.
LEAVES_AS_IT_IS = (
    "nomination.deficiency_issued",
    "nomination.remark_written",
    "nomination.remark_settled",
    "nomination.printed",
    # What the committee decides rests on the examination and changes nothing of it.
    "nomination.admitted",
    "nomination.refused",
    "nomination.decision_corrected",
    "nomination.decision_taken_back",
)

Papers = Mapping[Proof, ListProof]


def newest_proofs(nomination: Nomination) -> dict[int | None, dict[Proof, ListProof]]:
    """Return the newest row of each paper, of the list (None) and of each person by their keys.

    A paper whose newest row says nothing was looked at by nobody.
    """
    found: dict[int | None, dict[Proof, ListProof]] = {}
    for row in nomination.proofs.all():
        found.setdefault(row.candidate_id, {})[Proof(row.proof)] = row
    return {
        key: {proof: row for proof, row in papers.items() if row.verdict}
        for key, papers in found.items()
    }


def papers_of(person: Candidate | None) -> tuple[Proof, ...]:
    """Return the papers of a person, or of the list itself."""
    return OF_A_LIST if person is None else proofs_of_person(is_blocked=person.is_blocked)


def note_of(proof: Proof) -> str:
    """Return the name under which a note on a paper is compared and typed."""
    return f"{proof.value}_note"


def as_shown(wanted: Collection[Proof], papers: Papers) -> dict[str, str]:
    """Return what a page shows of some papers: verdict and note of each, empty where nobody looked.

    Two people at one page are told apart by these values (``models.seen``).
    """
    shown: dict[str, str] = {}
    for proof in wanted:
        row = papers.get(proof)
        shown[proof.value] = row.verdict if row else ""
        shown[note_of(proof)] = row.note if row else ""
    return shown


def changed_since_examined(nomination: Nomination) -> QuerySet[AuditEvent]:
    """Return what was done with a list since it was examined last, the oldest first.

    Without an examination nothing changed since. The log knows of every act on a list and of whom.
    """
    events = AuditEvent.objects.filter(
        chain=nomination.election.municipality.ags,
        subject=f"{nomination._meta.label}:{nomination.pk}",
    ).order_by("pk")
    examined = events.filter(act=EXAMINED).last()
    if examined is None:
        return events.none()
    return events.filter(pk__gt=examined.pk).exclude(act__in=LEAVES_AS_IT_IS)
