"""The Wahlbenachrichtigung as a paper: in the window, in eight languages, never a nationality."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from unicodedata import normalize

import pytest
import segno

from elections.files.cards.voter_texts import LANGUAGES
from elections.models.cards.codes import spelled
from reports.pdf.lines import broken, embedded, fitted
from reports.pdf.printing.notice import NoticeWriter, render_notices
from reports.pdf.printing.notice_facts import NoticePerson
from reports.pdf.printing.polling_card import render_polling_cards
from reports.pdf.qr_code import matrix, online_address, rectangles
from tests.reports.paper import lines_of, pages_of, sizes_of
from tests.reports.printing import notice_examples as examples
from tests.reports.printing.card_scene import SHARED, told

FACTS, PERSON = examples.FACTS, examples.PERSON
LETTERS = re.compile("[\u0620-\u064a]+")
RTL = {code for code, language in LANGUAGES.items() if language.is_rtl}


def squeezed(text: str) -> str:
    return "".join(text.split())


def front(person: NoticePerson) -> str:
    return squeezed(pages_of(render_notices(FACTS, [person]))[0])


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - RTL))
def test_the_front_says_everything_in_german_and_beside_it_in_the_language(language):
    shown = front(replace(PERSON, language=language))
    texts = [FACTS.texts["de"], FACTS.texts[language]]
    keys = (
        *("title", "election", "intro", "when", "where", "accessible", "access_ask", "bring"),
        *("no_card", "once", "postal", "postal_how", "postal_until", "online", "only_council"),
        *("wrong_data", "questions", "register_number"),
    )
    said = [squeezed(text[f"notice.{key}"]) for text in texts for key in keys]
    assert [sentence for sentence in said if sentence not in shown] == []
    facts = ["AyşeGülYılmaz", "Mühlenstraße14a", "65999MusterstadtamMain", "345", "001"]
    facts += ["Rathaus,Sitzungssaal", "Marktplatz1", "Sonntag,15.März2026", "8:00bis18:00Uhr"]
    facts += [squeezed(spelled(PERSON.code)), "wahl.musterstadt.example/w/"]
    assert [fact for fact in facts if fact not in shown] == []


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize("language", sorted(RTL))
def test_a_right_to_left_language_is_joined_ordered_and_ends_at_the_right_edge(language):
    paper = render_notices(FACTS, [replace(PERSON, language=language)])
    words = set(LETTERS.findall(normalize("NFKC", pages_of(paper)[0])))
    texts = FACTS.texts[language]
    said = [texts[f"notice.{key}"] for key in ("title", "intro", "bring", "once", "postal_how")]
    assert [word for text in said for word in LETTERS.findall(text) if word not in words] == []
    # The last sentence fits on a line: its first word is at the right edge, 190 mm.
    first, *_, last = LETTERS.findall(texts["notice.translation"])
    at = {normalize("NFKC", piece): left for piece, left, top in lines_of(paper) if top > 220}
    assert at[last] < 160 < at[first] < 190
    assert FACTS.texts["de"]["notice.once"].split()[0] in pages_of(paper)[0]


def test_a_telephone_number_keeps_its_order_in_a_right_to_left_text_over_two_lines():
    text = f"هاتف {embedded('Telefon 06431 203-0, wahlamt@stadt.example')}"
    whole = "".join(run for line in broken(text, 400, 10, rtl=True) for _, run in line.runs)
    assert "Telefon 06431 203-0, wahlamt@stadt.example" in whole
    lines = broken(text, 90, 10, rtl=True)
    shown = ["".join(run for _, run in line.runs) for line in lines]
    assert len(lines) > 1
    number = next(line for line in shown if "06431" in line)
    assert "06431 203-0," in number or number.endswith("06431")
    assert max(line.width for line in lines) <= 90


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize(
    ("district", "said"),
    [
        pytest.param("001", "Der Wahlraum ist barrierefrei.", id="accessible"),
        pytest.param("012-A", "Der Wahlraum ist nicht barrierefrei.", id="not accessible"),
        pytest.param("012-A", "ist der Eingang B ohne Stufen zu erreichen.", id="with a note"),
        pytest.param("020", "Wir wissen nicht, ob der Wahlraum barrierefrei ist.", id="unknown"),
    ],
)
def test_the_access_to_the_room_is_said_in_words(district, said):
    assert squeezed(said) in front(replace(PERSON, district=district, language="de"))


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(PERSON, id="an ordinary address"),
        pytest.param(examples.LONG, id="names of 120 letters"),
        pytest.param(examples.UNBROKEN, id="names without a space"),
        pytest.param(replace(PERSON, street="", place=""), id="no address"),
        pytest.param(examples.CARE_OF, id="title, particle, c/o of any length, Ortsteil"),
    ],
)
def test_the_address_stands_in_the_window_and_nothing_else_does(person):
    """DIN 5008 form B: the window is 85 mm × 45 mm, 20 mm from the left, 45 mm from the top."""
    paper = render_notices(FACTS, [person])
    inside = [
        (text, left, top) for text, left, top in lines_of(paper) if left < 105 and 43 < top < 92
    ]
    assert all(left >= 24 and 46 <= top <= 90 for _, left, top in inside)
    shown = squeezed("".join(text for text, _, _ in inside))
    sender = squeezed(FACTS.sender.one_line)
    lines = (person.name, *person.above, person.street, person.place)
    assert squeezed("".join(lines)) in shown.replace(sender, "")
    widest = fitted([person.family_name], 215, 75, (10.5, 8, 6, 5))[1]
    assert max(line.width for line in widest) <= 216


def test_a_long_letterhead_keeps_the_street_and_the_town_above_the_window():
    address = (
        "Wahlamt im Bürgerbüro der Stadtverwaltung",
        "Fachbereich Bürgerservice und Ordnung, Sachgebiet Wahlen und Statistik",
        "Adolfstraße 38, Hinterhaus",
        "65307 Bad Schwalbach",
    )
    name = "Bad Schwalbach-Rheingau-Taunus am Main"
    sender = replace(FACTS.sender, municipality=name, address=address)
    place = squeezed("Adolfstraße 38, Hinterhaus · 65307 Bad Schwalbach")
    papers = (
        render_notices(replace(FACTS, sender=sender), [PERSON]),
        render_polling_cards(replace(SHARED, sender=sender), [told()]),
    )
    for paper in papers:
        shown = squeezed(pages_of(paper)[0])
        assert place in shown
        assert squeezed(f"{sender.office} · {name}") in shown


@pytest.mark.parametrize("person", [examples.LONG, examples.UNBROKEN], ids=["words", "no spaces"])
def test_nothing_leaves_the_page_or_runs_into_the_part_below(person):
    paper = render_notices(FACTS, [person])
    for page in (0, 1):
        places = lines_of(paper, page)
        assert min(left for _, left, _ in places) >= 20
        assert max(top for _, _, top in places) <= 290
    left_column = [top for _, left, top in lines_of(paper) if left < 60 and 94 < top < 285]
    assert max(left_column) <= 247.5


@pytest.mark.rules("R-REG-07", "R-WS-02")
def test_the_back_is_the_application_with_what_the_register_knows():
    shown = pages_of(render_notices(FACTS, [PERSON]))[1]
    said = [
        "Antrag auf einen Wahlschein", "Ich beantrage einen Wahlschein",
        "Wahl des Ausländerbeirats in Musterstadt am Main am",
        "An Die Wahlleitung Musterstadt am Main Wahlamt Marktplatz 1 65999 Musterstadt",
        "Yılmaz", "Ayşe Gül", "Mühlenstraße 14a", "001 / 345", "Geburtsdatum",
        "Unterschrift der wahlberechtigten Person", "Vollmacht zum Abholen",
    ]  # fmt: skip
    assert [text for text in said if squeezed(text) not in squeezed(shown)] == []


@pytest.mark.rules("R-REG-07", "R-WS-02")
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_back_gives_choices_and_power_of_attorney_in_both_languages(language):
    paper = render_notices(FACTS, [replace(PERSON, language=language)])
    shown, texts = pages_of(paper)[1], FACTS.texts
    keys = [key for key in texts["de"] if key.startswith("back.") and key != "back.online"]
    german = [key for key in keys if squeezed(texts["de"][key]) not in squeezed(shown)]
    assert german == []
    if language in RTL:
        words = set(LETTERS.findall(normalize("NFKC", shown)))
        missing = [word for key in keys for word in LETTERS.findall(texts[language][key])
                   if word not in words]  # fmt: skip
    else:
        missing = [key for key in keys if squeezed(texts[language][key]) not in squeezed(shown)]
    assert missing == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_read_on_the_back_is_set_in_ten_points_or_more(language):
    paper = render_notices(FACTS, [replace(PERSON, language=language)])
    sizes = {
        text: size
        for text, size in sizes_of(paper, 1)
        if len(text) > 12 and any(text.strip() in FACTS.texts[code][f"back.{key}"]
                                  for code in ("de", language)
                                  for key in ("to_me", "fetch", "by_proxy", "proxy_text", "hint"))
    }  # fmt: skip
    assert {text: size for text, size in sizes.items() if size < 10} == {}
    assert len(sizes) >= 5


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_labels_and_the_front_are_as_large_as_their_room_allows(language):
    paper = render_notices(FACTS, [replace(PERSON, language=language)])
    # The signs in the boxes of the date are a hint; the letters of a word may be runs of their own.
    back = [size for text, size in sizes_of(paper, 1) if len(text) > 3]
    assert min(back) >= 8
    label = FACTS.texts["de"]["back.birth_date"]
    assert {size for text, size in sizes_of(paper, 1) if text.startswith(label)} == {10}
    said = " ".join(FACTS.texts["de"][f"notice.{key}"] for key in ("postal", "postal_how"))
    front = [size for text, size in sizes_of(paper) if len(text) > 12 and text.strip() in said]
    assert min(front) >= 9.25
    assert {size for text, size in sizes_of(paper) if text in ("Wahltag", "Wahlbezirk")} == {10}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_letter_that_replaces_says_so_first_and_still_fits(language):
    facts = replace(FACTS, replaces=True)
    paper = render_notices(facts, [replace(PERSON, language=language, district="012-A")])
    shown = squeezed(pages_of(paper)[0])
    assert squeezed(facts.texts["de"]["notice.replaces"]) in shown
    assert squeezed(facts.texts["de"]["notice.replaces"]) not in front(PERSON)
    if language not in RTL:
        assert squeezed(facts.texts[language]["notice.replaces"]) in shown
    sentence = facts.texts["de"]["notice.replaces"]
    said = [size for text, size in sizes_of(paper) if len(text) > 12 and text in sentence]
    assert min(said) >= 8.5


@pytest.mark.rules("R-DP-01")
def test_no_notice_knows_a_nationality_or_a_day_of_birth():
    names = {entry.name for entry in fields(NoticePerson)}
    assert names == {
        *("name", "family_name", "given_names", "above", "street", "place", "district"),
        *("number", "language", "code"),
    }
    assert "angehörigkeit" not in front(PERSON)


def test_a_language_without_texts_is_answered_in_german_alone():
    unknown = render_notices(FACTS, [replace(PERSON, language="xx")])
    assert pages_of(unknown) == pages_of(render_notices(FACTS, [replace(PERSON, language="de")]))
    assert NoticeWriter(FACTS).language_of(replace(PERSON, language="xx")) == "de"


def test_the_same_facts_give_the_same_bytes_and_many_share_one_form():
    people = [replace(PERSON, number=number) for number in range(40)]
    paper = render_notices(FACTS, people)
    assert paper == render_notices(FACTS, people)
    assert len(pages_of(paper)) == 80
    assert paper.count(b"/Subtype /Form") == 2


@pytest.mark.parametrize(
    ("site", "address"),
    [
        pytest.param(
            "https://wahl.stadt.example", "HTTPS://WAHL.STADT.EXAMPLE/W/AB2/", id="capitals"
        ),
        pytest.param("http://127.0.0.1:8000/", "HTTP://127.0.0.1:8000/W/AB2/", id="with a port"),
        pytest.param(
            "https://stadt.example/wahl", "https://stadt.example/wahl/w/AB2/", id="with a path"
        ),
    ],
)
def test_the_code_holds_the_address_of_the_online_form(site, address):
    assert online_address(site, "AB2") == address
    wanted = segno.make_qr(address, error="m", mask=3, boost_error=False)
    assert [bytes(row) for row in matrix(address)] == [bytes(row) for row in wanted.matrix]


def test_the_rectangles_cover_exactly_the_black_modules():
    rows = matrix("HTTPS://WAHL.STADT.EXAMPLE/W/AAAAAAAB2KQWFW7ZMR3YBVTI/")
    black = {
        (column, len(rows) - above - 1)
        for above, row in enumerate(rows)
        for column, module in enumerate(row)
        if module
    }
    drawn = [(x + step, y) for x, y, width in rectangles(rows) for step in range(width)]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == black
