"""Fetch what a page of the Wahlausschuss is about, within its election; 404 for any other."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from elections.models import CommitteeMeeting, CommitteeMember, Election, ListObjection


def meeting_of(election: Election, pk: int) -> CommitteeMeeting:
    """Return a meeting of an election."""
    own = election.committee_meetings.select_related("election__municipality", "minutes", "course")
    return get_object_or_404(own, pk=pk)


def member_of(election: Election, pk: int) -> CommitteeMember:
    """Return somebody who is or was a member."""
    return get_object_or_404(election.committee_members.select_related("end"), pk=pk)


def objection_of(election: Election, pk: int) -> ListObjection:
    """Return an objection to the refusal of a list of an election."""
    own = ListObjection.objects.filter(nomination__election=election)
    return get_object_or_404(own.select_related("nomination", "candidate"), pk=pk)
