"""The open points of the law on which a result rests, as the person in charge reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from ballots.law.assumptions import DEFAULT
from elections.models import Election
from municipalities.law.basis import Assumption, Certainty, assumptions_of, with_overrides
from municipalities.messages import assumption_text, word

BEARS_ON_THE_RESULT = ("R-BAL-", "R-HEAL-", "R-SEAT-")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One open point: its question, the value taken, and how certain it is."""

    rule_id: str
    text: str
    value: str
    certainty: Certainty


def open_points(election: Election) -> Iterator[OpenPoint]:
    """Yield the assumptions of counting and seats with the values of this election."""
    for entry in assumptions_of(with_overrides(DEFAULT, election.assumptions)):
        if entry.rule_id.startswith(BEARS_ON_THE_RESULT):
            yield OpenPoint(
                entry.rule_id, assumption_text(entry.key), value_in_words(entry), entry.certainty
            )


def value_in_words(entry: Assumption) -> str:
    """Return the value of an assumption as people read it."""
    if isinstance(entry.value, bool):
        return _("ja") if entry.value else _("nein")
    # A stored value is plain text; the choice that equals it has the word for it.
    chosen = next((choice for choice in entry.choices if choice == entry.value), entry.value)
    if isinstance(chosen, StrEnum):
        return word(chosen)
    return _("die Reihenfolge auf der Liste") if chosen == "list_order" else str(chosen)
