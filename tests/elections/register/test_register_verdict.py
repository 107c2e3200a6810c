"""Exactly one reason per person: the law's, a doubt where it decides, or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elections.law.course.versions import version_on
from elections.law.register.verdict import (
    DOUBTFUL,
    EXCLUDED,
    KEEPS_ENTRY,
    Doubt,
    Reported,
    Verdict,
    loses_many,
    plausible_birth,
    register_judge,
)
from elections.models.register.cases import DoubtfulCase
from municipalities.law.body.suffrage import Exclusion, Person
from municipalities.law.days import KnownDay

DAY, TAKEN_ON = date(2026, 3, 15), date(2026, 2, 1)
TURKISH = Person(frozenset({"163"}), date(1975, 4, 3), date(2010, 1, 1))
UNCLEAR = replace(TURKISH, nationalities=frozenset({"998"}))


def verdict(person, **unsure):
    return register_judge(DAY, version_on(DAY), TAKEN_ON)(Reported(person, **unsure))


@pytest.mark.rules("R-VOTE-01", "R-VOTE-02", "R-VOTE-03", "R-VOTE-04", "R-VOTE-05", "R-REG-02")
@pytest.mark.parametrize(
    ("person", "unsure", "expected"),
    [
        pytest.param(TURKISH, {}, Verdict.ELIGIBLE,
                     id="a foreign adult with a main dwelling votes"),
        pytest.param(replace(TURKISH, resident_since=date(2026, 2, 1)), {}, Verdict.ELIGIBLE,
                     id="six weeks to the day are enough"),
        pytest.param(replace(TURKISH, nationalities=frozenset({"163", "000"})), {},
                     Verdict.GERMAN, id="who is German too does not"),
        pytest.param(replace(TURKISH, birth_date=date(2008, 3, 15)), {}, Verdict.ELIGIBLE,
                     id="who comes of age on the day votes"),
        pytest.param(replace(TURKISH, birth_date=date(2008, 3, 16)), {}, Verdict.TOO_YOUNG,
                     id="a day younger does not"),
        pytest.param(replace(TURKISH, main_dwelling=False), {}, Verdict.SECONDARY_DWELLING,
                     id="a second dwelling is not enough"),
        pytest.param(replace(TURKISH, excluded_by_court=True), {}, Verdict.COURT,
                     id="a court took the right away"),
        pytest.param(UNCLEAR, {}, Verdict.NATIONALITY,
                     id="an unclear nationality is decided by hand"),
        pytest.param(replace(UNCLEAR, birth_date=date(2015, 1, 1)), {}, Verdict.TOO_YOUNG,
                     id="of a child with an unclear nationality nobody has to decide"),
        pytest.param(replace(TURKISH, birth_date=date(1850, 1, 1)), {}, Verdict.BIRTH_DATE,
                     id="nobody was born in 1850"),
        pytest.param(replace(TURKISH, birth_date=date(2026, 2, 2)), {}, Verdict.BIRTH_DATE,
                     id="nobody is born after the extract"),
        pytest.param(replace(TURKISH, resident_since=date(2026, 2, 2)), {}, Verdict.RESIDENT_SINCE,
                     id="nobody lives here since tomorrow"),
        pytest.param(replace(TURKISH, resident_since=date(1975, 4, 2)), {}, Verdict.RESIDENT_SINCE,
                     id="nobody lives here before birth"),
        pytest.param(replace(TURKISH, birth_date=date(1906, 2, 1)), {}, Verdict.ELIGIBLE,
                     id="somebody is 120 years old on the day of the extract"),
        pytest.param(replace(TURKISH, birth_date=date(1906, 1, 31)), {}, Verdict.BIRTH_DATE,
                     id="nobody is a day older"),
        pytest.param(replace(TURKISH, birth_date=TAKEN_ON, resident_since=TAKEN_ON), {},
                     Verdict.TOO_YOUNG, id="somebody was born on the day of the extract"),
        pytest.param(replace(TURKISH, resident_since=date(1975, 4, 3)), {}, Verdict.ELIGIBLE,
                     id="somebody lives here since birth"),
        pytest.param(replace(TURKISH, resident_since=date(2026, 2, 20)),
                     {"birth_is_unsure": True, "since_is_unsure": True}, Verdict.BIRTH_DATE,
                     id="of two incomplete days the birth is decided first"),
        pytest.param(TURKISH, {"birth_is_unsure": True}, Verdict.BIRTH_DATE,
                     id="an incomplete day of birth is decided by hand"),
        pytest.param(TURKISH, {"since_is_unsure": True}, Verdict.RESIDENT_SINCE,
                     id="so is an incomplete day of moving in"),
        pytest.param(replace(TURKISH, birth_date=date(2012, 12, 31)),
                     {"birth_is_unsure": True, "earliest_birth": date(2012, 1, 1)},
                     Verdict.TOO_YOUNG, id="born in 2012: too young on any day of it"),
        pytest.param(replace(TURKISH, birth_date=date(2062, 12, 31)),
                     {"birth_is_unsure": True, "earliest_birth": date(2062, 1, 1)},
                     Verdict.BIRTH_DATE, id="nobody was born in 2062: somebody has to look"),
        pytest.param(replace(TURKISH, birth_date=date(2026, 6, 30)),
                     {"birth_is_unsure": True, "earliest_birth": date(2026, 6, 1)},
                     Verdict.BIRTH_DATE, id="nor in a month after the extract"),
        pytest.param(replace(TURKISH, main_dwelling=False, birth_date=date(1850, 1, 1)), {},
                     Verdict.SECONDARY_DWELLING,
                     id="whom another rule excludes anyway needs nobody's decision"),
    ],
)  # fmt: skip
def test_each_person_has_one_reason(person, unsure, expected):
    assert verdict(person, **unsure) is expected


def test_a_late_move_is_no_doubt_when_the_extract_is_later():
    late = replace(TURKISH, resident_since=date(2026, 2, 2))
    found = register_judge(DAY, version_on(DAY), TAKEN_ON + timedelta(days=10))(Reported(late))
    assert found is Verdict.RESIDENT_TOO_SHORT


def test_a_verdict_is_one_of_the_three_an_exclusion_or_a_doubt():
    own = {Verdict.ELIGIBLE, Verdict.LEFT_OUT, Verdict.FAULT}
    named, split = [*own, *Exclusion, *Doubt], [*own, *EXCLUDED, *DOUBTFUL]
    assert sorted(named) == sorted(split) == sorted(Verdict)
    # What somebody has to look at: every doubt, and the rows that cannot be read.
    assert sorted(DoubtfulCase.Kind.values) == sorted([*DOUBTFUL, Verdict.FAULT])


@pytest.mark.rules("R-REG-04")
def test_only_an_exclusion_by_the_law_takes_an_entry_away():
    assert {*Verdict} - {*KEEPS_ENTRY} == {*EXCLUDED, Verdict.LEFT_OUT}


@pytest.mark.rules("R-REG-04")
@pytest.mark.parametrize(
    ("gone", "standing", "asked"),
    [
        (0, 0, False),
        (3, 4, False),
        (4, 8, False),
        (4, 7, True),
        (10, 12, True),
        (11, 1000, False),
        (11, 219, True),
        (600, 12_000, False),
    ],
)
def test_many_strikes_at_once_are_asked_about(gone, standing, asked):
    assert loses_many(gone=gone, standing=standing) is asked


@pytest.mark.rules("R-VOTE-05")
@pytest.mark.parametrize(
    ("born", "can_be"),
    [(KnownDay(2008, 3, 15), True), (KnownDay(2008, 3, 16), False), (KnownDay(1906, 3, 15), True),
     (KnownDay(1906, 3, 14), False), (KnownDay(2008), True), (KnownDay(2008, 4), False),
     (KnownDay(1905), False), (KnownDay(), True)],
)  # fmt: skip
def test_a_day_of_birth_that_somebody_typed_is_plausible(born, can_be):
    assert plausible_birth(born, DAY) is can_be
