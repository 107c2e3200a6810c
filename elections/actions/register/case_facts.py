"""What the register knows about the person of a doubtful case, and what can be decided then."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from elections.actions.register.identity import Known, double_of
from elections.models.cards.polling_card import PollingCard
from elections.models.register.cases import CaseDecision, DoubtfulCase
from elections.models.register.entries import RegisterEntry

Decided = CaseDecision.Decided
Kind = DoubtfulCase.Kind
USUAL = (Decided.ENTER, Decided.LEAVE_OUT)
_OF_ID = (Decided.SAME_PERSON, Decided.OTHER_PERSON, Decided.LEAVE_OUT)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The register beside one case (R-REG-02).

    ``known`` stands, or is struck, under the id of the case; ``likes`` are other people of the
    register whom the person is like, ``cards`` polling cards without an entry of such people.
    ``double`` is whoever certainly is this person. ``possible`` is what can be decided.
    """

    known: RegisterEntry | None
    likes: tuple[RegisterEntry, ...]
    cards: tuple[PollingCard, ...]
    double: Known | None
    possible: tuple[Decided, ...]

    @property
    def known_stands(self) -> bool:
        """Whether leaving out means striking somebody."""
        return self.known is not None and not self.known.is_struck  # type: ignore[attr-defined] # with_marks() adds it


def case_facts(case: DoubtfulCase) -> CaseFacts:
    """Look up whom of the register a case is about (R-VOTE-01, R-REG-02).

    A row that cannot be read is only settled. An id that names somebody else is the same person
    with new data, or another one, and then the earlier one is struck, or nothing changes. Somebody
    who is like people of the register is one of them, or another one; who certainly stands there
    or holds a card is not entered a second time.
    """
    entries = RegisterEntry.objects.filter(election=case.election_id).with_marks()
    entries = entries.select_related("district")
    key = case.person.get("registration_id", "")
    known = entries.filter(registration_id=key).first() if key else None
    known_key = known.pk if known else None
    # Of several rows of one extract that are alike one may have been entered since.
    entered = Q(
        case_decisions__case__register_import=case.register_import_id,
        case_decisions__case__kind=Kind.TWICE,
        case_decisions__case__line__in=case.like_lines,
    )
    alike = entries.filter(Q(pk__in=case.like_entries) | entered).exclude(pk=known_key or 0)
    likes = list(alike.distinct().order_by("pk"))
    found = PollingCard.objects.filter(
        election=case.election_id, pk__in=case.like_cards, invalidation=None
    )
    double = None
    if case.record and case.kind not in (Kind.FAULT, Kind.ID_REUSED, Kind.ROWS_DIFFER):
        double = double_of(case.election, case.record, known_key)
    if case.kind not in (Kind.TWICE, Kind.LATE):
        likes = []
    if double and double.entry and double.entry not in {like.pk for like in likes}:
        likes.append(entries.get(pk=double.entry))
    return CaseFacts(
        known, tuple(likes), tuple(found.order_by("number")), double, _possible(case, likes, double)
    )


def _possible(
    case: DoubtfulCase, likes: list[RegisterEntry], double: Known | None
) -> tuple[Decided, ...]:
    if case.kind == Kind.FAULT:
        return (Decided.LEAVE_OUT,)
    if case.kind == Kind.ID_REUSED:
        return _OF_ID
    if double:
        settled = (Decided.LEAVE_OUT,)
        return (Decided.SAME_PERSON, *settled) if double.entry else settled
    return (Decided.SAME_PERSON, *USUAL) if likes else USUAL
