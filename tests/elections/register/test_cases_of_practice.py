"""Small files from the practice of other offices (tests/data/cases): read right, or asked about.

Names and addresses are invented; each file stands for a kind of fault that was seen elsewhere.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from elections.actions.course.setup import add_district
from elections.actions.districts.files import hand_in
from elections.actions.register.assignment import take_in_streets
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.check import check_extract
from elections.actions.register.files import keep_extract
from elections.actions.register.mappings import explain_words, read_extract_by_mapping
from elections.actions.register.takeover import take_in_extract
from elections.files.register.extract_nationalities import nationality_reader
from elections.files.register.extract_unreadable import Unreadable
from elections.models import DistrictFile
from elections.models.register.entries import RegisterEntry
from municipalities.files.nationalities import nationalities
from municipalities.law.days import KnownDay
from tests import factories
from tests.elections.register.extract_scene import NOW, TAKEN_ON, TODAY, case_of_kind

CASES = Path("tests/data/cases")
pytestmark = pytest.mark.django_db


class Office:
    """A municipality with the Wahlbezirke of one directory, and extracts that come in."""

    def __init__(self, *numbers: str):
        self.election = factories.election()
        self.lead = factories.lead(self.election.municipality)
        for number in numbers or ("001",):
            add_district(self.election.pk, number=number, name=f"Ort {number}", actor=self.lead)

    def streets(self, name: str) -> None:
        ags = self.election.municipality.ags
        content = (CASES / name).read_text().replace("06413000", ags).replace("06411000", ags)
        file = hand_in(
            self.election.pk, DistrictFile.Kind.STREETS, content.encode(), name=name,
            actor=self.lead,
        )  # fmt: skip
        take_in_streets(self.election.pk, sha256=file.sha256, set_aside=True, actor=self.lead)

    def check(self, content: bytes):
        found = keep_extract(
            self.election.pk, [content], name="auszug.csv", taken_on=TAKEN_ON, today=TODAY,
            actor=self.lead,
        )  # fmt: skip
        return check_extract(found.pk, today=TODAY)

    def take(self, name: str, content: bytes | None = None):
        check = self.check(content or (CASES / name).read_bytes())
        take_in_extract(check.register_import_id, now=NOW, set_faults_aside=True, actor=self.lead)
        return check.findings

    def decide(self, case, choice: Choice):
        return decide_cases(self.election.pk, [case.pk], choice, now=NOW, actor=self.lead)

    def entries(self, *fields: str) -> dict[str, tuple]:
        rows = self.election.register_entries.order_by("registration_id")
        found = rows.values_list("registration_id", *fields)
        return {key: values if len(values) > 1 else values[0] for key, *values in found}


@pytest.mark.rules("R-REG-02", "R-VOTE-01", "R-VOTE-02")
@pytest.mark.parametrize("turned", [False, True], ids=["as it is", "from the end"])
def test_several_rows_of_one_person_are_judged_once_in_whatever_order(turned):
    office = Office()
    header, *rows = (CASES / "one-person-several-rows.csv").read_text().splitlines()
    facts = office.take("", "\n".join([header, *(rows[::-1] if turned else rows), ""]).encode())
    assert (facts.rows, facts.eligible, facts.merged) == (6, 1, 3)
    assert {str(key): count for key, count in facts.excluded.items()} == {"german": 2}
    assert office.entries("family_name", "given_names") == {"Z02": ["Probe", "Zweistaat"]}


@pytest.mark.rules("R-REG-02")
def test_rows_that_contradict_each_other_are_one_case_and_somebody_says_which_holds():
    office = Office()
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    rest = "163;01.02.2020;H;Abtsleitenweg;4;97074;Offenbach am Main"
    facts = office.take("", "\n".join([
        header,
        f"Z1;Probe;Anna;01.01.1985;{rest}",
        f"Z1;Andere;Anna;01.01.1985;{rest}",
        f"Z2;Muster;Eva;01.01.1986;{rest}",
        f"Z2;MUSTER;Eva;00.01.1986;{rest.replace(';H;', ';N;').replace(';4;', ';9;')}",
        f"Z3;Gut;Ida;01.01.1987;{rest}",
        "",
    ]).encode())  # fmt: skip
    assert (facts.rows, facts.eligible, facts.merged) == (5, 2, 2)
    (case,) = office.election.doubtful_cases.all()
    assert (case.kind, case.detail) == ("rows_differ", "Zeilen 2, 3")
    assert [(row["line"], dict(row["cells"])["Familienname"]) for row in case.rows] == [
        (2, "Probe"), (3, "Andere"),
    ]  # fmt: skip
    office.decide(case, Choice(Decided.ENTER, "Pass vorgelegt", line=3))
    assert office.entries("family_name", "birth_date") == {
        "Z1": ["Andere", KnownDay(1985, 1, 1)],
        "Z2": ["Muster", KnownDay(1986, 1, 1)],
        "Z3": ["Gut", KnownDay(1987, 1, 1)],
    }


@pytest.mark.rules("R-REG-02", "R-REG-04")
def test_what_was_decided_about_rows_and_faults_holds_for_the_next_extract():
    office = Office()
    rest = "163;01.02.2020;H;Abtsleitenweg;4;97074;Offenbach am Main"
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    rows = [f"Z1;Probe;Anna;01.01.1985;{rest}", f"Z1;Andere;Ida;01.01.1985;{rest}",
            f"Z3;Gut;Ida;01.01.1987;{rest}"]  # fmt: skip
    office.take("", "\n".join([header, *rows, ""]).encode())
    case = case_of_kind(office.election, "rows_differ")
    office.decide(case, Choice(Decided.ENTER, "Pass vorgelegt", line=3))
    broken = rows[2].replace("01.01.1987", "31.02.1987")
    content = "\n".join([header, *rows[:2], broken, ""]).encode()
    office.take("", content)
    office.decide(case_of_kind(office.election, "fault"), Choice(Decided.LEAVE_OUT, "stimmt so"))
    office.take("", content + b"\n")
    standing = office.election.register_entries.standing().order_by("registration_id")
    assert [(one.registration_id, one.listed_name) for one in standing] == [
        ("Z1", "Andere, Ida"), ("Z3", "Gut, Ida"),
    ]  # fmt: skip


@pytest.mark.rules("R-REG-02")
def test_what_stands_behind_a_house_number_never_makes_it_another_one():
    office = Office("079", "081", "001", "002")
    office.streets("street-directory-small.csv")
    facts = office.take("addresses.csv")
    assert (facts.rows, facts.faults.count) == (22, 0)
    district = office.entries("district__number")
    assert {key: district[key] for key in ("A01", "A02", "A04", "A06")} == dict.fromkeys(
        ("A01", "A02", "A04", "A06"), "081"
    )
    assert (district["A07"], district["A08"]) == ("079", "079")
    assert {key for key, number in district.items() if number is None} == {
        f"A{number:02}" for number in range(9, 25)
    }
    kept = office.entries("house_number", "addition")
    assert (kept["A02"], kept["A06"]) == (
        ["2", "c/o Haile"], ["2", "c/o Tesfay Wolde-Mariam"],
    )  # fmt: skip


@pytest.mark.rules("R-REG-02")
def test_number_letter_and_addition_in_three_columns():
    office = Office("079", "081", "001", "002")
    office.streets("street-directory-small.csv")
    facts = office.take("house-letter-own-column.csv")
    assert facts.unused == ()
    found = office.entries("house_number", "addition", "district__number")
    assert found["B02"] == ["2 A", "Whg. 12", "079"]
    assert found["B01"] == ["2 A", "", "079"]


@pytest.mark.rules("R-REG-06", "R-REG-07")
def test_title_and_particle_stand_before_the_name_and_sort_behind_it():
    office = Office()
    office.take("name-particle-own-column.csv")
    people = {entry.registration_id: entry for entry in RegisterEntry.objects.all()}
    assert [people[key].letter_name for key in ("P01", "P02", "P03")] == [
        "Dr. Pieter van der Bergh", "Maria dos Santos", "Yusuf El Amrani",
    ]  # fmt: skip
    assert people["P01"].listed_name == "van der Bergh, Dr. Pieter Jan"
    in_order = sorted(people.values(), key=lambda entry: entry.sort_key)
    assert [entry.family_name for entry in in_order] == ["Amrani", "Bergh", "Santos"]
    found = RegisterEntry.objects.search(office.election.pk, "van der bergh")
    assert [entry.registration_id for entry in found] == ["P01"]


@pytest.mark.rules("R-REG-06")
def test_people_with_one_name_and_with_very_long_ones_are_entered_as_they_are():
    office = Office()
    facts = office.take("names.csv")
    people = {entry.registration_id: entry for entry in RegisterEntry.objects.all()}
    assert {key: people[key].listed_name for key in ("N01", "N02", "N03", "N04")} == {
        "N01": "Gulzarzada", "N02": "Suprihatin", "N03": "Wahyuni", "N04": "Gulzarzada",
    }  # fmt: skip
    # N08 and N09 have the same names but for one, the same house and the same birth.
    assert [case.kind for case in office.election.doubtful_cases.all()] == [
        "name",
        "twice",
        "twice",
    ]
    assert (facts.rows, facts.eligible, facts.faults.count) == (15, 12, 0)
    case = office.election.doubtful_cases.get(line=9)
    office.decide(case, Choice(Decided.ENTER, "nicht dieselbe Person"))
    people["N08"] = RegisterEntry.objects.get(registration_id="N08")
    assert people["N15"].family_name == "=SUMME"
    assert people["N08"].letter_name.endswith(" Dissanayake Weerasekara")
    found = RegisterEntry.objects.search(office.election.pk, "ofarrell")
    assert [entry.registration_id for entry in found] == ["N07"]


@pytest.mark.rules("R-VOTE-01")
def test_nationalities_are_understood_in_words_and_asked_once_where_they_are_not():
    office = Office()
    check = office.check((CASES / "nationalities.csv").read_bytes())
    facts = check.findings
    assert [(one.field, one.word, one.rows) for one in facts.words] == [
        ("nationalities", "Russland", 1), ("nationalities", "Tschechische Republik", 1),
    ]  # fmt: skip
    assert facts.faults.count == 2
    assert {str(doubt): noted.count for doubt, noted in facts.doubts.items()} == {
        "nationality": 3,
    }  # fmt: skip
    assert {str(key): count for key, count in facts.excluded.items()} == {"german": 2}


def test_a_dos_code_page_is_recognised_and_no_letter_is_lost():
    office = Office()
    office.take("dos-code-page.csv")
    assert office.entries("family_name", "given_names", "street") == {
        "C01": ["Müller", "Özgür", "Abtsleitenweg"],
        "C02": ["Günther", "Jörg", "Adelgundenweg"],
        "C03": ["Weiß", "Änne", "Alte Würzburger Straße"],
        "C04": ["Gümüs", "Ayse", "Alte Mainbrücke"],
    }


@pytest.mark.rules("R-REG-02")
def test_the_ortsteil_decides_where_a_street_lies_in_two_villages():
    office = Office("001", "002", "003")
    office.streets("same-street-two-villages-directory.csv")
    office.take("same-street-two-villages-people.csv")
    assert office.entries("district__number") == {
        "O01": "001", "O02": "002", "O03": "003", "O04": "001",
    }  # fmt: skip
    without = (CASES / "same-street-two-villages-people.csv").read_text()
    lines = [line.rpartition(";")[0] for line in without.splitlines()]
    other = Office("001", "002", "003")
    other.streets("same-street-two-villages-directory.csv")
    other.take("", "\n".join([*lines, ""]).encode())
    assert other.entries("district__number") == {
        "O01": None, "O02": None, "O03": None, "O04": "001",
    }  # fmt: skip


HEADER = (
    "Kennung;Familienname;Vornamen;Geburtsdatum;Staatsangehörigkeit;Einzugsdatum;Straße;"
    "Sterbedatum;Wegzug am;Eheschließung;Bemerkung"
)


def people(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


@pytest.mark.rules("R-REG-04", "R-VOTE-01")
def test_the_dead_and_those_who_left_are_not_entered_and_unread_columns_are_named():
    office = Office()
    facts = office.take("", people(
        "1;A;Lebt;01.01.1980;163;01.01.2010;Weg;;00.00.0000;04.05.2001;gut",
        "2;B;Tot;01.01.1980;163;01.01.2010;Weg;12.01.2026;;;",
        "3;C;Teils;01.01.1980;163;01.01.2010;Weg;00.00.2026;;;",
        "4;D;Weg;01.01.1980;163;01.01.2010;Weg;;31.01.2026;;",
        "5;E;Zieht;01.01.1980;163;01.01.2010;Weg;;28.02.2026;;",
        "6;F;Später;01.01.1980;163;01.01.2010;Weg;;01.06.2026;;",
    ))  # fmt: skip
    assert {str(key): count for key, count in facts.excluded.items()} == {
        "deceased": 2, "not_registered": 1,
    }  # fmt: skip
    assert [case.kind for case in office.election.doubtful_cases.all()] == ["moves_out"]
    assert sorted(office.entries("family_name")) == ["1", "6"]
    assert [(one.name, one.has_days) for one in facts.unused] == [
        ("Eheschließung", True), ("Bemerkung", False),
    ]  # fmt: skip


@pytest.mark.rules("R-REG-06", "R-VOTE-05")
@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("00.00.1971", KnownDay(1971)),
        ("00.06.1971", KnownDay(1971, 6)),
        ("xx.xx.1971", KnownDay(1971)),
        ("06.1971", KnownDay(1971, 6)),
        ("1971", KnownDay(1971)),
        ("00.06.", KnownDay(0, 6)),
        ("12.06.0000", KnownDay(0, 6, 12)),
        ("", KnownDay()),
        ("00.00.0000", KnownDay()),
        ("unbekannt", KnownDay()),
        ("99.99.9999", KnownDay()),
        ("12.06.1971 14:30:00", KnownDay(1971, 6, 12)),
    ],
)
def test_a_birth_known_in_part_is_a_doubt_and_is_kept_as_it_is(written, known):
    office = Office()
    facts = office.take("", people(
        f"1;Alt;Eva;{written};163;01.01.2010;Weg;;;;", "2;B;Gut;01.01.1980;163;01.01.2010;Weg;;;;",
    ))  # fmt: skip
    assert (facts.faults.count, facts.eligible) == (0, 1)
    (case,) = office.election.doubtful_cases.all()
    assert (case.kind, case.born, case.detail) == ("birth_date", known, written)
    office.decide(case, Choice(Decided.ENTER, "so im Pass"))
    assert office.entries("birth_date")["1"] == known


@pytest.mark.parametrize("written", ["", "00.00.2019", "xx.xx.2019", "seit Geburt", "-", "0"])
def test_a_day_of_moving_in_that_says_nothing_is_a_doubt_and_no_fault(written):
    office = Office()
    facts = office.take("", people(
        f"1;Alt;Eva;01.01.1980;163;{written};Weg;;;;", "2;B;Gut;01.01.1980;163;01.01.2010;Weg;;;;",
    ))  # fmt: skip
    assert (facts.faults.count, facts.eligible) == (0, 1)
    assert [case.kind for case in office.election.doubtful_cases.all()] == ["resident_since"]


def test_who_is_too_young_whatever_the_day_is_nobodys_doubt():
    facts = Office().check(people("1;Kind;Eva;00.00.2010;163;01.01.2012;Weg;;;;")).findings
    assert (dict(facts.excluded), dict(facts.doubts)) == ({"too_young": 1}, {})


@pytest.mark.rules("R-REG-02")
def test_a_row_that_cannot_be_read_is_kept_to_be_shown_until_its_case_is_settled():
    office = Office()
    office.take("", people(
        "1;Kaputt;Eva;31.02.1980;163;01.01.2010;Weg;;;;",
        "2;B;Gut;01.01.1980;163;01.01.2010;Weg;;;;",
    ))  # fmt: skip
    case = case_of_kind(office.election, "fault")
    assert (case.listed_name, case.person["registration_id"]) == ("Kaputt, Eva", "1")
    assert dict(case.rows[0]["cells"])["Geburtsdatum"] == "31.02.1980"
    office.decide(case, Choice(Decided.LEAVE_OUT, "von Hand eingetragen"))
    case.refresh_from_db()
    assert case.person == {}


@pytest.mark.rules("R-REG-02", "R-REG-04")
@pytest.mark.parametrize(
    ("decided", "names"),
    [
        (Decided.SAME_PERSON, [("1", "Neu", False)]),
        (Decided.OTHER_PERSON, [("", "Alt", True), ("1", "Neu", False)]),
        (Decided.LEAVE_OUT, [("1", "Alt", False)]),
    ],
    ids=["the same person", "another person", "nothing changes"],
)
def test_an_id_that_was_given_to_somebody_else_is_a_doubt(decided, names):
    office = Office()
    other = "2;B;Gut;01.01.1980;163;01.01.2010;Weg;;;;"
    office.take("", people("1;Alt;Eva;01.01.1970;163;01.01.2010;Weg;;;;", other))
    check = office.check(people("1;Neu;Ida;05.06.1990;163;01.01.2010;Weg;;;;", other))
    take_in_extract(check.register_import_id, now=NOW, actor=office.lead)
    (case,) = office.election.doubtful_cases.all()
    assert (case.kind, case.detail) == ("id_reused", "im Verzeichnis: Alt, Eva")
    office.decide(case, Choice(decided, "Auskunft der Meldebehörde"))
    rows = office.election.register_entries.with_marks().exclude(family_name="B").order_by("pk")
    assert [(one.registration_id, one.family_name, one.is_struck) for one in rows] == names


ORDINARY = people(
    "1;Müller;Özgür;01.01.1980;163;01.02.2020;Goethestraße;;;;",
    "2;Günther;Jörg;02.01.1980;163;01.02.2020;Römerstraße;;;;",
    "3;Weiß;Änne;03.01.1980;163;01.02.2020;Schloßgasse;;;;",
)


TWICE = ORDINARY.decode("cp1252", "surrogateescape").encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(ORDINARY, id="UTF-8"),
        pytest.param(ORDINARY.decode().encode("cp1252"), id="Windows"),
        pytest.param(ORDINARY.decode().encode("cp850"), id="DOS"),
        pytest.param(ORDINARY.decode().encode("cp437"), id="old DOS"),
        pytest.param(ORDINARY.decode().encode("mac_roman"), id="Macintosh"),
        pytest.param(TWICE, id="UTF-8 twice"),
    ],
)
def test_every_code_page_of_an_office_gives_the_same_people(written):
    office = Office()
    facts = office.take("", written)
    assert facts.faults.count == 0
    assert office.entries("family_name", "given_names", "street") == {
        "1": ["Müller", "Özgür", "Goethestraße"],
        "2": ["Günther", "Jörg", "Römerstraße"],
        "3": ["Weiß", "Änne", "Schloßgasse"],
    }


def test_one_row_that_was_encoded_twice_is_mended_or_a_fault_and_never_read_as_it_is():
    office = Office()
    lines = ORDINARY.decode().splitlines()
    lines[2] = lines[2].encode().decode("cp1252")
    content = "\n".join([*lines, ""]).encode()
    check = office.check(content)
    assert check.register_import.reading["encoding"] == "twice"
    office.take("", content)
    assert sorted(office.entries("family_name").values()) == ["Günther", "Müller", "Weiß"]
    found = keep_extract(
        office.election.pk, [content], name="a.csv", taken_on=TAKEN_ON, today=TODAY,
        actor=office.lead,
    )  # fmt: skip
    found.reading = {**found.reading, "encoding": "utf-8"}
    found.save()
    faults = check_extract(found.pk, today=TODAY).findings.faults
    assert [(fault.line, fault.column) for fault in faults.lines] == [(3, "")]


@pytest.mark.rules("R-VOTE-01")
def test_what_a_word_stands_for_is_asked_once_and_remembered_for_the_supplier():
    office = Office()
    rows = people("1;Ivanova;Olga;01.01.1980;Russland;01.02.2020;Weg;;;;",
                  "2;B;Gut;02.01.1980;163;01.01.2010;Weg;;;;")  # fmt: skip
    check = office.check(rows)
    assert check.findings.faults.count == 1
    explain_words(
        check.register_import_id, {"nationalities": {"russland": "160"}}, mapping="Meldewesen",
        now=NOW, actor=office.lead,
    )  # fmt: skip
    again = check_extract(check.register_import_id, today=TODAY).findings
    assert (again.eligible, again.faults.count, again.words) == (2, 0, ())
    found = keep_extract(
        office.election.pk, [rows], name="neu.csv", taken_on=TAKEN_ON, today=TODAY,
        actor=office.lead,
    )  # fmt: skip
    read_extract_by_mapping(found.pk, "Meldewesen", actor=office.lead)
    assert check_extract(found.pk, today=TODAY).findings.eligible == 2


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("163", {"163"}), ("türkisch", {"163"}), ("TR", {"163"}), ("Türkei", {"163"}),
        ("163,137", {"163", "137"}), ("TR/IT", {"163", "137"}), ("serbisch", {"170"}),
        ("Sudan", {"277"}), ("Kongo, Demokratische Republik", {"246"}),
        ("Demokratische Republik Kongo", {"246"}), ("Korea, Republik", {"467"}),
        ("", set()), ("unbekannt", set()), ("000", {"000"}), ("133", {"133"}),
    ],
)  # fmt: skip
def test_a_nationality_is_read_in_key_word_and_adjective(word, keys):
    assert nationality_reader({})(word) == keys


@pytest.mark.parametrize(
    "word", ["kongolesisch", "koreanisch", "Russland", "jugoslawisch", "987", "0"]
)
def test_a_word_for_several_nationalities_or_none_is_asked(word):
    with pytest.raises(Unreadable) as refusal:
        nationality_reader({})(word)
    assert refusal.value.word == word
    assert nationality_reader({word.casefold(): "160"})(word) == {"160"}


def test_every_name_of_the_offices_own_table_is_understood():
    read = nationality_reader({})
    for entry in nationalities():
        assert entry.code in read(entry.name), entry.name


@pytest.mark.rules("R-REG-02")
def test_the_unicode_text_of_a_spreadsheet_is_an_extract():
    office = Office()
    content = (CASES / "names.csv").read_text().replace(";", "\t").encode("utf-16")
    facts = office.take("", content)
    assert (facts.rows, facts.eligible, facts.faults.count) == (15, 12, 0)
    assert office.entries("family_name")["N10"] == "Nguyễn"
    found = office.election.register_imports.get()
    assert (found.sha256, found.encoding) == (sha256(content).hexdigest(), "utf-8")


REST = "01.02.2020;H;Abtsleitenweg;4;97074;Offenbach am Main"
FURTHER = ";;;;{};;;;;;"


@pytest.mark.rules("R-REG-02", "R-VOTE-02")
@pytest.mark.parametrize("more", [("000",), ("152", "000"), ("152",)])
def test_rows_that_merged_cells_leave_belong_to_the_person_above(more):
    office = Office()
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    rows = [
        f"Z1;Probe;Anna;01.01.1985;163;{REST}",
        *map(FURTHER.format, more),
        f"Z2;Gut;Ida;01.01.1987;163;{REST}",
        "Summe;2;;;;;;;;;",
    ]
    facts = office.take("", "\n".join([header, *rows, ""]).encode())
    assert (facts.rows, facts.eligible, facts.merged) == (len(rows), 1, len(more))
    assert list(office.entries("family_name")) == ["Z2"]
    further, total = office.election.doubtful_cases.order_by("line")
    assert (further.kind, further.person["registration_id"], total.line) == (
        "fault", "Z1", len(rows) + 1,
    )  # fmt: skip
    assert further.detail.startswith("Die Zeile nennt niemanden und gehört vermutlich zur Person")
    assert sorted(row["line"] for row in further.rows) == list(range(2, 3 + len(more)))


@pytest.mark.rules("R-REG-02", "R-REG-07")
def test_of_names_the_other_way_round_somebody_says_which_is_the_family_name():
    office = Office()
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    rows = [f"Z1;Probe;Anna;01.01.1985;163;{REST}", f"Z1;ANNA;PROBE;01.01.1985;137;{REST}",
            f"Z2;Gulzarzada;;01.01.1987;423;{REST}", f"Z2;;Gulzarzada;01.01.1987;423;{REST}",
            f"Z3;Probe;Ina;01.01.1988;163;{REST}",
            f"Z3;Ina;Probe;01.01.1988;000;{REST}"]  # fmt: skip
    facts = office.take("", "\n".join([header, *rows, ""]).encode())
    assert ({str(one): count for one, count in facts.excluded.items()}, facts.eligible) == (
        {"german": 1}, 1,
    )  # fmt: skip
    case = case_of_kind(office.election, "rows_differ")
    office.decide(case, Choice(Decided.ENTER, "Pass vorgelegt", line=2))
    assert office.entries("family_name", "given_names")["Z1"] == ["Probe", "Anna"]


@pytest.mark.rules("R-VOTE-06")
@pytest.mark.parametrize(
    "street",
    ["ohne festen Wohnsitz", "o.f.W.", "OFW", "keine Wohnung", "obdachlos", "(wohnungslos)"],
)
def test_whoever_has_no_dwelling_is_entered_on_application_only(street):
    office = Office()
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    rows = [f"Z1;Probe;Anna;01.01.1985;163;01.02.2020;H;{street};;97074;Offenbach am Main",
            f"Z2;Gut;Ida;01.01.1987;163;{REST}"]  # fmt: skip
    facts = office.take("", "\n".join([header, *rows, ""]).encode())
    assert (facts.eligible, facts.faults.count) == (1, 1)
    assert "wird nur auf Antrag eingetragen" in facts.faults.lines[0].reason


@pytest.mark.rules("R-VOTE-01")
def test_a_key_that_no_person_has_is_a_doubt():
    office = Office()
    header = (CASES / "one-person-several-rows.csv").read_text().splitlines()[0]
    office.take("", "\n".join([
        header, f"Z1;Probe;Anna;01.01.1985;910;{REST}", f"Z2;Gut;Ida;01.01.1987;163;{REST}", "",
    ]).encode())  # fmt: skip
    assert case_of_kind(office.election, "nationality").detail == "910"
