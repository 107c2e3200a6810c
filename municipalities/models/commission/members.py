"""Who was proposed, who sits in a commission, and who left (§§ 72, 89 HGO; R-IK-01..06)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.law.commission.composition import Capacity, Gender
from municipalities.models.commission.commission import Commission
from municipalities.models.commission.organisations import Organisation
from municipalities.models.staff import User

CAPACITIES = [
    (Capacity.CHAIR.value, _("Vorsitz")),
    (Capacity.EXECUTIVE.value, _("Gemeindevorstand")),
    (Capacity.COUNCIL.value, _("Gemeindevertretung")),
    (Capacity.EXPERT.value, _("sachkundige Einwohnerin, sachkundiger Einwohner")),
]
GENDERS = [
    (Gender.FEMALE.value, _("weiblich")),
    (Gender.MALE.value, _("männlich")),
    (Gender.DIVERSE.value, _("divers")),
    (Gender.UNSTATED.value, _("keine Angabe")),
]


class Proposal(models.Model):
    """A person proposed as sachkundiger Einwohner, with what electability depends on (R-IK-02).

    Without an organisation it is the Gemeindevertretung's own proposal. ``nationalities`` are the
    three-digit keys of the federal statistics office.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    family_name = models.CharField(_("Familienname"), max_length=120)
    given_name = models.CharField(_("Rufname"), max_length=120)
    gender = models.CharField(_("Geschlecht"), max_length=10, choices=GENDERS)
    birth_date = models.DateField(_("Geburtsdatum"))
    nationalities = models.JSONField(_("Staatsangehörigkeiten"), default=list)
    naturalised_here = models.BooleanField(_("In Deutschland eingebürgert"), default=False)
    ethnic_resettler = models.BooleanField(_("Aufgenommen als (Spät-)Aussiedler"), default=False)
    resident_since = models.DateField(_("Wohnt in der Gemeinde seit"))
    main_dwelling = models.BooleanField(_("Hauptwohnung in der Gemeinde"), default=True)
    excluded_by_court = models.BooleanField(
        _("Wahlrecht oder Wählbarkeit durch Richterspruch verloren"), default=False
    )
    address = models.CharField(_("Anschrift"), max_length=300, blank=True)
    received_on = models.DateField(_("Eingegangen am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "family_name", "given_name", "birth_date"],
                name="proposal_of_a_person_once",
            )
        ]

    # The log keeps this text for good, so it is a number and never a name.
    def __str__(self) -> str:
        return f"Vorschlag {self.pk}"

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}"


class CommissionMemberQuerySet(models.QuerySet["CommissionMember"]):
    """Questions about members."""

    def on(self, day: date) -> Self:
        """Members who sat on a day, the day of leaving included."""
        return self.filter(
            Q(leaving=None) | Q(leaving__left_on__gte=day), elected_on__lte=day
        ).select_related("proposal__organisation")


class CommissionMember(models.Model):
    """A person who became a member; the term ends with the Wahlzeit (R-IK-06, R-IK-07).

    An expert has a proposal; the others are members of the town's organs and have none.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="members")
    capacity = models.CharField(_("Gehört ihr an als"), max_length=10, choices=CAPACITIES)
    proposal = models.OneToOneField(
        Proposal, on_delete=models.PROTECT, null=True, related_name="member"
    )
    family_name = models.CharField(_("Familienname"), max_length=120)
    given_name = models.CharField(_("Rufname"), max_length=120)
    gender = models.CharField(_("Geschlecht"), max_length=10, choices=GENDERS)
    elected_on = models.DateField(_("Gewählt am"))
    resolution = models.CharField(_("Beschluss"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CommissionMemberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=Capacity.EXPERT.value, proposal__isnull=False)
                | (~Q(capacity=Capacity.EXPERT.value) & Q(proposal__isnull=True)),
                name="exactly_experts_have_a_proposal",
            )
        ]

    # The log keeps this text for good, so it is a number and never a name.
    def __str__(self) -> str:
        return f"{self.get_capacity_display()}, Mitglied {self.pk}"

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}"

    @property
    def proposed_by(self) -> str:
        """The organisation that proposed an expert; empty where none did."""
        organisation = self.proposal.organisation if self.proposal else None
        return organisation.name if organisation else ""


class MemberLeaving(models.Model):
    """A member left the commission before the Wahlzeit ended."""

    class Ground(models.TextChoices):
        """Why a member left."""

        RESIGNED = "resigned", _("Niederlegung")
        DIED = "died", _("Tod")
        NOT_ELECTABLE = "not_electable", _("Wählbarkeit verloren")
        LEFT_ORGAN = "left_organ", _("gehört dem entsendenden Organ nicht mehr an")
        RECALLED = "recalled", _("Abberufung")

    member = models.OneToOneField(
        CommissionMember, on_delete=models.PROTECT, related_name="leaving"
    )
    left_on = models.DateField(_("Ausgeschieden am"))
    ground = models.CharField(_("Grund"), max_length=20, choices=Ground)
    note = models.CharField(_("Vermerk"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.member}: {self.left_on}"


class CoChair(models.Model):
    """An expert whom the experts elected to share the chair (§ 89 Abs. 2 HGO; R-IK-04)."""

    member = models.ForeignKey(CommissionMember, on_delete=models.PROTECT, related_name="co_chairs")
    elected_on = models.DateField(_("Gewählt am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.member}: {self.elected_on}"
