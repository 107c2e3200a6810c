"""The announcement of the admitted lists (§ 15 Abs. 4 KWG, § 26 KWO; C-08, R-LIST-16, R-LIST-17).

Of the birth only the year, of the address nothing; lists that were refused are not named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from elections.law.assumptions import OrderBasis
from elections.law.register.names import PersonName
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import INVENTED, SenderFacts, announcement_head, letter_text, signature
from reports.pdf.nominations.facts import called
from reports.pdf.tables import Column, Row, table

_PERSONS = (
    Column("Platz", 13, right=True),
    Column("", 14),
    Column("Familienname, Rufname"),
    Column("Beruf oder Stand", 55),
    Column("Geburtsjahr", 22, right=True),
)


@dataclass(frozen=True, slots=True)
class AdmittedPersonFacts:
    """A person as she is announced: nothing else of her leaves the town hall (R-DP-02, R-DP-03).

    ``form_of_address`` is „Frau“, „Herr“ or „–“.
    """

    place: int
    name: PersonName
    form_of_address: str
    occupation: str
    birth_year: int | None
    birth_name: str = ""
    stage_name: str = ""

    @property
    def shown(self) -> str:
        """The name as it is announced; further names only where a resolution shows them."""
        further = (
            f"geb. {self.birth_name}" if self.birth_name else "",
            f"Ordens- oder Künstlername {self.stage_name}" if self.stage_name else "",
        )
        brackets = ", ".join(part for part in further if part)
        return f"{called(self.name).listed} ({brackets})" if brackets else called(self.name).listed


@dataclass(frozen=True, slots=True)
class AnnouncedListFacts:
    """An admitted list with its number on the ballot paper; ``short_name`` empty where none."""

    number: int
    name: str
    short_name: str
    persons: tuple[AdmittedPersonFacts, ...]

    @property
    def title(self) -> str:
        """The heading of the list: „Wahlvorschlag 3: Internationale Liste (IL)“."""
        short = f" ({self.short_name})" if self.short_name else ""
        return f"Wahlvorschlag {self.number}: {self.name}{short}"


@dataclass(frozen=True, slots=True)
class AdmittedListsFacts:
    """What the announcement says; the lists stand in the order of their numbers.

    ``order_basis`` says what the order rests on, None where one list needs none; ``order_set_on``
    is the day on which the committee set it.
    """

    sender: SenderFacts
    election_day: date
    seats: int
    decided_on: date
    lists: tuple[AnnouncedListFacts, ...]
    issued_on: date
    order_basis: OrderBasis | None = None
    order_set_on: date | None = None
    invented_names: bool = False


def render_admitted_lists(facts: AdmittedListsFacts) -> bytes:
    """Return the announcement as PDF (§ 26 KWO; R-LIST-16).

    Raises ValueError where no list is admitted: then no election takes place (R-BODY-08).
    """
    if not facts.lists:
        raise ValueError("without an admitted list there is nothing to announce")
    place, day = facts.sender.municipality, short_date(facts.election_day)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Zugelassene Wahlvorschläge – Ausländerbeiratswahl {place}, {day}",
        running_title=f"Öffentliche Bekanntmachung: Wahlvorschläge zur Ausländerbeiratswahl {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AdmittedListsFacts) -> list[Flowable]:
    total = sum(len(entry.persons) for entry in facts.lists)
    lists = count_of(len(facts.lists), "Wahlvorschlag", "Wahlvorschläge")
    people = count_of(total, "Person", "Personen")
    verb = "ist" if len(facts.lists) == 1 else "sind"
    return [
        *announcement_head(
            "Öffentliche Bekanntmachung der Wahlleitung",
            "Zugelassene Wahlvorschläge für die Wahl des Ausländerbeirats am "
            f"{long_date(facts.election_day)}",
            facts.sender.municipality,
        ),
        letter_text(
            f"Der Wahlausschuss hat am {long_date(facts.decided_on)} über die Zulassung "
            f"entschieden (§ 15 Abs. 1 KWG). Zugelassen {verb} {lists} mit zusammen {people}; zu "
            f"wählen {'ist' if facts.seats == 1 else 'sind'} "
            f"{count_of(facts.seats, 'Mitglied', 'Mitglieder')}."
        ),
        *map(letter_text, notes(facts)),
        *[part for entry in facts.lists for part in _list(entry)],
        signature(facts.sender, facts.issued_on),
    ]


def notes(facts: AdmittedListsFacts) -> list[str]:
    """Say how the order was set, how is voted, and who is printed (R-LIST-17, R-CAST-04, R-BAL-02).

    Norms: § 15 Abs. 4, § 1 Abs. 2, § 16 Abs. 2 KWG.
    """
    said = []
    when = f" am {long_date(facts.order_set_on)}" if facts.order_set_on else ""
    if len(facts.lists) == 1:
        said.append(
            "Weil nur ein Wahlvorschlag zugelassen ist, wird nach den Grundsätzen der "
            f"Mehrheitswahl gewählt (§ 1 Abs. 2 KWG): Gewählt sind die {number(facts.seats)} "
            "Personen mit den meisten Stimmen. Jede wahlberechtigte Person hat "
            f"{count_of(facts.seats, 'Stimme', 'Stimmen')} und kann einer Person bis zu drei "
            "Stimmen geben (§ 18 KWG)."
        )
    elif facts.order_basis is OrderBasis.LOT:
        said.append(
            "Die Reihenfolge hat das Los bestimmt, das in der Sitzung des Wahlausschusses"
            f"{when} gezogen wurde."
        )
    elif facts.order_basis is OrderBasis.RESOLUTION:
        said.append(f"Die Reihenfolge hat der Wahlausschuss{when} beschlossen.")
    if any(len(entry.persons) > facts.seats for entry in facts.lists):
        said.append(
            "Auf dem Stimmzettel stehen je Wahlvorschlag höchstens "
            f"{count_of(facts.seats, 'Person', 'Personen')} (§ 16 Abs. 2 KWG)."
        )
    return said


def _list(entry: AnnouncedListFacts) -> list[Flowable]:
    rows = [
        Row(
            (
                str(person.place),
                person.form_of_address,
                person.shown,
                person.occupation or "–",
                str(person.birth_year or "–"),
            )
        )
        for person in entry.persons
    ]
    return [
        CondPageBreak(38 * mm),
        theme.Bookmark(entry.title, 1),
        table(_PERSONS, rows, title=entry.title),
    ]
