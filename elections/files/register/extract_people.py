"""Judge the people of an extract one by one: who may vote, who is in doubt, which row is faulty.

This runs once for each of up to a million rows, so what repeats (days, nationalities, names,
streets) is worked out once. The verdict itself comes from the one function of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_faults import (
    LONGEST_TEXT,
    RowFault,
    empty,
    examined,
    fit_encoding,
    fitted,
    header_again,
    is_plain,
    printable,
)
from elections.files.register.extract_header import SINGLE, find_places
from elections.files.register.extract_rows import ByteSource, Rows, heading, shown, text_lines
from elections.files.register.extract_values import (
    Unreadable,
    day_reader,
    dwelling_reader,
    is_blocked,
    is_excluded_by_court,
    nationality_keys,
)
from elections.law.course.versions import LawVersion
from elections.law.districts.streets import StreetDirectory
from elections.law.register.languages import language_of
from elections.law.register.verdict import Reported, Verdict, register_verdict
from elections.models.register.check_facts import FaultyLine, NotedLine
from elections.models.register.reading import Reading
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.body.suffrage import Person
from municipalities.models.sorting import sort_key

MOST_LINES = 200
_REMEMBERED = 20_000
_LONGEST_KEY, _LONGEST_DETAIL, _LONGEST_SORT_KEY = 60, 120, 250


class Remembered(dict[Any, Any]):
    """Works out each value once; for a text without a value the reason is remembered."""

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
class JudgedRows:
    """How many rows were read, which of them are faulty, and whose address no street range knows.

    The lines are the first of each kind. Verdicts are counted later, in sets.
    """

    rows: int = 0
    faults: int = 0
    fault_lines: list[FaultyLine] = field(default_factory=list)
    unassigned: int = 0
    unassigned_lines: list[NotedLine] = field(default_factory=list)

    def note_fault(self, line: int, column: str, reason: str) -> None:
        """Count a faulty row, and keep it while there are few."""
        self.faults += 1
        if len(self.fault_lines) < MOST_LINES:
            self.fault_lines.append(FaultyLine(line, column, reason))

    def note_unassigned(self, line: int, address: str) -> None:
        """Count somebody without a Wahlbezirk, and keep the address while there are few."""
        self.unassigned += 1
        if len(self.unassigned_lines) < MOST_LINES:
            self.unassigned_lines.append(NotedLine(line, address))


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


class ExtractJudge:
    """Reads an extract and yields the lines that COPY takes into ``DraftEntry``."""

    def __init__(self, reading: Reading, register: Register):
        self.judged = JudgedRows()
        self._reading, self._register = reading, register
        self._key = ""
        self._days = Remembered(day_reader(reading.date_format))
        self._nationalities = Remembered(nationality_keys)
        self._main = Remembered(dwelling_reader(*reading.columns.get("dwelling", [""])))
        self._court = Remembered(is_excluded_by_court)
        self._ags = Remembered(partial(same_municipality, own=register.ags))
        self._keys = Remembered(sort_key)
        self._language = Remembered(
            lambda known: language_of(known[0], known[1], register.languages)
        )

    def drafts(self, source: ByteSource, import_pk: int, *, mixed: bool) -> Iterator[str]:
        """Yield one line of COPY text for each person or faulty row.

        Excluded people leave only their id and the reason. ``mixed``: two encodings were seen, so
        each line has to prove that it is in the chosen one. Raises ImportRefused for a header that
        does not fit the reading.
        """
        encoding = self._reading.encoding
        rows = iter(Rows(text_lines(source, encoding), self._reading.separator))
        self._places = find_places(next(rows, None), self._reading)
        header, width = self._places.header, len(self._places.header)
        for line, row in rows:
            self.judged.rows += 1
            self._key = ""
            try:
                cells = fitted(row, width)
                if mixed:
                    fit_encoding(cells, encoding)
                text = self._judge(line, cells)
            except RowFault as fault:
                if not self._key:
                    self._key = self._places.id_in(row, self._reading.separator)
                again = isinstance(row, list) and [*map(heading, row[:width])] == header
                text = self._fault(line, header_again() if again else fault)
            yield f"{import_pk}\t{line}\t{text}"

    def _judge(self, line: int, cells: list[str]) -> str:
        """Return the rest of the COPY line for one row."""
        cells.append("")
        texts = [*map(_stripped, self._places.pick(cells))]
        key = self._key = texts[_KEY]
        if len(key) > _LONGEST_KEY or not key.isprintable():
            key = texts[_KEY] = self._key = printable("registration_id", key, _LONGEST_KEY)
        found = self._places.nationalities(cells)
        nationality = ",".join(found) if self._places.several else found.strip()
        reported = self._reported(texts, nationality)
        register = self._register
        verdict = register_verdict(
            reported,
            register.election_day,
            register.version,
            register.taken_on,
            register.assumptions,
        )
        if verdict is Verdict.ELIGIBLE:
            return self._draft(line, texts, reported.person, verdict, "")
        if verdict in _DOUBTS:
            name, detail = _DOUBTS[verdict](texts, nationality)
            detail = printable(name, detail[:_LONGEST_DETAIL], 3 * _LONGEST_DETAIL)
            detail = detail[:_LONGEST_DETAIL]
            return self._draft(line, texts, reported.person, verdict, detail)
        return f"{verdict}\t\\N\t{_escaped(key)}{_NOBODY}"

    def _reported(self, texts: list[str], nationality: str) -> Reported:
        """Return what the registration says of one person; raise RowFault if it says nothing."""
        for place in _DECIDING:
            if not texts[place]:
                raise empty(SINGLE[place])
        keys = self._nationalities[nationality]
        born, since = self._days[texts[_BORN]], self._days[texts[_SINCE]]
        main, court = self._main[texts[_DWELLING]], self._court[texts[_COURT]]
        own = self._ags[texts[_AGS]]
        read = (keys, born, since, main, court, own)
        if any(type(value) is Unreadable for value in read):
            raise next(
                RowFault(name, str(value))
                for name, value in zip(_READ, read, strict=True)
                if type(value) is Unreadable
            )
        if not keys:
            raise empty("nationalities")
        person = Person(keys, born.day, since.day, main, court)
        return Reported(person, born.is_unsure, since.is_unsure)

    def _draft(
        self, line: int, texts: list[str], person: Person, verdict: Verdict, detail: str
    ) -> str:
        """Return the COPY line of somebody who is kept."""
        key, family, given, _born, _since, _dwelling, street, number, letter, postcode, place = (
            texts[:_AGS]
        )
        if letter:
            number = f"{number} {letter}".strip()
        # Nearly every row passes this single test; the others are examined field by field.
        whole = f"{family}{given}{street}{number}{postcode}{place}"
        if (
            len(whole) > LONGEST_TEXT
            or not whole.isprintable()
            or len(number + postcode) > 10
            or not is_plain(whole)
        ):
            texts_of_person = (family, given, street, number, postcode, place)
            family, given, street, number, postcode, place = examined(texts_of_person)
        district = self._register.directory.district_of(street, number, postcode)
        if district is None and verdict is Verdict.ELIGIBLE:
            self.judged.note_unassigned(line, f"{street} {number}"[:_LONGEST_DETAIL])
        parts = (
            verdict,
            r"\N" if district is None else str(district),
            key,
            family,
            given,
            person.birth_date.isoformat(),
            street,
            number,
            postcode,
            place,
            f"{self._keys[family]} {self._keys[given]}".strip()[:_LONGEST_SORT_KEY],
            self._language[person.nationalities, texts[_LANGUAGE]],
            "t" if texts[_BLOCKED] and is_blocked(texts[_BLOCKED]) else "f",
            detail,
        )
        text = "\t".join(parts)
        if "\\" in text:
            text = "\t".join(part if part == r"\N" else _escaped(part) for part in parts)
        return f"{text}\n"

    def _fault(self, line: int, fault: RowFault) -> str:
        """Note one faulty row; the person is not kept, only the line and the reason."""
        names = self._reading.columns.get(fault.key) or [""]
        self.judged.note_fault(line, names[0], shown(str(fault)))
        detail = shown(f"{names[0]}: {fault}" if names[0] else str(fault))
        key = _escaped(self._key[:_LONGEST_KEY]) if self._key.isprintable() else ""
        return f"{Verdict.FAULT}\t\\N\t{key}{_NOBODY[:-1]}{_escaped(detail[:_LONGEST_DETAIL])}\n"


def same_municipality(text: str, own: str) -> bool:
    """Whether a key (AGS or ARS) is the own one or empty. Raises Unreadable for another one."""
    key = text.zfill(8) if len(text) == 7 else text
    if len(key) == 12:
        key = key[:5] + key[-3:]
    if not key or key == own:
        return True
    raise Unreadable(
        _("Der Gemeindeschlüssel „%(key)s“ gehört zu einer anderen Gemeinde (hier %(own)s).")
        % {"key": text[:20], "own": own}
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ").replace("\r", " ")


(_KEY, _FAMILY, _BORN, _SINCE, _DWELLING, _AGS, _BLOCKED, _COURT, _LANGUAGE) = map(
    SINGLE.index,
    ("registration_id", "family_name", "birth_date", "resident_since", "dwelling", "ags",
     "blocked", "court", "language"),
)  # fmt: skip
_DECIDING = (_KEY, _FAMILY, _BORN, _SINCE)
_READ = ("nationalities", "birth_date", "resident_since", "dwelling", "court", "ags")
# The columns behind the id of somebody of whom nothing else is kept.
_NOBODY = "\t\t\t\\N\t\t\t\t\t\tde\tf\t\n"
_DOUBTS: dict[Verdict, Callable[[list[str], str], tuple[str, str]]] = {
    Verdict.NATIONALITY: lambda _texts, nationality: ("nationalities", nationality.strip(", ")),
    Verdict.BIRTH_DATE: lambda texts, _nationality: ("birth_date", texts[_BORN]),
    Verdict.RESIDENT_SINCE: lambda texts, _nationality: ("resident_since", texts[_SINCE]),
}
_stripped = str.strip
