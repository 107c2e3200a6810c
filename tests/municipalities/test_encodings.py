"""Which code page a file is written in: judged by its words, offered best first."""

from __future__ import annotations

from pathlib import Path

import pytest

from municipalities.files.encodings import (
    ENCODINGS,
    TWICE,
    decode_twice,
    decoded,
    encodings_of,
    is_undecoded,
)

DATA = Path(__file__).parents[1] / "data" / "cases"
NAMES = (
    "Müller Jörg Köhler Weiß Straße Groß Änne Özgür MÜLLER GRÖSSER Fernández José García Çelik "
    "François Peña Nuñez Łukasz Büttelborn O’Farrell Sørensen Renée Zoë Mané Şahin Yıldız Doğan "
    "Dvořák Nováková Černý Małgorzata GRÖßER"
)


@pytest.mark.parametrize(
    "encoding", [name for name in ENCODINGS if name not in {TWICE, "iso8859-15", "cp437"}]
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
        pytest.param("Müller".encode("utf-8-sig"), "utf-8", id="UTF-8 with its mark"),
        pytest.param("Müller".encode().decode("cp1252").encode(), TWICE, id="encoded twice"),
        pytest.param(b"1;Mueller", "utf-8", id="nothing beyond ASCII is UTF-8"),
        pytest.param(b"", "utf-8", id="an empty file is UTF-8"),
    ],
)
def test_the_first_candidate(content: bytes, best: str) -> None:
    assert encodings_of(content)[0].encoding == best


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
