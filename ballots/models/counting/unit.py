"""What the counting boards report: one report per unit, and each correction as a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from ballots.law.counting.report import ReportValues
from elections.models import Candidate, District, Election, Nomination
from municipalities.models import User


class CountingUnitQuerySet(models.QuerySet["CountingUnit"]):
    """Questions about counting units."""

    def counting(self) -> Self:
        """The units that count: those that were not handed over to another one."""
        return self.filter(hand_over=None)

    def awaited(self) -> Self:
        """The units whose report is missing: none yet, or none since they took another one over."""
        newest = self.counting().annotate(
            newest=Max("reports__version"), overtaken=Max("taken_over__version")
        )
        return newest.filter(Q(newest=None) | Q(overtaken__gte=F("newest")))

    def locked(self, unit_id: int) -> CountingUnit:
        """Return one unit, locked until the caller's transaction ends, with its election held.

        Reports of other units may be written meanwhile; what concerns several units locks the
        election (docs/decisions/0024). Raises DoesNotExist of either.
        """
        Election.objects.filter(units=unit_id).held()
        # A statement of its own: it sees the election as it stands now that it is held.
        around = self.select_related("election__municipality", "hand_over")
        return around.select_for_update(of=("self",)).get(pk=unit_id)


class CountingUnit(models.Model):
    """A unit that is counted together (Auszählungsbezirk): one or more Wahlbezirke."""

    class Kind(models.TextChoices):
        """Where the ballots of the unit come from."""

        BALLOT_BOX = "box", _("Urne")
        POSTAL = "postal", _("Brief")
        JOINT = "joint", _("gemeinsam")

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="units")
    number = models.CharField(_("Nummer"), max_length=20)
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    districts = models.ManyToManyField(District, related_name="+")

    objects = CountingUnitQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="unit_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class HandOver(models.Model):
    """A unit with few voters that another one counts, with its certificate (§ 47 Abs. 2 KWO).

    ``voters`` and ``electors`` are those of the certificate (R-DIST-03). ``version`` is that of the
    newest report of ``to_unit`` by then, 0 for none: what it reported holds not yet these ballots.
    ``kind_before`` is what ``to_unit`` counted until then. The row goes when the order is taken
    back; the log keeps both.
    """

    unit = models.OneToOneField(CountingUnit, on_delete=models.PROTECT, related_name="hand_over")
    to_unit = models.ForeignKey(CountingUnit, on_delete=models.PROTECT, related_name="taken_over")
    voters = models.PositiveIntegerField(_("Wählende nach der Bescheinigung"))
    electors = models.PositiveIntegerField(_("Wahlberechtigte nach der Bescheinigung"), null=True)
    ordered_on = models.DateField(_("Angeordnet am"))
    version = models.PositiveSmallIntegerField()
    kind_before = models.CharField(max_length=10, choices=CountingUnit.Kind)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.unit} → {self.to_unit}"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What one unit took over: voters by their certificates, and the B that follows from that.

    ``expected`` is B of its report at the newest order with what was handed over since; None where
    it had not reported by then or did not say.
    """

    voters: int
    expected: int | None


def taken_over_in(election: Election) -> dict[int, TakenOver]:
    """Return what each unit of an election took over, by its key (§ 47 Abs. 2 KWO; R-DIST-03)."""
    orders: dict[int, list[HandOver]] = defaultdict(list)
    for order in HandOver.objects.filter(to_unit__election=election):
        orders[order.to_unit_id].append(order)
    if not orders:
        return {}
    newest = {key: max(order.version for order in rows) for key, rows in orders.items()}
    before = {
        (key, version): voters
        for key, version, voters in UnitReport.objects.filter(unit__in=orders).values_list(
            "unit", "version", "voters"
        )
    }
    found = {}
    for key, rows in orders.items():
        base = before.get((key, newest[key]))
        since = sum(order.voters for order in rows if order.version == newest[key])
        found[key] = TakenOver(
            voters=sum(order.voters for order in rows),
            expected=None if base is None else base + since,
        )
    return found


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    """Questions about reports."""

    def latest_of(self, election: Election) -> Self:
        """The valid report of each unit that counts: the one with the highest version."""
        newest = (
            UnitReport.objects.filter(unit=OuterRef("unit")).order_by("-version").values("pk")[:1]
        )
        return self.filter(unit__election=election, unit__hand_over=None, pk=Subquery(newest))


def units_of(district: District) -> int:
    """Count the units in which the votes of a Wahlbezirk are counted."""
    return CountingUnit.objects.counting().filter(districts=district).count()


class UnitReport(models.Model):
    """Values of one unit: B, B1, C and D of R-CODE-01; unknown stays empty."""

    unit = models.ForeignKey(CountingUnit, on_delete=models.PROTECT, related_name="reports")
    version = models.PositiveSmallIntegerField()
    voters = models.PositiveIntegerField(_("B: Wählerinnen und Wähler"), null=True)
    voters_with_card = models.PositiveIntegerField(_("B1: davon mit Wahlschein"), null=True)
    invalid_ballots = models.PositiveIntegerField(_("C: ungültige Stimmzettel"), null=True)
    valid_votes = models.PositiveIntegerField(_("D: gültige Stimmen"))
    source = models.CharField(_("Grundlage"), max_length=500)
    reason = models.CharField(_("Grund der Berichtigung"), max_length=500, blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = UnitReportQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "version"], name="report_version_once"),
            models.CheckConstraint(
                condition=Q(invalid_ballots__lte=F("voters")), name="no_more_invalid_than_voters"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.version}. Fassung)"

    def values(self) -> ReportValues:
        """Return what the board reported; the figures of the register are not stored here."""
        (found,) = reported([self], self.unit.election.seats)
        return found


class ListVotes(models.Model):
    """Valid votes of one list in one report (D_l)."""

    report = models.ForeignKey(UnitReport, on_delete=models.PROTECT, related_name="list_votes")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="+")
    votes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "nomination"], name="list_votes_once")
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.votes}"


class CandidateVotes(models.Model):
    """Valid votes of one person in one report (D_lk); without a row they are unknown."""

    report = models.ForeignKey(UnitReport, on_delete=models.PROTECT, related_name="candidate_votes")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    votes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "candidate"], name="candidate_votes_once")
        ]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"


def reported(reports: Iterable[UnitReport], seats: int) -> list[ReportValues]:
    """Return the values of several reports of one election, in two queries whatever their number.

    ``seats`` is S. Unknown stays unknown: a person without a row has no key.
    """
    rows = list(reports)
    lists: dict[int, dict[int, int]] = defaultdict(dict)
    for report, number, votes in ListVotes.objects.filter(report__in=rows).values_list(
        "report", "nomination__number", "votes"
    ):
        lists[report][number] = votes
    persons: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for report, number, place, votes in CandidateVotes.objects.filter(report__in=rows).values_list(
        "report", "candidate__nomination__number", "candidate__place", "votes"
    ):
        persons[report][number, place] = votes
    return [
        ReportValues(
            seats=seats,
            voters=row.voters,
            voters_with_card=row.voters_with_card,
            invalid_ballots=row.invalid_ballots,
            valid_votes=row.valid_votes,
            list_votes=lists[row.pk],
            candidate_votes=persons[row.pk],
        )
        for row in rows
    ]
