"""Who may vote and who may stand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.body.suffrage import (
    Exclusion,
    Incompatibility,
    Person,
    Posts,
    Residence,
    incompatibility,
    latest_birth,
    lost_eligibility,
    may_sign_support,
    months_before,
    stand_exclusion,
    vote_exclusion,
)

DAY = date(2026, 3, 15)
SIX_WEEKS, THREE_MONTHS = Residence(weeks=6), Residence(months=3)
TURKISH = Person(frozenset({"163"}), date(1980, 5, 1), date(2010, 1, 1))
ITALIAN = replace(TURKISH, nationalities=frozenset({"137"}))
GERMAN = replace(TURKISH, nationalities=frozenset({"000"}))
DUAL = replace(TURKISH, nationalities=frozenset({"000", "475"}))
ALL_OPEN = replace(MUNICIPALITY_DEFAULTS, unclear_nationality_counts_as_foreign=True)
NO_HOMELESS = replace(MUNICIPALITY_DEFAULTS, homeless_may_vote=False)


def person(*nationalities: str, **changes: Any) -> Person:
    return replace(TURKISH, nationalities=frozenset(nationalities), **changes)


VOTERS = [
    pytest.param(replace(TURKISH, resident_since=date(2026, 2, 1)), None,
                 id="F5: resident since 01.02.2026 votes"),
    pytest.param(replace(TURKISH, resident_since=date(2026, 2, 2)), Exclusion.RESIDENT_TOO_SHORT,
                 id="F5: resident since 02.02.2026 does not"),
    pytest.param(replace(TURKISH, birth_date=date(2008, 3, 15)), None,
                 id="F5: born on 15.03.2008 votes"),
    pytest.param(replace(TURKISH, birth_date=date(2008, 3, 16)), Exclusion.TOO_YOUNG,
                 id="F5: born on 16.03.2008 does not"),
    pytest.param(replace(GERMAN, naturalised_here=True), Exclusion.GERMAN,
                 id="F6: naturalised in 2019, gave up the Turkish nationality"),
    pytest.param(ITALIAN, None, id="F6: an Italian national votes"),
    pytest.param(DUAL, Exclusion.GERMAN, id="F6: German and Syrian"),
    pytest.param(replace(GERMAN, ethnic_resettler=True), Exclusion.GERMAN,
                 id="F6: a Spätaussiedler"),
    pytest.param(person("997"), None, id="a stateless person is foreign"),
    pytest.param(person("998"), Exclusion.NATIONALITY_UNCLEAR, id="an unsettled nationality"),
    pytest.param(person("999"), Exclusion.NATIONALITY_UNCLEAR, id="no nationality stated"),
    pytest.param(person("910"), Exclusion.NATIONALITY_UNCLEAR, id="a key that no person has"),
    pytest.param(person(), Exclusion.NATIONALITY_UNCLEAR, id="no nationality recorded"),
    pytest.param(person("998", "163"), None, id="one of two nationalities is known as foreign"),
    pytest.param(person("998", "000"), Exclusion.GERMAN, id="one of two nationalities is German"),
    pytest.param(replace(TURKISH, main_dwelling=False), Exclusion.SECONDARY_DWELLING,
                 id="only a second dwelling"),
    pytest.param(replace(TURKISH, excluded_by_court=True), Exclusion.COURT,
                 id="lost the right by court ruling"),
    pytest.param(replace(TURKISH, ineligible_by_court=True), None,
                 id="who only lost electability still votes"),
    pytest.param(replace(TURKISH, registered=False), Exclusion.NOT_REGISTERED,
                 id="a member of foreign forces is not registered"),
    pytest.param(replace(TURKISH, state_reception=True), Exclusion.STATE_RECEPTION,
                 id="an asylum seeker in a state reception centre"),
    pytest.param(replace(person("423"), resident_since=date(2026, 1, 31)), None,
                 id="an asylum seeker in a municipal shelter for more than six weeks"),
    pytest.param(replace(TURKISH, homeless=True, registered=False), None,
                 id="a homeless person, as assumed"),
]  # fmt: skip


@pytest.mark.rules(
    "R-VOTE-01", "R-VOTE-02", "R-VOTE-03", "R-VOTE-04", "R-VOTE-05", "R-VOTE-06", "R-VOTE-07",
    "R-BODY-02",
)  # fmt: skip
@pytest.mark.parametrize(("who", "exclusion"), VOTERS)
def test_one_reason_or_none_keeps_a_person_from_voting(who, exclusion):
    assert vote_exclusion(who, DAY, SIX_WEEKS) is exclusion


STANDERS = [
    pytest.param(replace(TURKISH, resident_since=date(2025, 12, 15)), None,
                 id="F5: resident since 15.12.2025 stands"),
    pytest.param(replace(TURKISH, resident_since=date(2025, 12, 16)),
                 Exclusion.RESIDENT_TOO_SHORT, id="F5: resident since 16.12.2025 does not"),
    pytest.param(replace(TURKISH, birth_date=date(2008, 3, 16)), Exclusion.TOO_YOUNG,
                 id="17 years old on the election day"),
    pytest.param(replace(GERMAN, naturalised_here=True), None,
                 id="F6: naturalised in 2019, gave up the Turkish nationality"),
    pytest.param(ITALIAN, None, id="F6: an Italian national stands"),
    pytest.param(DUAL, None, id="F6: German and Syrian stands"),
    pytest.param(replace(DUAL, resident_since=date(2025, 12, 16)), Exclusion.RESIDENT_TOO_SHORT,
                 id="German and Syrian, three months not reached"),
    pytest.param(GERMAN, Exclusion.GERMAN, id="German by birth"),
    pytest.param(replace(GERMAN, ethnic_resettler=True), Exclusion.GERMAN,
                 id="F6: a Spätaussiedler"),
    pytest.param(replace(GERMAN, ethnic_resettler=True, naturalised_here=True), Exclusion.GERMAN,
                 id="a Spätaussiedler is not naturalised in the sense of Nr. 1"),
    pytest.param(person("000", "160", ethnic_resettler=True), None,
                 id="a Spätaussiedler who is Russian too stands by Nr. 2"),
    pytest.param(person("000", "998"), Exclusion.NATIONALITY_UNCLEAR,
                 id="German with an unsettled second nationality"),
    pytest.param(person("000", "998", naturalised_here=True), None,
                 id="naturalised here, the second nationality does not matter"),
    pytest.param(person("000", "997"), Exclusion.GERMAN, id="statelessness is no nationality"),
    pytest.param(person("998"), Exclusion.NATIONALITY_UNCLEAR, id="an unsettled nationality"),
    pytest.param(person("997"), None, id="a stateless person stands"),
    pytest.param(replace(TURKISH, excluded_by_court=True), Exclusion.COURT,
                 id="who lost the vote by court ruling cannot stand"),
    pytest.param(replace(DUAL, ineligible_by_court=True), Exclusion.COURT,
                 id="lost the capacity for public office"),
    pytest.param(replace(DUAL, main_dwelling=False), Exclusion.SECONDARY_DWELLING,
                 id="only a second dwelling"),
]  # fmt: skip


@pytest.mark.rules("R-ELIG-01", "R-ELIG-02", "R-ELIG-03", "R-ELIG-04", "R-VOTE-02", "C-01")
@pytest.mark.parametrize(("who", "exclusion"), STANDERS)
def test_one_reason_or_none_keeps_a_person_from_standing(who, exclusion):
    assert stand_exclusion(who, DAY, THREE_MONTHS) is exclusion


@pytest.mark.rules("R-VOTE-01", "R-VOTE-06")
@pytest.mark.parametrize(
    ("who", "assumptions", "exclusion"),
    [
        pytest.param(person("998"), ALL_OPEN, None, id="unsettled counts as foreign"),
        pytest.param(replace(TURKISH, homeless=True), NO_HOMELESS, Exclusion.HOMELESS,
                     id="homeless persons do not vote"),
        pytest.param(TURKISH, NO_HOMELESS, None, id="who has a dwelling is not concerned"),
    ],
)  # fmt: skip
def test_an_open_point_may_be_settled_the_other_way(who, assumptions, exclusion):
    assert vote_exclusion(who, DAY, SIX_WEEKS, assumptions) is exclusion


@pytest.mark.rules("R-ELIG-02")
def test_an_unsettled_second_nationality_may_count_as_foreign():
    assert stand_exclusion(person("000", "998"), DAY, THREE_MONTHS, ALL_OPEN) is None


@pytest.mark.rules("R-VOTE-01", "R-ELIG-01")
def test_reasons_are_asked_in_the_order_of_the_law():
    worst = person(
        "998", birth_date=DAY, resident_since=DAY, main_dwelling=False, excluded_by_court=True,
        registered=False, state_reception=True,
    )  # fmt: skip
    steps: list[dict[str, Any]] = [
        {},
        {"nationalities": frozenset({"163"})},
        {"registered": True},
        {"state_reception": False},
        {"birth_date": date(1980, 1, 1)},
        {"resident_since": date(2000, 1, 1)},
        {"main_dwelling": True},
        {"excluded_by_court": False},
    ]
    found = []
    for step in steps:
        worst = replace(worst, **step)
        found.append(vote_exclusion(worst, DAY, SIX_WEEKS))
    assert found == [
        Exclusion.NATIONALITY_UNCLEAR,
        Exclusion.NOT_REGISTERED,
        Exclusion.STATE_RECEPTION,
        Exclusion.TOO_YOUNG,
        Exclusion.RESIDENT_TOO_SHORT,
        Exclusion.SECONDARY_DWELLING,
        Exclusion.COURT,
        None,
    ]


@pytest.mark.rules("R-ELIG-02")
@pytest.mark.parametrize(
    ("who", "signs"),
    [
        pytest.param(TURKISH, True, id="an elector signs"),
        pytest.param(DUAL, False, id="a German and Syrian stands but does not sign"),
        pytest.param(replace(TURKISH, resident_since=DAY), False, id="not yet an elector"),
    ],
)
def test_only_electors_sign_in_support(who, signs):
    assert may_sign_support(who, DAY, SIX_WEEKS) is signs


@pytest.mark.rules("R-ELIG-06")
@pytest.mark.parametrize(
    ("who", "lost"),
    [
        pytest.param(replace(TURKISH, registered=False), Exclusion.NOT_REGISTERED,
                     id="moved away"),
        pytest.param(replace(TURKISH, main_dwelling=False), Exclusion.SECONDARY_DWELLING,
                     id="moved the main dwelling away"),
        pytest.param(replace(GERMAN, naturalised_here=True), None, id="naturalised since"),
        pytest.param(GERMAN, Exclusion.GERMAN, id="gave up the foreign nationality"),
        pytest.param(replace(TURKISH, ineligible_by_court=True), Exclusion.COURT,
                     id="lost electability by court ruling"),
        pytest.param(replace(TURKISH, excluded_by_court=True), Exclusion.COURT,
                     id="lost the vote by court ruling"),
        pytest.param(replace(TURKISH, resident_since=DAY, birth_date=DAY), None,
                     id="age and length of residence cannot be lost"),
    ],
)  # fmt: skip
def test_a_lasting_condition_may_be_lost_later(who, lost):
    assert lost_eligibility(who) is lost


@pytest.mark.rules("R-ELIG-05")
@pytest.mark.parametrize(
    ("posts", "reason"),
    [
        pytest.param(Posts(in_executive=True), Incompatibility.EXECUTIVE_MEMBER,
                     id="a member of the Magistrat"),
        pytest.param(Posts(civil_servant=True), Incompatibility.CIVIL_SERVANT,
                     id="a Beamter of the municipality"),
        pytest.param(Posts(full_time_from_e9b=True), Incompatibility.SENIOR_EMPLOYEE,
                     id="a full-time employee from E 9b upward"),
        pytest.param(Posts(in_municipal_body=True), Incompatibility.MUNICIPAL_BODY_EMPLOYEE,
                     id="an employee of the Sparkasse"),
        pytest.param(Posts(council_member=True), None, id="a member of the Gemeindevertretung"),
        pytest.param(Posts(), None, id="no post at all"),
        pytest.param(Posts(in_executive=True, civil_servant=True),
                     Incompatibility.EXECUTIVE_MEMBER, id="the first of two reasons"),
    ],
)  # fmt: skip
def test_some_posts_are_incompatible_with_a_seat(posts, reason):
    assert incompatibility(posts) is reason


@pytest.mark.rules("R-ELIG-01", "C-01")
@pytest.mark.parametrize(
    ("day", "months", "start"),
    [
        pytest.param(date(2021, 3, 14), 3, date(2020, 12, 14), id="Linden 2021, as announced"),
        pytest.param(DAY, 3, date(2025, 12, 15), id="15.03.2026"),
        pytest.param(date(2015, 11, 29), 6, date(2015, 5, 29), id="six months in 2015"),
        pytest.param(date(2027, 5, 31), 3, date(2027, 2, 28), id="no 31st in February"),
        pytest.param(date(2028, 5, 31), 3, date(2028, 2, 29), id="no 31st in a leap February"),
        pytest.param(date(2027, 1, 31), 2, date(2026, 11, 30), id="across the year"),
        pytest.param(date(2026, 12, 1), 12, date(2025, 12, 1), id="a whole year"),
        pytest.param(date(2026, 12, 1), 0, date(2026, 12, 1), id="nothing at all"),
    ],
)
def test_months_are_counted_back_to_the_same_day_number(day, months, start):
    assert months_before(day, months) == start


@pytest.mark.rules("R-VOTE-03")
@pytest.mark.parametrize(
    ("day", "start"),
    [
        pytest.param(DAY, date(2026, 2, 1), id="2026"),
        pytest.param(date(2021, 3, 14), date(2021, 1, 31), id="2021"),
        pytest.param(date(2026, 4, 5), date(2026, 2, 22), id="across the change to summer time"),
    ],
)
def test_six_weeks_are_42_days(day, start):
    assert SIX_WEEKS.latest_start(day) == start


@pytest.mark.rules("R-VOTE-05")
@pytest.mark.parametrize(
    ("day", "born"),
    [
        pytest.param(DAY, date(2008, 3, 15), id="2026"),
        pytest.param(date(2026, 2, 28), date(2008, 2, 28), id="born 29.02.2008, 28.02.: too young"),
        pytest.param(date(2026, 3, 1), date(2008, 3, 1), id="born 29.02.2008, 01.03.: of age"),
        pytest.param(date(2028, 2, 29), date(2010, 2, 28), id="an election on 29 February"),
    ],
)
def test_eighteen_years_are_counted_to_the_birthday(day, born):
    assert latest_birth(day) == born


KEYS = st.frozensets(st.sampled_from(["000", "137", "163", "475", "997", "998"]), max_size=3)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
PERSONS = st.builds(
    Person, nationalities=KEYS, birth_date=DAYS, resident_since=DAYS, main_dwelling=st.booleans(),
    excluded_by_court=st.booleans(), naturalised_here=st.booleans(),
    ethnic_resettler=st.booleans(), ineligible_by_court=st.booleans(), registered=st.booleans(),
    state_reception=st.booleans(), homeless=st.booleans(),
)  # fmt: skip
ELECTION_DAYS = st.dates(date(2001, 1, 1), date(2060, 12, 31))


@pytest.mark.rules("R-VOTE-01", "R-ELIG-01")
@given(PERSONS, ELECTION_DAYS, st.integers(0, 9000), st.integers(0, 9000))
def test_who_is_older_or_longer_there_never_loses(who, day, older, longer):
    senior = replace(
        who,
        birth_date=who.birth_date - timedelta(days=older),
        resident_since=who.resident_since - timedelta(days=longer),
    )
    for exclusion, residence in ((vote_exclusion, SIX_WEEKS), (stand_exclusion, THREE_MONTHS)):
        assert exclusion(who, day, residence) is not None or (
            exclusion(senior, day, residence) is None
        )


@pytest.mark.rules("R-ELIG-01", "R-VOTE-02")
@given(PERSONS, ELECTION_DAYS)
def test_a_foreign_person_who_may_stand_may_vote_and_no_german_votes(who, day):
    votes = vote_exclusion(who, day, SIX_WEEKS) is None
    stands = stand_exclusion(who, day, THREE_MONTHS) is None
    assert (votes or who.is_german) if stands else True
    assert not (votes and who.is_german)
