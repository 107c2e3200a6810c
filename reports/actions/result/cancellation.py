"""An election that does not take place: decided, announced, reported in one act (R-BODY-11)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from elections.actions.course.phases import cancel_election
from elections.models import Election, Nomination
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import commission_owed, owes_body
from municipalities.models import BodyEvent, BodyEventKind, User
from municipalities.models.body.standing import count_for
from reports.actions.issue import authority_of, election_office, issue
from reports.models import Document
from reports.pdf.result.cancellation import (
    AdmittedListFacts,
    CancellationFacts,
    CancellationNoticeFacts,
    render_cancellation,
    render_cancellation_notice,
)


@transaction.atomic
def cancel_and_announce(
    election_id: int, *, decided_on: date, today: date, actor: User
) -> Election:
    """Cancel the election, issue its announcement and the notice to the supervisory authority.

    (§ 86 Abs. 1 Satz 3, 5 HGO, § 86a KWO analog; R-BODY-08, R-BODY-10, R-BODY-11.) From then on
    the municipality owes a commission; that follows from the cancelled election itself.

    Raises RuleViolation as ``cancel_election`` does.
    """
    election = cancel_election(election_id, decided_on=decided_on, actor=actor)
    announcement = cancellation_facts(election, decided_on=decided_on, today=today)
    about = _about(election)
    content = render_cancellation(announcement)
    issue(Document.Kind.CANCELLATION, about, announcement, content, file=election, actor=actor)
    count = count_for(election.municipality, election.term)
    notice = CancellationNoticeFacts(
        announcement=announcement,
        ags=election.municipality.ags,
        authority=authority_of(election.municipality),
        issued_on=today,
        foreign_residents=count.foreign_residents if count else None,
        residents_as_of=count.as_of if count else None,
    )
    content = render_cancellation_notice(notice)
    issue(Document.Kind.CANCELLATION_NOTICE, about, notice, content, file=election, actor=actor)
    return election


def _about(election: Election) -> str:
    """Name this cancellation: after the admission was opened again there may be another one."""
    rows = BodyEvent.objects.filter(election_key=election.pk, kind=BodyEventKind.ELECTION_CANCELLED)
    times = rows.count()
    return f"election:{election.pk}" + (f":{times}" if times > 1 else "")


def cancellation_facts(election: Election, *, decided_on: date, today: date) -> CancellationFacts:
    """Return what the announcement of a cancelled election says (R-BODY-08, R-BODY-11)."""
    count = count_for(election.municipality, election.term)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, dict(settings.LAW_ASSUMPTIONS))
    return CancellationFacts(
        sender=election_office(election.municipality),
        election_day=election.day,
        seats=election.seats,
        submitted=election.nominations.count(),
        lists=tuple(
            AdmittedListFacts(entry.number, entry.name, entry.candidates.count())
            for entry in Nomination.objects.filter(election=election).admitted()
        ),
        decided_on=decided_on,
        term_starts_on=election.term.starts_on,
        term_ends_on=election.term.ends_on,
        issued_on=today,
        commission_owed=commission_owed(
            owes_body(count.foreign_residents if count else None), assumptions
        ),
    )
