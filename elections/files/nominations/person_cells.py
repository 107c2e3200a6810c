"""From the cells of a row to a person: nothing is guessed, and what is doubtful is said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from elections.files.nominations.person_days import read_birth
from elections.files.nominations.person_doubts import Doubt, doubts_about, no_postcode, not_chosen
from elections.files.nominations.person_fields import (
    ADDRESS,
    BY_KEY,
    COLUMNS,
    FAMILY,
    FIELDS,
    FULL,
    GIVEN,
    GIVEN_NAMES,
    NAMES,
    POSTCODE,
    SALUTATION,
    STANDING,
    STREET,
)
from elections.files.register.extract_unreadable import unguarded as without_key_guard
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import PersonRow
from elections.law.register.names import says_nothing
from municipalities.files.harmless import unguarded
from municipalities.files.raw import folded
from municipalities.files.values import shown
from municipalities.law.text import cleaned

_LOST = "\ufffd"  # what the reader of workbooks writes for a control sign
_PLACE = re.compile(r"(?:platz|listenplatz|nr\.?)?\s*([0-9]{1,4})\s*[.)]?", re.IGNORECASE)
_POSTCODE = re.compile(r"[0-9]{5}")
_ADDRESS = re.compile(r"(?P<street>.*\S)[\s,;]+(?:D-)?(?P<postcode>[0-9]{5})\s+(?P<town>\D.*)")
_NO_ENTRY = re.compile(r"[-–—./\s]+")
_GERMAN = re.compile(r"\bdeutsch", re.IGNORECASE)
_CHECKED = tuple(one.key for one in COLUMNS if one.key not in {"place", SALUTATION, STANDING})


class PersonCells:
    """Reads one row; ``columns`` are the names of the file's columns, by field.

    ``meanings`` is what somebody said that words of a choice mean.
    """

    def __init__(
        self,
        line: int,
        said: Mapping[str, str],
        columns: Mapping[str, str],
        meanings: Mapping[str, Mapping[str, str]],
    ):
        self._line = line
        self._columns = columns
        self._meanings = meanings
        self.doubts: list[Doubt] = []
        self._said = {key: self._tidied(key, cell) for key, cell in said.items()}

    def person(self) -> PersonRow:
        """Return the person; ``doubts`` then holds what somebody has to look at."""
        family, given = self._names()
        street, postcode, town = self._address()
        birth = read_birth(self._get("birth"))
        if birth.reason:
            self._doubt("birth", birth.reason, birth.remedy)
        row = PersonRow(
            place=self._place(),
            salutation=self._choice(SALUTATION),
            title=self._get("title"),
            particle=self._get("particle"),
            family_name=family,
            given_name=given,
            occupation=self._get("occupation"),
            birth=birth.day,
            birth_text=birth.text,
            birth_place=self._get("birth_place"),
            street=street,
            postcode=postcode,
            town=town,
            reachable_at=self._get("reachable_at"),
            nationalities=self._nationalities(),
            origin=self._origin(),
            line=self._line,
        )
        self._check_texts(row)
        return row

    def _get(self, key: str) -> str:
        return self._said.get(key, "")

    def _doubt(self, key: str, reason: str, remedy: str, cell: str | None = None) -> None:
        told = self._get(key) if cell is None else cell
        self.doubts.append(Doubt(self._line, self._column(key), shown(told), reason, remedy))

    def _column(self, key: str) -> str:
        """Return the column that fills a field, as the file or else the template calls it."""
        filling = (one.key for one in FIELDS if key in one.feeds and one.key in self._columns)
        return self._columns.get(key) or self._columns.get(next(filling, "")) or BY_KEY[key].title

    def _tidied(self, key: str, cell: str) -> str:
        """Return a cell as it is meant: without guards, fillers and signs that nobody sees."""
        text = unguarded(cell)
        if text == cell:
            text = without_key_guard(cell)
            if text.startswith("="):
                self._doubt(
                    key,
                    _("Der Eintrag beginnt wie eine Formel; er ist als Text eingelesen."),
                    _("Schreiben Sie nur den Text, ohne das Gleichheitszeichen."),
                    cell,
                )
        if _LOST in text:
            self._doubt(
                key,
                _("Ein Zeichen ließ sich nicht lesen und ist weggelassen."),
                _("Vergleichen Sie den Eintrag mit dem Wahlvorschlag auf Papier."),
                text.replace(_LOST, "?"),
            )
        text = cleaned(text.replace(_LOST, ""))
        return "" if key not in NAMES and _NO_ENTRY.fullmatch(text) else text

    def _names(self) -> tuple[str, str]:
        """Return family name and Rufname; people with one name only have either of the two."""
        family, given = self._name(FAMILY), self._name(GIVEN)
        if not given and (given := self._name(GIVEN_NAMES)) and GIVEN in self._columns:
            self._doubt(
                GIVEN_NAMES,
                _("Der Rufname fehlt; eingelesen ist, was unter den Vornamen steht."),
                _("Tragen Sie ein, welcher Vorname der Rufname ist."),
            )
        if not family and not given and (full := self._name(FULL)):
            family, given = self._parted(full)
        if not family and not given:
            self._doubt(
                FAMILY,
                _("Der Name fehlt."),
                _("Tragen Sie ihn nach; die übrigen Angaben der Zeile sind eingelesen."),
                "",
            )
        return family, given

    def _name(self, key: str) -> str:
        name = self._get(key)
        if not name or not says_nothing(name):
            return name
        self._doubt(
            key,
            _("Das ist kein Name, sondern füllt nur das Feld; es ist leer eingelesen."),
            _("Wenn die Person nur einen Namen hat, ist das richtig."),
        )
        return ""

    def _parted(self, full: str) -> tuple[str, str]:
        """Return family name and Rufname of a whole name: only a comma says which is which."""
        family, comma, given = (part.strip() for part in full.partition(","))
        if comma and family and given and "," not in given:
            return family, given
        self._doubt(
            FULL,
            _("Welcher Teil der Familienname ist, ist unklar; dort steht nun der ganze Name."),
            _("Schreiben Sie „Familienname, Rufname“ oder zwei Spalten."),
        )
        return full, ""

    def _place(self) -> int | None:
        written = self._get("place")
        found = _PLACE.fullmatch(written)
        if found is not None and int(found[1]):
            return int(found[1])
        if written:
            self._doubt(
                "place",
                _("Das ist keine Platznummer; der Platz ist offen."),
                _("Tragen Sie eine ganze Zahl ab 1 ein."),
            )
        return None

    def _choice(self, key: str) -> str:
        written = self._get(key)
        said = self._meanings.get(key, {})
        meant = said[written] if written in said else BY_KEY[key].words.get(folded(written), "")
        if written and not meant and written not in said:
            self._doubt(key, *not_chosen(key))
        return meant

    def _nationalities(self) -> str:
        """Return the nationalities as they are written; a word of the status is none."""
        first, second = self._get("nationalities"), self._get("second_nationality")
        if folded(first) in BY_KEY[STANDING].words:
            first = ""
        return ", ".join(part for part in (first, second) if part)

    def _origin(self) -> Origin:
        """Return the status; a column of nationalities may hold it instead."""
        if meant := self._choice(STANDING):
            return Origin(meant)
        written = self._get("nationalities")
        meant = BY_KEY[STANDING].words.get(folded(written), "")
        told = f"{written} {self._get('second_nationality')}"
        if not meant and _GERMAN.search(told):
            self._doubt(
                "nationalities",
                _("Auch „deutsch“ ist genannt; der Status bleibt unbekannt."),
                _("Wählen Sie „eingebürgert“ oder „auch deutsch“."),
                told.strip(),
            )
        return Origin(meant) if meant else Origin.UNKNOWN

    def _address(self) -> tuple[str, str, str]:
        """Return street with house number, postcode and town."""
        house = self._get("house_number") + self._get("house_addition")
        street = " ".join(part for part in (self._get(STREET), house) if part)
        postcode, town = self._get(POSTCODE), self._get("town")
        whole = self._get(ADDRESS)
        if whole and not street and not postcode:
            if found := _ADDRESS.fullmatch(whole):
                return found["street"].rstrip(" ,;"), found["postcode"], town or found["town"]
            self._doubt(
                ADDRESS,
                _("Straße, PLZ und Ort lassen sich nicht trennen; alles steht bei der Straße."),
                _("Schreiben Sie „Straße Hausnummer, PLZ Ort“ oder eigene Spalten."),
            )
            return whole, "", town
        if postcode and not _POSTCODE.fullmatch(postcode):
            remedy = _("Sie ist eingelesen, wie sie dort steht; berichtigen Sie sie.")
            self._doubt(POSTCODE, no_postcode(postcode), remedy)
        return street, postcode, town

    def _check_texts(self, row: PersonRow) -> None:
        for key in _CHECKED:
            text = row.told(key)
            for reason, remedy in doubts_about(key, text):
                self._doubt(key, reason, remedy, text)
