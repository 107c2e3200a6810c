"""One comparison of people: names however written, births as far as known, the house as a hint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.register.identity import (
    Identity,
    Likeness,
    is_nearer,
    likeness,
    marks_of_a_slip,
    name_mark,
    plain_names,
)
from elections.law.register.names import PersonName, says_nothing
from elections.law.register.rows import RowFacts, Together, read_together
from elections.law.register.verdict import Reported
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay

DAY, OTHER_DAY = KnownDay(1990, 5, 1), KnownDay(1990, 5, 2)
SAME, SIMILAR, OTHER = Likeness.SAME, Likeness.SIMILAR, Likeness.OTHER


@pytest.mark.rules("R-REG-02", "R-WS-01")
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("aksoy ayse", DAY), ("ayse aksoy", DAY), SAME),
        (("mueller jan", DAY), ("muller jan", DAY), SAME),
        (("al amrani yusuf", DAY), ("alamrani yusuf", DAY), SIMILAR),
        (("aksoy ayse", KnownDay(1990)), ("aksoy ayse", KnownDay(1990)), SIMILAR),
        (("aksoy ayse", KnownDay(1990)), ("aksoy ayse", DAY), SIMILAR),
        (("aksoy ayse", KnownDay(1991)), ("aksoy ayse", DAY), OTHER),
        (("aksoy ayse nur", DAY), ("aksoy ayse", DAY), SIMILAR),
        (("aksoy ayse", DAY), ("aksoi ayse", DAY), SIMILAR),
        (("aksoy ayse", DAY), ("aksyo ayse", DAY), SIMILAR),
        (("aksoy ayse", DAY), ("aksoy", DAY), OTHER),
        (("aksoy ayse", DAY, "weg1"), ("aksoy", DAY, "weg1"), SIMILAR),
        (("aksoy ayse", DAY, "weg1"), ("aksoy ayse", OTHER_DAY, "weg1"), SIMILAR),
        (("aksoy ayse", DAY, "weg1"), ("aksoy ayse", OTHER_DAY, "weg2"), OTHER),
        (("aksoy ayse", DAY), ("aksoy ayse", OTHER_DAY), OTHER),
        (("demir ali", DAY, "weg1"), ("demir ata", DAY, "weg1"), OTHER),
        (("demir elif", DAY, "weg1"), ("demir hasan", DAY, "weg1"), OTHER),
        (
            ("papadopoulos konstantinos", DAY, "weg1"),
            ("papadopulos konstantios", DAY, "weg1"),
            SIMILAR,
        ),
        (("papadopoulos konstantinos", DAY), ("papadopulos konstantios", DAY), OTHER),
        (
            ("aksoy ayse", KnownDay(1985, 2, 1), "weg1"),
            ("aksoy ayse", KnownDay(1985, 1, 2), "weg1"),
            SIMILAR,
        ),
        (
            ("aksoy ali", KnownDay(1955, 2, 1), "weg1"),
            ("aksoy ali", KnownDay(1985, 6, 2), "weg1"),
            OTHER,
        ),
        (("li wu", DAY), ("li wo", DAY), OTHER),
        (("aksoy ayse", DAY), ("aksoy fatma zehra", DAY), OTHER),
        (("probe serbien 132", DAY), ("probe serbien 133", DAY), OTHER),
        # A slip and a name that one of them lacks, in one house only.
        (("muler ayse", DAY, "weg1"), ("muller ayse nur", DAY, "weg1"), SIMILAR),
        (("muler ayse", DAY, "weg1"), ("muller ayse nur", DAY, "weg2"), OTHER),
        (("al amrani karim", DAY, "weg1"), ("alamrani karim hassan", DAY, "weg1"), SIMILAR),
        (("alamrani karim", DAY, "weg1"), ("al amrani karim hassan", DAY, "weg1"), SIMILAR),
        # Twins have names of their own, however alike.
        (("demir elif nur", DAY, "weg1"), ("demir hasan nur", DAY, "weg1"), OTHER),
        (("demir emin", DAY, "weg1"), ("demir emine can", DAY, "weg1"), OTHER),
        (("demir ayla", DAY, "weg1"), ("demir aylin", DAY, "weg1"), OTHER),
        (("demir 12345", DAY, "weg1"), ("demir 12346 nur", DAY, "weg1"), OTHER),
        (("a b c d e f g h i", DAY, "weg1"), ("a bcdef", DAY, "weg1"), OTHER),
        # Letters of other alphabets are written in several ways.
        (("dordevic dorde", DAY), ("djordjevic djordje", DAY), SIMILAR),
        (("el amrani yusuf", DAY), ("al amrani yusuf", DAY), SIMILAR),
        (("mohammed ahmad", DAY), ("muhamad ahmad", DAY), SIMILAR),
        (("khalil jahja", DAY), ("halil yahya", DAY), SIMILAR),
        (("kovac djordje", DAY), ("kovac dragan", DAY), OTHER),
        (("dordevic dorde", DAY), ("djordjevic djordje", OTHER_DAY), OTHER),
        # A birth of which nothing is known agrees with every one.
        (("aksoy ayse", KnownDay()), ("aksoy ayse nur", DAY), SIMILAR),
    ],
)
def test_how_much_two_records_look_like_one_person(one, other, expected):
    assert likeness(Identity(*one), Identity(*other)) is expected
    assert likeness(Identity(*other), Identity(*one)) is expected


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("now", "before", "nearer"),
    [
        (("aksoy ayse", DAY), ("kaya ayse", DAY), True),
        (("aksoy ayse", DAY), ("aksoy ayse nur", DAY), True),
        (("aksoy ayse nur", DAY), ("aksoy ayse can", DAY), False),
        (("aksoy ayse", DAY, "weg2"), ("aksoy ayse", DAY, "weg1"), False),
        (("aksoy ayse", DAY, "weg9"), ("aksoy ayse", DAY, "weg1"), True),
        (("aksoy ayse", DAY), ("aksoy ayse", DAY, "weg1"), True),
        (("kaya ayse", DAY), ("aksoy ayse", DAY), False),
    ],
    ids=["another name", "the same name now", "as similar as before", "moved elsewhere",
         "moved into the house", "nobody knows the house any more", "another name than before"],
)  # fmt: skip
def test_whether_new_data_make_somebody_more_like_another_person(now, before, nearer):
    other = Identity("ayse aksoy", DAY, "weg9")
    assert is_nearer(Identity(*now), Identity(*before), other) is nearer


def test_a_slip_changes_the_mark_by_one_of_few_numbers():
    marks_of_a_slip.cache_clear()  # whichever test came first, this one works them out
    slips = marks_of_a_slip()
    for wrong in ("yilmas", "ilmaz", "yilmazz", "jilmaz"):
        assert name_mark(wrong) - name_mark("yilmaz") in slips
    assert name_mark("demir") - name_mark("yilmaz") not in slips
    assert 0 not in slips


def test_a_letter_that_nobody_had_yet_has_a_mark_and_a_sign_has_none():
    assert name_mark("\ua66e") != 0
    assert name_mark("\u2e3f") == 0


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_mark_of_a_name_knows_no_order_and_no_blanks(words):
    marks = {name_mark(" ".join(order)) for order in permutations(words)}
    assert len(marks) == 1
    assert sum(map(name_mark, words)) in marks


def test_signs_between_names_have_no_mark():
    assert name_mark("aksoy ☂ ayse") == name_mark("ayse aksoy")


@given(WORDS, WORDS, st.dates(date(1940, 1, 1), date(2007, 1, 1)))
def test_whoever_is_written_in_another_order_is_the_same(family, given, born):
    day = KnownDay.of(born)
    one, other = Identity(f"{family} {given}", day), Identity(f"{given} {family}", day)
    assert likeness(one, other) is SAME


def test_umlauts_have_one_writing():
    assert [plain_names(name) for name in ("mueller", "goetz", "schaefer", "bauer")] == [
        "muller", "gotz", "schafer", "baur",
    ]  # fmt: skip


@pytest.mark.rules("R-REG-06", "R-REG-07")
@pytest.mark.parametrize(
    ("name", "listed", "letter"),
    [
        (PersonName("Bergh", "Pieter Jan", "Dr.", "van der", "Pieter"),
         "van der Bergh, Dr. Pieter Jan", "Dr. Pieter van der Bergh"),
        (PersonName("Hooft", "Jan", particle="'t"), "'t Hooft, Jan", "Jan 't Hooft"),
        (PersonName("Alembert", "Anne", particle="d'"), "d'Alembert, Anne", "Anne d'Alembert"),
        (PersonName("Gulzarzada"), "Gulzarzada", "Gulzarzada"),
        (PersonName("", "Suprihatin"), "Suprihatin", "Suprihatin"),
        (PersonName("Kaya", "Ali Can"), "Kaya, Ali Can", "Ali Can Kaya"),
    ],
    ids=["every part", "'t", "d'", "a family name only", "a given name only", "usual"],
)  # fmt: skip
def test_a_name_in_a_list_and_on_a_letter(name, listed, letter):
    assert (name.listed, name.on_a_letter) == (listed, letter)


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("-", True), ("…", True), ("", True), ("Unbekannt", True), ("N. N.", True), ("k.A.", True),
     ("Ka", False), ("=1+1", False), ("Ng", False), ("Nn", False), ("NN", True), ("nn", True),
     ("keine Angabe", True), ("(unbekannt)", True), ("XXX", True), ("X", False), ("0", True),
     ("0.0", True), ("NULL", True), ("Null", False), ("LNU", True), ("Fnu", True),
     ("ohne Familienname", True), ("Nan", False), ("NAN", False), ("nan", True), ("NaN", True),
     ("Leer", False), ("leer", True), ("(leer)", True), ("Namenlos", False),
     ("Ohne", False), ("ohne", True), ("N.N.", True), ("7", False)],
)  # fmt: skip
def test_which_names_only_fill_their_place(name, nothing):
    assert says_nothing(name) is nothing


# --- Several rows of one person -------------------------------------------------------------------


def a_row(
    *keys: str, born: KnownDay = DAY, names: int = 1, home: str = "weg1", **facts: object
) -> RowFacts:
    known = {"resident_since": date(2020, 1, 1)} | facts
    unsure = known.pop("unsure", False)
    person = Person(frozenset(keys or ("163",)), born.latest, **known)  # type: ignore[arg-type]
    return RowFacts(names, born, home, Reported(person, born.exact is None, bool(unsure)))


def together(*rows: RowFacts) -> Together | None:
    found = {read_together(order) is None for order in permutations(rows)}
    reports = [read_together(order) for order in permutations(rows)]
    # The order of the rows changes nothing.
    assert len(found) == 1
    assert len({report.reported for report in reports if report}) <= 1
    return reports[0]


@pytest.mark.rules("R-REG-02", "R-VOTE-02")
def test_all_nationalities_of_all_rows_count():
    found = together(a_row("163"), a_row("000"), a_row("137"))
    assert found is not None
    assert found.reported.person.nationalities == {"163", "000", "137"}


@pytest.mark.rules("R-VOTE-01")
def test_the_main_dwelling_counts_and_one_that_was_left_does_not():
    main = a_row(home="weg1", resident_since=date(2024, 1, 1))
    other = a_row(home="weg2", main_dwelling=False, resident_since=date(2010, 1, 1))
    left = a_row(home="weg3", registered=False, resident_since=date(2000, 1, 1))
    found = together(other, main, left)
    assert found is not None
    person = found.reported.person
    assert (person.main_dwelling, person.registered, person.resident_since) == (
        True, True, date(2024, 1, 1),
    )  # fmt: skip
    gone = together(left, a_row(home="weg4", registered=False))
    assert gone is None or not gone.reported.person.registered


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    "rows",
    [
        (a_row(), a_row(names=2)),
        (a_row(), a_row(born=OTHER_DAY)),
        (a_row(), a_row(home="weg2")),
        (a_row(born=KnownDay(1990)), a_row(born=KnownDay(1991, 1, 1))),
    ],
    ids=["another name", "another birth", "two main dwellings", "another year"],
)
def test_rows_that_contradict_each_other_decide_nothing(rows):
    assert together(*rows) is None


def named_row(words: str, home: str = "weg 1", area: tuple[str, str] = ("", "")) -> RowFacts:
    return replace(a_row(names=name_mark(words), home=home), words=words, area=area)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ali marian", "ali marina", False), ("ali leon", "leon ali", True),
        ("al amrani maria", "maria alamrani", True), ("mueller eva", "muller eva", True),
        ("bergh jan van der", "van der bergh jan", True), ("arno nora", "nora arno", True),
        ("arno eva", "nora eva", False), ("a b c d", "d c b e", False),
        ("an na ma ri a el sa", "na an ri ma a se la", False),
        ("aa bb cc dd", "ab ba cd dc", False),
    ],
)  # fmt: skip
def test_a_name_of_the_same_letters_is_another_one(one, other, same):
    assert (together(named_row(one), named_row(other)) is not None) is same


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("homes", "areas", "place", "differ"),
    [
        (("weg 1", "weg 1"), (("65549", "nord"), ("65549", "")), 0, False),
        (("weg 1", "weg 1"), (("65549", "nord"), ("65549", "sud")), 0, True),
        (("weg 1", "weg 1"), (("65549", ""), ("65550", "")), 0, True),
        (("", "weg 1"), (("65550", ""), ("65549", "")), 1, False),
        (("weg ", "weg 1"), (("65549", ""), ("65549", "")), 1, False),
    ],
)
def test_a_filled_cell_wins_and_two_areas_of_one_house_contradict(homes, areas, place, differ):
    rows = [named_row("eva", home, area) for home, area in zip(homes, areas, strict=True)]
    found = together(*rows)
    assert found is not None
    assert (found.place, found.areas_differ) == (place, differ)


@pytest.mark.rules("R-REG-02")
def test_a_number_of_another_street_is_no_part_of_the_house():
    assert together(named_row("eva", "weg "), named_row("eva", "weg am see 1")) is None
    assert together(named_row("eva", "weg 1"), named_row("eva", "weg 2")) is None


@pytest.mark.rules("R-REG-06")
@pytest.mark.parametrize(
    ("names", "kept"),
    [
        ([("MUELLER", "ANNA"), ("Müller", "Anna")], 1),
        ([("Müller", "Anna"), ("MÜLLER", "ANNA")], 0),
        ([("Mueller", "Anna"), ("Müller", "Anna")], 1), ([("ALI", ""), ("Ali", "")], 1),
    ],
)  # fmt: skip
def test_of_several_writings_of_a_name_the_one_that_says_most_is_kept(names, kept):
    for order in (names, names[::-1]):
        found = together(*(replace(a_row(), texts=texts) for texts in order))
        assert found is not None
        assert order[found.place] == names[kept]


@pytest.mark.rules("R-REG-06")
def test_of_births_that_agree_the_one_known_best_holds():
    found = together(a_row(born=KnownDay(1990)), a_row(born=KnownDay(1990, 5)), a_row())
    assert found is not None
    assert (found.born, found.reported.birth_is_unsure, found.reported.person.birth_date) == (
        DAY, False, date(1990, 5, 1),
    )  # fmt: skip
    in_part = together(a_row(born=KnownDay(1990)), a_row(born=KnownDay(1990, 5)))
    assert in_part is not None
    assert (in_part.born, in_part.reported.birth_is_unsure, in_part.reported.earliest_birth) == (
        KnownDay(1990, 5), True, date(1990, 5, 1),
    )  # fmt: skip


@pytest.mark.rules("R-VOTE-03", "R-VOTE-04")
def test_what_any_row_says_against_the_right_counts():
    late, early = date(2026, 2, 10), date(2010, 1, 1)
    found = together(
        a_row(resident_since=late, excluded_by_court=True),
        a_row(resident_since=early, deceased=True),
    )
    assert found is not None
    person = found.reported.person
    assert (person.excluded_by_court, person.deceased) == (True, True)
    assert (person.resident_since, found.earliest_since) == (late, early)
    unknown = together(a_row(resident_since=None), a_row(resident_since=early))
    assert unknown is not None
    assert (unknown.reported.person.resident_since, unknown.earliest_since) == (None, early)
