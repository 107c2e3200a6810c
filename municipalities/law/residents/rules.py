"""Why a count of foreign residents is refused; sentences: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Rule


class ResidentRule(Rule):
    """Refusals about counts of foreign residents and the tables they come in."""

    COUNT_IN_FUTURE = "municipalities.count_in_future"
    COUNT_WITHOUT_DAY = "municipalities.count_without_day"
    COUNT_EXISTS = "municipalities.count_exists"
    RESIDENT_READING_OPEN = "municipalities.resident_reading_open"
    RESIDENT_UPLOAD_GONE = "municipalities.resident_upload_gone"
    RESIDENT_FILE_TAKEN_IN = "municipalities.resident_file_taken_in"
    RESIDENT_FILE_DROPPED = "municipalities.resident_file_dropped"
    RESIDENT_FILE_HAS_FAULTS = "municipalities.resident_file_has_faults"
    RESIDENT_FILE_NOTHING_NEW = "municipalities.resident_file_nothing_new"
    RESIDENT_FILE_OVERTAKEN = "municipalities.resident_file_overtaken"
