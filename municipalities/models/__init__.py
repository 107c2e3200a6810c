"""Facts about municipalities, people and what was done."""

from municipalities.models.anchor import (
    AnchorDispatch,
    AnchorRecipient,
    AnchorRecipientRemoval,
)
from municipalities.models.audit import AuditChain, AuditEvent
from municipalities.models.body.attachment import DecisionAttachment
from municipalities.models.body.event import BodyEvent, BodyEventKind
from municipalities.models.body.gremium import BodyChoice, GremiumDecision, Term
from municipalities.models.body.history import (
    PastElection,
    PastList,
    PastPlaceVotes,
    StateStatement,
    StateTotal,
)
from municipalities.models.body.known import KnownBody
from municipalities.models.commission.commission import (
    Commission,
    CommissionFormation,
    CommissionPlan,
    ProposalCall,
)
from municipalities.models.commission.correction import CommissionCorrection
from municipalities.models.commission.members import (
    CoChair,
    CommissionMember,
    MemberLeaving,
    Proposal,
)
from municipalities.models.commission.organisations import Organisation, OrganisationRemoval
from municipalities.models.commission.work import AnnualReport, CommissionMeeting, MeetingOutcome
from municipalities.models.destruction import Destruction
from municipalities.models.jobs import Job
from municipalities.models.letterhead import Letterhead
from municipalities.models.municipality import Kreis, Municipality, ResidentCount
from municipalities.models.residents.file import ResidentFile, ResidentUpload
from municipalities.models.seal import Seal
from municipalities.models.sources import TableSource
from municipalities.models.staff import Membership, Role, User

__all__ = [
    "AnchorDispatch",
    "AnchorRecipient",
    "AnchorRecipientRemoval",
    "AnnualReport",
    "AuditChain",
    "AuditEvent",
    "BodyChoice",
    "BodyEvent",
    "BodyEventKind",
    "CoChair",
    "Commission",
    "CommissionCorrection",
    "CommissionFormation",
    "CommissionMeeting",
    "CommissionMember",
    "CommissionPlan",
    "DecisionAttachment",
    "Destruction",
    "GremiumDecision",
    "Job",
    "KnownBody",
    "Kreis",
    "Letterhead",
    "MeetingOutcome",
    "MemberLeaving",
    "Membership",
    "Municipality",
    "Organisation",
    "OrganisationRemoval",
    "PastElection",
    "PastList",
    "PastPlaceVotes",
    "Proposal",
    "ProposalCall",
    "ResidentCount",
    "ResidentFile",
    "ResidentUpload",
    "Role",
    "Seal",
    "StateStatement",
    "StateTotal",
    "TableSource",
    "Term",
    "User",
]
