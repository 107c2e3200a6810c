"""How a seat is acquired, and on which day it is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ballots.law.term.mandates import (
    LOSS_RULES,
    Effective,
    LossGround,
    MandateState,
    check_departure,
    check_never_acquired,
    check_proof,
    check_service,
    check_within_term,
    incompatibility_proof_deadline,
    loss_rule,
    lost_on,
    mandate_start,
    mandate_state,
)
from ballots.law.term.rules import TermRule
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from tests.told import Told, refusal, told

TERM = date(2026, 4, 1)


@pytest.mark.rules("R-END-01")
@pytest.mark.parametrize(
    ("determined_on", "start"),
    [(date(2026, 3, 27), TERM), (date(2026, 4, 9), date(2026, 4, 9))],
    ids=["before the old term ends", "within the new term"],
)
def test_when_a_mandate_is_acquired(determined_on, start):
    assert mandate_start(determined_on, TERM) == start


SERVED = date(2026, 4, 2)
STATES = {
    "proven on the last day": (date(2026, 4, 9), date(2026, 4, 9), MandateState.HELD),
    "proven a day late": (date(2026, 4, 10), date(2026, 4, 10), MandateState.NEVER_ACQUIRED),
    "not yet proven": (None, date(2026, 4, 9), MandateState.RESTS),
    "never proven": (None, date(2026, 4, 10), MandateState.NEVER_ACQUIRED),
    "proof announced for tomorrow": (date(2026, 4, 5), date(2026, 4, 4), MandateState.RESTS),
}


@pytest.mark.rules("R-END-02")
@pytest.mark.parametrize(("proven_on", "today", "state"), STATES.values(), ids=STATES)
def test_mandate_with_an_incompatibility(proven_on, today, state):
    assert mandate_state(SERVED, proven_on, today) == state


@pytest.mark.rules("R-END-02", "C-24")
def test_the_proof_is_due_one_week_after_service():
    assert incompatibility_proof_deadline(SERVED) == date(2026, 4, 9)


LOSSES = {
    "resignation: with the finding": (
        LossGround.RESIGNATION,
        Effective.FINDING,
        "§ 33 KWG R-END-03",
    ),
    "death: on its day": (LossGround.DEATH, Effective.EVENT, "§ 34 Abs. 1 KWG R-END-04"),
    "eligibility lost: when the finding is unappealable": (
        LossGround.ELIGIBILITY_LOST,
        Effective.FINDING_UNAPPEALABLE,
        "§ 33 KWG R-END-03",
    ),
    "a court took the right: with the final ruling": (
        LossGround.COURT_RULING,
        Effective.RULING_FINAL,
        "§ 33 KWG R-END-03",
    ),
    "election review: when final": (
        LossGround.ELECTION_REVIEW,
        Effective.RULING_FINAL,
        "§ 33 KWG R-END-03",
    ),
    "never acquired: from the start": (
        LossGround.NEVER_ACQUIRED,
        Effective.START,
        "§ 23 Abs. 2 KWG R-END-02",
    ),
    "the result was determined anew: with it": (
        LossGround.RESULT_CORRECTED,
        Effective.FINDING,
        "§ 31 KWG R-END-11",
    ),
}


@pytest.mark.rules("R-END-02", "R-END-03", "R-END-11")
@pytest.mark.parametrize(("ground", "effective", "basis"), LOSSES.values(), ids=LOSSES)
def test_when_a_seat_is_lost(ground, effective, basis):
    days = {event: date(2027, 1, number) for number, event in enumerate(Effective, start=1)}
    rule = loss_rule(ground)
    assert (rule.effective, f"{rule.norm} {rule.rule_id}") == (effective, basis)
    assert rule.revocable is False
    assert lost_on(ground, days) == days[effective]
    assert lost_on(ground, {}) is None


def test_every_ground_has_one_rule():
    assert [rule.ground for rule in LOSS_RULES] == list(LossGround)


FOUND, TODAY = date(2027, 5, 10), date(2027, 6, 30)
DAY = timedelta(days=1)
GOOD = {
    "resignation, on the day of the finding": (LossGround.RESIGNATION, FOUND, FOUND),
    "resignation, found today": (LossGround.RESIGNATION, TODAY, TODAY),
    "resignation on the first day of the mandate": (LossGround.RESIGNATION, TERM, TERM),
    "death, a week before the finding": (LossGround.DEATH, FOUND, FOUND - 7 * DAY),
    "death, found on the same day": (LossGround.DEATH, FOUND, FOUND),
    "eligibility lost, unappealable a month later": (
        LossGround.ELIGIBILITY_LOST,
        FOUND,
        FOUND + 30 * DAY,
    ),
    "eligibility lost, waived appeal at once": (LossGround.ELIGIBILITY_LOST, FOUND, FOUND),
    "court ruling final before the finding": (LossGround.COURT_RULING, FOUND, FOUND - DAY),
    "election review final today": (LossGround.ELECTION_REVIEW, FOUND, TODAY),
    "never acquired, from the start": (LossGround.NEVER_ACQUIRED, FOUND, TERM),
    "never acquired, found before the term": (LossGround.NEVER_ACQUIRED, TERM - DAY, TERM),
    "result determined anew": (LossGround.RESULT_CORRECTED, FOUND, FOUND),
}


def depart(
    ground: LossGround,
    found_on: date,
    effective_on: date,
    *,
    today: date = TODAY,
    determined_on: date | None = None,
) -> None:
    check_departure(
        ground,
        starts_on=TERM,
        found_on=found_on,
        effective_on=effective_on,
        today=today,
        determined_on=determined_on,
    )


@pytest.mark.rules("R-END-02", "R-END-03")
@pytest.mark.parametrize(("ground", "found_on", "effective_on"), GOOD.values(), ids=GOOD)
def test_days_on_which_a_seat_is_lost(ground, found_on, effective_on):
    depart(ground, found_on, effective_on)


IMPOSSIBLE = {
    "found tomorrow": (
        LossGround.RESIGNATION,
        TODAY + DAY,
        TODAY + DAY,
        TermRule.DATE_IN_FUTURE,
    ),
    "death of today found tomorrow": (
        LossGround.DEATH,
        TODAY + DAY,
        TODAY,
        TermRule.DATE_IN_FUTURE,
    ),
    "unappealable only tomorrow": (
        LossGround.ELIGIBILITY_LOST,
        FOUND,
        TODAY + DAY,
        TermRule.DATE_IN_FUTURE,
    ),
    "ruling final only tomorrow": (
        LossGround.COURT_RULING,
        FOUND,
        TODAY + DAY,
        TermRule.DATE_IN_FUTURE,
    ),
    "found before the mandate began": (
        LossGround.RESIGNATION,
        TERM - DAY,
        TERM,
        TermRule.BEFORE_MANDATE,
    ),
    "died before the mandate began": (
        LossGround.DEATH,
        FOUND,
        TERM - DAY,
        TermRule.BEFORE_MANDATE,
    ),
    "ruling final before the mandate began": (
        LossGround.COURT_RULING,
        FOUND,
        TERM - DAY,
        TermRule.BEFORE_MANDATE,
    ),
    "resignation effective before the finding": (
        LossGround.RESIGNATION,
        FOUND,
        FOUND - DAY,
        TermRule.LOSS_WITH_FINDING,
    ),
    "resignation effective after the finding": (
        LossGround.RESIGNATION,
        FOUND,
        FOUND + DAY,
        TermRule.LOSS_WITH_FINDING,
    ),
    "corrected result effective later": (
        LossGround.RESULT_CORRECTED,
        FOUND,
        FOUND + DAY,
        TermRule.LOSS_WITH_FINDING,
    ),
    "died after it was found": (
        LossGround.DEATH,
        FOUND,
        FOUND + DAY,
        TermRule.EVENT_AFTER_FINDING,
    ),
    "eligibility lost before the finding": (
        LossGround.ELIGIBILITY_LOST,
        FOUND,
        FOUND - DAY,
        TermRule.FINDING_STILL_OPEN,
    ),
    "never acquired, but only from the finding": (
        LossGround.NEVER_ACQUIRED,
        FOUND,
        FOUND,
        TermRule.LOSS_FROM_START,
    ),
}


@pytest.mark.rules("R-END-01", "R-END-02", "R-END-03", "R-END-11")
@pytest.mark.parametrize(
    ("ground", "found_on", "effective_on", "rule"), IMPOSSIBLE.values(), ids=IMPOSSIBLE
)
def test_days_that_cannot_be_are_refused_with_a_sentence(ground, found_on, effective_on, rule):
    with pytest.raises(RuleViolation) as refused:
        depart(ground, found_on, effective_on)
    assert refused.value.rule == rule
    assert "§ " in sentence(refused.value) or rule is TermRule.DATE_IN_FUTURE


def days(effective_on: date) -> dict[str, date]:
    return {"effective_on": effective_on, "found_on": FOUND, "starts_on": TERM, "first": FOUND}


SAID: dict[str, Told] = {
    "found tomorrow": (
        "DATE_IN_FUTURE",
        "§ 33 KWG R-END-03",
        {"day": TODAY + DAY, "today": TODAY},
    ),
    "ruling final only tomorrow": (
        "DATE_IN_FUTURE",
        "§ 33 KWG R-END-03",
        {"day": TODAY + DAY, "today": TODAY},
    ),
    "found before the mandate began": (
        "BEFORE_MANDATE",
        "§ 23 Abs. 1 KWG R-END-01",
        {"day": TERM - DAY, "earliest": TERM},
    ),
    "died before the mandate began": (
        "BEFORE_MANDATE",
        "§ 23 Abs. 1 KWG R-END-01",
        {"day": TERM - DAY, "earliest": TERM},
    ),
    "resignation effective before the finding": (
        "LOSS_WITH_FINDING",
        "§ 33 KWG R-END-03",
        days(FOUND - DAY),
    ),
    "corrected result effective later": (
        "LOSS_WITH_FINDING",
        "§ 31 KWG R-END-11",
        days(FOUND + DAY),
    ),
    "died after it was found": (
        "EVENT_AFTER_FINDING",
        "§ 34 Abs. 1 KWG R-END-04",
        days(FOUND + DAY),
    ),
    "eligibility lost before the finding": (
        "FINDING_STILL_OPEN",
        "§ 33 KWG R-END-03",
        days(FOUND - DAY),
    ),
    "never acquired, but only from the finding": (
        "LOSS_FROM_START",
        "§ 23 Abs. 2 KWG R-END-02",
        days(FOUND),
    ),
}


@pytest.mark.rules("R-END-01", "R-END-02", "R-END-03", "R-END-04", "R-END-11")
@pytest.mark.parametrize("name", SAID)
def test_a_refusal_says_norm_rule_and_days(name):
    ground, found_on, effective_on, _ = IMPOSSIBLE[name]
    assert refusal(depart, ground, found_on, effective_on) == SAID[name]


DETERMINED, BEFORE_TERM = date(2026, 3, 20), date(2026, 3, 30)


@pytest.mark.rules("R-END-01", "R-END-02", "R-END-03")
@pytest.mark.parametrize(
    "ground",
    [LossGround.RESIGNATION, LossGround.DEATH, LossGround.NEVER_ACQUIRED],
    ids=["resignation", "death", "never acquired"],
)
def test_who_leaves_before_the_term_begins_leaves_with_its_beginning(ground):
    depart(ground, BEFORE_TERM, TERM, today=BEFORE_TERM, determined_on=DETERMINED)


@pytest.mark.rules("R-END-01")
@pytest.mark.parametrize("ground", [LossGround.RESIGNATION, LossGround.DEATH], ids=str)
def test_nobody_leaves_before_the_result_is_determined(ground):
    with pytest.raises(RuleViolation) as refused:
        depart(ground, DETERMINED - DAY, TERM, today=BEFORE_TERM, determined_on=DETERMINED)
    assert refused.value.rule == TermRule.BEFORE_MANDATE
    assert refused.value.facts == {"day": DETERMINED - DAY, "earliest": DETERMINED}


def test_a_resignation_before_the_term_does_not_take_effect_before_it():
    with pytest.raises(RuleViolation) as refused:
        depart(
            LossGround.RESIGNATION,
            BEFORE_TERM,
            BEFORE_TERM,
            today=BEFORE_TERM,
            determined_on=DETERMINED,
        )
    assert refused.value.rule == TermRule.LOSS_WITH_FINDING
    assert refused.value.facts["first"] == TERM


PROVED_BY = "§ 23 Abs. 2 KWG R-END-02"
SERVICES: dict[str, tuple[date, Told]] = {
    "before the result": (
        DETERMINED - DAY,
        (
            "SERVED_BEFORE_DETERMINATION",
            PROVED_BY,
            {"day": DETERMINED - DAY, "determined_on": DETERMINED},
        ),
    ),
    "tomorrow": (
        SERVED + DAY,
        ("DATE_IN_FUTURE", PROVED_BY, {"day": SERVED + DAY, "today": SERVED}),
    ),
}


@pytest.mark.rules("R-END-02")
@pytest.mark.parametrize(("served_on", "said"), SERVICES.values(), ids=SERVICES)
def test_a_notice_cannot_be_served(served_on, said):
    assert refusal(check_service, served_on, determined_on=DETERMINED, today=SERVED) == said


@pytest.mark.rules("R-END-02")
@pytest.mark.parametrize("served_on", [DETERMINED, SERVED], ids=["same day", "today"])
def test_a_notice_is_served(served_on):
    check_service(served_on, determined_on=DETERMINED, today=SERVED)


PROOFS: dict[str, tuple[date, Told]] = {
    "before the notice": (
        SERVED - DAY,
        ("PROOF_BEFORE_SERVICE", PROVED_BY, {"day": SERVED - DAY, "served_on": SERVED}),
    ),
    "a day late": (
        date(2026, 4, 10),
        (
            "PROOF_TOO_LATE",
            PROVED_BY,
            {"day": date(2026, 4, 10), "deadline": date(2026, 4, 9)},
        ),
    ),
    "in the future": (
        TODAY + DAY,
        ("DATE_IN_FUTURE", PROVED_BY, {"day": TODAY + DAY, "today": TODAY}),
    ),
}


@pytest.mark.rules("R-END-02", "C-24")
@pytest.mark.parametrize(("proven_on", "said"), PROOFS.values(), ids=PROOFS)
def test_a_proof_that_does_not_count(proven_on, said):
    assert refusal(check_proof, served_on=SERVED, proven_on=proven_on, today=TODAY) == said


@pytest.mark.rules("R-END-02", "C-24")
@pytest.mark.parametrize("proven_on", [SERVED, date(2026, 4, 9)], ids=["at once", "last day"])
def test_a_proof_within_the_week(proven_on):
    check_proof(served_on=SERVED, proven_on=proven_on, today=TODAY)


NOT_LOST: dict[str, tuple[date | None, date, Told]] = {
    "the week still runs": (
        None,
        date(2026, 4, 9),
        ("PROOF_PERIOD_RUNS", PROVED_BY, {"deadline": date(2026, 4, 9)}),
    ),
    "the proof came in time": (
        date(2026, 4, 9),
        FOUND,
        ("PROOF_GIVEN", PROVED_BY, {"day": date(2026, 4, 9)}),
    ),
}


@pytest.mark.rules("R-END-02", "C-24")
@pytest.mark.parametrize(("proven_on", "found_on", "said"), NOT_LOST.values(), ids=NOT_LOST)
def test_a_mandate_that_was_acquired_or_still_rests(proven_on, found_on, said):
    given = {"served_on": SERVED, "proven_on": proven_on, "found_on": found_on}
    assert refusal(check_never_acquired, **given) == said


@pytest.mark.rules("R-END-02", "C-24")
def test_the_day_after_the_week_the_mandate_was_never_acquired():
    check_never_acquired(served_on=SERVED, proven_on=None, found_on=date(2026, 4, 10))


TERM_ENDS = date(2031, 3, 31)


@pytest.mark.rules("R-BODY-07")
def test_on_the_last_day_of_the_wahlzeit_a_seat_may_still_change():
    check_within_term(TERM, TERM_ENDS, ends_on=TERM_ENDS)


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize("days", [(TERM_ENDS + DAY,), (TERM, TERM_ENDS + DAY)])
def test_after_the_wahlzeit_no_seat_changes(days):
    with pytest.raises(RuleViolation) as refused:
        check_within_term(*days, ends_on=TERM_ENDS)
    late = {"day": TERM_ENDS + DAY, "ends_on": TERM_ENDS}
    assert told(refused.value) == ("AFTER_TERM", "§ 2 KWG R-BODY-07", late)
    assert "01.04.2031 liegt nach dem Ende der Wahlzeit am 31.03.2031" in sentence(refused.value)
