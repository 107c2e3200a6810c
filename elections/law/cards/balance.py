"""The Wahlbriefe of an election: how many came in, and what became of every Wahlschein (R-WS-08).

issued = accepted + rejected + late + not returned + invalid. A rejected letter with a Wahlschein
that was declared invalid counts among the invalid ones only. Counted are letters, never senders.
What nobody has counted yet is None: unknown, and not nought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from elections.law.cards.issuing import PostalRejection
from elections.law.cards.rules import LetterRule
from elections.law.course.phases import Phase
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute

BOARD_GROUNDS = tuple(ground for ground in PostalRejection if ground is not PostalRejection.LATE)
"""Why a postal board rejects a letter; what comes too late never reaches it (R-WS-08)."""

COUNTED = (Phase.DETERMINED, Phase.PUBLISHED)
"""From here on the numbers of an election are final."""

_LETTERS, _DUE = Norm(Statute.KWO, "53"), Norm(Statute.KWG, "19")


@dataclass(frozen=True, slots=True)
class PostalCounts:
    """What is counted of one Briefwahlbezirk, or of a whole election.

    ``issued`` and ``invalid`` are Wahlscheine, and the invalid ones are among the issued.
    ``received`` came in time; ``accepted`` and ``rejected`` are decisions of the board, without
    the late ones. ``with_invalid_card`` of the rejected held a Wahlschein that is counted as
    invalid already. ``unclear`` of the letters were counted when they were due on another day, so
    that nobody knows any more whether they came in time. None is what nobody has counted yet, and
    what two counts that contradict each other leave unknown.
    """

    issued: int
    invalid: int
    received: int | None = None
    late: int | None = None
    accepted: int | None = None
    rejected: int | None = None
    with_invalid_card: int | None = None
    unclear: int = 0

    @property
    def is_concerned(self) -> bool:
        """Whether there is anything to count: Wahlscheine, letters or a decision."""
        return bool(self.issued) or (self.received, self.late, self.accepted) != (None, None, None)

    @property
    def is_nought(self) -> bool:
        """Whether nothing was issued, came in or was decided, as far as anybody counted."""
        return not any((self.issued, self.received, self.late, self.accepted, self.rejected))

    @property
    def valid(self) -> int:
        """How many Wahlscheine are valid."""
        return self.issued - self.invalid

    @property
    def decided(self) -> int | None:
        """Letters that the board has accepted or rejected."""
        if self.accepted is None or self.rejected is None:
            return None
        return self.accepted + self.rejected

    @property
    def rejected_otherwise(self) -> int | None:
        """Rejected letters whose Wahlschein is not counted among the invalid ones."""
        if self.rejected is None or self.with_invalid_card is None:
            return None
        return self.rejected - self.with_invalid_card

    @property
    def decided_too_many(self) -> bool:
        """Whether the board decided on more letters than came in."""
        return None not in (self.received, self.decided) and self.undecided is None

    @property
    def undecided(self) -> int | None:
        """Letters in time that the board has neither accepted nor rejected."""
        if self.received is None or self.decided is None:
            return None
        return _left(self.received, self.decided)

    @property
    def not_returned(self) -> int | None:
        """Valid Wahlscheine that came back in no letter, neither in time nor late.

        Where more letters came than there are valid cards, one of the numbers is wrong, or a letter
        holds none: then nobody knows.
        """
        if self.received is None or self.late is None or self.with_invalid_card is None:
            return None
        return _left(self.valid, self.received - self.with_invalid_card + self.late)


@dataclass(frozen=True, slots=True)
class PostalBalance:
    """The counts of every Briefwahlbezirk by its key, and of all together, with what is noticed.

    The key None stands for whatever belongs to no Briefwahlbezirk. ``not_returned`` is None as long
    as it is unknown for one of them.
    """

    districts: Mapping[int | None, PostalCounts]
    total: PostalCounts
    not_returned: int | None
    findings: Mapping[int | None, tuple[Finding, ...]]

    @property
    def is_settled(self) -> bool:
        """Whether every Wahlschein is accounted for and nothing is noticed."""
        known = self.not_returned is not None and self.total.undecided == 0
        return known and not any(self.findings.values())


def balance(districts: Mapping[int | None, PostalCounts]) -> PostalBalance:
    """Add up the postal vote of an election and notice what cannot be (R-WS-08, R-CAST-06).

    What came in is added up as far as it is known; a decision only when every board with letters
    or Wahlscheine has decided.
    """
    concerned = [one for one in districts.values() if one.is_concerned]
    total = PostalCounts(
        issued=sum(one.issued for one in concerned),
        invalid=sum(one.invalid for one in concerned),
        received=_so_far(one.received for one in concerned),
        late=_so_far(one.late for one in concerned),
        accepted=_all(one.accepted for one in concerned),
        rejected=_all(one.rejected for one in concerned),
        with_invalid_card=_all(one.with_invalid_card for one in concerned),
        unclear=sum(one.unclear for one in concerned),
    )
    return PostalBalance(
        districts=dict(districts),
        total=total,
        not_returned=_all(one.not_returned for one in concerned),
        findings={key: tuple(noticed(one)) for key, one in districts.items()},
    )


def noticed(counts: PostalCounts) -> Iterable[Finding]:
    """Yield what cannot be: more decided than came in, more letters than cards (R-WS-08, C-20).

    Nothing is refused: which of the numbers is wrong, only a person can say.
    """
    if counts.decided_too_many:
        facts = {"decided": counts.decided, "received": counts.received}
        yield Finding(LetterRule.MORE_DECIDED_THAN_RECEIVED, _LETTERS, "R-WS-08", facts)
    came = (counts.received or 0) + (counts.late or 0) - (counts.with_invalid_card or 0)
    if came > counts.valid:
        facts = {"letters": came, "cards": counts.valid}
        yield Finding(LetterRule.MORE_LETTERS_THAN_CARDS, _LETTERS, "R-WS-08", facts)
    if (counts.with_invalid_card or 0) > counts.invalid:
        facts = {"letters": counts.with_invalid_card, "cards": counts.invalid}
        yield Finding(LetterRule.MORE_INVALID_THAN_CARDS, _LETTERS, "R-WS-08", facts)
    if counts.unclear:
        yield Finding(
            LetterRule.CLASSED_BY_ANOTHER_DAY, _DUE, "R-CAST-06", {"letters": counts.unclear}
        )


def is_late(received_on: date, *, after_the_hour: bool, due_on: date) -> bool:
    """Return whether letters of a day came too late (§ 19 KWG; C-20, R-CAST-06).

    ``after_the_hour`` says that they came on the day itself, after the hour. Raises RuleViolation
    where that is said of an earlier day.
    """
    if after_the_hour and received_on < due_on:
        raise RuleViolation(LetterRule.LATE_BEFORE_THE_DAY, _DUE, "R-CAST-06", day=due_on)
    return received_on > due_on or after_the_hour


def check_hour_has_come(*, after_the_hour: bool, now: datetime, due: datetime) -> None:
    """Refuse letters „after the hour“ as long as it has not struck (§ 19 KWG; C-20, R-CAST-06)."""
    if after_the_hour and now < due:
        raise RuleViolation(LetterRule.LATE_BEFORE_THE_HOUR, _DUE, "R-CAST-06", at=due)


def check_board_meets(today: date, election_day: date) -> None:
    """Refuse a decision of a postal board before the election day (§ 53 KWO; R-WS-08)."""
    if today < election_day:
        raise RuleViolation(
            LetterRule.DECIDED_BEFORE_THE_DAY, _LETTERS, "R-WS-08", day=election_day
        )


def is_unclear(received_on: date, *, late: bool, due_on: date, moved_since: bool) -> bool:
    """Return whether letters may be in time or late, now that they are due on ``due_on`` (C-20).

    ``late`` is how they were counted; ``moved_since`` says that the appointment was moved by hand
    after that. On the very day its hour decides, and that was asked for another day.
    """
    if received_on == due_on:
        return moved_since
    return late != (received_on > due_on)


def check_received(received_on: date, first_issued_on: date | None) -> None:
    """Refuse letters of a day on which nobody had a Wahlschein yet (R-WS-08)."""
    if first_issued_on is None or received_on < first_issued_on:
        raise RuleViolation(LetterRule.BEFORE_THE_FIRST_CARD, _LETTERS, "R-WS-08")


def check_open(phase: Phase) -> None:
    """Refuse to change a number once the result is determined (R-WS-08)."""
    if phase in COUNTED:
        raise RuleViolation(LetterRule.COUNT_FINAL, _LETTERS, "R-WS-08")


def check_decision(rejected: Mapping[PostalRejection, int], with_invalid_card: int) -> None:
    """Refuse a decision that contradicts itself (R-WS-08).

    A letter with an invalid Wahlschein is rejected because it holds no valid one. Raises ValueError
    for a ground that no board has.
    """
    if not rejected.keys() <= set(BOARD_GROUNDS):
        raise ValueError("late letters are counted when they come in")
    if with_invalid_card > rejected.get(PostalRejection.NO_VALID_CARD, 0):
        raise RuleViolation(LetterRule.TOO_MANY_INVALID_CARDS, _LETTERS, "R-WS-08")


def check_unchanged(seen: int, written: int) -> None:
    """Refuse when something was written down since the page was read (R-WS-08).

    Both are how many rows there were. So a button pressed twice counts no letter twice.
    """
    if seen != written:
        raise RuleViolation(LetterRule.CHANGED_MEANWHILE, _LETTERS, "R-WS-08")


def _left(whole: int, part: int) -> int | None:
    """Return what is left; None where more is gone than there was: no count is below nought."""
    return whole - part if part <= whole else None


Counts = Iterable[int | None]


def _so_far(counts: Counts) -> int | None:
    return _summed(counts, enough=any)


def _all(counts: Counts) -> int | None:
    return _summed(counts, enough=all)


def _summed(counts: Counts, *, enough: Callable[[Iterable[bool]], bool]) -> int | None:
    """Add up what is known, if any or all of it is; nothing to count is unknown as well."""
    given = list(counts)
    known = [count for count in given if count is not None]
    return sum(known) if known and enough(count is not None for count in given) else None
