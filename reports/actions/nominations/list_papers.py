"""The papers of one list: what its trust persons and its candidates sign (§§ 11, 12 KWG)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.submission import state_to_print
from elections.law.nominations.states import ListState
from elections.models import Exemption, ListPrint, Nomination, TrustPerson
from elections.models.course.agenda import lists_close
from elections.models.course.windows import calendar_days
from elections.models.nominations.needed import needed_signatures
from municipalities.models.codes import spelled
from reports.actions.issue import election_office
from reports.actions.nominations.facts import (
    group_of,
    is_invented,
    persons_of,
    trust_person_of,
)
from reports.pdf.nominations.assembly import AssemblyFacts, NominatedFacts
from reports.pdf.nominations.consent import ConsentFacts
from reports.pdf.nominations.facts import StateFacts
from reports.pdf.nominations.nomination import NominationPaperFacts

Position = TrustPerson.Position


def nomination_facts(printed: ListPrint) -> NominationPaperFacts:
    """Return the Wahlvorschlag of a printed state, whatever became of the list since (R-LIST-04).

    (§§ 10 to 13 KWG, § 23 KWO; R-LIST-10.) Only enclosures follow what the office decided.
    """
    nomination = printed.nomination
    election = nomination.election
    stated = printed.facts
    needed = needed_signatures(nomination)
    exempt = bool(needed.represented) and not needed.number
    return NominationPaperFacts(
        office=election_office(election.municipality),
        election_day=election.day,
        group=group_of(stated),
        persons=persons_of(stated),
        trust_person=trust_person_of(stated, Position.TRUST),
        deputy=trust_person_of(stated, Position.DEPUTY),
        issued_on=timezone.localdate(printed.printed_at),
        state=StateFacts(spelled(printed.code), entered_at(printed)),
        draft=is_draft(printed),
        signatures_needed=None if needed.represented is None else needed.number,
        represented_in=_represented_in(nomination.exemptions.last()) if exempt else "",
        closes_on=timezone.localdate(lists_close(election)),
        invented_names=is_invented(nomination),
    )


def entered_at(printed: ListPrint) -> str:
    """Return the address under which the office brings a printed state up again."""
    keys = [printed.nomination.election_id, printed.code]
    return f"{settings.SITE_URL}{reverse('elections:printed_list', args=keys)}"


def is_draft(printed: ListPrint) -> bool:
    """Whether a printed state is not the one that the list sent (§ 13 KWG; R-LIST-10)."""
    state = printed.nomination.state()
    if state is ListState.SUBMITTED:
        return bool(printed.facts != state_to_print(printed.nomination))
    return state is ListState.DRAFT


def _represented_in(exemption: Exemption | None) -> str:
    """Name what exempts a group from support signatures (§ 11 KWG; R-LIST-06)."""
    if exemption is None:
        return ""
    seats = (
        (exemption.in_council and not exemption.had_commission, "dem Ausländerbeirat"),
        (exemption.in_landtag, "dem Hessischen Landtag"),
        (exemption.in_bundestag, "dem Deutschen Bundestag"),
    )
    return " und ".join(words for is_held, words in seats if is_held)


def consent_facts(nomination: Nomination, *, today: date) -> ConsentFacts:
    """Return the Zustimmungserklärungen of everybody on a list as it stands (§ 11 Abs. 2 KWG).

    (R-LIST-03, R-ELIG-01.) They are signed before the list is handed in, so they are bound to no
    printed state and are no draft.
    """
    election = nomination.election
    stated = state_to_print(nomination)
    return ConsentFacts(
        office=election_office(election.municipality),
        election_day=election.day,
        group=group_of(stated),
        persons=persons_of(stated),
        resident_since=calendar_days(election)["C-01"].on,
        issued_on=today,
        invented_names=is_invented(nomination),
    )


def assembly_facts(nomination: Nomination, *, today: date) -> AssemblyFacts:
    """Return the Niederschrift of the assembly as far as the list knows it (§ 12 KWG; R-LIST-09).

    Place, day, votes and who chaired stand in no row: they are written by hand.
    """
    election = nomination.election
    stated = state_to_print(nomination)
    return AssemblyFacts(
        office=election_office(election.municipality),
        election_day=election.day,
        group=group_of(stated),
        issued_on=today,
        persons=tuple(
            NominatedFacts(one.place, one.listed)
            for one in persons_of(stated)
            if one.place is not None
        ),
        trust_person=trust_person_of(stated, Position.TRUST),
        deputy=trust_person_of(stated, Position.DEPUTY),
        invented_names=is_invented(nomination),
    )
