"""The persons of the Integrations-Kommission as its papers name them, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from municipalities.law.commission.composition import Capacity

ORDER = (Capacity.CHAIR, Capacity.EXPERT, Capacity.EXECUTIVE, Capacity.COUNCIL)
"""The chair first, then the experts, who are at least half of the members (R-IK-01)."""

OWN_PROPOSAL = "Gemeindevertretung"
"""The proposer where no organisation proposed (§ 89 Abs. 1 HGO; R-IK-01)."""

GROUPS = {
    Capacity.CHAIR: "Vorsitz",
    Capacity.EXPERT: "Sachkundige Einwohnerinnen und Einwohner",
    Capacity.EXECUTIVE: "Mitglieder des Gemeindevorstands",
    Capacity.COUNCIL: "Mitglieder der Gemeindevertretung",
}


@dataclass(frozen=True, slots=True)
class CommissionMemberFacts:
    """A member; ``proposed_by`` is the organisation, empty where the council itself proposed."""

    name: str
    capacity: Capacity
    elected_on: date
    proposed_by: str = ""
    co_chair: bool = False

    @property
    def shown_name(self) -> str:
        """The name, with a note where the chair is shared (§ 89 Abs. 2 HGO; R-IK-04)."""
        return f"{self.name} (Co-Vorsitz)" if self.co_chair else self.name


def proposer(member: CommissionMemberFacts) -> str:
    """Return who proposed an expert; nobody proposes the others (§ 89 Abs. 1 HGO)."""
    if member.capacity is not Capacity.EXPERT:
        return "–"
    return member.proposed_by or OWN_PROPOSAL


def grouped(
    members: Sequence[CommissionMemberFacts],
) -> list[tuple[str, list[CommissionMemberFacts]]]:
    """Return the members by capacity, groups without a member left out."""
    groups = [
        (GROUPS[capacity], [member for member in members if member.capacity is capacity])
        for capacity in ORDER
    ]
    return [(title, people) for title, people in groups if people]
