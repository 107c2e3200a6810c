"""A published snapshot as the pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ballots.models import Lot
from ballots.views.result.shown import ShownList, ShownLot, ShownPerson, ShownResult, standing_of


def of_snapshot(snapshot: Mapping[str, Any]) -> ShownResult:
    """Return the result that a publication carries, from its snapshot alone."""
    return ShownResult(
        seats=snapshot["seats"],
        majority_vote=snapshot["majority_vote"],
        persons_determined=snapshot["persons_determined"],
        electors=snapshot["electors"],
        voters=snapshot["voters"],
        voters_with_card=snapshot["voters_with_card"],
        invalid_ballots=snapshot["invalid_ballots"],
        valid_ballots=snapshot["valid_ballots"],
        valid_votes=snapshot["valid_votes"],
        lists=tuple(
            _list(entry, determined=snapshot["persons_determined"]) for entry in snapshot["lists"]
        ),
        lots=tuple(_lot(lot, snapshot["lists"]) for lot in snapshot["lots"]),
        sources=tuple(snapshot["sources"]),
        invented_names=snapshot["invented_names"],
    )


def _list(entry: Mapping[str, Any], *, determined: bool) -> ShownList:
    quota = Fraction(*entry["quota"]) if entry["quota"] else None
    return ShownList(
        number=entry["number"],
        name=entry["short_name"] or entry["name"],
        full_name=entry["name"],
        votes=entry["votes"],
        quota=quota,
        whole_seats=entry["whole_seats"],
        majority_seat=entry["majority_seats"],
        remainder_seats=entry["remainder_seats"],
        seats=entry["seats"],
        vacant=entry["vacant"],
        persons=tuple(_person(person, determined=determined) for person in entry["candidates"]),
    )


def _person(person: Mapping[str, Any], *, determined: bool) -> ShownPerson:
    # Snapshots of the first editions do not tell who was printed.
    standing = standing_of(
        determined=determined, elected=person["elected"], printed=person.get("printed", True)
    )
    return ShownPerson(person["place"], person["name"], person["votes"], standing)


def _lot(lot: Mapping[str, Any], lists: list[Mapping[str, Any]]) -> ShownLot:
    between_lists = lot["question"] == Lot.Question.LISTS.value
    if between_lists:
        names = {entry["number"]: entry["short_name"] or entry["name"] for entry in lists}
    else:
        names = {person["place"]: person["name"] for person in lists[0]["candidates"]}
    return ShownLot(
        between_lists=between_lists,
        tied=tuple(names[key] for key in lot["tied"]),
        drawn=tuple(names[key] for key in lot["drawn"]),
        drawn_on=date.fromisoformat(lot["drawn_on"]),
    )
