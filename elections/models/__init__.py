"""Facts of an election up to the election day.

The register is left out on purpose: whoever needs it imports ``elections.models.register``, where
the import contract of ballot secrecy sees it. Django finds it through ``elections.apps``.
"""

from elections.models.committee.meetings import (
    CommitteeMeeting,
    MeetingAttendance,
    MeetingCourse,
    MeetingItem,
    MeetingMinutes,
)
from elections.models.committee.members import CommitteeMember, CommitteeMemberEnd
from elections.models.committee.objections import ListObjection, ListObjectionDecision
from elections.models.course.election import CalendarEntry, Election
from elections.models.districts.district import (
    District,
    PollingPlace,
    PostalDistrict,
    PostalRoom,
)
from elections.models.districts.file import DistrictFile
from elections.models.districts.streets import StreetRange, StreetSetAside
from elections.models.nominations.announced import ListAnnouncement
from elections.models.nominations.decision import (
    ListOrder,
    NominationDecision,
    NominationDecisionChange,
    WithdrawnList,
)
from elections.models.nominations.nomination import (
    Examination,
    Nomination,
    NominationReceipt,
    Submission,
    SubmissionWithdrawal,
)
from elections.models.nominations.papers import (
    DeficiencyNotice,
    Exemption,
    ListCorrection,
    ListPrint,
    ListProof,
    ListRemark,
    RemarkSettled,
)
from elections.models.nominations.person import Candidate, PersonStrike
from elections.models.nominations.support import (
    SignatureErasure,
    SupportForms,
    SupportSignature,
)
from elections.models.nominations.trust import (
    Invitation,
    TrustAccess,
    TrustAccessEnd,
    TrustPerson,
)

__all__ = [
    "CalendarEntry",
    "Candidate",
    "CommitteeMeeting",
    "CommitteeMember",
    "CommitteeMemberEnd",
    "DeficiencyNotice",
    "District",
    "DistrictFile",
    "Election",
    "Examination",
    "Exemption",
    "Invitation",
    "ListAnnouncement",
    "ListCorrection",
    "ListObjection",
    "ListObjectionDecision",
    "ListOrder",
    "ListPrint",
    "ListProof",
    "ListRemark",
    "MeetingAttendance",
    "MeetingCourse",
    "MeetingItem",
    "MeetingMinutes",
    "Nomination",
    "NominationDecision",
    "NominationDecisionChange",
    "NominationReceipt",
    "PersonStrike",
    "PollingPlace",
    "PostalDistrict",
    "PostalRoom",
    "RemarkSettled",
    "SignatureErasure",
    "StreetRange",
    "StreetSetAside",
    "Submission",
    "SubmissionWithdrawal",
    "SupportForms",
    "SupportSignature",
    "TrustAccess",
    "TrustAccessEnd",
    "TrustPerson",
    "WithdrawnList",
]
