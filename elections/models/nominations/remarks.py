"""What office and list wrote to each other, as either of them reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from elections.models.nominations.nomination import Nomination
from elections.models.nominations.papers import ListRemark
from elections.models.nominations.person import Candidate

LIST_FIELDS = ("name", "short_name", "received_at", "trust_persons")
PERSON_FIELDS = (
    "place", "salutation", "title", "given_name", "name_particle", "family_name", "birth_date",
    "birth_place", "occupation", "street", "postcode", "town", "is_blocked", "reachable_at",
    "origin", "post",
)  # fmt: skip
"""The fields at which something can be written; the names of the fields of the pages."""

LinkTo = Callable[[int | None, str], str]
"""The address at which a person (None: the list) and a field are changed; empty for none."""

SettleAt = Callable[[int], str]
"""The address that settles a remark by its key; empty for none."""


@dataclass(frozen=True, slots=True)
class RemarkShown:
    """One remark as a page shows it; who wrote it, neither side is told beyond office or list."""

    pk: int
    person: str
    field: str
    text: str
    is_from_office: bool
    written_at: datetime
    settled_at: datetime | None
    url: str
    settle_url: str


def remarks_of(
    nomination: Nomination, link_to: LinkTo, settle_at: SettleAt
) -> tuple[RemarkShown, ...]:
    """Return what was written about a list, the open ones first, each in the order of writing.

    No account is asked for: in the scope of a trust person those of the office do not exist.
    """
    found = nomination.remarks.select_related("candidate", "settled")
    shown = [_shown(row, link_to, settle_at) for row in found]
    return tuple(sorted(shown, key=lambda one: one.settled_at is not None))


def _shown(row: ListRemark, link_to: LinkTo, settle_at: SettleAt) -> RemarkShown:
    settled = getattr(row, "settled", None)
    return RemarkShown(
        pk=row.pk,
        person=_named(row.candidate),
        field=row.field,
        text=row.text,
        is_from_office=row.is_from_office,
        written_at=row.written_at,
        settled_at=settled.settled_at if settled else None,
        url=link_to(row.candidate_id, row.field),
        settle_url="" if settled else settle_at(row.pk),
    )


def _named(person: Candidate | None) -> str:
    return "" if person is None else f"{person.place} {person}"
