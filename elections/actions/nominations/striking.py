"""Single persons are struck by the committee, and come back with a decision that is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from elections.actions.nominations.placing import move, places_of
from elections.law.nominations.places import places_after_removal, places_after_return
from elections.law.nominations.rules import NominationRule
from elections.models import Candidate, Nomination, PersonStrike
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import User


def strike(
    nomination: Nomination, reasons: Mapping[int, str], *, struck_on: date, actor: User
) -> None:
    """Strike the persons whose keys ``reasons`` holds (§ 14 Abs. 2 KWG; R-LIST-11).

    Those behind move up. Raises RuleViolation for a strike without reason, and where nobody is
    left: then the list itself is refused. Part of an act, which logs it.
    """
    people = {one.pk: one for one in nomination.candidates.filter(pk__in=reasons)}
    norm = Norm(Statute.KWG, "14")
    for one in people.values():
        if not reasons[one.pk].strip():
            raise RuleViolation(
                NominationRule.STRUCK_WITHOUT_REASON, norm, "R-LIST-11", name=str(one)
            )
    if people and len(people) == nomination.candidates.count():
        raise RuleViolation(NominationRule.NOBODY_LEFT, norm, "R-LIST-11", list=nomination)
    places = {key: one.place for key, one in people.items()}
    for key, before in sorted(places.items(), key=lambda pair: -pair[1]):
        PersonStrike.objects.create(
            candidate=people[key],
            place_before=before,
            reason=reasons[key].strip(),
            struck_on=struck_on,
            recorded_by=actor,
        )
        moves = places_after_removal(places_of(nomination), before)
        Candidate.objects.filter(pk=key).update(place=0)
        move(nomination, moves)


def return_struck(nomination: Nomination) -> None:
    """Give everybody who was struck the place back (§ 15 Abs. 3 KWG; R-LIST-12)."""
    strikes = PersonStrike.objects.filter(candidate__nomination=nomination)
    for one in strikes.select_related("candidate").order_by("place_before"):
        move(nomination, places_after_return(places_of(nomination), one.place_before))
        Candidate.everybody.filter(pk=one.candidate_id).update(place=one.place_before)
        one.delete()


def struck_of(nomination: Nomination) -> list[dict[str, Any]]:
    """Return place, name and reason of everybody who was struck, in the order of the list."""
    strikes = PersonStrike.objects.filter(candidate__nomination=nomination)
    return [
        {"place": one.place_before, "name": str(one.candidate), "reason": one.reason}
        for one in strikes.select_related("candidate").order_by("place_before")
    ]
