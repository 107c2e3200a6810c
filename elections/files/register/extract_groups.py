"""Rows of one id are judged together, in a second reading of the file that needs only them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from elections.files.register.extract_faults import RowFault
from elections.files.register.extract_lines import KEPT, ReadPerson, source_text
from elections.files.register.extract_people import ExtractJudge
from elections.files.register.extract_rows import BrokenRow, ByteSource
from elections.law.register.rows import RowFacts, Together, read_together
from elections.law.register.verdict import EXCLUDED, Reported, Verdict
from elections.models.register.address import Address, identity_mark, identity_of
from municipalities.law.text import cleaned
from municipalities.models.sorting import sort_key

Row = tuple[int, list[str] | BrokenRow]
SHOWN_LINES = 20
# A name has the same letters in all rows, so that nothing of it is missing in one.
_OF_THE_PERSON = ("title", "call_name")
_OF_THE_HOUSE = ("addition", "postcode", "place", "locality")


class GroupJudge:
    """Reads the rows whose id stands several times, and judges each person once."""

    def __init__(self, judge: ExtractJudge):
        self._judge = judge

    def drafts(
        self, source: ByteSource, import_pk: int, keys: Collection[str], *, mixed: bool
    ) -> Iterator[str]:
        """Yield one line of COPY text for each of the people with these ids."""
        judge, groups, above = self._judge, dict[str, list[Row]](), ""
        for line, row in judge.rows(source):
            key = above = cleaned(judge.id_of(row, above)) or above
            if key in keys:
                groups.setdefault(key, []).append((line, row))
        for key, rows in groups.items():
            yield f"{import_pk}\t{rows[0][0]}\t{self._person(key, rows, mixed=mixed)}"

    def _person(self, key: str, rows: list[Row], *, mixed: bool) -> str:
        judge, read = self._judge, list[ReadPerson]()
        for line, row in rows:
            # A row is changed while it is read.
            one = judge.read(
                line, [*row] if isinstance(row, list) else row, mixed=mixed, again=True
            )
            if isinstance(one, RowFault):
                beside = [other for other in rows if other[0] != line]
                return judge.fault(line, row, one, key=key, beside=beside)
            read.append(one)
        together = read_together([self._facts(one) for one in read])
        if together is None:
            return self._contradiction(read, rows)
        person = _merged(read, together)
        verdict = judge.people.verdict_of(together.reported)
        if (together.areas_differ or _turned(read)) and verdict not in EXCLUDED:
            return self._contradiction(read, rows)
        if verdict is Verdict.RESIDENT_TOO_SHORT and self._may_suffice(together):
            verdict = Verdict.RESIDENT_SINCE
        return judge.people.line_of(person, verdict)

    def _may_suffice(self, together: Together) -> bool:
        """Whether the person may vote if the earliest day of moving in is the right one."""
        early = replace(together.reported.person, resident_since=together.earliest_since)
        verdict = self._judge.people.verdict_of(together.reported._replace(person=early))
        return verdict is Verdict.ELIGIBLE

    def _facts(self, read: ReadPerson) -> RowFacts:
        texts = dict(zip(KEPT, read.texts, strict=True))
        names = (texts["family_name"], texts["given_names"], texts["name_particle"])
        address = Address(texts["street"], texts["house_number"])
        who = identity_of(names, read.born, address)
        return RowFacts(
            self._judge.people.worked(read).identity,
            read.born,
            who.dwelling,
            read.reported,
            (*read.texts, *read.written, read.language, str(read.blocked)),
            who.names,
            (texts["postcode"], sort_key(texts["locality"])),
        )

    def _contradiction(self, read: list[ReadPerson], rows: list[Row]) -> str:
        """Return one doubtful case for all rows, each with what it alone would make."""
        shown = [self._shown(one, row) for one, row in zip(read, rows, strict=True)]
        lines = ", ".join(str(line) for line, _row in rows[:SHOWN_LINES])
        person = min(read, key=lambda one: (one.texts, one.written))
        return self._judge.people.line_of(
            person, Verdict.ROWS_DIFFER, detail=f"Zeilen {lines}", source=source_text(shown)
        )

    def _shown(self, read: ReadPerson, row: Row) -> dict[str, Any]:
        people = self._judge.people
        worked = people.worked(read)
        person = {
            "registration_id": read.key,
            **dict(zip(KEPT, read.texts, strict=True)),
            "birth_date": read.born.text,
            "blocked": read.blocked,
            **worked._asdict(),
        }
        person["district_id"] = person.pop("district")
        verdict = people.verdict_of(read.reported)
        return {**self._judge.source(*row), "person": person, "verdict": verdict.value}


def _merged(read: list[ReadPerson], together: Together) -> ReadPerson:
    """Return the person with the dwelling that counts, protected if any row protects them."""
    base = read[together.place]
    nationality, born, since, leaving = base.written
    # What the doubt is about may stand in another row than the dwelling that counts.
    since = min((one.written[2] for one in read if one.reported.since_is_unsure), default=since)
    leaving = min((one.written[3] for one in read if _leaves(one.reported)), default=leaving)
    return base._replace(
        texts=_filled(read, together),
        reported=together.reported,
        born=together.born,
        blocked=any(one.blocked for one in read),
        language=base.language or max(one.language for one in read),
        written=(nationality, str(together.born) if len(read) > 1 else born, since, leaving),
    )


def _filled(read: list[ReadPerson], together: Together) -> list[str]:
    """Return the texts of the row that counts; what is empty there is taken from the others.

    Of the address only rows about the same house say something.
    """
    texts = [*read[together.place].texts]
    in_house = [read[at] for at in together.beside]
    for names, rows in ((_OF_THE_PERSON, read), (_OF_THE_HOUSE, in_house)):
        for place in map(KEPT.index, names):
            texts[place] = texts[place] or min(
                filter(None, (r.texts[place] for r in rows)), default=""
            )
    return texts


def _turned(read: list[ReadPerson]) -> bool:
    """Whether family name and given names stand the other way round in one of the rows.

    It is one person all the same; which name a letter begins with somebody has to say.
    """
    names = [dict(zip(KEPT, one.texts, strict=True)) for one in read]
    families = {
        identity_mark(one["family_name"], one["name_particle"])
        for one in names
        if one["family_name"] and one["given_names"]
    }
    return len(families) > 1


def _leaves(reported: Reported) -> bool:
    return reported.moves_out or reported.death_is_unsure
