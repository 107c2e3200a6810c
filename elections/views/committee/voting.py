"""How the committee voted on each point of a meeting, in words, and what is noticed about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elections.law.committee.meeting import Item
from elections.law.committee.votes import not_voted
from elections.messages.committee.words import votes_text
from elections.models import CommitteeMeeting
from municipalities.messages import sentence, word


@dataclass(frozen=True, slots=True)
class Voted:
    """What is written down of one point; ``votes`` is empty where nobody entered them."""

    about: str
    votes: str
    hint: str
    remarks: str


def voted_on_lists(meeting: CommitteeMeeting) -> Mapping[int, Voted]:
    """Return by the key of the list what is written down of its admission."""
    return {key: said for (item, key), said in _voted(meeting) if item is Item.LIST and key}


def voted_on_others(meeting: CommitteeMeeting) -> list[Voted]:
    """Return what is written down of objections and of the points that are about no list."""
    found = [said for (item, _key), said in _voted(meeting) if item is not Item.LIST]
    return [said for said in found if said.votes or said.remarks]


def _voted(meeting: CommitteeMeeting) -> list[tuple[tuple[Item, int | None], Voted]]:
    present = meeting.present
    found = []
    for one in meeting.items.select_related("nomination"):
        votes, item = one.votes, Item(one.item)
        hint = not_voted(votes, present)
        about = f"{word(item)}: {one.nomination}" if one.nomination else word(item)
        said = Voted(
            about,
            votes_text(votes) if votes else "",
            sentence(hint) if hint else "",
            one.remarks,
        )
        found.append(((item, one.nomination_id), said))
    return found
