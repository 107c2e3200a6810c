"""From a unit that is handed over to the facts of its certificate (§ 47 Abs. 2 KWO; R-DIST-03)."""

from __future__ import annotations

from datetime import date

from ballots.models import CountingUnit, HandOver
from reports.actions.issue import election_office
from reports.pdf.result.hand_over import HandOverFacts


def hand_over_facts(unit: CountingUnit, *, today: date) -> HandOverFacts:
    """Return what is certified; before the order is entered the paper is a form to fill in."""
    made = HandOver.objects.filter(unit=unit).select_related("to_unit").first()
    election = unit.election
    return HandOverFacts(
        sender=election_office(election.municipality),
        election_day=election.day,
        unit=str(unit),
        to_unit=str(made.to_unit) if made else "",
        voters=made.voters if made else None,
        electors=made.electors if made else None,
        ordered_on=made.ordered_on if made else None,
        issued_on=made.ordered_on if made else today,
    )
