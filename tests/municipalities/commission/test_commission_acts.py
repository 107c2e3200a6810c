"""The commission through its acts: what is written, and every refusal with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ballots.actions.term.departures import record_departure
from ballots.law.term.mandates import LossGround
from ballots.models import Mandate
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.actions.commission.formation import call_for_proposals, plan_commission
from municipalities.actions.commission.members import elect_co_chair, leave_commission
from municipalities.actions.commission.organisations import (
    OrganisationEntry,
    change_organisation,
    remove_organisation,
)
from municipalities.actions.commission.proposals import withdraw_proposal
from municipalities.actions.commission.work import record_annual_report, record_meeting
from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.law.commission.composition import Capacity, Split
from municipalities.law.commission.rules import CommissionRule as Rule
from municipalities.messages import sentence
from municipalities.messages.commission.refusals import MESSAGES
from municipalities.models import (
    AnnualReport,
    AuditEvent,
    CoChair,
    Commission,
    CommissionMeeting,
    CommissionMember,
    MeetingOutcome,
    MemberLeaving,
    Organisation,
    OrganisationRemoval,
    Proposal,
    Role,
)
from municipalities.models.commission.composition import (
    co_chair_of,
    composition_of,
    sitting_members,
)
from municipalities.models.commission.facts import commission_records
from tests import factories
from tests.municipalities.commission.commission_scene import (
    CALLED,
    ELECTED,
    FORMED,
    GERMAN,
    MEETING,
    PLANNED,
    PROPOSED,
    TODAY,
    TURKISH,
    Scene,
    formed,
)

pytestmark = pytest.mark.django_db
AHEAD = TODAY + timedelta(days=1)


# --- Every refusal ----------------------------------------------------------------------------


def removed_organisation(scene: Scene) -> Organisation:
    found = scene.organisation()
    leave_the_register(scene, found)
    return found


def leave_the_register(
    scene: Scene, organisation: Organisation, on: date = PROPOSED
) -> OrganisationRemoval:
    return remove_organisation(
        organisation.pk, removed_on=on, reason="aufgelöst", today=TODAY, actor=scene.actor
    )


def leaves(scene: Scene, member: CommissionMember | None, on: date = TODAY) -> MemberLeaving:
    assert member is not None
    return leave_commission(
        member.pk,
        left_on=on,
        ground=MemberLeaving.Ground.RESIGNED,
        today=TODAY,
        actor=scene.actor,
    )


def shares_the_chair(scene: Scene, member: CommissionMember | None, on: date = TODAY) -> CoChair:
    assert member is not None
    return elect_co_chair(member.pk, elected_on=on, today=TODAY, actor=scene.actor)


def held(
    scene: Scene, meeting: CommissionMeeting, present: int, *, held: bool = True
) -> MeetingOutcome:
    return record_meeting(
        meeting.pk, held=held, present=present, remark="", today=TODAY, actor=scene.actor
    )


def report(scene: Scene, year: int, given_on: date = TODAY) -> AnnualReport:
    return record_annual_report(
        scene.commission.pk, year=year, given_on=given_on, today=TODAY, actor=scene.actor
    )


def twice(act: Callable[[], object]) -> None:
    act()
    act()


def without_seats(scene: Scene) -> None:
    other = factories.MunicipalityFactory.create()
    scene.commission = Commission.objects.create(municipality=other, term=scene.term)
    scene.appoint()


def elects_the_same_again(scene: Scene) -> None:
    proposal = scene.propose()
    scene.elect(proposal)
    scene.elect(proposal)


def call(scene: Scene, closes_on: date) -> None:
    call_for_proposals(
        scene.commission.pk,
        issued_on=CALLED,
        closes_on=closes_on,
        today=TODAY,
        actor=scene.actor,
    )


def same_name_twice(scene: Scene) -> None:
    scene.plan(Split(3, 0, 2))
    twice(lambda: scene.appoint(Capacity.COUNCIL))


def change_to_a_name_that_exists(scene: Scene) -> None:
    scene.organisation("A")
    second = scene.organisation("B")
    change_organisation(second.pk, OrganisationEntry("A"), actor=scene.actor)


def records_twice(scene: Scene) -> None:
    meeting = scene.meeting()
    twice(lambda: held(scene, meeting, 3))


WHILE_PREPARING = [
    pytest.param(lambda s: s.plan(s.split, decided_on=AHEAD), Rule.DAY_OUT_OF_RANGE,
                 id="seats decided tomorrow"),
    pytest.param(lambda s: s.plan(s.split, decided_on=date(2025, 3, 13)), Rule.DAY_OUT_OF_RANGE,
                 id="seats decided more than a year before the election day"),
    pytest.param(lambda s: s.plan(s.split, seen=0), Rule.PLAN_NOT_NEWEST,
                 id="seats decided by somebody who saw none yet"),
    pytest.param(lambda s: twice(lambda: call(s, TODAY)), Rule.CALL_EXISTS,
                 id="the same call twice"),
    pytest.param(lambda s: call(s, CALLED), Rule.DAY_OUT_OF_RANGE,
                 id="proposals wanted on the day of the call"),
    pytest.param(lambda s: call(s, date(2031, 4, 1)), Rule.DAY_OUT_OF_RANGE,
                 id="proposals wanted after the Wahlzeit"),
    pytest.param(lambda s: s.propose(birth_date=AHEAD), Rule.DAY_IN_FUTURE, id="born tomorrow"),
    pytest.param(lambda s: s.propose(resident_since=AHEAD), Rule.DAY_IN_FUTURE,
                 id="moves here tomorrow"),
    pytest.param(lambda s: s.propose(resident_since=date(1980, 4, 30)), Rule.RESIDENT_BEFORE_BIRTH,
                 id="lives here since before birth"),
    pytest.param(lambda s: s.propose(received_on=AHEAD), Rule.DAY_OUT_OF_RANGE,
                 id="proposed tomorrow"),
    pytest.param(lambda s: twice(s.propose), Rule.PROPOSED_ALREADY, id="proposed twice"),
    pytest.param(lambda s: s.propose(organisation=removed_organisation(s)),
                 Rule.ORGANISATION_NOT_ASKED, id="proposed by one that is no longer asked"),
    pytest.param(lambda s: s.propose(organisation=Scene().organisation()),
                 Rule.ORGANISATION_NOT_ASKED, id="proposed by one of another municipality"),
    pytest.param(lambda s: twice(s.organisation), Rule.ORGANISATION_EXISTS,
                 id="an organisation entered twice"),
    pytest.param(change_to_a_name_that_exists, Rule.ORGANISATION_EXISTS,
                 id="an organisation renamed to another one"),
    pytest.param(lambda s: leave_the_register(s, removed_organisation(s)),
                 Rule.ORGANISATION_REMOVED, id="an organisation removed twice"),
    pytest.param(lambda s: leave_the_register(s, s.organisation(), on=AHEAD), Rule.DAY_IN_FUTURE,
                 id="an organisation removed tomorrow"),
    pytest.param(without_seats, Rule.SEATS_UNDECIDED, id="a member before the seats"),
    pytest.param(lambda s: s.elect(), Rule.NOT_PROPOSED, id="nobody elected"),
    pytest.param(lambda s: s.elect(Scene().propose()), Rule.NOT_PROPOSED,
                 id="elected from the proposals of another municipality"),
    pytest.param(lambda s: s.appoint(Capacity.EXPERT), Rule.NOT_PROPOSED,
                 id="an expert without a proposal"),
    pytest.param(elects_the_same_again, Rule.PROPOSAL_SETTLED, id="elected twice"),
    pytest.param(lambda s: s.elect(s.propose(), on=PROPOSED - timedelta(1)),
                 Rule.ELECTED_BEFORE_PROPOSAL, id="elected before proposed"),
    pytest.param(lambda s: s.elect(s.propose(), on=AHEAD), Rule.DAY_OUT_OF_RANGE,
                 id="elected tomorrow"),
    pytest.param(lambda s: s.elect(s.propose("A"), s.propose("B"), s.propose("C")),
                 Rule.SEATS_EXCEEDED, id="more experts than seats"),
    pytest.param(lambda s: s.appoint(Capacity.EXECUTIVE), Rule.SEATS_EXCEEDED,
                 id="a kind of member without a seat"),
    pytest.param(same_name_twice, Rule.SITS_ALREADY, id="the same member twice"),
    pytest.param(lambda s: s.form(), Rule.COMPOSITION_HAS_ERRORS, id="formed without a chair"),
    pytest.param(lambda s: s.meeting(), Rule.NOT_FORMED, id="a meeting before it is formed"),
    pytest.param(lambda s: report(s, 2026), Rule.NOT_FORMED, id="a report before it is formed"),
]  # fmt: skip
WHEN_FORMED = [
    pytest.param(lambda s: s.form(), Rule.FORMED_ALREADY, id="formed twice"),
    pytest.param(lambda s: s.plan(Split(1, 0, 0)), Rule.SIZE_OUT_OF_RANGE,
                 id="fewer than three seats"),
    pytest.param(lambda s: s.plan(Split(2, 1, 1)), Rule.SPLIT_BELOW_HALF,
                 id="fewer than half experts"),
    pytest.param(lambda s: s.plan(Split(-1, 0, 4)), Rule.SEATS_NEGATIVE, id="a negative number"),
    pytest.param(lambda s: twice(lambda: leaves(s, s.commission.members.first())),
                 Rule.LEFT_ALREADY, id="left twice"),
    pytest.param(lambda s: leaves(s, s.commission.members.first(), on=ELECTED - timedelta(1)),
                 Rule.DAY_OUT_OF_RANGE, id="left before the election"),
    pytest.param(lambda s: shares_the_chair(s, s.commission.members.get(capacity="chair")),
                 Rule.CO_CHAIR_NO_EXPERT, id="the chair shares it with itself"),
    pytest.param(
        lambda s: twice(lambda: shares_the_chair(s, s.commission.members.filter(
            capacity="expert").first())),
        Rule.CO_CHAIR_ALREADY, id="elected to share the chair twice"),
    pytest.param(lambda s: shares_the_chair(s, s.commission.members.first(),
                                            on=ELECTED - timedelta(1)),
                 Rule.DAY_OUT_OF_RANGE, id="shares the chair before being a member"),
    pytest.param(lambda s: s.meeting(FORMED - timedelta(1)), Rule.DAY_OUT_OF_RANGE,
                 id="a meeting before the day it was formed"),
    pytest.param(lambda s: s.meeting(date(2031, 4, 1)), Rule.DAY_OUT_OF_RANGE,
                 id="a meeting after the Wahlzeit"),
    pytest.param(lambda s: twice(s.meeting), Rule.MEETING_EXISTS, id="two meetings on one day"),
    pytest.param(lambda s: held(s, s.meeting(AHEAD), 3), Rule.MEETING_AHEAD,
                 id="held before its day"),
    pytest.param(lambda s: held(s, s.meeting(), 4), Rule.PRESENT_OUT_OF_RANGE,
                 id="more came than were members"),
    pytest.param(lambda s: held(s, s.meeting(), 0), Rule.PRESENT_OUT_OF_RANGE,
                 id="held and nobody came"),
    pytest.param(lambda s: held(s, s.meeting(), 2, held=False), Rule.PRESENT_OUT_OF_RANGE,
                 id="not held but two came"),
    pytest.param(records_twice, Rule.MEETING_RECORDED, id="recorded twice"),
    pytest.param(lambda s: report(s, 2025), Rule.YEAR_OUT_OF_RANGE,
                 id="a report on the year before"),
    pytest.param(lambda s: report(s, 2027), Rule.YEAR_OUT_OF_RANGE, id="a report on next year"),
    pytest.param(lambda s: twice(lambda: report(s, 2026)), Rule.REPORT_EXISTS,
                 id="two reports on one year"),
    pytest.param(lambda s: report(s, 2026, FORMED - timedelta(1)), Rule.DAY_OUT_OF_RANGE,
                 id="a report given before the commission was formed"),
]  # fmt: skip


def refused(act: Callable[[], object]) -> RuleViolation:
    with pytest.raises(RuleViolation) as found:
        act()
    assert "%" not in sentence(found.value)
    return found.value


@pytest.mark.rules("R-IK-01", "R-IK-06")
@pytest.mark.parametrize(("act", "rule"), WHILE_PREPARING)
def test_an_act_that_cannot_be_is_refused(act, rule):
    scene = Scene()
    assert refused(lambda: act(scene)).rule is rule


@pytest.mark.rules("R-IK-04", "R-IK-05")
@pytest.mark.parametrize(("act", "rule"), WHEN_FORMED)
def test_an_act_on_a_formed_commission_that_cannot_be_is_refused(act, rule):
    scene = formed()
    assert refused(lambda: act(scene)).rule is rule


def test_every_sentence_of_a_refused_act_is_met_by_one_of_these_tests():
    elsewhere = {Rule.NOT_ELECTABLE, Rule.SITS_ELSEWHERE}
    met = {case.values[1] for case in [*WHILE_PREPARING, *WHEN_FORMED]}
    assert set(MESSAGES) - met - elsewhere == set()


# --- The plan ---------------------------------------------------------------------------------


@pytest.mark.rules("R-IK-06")
def test_a_changed_plan_is_a_new_row_and_the_newest_holds():
    scene = Scene()
    scene.plan(Split(3, 1, 1), decided_on=ELECTED)
    sizes = [plan.size for plan in scene.commission.plans.all()]
    composition = composition_of(scene.commission)
    assert (sizes, composition.size if composition else None) == ([6, 4], 6)


@pytest.mark.rules("R-IK-06")
def test_a_plan_with_fewer_seats_than_members_is_refused_and_nothing_is_written():
    scene = Scene(Split(3, 0, 0))
    scene.elect(scene.propose("A"), scene.propose("B"), scene.propose("C"))
    assert refused(lambda: scene.plan(Split(2, 0, 1))).rule is Rule.SEATS_EXCEEDED
    assert scene.commission.plans.count() == 1


@pytest.mark.rules("R-BODY-04", "R-IK-01")
def test_no_commission_is_prepared_where_a_council_is_elected_and_none_is_left_behind():
    election = factories.election(Phase.NOMINATION)
    place, actor = election.municipality, factories.lead(election.municipality)

    def plan() -> None:
        plan_commission(
            place, election.term, Split(2, 0, 1), decided_on=PLANNED, resolution="1",
            today=TODAY, actor=actor,
        )  # fmt: skip

    assert refused(plan).rule is Rule.COUNCIL_STANDS
    assert not Commission.objects.exists()


@pytest.mark.rules("R-BODY-04")
def test_before_the_law_knew_it_there_is_no_commission():
    term = factories.term(date(2016, 3, 6))
    place = factories.MunicipalityFactory.create()
    actor = factories.lead(place)
    found = refused(
        lambda: plan_commission(
            place, term, Split(2, 0, 1), decided_on=date(2016, 4, 1), resolution="1",
            today=TODAY, actor=actor,
        )
    )  # fmt: skip
    assert found.rule is BodyRule.COMMISSION_NOT_OFFERED


# --- Who is electable -------------------------------------------------------------------------


@pytest.mark.rules("R-IK-02", "R-ELIG-01", "R-ELIG-02", "R-ELIG-03")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"birth_date": ELECTED.replace(year=2008) + timedelta(1)},
                     "ist am Stichtag noch keine 18 Jahre alt", id="18 the day after"),
        pytest.param({"nationalities": (GERMAN,)}, "besitzt die deutsche Staatsangehörigkeit",
                     id="a German by birth"),
        pytest.param({"main_dwelling": False}, "hat hier nicht die Hauptwohnung",
                     id="second home"),
    ],
)  # fmt: skip
def test_who_is_not_electable_is_refused_with_the_reason(change, reason):
    scene = Scene()
    good, bad = scene.propose("Gut"), scene.propose("Schlecht", **change)
    found = refused(lambda: scene.elect(good, bad))
    assert found.rule is Rule.NOT_ELECTABLE
    assert f"Deniz Schlecht ist nicht wählbar: {reason}" in sentence(found)
    assert not scene.commission.members.exists()


@pytest.mark.rules("R-IK-02")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"birth_date": ELECTED.replace(year=2008)}, id="18 on the day"),
        pytest.param({"nationalities": (GERMAN, TURKISH)}, id="German and Turkish"),
        pytest.param({"nationalities": (GERMAN,), "naturalised_here": True}, id="naturalised here"),
    ],
)
def test_who_is_electable_becomes_a_member(change):
    scene = Scene()
    (member,) = scene.elect(scene.propose(**change))
    assert (member.capacity, member.elected_on) == (Capacity.EXPERT.value, ELECTED)


# --- One person, one body ---------------------------------------------------------------------


@pytest.mark.rules("R-IK-01")
def test_a_person_of_another_commission_is_refused():
    first, second = Scene(), Scene()
    first.elect(first.propose("Zweimal"))
    assert refused(lambda: second.elect(second.propose("Zweimal"))).rule is Rule.SITS_ELSEWHERE


@pytest.mark.rules("R-IK-01")
def test_who_left_the_other_commission_may_become_a_member():
    first, second = Scene(), Scene()
    (member,) = first.elect(first.propose("Zweimal"))
    leaves(first, member)
    assert second.elect(second.propose("Zweimal"))


def member_of_a_council() -> tuple[Election, Mandate, dict[str, Any]]:
    election = factories.election(Phase.PUBLISHED)
    mandate = Mandate.objects.filter(election=election).select_related("candidate").first()
    assert mandate is not None
    candidate = mandate.candidate
    same = {
        "name": candidate.family_name,
        "given_name": candidate.given_name,
        "birth_date": candidate.birth_date,
    }
    return election, mandate, same


@pytest.mark.rules("R-IK-01")
def test_a_member_of_an_auslaenderbeirat_is_refused():
    _election, _mandate, same = member_of_a_council()
    scene = Scene()
    assert refused(lambda: scene.elect(scene.propose(**same))).rule is Rule.SITS_ELSEWHERE


@pytest.mark.rules("R-IK-01", "R-END-03")
def test_who_gave_up_the_mandate_may_become_a_member():
    election, mandate, same = member_of_a_council()
    record_departure(
        mandate.pk, ground=LossGround.RESIGNATION, found_on=date(2026, 5, 4),
        effective_on=date(2026, 5, 4), today=TODAY, actor=factories.lead(election.municipality),
    )  # fmt: skip
    scene = Scene()
    assert scene.elect(scene.propose(**same))


# --- What else an act does --------------------------------------------------------------------


def test_a_withdrawn_proposal_leaves_no_personal_data_and_a_second_withdrawal_is_refused():
    scene = Scene()
    proposal = scene.propose("Verschwunden")

    def withdraw() -> None:
        withdraw_proposal(proposal.pk, reason="Schreiben vom 3. Mai", actor=scene.actor)

    withdraw()
    assert not Proposal.objects.exists()
    assert "Verschwunden" not in str(list(AuditEvent.objects.values()))
    assert refused(withdraw).rule is Rule.PROPOSAL_SETTLED


def test_the_proposal_of_a_member_cannot_be_withdrawn():
    scene = Scene()
    proposal = scene.propose()
    scene.elect(proposal)
    found = refused(lambda: withdraw_proposal(proposal.pk, reason="x", actor=scene.actor))
    assert found.rule is Rule.PROPOSAL_SETTLED


@pytest.mark.rules("R-IK-04")
def test_a_new_co_chair_takes_the_place_of_the_former_one():
    scene = formed()
    first, second = scene.commission.members.filter(capacity="expert")
    shares_the_chair(scene, first)
    shares_the_chair(scene, second)
    newest = co_chair_of(scene.commission)
    assert newest is not None
    assert newest.member == second
    leaves(scene, second)
    # The former one was replaced and does not come back: nobody shares the chair.
    assert co_chair_of(scene.commission) is None
    records = commission_records(scene.term, [scene.place.pk], today=TODAY)
    assert records[scene.place.pk].co_chair is False


def test_a_seat_is_free_again_after_somebody_left():
    scene = formed()
    leaves(scene, scene.commission.members.get(capacity="chair"))
    scene.appoint(name="Nachfolge", on=TODAY)
    assert sitting_members(scene.commission).filter(capacity="chair").count() == 1


def test_who_left_on_the_day_of_a_meeting_may_have_been_present():
    scene = formed()
    meeting = scene.meeting()
    leaves(scene, scene.commission.members.first(), on=MEETING)
    assert held(scene, meeting, 3).present == 3


def test_changing_nothing_of_an_organisation_writes_nothing():
    scene = Scene()
    organisation = scene.organisation()
    before = AuditEvent.objects.count()
    change_organisation(organisation.pk, OrganisationEntry("Kulturverein"), actor=scene.actor)
    changed = replace(OrganisationEntry("Kulturverein"), email="post@verein.example")
    change_organisation(organisation.pk, changed, actor=scene.actor)
    newest = AuditEvent.objects.latest("pk")
    assert (AuditEvent.objects.count() - before, newest.act) == (1, "organisation.changed")


def test_only_the_town_hall_finds_its_commission():
    scene = Scene()
    officer, clerk = (
        factories.officer(scene.place),
        factories.person(Role.CAPTURE_CLERK, scene.place),
    )
    monitor, stranger = factories.person(Role.STATE_MONITOR), factories.officer(Scene().place)
    readers = [Commission.objects.worked_on_by(one).exists() for one in (officer, clerk, monitor)]
    leaders = [Commission.objects.led_by(one).exists() for one in (officer, clerk, monitor)]
    assert (readers, leaders) == ([True, True, False], [True, False, False])
    own = Commission.objects.led_by(stranger)
    assert not own.filter(pk=scene.commission.pk).exists()
