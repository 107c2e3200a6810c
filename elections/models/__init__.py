"""Facts of an election up to the election day.

The register is left out on purpose: whoever needs it imports ``elections.models.register``, where
the import contract of ballot secrecy sees it. Django finds it through ``elections.apps``.
"""

from elections.models.course.election import CalendarEntry, Election
from elections.models.districts.district import (
    District,
    PollingPlace,
    PostalDistrict,
    PostalRoom,
)
from elections.models.districts.file import DistrictFile
from elections.models.districts.streets import StreetRange, StreetSetAside
from elections.models.nominations.nomination import (
    Candidate,
    Nomination,
    NominationDecision,
    NominationDecisionChange,
    WithdrawnList,
)

__all__ = [
    "CalendarEntry",
    "Candidate",
    "District",
    "DistrictFile",
    "Election",
    "Nomination",
    "NominationDecision",
    "NominationDecisionChange",
    "PollingPlace",
    "PostalDistrict",
    "PostalRoom",
    "StreetRange",
    "StreetSetAside",
    "WithdrawnList",
]
