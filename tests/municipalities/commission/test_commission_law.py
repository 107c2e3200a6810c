"""How an Integrations-Kommission is made up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.basis import RuleViolation
from municipalities.law.commission.composition import (
    COMPOSITION_ERRORS,
    Capacity,
    Gender,
    Seat,
    Split,
    check_occupation,
    check_split,
    compose,
    experts_needed,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import sentence
from tests.told import refusal

RULE = CommissionRule
TWELVE = Split(experts=6, executives=3, councillors=2)
CHAIR = Seat(Capacity.CHAIR, Gender.MALE)
EXECUTIVE = Seat(Capacity.EXECUTIVE, Gender.MALE)
COUNCILLOR = Seat(Capacity.COUNCIL, Gender.FEMALE)
WOMAN = Seat(Capacity.EXPERT, Gender.FEMALE, frozenset({"163"}))
MAN = Seat(Capacity.EXPERT, Gender.MALE, frozenset({"137"}))
OTHERS = [CHAIR, *[EXECUTIVE] * 3, *[COUNCILLOR] * 2]
FULL = [*OTHERS, *[WOMAN] * 3, *[MAN] * 3]


def expert(*origins: str, gender: Gender = Gender.FEMALE) -> Seat:
    return Seat(Capacity.EXPERT, gender, frozenset(origins))


@pytest.mark.rules("R-IK-01", "R-IK-06")
@pytest.mark.parametrize(
    ("split", "size"),
    [
        pytest.param(TWELVE, 12, id="half of twelve are experts, the chair counts"),
        pytest.param(Split(7, 2, 1), 11, id="seven experts of eleven"),
        pytest.param(Split(3, 1, 1), 6, id="three of six"),
        pytest.param(Split(2, 0, 0), 3, id="two experts and the chair are the fewest"),
        pytest.param(Split(36, 0, 0), 37, id="thirty-seven are the most"),
    ],
)
def test_a_split_with_half_experts_is_taken(split, size):
    check_split(split)
    assert split.size == size


REFUSED_SPLITS = [
    pytest.param(Split(-1, 0, 0), RULE.SEATS_NEGATIVE, "§ 72 HGO R-IK-06", {},
                 id="experts below zero"),
    pytest.param(Split(9, -2, 0), RULE.SEATS_NEGATIVE, "§ 72 HGO R-IK-06", {},
                 id="executives below zero"),
    pytest.param(Split(9, 0, -2), RULE.SEATS_NEGATIVE, "§ 72 HGO R-IK-06", {},
                 id="councillors below zero"),
    pytest.param(Split(1, 0, 0), RULE.SIZE_OUT_OF_RANGE, "§ 72 HGO R-IK-06",
                 {"minimum": 3, "maximum": 37, "size": 2}, id="one expert and the chair"),
    pytest.param(Split(37, 0, 0), RULE.SIZE_OUT_OF_RANGE, "§ 72 HGO R-IK-06",
                 {"minimum": 3, "maximum": 37, "size": 38}, id="thirty-eight with the chair"),
    pytest.param(Split(5, 3, 2), RULE.SPLIT_BELOW_HALF, "§ 89 Abs. 1 HGO R-IK-01",
                 {"experts": 5, "size": 11, "needed": 6},
                 id="half without the chair is below half with it"),
    pytest.param(Split(0, 2, 2), RULE.SPLIT_BELOW_HALF, "§ 89 Abs. 1 HGO R-IK-01",
                 {"experts": 0, "size": 5, "needed": 3}, id="nobody is an expert"),
]  # fmt: skip


@pytest.mark.rules("R-IK-01", "R-IK-06")
@pytest.mark.parametrize(("split", "rule", "basis", "facts"), REFUSED_SPLITS)
def test_a_split_that_no_commission_can_have_is_refused(split, rule, basis, facts):
    assert refusal(check_split, split) == (rule.name, basis, facts)


@pytest.mark.rules("R-IK-06")
def test_as_many_members_as_seats_are_taken():
    check_occupation(TWELVE, [seat.capacity for seat in FULL])


@pytest.mark.rules("R-IK-06")
@pytest.mark.parametrize(
    ("more", "seats", "members"),
    [
        pytest.param(Capacity.CHAIR, 1, 2, id="a second chair"),
        pytest.param(Capacity.EXECUTIVE, 3, 4, id="a fourth executive"),
        pytest.param(Capacity.COUNCIL, 2, 3, id="a third councillor"),
        pytest.param(Capacity.EXPERT, 6, 7, id="a seventh expert"),
    ],
)
def test_more_members_than_seats_are_refused(more, seats, members):
    capacities = [*(seat.capacity for seat in FULL), more]
    assert refusal(check_occupation, TWELVE, capacities) == (
        "SEATS_EXCEEDED",
        "§ 72 HGO R-IK-06",
        {"capacity": more, "seats": seats, "members": members},
    )


NO_CHAIR = (RULE.CHAIR_MISSING, None)
NO_CO_CHAIR = (RULE.CO_CHAIR_MISSING, None)


def is_open(seats: int, experts: int) -> tuple[CommissionRule, dict[str, int]]:
    return RULE.SEATS_OPEN, {"open": seats, "size": 12, "experts": experts}


COMPOSITIONS = [
    pytest.param(FULL, True, [], False, id="everybody sits"),
    pytest.param(FULL, False, [NO_CO_CHAIR], False, id="the co-chair is not elected yet"),
    pytest.param([], False, [NO_CHAIR, is_open(11, 6)], True, id="nobody sits"),
    pytest.param([CHAIR], False,
                 [(RULE.EXPERTS_BELOW_HALF, {"experts": 0, "members": 1, "needed": 1}),
                  is_open(11, 6)], True, id="the chair alone"),
    pytest.param([CHAIR, WOMAN], True, [is_open(10, 5)], False, id="one expert beside the chair"),
    pytest.param([CHAIR, WOMAN, WOMAN], True,
                 [(RULE.ORIGINS_NOT_PLURAL, {"experts": 2}), is_open(9, 4)], False,
                 id="two experts of one country"),
    pytest.param(FULL[1:], True, [NO_CHAIR], True, id="the chair is missing"),
    pytest.param(FULL[:-1], True,
                 [(RULE.EXPERTS_BELOW_HALF, {"experts": 5, "members": 11, "needed": 6}),
                  is_open(1, 1)], True, id="five of eleven: an expert left"),
    pytest.param([*OTHERS[:-1], *FULL[6:-1]], True, [is_open(2, 1)], False,
                 id="five of ten: an expert and a councillor left"),
    pytest.param([*OTHERS, *[WOMAN] * 2, *[MAN] * 4], True,
                 [(RULE.WOMEN_BELOW_HALF, {"experts": 6, "women": 2, "wanted": 3})], False,
                 id="two of six experts are women; women of the council do not count"),
    pytest.param([*OTHERS, *[WOMAN] * 3,
                  *[replace(MAN, gender=gender) for gender in
                    (Gender.MALE, Gender.DIVERSE, Gender.UNSTATED)]], True, [], False,
                 id="three of six are women, one of the others states no gender"),
    pytest.param([*OTHERS, *[WOMAN] * 6], True, [(RULE.ORIGINS_NOT_PLURAL, {"experts": 6})], False,
                 id="all experts come from one country"),
    pytest.param([*OTHERS, *[expert("000")] * 3, *[expert("998", "999")] * 2, expert("163")], True,
                 [(RULE.ORIGINS_NOT_PLURAL, {"experts": 6})], False,
                 id="German and unclear keys are no origin"),
    pytest.param([*OTHERS, *[expert("000", "163")] * 5, expert("997")], True, [], False,
                 id="a stateless person is of another origin than a German Turk"),
]  # fmt: skip


@pytest.mark.rules("R-IK-01", "R-IK-03", "R-IK-04", "R-IK-06")
@pytest.mark.parametrize(("seats", "co_chair", "findings", "has_errors"), COMPOSITIONS)
def test_what_the_law_notes_about_a_composition(seats, co_chair, findings, has_errors):
    found = compose(TWELVE, seats, co_chair=co_chair)
    assert [(one.rule, one.facts) for one in found.findings] == findings
    assert found.has_errors is has_errors


FINDINGS_REST_ON = {
    RULE.EXPERTS_BELOW_HALF: "§ 89 Abs. 1 HGO R-IK-01",
    RULE.CHAIR_MISSING: "§ 89 Abs. 2 HGO R-IK-04",
    RULE.WOMEN_BELOW_HALF: "§ 89 Abs. 1 HGO R-IK-03",
    RULE.ORIGINS_NOT_PLURAL: "§ 89 Abs. 1 HGO R-IK-03",
    RULE.SEATS_OPEN: "§ 72 HGO R-IK-06",
    RULE.CO_CHAIR_MISSING: "§ 89 Abs. 2 HGO R-IK-04",
}


@pytest.mark.rules("R-IK-01", "R-IK-03", "R-IK-04", "R-IK-06")
def test_each_finding_names_its_norm_and_its_rule():
    seats = [EXECUTIVE, EXECUTIVE, EXECUTIVE, MAN, MAN]
    found = compose(TWELVE, seats, co_chair=False).findings
    assert {one.rule: f"{one.norm} {one.rule_id}" for one in found} == FINDINGS_REST_ON


@pytest.mark.rules("R-IK-01", "R-IK-03")
def test_a_composition_shows_what_was_counted():
    found = compose(TWELVE, FULL[:-1], co_chair=True)
    assert (
        found.size,
        found.members,
        found.experts,
        found.experts_needed,
        found.women,
        found.women_wanted,
        found.origins,
    ) == (12, 11, 5, 6, 3, 3, 2)


@pytest.mark.rules("R-IK-01")
def test_a_finding_says_what_why_and_what_to_do():
    [first, *_] = compose(TWELVE, FULL[:-1], co_chair=True).findings
    assert sentence(first) == (
        "Von 11 Mitgliedern sind nur 5 sachkundige Einwohnerinnen und Einwohner. Es muss "
        "mindestens die Hälfte sein, also 6 (§ 89 Abs. 1 HGO). Lassen Sie die Gemeindevertretung "
        "weitere Sachkundige wählen."
    )


SPLITS = st.builds(Split, st.integers(-2, 40), st.integers(-2, 40), st.integers(-2, 40))
GENDERS = st.sampled_from(Gender)
ORIGINS = st.frozensets(st.sampled_from(["000", "137", "163", "475", "997", "998"]), max_size=2)


def is_accepted(split: Split) -> bool:
    try:
        check_split(split)
    except RuleViolation:
        return False
    return True


@st.composite
def lawful_splits(draw: st.DrawFn) -> Split:
    experts = draw(st.integers(2, 36))
    others = draw(st.integers(0, min(experts - 1, 36 - experts)))
    executives = draw(st.integers(0, others))
    return Split(experts, executives, others - executives)


@pytest.mark.rules("R-IK-01", "R-IK-06")
@given(split=SPLITS)
def test_a_split_is_taken_exactly_when_half_of_three_to_37_are_experts(split):
    lawful = (
        min(split.experts, split.executives, split.councillors) >= 0
        and 3 <= split.size <= 37
        and split.experts >= split.executives + split.councillors + 1
    )
    assert is_accepted(split) is lawful


@pytest.mark.rules("R-IK-01", "R-IK-04")
@given(split=lawful_splits(), co_chair=st.booleans(), data=st.data())
def test_a_lawful_split_with_every_seat_filled_has_no_errors(split, co_chair, data):
    check_split(split)
    capacities = [kind for kind, number in split.seats().items() for _ in range(number)]
    seats = [Seat(kind, data.draw(GENDERS), data.draw(ORIGINS)) for kind in capacities]
    check_occupation(split, capacities)
    found = compose(split, seats, co_chair=co_chair)
    assert (found.has_errors, found.members) == (False, split.size)
    assert RULE.SEATS_OPEN not in {finding.rule for finding in found.findings}


@pytest.mark.rules("R-IK-01", "R-IK-04")
@given(
    seats=st.lists(st.builds(Seat, st.sampled_from(Capacity), GENDERS, ORIGINS), max_size=14),
    co_chair=st.booleans(),
)
def test_errors_are_exactly_a_missing_chair_and_too_few_experts(seats, co_chair):
    found = compose(TWELVE, seats, co_chair=co_chair)
    chaired = any(seat.capacity is Capacity.CHAIR for seat in seats)
    assert found.has_errors is (not chaired or 2 * found.experts < len(seats))
    assert found.women <= found.experts <= found.members


@pytest.mark.rules("R-IK-01", "R-IK-04")
def test_soft_rules_never_forbid_a_commission():
    assert {RULE.EXPERTS_BELOW_HALF, RULE.CHAIR_MISSING} == COMPOSITION_ERRORS


@pytest.mark.rules("R-IK-01")
@pytest.mark.parametrize(
    ("members", "needed"),
    [
        pytest.param(3, 2, id="three members: two"),
        pytest.param(4, 2, id="four members: two are exactly half"),
        pytest.param(37, 19, id="the most members there are"),
    ],
)
def test_as_many_experts_are_needed_as_are_at_least_half(members, needed):
    assert experts_needed(members) == needed
