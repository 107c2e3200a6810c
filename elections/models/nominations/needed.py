"""How many support signatures a list needs, and which body sat in the running Wahlzeit."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.nominations.admission import is_represented, support_signatures_needed
from elections.models.course.election import Election
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.papers import Exemption
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import Body
from municipalities.models import GremiumDecision, Municipality, Term
from municipalities.models.body.standing import standings


@dataclass(frozen=True, slots=True)
class NeededSignatures:
    """How many electors must sign; ``represented`` is None while nobody decided on it.

    ``number`` then is that of a group that has to bring all of them.
    """

    represented: bool | None
    number: int


def needed_signatures(nomination: Nomination) -> NeededSignatures:
    """Return how many support signatures a list needs (§ 11 KWG; R-LIST-06)."""
    election = nomination.election
    represented = represented_by(nomination.exemptions.last())
    assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
    number = support_signatures_needed(election.seats, bool(represented), assumptions)
    return NeededSignatures(represented, number)


def represented_by(exemption: Exemption | None) -> bool | None:
    """Whether a group is represented as the office decided, None without decision (R-LIST-06)."""
    if exemption is None:
        return None
    return is_represented(
        in_council=exemption.in_council,
        in_landtag=exemption.in_landtag,
        in_bundestag=exemption.in_bundestag,
        had_commission=exemption.had_commission,
    )


def running_body(election: Election) -> Body | None:
    """Return the body of the Wahlzeit that runs on the election day; None where nobody knows.

    (R-LIST-06.) What acts and sources of that Wahlzeit show counts; where they show neither, a
    resolution of the council for a commission does: then no council was elected.
    """
    day = election.day
    term = Term.objects.filter(starts_on__lte=day, ends_on__gte=day).first()
    if term is None:
        return None
    place = Municipality.objects.filter(pk=election.municipality_id)
    (row,) = standings(place, term, today=day, overrides=dict(settings.LAW_ASSUMPTIONS))
    if row.existing is not None:
        return row.existing
    decided = GremiumDecision.objects.filter(municipality=election.municipality_id, term=term)
    newest = decided.order_by("-pk").first()
    return Body.IK if newest is not None and newest.body == Body.IK else None
