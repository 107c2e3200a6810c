"""Whether a group is represented, and what its list lacks then (R-LIST-06)."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from elections.actions.nominations.exemption import Represented, decide_exemption
from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.support import SignatureOutcome
from elections.models import Exemption, Nomination, SupportSignature
from elections.models.nominations.examining import findings_of
from elections.models.nominations.needed import needed_signatures, running_body
from municipalities.law.body.gremium import Body
from municipalities.models import AuditEvent, BodyEvent, BodyEventKind
from tests import factories

VALID = SignatureOutcome.VALID


@pytest.fixture
def two_lists():
    """Two lists of one election, and the officer."""
    made = factories.election(Phase.NOMINATION)
    actor = factories.officer(made.municipality)
    lists = [made.nominations.create(number=number, name=f"L{number}") for number in (1, 2)]
    return *lists, actor


LANDTAG = Represented(in_landtag=True, evidence="Landtagswahl 2023")
COUNCIL = Represented(in_council=True, evidence="Bekanntmachung 2021")


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("said", "valid", "found"),
    [
        pytest.param(None, 0, None, id="nobody decided, and nobody counted"),
        pytest.param(None, 9, 9, id="nobody decided, and one of ten is missing"),
        pytest.param(None, 10, None, id="nobody decided, and ten are there"),
        pytest.param(Represented(), 0, 0, id="not represented, and none is there"),
        pytest.param(Represented(), 9, 9, id="not represented, and one of ten is missing"),
        pytest.param(Represented(), 10, None, id="not represented, and exactly ten are there"),
        pytest.param(LANDTAG, 0, None, id="in the Landtag nobody has to sign"),
        pytest.param(COUNCIL, 0, None, id="in the Ausländerbeirat nobody has to sign"),
    ],
)
def test_the_list_lacks_signatures_exactly_while_too_few_are_valid(two_lists, said, valid, found):
    first, _second, actor = two_lists
    if said is not None:
        decide_exemption(first.pk, said, now=timezone.now(), actor=actor)
    rows = [(VALID, valid), (SignatureOutcome.FORM, min(valid, 1))]
    SupportSignature.objects.bulk_create(
        SupportSignature(nomination=first, outcome=outcome.value, certified_by=actor)
        for outcome, number in rows
        for _ in range(number)
    )
    missing = [one for one in findings_of(first) if one.rule is NominationRule.SIGNATURES_MISSING]
    facts = [one.facts for one in missing]
    assert facts == ([] if found is None else [{"needed": 10, "signatures": found}])


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("kinds", "body", "needed"),
    [
        pytest.param([], None, 0, id="nobody knows which body there was"),
        pytest.param([BodyEventKind.ELECTION_HELD], Body.ABR, 0,
                     id="an Ausländerbeirat was elected"),
        pytest.param([BodyEventKind.COMMISSION_FORMED], Body.IK, 10,
                     id="a commission was formed: nobody is exempt through the Ausländerbeirat"),
        pytest.param([BodyEventKind.COMMISSION_FORMED, BodyEventKind.FORMATION_WITHDRAWN], None, 0,
                     id="the commission was entered by a slip"),
    ],
)  # fmt: skip
def test_the_dated_rows_say_which_body_sat(two_lists, kinds, body, needed):
    first, _second, actor = two_lists
    election, term = first.election, factories.term(date(2021, 3, 14))
    for kind in kinds:
        BodyEvent.objects.record(
            kind,
            election.municipality,
            term,
            on=date(2021, 5, 1),
            election_day=date(2021, 3, 14),
            members=7,
        )
    assert running_body(election) is body
    made = decide_exemption(first.pk, COUNCIL, now=timezone.now(), actor=actor)
    assert made.had_commission is (body is Body.IK)
    assert needed_signatures(first).number == needed


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-06")
def test_the_newest_decision_counts_and_each_leaves_a_trace(two_lists):
    first, _second, actor = two_lists
    assert (needed_signatures(first).represented, needed_signatures(first).number) == (None, 10)
    for said in (LANDTAG, LANDTAG, Represented(evidence="2024 ausgeschieden")):
        decide_exemption(first.pk, said, now=timezone.now(), actor=actor)
    assert (needed_signatures(first).represented, Exemption.objects.count()) == (False, 2)
    told = AuditEvent.objects.filter(act="nomination.exemption_decided").order_by("pk")
    assert [event.details["represented"] for event in told] == [True, False]
    first.election.assumptions = {"signatures_of_represented_groups": 5}
    first.election.save(update_fields=["assumptions"])
    decide_exemption(first.pk, LANDTAG, now=timezone.now(), actor=actor)
    assert needed_signatures(Nomination.objects.get(pk=first.pk)).number == 5
