"""What the office does next with a list that lies there (§ 14 KWG; R-LIST-11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from elections.law.nominations.proofs import OF_A_LIST, Proof
from elections.models.nominations.letters import defects_to_tell
from elections.models.nominations.looked_at import changed_since_examined, newest_proofs
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import Candidate


class ListWork(StrEnum):
    """One thing to do with a list, in the order in which it is done."""

    ENTER_PERSONS = "enter_persons"
    LOOK_AT_PAPERS = "look_at_papers"
    EXAMINE = "examine"
    WRITE_LETTER = "write_letter"
    DECIDE = "decide"


def next_work(nomination: Nomination, people: Sequence[Candidate], now: datetime) -> ListWork:
    """Return what comes next with a list that the office has and nobody decided on."""
    if not people:
        return ListWork.ENTER_PERSONS
    known = newest_proofs(nomination)
    of_list = known.get(None, {})
    if any(proof not in of_list for proof in OF_A_LIST) or any(
        Proof.CONSENT not in known.get(one.pk, {}) for one in people
    ):
        return ListWork.LOOK_AT_PAPERS
    examined = nomination.examinations.last()
    if examined is None or changed_since_examined(nomination).exists():
        return ListWork.EXAMINE
    since = timezone.localdate(examined.examined_at)
    was_told = nomination.deficiency_notices.filter(issued_on__gte=since).exists()
    if examined.found_defects and not was_told and defects_to_tell(nomination, now):
        return ListWork.WRITE_LETTER
    return ListWork.DECIDE
