"""A slip in what was entered of a commission is corrected as long as nothing rests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.commission.composition import COMPOSITION_ERRORS, Composition
from municipalities.law.commission.rules import CommissionRule


class EntryKind(StrEnum):
    """What is entered of a commission and can be corrected (§§ 72, 89 HGO; R-IK-01..06)."""

    FORMATION = "formation"
    MEMBER = "member"
    LEAVING = "leaving"
    CO_CHAIR = "co_chair"
    MEETING = "meeting"
    OUTCOME = "outcome"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Stay:
    """How long ``name`` has a seat: ``until`` is the day of leaving, None while the person sits.

    The day of leaving is free for whoever follows.
    """

    since: date
    until: date | None = None
    name: str = ""

    def covers(self, day: date) -> bool:
        """Whether the seat is taken on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting that was held: who came, and the members of its day ``before`` and ``after``."""

    day: date
    present: int
    before: int
    after: int


def check_not_reported(years: Collection[int], given: Mapping[int, date]) -> None:
    """Refuse to change what a report was given on (§ 89 Abs. 4 HGO; R-IK-05).

    ``given`` maps the years of the reports to the days on which they were given. Raises
    RuleViolation RESTS_REPORT with the first of ``years`` among them.
    """
    if reported := sorted(set(years) & set(given)):
        year = reported[0]
        raise RuleViolation(
            CommissionRule.RESTS_REPORT,
            Norm(Statute.HGO, "89", 4),
            "R-IK-05",
            year=year,
            given_on=given[year],
        )


def check_seat_free(seats: int, before: Stay | None, after: Stay, others: Sequence[Stay]) -> None:
    """Refuse a longer stay where somebody else had the last seat meanwhile (§ 72 HGO; R-IK-06).

    ``others`` are all further stays of the same kind of member, for which there are ``seats``;
    ``before`` is the stay as it was entered, None for one that is new. Raises RuleViolation
    RESTS_SUCCESSOR with the first day on which there would be one member too many.
    """
    for day in _added(before, after, others):
        there = [other for other in others if other.covers(day)]
        if len(there) >= seats:
            newest = max(there, key=lambda other: other.since, default=None)
            raise RuleViolation(
                CommissionRule.RESTS_SUCCESSOR,
                Norm(Statute.HGO, "72"),
                "R-IK-06",
                day=day,
                seats=seats,
                name=newest.name if newest else "",
            )


def _added(before: Stay | None, after: Stay, others: Sequence[Stay]) -> Iterator[date]:
    """Yield the days from which on somebody more sits, as far as ``after`` is longer."""
    begins = {after.since, *(other.since for other in others)}
    if before is not None and before.until is not None:
        begins.add(before.until)
    for day in sorted(begins):
        if after.covers(day) and not (before is not None and before.covers(day)):
            yield day


def check_attended(meetings: Sequence[Attended]) -> None:
    """Refuse what leaves a meeting with more people than members (§ 89 Abs. 3 HGO; R-IK-05).

    A meeting that did not fit before is no reason. Raises RuleViolation RESTS_ATTENDANCE.
    """
    for meeting in meetings:
        if meeting.after < min(meeting.present, meeting.before):
            raise RuleViolation(
                CommissionRule.RESTS_ATTENDANCE,
                Norm(Statute.HGO, "89", 3),
                "R-IK-05",
                day=meeting.day,
                present=meeting.present,
                members=meeting.after,
            )


def check_formed_on(day: date, composition: Composition) -> None:
    """Refuse a day on which the commission could not be formed (§ 89 Abs. 1 HGO; R-IK-01).

    ``composition`` is that of ``day``. Raises RuleViolation NOT_COMPLETE_ON_DAY with its findings.
    """
    if composition.has_errors:
        raise RuleViolation(
            CommissionRule.NOT_COMPLETE_ON_DAY,
            Norm(Statute.HGO, "89", 1),
            "R-IK-01",
            day=day,
            findings=[found for found in composition.findings if found.rule in COMPOSITION_ERRORS],
        )
