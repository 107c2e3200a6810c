"""What the law says of a person who was read, and what is worked out for the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elections.files.register.extract_lines import (
    LONGEST_DETAIL,
    LONGEST_SORT_KEY,
    ReadPerson,
    Worked,
    draft_line,
    nobody_line,
)
from elections.files.register.extract_nationalities import SEPARATE
from elections.law.course.versions import LawVersion
from elections.law.districts.streets import StreetDirectory
from elections.law.register.identity import name_mark
from elections.law.register.languages import language_of
from elections.law.register.verdict import DOUBTFUL, Verdict, register_judge
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.text import cleaned
from municipalities.models.sorting import sort_key

_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Register:
    """What the judgement of an extract rests on; ``own_keys`` are the AGS of the municipality."""

    own_keys: tuple[str, ...]
    election_day: date
    taken_on: date
    version: LawVersion
    assumptions: MunicipalityAssumptions
    directory: StreetDirectory
    languages: dict[str, str]


class _Names(dict[str, tuple[str, int]]):
    """The sort key and the mark of each name, worked out once."""

    def __missing__(self, name: str) -> tuple[str, int]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        key = sort_key(name)
        self[name] = worked = (key, name_mark(key))
        return worked


class PersonJudge:
    """Asks the law about each person, and works out what the register needs of those it keeps."""

    def __init__(self, register: Register):
        self._register = register
        self._names = _Names()
        # The one verdict about a person (R-VOTE-01..07, R-REG-02).
        self.verdict_of = register_judge(
            register.election_day, register.version, register.taken_on, register.assumptions
        )
        self._languages: dict[tuple[frozenset[str], str], str] = {}

    def line_of(
        self, read: ReadPerson, verdict: Verdict, *, detail: str = "", source: str = r"\N"
    ) -> str:
        """Return the COPY text of one person; of the excluded only the id and the reason stay."""
        if verdict is Verdict.ELIGIBLE:
            return draft_line(read, verdict, self.worked(read), detail, source)
        if verdict not in DOUBTFUL:
            names = (read.texts[0], read.texts[1], read.texts[3])
            return nobody_line(verdict, read.key, read.born, self.mark_of(*names))
        if not detail and verdict in _DETAILS:
            detail = cleaned(read.written[_DETAILS[verdict]].replace(SEPARATE, ", ")).strip(", ")
            detail = detail[:LONGEST_DETAIL]
        return draft_line(read, verdict, self.worked(read), detail, source)

    def mark_of(self, *names: str) -> int:
        """Return the mark that one person has however the names are written (R-REG-02)."""
        return sum(self._names[name][1] for name in names if name)

    def worked(self, read: ReadPerson) -> Worked:
        """Return what the register needs beside the texts of a person."""
        texts = read.texts
        family, mark = self._names[texts[0]]
        given, other_mark = self._names[texts[1]]
        key, identity = f"{family} {given}".strip(), mark + other_mark
        if texts[3]:
            particle, particle_mark = self._names[texts[3]]
            key, identity = f"{key} {particle}", identity + particle_mark
        nationalities = read.reported.person.nationalities
        language = self._languages.get((nationalities, read.language))
        if language is None:
            language = language_of(nationalities, read.language, self._register.languages)
            self._languages[nationalities, read.language] = language
        district = self._register.directory.district_of(texts[5], texts[6], texts[8], texts[10])
        return Worked(district, key[:LONGEST_SORT_KEY], identity, language)


# Which of the texts in ``ReadPerson.written`` the doubt is about.
_DETAILS = {
    Verdict.NATIONALITY: 0,
    Verdict.BIRTH_DATE: 1,
    Verdict.RESIDENT_SINCE: 2,
    Verdict.MOVES_OUT: 3,
}
