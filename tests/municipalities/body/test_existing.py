"""Whether a body is there: one answer for figures, map, duties and words (R-BODY-04, R-END-10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ballots.actions.term.repeats import repeat_election
from ballots.law.term.objections import ObjectionOutcome
from elections.law.course.phases import Phase
from municipalities.actions.body.outcome import record_outcome
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body
from municipalities.law.body.known import BodyKnown
from municipalities.law.body.outcome import Outcome, Told
from municipalities.law.body.standing import BodyState
from municipalities.messages.body.stand import stand_text
from municipalities.models import BodyEvent, BodyEventKind, KnownBody, Municipality
from municipalities.models.body.standing import standings
from municipalities.models.commission.duties import duties_of
from tests import factories
from tests.ballots.term.test_repeats import REPEATED, annulled, objected
from tests.municipalities.body.test_outcome import chose, tell
from tests.municipalities.body.test_standing import TOO_FEW
from tests.municipalities.commission import commissions

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY


def standing(place, term, **overrides):
    one = Municipality.objects.filter(pk=place.pk)
    (row,) = standings(one, term, today=TODAY, overrides=overrides)
    return row


def said(place, body: str) -> None:
    KnownBody.objects.create(municipality=place, body=body, as_of=factories.DAY, source="Blatt")


@pytest.mark.rules("R-BODY-09", "R-SEAT-05")
def test_a_council_that_is_told_of_with_two_members_is_no_body():
    place, term, actor = chose()
    tell(place, term, actor, Outcome.HELD, date(2026, 3, 27), 2)
    row = standing(place, term)
    assert (row.existing, row.known) == (None, BodyKnown.OWES_BODY)
    row = standing(place, term, start_below_minimum_ends_body=False)
    assert (row.existing, row.known) == (Body.ABR, BodyKnown.HAS_BODY)


@pytest.mark.rules("R-BODY-09", "R-SEAT-05")
def test_a_council_that_begins_with_two_members_is_no_body():
    held = factories.election(Phase.DETERMINED, **TOO_FEW)
    commissions.residents(held.municipality, 2000)
    said(held.municipality, "ABR")
    row = standing(held.municipality, held.term)
    assert (row.existing, row.known) == (None, BodyKnown.OWES_BODY)
    said(held.municipality, "IK")
    assert standing(held.municipality, held.term).existing is Body.IK


@pytest.mark.rules("R-BODY-04")
def test_an_act_outweighs_a_source_that_names_the_other_body():
    place, term, actor = chose()
    said(place, "IK")
    assert standing(place, term).body.state is BodyState.IK_GROUND_UNKNOWN
    tell(place, term, actor, Outcome.HELD, date(2026, 3, 27), 7)
    row = standing(place, term)
    assert (row.body.state, row.existing) == (BodyState.ABR_ELECTION, Body.ABR)
    assert stand_text(row) == "Ausländerbeirat gewählt"


def test_only_a_council_that_was_elected_is_called_so():
    place, term, actor = chose()
    before = factories.DAY - timedelta(days=30)
    (row,) = standings(Municipality.objects.filter(pk=place.pk), term, today=before, overrides={})
    assert stand_text(row) == "Ausländerbeirat wird gewählt"
    record_outcome(
        place, term, Told(Outcome.HELD), source="Bekanntmachung", today=TODAY, actor=actor
    )
    assert stand_text(standing(place, term)) == "Ausländerbeirat gewählt"


@pytest.mark.rules("R-END-10", "R-BODY-04")
def test_after_an_annulment_a_body_is_provably_owed_until_the_repeat_has_a_result():
    held = factories.election(Phase.PUBLISHED)
    place, actor = held.municipality, factories.lead(held.municipality)
    commissions.residents(place, 3000)
    objection = objected(held, actor, ObjectionOutcome.REPEAT)
    assert standing(place, held.term).known is BodyKnown.HAS_BODY
    annulled(objection, actor)
    said(place, "ABR")  # a newspaper of March does not bring the seats back
    row = standing(place, held.term)
    assert (row.existing, row.known) == (None, BodyKnown.OWES_BODY)
    assert row.body.state is BodyState.ELECTION_ANNULLED
    (found,) = duties_of(
        Municipality.objects.filter(pk=place.pk), held.term, today=TODAY, overrides={}
    )
    assert [(duty.what, duty.since, duty.by) for duty in found.duties] == [
        (DutyKind.HOLD_ELECTION, date(2026, 5, 29), None)
    ]
    repeat_election(objection.pk, day=REPEATED, actor=actor)
    assert standing(place, held.term).known is BodyKnown.OWES_BODY


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize(
    ("day", "election"),
    [
        pytest.param(date(2026, 2, 28), 2021, id="the last day of February: the old one"),
        pytest.param(date(2026, 3, 1), 2026, id="from March of the last year on: the next one"),
        pytest.param(date(2026, 3, 14), 2026, id="the day before the election"),
        pytest.param(date(2026, 3, 15), 2026, id="the election day"),
    ],
)
def test_a_source_without_a_wahlzeit_speaks_of_exactly_one(day, election):
    terms = [factories.term(date(2021, 3, 14)), factories.term(), factories.term(date(2031, 3, 16))]
    place = factories.MunicipalityFactory()
    KnownBody.objects.create(municipality=place, body="ABR", as_of=day, source="Blatt")
    spoken_of = [one for one in terms if KnownBody.objects.of(one).exists()]
    assert [one.election_day.year for one in spoken_of] == [election]


@pytest.mark.rules("R-END-10", "R-BODY-09")
@pytest.mark.parametrize(
    ("repeated", "existing", "state"),
    [
        pytest.param(False, None, BodyState.ELECTION_ANNULLED, id="the repeat is owed"),
        pytest.param(True, Body.ABR, BodyState.ABR_ELECTION, id="five were elected once more"),
    ],
)
def test_the_end_of_an_annulled_council_says_nothing_of_the_one_that_follows(
    repeated, existing, state
):
    place, term, _actor = chose()
    kinds = BodyEventKind
    rows = [
        (kinds.RESULT_DETERMINED, factories.DAY, 5),
        (kinds.BODY_ENDED, factories.DAY, 2),
        (kinds.ELECTION_ANNULLED, factories.DAY, 0),
        (kinds.ELECTION_SET_UP, REPEATED, 5),
        (kinds.RESULT_DETERMINED, REPEATED, 5),
    ]
    for kind, day, members in rows if repeated else rows[:3]:
        BodyEvent.objects.record(
            kind, place, term, on=day, election_day=day, election_key=1, members=members
        )
    row = standing(place, term)
    assert (row.existing, row.body.state) == (existing, state)
