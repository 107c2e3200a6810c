"""What the papers of the nomination phase share: group, persons, trust persons, printed state.

On a form an empty value is one that nobody knows yet: it leaves a line to fill in by hand. Nothing
is ever filled in as a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from elections.law.register.names import PersonName
from reports.pdf.german import short_date
from reports.pdf.letters import in_a_row

NO_ADDRESS_FORM = "–"
"""A person who goes by neither „Frau“ nor „Herr“ (§ 23 Abs. 1 KWO; R-LIST-04)."""


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """The party or Wählergruppe of a list (§§ 10, 11 KWG; R-LIST-01, R-LIST-02).

    ``short_name`` is its Kurzbezeichnung: empty where it has none, None where nobody knows.
    """

    name: str = ""
    short_name: str | None = None

    @property
    def title(self) -> str:
        """The name with its Kurzbezeichnung: „Internationale Liste (IL)“."""
        return f"{self.name} ({self.short_name})" if self.name and self.short_name else self.name

    @property
    def short_shown(self) -> str:
        """The Kurzbezeichnung as a form shows it: „–“ where there is none."""
        if self.short_name is None:
            return ""
        return self.short_name or "–"


@dataclass(frozen=True, slots=True)
class StateFacts:
    """The state of a list as it is printed: whoever enters ``code`` gets this state and no other.

    ``address`` is where the QR code leads, with the code in it; without one it holds the code.
    """

    code: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person on a list with all that the law asks for (§ 23 Abs. 1 KWO; R-LIST-04).

    ``form_of_address`` is „Frau“, „Herr“, „–“ for neither, or empty. With ``can_be_reached_only``
    the ``address`` is not that of the dwelling (Auskunftssperre, § 51 BMG; R-DP-02). ``birth_name``
    and ``stage_name`` stand only where a resolution puts them on the ballot paper (R-BAL-04).
    """

    place: int | None = None
    name: PersonName = field(default_factory=lambda: PersonName(""))
    form_of_address: str = ""
    occupation: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    address: tuple[str, ...] = ()
    can_be_reached_only: bool = False
    birth_name: str = ""
    stage_name: str = ""

    @property
    def listed(self) -> str:
        """The name in a list, with the Rufname: „van der Bergh, Dr. Pieter“."""
        return called(self.name).listed

    @property
    def written(self) -> str:
        """The name in a sentence: „Dr. Pieter van der Bergh“."""
        return self.name.on_a_letter

    @property
    def born(self) -> str:
        """The date of birth, empty where it is not known."""
        return short_date(self.birth_date) if self.birth_date else ""

    @property
    def further_names(self) -> str:
        """Name at birth and stage name in brackets, where the ballot paper shows them."""
        parts = (
            f"geb. {self.birth_name}" if self.birth_name else "",
            f"Ordens- oder Künstlername {self.stage_name}" if self.stage_name else "",
        )
        shown = ", ".join(part for part in parts if part)
        return f"({shown})" if shown else ""

    @property
    def has_one_name(self) -> bool:
        """Whether the person has one name only, which is neither of the two."""
        name = called(self.name)
        return bool(name.family_name) != bool(name.given_names)

    @property
    def address_shown(self) -> str:
        """The address on one line, marked where it is not that of the dwelling."""
        if self.address and self.can_be_reached_only:
            return f"{in_a_row(self.address)} (Erreichbarkeitsanschrift, Auskunftssperre)"
        return in_a_row(self.address)


@dataclass(frozen=True, slots=True)
class TrustPersonFacts:
    """The Vertrauensperson or its deputy (§ 23 Abs. 1 KWO; R-LIST-04, R-LIST-05)."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


def called(name: PersonName) -> PersonName:
    """Return the name with the Rufname as its only given name (§ 23 Abs. 1 KWO; R-LIST-04)."""
    return replace(name, given_names=name.call_name or name.given_names, call_name="")
