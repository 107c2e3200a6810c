"""Which code page a file is written in: judged by its words, offered best first."""

from __future__ import annotations

from pathlib import Path

import pytest

from municipalities.files.encodings import (
    ENCODINGS,
    TWICE,
    as_utf8,
    decode_twice,
    decoded,
    encodings_of,
    is_undecoded,
    rivals_of,
)
from municipalities.files.letters import stray_sign

DATA = Path(__file__).parents[1] / "data" / "cases"
NAMES = (
    "Müller Jörg Köhler Weiß Straße Groß Änne Özgür MÜLLER GRÖSSER Fernández José García Çelik "
    "François Peña Nuñez Łukasz Büttelborn O’Farrell Sørensen Renée Zoë Mané Şahin Yıldız Doğan "
    "Dvořák Nováková Černý Małgorzata GRÖßER"
)


@pytest.mark.parametrize(
    "encoding",
    [name for name in ENCODINGS if name not in {TWICE, "iso8859-15", "cp437", "iso8859-2"}],
)
def test_names_of_the_residents_tell_in_which_code_page_they_are_written(encoding: str) -> None:
    names = [
        name for name in NAMES.split() if name.encode(encoding, "ignore").decode(encoding) == name
    ]
    content = "\n".join(names).encode(encoding)
    assert (encodings_of(content)[0].encoding, decoded(content, encoding)) == (
        encoding,
        "\n".join(names),
    )


@pytest.mark.parametrize(
    ("content", "best"),
    [
        pytest.param("1;Müller;Straße".encode("cp1252"), "cp1252", id="umlauts from Windows"),
        pytest.param("1;Müller;Straße".encode("cp850"), "cp850", id="umlauts from DOS"),
        pytest.param("1;MÜLLER".encode("cp850"), "cp850", id="capitals from DOS"),
        pytest.param("1;Müller".encode("mac_roman"), "mac_roman", id="one umlaut from a Mac"),
        pytest.param("1;Köhler".encode("mac_roman"), "mac_roman", id="ö of a Mac is š elsewhere"),
        pytest.param("12½ Weg".encode("cp1252"), "cp1252", id="a half behind a house number"),
        pytest.param("240\xa0555".encode("cp1252"), "cp1252", id="a fixed blank among digits"),
        pytest.param("Škoda Ž".encode("iso8859-15"), "iso8859-15", id="letters of Latin-9"),
        pytest.param("Śliwa Dąb Müller".encode("iso8859-2"), "iso8859-2", id="letters of Latin-2"),
        pytest.param("Müller Kovač Novák".encode("cp1250"), "cp1250", id="č is no è behind a"),
        pytest.param("Müller Jiří Dvořák".encode("cp1250"), "cp1250", id="ř is no ø behind i"),
        pytest.param("Müller Šimić".encode("cp1250"), "cp1250", id="ć is no æ behind i"),
        pytest.param("Müller Kaya Yılmaz".encode("mac_turkish"), "mac_turkish", id="a Turkish Mac"),
        pytest.param("Müller".encode("utf-8-sig"), "utf-8", id="UTF-8 with its mark"),
        pytest.param("Müller".encode().decode("cp1252").encode(), TWICE, id="encoded twice"),
        pytest.param(b"1;Mueller", "utf-8", id="nothing beyond ASCII is UTF-8"),
        pytest.param(b"", "utf-8", id="an empty file is UTF-8"),
    ],
)
def test_the_first_candidate(content: bytes, best: str) -> None:
    assert encodings_of(content)[0].encoding == best


GERMAN = "Müller Jörg Weiß Köhler Schäfer Günther Schröder Größe " * 5


@pytest.mark.parametrize(
    ("name", "written", "rivals"),
    [
        ("Yılmaz", "cp1254", {"cp1254": ("Yýlmaz", "Yılmaz")}),
        ("Ayşe", "cp1254", {"cp1254": ("Ayþe", "Ayşe"), "cp1250": ("Ayþe", "Ayţe"),
                            "iso8859-2": ("Ayþe", "Ayţe")}),
        ("Yılmaz Ayşe Doğan", "cp1254", {}), ("Kovač", "cp1250", {}),
        ("Łabno", "cp852", {"cp852": ("Øabno", "Łabno")}),
        ("Kovač", "cp852", {"cp852": ("Kovaş", "Kovač")}),
        ("Yılmaz", "cp857", {"cp857": ("Yìlmaz", "Yılmaz")}),
        ("Dąb", "mac_latin2", {"mac_latin2": ("Dàb", "Dąb")}),
        ("Jānis", "cp1257", {"cp1257": ("Jânis", "Jānis")}),
        ("Noè", "cp1252", {"cp1250": ("Noè", "Noč"), "iso8859-2": ("Noè", "Noč")}),
        ("Muñoz João Novák Hélène Zoè", "cp1252", {}), ("Sørensen", "cp1252", {}),
        ("", "cp1252", {}), ("", "cp850", {}), ("Yılmaz Łabno", "utf-8", {}),
    ],
)  # fmt: skip
def test_one_name_among_many_is_asked_where_its_letters_may_be_others(name, written, rivals):
    content = "\n".join((GERMAN + name).split()).encode(written)
    found = rivals_of(content, encodings_of(content))
    assert {one.encoding: one.words[-1] for one in found} == rivals


@pytest.mark.parametrize(
    ("text", "is_stray"),
    [
        ("Y›lmaz", True), ("ﬁahin", True), ("Ayƒe", True), ("¦liwa", True), ("D±b", True),
        ("Do€an", True), ("Wa³êsa", True), ("Yılmaz", False), ("Παπαδόπουλος", False),
        ("Gal·la", False), ("Mª José", False), ("O’Farrell", False), ("Weg 12½", False),
        ("M&uuml;ller", True), ("Gro&szlig;", True), ("&#350;ahin", True), ("&#x15E;ahin", True),
        ("Müller & Co; Söhne", False), ("A&B", False),
        ("محمد", False), ("»Anna«", False), ("Müller – Lüdenscheidt", False),
    ],
)  # fmt: skip
def test_a_sign_that_no_name_has_tells_that_a_file_was_not_decoded(text, is_stray):
    assert stray_sign(text) is is_stray


def test_a_file_from_dos_is_not_taken_for_windows_and_shows_its_words() -> None:
    content = (DATA / "dos-code-page.csv").read_bytes()
    first = encodings_of(content)[0]
    assert (first.encoding, first.unread, first.words) == (
        "cp850",
        0,
        ("Müller", "Özgür", "Günther", "Jörg", "Weiß"),
    )
    assert "Müller;Özgür" in decoded(content, "cp850")
    # ü of DOS is no sign in Windows: it stays undecoded, and that is seen.
    assert is_undecoded(decoded(content, "cp1252"))


def test_most_lines_decide_and_the_others_are_counted() -> None:
    content = "\n".join(["Müller"] * 5).encode() + b"\nJ\xf6rg"
    assert [(one.encoding, one.unread) for one in encodings_of(content)[:1]] == [("utf-8", 1)]
    assert is_undecoded(decoded(content, "utf-8"))


@pytest.mark.parametrize("through", ["cp1252", "latin-1", "cp850", "mac_roman", "cp437"])
@pytest.mark.parametrize("name", ["Müller", "Weiß", "Çelik", "Łukasz", "Ágnes", "O’Farrell", "Şen"])
def test_what_was_encoded_twice_comes_back(name: str, through: str) -> None:
    garbled = name.encode().decode(through, "surrogateescape")
    # A browser shows the five bytes without a sign in Windows-1252 as they are.
    garbled = "".join(chr(ord(s) - 0xDC00) if "\udc80" <= s <= "\udcff" else s for s in garbled)
    assert decode_twice(garbled) == name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("MÃ¼ller;Grüner Weg", "Müller;Grüner Weg", id="only one cell is garbled"),
        pytest.param("MÃƒÂ¼ller", "Müller", id="encoded three times"),
        pytest.param("StraÃŸe â€“ 2", "Straße – 2", id="a dash too"),
        pytest.param("Müller;Größe", None, id="an umlaut is no trace of encoding twice"),
        pytest.param("„CAFÉ“", None, id="É with a closing quote is valid UTF-8 by accident"),
        pytest.param("Mueller", None, id="nothing beyond ASCII"),
    ],
)
def test_only_what_was_encoded_twice_changes(text: str, meant: str | None) -> None:
    assert decode_twice(text) == meant
    assert decoded(text.encode(), TWICE) == (meant or text)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
@pytest.mark.parametrize("written", ["utf-16", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet_is_read_as_utf8_in_pieces_of_any_size(written, size):
    text = "Name\tVorname\r\nŞahin\tÖzgür\r\nḌ𐍈\tЖ\r\n"
    content = text.encode(written)
    if written == "utf-16-be":
        content = b"\xfe\xff" + content
    # What says so are the first two bytes.
    pieces = [content[:2], *(content[at : at + size] for at in range(2, len(content), size))]
    assert b"".join(as_utf8(pieces)).decode() == text


def test_of_a_file_that_is_cut_off_the_last_letter_is_lost():
    assert b"".join(as_utf8(["Şahin".encode("utf-16")[:-1]])).decode() == "Şahi\ufffd"
    plain = [b"Name;", b"Vorname"]
    assert list(as_utf8(plain)) == plain
    assert b"".join(as_utf8([])) == b""
