"""The sentences for voters say the same, with the same facts in them, in every language."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from elections.files.cards.voter_texts import FOLDER, LANGUAGES, voter_texts
from elections.law.register.languages import NoticeLanguage

OTHERS = [code for code in LANGUAGES if code != "de"]
ON_THE_COLUMN = 1150
# One of the three sentences about accessibility is printed; the longest is counted.
ONE_OF_THREE = {"notice.accessible", "notice.not_accessible"}
# Only on a letter that is printed anew; tests/reports/printing/test_notice.py shows that it fits.
NOT_ON_THE_FIRST = {"notice.replaces"}


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(sentence) if name}


def test_the_languages_are_those_of_the_law_and_each_has_its_file():
    files = {path.stem for path in FOLDER.glob("*.json")}
    assert list(LANGUAGES) == [language.value for language in NoticeLanguage]
    assert files == set(LANGUAGES)


def test_only_arabic_is_written_from_right_to_left():
    assert [one.name for one in LANGUAGES.values() if one.is_rtl] == ["العربية"]


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_what_german_says_with_the_same_facts(language):
    german, other = voter_texts("de"), voter_texts(language)
    assert list(other) == list(german)
    assert {key: placeholders(text) for key, text in other.items()} == {
        key: placeholders(text) for key, text in german.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_double_spaced_or_left_untranslated(language):
    texts = voter_texts(language)
    faulty = [key for key, text in texts.items() if text != " ".join(text.split()) or not text]
    same = [key for key in texts if language != "de" and texts[key] == voter_texts("de")[key]]
    assert (faulty, same) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice_in_a_file(language):
    content = (FOLDER / f"{language}.json").read_text(encoding="utf-8")
    keys = json.loads(content, object_pairs_hook=lambda pairs: [key for key, _text in pairs])
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_fits_its_column(language):
    notice = {
        key: text
        for key, text in voter_texts(language).items()
        if key.startswith("notice.") and key not in ONE_OF_THREE | NOT_ON_THE_FIRST
    }
    assert sum(map(len, notice.values())) <= ON_THE_COLUMN


def test_the_official_german_word_stands_where_the_person_will_meet_it():
    met = {"notice.title": "Wahlbenachrichtigung", "notice.election": "Ausländerbeirat",
           "notice.no_card": "Wahlschein", "notice.postal_until": "Wahlamt",
           "form.title": "Wahlschein", "form.code": "Wahlbenachrichtigung"}  # fmt: skip
    missing = [
        (code, key) for code in LANGUAGES for key, german in met.items()
        if german not in voter_texts(code)[key]
    ]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("language", ["fr", "", "DE", "../de"])
def test_another_language_is_a_key_error(language):
    with pytest.raises(KeyError):
        voter_texts(language)
