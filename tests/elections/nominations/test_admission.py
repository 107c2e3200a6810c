"""Lists before the Wahlausschuss."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elections.law.assumptions import ELECTION_DEFAULTS, OrderBasis
from elections.law.course.versions import version
from elections.law.nominations.admission import (
    FALLS_OUT,
    INCURABLE,
    WARNINGS,
    CandidateFacts,
    NominationFacts,
    can_be_repaired,
    defects,
    hinders_admission,
    is_in_time,
    is_represented,
    support_signatures_needed,
)
from elections.law.nominations.list_order import ListOrder, record_order
from elections.law.nominations.rules import NominationRule
from elections.law.register.verdict import candidate_exclusion, register_day, register_exclusion
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Finding
from municipalities.law.body.suffrage import Exclusion, Incompatibility, Person
from tests.told import refusal, told

DAY = date(2026, 3, 15)
HESSE = ZoneInfo("Europe/Berlin")
CLOSE = datetime(2026, 1, 5, 18, tzinfo=HESSE)
SOUND = NominationFacts(
    name="Vielfalt",
    received_at=CLOSE,
    candidates=(CandidateFacts(1, "Adam"), CandidateFacts(2, "Berta")),
)


@pytest.mark.rules("R-LIST-10", "C-03")
@pytest.mark.parametrize(
    ("received_at", "in_time"),
    [
        pytest.param(CLOSE, True, id="at 18:00:00"),
        pytest.param(CLOSE + timedelta(microseconds=1), False, id="a moment later"),
        pytest.param(CLOSE - timedelta(days=30), True, id="before the public call"),
        pytest.param(datetime(2026, 1, 5, 17, tzinfo=UTC), True, id="17:00 in Greenwich"),
        pytest.param(datetime(2026, 1, 5, 17, 0, 1, tzinfo=UTC), False, id="17:00:01 in Greenwich"),
    ],
)
def test_a_list_is_in_time_until_six_in_the_evening_of_the_69th_day(received_at, in_time):
    assert is_in_time(received_at, CLOSE) is in_time


@pytest.mark.rules("R-LIST-10")
def test_a_moment_without_time_zone_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        is_in_time(datetime(2026, 1, 5, 18), CLOSE)


@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("seats", "represented", "needed"),
    [
        pytest.param(9, False, 18, id="F8: 9 seats"),
        pytest.param(31, False, 62, id="F8: 31 seats"),
        pytest.param(3, False, 6, id="F8: 3 seats"),
        pytest.param(9, True, 0, id="F8: represented in the old council all term"),
    ],
)
def test_a_new_list_needs_two_signatures_for_each_seat(seats, represented, needed):
    assert support_signatures_needed(seats, represented) == needed


@pytest.mark.rules("R-LIST-06")
def test_a_represented_group_may_have_to_bring_five_signatures():
    old_text = replace(ELECTION_DEFAULTS, signatures_of_represented_groups=5)
    assert support_signatures_needed(9, represented=True, assumptions=old_text) == 5


@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("given_facts", "represented"),
    [
        pytest.param({"in_council": True}, True, id="in the council"),
        pytest.param({"in_council": True, "had_commission": True}, False,
                     id="a commission exempts nobody through the council"),
        pytest.param({"in_landtag": True, "had_commission": True}, True, id="in the Landtag"),
        pytest.param({"in_bundestag": True}, True, id="in the Bundestag"),
        pytest.param({}, False, id="nowhere"),
    ],
)  # fmt: skip
def test_who_sits_somewhere_needs_no_signatures(given_facts, represented):
    nowhere = {"in_council": False, "in_landtag": False, "in_bundestag": False}
    assert is_represented(**{**nowhere, **given_facts}) is represented


DEFECTS = [
    pytest.param({}, [], id="a sound list"),
    pytest.param({"received_at": CLOSE + timedelta(seconds=1)}, [NominationRule.NOMINATION_LATE],
                 id="a second late"),
    pytest.param({"written": False}, [NominationRule.NOMINATION_NOT_WRITTEN], id="by telephone"),
    pytest.param({"name": "  "}, [NominationRule.NOMINATION_NAME_MISSING], id="without a name"),
    pytest.param({"assembly_recorded": False}, [NominationRule.ASSEMBLY_RECORD_MISSING],
                 id="without the record of the assembly"),
    pytest.param({"candidates": ()}, [NominationRule.NO_CANDIDATES], id="without candidates"),
    pytest.param({"candidates": (CandidateFacts(1), CandidateFacts(3))},
                 [NominationRule.PLACES_NOT_IN_ORDER], id="a place is missing"),
    pytest.param({"candidates": (CandidateFacts(1), CandidateFacts(1))},
                 [NominationRule.PLACES_NOT_IN_ORDER], id="a place is there twice"),
    pytest.param({"represented": False, "signatures": 17, "certified_signatures": 17},
                 [NominationRule.SIGNATURES_MISSING], id="one signature is missing"),
    pytest.param({"represented": False, "signatures": 18, "certified_signatures": 18}, [],
                 id="exactly enough signatures"),
    pytest.param({"represented": False, "signatures": 20, "certified_signatures": 18}, [],
                 id="surplus signatures need no certificate"),
    pytest.param({"represented": False, "signatures": 18, "certified_signatures": 16},
                 [NominationRule.ELECTOR_CERTIFICATES_MISSING], id="two certificates are missing"),
    pytest.param({"represented": False, "signatures": 18, "certified_signatures": 17},
                 [NominationRule.ELECTOR_CERTIFICATES_MISSING], id="one certificate is missing"),
    pytest.param({"trust_persons": 1}, [NominationRule.TRUST_PERSONS_MISSING],
                 id="only one trust person"),
    pytest.param({"trust_person_stands": True}, [NominationRule.TRUST_PERSON_IS_CANDIDATE],
                 id="a trust person is a candidate"),
    pytest.param({"candidates": (CandidateFacts(1, consents=False),)},
                 [NominationRule.CONSENT_MISSING], id="a consent is missing"),
    pytest.param({"candidates": (CandidateFacts(1, exclusion=Exclusion.TOO_YOUNG),)},
                 [NominationRule.CANDIDATE_NOT_ELIGIBLE], id="a candidate is too young"),
    pytest.param({"candidates": (CandidateFacts(1, other_list="Miteinander"),)},
                 [NominationRule.CANDIDATE_ON_TWO_LISTS], id="a candidate is on two lists"),
    pytest.param({"candidates": (
        CandidateFacts(1, incompatibility=Incompatibility.CIVIL_SERVANT),)},
                 [NominationRule.CANDIDATE_POST_INCOMPATIBLE], id="a candidate is a Beamter"),
]  # fmt: skip


@pytest.mark.rules("R-LIST-03", "R-LIST-05", "R-LIST-06", "R-LIST-10", "R-LIST-11", "R-ELIG-05")
@pytest.mark.parametrize(("changes", "rules"), DEFECTS)
def test_each_defect_of_a_list_is_found(changes, rules):
    found = defects(replace(SOUND, **changes), closes=CLOSE, seats=9)
    assert [finding.rule for finding in found] == rules


@pytest.mark.rules("R-LIST-11")
def test_defects_name_norm_rule_and_facts():
    facts = replace(
        SOUND,
        represented=False,
        signatures=3,
        certified_signatures=1,
        candidates=(CandidateFacts(1, "Adam", exclusion=Exclusion.GERMAN),),
    )
    found = defects(facts, closes=CLOSE, seats=9)
    assert [(str(one.norm), one.rule_id, one.facts) for one in found] == [
        ("§ 11 KWG", "R-LIST-06", {"needed": 18, "signatures": 3}),
        ("§ 11 KWG", "R-LIST-11", {"missing": 2}),
        (
            "§ 86 Abs. 3, 4 HGO",
            "R-ELIG-01",
            {"reason": Exclusion.GERMAN, "place": 1, "name": "Adam"},
        ),
    ]


DEFECTS_SAY = {
    "NOMINATION_LATE": ("§ 13 KWG R-LIST-10", {"closes": CLOSE}),
    "NOMINATION_NOT_WRITTEN": ("§ 13 KWG R-LIST-10", {}),
    "NOMINATION_NAME_MISSING": ("§ 11 KWG R-LIST-11", {}),
    "ASSEMBLY_RECORD_MISSING": ("§ 12 KWG R-LIST-11", {}),
    "PLACES_NOT_IN_ORDER": ("§ 11 KWG R-LIST-03", {}),
    "SIGNATURES_MISSING": ("§ 11 KWG R-LIST-06", {"needed": 18, "signatures": 5}),
    "ELECTOR_CERTIFICATES_MISSING": ("§ 11 KWG R-LIST-11", {"missing": 4}),
    "TRUST_PERSONS_MISSING": ("§ 11 KWG R-LIST-05", {"needed": 2}),
    "TRUST_PERSON_IS_CANDIDATE": ("§ 11 KWG R-LIST-05", {}),
    "CONSENT_MISSING": ("§ 11 KWG R-LIST-11", {"place": 2, "name": "Adam"}),
    "CANDIDATE_ON_TWO_LISTS": (
        "§ 11 KWG R-LIST-03",
        {"place": 2, "name": "Adam", "other": "Miteinander"},
    ),
    "CANDIDATE_NOT_ELIGIBLE": (
        "§ 86 Abs. 3, 4 HGO R-ELIG-01",
        {"place": 2, "name": "Adam", "reason": Exclusion.TOO_YOUNG},
    ),
    "CANDIDATE_POST_INCOMPATIBLE": (
        "§ 86 Abs. 5 HGO R-ELIG-05",
        {"place": 2, "name": "Adam", "reason": Incompatibility.CIVIL_SERVANT},
    ),
}


@pytest.mark.rules("R-LIST-03", "R-LIST-05", "R-LIST-06", "R-LIST-10", "R-LIST-11", "R-ELIG-05")
def test_everything_wrong_at_once_is_said_in_the_order_of_the_table():
    adam = CandidateFacts(
        2, "Adam", consents=False, exclusion=Exclusion.TOO_YOUNG,
        incompatibility=Incompatibility.CIVIL_SERVANT, other_list="Miteinander",
    )  # fmt: skip
    facts = NominationFacts(
        name="", received_at=CLOSE + timedelta(seconds=1), candidates=(adam,), written=False,
        assembly_recorded=False, represented=False, signatures=5, certified_signatures=1,
        trust_persons=1, trust_person_stands=True,
    )  # fmt: skip
    found = [told(one) for one in defects(facts, closes=CLOSE, seats=9)]
    assert found == [(rule, *said) for rule, said in DEFECTS_SAY.items()]
    empty = replace(SOUND, candidates=())
    [nobody] = defects(empty, closes=CLOSE, seats=9)
    assert told(nobody) == ("NO_CANDIDATES", "§ 11 KWG R-LIST-11", {})


@pytest.mark.rules("R-LIST-03", "R-LIST-06", "R-LIST-11")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"represented": False},
                     [("SIGNATURES_MISSING", {"needed": 18, "signatures": 0})],
                     id="nobody counted any signature"),
        pytest.param({"represented": False, "signatures": 18, "certified_signatures": 17},
                     [("ELECTOR_CERTIFICATES_MISSING", {"missing": 1})],
                     id="one certificate is missing"),
        pytest.param({"represented": False, "signatures": 18},
                     [("ELECTOR_CERTIFICATES_MISSING", {"missing": 18})],
                     id="nobody counted any certificate"),
        pytest.param({"candidates": (CandidateFacts(1, consents=False),)},
                     [("CONSENT_MISSING", {"place": 1, "name": ""})],
                     id="a candidate whose name nobody wrote"),
        pytest.param({"candidates": (CandidateFacts(2, "Berta"), CandidateFacts(1, "Adam"))}, [],
                     id="places 1 and 2, written down in another order"),
    ],
)  # fmt: skip
def test_what_nobody_recorded_is_nothing(changes, said):
    found = defects(replace(SOUND, **changes), closes=CLOSE, seats=9)
    assert [(one.rule.name, one.facts) for one in found] == said


@pytest.mark.rules("R-LIST-03", "R-LIST-11", "R-ELIG-05")
def test_what_costs_one_candidate_and_what_only_warns_stand_in_two_tables():
    assert {rule.name for rule in FALLS_OUT} == {
        "CONSENT_MISSING",
        "CANDIDATE_NOT_ELIGIBLE",
        "CANDIDATE_ON_TWO_LISTS",
    }
    assert {rule.name for rule in WARNINGS} == {"CANDIDATE_POST_INCOMPATIBLE"}


def one_defect(**changes: Any) -> Finding:
    (finding,) = defects(replace(SOUND, **changes), closes=CLOSE, seats=9)
    return finding


LATER = CLOSE + timedelta(hours=1)
LATE, NO_RECORD = {"received_at": LATER}, {"assembly_recorded": False}
ONE_TRUST_PERSON = {"trust_persons": 1}


@pytest.mark.rules("R-LIST-11", "R-LIST-12", "C-05")
@pytest.mark.parametrize(
    ("changes", "now", "decided", "repairable"),
    [
        pytest.param(NO_RECORD, CLOSE, False, True, id="a record may be handed in before the end"),
        pytest.param(NO_RECORD, LATER, False, False, id="a record comes too late after the end"),
        pytest.param(ONE_TRUST_PERSON, LATER, False, True, id="a valid list is completed later"),
        pytest.param(ONE_TRUST_PERSON, LATER, True, False, id="after the decision nothing heals"),
        pytest.param(LATE, LATER, False, False, id="lateness never heals"),
        pytest.param(LATE, CLOSE, False, False, id="lateness never heals, whatever the clock"),
    ],
)
def test_a_defect_heals_until_the_deadline_or_the_decision(changes, now, decided, repairable):
    finding = one_defect(**changes)
    assert can_be_repaired(finding, now=now, closes=CLOSE, decided=decided) is repairable


@pytest.mark.rules("R-LIST-11")
def test_what_makes_a_list_invalid_in_itself_stands_in_one_table():
    assert {rule.name for rule in INCURABLE} == {
        "NOMINATION_LATE",
        "NOMINATION_NOT_WRITTEN",
        "ASSEMBLY_RECORD_MISSING",
        "NO_CANDIDATES",
        "SIGNATURES_MISSING",
        "ELECTOR_CERTIFICATES_MISSING",
    }


@pytest.mark.rules("R-LIST-11", "R-ELIG-05")
@pytest.mark.parametrize(
    ("changes", "hinders"),
    [
        pytest.param(LATE, True, id="a late list falls"),
        pytest.param(ONE_TRUST_PERSON, True, id="an incomplete list falls"),
        pytest.param({"candidates": (CandidateFacts(1, consents=False),)}, False,
                     id="a missing consent costs one candidate"),
        pytest.param({"candidates": (
            CandidateFacts(1, incompatibility=Incompatibility.CIVIL_SERVANT),)}, False,
                     id="an incompatible post is a warning"),
    ],
)  # fmt: skip
def test_some_defects_cost_the_list_and_some_a_candidate(changes, hinders):
    assert hinders_admission(one_defect(**changes)) is hinders


@pytest.mark.rules("R-LIST-17")
def test_the_order_of_the_lists_is_recorded_with_its_minutes():
    assert record_order(
        [12, 7, 9], {7, 9, 12}, basis=OrderBasis.LOT, minutes=" Sitzung vom 16.01.2026 "
    ) == ListOrder({12: 1, 7: 2, 9: 3}, OrderBasis.LOT, "Sitzung vom 16.01.2026")


@pytest.mark.rules("R-LIST-17")
@pytest.mark.parametrize(
    ("drawn", "minutes"),
    [
        pytest.param([12, 7], "Sitzung", id="a list is missing"),
        pytest.param([12, 7, 9, 9], "Sitzung", id="a list is there twice"),
        pytest.param([12, 7, 8], "Sitzung", id="a list that was not admitted"),
        pytest.param([12, 7, 9], " ", id="no minutes"),
    ],
)
def test_an_order_that_the_minutes_cannot_carry_is_refused(drawn, minutes):
    given_order = {"basis": OrderBasis.RESOLUTION, "minutes": minutes}
    assert refusal(record_order, drawn, {7, 9, 12}, **given_order) == (
        "LIST_ORDER_INCOMPLETE",
        "§ 15 Abs. 4 KWG R-LIST-17",
        {"admitted": 3, "drawn": len(drawn)},
    )


RESIDENT = Person(frozenset({"163"}), date(1990, 1, 1), date(2010, 1, 1))


@pytest.mark.rules("C-09", "R-VOTE-03")
def test_the_register_is_made_of_the_registrations_of_the_42nd_day():
    assert register_day(DAY) == date(2026, 2, 1)


@pytest.mark.rules("R-VOTE-01", "R-VOTE-03", "R-VOTE-06", "R-LAW-03")
@pytest.mark.parametrize(
    ("who", "day", "key", "exclusion"),
    [
        pytest.param(replace(RESIDENT, resident_since=date(2026, 2, 1)), DAY, "2026", None,
                     id="six weeks in 2026"),
        pytest.param(replace(RESIDENT, resident_since=date(2015, 8, 29)), date(2015, 11, 29),
                     "2015", None, id="three months in 2015"),
        pytest.param(replace(RESIDENT, resident_since=date(2015, 8, 30)), date(2015, 11, 29),
                     "2015", Exclusion.RESIDENT_TOO_SHORT, id="a day less in 2015"),
        pytest.param(replace(RESIDENT, homeless=True), DAY, "2026", None,
                     id="a homeless person in 2026, as assumed"),
        pytest.param(replace(RESIDENT, homeless=True), date(2021, 3, 14), "2021",
                     Exclusion.HOMELESS, id="a homeless person in 2021"),
    ],
)  # fmt: skip
def test_the_rule_set_of_the_day_decides_who_is_entered(who, day, key, exclusion):
    assert register_exclusion(who, day, version(key)) is exclusion


@pytest.mark.rules("R-VOTE-06")
def test_homeless_persons_are_left_out_when_so_assumed():
    assumed = replace(MUNICIPALITY_DEFAULTS, homeless_may_vote=False)
    homeless = replace(RESIDENT, homeless=True)
    assert register_exclusion(homeless, DAY, version("2026"), assumed) is Exclusion.HOMELESS


@pytest.mark.rules("R-ELIG-01", "R-LAW-03")
@pytest.mark.parametrize(
    ("since", "day", "key", "exclusion"),
    [
        pytest.param(date(2025, 12, 15), DAY, "2026", None, id="three months in 2026"),
        pytest.param(date(2015, 5, 30), date(2015, 11, 29), "2015", Exclusion.RESIDENT_TOO_SHORT,
                     id="a day less than six months in 2015"),
    ],
)  # fmt: skip
def test_the_rule_set_of_the_day_decides_who_may_stand(since, day, key, exclusion):
    who = replace(RESIDENT, resident_since=since)
    assert candidate_exclusion(who, day, version(key)) is exclusion
