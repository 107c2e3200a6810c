"""The Integrations-Kommissionen of the state in figures: how far they are, never who sits there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.conf import settings

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body
from municipalities.law.body.standing import COMMISSION_STATES, NextStep
from municipalities.law.commission.composition import share
from municipalities.law.commission.duties import CommissionFacts
from municipalities.law.commission.year import MeetingPace, meeting_pace
from municipalities.law.task import Task, TaskState
from municipalities.models import KnownBody, Municipality, Term, User
from municipalities.models.commission.duties import MunicipalityDuties, duties_of
from municipalities.models.commission.facts import CommissionRecord


@dataclass(frozen=True, slots=True)
class Women:
    """Women among the experts; the share is None where it would be about fewer than three."""

    women: int
    experts: int

    @property
    def share(self) -> Fraction | None:
        """The share that may be shown to the state (R-IK-03)."""
        return share(self.women, self.experts)


@dataclass(frozen=True, slots=True)
class CommissionRow:
    """One municipality that has a commission or must form one.

    What is not recorded is None and shown as unknown: a commission that only a source names has
    neither meetings nor reports here, which says nothing about what it did.
    """

    found: MunicipalityDuties
    pace: MeetingPace | None
    reports_missing: tuple[int, ...]

    @property
    def municipality(self) -> Municipality:
        """Whose commission it is."""
        return self.found.municipality

    @property
    def record(self) -> CommissionRecord | None:
        """What the municipality recorded, None if nothing."""
        return self.found.commission

    @property
    def known(self) -> KnownBody | None:
        """The public source that names the commission, where the municipality recorded none.

        Of several it is the newest that gives a reason, else the newest.
        """
        if self.record is not None:
            return None
        said = [one for one in self.found.standing.sources if one.is_stated]
        named = [one for one in said if one.body == KnownBody.Kind.IK] or said
        return next((one for one in named if one.ground or one.reason), next(iter(named), None))

    @property
    def exists(self) -> bool:
        """Whether it was formed, as an act or a source shows."""
        return self.found.standing.existing is Body.IK

    @property
    def is_recorded(self) -> bool:
        """Whether its own record says what it did and what it lacks."""
        return self.formed_on is not None or self.to_form

    @property
    def to_form(self) -> bool:
        """Whether the commission is owed and not formed yet (R-BODY-04)."""
        return self.found.standing.body.next_step is NextStep.FORM_COMMISSION

    @property
    def formed_on(self) -> date | None:
        """The day on which it was formed; None where nobody recorded it."""
        return self.record.formed_on if self.record else None

    @property
    def has_errors(self) -> bool | None:
        """Whether its composition breaks the law; None before it is formed (R-IK-01, R-IK-04)."""
        composed = self.record.composition if self.record and self.formed_on else None
        return composed.has_errors if composed else None

    @property
    def experts(self) -> Women | None:
        """Its experts, None before it is formed."""
        composed = self.record.composition if self.record and self.formed_on else None
        return Women(composed.women, composed.experts) if composed else None

    @property
    def origins(self) -> int | None:
        """How many origins its experts have, None where that would be about fewer than three."""
        composed = self.record.composition if self.record and self.formed_on else None
        if composed is None or share(composed.experts, composed.experts) is None:
            return None
        return composed.origins

    @property
    def last_report(self) -> int | None:
        """The newest year whose report was given."""
        return max(self.record.reports_given, default=None) if self.record else None

    @property
    def missing(self) -> tuple[Task, ...]:
        """What is owed now: everything whose day is not still ahead (R-IK-05)."""
        ahead = {TaskState.OPEN, TaskState.DUE}
        return tuple(one for one in self.found.duties if one.state not in ahead)

    @property
    def lacks_something(self) -> bool | None:
        """Whether it is not formed, made up wrongly, or behind; None where nothing is recorded."""
        if not self.is_recorded:
            return None
        return bool(self.missing) or self.has_errors is True


@dataclass(frozen=True, slots=True)
class CommissionTotals:
    """The commissions of the whole state; all but ``meetings`` and ``women`` count commissions.

    ``recorded`` are those whose work is recorded here. Of the others nobody knows what they lack:
    with none recorded, everything that rests on records is None.
    """

    all: int
    formed: int
    to_form: int
    recorded: int
    with_errors: int | None
    lacking: int | None
    meetings: int | None
    meetings_expected: int | None
    reports_missing: int | None
    women: Women
    women_share: Fraction | None

    @property
    def not_recorded(self) -> int:
        """Commissions of whose work nothing is recorded here."""
        return self.all - self.recorded

    @property
    def not_known(self) -> int:
        """Commissions that had to follow a council and of which nobody knows whether they did.

        Only a Wahlzeit that ended has them: what it required nobody can make good any more.
        """
        return self.all - self.formed - self.to_form


def commission_rows(user: User, term: Term, today: date) -> list[CommissionRow]:
    """Return the municipalities of this person that have or owe a commission (§ 89 HGO; R-IK-01).

    Those that lack something come first. The number of queries does not depend on how many there
    are.
    """
    overrides = dict(settings.LAW_ASSUMPTIONS)
    municipalities = Municipality.objects.seen_by(user)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    rows = [
        _row(found, today, assumptions)
        for found in duties_of(municipalities, term, today=today, overrides=overrides)
        if found.standing.body.state in COMMISSION_STATES
    ]
    return sorted(
        rows, key=lambda row: (row.lacks_something is not True, row.municipality.sort_key)
    )


def commission_totals(rows: Sequence[CommissionRow]) -> CommissionTotals:
    """Add up the commissions of the whole state (R-IK-03, R-IK-05)."""
    formed = [row.experts for row in rows if row.experts is not None]
    recorded = [row for row in rows if row.is_recorded]
    paces = [row.pace for row in rows if row.pace]
    worked = [row for row in rows if row.formed_on is not None]
    return CommissionTotals(
        all=len(rows),
        formed=sum(row.exists for row in rows),
        to_form=sum(row.to_form for row in rows),
        recorded=len(recorded),
        with_errors=sum(row.has_errors is True for row in worked) if worked else None,
        lacking=sum(row.lacks_something is True for row in recorded) if recorded else None,
        meetings=sum(pace.held for pace in paces) if paces else None,
        meetings_expected=sum(pace.expected for pace in paces) if paces else None,
        reports_missing=sum(bool(row.reports_missing) for row in worked) if worked else None,
        women=_sum(formed),
        women_share=women_share(formed),
    )


def women_share(commissions: Sequence[Women]) -> Fraction | None:
    """Return the share of women among all experts, None where it would show fewer than three.

    A reader who subtracts the shares shown for single commissions from the total gets the share of
    the hidden ones together. So that share, too, must be one that may be shown (R-IK-03).
    """
    hidden = [one for one in commissions if one.share is None]
    if hidden and _sum(hidden).share is None:
        return None
    return _sum(commissions).share


def _sum(commissions: Iterable[Women]) -> Women:
    found = list(commissions)
    return Women(sum(one.women for one in found), sum(one.experts for one in found))


def _row(
    found: MunicipalityDuties,
    today: date,
    assumptions: MunicipalityAssumptions,
) -> CommissionRow:
    facts = found.commission.facts() if found.commission else None
    return CommissionRow(
        found=found,
        pace=_pace(facts, today, assumptions) if facts else None,
        reports_missing=tuple(
            duty.by.year
            for duty in found.duties
            if duty.what is DutyKind.GIVE_REPORT and duty.by and duty.by < today
        ),
    )


def _pace(facts: CommissionFacts, today: date, assumptions: MunicipalityAssumptions) -> MeetingPace:
    day = min(today, facts.ends_on)
    return meeting_pace(
        facts.formed_on,
        facts.ends_on,
        facts.meetings_held,
        today,
        year=day.year,
        assumptions=assumptions,
    )
