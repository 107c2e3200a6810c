"""A result as the pages show it, be it preliminary, determined or published.

None is unknown and is shown as „unbekannt“ or „noch offen“, never as 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ballots.actions.result.outcome import Outcome
from ballots.models import CandidateResult, Determination, ListResult, Lot, UnitReport
from elections.models import Candidate, Election, Nomination

FEW_LISTS = 4


class Standing(StrEnum):
    """What the result says about one person."""

    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    NOT_PRINTED = "not_printed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """One person of a list; ``votes`` is None where nobody knows them."""

    place: int
    name: str
    votes: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class ShownList:
    """One list: a row of the worked calculation and its people in the order of the result."""

    number: int
    name: str
    full_name: str
    votes: int
    quota: Fraction | None
    whole_seats: int
    majority_seat: int
    remainder_seats: int
    seats: int | None
    vacant: int | None
    persons: tuple[ShownPerson, ...]

    @property
    def elected(self) -> list[ShownPerson]:
        """The persons who take the seats."""
        return [person for person in self.persons if person.standing is Standing.ELECTED]


@dataclass(frozen=True, slots=True)
class ShownLot:
    """A lot: who was tied, who was drawn, and by whom (empty where only the office is named)."""

    between_lists: bool
    tied: tuple[str, ...]
    drawn: tuple[str, ...]
    drawn_on: date
    recorded_by: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class ShownResult:
    """Everything a page says about one result; ``open_seats`` wait for a lot among ``tied``."""

    seats: int
    majority_vote: bool
    persons_determined: bool
    electors: int | None
    voters: int | None
    voters_with_card: int | None
    invalid_ballots: int | None
    valid_ballots: int | None
    valid_votes: int
    lists: tuple[ShownList, ...]
    lots: tuple[ShownLot, ...] = ()
    tied: tuple[str, ...] = ()
    open_seats: int = 0
    sources: tuple[str, ...] = ()
    invented_names: bool = False

    @property
    def has_few_lists(self) -> bool:
        """Whether a page has room for every person of every list at once."""
        return len(self.lists) <= FEW_LISTS


def of_determination(determination: Determination) -> ShownResult:
    """Show a result as the committee determined it (R-CNT-11)."""
    election = determination.election
    persons: dict[int, list[CandidateResult]] = defaultdict(list)
    for person in determination.candidates.select_related("candidate"):
        persons[person.candidate.nomination_id].append(person)
    rows = list(determination.lists.select_related("nomination"))
    people = [person for group in persons.values() for person in group]
    return ShownResult(
        seats=election.seats,
        majority_vote=determination.majority_vote,
        persons_determined=determination.persons_determined,
        electors=determination.electors,
        voters=determination.voters,
        voters_with_card=determination.voters_with_card,
        invalid_ballots=determination.invalid_ballots,
        valid_ballots=_difference(determination.voters, determination.invalid_ballots),
        valid_votes=determination.valid_votes,
        lists=tuple(_list_of_row(row, persons[row.nomination_id], determination) for row in rows),
        lots=_lots(election, determination.votes_sha256),
        sources=_sources(election),
        invented_names=any(person.candidate.invented for person in people),
    )


def _list_of_row(
    row: ListResult, persons: Sequence[CandidateResult], determination: Determination
) -> ShownList:
    places = printed_places(determination.election).get(row.nomination.number, frozenset())

    def standing(person: CandidateResult) -> Standing:
        return standing_of(
            determined=determination.persons_determined,
            elected=person.elected,
            printed=person.candidate.place in places,
        )

    return ShownList(
        number=row.nomination.number,
        name=row.nomination.short_name or row.nomination.name,
        full_name=row.nomination.name,
        votes=row.votes,
        quota=row.quota,
        whole_seats=row.whole_seats,
        majority_seat=row.majority_seats,
        remainder_seats=row.remainder_seats,
        seats=row.seats,
        vacant=row.vacant,
        persons=tuple(
            ShownPerson(
                person.candidate.place, str(person.candidate), person.votes, standing(person)
            )
            for person in persons
        ),
    )


def of_outcome(election: Election, outcome: Outcome) -> ShownResult:
    """Show what the law makes of the reports before anything is determined."""
    reports = list(UnitReport.objects.latest_of(election))
    nominations = list(
        Nomination.objects.filter(election=election)
        .admitted()
        .select_related("election__paper")
        .prefetch_related("candidates")
    )
    voters = _sum([report.voters for report in reports])
    invalid = _sum([report.invalid_ballots for report in reports])
    return ShownResult(
        seats=election.seats,
        majority_vote=outcome.majority_vote,
        persons_determined=outcome.persons_determined,
        electors=election.districts.all().electors(),
        voters=voters,
        voters_with_card=_sum([report.voters_with_card for report in reports]),
        invalid_ballots=invalid,
        valid_ballots=_difference(voters, invalid),
        valid_votes=sum(outcome.totals.lists.values()),
        lists=tuple(_list_of_outcome(entry, outcome, election.seats) for entry in nominations),
        lots=_lots(election, outcome.totals.sha256),
        tied=tuple(tied_names(nominations, outcome).values()),
        open_seats=outcome.lot.open_seats if outcome.lot else 0,
        sources=tuple(sorted({report.source for report in reports})),
        invented_names=any(
            person.invented for entry in nominations for person in entry.candidates.all()
        ),
    )


def _list_of_outcome(nomination: Nomination, outcome: Outcome, seats: int) -> ShownList:
    number = nomination.number
    share = outcome.distribution.shares[number] if outcome.distribution else None
    elected = outcome.elected.get(number, ())
    order = [*elected, *outcome.successors.get(number, ())]
    places = printed_places(nomination.election).get(number, frozenset())

    def shown(person: Candidate) -> ShownPerson:
        standing = standing_of(
            determined=outcome.persons_determined and outcome.lot is None,
            elected=person.place in elected,
            printed=person.place in places,
        )
        votes = outcome.totals.persons.get((number, person.place))
        return ShownPerson(person.place, str(person), votes, standing)

    def rank(person: Candidate) -> tuple[int, int]:
        known = person.place in order
        return (order.index(person.place) if known else len(order), person.place)

    return ShownList(
        number=number,
        name=nomination.short_name or nomination.name,
        full_name=nomination.name,
        votes=outcome.totals.lists[number],
        quota=share.quota if share else None,
        whole_seats=share.whole_seats if share else 0,
        majority_seat=int(share.majority_seat) if share else 0,
        remainder_seats=share.remainder_seats if share else 0,
        seats=share.seats if share else seats,
        vacant=outcome.vacant[number],
        persons=tuple(shown(person) for person in sorted(nomination.candidates.all(), key=rank)),
    )


def printed_places(election: Election) -> dict[int, frozenset[int]]:
    """Return which places of each list stand on the approved paper (R-BAL-02)."""
    return {
        entry["number"]: frozenset(person["place"] for person in entry["candidates"])
        for entry in election.paper.facts["lists"]
    }


def standing_of(*, determined: bool, elected: bool, printed: bool) -> Standing:
    """Return what to say about one person; who was not printed could not get votes (R-BAL-02)."""
    if determined and elected:
        return Standing.ELECTED
    if not printed:
        return Standing.NOT_PRINTED
    return Standing.NOT_ELECTED if determined else Standing.OPEN


def tied_names(nominations: Sequence[Nomination], outcome: Outcome) -> Mapping[int, str]:
    """Return who takes part in the open lot, by list number or by place; empty without a lot."""
    if outcome.lot is None:
        return {}
    if outcome.question == Lot.Question.LISTS:
        names = {entry.number: str(entry) for entry in nominations}
    else:
        names = {person.place: str(person) for person in nominations[0].candidates.all()}
    return {key: names[key] for key in outcome.lot.tied}


def _lots(election: Election, votes_sha256: str) -> tuple[ShownLot, ...]:
    lots = election.lots.filter(votes_sha256=votes_sha256).select_related("recorded_by")
    return tuple(_lot(election, lot) for lot in lots)


def _lot(election: Election, lot: Lot) -> ShownLot:
    between_lists = lot.question == Lot.Question.LISTS
    if between_lists:
        names = {entry.number: str(entry) for entry in election.nominations.admitted()}
    else:
        persons = Candidate.objects.filter(
            nomination__in=election.nominations.admitted(), place__in=lot.tied
        )
        names = {person.place: str(person) for person in persons}
    return ShownLot(
        between_lists=between_lists,
        tied=tuple(names[key] for key in lot.tied),
        drawn=tuple(names[key] for key in lot.drawn),
        drawn_on=lot.drawn_on,
        recorded_by=lot.recorded_by.get_full_name() or lot.recorded_by.get_username(),
        minutes=lot.minutes,
    )


def _sources(election: Election) -> tuple[str, ...]:
    reports = UnitReport.objects.latest_of(election)
    return tuple(sorted(set(reports.values_list("source", flat=True))))


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _difference(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part
