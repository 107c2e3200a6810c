"""What the Wahlausschuss decided on a list is recorded, and on single persons of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from elections.actions.nominations.opened import election_in_nomination
from elections.actions.nominations.striking import strike, struck_of
from elections.law.nominations.admission import check_meeting_day, is_in_time, places_in_order
from elections.law.nominations.findings import costs_a_person, hinders_admission
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, Outcome, advance_list, decision_step
from elections.models import Nomination, NominationDecision
from elections.models.course.agenda import committee_meets, lists_close
from elections.models.nominations.examining import findings_of
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def decide_nomination(
    nomination_id: int,
    *,
    admitted: bool,
    decided_on: date,
    reason: str,
    actor: User,
    struck: Mapping[int, str] | None = None,
    why_then: str = "",
) -> NominationDecision:
    """Record the committee's decision on one list (§ 15 Abs. 1 KWG; R-LIST-11, R-LIST-14).

    ``struck`` holds why single persons are not admitted, by their keys. A list that came after
    D−69, 18:00, names nobody, or leaves a place out cannot be admitted; a refusal needs its reason,
    and so does what the committee admits although the examination speaks against it.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_in_nomination(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    strikes = dict(struck or {}) if admitted else {}
    state = nomination.state()
    step = decision_step(state, outcome_of(admitted, strikes))
    advance_list(state, step, by=Hand.LEAD, list=nomination)
    check_meeting_day(
        decided_on,
        closes=lists_close(election),
        meets_on=committee_meets(election),
        why_then=why_then,
    )
    check_decision(nomination, admitted=admitted, reason=reason, struck=strikes)
    strike(nomination, strikes, struck_on=decided_on, actor=actor)
    decision = NominationDecision.objects.create(
        nomination=nomination,
        admitted=admitted,
        decided_on=decided_on,
        reason=reason,
        why_then=why_then,
        recorded_by=actor,
    )
    _log(decision, actor)
    return decision


def outcome_of(admitted: bool, struck: Mapping[int, str]) -> Outcome:
    """Return in one word what the committee decided (§ 15 Abs. 1 KWG; R-LIST-11)."""
    if not admitted:
        return Outcome.REFUSED
    return Outcome.ADMITTED_IN_PART if struck else Outcome.ADMITTED


def check_decision(
    nomination: Nomination, *, admitted: bool, reason: str, struck: Mapping[int, str]
) -> None:
    """Refuse a decision that cannot be, or that does not say why (§§ 11 to 15 KWG; R-LIST-11).

    Whoever is struck counts as struck. Raises RuleViolation as ``check_admissible`` does, and
    REFUSAL_WITHOUT_REASON or ADMITTED_DESPITE.
    """
    if not admitted:
        if not reason:
            raise RuleViolation(NominationRule.REFUSAL_WITHOUT_REASON, list=nomination)
        return
    check_admissible(nomination)
    places = set(nomination.candidates.filter(pk__in=struck).values_list("place", flat=True))
    against = [
        one
        for one in findings_of(nomination)
        if hinders_admission(one)
        or (costs_a_person(one) and (one.facts or {}).get("place") not in places)
    ]
    if against and not reason:
        raise RuleViolation(
            NominationRule.ADMITTED_DESPITE,
            Norm(Statute.KWG, "15", 1),
            "R-LIST-14",
            list=nomination,
            findings=len(against),
        )


def check_admissible(nomination: Nomination) -> None:
    """Refuse to admit what the recorded facts rule out (§§ 11, 13 KWG; R-LIST-03, R-LIST-10)."""
    closes = lists_close(nomination.election)
    if not is_in_time(nomination.receipt.received_at, closes):
        raise RuleViolation(
            NominationRule.NOMINATION_LATE,
            Norm(Statute.KWG, "13", 1),
            "R-LIST-10",
            closes=closes,
        )
    places = nomination.candidates.values_list("place", flat=True)
    if not places:
        raise RuleViolation(
            NominationRule.LIST_WITHOUT_CANDIDATES,
            Norm(Statute.KWG, "11", 2),
            "R-LIST-03",
            list=nomination,
        )
    # A list copied from a published result may lack persons whom the source does not name.
    if nomination.known_in_full and not places_in_order(places):
        raise RuleViolation(
            NominationRule.PLACES_NOT_IN_ORDER, Norm(Statute.KWG, "11"), "R-LIST-03"
        )


def _log(decision: NominationDecision, actor: User) -> None:
    """Write the decision into the log; of persons who were struck their places."""
    nomination = decision.nomination
    told: dict[str, object] = {}
    if struck := struck_of(nomination):
        told["struck"] = [one["place"] for one in struck]
    if decision.why_then:
        told["why_then"] = decision.why_then
    AuditEvent.objects.record(
        actor,
        "nomination.admitted" if decision.admitted else "nomination.refused",
        nomination,
        nomination.election.municipality,
        decided_on=decision.decided_on,
        reason=decision.reason,
        **told,
    )
