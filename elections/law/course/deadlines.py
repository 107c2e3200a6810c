"""The table of deadlines C-01..C-26: what, when, by which norm, how certain, who acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from municipalities.law.basis import Certainty, Norm, Statute
from municipalities.law.body.terms import LAST_CALL_DAYS


class Anchor(StrEnum):
    """The event that a deadline counts from."""

    ELECTION_DAY = "election_day"
    CANDIDATE_RESIDENCE = "candidate_residence"
    TERM_START = "term_start"
    RUNNING_TERM_END = "running_term_end"
    DETERMINATION = "determination"
    PUBLICATION = "publication"
    SERVICE = "service"


class Responsible(StrEnum):
    """Who acts, or whose period it is."""

    RETURNING_OFFICER = "returning_officer"
    ELECTION_COMMITTEE = "election_committee"
    EXECUTIVE = "executive"
    REGISTRATION_OFFICE = "registration_office"
    POLLING_BOARD = "polling_board"
    STATISTICS_OFFICE = "statistics_office"
    GROUPS = "groups"
    CANDIDATES = "candidates"
    ELECTORS = "electors"
    COUNCIL = "council"


class Milestone(StrEnum):
    """An appointment of the calendar of an election (C-01..C-26)."""

    CANDIDATE_RESIDENCE_STARTS = "candidate_residence_starts"
    LISTS_CALLED_FOR = "lists_called_for"
    NOMINATIONS_CLOSE = "nominations_close"
    SAMPLE_DISTRICTS_NAMED = "sample_districts_named"
    ADMISSION_DECIDED = "admission_decided"
    CANCELLATION_TESTED = "cancellation_tested"
    ADMISSION_OBJECTIONS_CLOSE = "admission_objections_close"
    LISTS_PUBLISHED = "lists_published"
    REGISTER_DAY = "register_day"
    POLLING_CARDS_START = "polling_cards_start"
    ELECTION_ANNOUNCED = "election_announced"
    REGISTER_INSPECTION_ANNOUNCED = "register_inspection_announced"
    NOTICES_SENT = "notices_sent"
    REGISTER_INSPECTED = "register_inspected"
    REGISTER_OBJECTIONS_DECIDED = "register_objections_decided"
    POLLING_CARDS_CLOSE = "polling_cards_close"
    LATE_POLLING_CARDS_CLOSE = "late_polling_cards_close"
    REGISTER_CLOSED = "register_closed"
    POLLING = "polling"
    POSTAL_BALLOTS_DUE = "postal_ballots_due"
    RESULT_DETERMINED = "result_determined"
    RESULT_PUBLISHED = "result_published"
    OBJECTIONS_CLOSE = "objections_close"
    INCOMPATIBILITY_ENDED = "incompatibility_ended"
    TERM_BEGINS = "term_begins"
    BALLOT_DATA_RESOLVED = "ballot_data_resolved"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row: ``days`` are added to the anchor, ``months_before`` subtracted first.

    ``assumption`` names the field of ElectionAssumptions that holds an open number of days
    before the election day. ``also`` are further norms; ``norm`` is None for mere practice.
    """

    code: str
    name_key: str
    norm: Norm | None
    certainty: Certainty
    who: Responsible
    days: int = 0
    anchor: Anchor = Anchor.ELECTION_DAY
    months_before: int = 0
    until_days: int | None = None
    at: time | None = None
    until_at: time | None = None
    assumption: str = ""
    also: tuple[Norm, ...] = ()

    @property
    def what(self) -> Milestone:
        """The appointment, as a value that has a German word."""
        return Milestone(self.name_key)


_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN
_HGO, _KWG, _KWO = Statute.HGO, Statute.KWG, Statute.KWO
_WHO = Responsible

NOMINATIONS_CLOSE_AT = time(18)
"""Hour on D−69 until which lists are received (§ 13 Abs. 1 KWG; C-03, R-LIST-10)."""

POLLS_CLOSE_AT = time(18)
"""End of polling, and of the time for postal ballots to arrive (§ 19 KWG; C-19, C-20)."""

DEADLINES: tuple[Deadline, ...] = (
    Deadline("C-01", "candidate_residence_starts", Norm(_HGO, "86", 3), _SEEN, _WHO.CANDIDATES,
             anchor=Anchor.CANDIDATE_RESIDENCE),
    Deadline("C-02", "lists_called_for", Norm(_KWO, "22", 1), _SEEN, _WHO.RETURNING_OFFICER,
             days=-LAST_CALL_DAYS),
    Deadline("C-03", "nominations_close", Norm(_KWG, "13", 1), _SEEN, _WHO.GROUPS,
             days=-69, at=NOMINATIONS_CLOSE_AT),
    Deadline("C-04", "sample_districts_named", Norm(_KWO, "110", 2), _SEEN,
             _WHO.STATISTICS_OFFICE, days=-69),
    Deadline("C-05", "admission_decided", Norm(_KWG, "15", 1), _SEEN, _WHO.ELECTION_COMMITTEE,
             days=-58),
    Deadline("C-06", "cancellation_tested", Norm(_HGO, "86", 1, 3), _SEEN,
             _WHO.RETURNING_OFFICER, days=-58),
    Deadline("C-07", "admission_objections_close", Norm(_KWG, "15", 3), _LIKELY, _WHO.GROUPS,
             days=-56),
    Deadline("C-08", "lists_published", Norm(_KWG, "15", 4), _LIKELY, _WHO.RETURNING_OFFICER,
             days=-48, also=(Norm(_KWO, "26"),)),
    Deadline("C-09", "register_day", Norm(_KWO, "9", 1), _SEEN, _WHO.REGISTRATION_OFFICE,
             days=-42, also=(Norm(_HGO, "86", 2),)),
    Deadline("C-10", "polling_cards_start", None, _LIKELY, _WHO.ELECTORS, days=-41),
    Deadline("C-11", "election_announced", Norm(_KWO, "11", 1), _SEEN, _WHO.EXECUTIVE, days=-24),
    Deadline("C-12", "register_inspection_announced", Norm(_KWG, "8"), _OPEN, _WHO.EXECUTIVE,
             assumption="register_notice_days_before", also=(Norm(_KWO, "11"),)),
    Deadline("C-13", "notices_sent", Norm(_KWO, "10", 1), _SEEN, _WHO.EXECUTIVE, days=-21),
    Deadline("C-14", "register_inspected", Norm(_KWG, "8"), _LIKELY, _WHO.ELECTORS,
             days=-20, until_days=-16),
    Deadline("C-15", "register_objections_decided", Norm(_KWO, "13"), _OPEN, _WHO.EXECUTIVE,
             assumption="objection_decision_days_before"),
    Deadline("C-16", "polling_cards_close", Norm(_KWO, "17"), _SEEN, _WHO.ELECTORS,
             days=-2, at=time(13)),
    Deadline("C-17", "late_polling_cards_close", Norm(_KWO, "17"), _SEEN, _WHO.ELECTORS,
             at=time(15), also=(Norm(_KWO, "16a", 2), Norm(_KWO, "18"))),
    Deadline("C-18", "register_closed", Norm(_KWO, "15"), _LIKELY, _WHO.EXECUTIVE,
             days=-3, until_days=-1),
    Deadline("C-19", "polling", Norm(_KWO, "33"), _SEEN, _WHO.POLLING_BOARD,
             at=time(8), until_at=POLLS_CLOSE_AT),
    Deadline("C-20", "postal_ballots_due", Norm(_KWG, "19"), _SEEN, _WHO.ELECTORS,
             at=POLLS_CLOSE_AT),
    Deadline("C-21", "result_determined", Norm(_KWO, "54", 2), _SEEN, _WHO.ELECTION_COMMITTEE,
             days=12),
    Deadline("C-22", "result_published", Norm(_KWO, "55"), _SEEN, _WHO.RETURNING_OFFICER,
             anchor=Anchor.DETERMINATION),
    Deadline("C-23", "objections_close", Norm(_KWG, "25"), _SEEN, _WHO.ELECTORS,
             anchor=Anchor.PUBLICATION, days=14),
    Deadline("C-24", "incompatibility_ended", Norm(_KWG, "23", 2), _SEEN, _WHO.CANDIDATES,
             anchor=Anchor.SERVICE, days=7),
    Deadline("C-25", "term_begins", Norm(_KWG, "2"), _SEEN, _WHO.COUNCIL,
             anchor=Anchor.TERM_START),
    Deadline("C-26", "ballot_data_resolved", Norm(_KWG, "16", 2), _SEEN, _WHO.COUNCIL,
             anchor=Anchor.RUNNING_TERM_END, months_before=12),
)  # fmt: skip
"""Every deadline in the order of the specification (C-01..C-26)."""

POLLING_NOT_BEFORE = time(5)
"""Earliest start in single polling districts when the Wahlleiter allows it (§ 33 KWO; C-19)."""
