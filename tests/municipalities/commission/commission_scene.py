"""One municipality that prepares its Integrations-Kommission, brought as far as a test needs."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.urls import reverse

from municipalities.actions.commission.formation import (
    call_for_proposals,
    form_commission,
    plan_commission,
)
from municipalities.actions.commission.members import appoint_member, elect_experts
from municipalities.actions.commission.organisations import OrganisationEntry, add_organisation
from municipalities.actions.commission.proposals import ProposalEntry, receive_proposal
from municipalities.actions.commission.work import call_meeting
from municipalities.law.commission.composition import Capacity, Gender, Split
from municipalities.models import (
    Commission,
    CommissionFormation,
    CommissionMeeting,
    CommissionMember,
    Municipality,
    Organisation,
    Proposal,
    ProposalCall,
    Term,
)
from tests import factories

TODAY = factories.TODAY
PLANNED, CALLED, CLOSES = date(2026, 4, 10), date(2026, 4, 12), date(2026, 5, 1)
PROPOSED, ELECTED, FORMED = date(2026, 4, 20), date(2026, 5, 5), date(2026, 5, 20)
MEETING = date(2026, 5, 28)
TURKISH, GREEK, GERMAN = "163", "134", "000"


class Scene:
    """A municipality with 1 April 2026 behind it; every step is one of the product's own acts.

    ``years_back`` moves every day into an earlier Wahlzeit.
    """

    def __init__(
        self,
        split: Split | None = None,
        place: Municipality | None = None,
        term: Term | None = None,
        years_back: int = 0,
    ) -> None:
        self.years_back = years_back
        self.term = term or Term.objects.first() or factories.term()
        self.place = place or factories.MunicipalityFactory.create()
        self.actor = factories.lead(self.place)
        self.split = split or Split(2, 0, 1)
        self.commission = self.plan(self.split)

    def day(self, day: date) -> date:
        return day.replace(year=day.year - self.years_back)

    def plan(self, split: Split, **change: Any) -> Commission:
        values = {
            "decided_on": self.day(PLANNED),
            "resolution": "GV 2026/12",
            "today": TODAY,
            **change,
        }
        return plan_commission(self.place, self.term, split, actor=self.actor, **values)

    def call(self) -> ProposalCall:
        return call_for_proposals(
            self.commission.pk,
            issued_on=self.day(CALLED),
            closes_on=self.day(CLOSES),
            today=TODAY,
            actor=self.actor,
        )

    def organisation(self, name: str = "Kulturverein") -> Organisation:
        return add_organisation(self.place, OrganisationEntry(name), actor=self.actor)

    def propose(
        self,
        name: str = "Yılmaz",
        organisation: Organisation | None = None,
        received_on: date = PROPOSED,
        **change: Any,
    ) -> Proposal:
        return receive_proposal(
            self.commission.pk,
            entry(name, **change),
            organisation=organisation,
            received_on=self.day(received_on),
            today=TODAY,
            actor=self.actor,
        )

    def elect(self, *proposals: Proposal, on: date = ELECTED) -> list[CommissionMember]:
        return elect_experts(
            self.commission.pk,
            [proposal.pk for proposal in proposals],
            elected_on=self.day(on),
            resolution="STVV 2026/0147",
            today=TODAY,
            actor=self.actor,
        )

    def appoint(
        self, capacity: Capacity = Capacity.CHAIR, name: str = "Amtsperson", on: date = ELECTED
    ) -> CommissionMember:
        return appoint_member(
            self.commission.pk,
            capacity,
            family_name=name,
            given_name="Kim",
            gender=Gender.UNSTATED,
            elected_on=self.day(on),
            resolution="",
            today=TODAY,
            actor=self.actor,
        )

    def staff(self) -> list[CommissionMember]:
        """The experts and the chair: enough to be formed; nobody sits in two municipalities."""
        proposals = [
            self.propose(f"Yılmaz {self.place.pk}"),
            self.propose(
                f"Papadopoulou {self.place.pk}", nationalities=(GREEK,), gender=Gender.MALE
            ),
        ]
        return [*self.elect(*proposals), self.appoint()]

    def form(self, on: date = FORMED) -> CommissionFormation:
        made = form_commission(
            self.commission.pk, formed_on=self.day(on), today=TODAY, actor=self.actor
        )
        self.commission = Commission.objects.get(pk=self.commission.pk)
        return made

    def meeting(self, day: date = MEETING) -> CommissionMeeting:
        return call_meeting(
            self.commission.pk,
            day=self.day(day),
            begins_at=time(18, 30),
            place="Rathaus",
            agenda="",
            actor=self.actor,
        )


def entry(name: str, **change: Any) -> ProposalEntry:
    """What a proposal says of an electable person, but for ``change``."""
    values: dict[str, Any] = {
        "family_name": name,
        "given_name": "Deniz",
        "gender": Gender.FEMALE,
        "birth_date": date(1980, 5, 1),
        "nationalities": (TURKISH,),
        "resident_since": date(2010, 1, 1),
        **change,
    }
    return ProposalEntry(**values)


def formed(place: Municipality | None = None) -> Scene:
    """A commission that is formed with two experts and the chair; one seat is open."""
    scene = Scene(place=place)
    scene.staff()
    scene.form()
    return scene


def at(name: str, scene: Scene, *more: int) -> str:
    """The address of a page of the scene's commission."""
    return reverse(f"municipalities:{name}", args=[scene.commission.pk, *more])


def text_of(answer: Any) -> str:
    """What a page says, on one line."""
    return " ".join(answer.content.decode().split())


def errors_of(answer: Any) -> dict[str, list[str]]:
    """The errors of a refused form, by field."""
    assert answer.status_code == 422
    return {field: list(texts) for field, texts in answer.context["form"].errors.items()}
