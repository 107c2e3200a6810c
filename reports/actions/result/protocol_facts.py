"""The facts of a protocol, gathered from a determination; the PDF itself asks nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from ballots.actions.result.outcome import determined_findings
from ballots.law.assumptions import DEFAULT
from ballots.models import CandidateResult, Determination, ListResult, Lot, UnitReport
from elections.law.course.versions import EDITION
from elections.models import Candidate
from municipalities.law.basis import Assumption, assumptions_of, with_overrides
from municipalities.messages import assumption_text, sentence, spoken
from reports.pdf.result.protocol_facts import (
    AssumptionFacts,
    CandidateFacts,
    ListFacts,
    LotFacts,
    ProtocolFacts,
)

BEARS_ON_THE_RESULT = ("R-BAL-", "R-HEAL-", "R-SEAT-")


def protocol_facts(determination: Determination) -> ProtocolFacts:
    """Return everything that the protocol of one determination says (R-CNT-11).

    The same determination gives the same facts: the protocol is dated by the committee's
    meeting. Legal documents are German whatever language the page is in.
    """
    election = determination.election
    persons = _persons_by_list(determination)
    unknown = None in (determination.voters, determination.invalid_ballots)
    with override("de"):
        return ProtocolFacts(
            municipality=election.municipality.name,
            ags=election.municipality.ags,
            election_day=election.day,
            law_version=determination.law_version,
            rule_version=EDITION,
            issued_on=determination.decided_on,
            seats=election.seats,
            electors=determination.electors,
            voters=determination.voters,
            voters_with_card=determination.voters_with_card,
            invalid_ballots=determination.invalid_ballots,
            valid_ballots=None
            if unknown
            else (determination.voters or 0) - (determination.invalid_ballots or 0),
            valid_votes=determination.valid_votes,
            lists=tuple(
                _list_facts(row, persons.get(row.nomination_id, ()), determination)
                for row in determination.lists.select_related("nomination")
            ),
            majority_vote=determination.majority_vote,
            lots=tuple(_lot_facts(lot, determination) for lot in _lots(determination)),
            meeting_day=determination.decided_on,
            remarks=(*_corrections(determination), *_noticed(determination)),
            assumptions=_assumptions(determination),
            sources=_sources(determination),
            invented_names=Candidate.objects.filter(
                nomination__election=election, invented=True
            ).exists(),
        )


def _persons_by_list(determination: Determination) -> dict[int, tuple[CandidateFacts, ...]]:
    found: dict[int, list[CandidateFacts]] = {}
    rows = CandidateResult.objects.filter(determination=determination).select_related("candidate")
    for row in rows.order_by("candidate__place"):
        person = CandidateFacts(
            place=row.candidate.place,
            name=str(row.candidate),
            votes=row.votes,
            elected=row.elected,
        )
        found.setdefault(row.candidate.nomination_id, []).append(person)
    return {key: tuple(people) for key, people in found.items()}


def _list_facts(
    row: ListResult, persons: tuple[CandidateFacts, ...], determination: Determination
) -> ListFacts:
    return ListFacts(
        number=row.nomination.number,
        name=row.nomination.name,
        short_name=row.nomination.short_name,
        votes=row.votes,
        quota=row.quota,
        whole=row.whole_seats,
        majority=row.majority_seats,
        remainder=row.remainder_seats,
        seats=row.seats,
        vacant=row.vacant,
        candidates=persons,
        elected_open=not determination.persons_determined and row.seats > 0,
    )


def _lots(determination: Determination) -> list[Lot]:
    lots = determination.election.lots.filter(votes_sha256=determination.votes_sha256)
    return list(lots)


def _lot_facts(lot: Lot, determination: Determination) -> LotFacts:
    names = _names_of(lot, determination)
    return LotFacts(
        question=lot.get_question_display(),
        tied=tuple(names[key] for key in lot.tied),
        drawn=tuple(names[key] for key in lot.drawn),
        drawn_on=lot.drawn_on,
        minutes=lot.minutes,
    )


def _names_of(lot: Lot, determination: Determination) -> dict[int, str]:
    """The names behind a lot's numbers: lists, or persons of the single list."""
    if lot.question == Lot.Question.LISTS:
        rows = determination.lists.select_related("nomination")
        return {row.nomination.number: str(row.nomination) for row in rows}
    people = determination.candidates.select_related("candidate")
    return {row.candidate.place: str(row.candidate) for row in people}


def _corrections(determination: Determination) -> tuple[str, ...]:
    """Which reports were corrected before the meeting, and why (R-SEAT-08)."""
    reports = UnitReport.objects.latest_of(determination.election).filter(version__gt=1)
    return tuple(
        _(
            "Die Meldung des Auszählungsbezirks %(unit)s wurde berichtigt (%(version)s. Fassung): "
            "%(reason)s"
        )
        % {"unit": report.unit, "version": report.version, "reason": report.reason}
        for report in reports.select_related("unit")
    )


def _noticed(determination: Determination) -> tuple[str, ...]:
    """What the checks notice about the result: a body that begins too small (R-BODY-09)."""
    return tuple(sentence(found) for found in determined_findings(determination))


def _assumptions(determination: Determination) -> tuple[AssumptionFacts, ...]:
    """The open points that bear on counting and seats, with the value of this election."""
    values = with_overrides(DEFAULT, determination.assumptions)
    return tuple(
        AssumptionFacts(point.rule_id, assumption_text(point.key), _value(point))
        for point in assumptions_of(values)
        if point.rule_id.startswith(BEARS_ON_THE_RESULT)
    )


def _value(point: Assumption) -> str:
    if isinstance(point.value, bool):
        return _("ja") if point.value else _("nein")
    # A stored value is plain text; its word belongs to the choice that it equals.
    chosen = next((choice for choice in point.choices if choice == point.value), point.value)
    return _("Reihenfolge auf der Liste") if chosen == "list_order" else spoken(chosen)


def _sources(determination: Determination) -> tuple[str, ...]:
    reports = UnitReport.objects.latest_of(determination.election)
    return tuple(sorted(set(reports.values_list("source", flat=True))))
