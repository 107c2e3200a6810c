"""The names of columns as offices write them: the right one is read, the others are named."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.html import escape

from elections.files.register.extract_header import find_places, has_day
from elections.forms.register.extracts import ReadingForm
from elections.models.register.headings import labels
from elections.models.register.reading import Reading, candidates_of, columns_of, field_of
from municipalities.files.refusal import ImportRefused
from tests.elections.register.test_cases_of_practice import Office

BASE = "PID|Familienname|Vorname|Geburtsdatum|Staatsangehörigkeit|Einzugsdatum|Straße|Hausnummer"
PERSON = "P1|Alt|Eva|01.01.1985|163|01.02.2020|Weg|3"
OTHER = "P9|Gut|Ida|01.01.1980|163|01.02.2020|Weg|4"


def extract(header: str, *rows: str) -> bytes:
    return "\n".join([header, *rows, ""]).replace("|", ";").encode()


def beside(column: str, cell: str) -> bytes:
    """An extract with one more column, in which the second person has nothing."""
    empty = "|" * cell.count("|")
    return extract(f"{BASE}|{column}", f"{PERSON}|{cell}", f"{OTHER}|{empty}")


MEANT = {
    "birth_date": [
        "Geb.-Dat.", "Geb.Dat.", "GebDat", "Geburtsdatum (TT.MM.JJJJ)", "Geburtsdatum [TTMMJJJJ]",
        "Geburtsdatum TT.MM.JJJJ", "geb. am", "Geboren am", "Datum der Geburt", "Tag der Geburt",
    ],
    "resident_since": [
        "Zuzug am", "Gemeldet seit", "Zuzugsdat.", "Einzug (Datum)", "Datum des Einzugs",
        "In der Gemeinde seit", "Zuzug (Gemeinde)", "Zuzug in die Gemeinde", "angemeldet am",
        "Datum der Anmeldung",
    ],
    "died_on": [
        "verst. am", "gest. am", "Todesfall", "Sterbedat.", "Verstorben (ja/nein)", "Todestag",
        "Tod am", "Ableben", "STERBDAT", "TODDAT", "Verstorben seit", "Tag des Ablebens",
        "Sterbejahr", "Tot", "deceased", "Date of death", "Datum des Sterbefalls",
    ],
    "moved_out": [
        "Wegzugsdat.", "Abmeldung am", "Abgemeldet", "weggezogen am", "Fortzugsdat.", "Auszug",
        "Tag des Auszugs", "WEGZUG_DAT", "Abmeldetag", "Abgangsdatum", "Wohnung bis",
        "wohnhaft bis", "unbekannt verzogen",
        "Verzugsdatum", "Abmeldung von Amts wegen", "Ende der Wohnung",
    ],
    "dwelling": [
        "Wohnungsart (HW/NW)", "WOHNART", "HW/NW", "Art der Wohnung", "Haupt-/Nebenwohnung",
        "Whg.-Art",
    ],
    "blocked": ["Sperrvermerk", "Auskunftssperre (§ 51 BMG)", "Auskunftssperre (0/1)",
                "Auskunfts-/Übermittlungssperre", "Kz. Auskunftssperre"],
    "court": ["Wahlausschluss § 13 BWG", "Ausschluss vom Wahlrecht"],
    "house_number": ["Hausnr.", "Hs.-Nr.", "Haus-Nr."],
    "house_letter": ["Hausnr.-Zusatz", "Hausnr. Buchst."],
    "given_names": ["Vorname(n)", "VORNAMEN", "sämtliche Vornamen"],
    "title": ["akad. Titel", "Dr.-Grad"],
    "street": ["Str.", "Straßenname", "Name der Straße"],
    "registration_id": ["PersonenID", "Pers.-Nr.", "OM", "EW-Nr."],
    "nationalities": [
        "Staatsang.", "Staatsang. 2", "STA4", "STAA 1", "Staatsangehörigkeit4", "Staat 2",
        "2. Staatsangehörigkeit", "weitere Staatsang.", "Weitere Staatsangehörigkeiten",
        "Fünfte Staatsangehörigkeit", "Zweitstaatsangehörigkeit", "Staatsangehörigkeit (Schlüssel)",
        "StaatsangSchluessel", "Nat. 3", "Nationalität II", "andere Staatsangehörigkeit(en)",
    ],
}  # fmt: skip


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for key, names in MEANT.items() for name in names]
)
def test_a_column_is_known_however_its_name_is_shortened_or_explained(name, key):
    found = field_of(name)
    assert found is not None
    assert found.key == key


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    "name",
    [
        "Geburtsname", "Geb.-Name", "Geburtsort", "Geb.-Ort", "geb.", "Anrede", "Straßenschlüssel",
        "Str.-Schl.", "Straße (Schlüssel)", "Parksperre", "gesperrt seit", "Sperrmüll",
        "Auskunftssperre bis", "frühere Staatsangehörigkeit", "Staatsangehörigkeit seit",
        "Staatsangehörigkeitsnachweis", "Staatsangehörigkeit Ehegatte", "Status seit",
        "Sterbedatum Ehegatte", "Vorname Vater", "Name (Mutter)", "Einzugsdatum (Nebenwohnung)",
        "Wegzug nach", "Lfd. Nr.", "Telefon-Nr.", "Bemerkung", "§ 51", "", "Ortsangabe",
    ],
)  # fmt: skip
def test_a_column_of_something_else_is_taken_for_nothing(name):
    assert field_of(name) is None


BOTH = {
    "who moves within the town has lived there longer": (
        "Einzugsdatum|Zuzug Gemeinde", "resident_since", ["Zuzug Gemeinde", "Einzugsdatum"],
    ),
    "what is written out is before what is shortened": (
        "Hausnr.|Hausnummer", "house_number", ["Hausnummer", "Hausnr."],
    ),
    "a name may be a name to be shown": (
        "Name|Familienname", "family_name", ["Familienname", "Name"],
    ),
    "an ID may number the rows": (
        "ID|Ordnungsmerkmal", "registration_id", ["Ordnungsmerkmal", "ID"],
    ),
    "a number behind the street beside a house number": (
        "Straße|Nr.|Hausnummer", "house_number", ["Hausnummer", "Nr."],
    ),
    "both names in one column come last": (
        "Name, Vorname|Name", "family_name", ["Name", "Name, Vorname"],
    ),
}  # fmt: skip


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(("header", "key", "names"), BOTH.values(), ids=BOTH)
@pytest.mark.parametrize("turned", [False, True], ids=["as it is", "turned"])
def test_of_two_columns_the_better_known_name_is_read_and_the_other_named(
    header, key, names, turned
):
    cells = header.split("|")
    if turned and cells[0] != "Straße":
        cells.reverse()
    assert candidates_of(cells)[key] == names
    assert columns_of(cells)[key] == names[:1]


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("header", "key", "columns"),
    [
        ("Nr.|PID|Straße|Hausnummer", "house_number", ["Hausnummer"]),
        ("Nr.|PID|Straße", "house_number", None),
        ("PID|Nr.|Straße", "house_number", None),
        ("PID|Straße|Nr.|PLZ", "house_number", ["Nr."]),
        ("PID|Name|Vorname|Zusatz|Straße|Nr.", "house_letter", None),
        ("PID|Name|Straße|Nr.|Zusatz", "house_letter", ["Zusatz"]),
        ("Staatsangehörigkeit|Straße|Ort|Staat", "nationalities", ["Staatsangehörigkeit"]),
        ("Name|Staat|Staat 2", "nationalities", ["Staat", "Staat 2"]),
        ("STA1|STA2|STA3|STA4", "nationalities", ["STA1", "STA2", "STA3", "STA4"]),
        ("Rufname|Name", "given_names", ["Rufname"]),
        ("Staatsang.|Ort|Staatsang.", "nationalities",
         ["Staatsang. (Spalte 1)", "Staatsang. (Spalte 3)"]),
    ],
    ids=["a running number beside a house number", "a running number alone",
         "a running number behind the id", "a house number behind its street",
         "an addition to the name", "an addition to the house",
         "a country of the address", "countries without any other column", "four nationalities",
         "a call name alone", "one name for two nationalities"],
)  # fmt: skip
def test_what_stands_beside_it_says_what_a_column_is(header, key, columns):
    assert columns_of(header.split("|")).get(key) == columns


def test_columns_with_one_name_or_none_are_told_apart_by_their_place():
    header = ["ID", "Name", "", "Name", "Ort", "", ""]
    told = ["ID", "Name (Spalte 2)", "Spalte 3 ohne Namen", "Name (Spalte 4)", "Ort"]
    assert labels(header) == labels(told) == told
    assert columns_of(header)["family_name"] == columns_of(told)["family_name"] == ["Name"]


def form_of(header: str, **chosen: str) -> ReadingForm:
    cells = header.split("|")
    found = columns_of(cells)
    initial = {key: names[0] for key, names in found.items()}
    initial["nationalities"] = found["nationalities"]
    basics = {"encoding": "utf-8", "separator": ";", "date_format": "dd.mm.yyyy"}
    return ReadingForm({**basics, **initial, **chosen}, header=cells, initial=initial)


@pytest.mark.parametrize(
    ("header", "key", "sentence"),
    [
        (f"{BASE}|Zuzug Gemeinde", "resident_since", "Auch möglich: Einzugsdatum"),
        (f"{BASE}|Staat", "nationalities",
         "Alle Spalten, in denen eine Staatsangehörigkeit steht. Auch möglich: Staat"),
        (f"{BASE}|Familienname", "family_name",
         "Möglich: Familienname (Spalte 2), Familienname (Spalte 9)"),
        (f"{BASE}|<b>|Name", "family_name", "Auch möglich: Name"),
        (BASE, "family_name", ""),
        (BASE.replace("Familienname", "Name, Vorname"), "family_name",
         "In „Name, Vorname“ stehen Familienname und Vornamen zusammen. Lassen Sie sich einen "
         "Auszug geben, in dem sie in zwei Spalten stehen."),
    ],
    ids=["another column", "another of several", "the same name twice", "a name with signs",
         "no other", "both names in one"],
)  # fmt: skip
def test_the_page_names_the_other_columns_beside_the_field(header, key, sentence):
    assert str(form_of(header).fields[key].help_text) == sentence


def test_a_name_of_a_column_is_no_code_of_the_page():
    form = form_of(f"{BASE}|Geburtsdatum(<script>)|Geb.-Dat. (<i>)|Geb.-Dat.")
    assert "<" not in str(form.fields["birth_date"].help_text)
    both = form_of(BASE.replace("Familienname", "Name, Vorname <")).fields["family_name"].help_text
    assert escape("Name, Vorname <") in str(both)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("chosen", "fields"),
    [
        ({"given_names": "Familienname"}, {"given_names": ("Familienname", "Familienname")}),
        ({"resident_since": "Geburtsdatum"}, {"resident_since": ("Geburtsdatum", "Geburtsdatum")}),
        ({"street": "Vorname", "house_number": "Vorname"},
         {"street": ("Vorname", "Vornamen"), "house_number": ("Vorname", "Vornamen")}),
        ({}, {}),
    ],
    ids=["for both names", "for two days", "for three fields", "each column once"],
)  # fmt: skip
def test_one_column_for_two_fields_is_refused_by_page_and_check(chosen, fields):
    form = form_of(BASE, **chosen)
    assert form.is_valid() is not bool(fields)
    assert dict(form.errors) == {
        key: [f"Die Spalte „{name}“ ist schon für „{field}“ gewählt. Eine Spalte hält nur eine "
              f"Angabe."]
        for key, (name, field) in fields.items()
    }  # fmt: skip
    header = BASE.split("|")
    columns = {**columns_of(header), **{key: [name] for key, name in chosen.items()}}
    reading = Reading("utf-8", ";", "dd.mm.yyyy", columns)
    if fields:
        with pytest.raises(ImportRefused, match="Diese Spalte ist für zwei Angaben gewählt"):
            find_places((1, header), reading)
    else:
        assert find_places((1, header), reading).unused == ()


def test_a_name_that_stands_twice_is_refused_until_somebody_says_which():
    header = f"{BASE}|Familienname".split("|")
    reading = Reading("utf-8", ";", "dd.mm.yyyy", columns_of(header))
    with pytest.raises(ImportRefused, match="Feld Familienname: Diese Spalte steht zweimal da"):
        find_places((1, header), reading)
    form = form_of("|".join(header), family_name="Familienname (Spalte 9)")
    assert form.is_valid()
    places = find_places((1, header), form.reading())
    assert places.names_in(["", "falsch", "Eva", "", "", "", "", "", "Alt"], ";") == ("Alt", "Eva")
    assert [places.header[place] for place in places.unused] == ["Familienname (Spalte 2)"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("04.05.2024", True), ("4.5.24", True), ("04.05.24", True), ("20240504", True),
        ("04052024", True), ("2024-05-04T00:00:00", True), ("04/05/2024", True),
        ("verstorben am 04.05.2024", True), ("4. Mai 2024", True), ("seit 1.3.24 unbekannt", True),
        ("", False), ("x", False), ("12345678", False), ("0611 / 31 23 456", False),
        ("97070", False), ("1.2", False), ("Raum 12.34.5678", False), ("Az. 20240504/7", False),
    ],
)  # fmt: skip
def test_a_day_is_seen_in_whatever_form(cell, expected):
    assert has_day(cell) is expected


@pytest.mark.django_db
@pytest.mark.rules("R-REG-02")
def test_what_is_not_read_is_named_with_its_days_even_without_a_name_and_far_below():
    rows = [f"P{n}|Alt{n}|Eva|01.01.1985|163|01.02.2020|Weg|3||||" for n in range(600)]
    last = f"{OTHER}|20240504|||x".replace("20240504", "zuletzt 04.05.24")
    content = extract(f"{BASE}|Status||| Bem", *rows, PERSON + "|||am 4.5.24|x", last)
    facts = Office().check(content).findings
    assert [(one.name, one.has_days) for one in facts.unused] == [
        ("Status", True), ("Bem", False), ("Spalte 11 ohne Namen", True),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.rules("R-VOTE-01", "R-REG-02")
@pytest.mark.parametrize(
    ("content", "eligible", "excluded"),
    [
        (beside("weitere Staatsang.", "000"), 1, {"german": 1}),
        (beside("STA2|STA3|STA4", "475|137|000"), 1, {"german": 1}),
        (beside("Staat", "Deutschland"), 2, {}),
        (beside("verst. am", "12.01.2026"), 1, {"deceased": 1}),
        (beside("Wegzugsdat.", "12.01.2026"), 1, {"not_registered": 1}),
        (beside("Wohnungsart (HW/NW)", "NW").replace(b"4;\n", b"4;HW\n"), 1,
         {"secondary_dwelling": 1}),
    ],
    ids=["a further nationality", "a fourth nationality", "the country of the address",
         "a shortened day of death", "a shortened day of leaving", "an explained dwelling"],
)  # fmt: skip
def test_a_column_that_is_recognised_decides(content, eligible, excluded):
    facts = Office().check(content).findings
    assert (facts.faults.count, facts.eligible) == (0, eligible)
    assert {str(key): count for key, count in facts.excluded.items()} == excluded


@pytest.mark.django_db
@pytest.mark.rules("R-REG-02")
def test_the_pages_name_the_other_column_before_and_after_the_check(client):
    office = Office()
    client.force_login(office.lead)
    found = office.check(beside("Zuzug Gemeinde", "01.02.2010")).register_import
    keys = [office.election.pk, found.pk]
    shown = client.get(reverse("elections:extract_reading", args=keys)).content.decode()
    assert "Auch möglich: Einzugsdatum" in shown
    shown = client.get(reverse("elections:extract", args=keys)).content.decode()
    assert "Einzugsdatum – kann „In der Gemeinde seit“ sein" in " ".join(shown.split())
