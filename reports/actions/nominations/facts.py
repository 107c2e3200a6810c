"""What the papers of the nomination phase take from a list as it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from elections.law.register.names import PersonName
from elections.models import Candidate, Nomination
from elections.models.nominations.person import Salutation
from reports.pdf.letters import SenderFacts, filled
from reports.pdf.nominations.facts import GroupFacts, PersonFacts, TrustPersonFacts

FORMS_OF_ADDRESS: Mapping[str, str] = {Salutation.FRAU: "Frau", Salutation.HERR: "Herr"}

Stated = Mapping[str, Any]
"""A list, a trust person or a person as ``state_to_print`` gives it."""


def group_of(stated: Stated) -> GroupFacts:
    """Return the group of a list as it calls itself (§ 11 KWG; R-LIST-02)."""
    return GroupFacts(stated["name"], stated["short_name"])


def trust_person_of(stated: Stated, position: str) -> TrustPersonFacts:
    """Return one of the two trust persons, empty where the list names nobody (R-LIST-05)."""
    for one in stated["trust_persons"]:
        if one["position"] == position:
            return TrustPersonFacts(
                name=PersonName(one["family_name"], one["given_name"]).on_a_letter,
                address=_address(one),
                phone=one["phone"],
                email=one["email"],
            )
    return TrustPersonFacts()


def persons_of(stated: Stated) -> tuple[PersonFacts, ...]:
    """Return everybody on a list in its order (§ 23 Abs. 1 KWO; R-LIST-04)."""
    return tuple(person_of(one) for one in stated["persons"])


def person_of(stated: Stated) -> PersonFacts:
    """Return one person; with an Auskunftssperre never the address of the dwelling (R-DP-02)."""
    born, is_blocked = stated["birth_date"], stated["is_blocked"]
    return PersonFacts(
        place=stated["place"],
        name=PersonName(
            stated["family_name"],
            stated["given_name"],
            stated["title"],
            stated["name_particle"],
        ),
        form_of_address=FORMS_OF_ADDRESS.get(stated["salutation"], ""),
        occupation=stated["occupation"],
        birth_date=date.fromisoformat(born) if born else None,
        birth_place=stated["birth_place"],
        address=_reachable_at(stated) if is_blocked else _address(stated),
        can_be_reached_only=is_blocked,
    )


def _address(stated: Stated) -> tuple[str, ...]:
    return filled((stated["street"], f"{stated['postcode']} {stated['town']}".strip()))


def _reachable_at(stated: Stated) -> tuple[str, ...]:
    """Return the lines of an address that was entered as one: „Postfach 7, 65549 Limburg“."""
    return filled([part.strip() for part in stated["reachable_at"].split(",")])


def is_invented(nomination: Nomination) -> bool:
    """Whether somebody on the list exists in the demonstration only; each paper says so."""
    return Candidate.everybody.filter(nomination=nomination, invented=True).exists()


def hand_in_at(office: SenderFacts) -> tuple[str, ...]:
    """Return the lines of the place where a list is handed in (§ 13 Abs. 1 KWG; R-LIST-10)."""
    return filled((office.office, office.municipality, *office.address))
