"""Judge the people of an extract one by one: who may vote, who is in doubt, which row is faulty.

This runs once for each of up to a million rows, so what repeats (days, nationalities, names,
streets) is worked out once. The verdict itself comes from the one function of the law.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from elections.law.languages import language_of
from elections.law.register import Reported, register_verdict
from elections.law.streets import StreetDirectory
from elections.law.versions import LawVersion
from elections.opendata.extract_columns import BY_KEY, SEPARATORS, Reading
from elections.opendata.extract_rows import BrokenRow, ByteSource, Rows, text_lines
from elections.opendata.extract_sniffing import unknown_separator
from elections.opendata.extract_values import (
    ReadDay,
    Unreadable,
    day_reader,
    is_blocked,
    is_excluded_by_court,
    is_main_dwelling,
    nationality_keys,
)
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.suffrage import Person
from municipalities.models.sorting import sort_key
from municipalities.opendata.refusal import Problems

ELIGIBLE, FAULT, UNASSIGNED = "eligible", "fault", "unassigned"
MOST_LINES = 200
_REMEMBERED = 20_000
_LONGEST = {"registration_id": 60, "house_number": 20, "postcode": 10}
_LONGEST_TEXT = 120


class Remembered(dict[Any, Any]):
    """Works a value out once for each text; a text that is no value is remembered as its reason."""

    def __init__(self, read: Callable[[Any], Any]):
        super().__init__()
        self._read = read

    def __missing__(self, text: Any) -> Any:
        try:
            value = self._read(text)
        except Unreadable as reason:
            value = reason
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = value
        return value


@dataclass(slots=True)
class Tally:
    """What was found, each with the first lines; ``faults`` as line, column, sentence."""

    rows: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    lines: defaultdict[str, list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def note(self, kind: str, line: int, detail: str = "") -> None:
        """Count one finding and keep its line while there are few."""
        self.verdicts[kind] += 1
        if len(self.lines[kind]) < MOST_LINES:
            self.lines[kind].append((line, detail))


@dataclass(frozen=True, slots=True)
class Register:
    """What the judgement of an extract rests on."""

    ags: str
    election_day: date
    taken_on: date
    version: LawVersion
    assumptions: MunicipalityAssumptions
    directory: StreetDirectory
    languages: dict[str, str]


class _Fault(Exception):  # noqa: N818 - a row that is none
    def __init__(self, key: str, reason: str):
        self.key = key
        super().__init__(reason)


class ExtractJudge:
    """Reads an extract and yields the lines that COPY takes into ``DraftEntry``."""

    def __init__(self, reading: Reading, register: Register):
        self.tally = Tally()
        self._reading, self._register = reading, register
        self._key = ""
        self._days = Remembered(day_reader(reading.date_format))
        self._nationalities = Remembered(nationality_keys)
        self._main = Remembered(is_main_dwelling)
        self._court = Remembered(is_excluded_by_court)
        self._ags = Remembered(self._same_municipality)
        self._keys = Remembered(sort_key)
        self._language = Remembered(
            lambda known: language_of(known[0], known[1], register.languages)
        )

    def drafts(self, source: ByteSource, import_pk: int, *, mixed: bool) -> Iterator[str]:
        """Yield one line of COPY text for each person or faulty row.

        Excluded people leave only their id and the reason. ``mixed``: two encodings were seen, so
        each line has to show that it is of the chosen one. Raises ImportRefused for a header that
        does not fit the reading.
        """
        lines: Iterable[str] = text_lines(source, self._reading.encoding)
        rows = iter(Rows(lines, self._reading.separator))
        header = self._header(next(rows, None))
        width, judge = len(header), self._judge
        misread = partial(_is_misread, encoding=self._reading.encoding) if mixed else None
        for line, cells in rows:
            self.tally.rows += 1
            self._key = ""
            try:
                if isinstance(cells, BrokenRow):
                    raise _Fault("", cells.reason)
                if len(cells) != width:
                    self._check_width(cells, header)
                if misread is not None and misread(cells):
                    raise _Fault("", _mixed())
                yield f"{import_pk}\t{line}\t{judge(line, cells)}"
            except _Fault as fault:
                told = _header_again() if self._is_header(cells) else fault
                yield f"{import_pk}\t{line}\t{self._fault(line, told)}"

    def _header(self, first: tuple[int, Any] | None) -> list[str]:
        """Find the columns of the reading in the header."""
        problems = Problems()
        if first is None or isinstance(first[1], BrokenRow):
            raise problems.refuse(
                1, "", _("Die Kopfzeile fehlt."), _("Die erste Zeile nennt die Spalten.")
            )
        header = [cell.strip() for cell in first[1]]
        if sign := unknown_separator(header, self._reading.separator):
            raise problems.refuse(
                1,
                "",
                _("Die Kopfzeile hat nur eine Spalte. Das Trennzeichen ist vermutlich: %(sign)s.")
                % {"sign": SEPARATORS[sign]},
                _("Stellen Sie dieses Trennzeichen ein und prüfen Sie erneut."),
            )
        for key, names in self._reading.columns.items():
            for name in names:
                self._check_column(header, key, name, problems)
        for column in self._reading.missing():
            problems.add(
                1,
                str(column.title),
                _("Für dieses Feld ist keine Spalte gewählt."),
                _("Ordnen Sie dem Feld eine Spalte zu; ohne sie entscheidet niemand."),
            )
        problems.refuse_if_any()
        self._find(header)
        return header

    def _check_column(self, header: list[str], key: str, name: str, problems: Problems) -> None:
        count = header.count(name)
        if count == 1:
            return
        reason = _("Diese Spalte fehlt.") if not count else _("Diese Spalte steht zweimal da.")
        title = BY_KEY[key].title
        problems.add(
            1,
            name,
            reason,
            _("Prüfen Sie die Zuordnung des Feldes „%(field)s“ oder die Datei.") % {"field": title},
        )

    def _find(self, header: list[str]) -> None:
        """Remember where each field stands; a field without column reads the empty last cell."""
        columns = self._reading.columns
        self._header_cells = header

        def place(key: str) -> int:
            names = columns.get(key)
            return header.index(names[0]) if names else -1

        self._pick = itemgetter(*map(place, _SINGLE))
        many = [header.index(name) for name in columns["nationalities"]]
        self._several = itemgetter(*many) if len(many) > 1 else None
        self._one = many[0]

    def _check_width(self, cells: list[str], header: list[str]) -> None:
        """Refuse a row with too few or too many cells; empty ones at the end do not matter."""
        width = len(header)
        if len(cells) > width and not any(cells[width:]):
            del cells[width:]
        elif len(cells) != width:
            raise _Fault(
                "",
                _("Die Zeile hat %(cells)s Felder, die Kopfzeile %(width)s.")
                % {"cells": len(cells), "width": width},
            )

    def _judge(self, line: int, cells: list[str]) -> str:
        """Return the rest of the COPY line for one row."""
        cells.append("")
        # fmt: off
        (key, family, given, birth, since, dwelling, street, number, letter, postcode, place, ags,
         blocked, court, hint) = map(_stripped, self._pick(cells))
        # fmt: on
        self._key = key
        if self._several is None:
            nationality = cells[self._one].strip()
        else:
            nationality = ",".join(self._several(cells))
        if not (key and family and birth and nationality and since):
            raise _empty(key, family, birth, since)
        born = self._value("birth_date", self._days[birth])
        lives_since = self._value("resident_since", self._days[since])
        known = self._value("nationalities", self._nationalities[nationality])
        if not known:
            raise _Fault("nationalities", _missing())
        person = Person(
            known,
            born.day,
            lives_since.day,
            self._value("dwelling", self._main[dwelling]),
            self._value("court", self._court[court]),
        )
        if ags:
            self._value("ags", self._ags[ags])
        verdict = self._verdict(person, born, lives_since)
        if len(key) > 60:
            raise _Fault("registration_id", _too_long(60))
        if verdict is not None and verdict not in _DOUBTS:
            self.tally.verdicts[verdict] += 1
            return f"{verdict}\t\\N\t{_escaped(key)}" + _NOBODY
        detail = "" if verdict is None else _DOUBTS[verdict](birth, since, nationality)
        if verdict is not None:
            self.tally.note(verdict, line, detail)
        if letter:
            number = f"{number} {letter}".strip()
        # Nearly every row passes this one look; the others are looked at field by field.
        whole = f"{family}{given}{street}{number}{postcode}{place}"
        if not (whole.isprintable() and len(whole) <= _LONGEST_TEXT) or len(number + postcode) > 10:
            family, given = self._text("family_name", family), self._text("given_names", given)
            street, number = self._text("street", street), self._text("house_number", number)
            postcode, place = self._text("postcode", postcode), self._text("place", place)
        district = self._register.directory.district_of(street, number, postcode)
        if verdict is None:
            self.tally.verdicts[ELIGIBLE] += 1
            if district is None:
                self.tally.note(UNASSIGNED, line, f"{street} {number}"[:_LONGEST_TEXT])
        sorted_by = f"{self._keys[family]} {self._keys[given]}".strip()
        parts = (
            verdict or ELIGIBLE,
            r"\N" if district is None else str(district),
            key,
            family,
            given,
            born.day.isoformat(),
            street,
            number,
            postcode,
            place,
            sorted_by,
            self._language[known, hint],
            "t" if blocked and is_blocked(blocked) else "f",
            detail,
        )
        text = "\t".join(parts)
        if "\\" in text:
            text = "\t".join(part if part == r"\N" else _escaped(part) for part in parts)
        return text + "\n"

    def _verdict(self, person: Person, born: ReadDay, since: ReadDay) -> str | None:
        register = self._register
        return register_verdict(
            Reported(person, born.is_unsure, since.is_unsure),
            register.election_day,
            register.version,
            register.taken_on,
            register.assumptions,
        )

    def _value(self, key: str, value: Any) -> Any:
        if type(value) is Unreadable:
            raise _Fault(key, str(value))
        return value

    def _text(self, key: str, text: str) -> str:
        """Return a text without control signs; refuse what did not decode or is too long."""
        if not text.isprintable():
            text = _printable(key, text)
        if len(text) > _LONGEST_TEXT or len(text) > _LONGEST.get(key, _LONGEST_TEXT):
            raise _Fault(key, _too_long(_LONGEST.get(key, _LONGEST_TEXT)))
        return text

    def _is_header(self, cells: list[str] | BrokenRow) -> bool:
        width = len(self._header_cells)
        return isinstance(cells, list) and list(map(_stripped, cells[:width])) == self._header_cells

    def _fault(self, line: int, fault: _Fault) -> str:
        """Write one faulty row down; its person is not kept, only where it stands and why."""
        names = self._reading.columns.get(fault.key) or [""]
        if len(self.tally.faults) < MOST_LINES:
            self.tally.faults.append((line, names[0], str(fault)))
        self.tally.verdicts[FAULT] += 1
        detail = f"{names[0]}: {fault}" if names[0] else str(fault)
        key = _escaped(self._key[:60]) if self._key.isprintable() else ""
        return f"{FAULT}\t\\N\t{key}{_NOBODY[:-1]}{_escaped(detail[:_LONGEST_TEXT])}\n"

    def _same_municipality(self, text: str) -> bool:
        key = text.zfill(8) if len(text) == 7 else text
        if len(key) == 12:
            key = key[:5] + key[-3:]
        if key == self._register.ags:
            return True
        raise Unreadable(
            _("Der Gemeindeschlüssel „%(key)s“ gehört zu einer anderen Gemeinde (hier %(own)s).")
            % {"key": text[:20], "own": self._register.ags}
        )


_SINGLE = (
    "registration_id", "family_name", "given_names", "birth_date", "resident_since", "dwelling",
    "street", "house_number", "house_letter", "postcode", "place", "ags", "blocked", "court",
    "language",
)  # fmt: skip
# The columns behind the id of somebody of whom nothing else is kept.
_NOBODY = "\t\t\t\\N\t\t\t\t\t\tde\tf\t\n"
_DOUBTS: dict[str, Callable[[str, str, str], str]] = {
    "nationality": lambda _birth, _since, nationality: nationality[:60],
    "birth_date": lambda birth, _since, _nationality: birth[:60],
    "resident_since": lambda _birth, since, _nationality: since[:60],
}
_stripped = str.strip


def _header_again() -> _Fault:
    return _Fault("", _("Die Kopfzeile steht hier noch einmal."))


def _empty(key: str, family: str, birth: str, since: str) -> _Fault:
    """Return the fault of a row in which something that decides is empty."""
    given = (
        ("registration_id", key),
        ("family_name", family),
        ("birth_date", birth),
        ("resident_since", since),
    )
    return _Fault(next((name for name, text in given if not text), "nationalities"), _missing())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ").replace("\r", " ")


def _printable(key: str, text: str) -> str:
    """Leave out what cannot be printed; what did not decode is a fault."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise _Fault(key, _mixed())
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())


def _is_misread(cells: Sequence[str], encoding: str) -> bool:
    """Whether a row is of the other encoding: it shows as signs that did not decode, or as Ã¼."""
    text = "\x1f".join(cells)
    if text.isascii():
        return False
    if encoding == "utf-8":
        return any("\ud800" <= sign <= "\udfff" for sign in text)
    try:
        text.encode(encoding, "surrogateescape").decode()
    except UnicodeDecodeError:
        return False
    return True


def _mixed() -> str:
    return _("Die Zeile hat einen anderen Zeichensatz als die übrige Datei; Umlaute sind falsch.")


def _missing() -> str:
    return _("Das Feld ist leer.")


def _too_long(most: int) -> str:
    return _("Der Text ist länger als %(most)s Zeichen; vermutlich sind Spalten verschoben.") % {
        "most": most
    }
