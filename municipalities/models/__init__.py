"""Facts about municipalities, people and what was done."""

from municipalities.models.audit import AuditChain, AuditEvent
from municipalities.models.gremium import BodyChoice, GremiumDecision, KnownBody, Term
from municipalities.models.history import PastElection, StateTotal
from municipalities.models.jobs import Job
from municipalities.models.municipality import Kreis, Municipality, ResidentCount
from municipalities.models.staff import Membership, Role, User

__all__ = [
    "AuditChain",
    "AuditEvent",
    "BodyChoice",
    "GremiumDecision",
    "Job",
    "KnownBody",
    "Kreis",
    "Membership",
    "Municipality",
    "PastElection",
    "ResidentCount",
    "Role",
    "StateTotal",
    "Term",
    "User",
]
