"""The numbers of the postal vote, for the office and for whoever counts (R-WS-08)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Count, Max, Q, QuerySet

from elections.law.cards.balance import PostalBalance, PostalCounts, balance, is_unclear
from elections.models.cards.letters import PostalDecision, PostalLetters, standing
from elections.models.cards.polling_card import PollingCard
from elections.models.course.election import Election
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from municipalities.models import AuditEvent

Key = int | None


def postal_balance(election: Election) -> PostalBalance:
    """Return what became of every Wahlschein of an election, per Briefwahlbezirk and together.

    For the pages of the office, and for the postal units of the count and the protocol: the
    accepted letters of a Briefwahlbezirk are the voters (B1) that its postal board must come to.
    Only counts, no person and no hour: a room that must not know the register may be handed the
    result. What nobody has counted is None and is shown as „noch offen“, never as 0. The keys are
    those of ``PostalDistrict``; None stands for Wahlbezirke without one. A handful of statements,
    whatever the size of the town.
    """
    issued, invalid = _cards(election)
    letters = _letters(election)
    decisions: dict[Key, PostalDecision] = {
        row.postal_district_id: row
        for row in standing(PostalDecision.objects.filter(election=election))
    }
    known = set(election.postal_districts.values_list("pk", flat=True))
    keys = known | issued.keys() | {key for key, _ in letters} | decisions.keys() or {None}
    unclear = _unclear(election)
    counts = {
        key: _counts(
            issued[key], invalid[key], letters, key, decisions.get(key), unclear=unclear[key]
        )
        for key in sorted(keys, key=lambda key: (key is None, key))
    }
    if known and None in counts and counts[None].is_nought:
        # What was counted for the whole election belongs to the Briefwahlbezirke by now.
        del counts[None]
    return balance(counts)


def issued_cards_of(election: Election) -> int:
    """Count the Wahlscheine that were issued (R-WS-03).

    Raises LookupError where neither register nor cards are kept here: unknown, and not 0.
    """
    return _kept(election).count()


def invalid_cards_of(election: Election) -> int:
    """Count the Wahlscheine that were declared invalid (R-WS-05).

    Raises LookupError as :func:`issued_cards_of` does.
    """
    return _kept(election).filter(invalidation__isnull=False).count()


def _kept(election: Election) -> QuerySet[PollingCard]:
    cards = election.polling_cards.order_by()
    if not cards.exists() and not RegisterEntry.objects.filter(election=election).exists():
        raise LookupError("no register is kept for this election")
    return cards


def accepted_letters_of(election: Election, districts: Collection[int]) -> int:
    """Count the letters that the postal boards of exactly these Wahlbezirke accepted (R-WS-08).

    Raises LookupError where a board has not decided or counts for other Wahlbezirke too.
    """
    boards = dict(election.districts.values_list("pk", "postal_district"))
    asked = {boards[key] for key in districts if key in boards}
    of_boards = {key for key, board in boards.items() if board in asked}
    if not asked or of_boards != set(districts):
        raise LookupError("the boards count for other Wahlbezirke")
    decided = {
        row.postal_district_id: row.accepted
        for row in standing(PostalDecision.objects.filter(election=election))
    }
    if not asked <= decided.keys():
        raise LookupError("a board has not decided")
    return sum(decided[board] for board in asked)


def _counts(
    issued: int,
    invalid: int,
    letters: Mapping[tuple[Key, bool], int],
    key: Key,
    decision: PostalDecision | None,
    *,
    unclear: int,
) -> PostalCounts:
    return PostalCounts(
        issued=issued,
        invalid=invalid,
        received=letters.get((key, False)),
        late=letters.get((key, True)),
        accepted=decision.accepted if decision else None,
        rejected=sum(decision.rejected.values()) if decision else None,
        with_invalid_card=decision.with_invalid_card if decision else None,
        unclear=unclear,
    )


def _cards(election: Election) -> tuple[dict[Key, int], dict[Key, int]]:
    """Count issued and invalid cards by Briefwahlbezirk; series B names its Wahlbezirk itself."""
    issued: dict[Key, int] = defaultdict(int)
    invalid: dict[Key, int] = defaultdict(int)
    of_district = dict(election.districts.values_list("pk", "postal_district"))
    counted = {"all": Count("pk"), "bad": Count("pk", filter=Q(invalidation__isnull=False))}
    cards = election.polling_cards.order_by()
    for column in ("entry__district", "holder__district"):
        series = cards.filter(entry__isnull=column != "entry__district")
        rows = series.values_list(column).annotate(**counted)
        for district, count, bad in rows:
            key = of_district.get(district)
            issued[key] += count
            invalid[key] += bad
    return issued, invalid


def unclear_slips(election: Election) -> list[PostalLetters]:
    """Return the slips that were classed while the letters were due on another day (C-20)."""
    due = calendar_days(election)["C-20"].on
    moved = AuditEvent.objects.filter(
        act="calendar.moved",
        details__code="C-20",
        subject__in=[
            f"{entry._meta.label}:{entry.pk}" for entry in election.calendar.filter(code="C-20")
        ],
    ).aggregate(last=Max("recorded_at"))["last"]
    return [
        slip
        for slip in standing(PostalLetters.objects.filter(election=election))
        if slip.letters
        and is_unclear(
            slip.received_on,
            late=slip.is_late,
            due_on=due,
            moved_since=moved is not None and slip.recorded_at < moved,
        )
    ]


def _unclear(election: Election) -> dict[Key, int]:
    summed: dict[Key, int] = defaultdict(int)
    for slip in unclear_slips(election):
        summed[slip.postal_district_id] += slip.letters
    return summed


def _letters(election: Election) -> dict[tuple[Key, bool], int]:
    """Add up the letters by Briefwahlbezirk and whether they came too late."""
    summed: dict[tuple[Key, bool], int] = defaultdict(int)
    rows = standing(PostalLetters.objects.filter(election=election))
    for key, is_late, letters in rows.values_list("postal_district", "is_late", "letters"):
        summed[key, is_late] += letters
    return dict(summed)
