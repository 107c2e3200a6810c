"""What is unclear about a table of persons: asked once, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from django.utils.translation import gettext as _

from elections.files.nominations.person_fields import (
    BY_KEY,
    FAMILY,
    FULL,
    GIVEN,
    GIVEN_NAMES,
    NAMES,
    SALUTATION,
    STANDING,
    columns_in,
)
from elections.law.nominations.eligibility import Origin
from elections.messages.nominations.words import WORDS
from elections.models.districts.reading import FileReading
from municipalities.files.encodings import ENCODINGS, rivals_of
from municipalities.files.raw import RawTable, folded
from municipalities.files.values import shown

SHEET, ENCODING = "sheet", "encoding"
_NAME_ALONE = "name"
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Question:
    """What is unclear about a table, and what can be answered; ``proposed`` is how it is read now.

    ``key`` is „sheet“, „encoding“ or the field; with ``word`` the meaning of a word is asked.
    ``choices`` are the possible answers, each as ``FileReading`` keeps it and as it is shown.
    """

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    proposed: str = ""
    word: str = ""


def questions_on(
    content: bytes, raw: RawTable, reading: FileReading, chosen: FileReading, before: FileReading
) -> tuple[Question, ...]:
    """Return what is open about a table that is read like this.

    ``chosen`` is what somebody answered, ``before`` what was confirmed for the same columns.
    """
    answered = {**before.columns, **chosen.columns}
    return (
        *_of_file(content, raw, chosen),
        *_of_columns(reading, answered),
        *_of_words(raw, reading),
    )


def reading_with(before: FileReading, answers: Iterable[tuple[Question, str]]) -> FileReading:
    """Return how a table is read with these answers, beside those that were given ``before``."""
    file = {SHEET: before.sheet, ENCODING: before.encoding}
    columns = dict(before.columns)
    values = {key: dict(words) for key, words in before.values.items()}
    for one, said in answers:
        if one.key in file:
            file[one.key] = said
        elif one.word:
            values.setdefault(one.key, {})[one.word] = said
        else:
            columns[one.key] = said
    return replace(
        before, sheet=file[SHEET], encoding=file[ENCODING], columns=columns, values=values
    )


def _of_file(content: bytes, raw: RawTable, chosen: FileReading) -> Iterator[Question]:
    """Ask which of two sheets with persons is meant, and which of two likely code pages."""
    if raw.rivals and not chosen.sheet:
        text = _("Auf mehreren Blättern stehen Personen. Welches Blatt ist gemeint?")
        sheets = tuple((title, title) for title in (raw.sheet, *raw.rivals))
        yield Question(SHEET, text, sheets, raw.sheet)
    if not raw.encodings or chosen.encoding:
        return
    if rivals := rivals_of(content, raw.encodings):
        here, there = rivals[0].words[0]
        text = _("Der Zeichensatz ist nicht sicher: Heißt es „%(here)s“ oder „%(there)s“?")
        pages = (raw.encoding, *(one.encoding for one in rivals))
        choices = tuple((page, str(ENCODINGS[page])) for page in pages)
        yield Question(ENCODING, text % {"here": here, "there": there}, choices, raw.encoding)


def _of_columns(reading: FileReading, answered: Mapping[str, str]) -> Iterator[Question]:
    """Ask for the column of a name where none is found, and where several columns fit one field."""
    columns, labels = reading.columns, reading.labels
    none = ("", _("keine Spalte"))
    if not any(columns.get(key) for key in NAMES):
        text = _("Keine Spalte mit Namen ist gefunden. In welcher steht der Familienname?")
        yield Question(FAMILY, text, (*((label, label) for label in labels), none))
        return
    for key, fitting in columns_in(labels).items():
        if len(fitting) > 1 and key not in answered:
            text = _("Mehrere Spalten können „%(field)s“ sein. Welche ist gemeint?")
            some = (*((label, label) for label in fitting), none)
            told = {"field": BY_KEY[key].title or fitting[0]}
            yield Question(key, text % told, some, columns.get(key, ""))
    alone = columns.get(FAMILY, "")
    has_given = any(columns.get(key) for key in (GIVEN, GIVEN_NAMES))
    if folded(alone) == _NAME_ALONE and not has_given and FULL not in answered:
        text = _("Steht in der Spalte „%(column)s“ der ganze Name oder nur der Familienname?")
        choices = (("", _("nur der Familienname")), (alone, _("der ganze Name")))
        yield Question(FULL, text % {"column": alone}, choices)


def _of_words(raw: RawTable, reading: FileReading) -> Iterator[Question]:
    """Ask once what a word means that stands where only some words are possible."""
    body = [cells for line, cells in raw.lines if line > reading.header_line]
    for key in (SALUTATION, STANDING):
        label = reading.columns.get(key, "")
        if label not in reading.labels:
            continue
        at = reading.labels.index(label)
        understood = {"", *BY_KEY[key].words}
        words = dict.fromkeys(cells[at] for cells in body if at < len(cells))
        for word in islice(words, _MOST_WORDS):
            if word in reading.values.get(key, {}) or folded(word) in understood:
                continue
            text = _("Was bedeutet „%(word)s“ in der Spalte „%(column)s“?")
            told = {"word": shown(word), "column": label}
            yield Question(key, text % told, _meanings(key), word=word)


def _meanings(key: str) -> tuple[tuple[str, str], ...]:
    if key == STANDING:
        return tuple((meant.value, str(title)) for meant, title in WORDS[Origin].items())
    words = dict.fromkeys(BY_KEY[key].words.values())
    return (*((word, word) for word in words), ("", _("keine Angabe")))
