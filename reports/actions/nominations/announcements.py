"""The public announcements of the nomination phase: the call for lists, and the admitted ones."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from elections.law.assumptions import ELECTION_DEFAULTS, OrderBasis
from elections.law.course.phases import Phase
from elections.law.nominations.admission import support_signatures_needed
from elections.models import Candidate, Election, Nomination
from elections.models.course.agenda import committee_meets, lists_close
from elections.models.course.windows import calendar_days
from elections.models.nominations.needed import running_body
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import Body
from reports.actions.issue import election_office
from reports.actions.nominations.facts import FORMS_OF_ADDRESS, hand_in_at
from reports.pdf.nominations.admitted import (
    AdmittedListsFacts,
    AdmittedPersonFacts,
    AnnouncedListFacts,
)
from reports.pdf.nominations.call import ListCallFacts
from reports.pdf.nominations.facts import NO_ADDRESS_FORM

BEFORE_ADMITTED = (Phase.SETUP, Phase.NOMINATION, Phase.CANCELLED)


def list_call_facts(election: Election, *, today: date) -> ListCallFacts:
    """Return the public call for lists (§ 22 KWO; C-02, C-03, R-LIST-06)."""
    office = election_office(election.municipality)
    assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
    return ListCallFacts(
        sender=office,
        election_day=election.day,
        seats=election.seats,
        term_starts_on=election.term.starts_on,
        term_ends_on=election.term.ends_on,
        closes_on=timezone.localdate(lists_close(election)),
        hand_in_at=hand_in_at(office),
        signatures=support_signatures_needed(election.seats, False, assumptions),
        candidates_since=calendar_days(election)["C-01"].on,
        decided_on=committee_meets(election),
        issued_on=today,
        signatures_if_represented=support_signatures_needed(election.seats, True, assumptions),
        had_commission=running_body(election) is Body.IK,
    )


def admitted_lists_facts(election: Election, *, today: date) -> AdmittedListsFacts | None:
    """Return the announcement of the admitted lists (§ 15 Abs. 4 KWG, § 26 KWO; C-08, R-LIST-16).

    None before the admission is closed, and where no list is admitted.
    """
    if election.current_phase in BEFORE_ADMITTED:
        return None
    lists = list(election.nominations.admitted().select_related("decision").order_by("number"))
    if not lists:
        return None
    order = getattr(election, "list_order", None)
    candidates = Candidate.everybody.filter(nomination__in=lists, invented=True)
    return AdmittedListsFacts(
        sender=election_office(election.municipality),
        election_day=election.day,
        seats=election.seats,
        decided_on=max(one.decision.decided_on for one in lists),
        lists=tuple(map(_announced, lists)),
        issued_on=today,
        order_basis=OrderBasis(order.basis) if order else None,
        order_set_on=order.set_on if order else None,
        invented_names=candidates.exists(),
    )


def _announced(nomination: Nomination) -> AnnouncedListFacts:
    return AnnouncedListFacts(
        number=nomination.number,
        name=nomination.name,
        short_name=nomination.short_name,
        persons=tuple(map(_person, nomination.candidates.all())),
    )


def _person(candidate: Candidate) -> AdmittedPersonFacts:
    """Return what is announced of a person: of the birth the year, of the address nothing."""
    return AdmittedPersonFacts(
        place=candidate.place,
        name=candidate.name,
        form_of_address=FORMS_OF_ADDRESS.get(candidate.salutation, NO_ADDRESS_FORM),
        occupation=candidate.occupation,
        birth_year=candidate.birth_date.year if candidate.birth_date else None,
    )
