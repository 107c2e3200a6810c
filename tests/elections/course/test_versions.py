"""Which rule set holds on which election day."""

from datetime import date

import pytest

from elections.law.course.versions import EDITION, VERSIONS, PostalVote, version, version_on
from municipalities.law.body.suffrage import Residence


@pytest.mark.rules("R-LAW-03")
@pytest.mark.parametrize(
    ("day", "key"),
    [
        pytest.param(date(2001, 1, 1), "2015", id="the first day with a known rule set"),
        pytest.param(date(2015, 11, 29), "2015", id="the election of 2015"),
        pytest.param(date(2020, 5, 15), "2015", id="the day before the reform of 2020"),
        pytest.param(date(2020, 5, 16), "2021", id="the reform of 2020 comes into force"),
        pytest.param(date(2021, 3, 14), "2021", id="the election of 2021"),
        pytest.param(date(2025, 4, 4), "2021", id="the day before the law of 2025"),
        pytest.param(date(2025, 4, 5), "2026", id="the law of 2025 comes into force"),
        pytest.param(date(2026, 3, 15), "2026", id="the election of 2026"),
        pytest.param(date(2031, 3, 9), "2026", id="the next election, until a law changes it"),
    ],
)
def test_the_election_day_chooses_the_rule_set(day, key):
    assert version_on(day).key == key


@pytest.mark.rules("R-LAW-03")
def test_no_rule_set_is_known_before_2001():
    with pytest.raises(ValueError, match="2000-12-31"):
        version_on(date(2000, 12, 31))


@pytest.mark.rules("R-LAW-03")
@pytest.mark.parametrize("stored", VERSIONS, ids=lambda stored: stored.key)
def test_a_stored_key_finds_its_rule_set(stored):
    assert version(stored.key) is stored


@pytest.mark.rules("R-LAW-03")
def test_the_rules_were_compared_on_a_day_after_the_last_law():
    assert date.fromisoformat(EDITION) > VERSIONS[-1].valid_from


@pytest.mark.rules("R-LAW-03")
def test_an_unknown_key_is_an_error():
    with pytest.raises(ValueError, match="'1999'"):
        version("1999")


@pytest.mark.rules("R-LAW-03")
@pytest.mark.parametrize(
    ("key", "voter", "candidate", "postal", "option", "addresses", "homeless"),
    [
        pytest.param("2015", Residence(months=3), Residence(months=6), PostalVote.BY_STATUTE,
                     False, True, False, id="2015"),
        pytest.param("2021", Residence(weeks=6), Residence(months=3), PostalVote.BY_STATUTE,
                     True, True, False, id="2021"),
        pytest.param("2026", Residence(weeks=6), Residence(months=3), PostalVote.ALWAYS,
                     True, False, True, id="2026"),
    ],
)  # fmt: skip
def test_the_rule_sets_differ_as_the_table_says(
    key, voter, candidate, postal, option, addresses, homeless
):
    found = version(key)
    assert (
        found.voter_residence,
        found.candidate_residence,
        found.postal_vote,
        found.commission_option,
        found.candidate_addresses_published,
        found.homeless_vote,
        found.seat_method,
    ) == (voter, candidate, postal, option, addresses, homeless, "hare-niemeyer")
