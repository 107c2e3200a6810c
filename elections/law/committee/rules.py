"""Why something about the Wahlausschuss is refused, or what is noticed; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class CommitteeRule(Rule):
    """Refusals and findings about members, meetings and objections."""

    CHAIR_MISSING = "elections.committee_chair_missing"
    SEATS_EMPTY = "elections.committee_seats_empty"
    DEPUTIES_MISSING = "elections.committee_deputies_missing"
    MEMBER_STANDS = "elections.committee_member_stands"
    MEMBER_IS_TRUST_PERSON = "elections.committee_member_is_trust_person"
    MEMBER_LIKE = "elections.committee_member_like"
    MEMBER_TWICE = "elections.committee_member_twice"
    SEAT_TAKEN = "elections.committee_seat_taken"
    END_DAY_IMPOSSIBLE = "elections.committee_end_day_impossible"
    MEMBER_ENDED = "elections.committee_member_ended"
    MEMBER_ATTENDED = "elections.committee_member_attended"
    CORRECTION_UNEXPLAINED = "elections.committee_correction_unexplained"
    MEETING_TIMES = "elections.committee_meeting_times"
    MEETING_NOT_BEGUN = "elections.committee_meeting_not_begun"
    MEETING_TWICE = "elections.committee_meeting_twice"
    MEETING_DAY_FIXED = "elections.committee_meeting_day_fixed"
    MEETING_KIND_FIXED = "elections.committee_meeting_kind_fixed"
    MEETING_IN_USE = "elections.committee_meeting_in_use"
    MEETING_DECIDES_NOT = "elections.committee_meeting_decides_not"
    NOT_ON_THIS_SEAT = "elections.committee_not_on_this_seat"
    PLACE_UNKNOWN = "elections.committee_place_unknown"
    MINUTES_ISSUED = "elections.committee_minutes_issued"
    MINUTES_INCOMPLETE = "elections.committee_minutes_incomplete"
    VOTES_EXCEED_PRESENT = "elections.committee_votes_exceed_present"
    VOTES_BELOW_PRESENT = "elections.committee_votes_below_present"
    OBJECTION_DECIDED = "elections.committee_objection_decided"
    OBJECTION_NEEDS_MEETING = "elections.committee_objection_needs_meeting"
