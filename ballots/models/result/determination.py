"""The determined result: a row per determination, never changed afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from fractions import Fraction

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.law.result.result import (
    DrawnLot,
    ElectionFacts,
    LotQuestion,
    Result,
    ResultList,
    ResultPerson,
)
from ballots.law.result.standing import persons_known, standing_of
from ballots.models.counting.unit import UnitReport
from elections.models import Candidate, Election, Nomination
from municipalities.models import User


class Lot(models.Model):
    """A lot as the Wahlleitung drew it, with its minutes (R-SEAT-03, R-SEAT-07).

    ``tied`` and ``drawn`` are list numbers, or places of the single list in a Mehrheitswahl;
    ``drawn`` is in the order of drawing. The lot belongs to the votes it was drawn on
    (``votes_sha256``): when the count changes, it no longer counts. A slip in recording it is
    corrected by a further row with its ``reason``; the newest holds.
    """

    QUESTIONS = (
        (LotQuestion.LISTS.value, _("Sitz zwischen Listen mit gleichem Bruchteil")),
        (LotQuestion.PERSONS.value, _("Sitz zwischen Personen mit gleicher Stimmenzahl")),
    )

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="lots")
    question = models.CharField(max_length=10, choices=QUESTIONS)
    tied = ArrayField(models.PositiveSmallIntegerField())
    drawn = ArrayField(models.PositiveSmallIntegerField())
    votes_sha256 = models.CharField(max_length=64)
    drawn_on = models.DateField(_("Gezogen am"))
    minutes = models.CharField(_("Niederschrift über das Los"), max_length=1000)
    reason = models.CharField(_("Grund der Berichtigung"), max_length=300, default="")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Los: {self.drawn}"

    def drawn_lot(self) -> DrawnLot:
        """Return the lot as a result names it."""
        return DrawnLot(
            question=LotQuestion(self.question),
            tied=tuple(self.tied),
            drawn=tuple(self.drawn),
            drawn_on=self.drawn_on,
            recorded_by=self.recorded_by.get_full_name() or self.recorded_by.get_username(),
            minutes=self.minutes,
        )


class Determination(models.Model):
    """The result as the Wahlausschuss determined it (§ 54 Abs. 2 KWO; R-CNT-11)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="determinations")
    version = models.PositiveSmallIntegerField()
    decided_on = models.DateField(_("Sitzung des Wahlausschusses"))
    law_version = models.CharField(max_length=10)
    assumptions = models.JSONField(default=dict)
    majority_vote = models.BooleanField()
    electors = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    voters_with_card = models.PositiveIntegerField(null=True)
    invalid_ballots = models.PositiveIntegerField(null=True)
    valid_votes = models.PositiveIntegerField()
    votes_sha256 = models.CharField(max_length=64)
    # False: some persons' votes are unknown, so who is elected on their list stays open.
    persons_determined = models.BooleanField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        get_latest_by = "version"
        constraints = [
            models.UniqueConstraint(fields=["election", "version"], name="determination_once")
        ]

    def __str__(self) -> str:
        return f"Feststellung {self.version}: {self.election}"

    def result(self) -> Result:
        """Return what was determined, from the rows alone (R-CNT-11)."""
        election = self.election
        people: dict[int, list[CandidateResult]] = defaultdict(list)
        for person in self.candidates.select_related("candidate"):
            people[person.candidate.nomination_id].append(person)
        paper = election.paper.paper()
        return Result(
            election=election_facts(election, self.law_version),
            version=self.version,
            decided_on=self.decided_on,
            majority_vote=self.majority_vote,
            persons_determined=self.persons_determined,
            electors=self.electors,
            voters=self.voters,
            voters_with_card=self.voters_with_card,
            invalid_ballots=self.invalid_ballots,
            valid_votes=self.valid_votes,
            lists=tuple(
                row.result_list(
                    people[row.nomination_id],
                    printed=paper.places_of(row.nomination.number),
                    everywhere=self.persons_determined,
                )
                for row in self.lists.select_related("nomination")
            ),
            lots=lots_drawn_on(election, self.votes_sha256),
            sources=sources_of(election),
            invented_names=invented_names_in(election),
        )


def lots_drawn_on(election: Election, votes_sha256: str) -> tuple[DrawnLot, ...]:
    """Return the lots that hold for these votes, the newest of each question (R-SEAT-03)."""
    rows = election.lots.filter(votes_sha256=votes_sha256).select_related("recorded_by")
    newest = {lot.question: lot for lot in rows}
    return tuple(lot.drawn_lot() for lot in newest.values())


def election_facts(election: Election, law_version: str) -> ElectionFacts:
    """Return which election a result is of."""
    municipality = election.municipality
    return ElectionFacts(
        ags=municipality.ags,
        municipality=municipality.short_name,
        kreis=municipality.kreis.name,
        day=election.day,
        seats=election.seats,
        law_version=law_version,
    )


def sources_of(election: Election) -> tuple[str, ...]:
    """Return the sources of the valid reports of an election, each once."""
    reports = UnitReport.objects.latest_of(election)
    return tuple(sorted(set(reports.values_list("source", flat=True))))


def invented_names_in(election: Election) -> bool:
    """Whether somebody on a list exists for the demonstration only."""
    return Candidate.objects.filter(nomination__election=election, invented=True).exists()


class ListResult(models.Model):
    """One row of the worked calculation (R-SEAT-02..05)."""

    determination = models.ForeignKey(Determination, on_delete=models.PROTECT, related_name="lists")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="results")
    votes = models.PositiveIntegerField()
    quota_numerator = models.PositiveBigIntegerField(null=True)
    quota_denominator = models.PositiveBigIntegerField(null=True)
    whole_seats = models.PositiveSmallIntegerField()
    majority_seats = models.PositiveSmallIntegerField()
    remainder_seats = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    vacant = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["nomination__number"]
        constraints = [
            models.UniqueConstraint(fields=["determination", "nomination"], name="list_result_once")
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.seats}"

    @property
    def quota(self) -> Fraction | None:
        """The exact share of the seats; None in a Mehrheitswahl, which has no quota."""
        if self.quota_numerator is None or self.quota_denominator is None:
            return None
        return Fraction(self.quota_numerator, self.quota_denominator)

    def result_list(
        self, people: Sequence[CandidateResult], *, printed: Collection[int], everywhere: bool
    ) -> ResultList:
        """Return the row with its ``people``; ``printed`` are the places on the paper.

        ``everywhere`` says that the persons of all lists are determined.
        """
        determined = persons_known(
            everywhere=everywhere,
            seats=self.seats,
            elected=any(person.elected for person in people),
        )
        return ResultList(
            votes=self.votes,
            quota=self.quota,
            whole_seats=self.whole_seats,
            majority_seats=self.majority_seats,
            remainder_seats=self.remainder_seats,
            number=self.nomination.number,
            name=self.nomination.name,
            short_name=self.nomination.short_name,
            known_in_full=self.nomination.known_in_full,
            vacant=self.vacant,
            candidates=tuple(
                person.result_person(
                    printed=person.candidate.place in printed, determined=determined
                )
                for person in people
            ),
            persons_determined=determined,
        )


class CandidateResult(models.Model):
    """Votes of one person and whether the person is elected; ``order`` counts from 1.

    ``order`` is the order of election, then of succession; empty where it stays open.
    """

    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, related_name="candidates"
    )
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="results")
    votes = models.PositiveIntegerField(null=True)
    elected = models.BooleanField()
    order = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["candidate__nomination__number", "order", "candidate__place"]
        constraints = [
            models.UniqueConstraint(
                fields=["determination", "candidate"], name="candidate_result_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"

    def result_person(self, *, printed: bool, determined: bool) -> ResultPerson:
        """Return the person as a result names them."""
        return ResultPerson(
            place=self.candidate.place,
            name=str(self.candidate),
            votes=self.votes,
            printed=printed,
            standing=standing_of(determined=determined, elected=self.elected, printed=printed),
            order=self.order,
        )
