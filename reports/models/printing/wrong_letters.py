"""Whose printed letter is no longer right: what it said beside what holds today (R-REG-07)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.course.calendar import deadline
from elections.models import Election
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterCorrection
from municipalities.models.statements import Statements
from reports.models.printing.letters import DWELLING_COLUMNS
from reports.models.printing.printing import PrintedPart

_SQL = Statements("reports.models.printing")


class Cause(models.TextChoices):
    """Why a letter is wrong, what weighs most first; who is struck needs no new one."""

    DAY = "day", _("anderer Wahltag, andere Wahlzeit oder andere Antragsfrist")
    UNASSIGNED = "unassigned", _("ohne Wahlbezirk")
    DISTRICT = "district", _("anderer Wahlbezirk")
    ROOM = "room", _("anderer Wahlraum")
    NUMBER = "number", _("andere Nummer")
    ACCESS = "access", _("andere Angabe zur Barrierefreiheit")
    NAME = "name", _("Name berichtigt")
    ADDRESS = "address", _("Anschrift berichtigt")
    DWELLING = "dwelling", _("umgezogen, bleibt im Wahlbezirk")
    STRUCK = "struck", _("gestrichen")
    GONE = "gone", _("nicht mehr im Verzeichnis")


REPLACED = (
    *(Cause.DAY, Cause.DISTRICT, Cause.ROOM, Cause.NUMBER, Cause.ACCESS, Cause.NAME),
    Cause.ADDRESS,
)
"""The causes for which a letter is printed anew.

Whose address was wrong, or whose letter came back, never had it. Who moved inside the municipality
stays in the Wahlbezirk of the letter (§ 9 Abs. 2 KWO); who has no Wahlbezirk must get one first;
who is struck does not vote.
"""


@dataclass(frozen=True, slots=True)
class WrongLetters:
    """The letters of one cause and Wahlbezirk.

    ``said`` and ``holds`` are what the letters say and what holds today, where that is the same for
    all of them: day and hours (today's are the same for everybody), room and address, access.
    ``entries`` are the keys of the persons, where they were asked for.
    """

    cause: Cause
    district: str
    district_now: str
    said: Mapping[str, Any]
    holds: Mapping[str, Any]
    count: int
    entries: Sequence[int] = ()

    @property
    def is_replaced(self) -> bool:
        """Whether these letters can be printed anew."""
        return self.cause in REPLACED


def polling_hours() -> tuple[time, time]:
    """Return from when to when people vote (§ 33 KWO; C-19)."""
    polling = deadline("C-19")
    if polling.at is None or polling.until_at is None:
        raise ValueError("the calendar names no hours")
    return polling.at, polling.until_at


def last_day_to_apply(election: Election) -> date:
    """Return the last day for an application, as the calendar of the election has it (C-16)."""
    return calendar_days(election)["C-16"].on


def wrong_letters(election: Election, *, with_persons: bool = False) -> list[WrongLetters]:
    """Return the letters that say something else than what holds today, by cause and Wahlbezirk.

    Of several letters of one person the newest counts; those of cancelled orders do not.
    """
    opens, closes = polling_hours()
    rows = _SQL.rows(
        "wrong_letters",
        election_id=election.pk,
        day=election.day,
        opens=opens,
        closes=closes,
        apply_until=last_day_to_apply(election),
        with_persons=with_persons,
        corrected=RegisterCorrection.Kind.CHANGED.value,
        dwelling=list(DWELLING_COLUMNS),
    )
    order = {cause.value: place for place, cause in enumerate(Cause)}
    rows.sort(key=lambda row: (order[row[0]], *row[1:3], str(row[3]), str(row[4])))
    today = {"day": election.day, "opens": opens, "closes": closes}
    today["apply_until"] = last_day_to_apply(election)
    return [
        WrongLetters(
            Cause(cause), district, district_now, _facts(said),
            today if cause == Cause.DAY else _facts(holds), *rest,
        )
        for cause, district, district_now, said, holds, *rest in rows
    ]  # fmt: skip


def _facts(kept: Any) -> dict[str, Any]:
    """Return what the statement answered; days and hours are days and hours again."""
    told = dict(json.loads(kept) if isinstance(kept, str) else kept)
    for name in ("day", "apply_until"):
        if name in told:
            told[name] = date.fromisoformat(told[name])
    for name in ("opens", "closes"):
        if name in told:
            told[name] = time.fromisoformat(told[name])
    return told


def count_to_replace(election: Election) -> int:
    """Return how many letters should be printed anew."""
    return sum(found.count for found in wrong_letters(election) if found.is_replaced)


def unknown_letters(election: Election) -> int:
    """Return how many letters nobody can compare: what they say was not kept then."""
    made = PrintedPart.objects.filter(
        part__order__in=election.print_orders.standing().of_letters(), rooms=None
    )
    rows = made.values_list("part__notices", "skipped")
    return sum(notices - len(skipped) for notices, skipped in rows)
