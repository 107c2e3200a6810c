"""The Integrations-Kommission: how it is made up, who was proposed, who sits, what it did.

A row is a fact that happened. Who left has a row that says so; nobody's row is changed for it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.law.commission import Capacity, Gender
from municipalities.models.gremium import Term
from municipalities.models.municipality import Municipality
from municipalities.models.staff import LEADING, READING, Role, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

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


def _final(name: str) -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)]


class Organisation(models.Model):
    """An organisation of migrants that may propose members (§ 89 Abs. 1 HGO; R-IK-01)."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="organisations"
    )
    name = models.CharField(_("Name"), max_length=200)
    sort_key = models.CharField(max_length=200)
    contact = models.CharField(_("Ansprechperson"), max_length=120, blank=True)
    address = models.CharField(_("Anschrift"), max_length=300, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="organisation_once_in_a_municipality"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationRemoval(models.Model):
    """An organisation that is no longer asked: dissolved, moved, or by its own wish."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="removal"
    )
    removed_on = models.DateField(_("Nicht mehr anzuschreiben seit"))
    reason = models.CharField(_("Grund"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = _final("organisation_removal_is_final")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.removed_on}"


class CommissionQuerySet(models.QuerySet["Commission"]):
    """Questions about commissions; each already contains the permission."""

    def _of_roles(self, user: User | AnonymousUser, roles: tuple[Role, ...]) -> Self:
        if not user.is_authenticated:
            return self.none()
        own = user.memberships.filter(role__in=roles).values("municipality")
        return self.filter(municipality__in=own)

    def worked_on_by(self, user: User | AnonymousUser) -> Self:
        """Commissions whose persons this person may read: the own town hall's."""
        return self._of_roles(user, READING)

    def led_by(self, user: User | AnonymousUser) -> Self:
        """Commissions whose facts this person may change; everyone else gets a 404."""
        return self._of_roles(user, LEADING)


class Commission(models.Model):
    """The commission of one municipality in one Wahlzeit, from its preparation on (§ 89 HGO)."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="commissions"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="commissions")

    objects = CommissionQuerySet.as_manager()

    class Meta:
        ordering = ["-term__starts_on", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "term"], name="commission_once_in_a_term"
            )
        ]

    def __str__(self) -> str:
        return f"Integrations-Kommission {self.municipality.short_name} {self.term}"


class CommissionPlan(models.Model):
    """How many members of each kind there are; a change is a new row, the newest holds (R-IK-06).

    The chair is one more: the Bürgermeister belongs to it by law.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="plans")
    experts = models.PositiveSmallIntegerField(_("Sachkundige Einwohnerinnen und Einwohner"))
    executives = models.PositiveSmallIntegerField(_("Mitglieder aus dem Gemeindevorstand"))
    councillors = models.PositiveSmallIntegerField(_("Mitglieder aus der Gemeindevertretung"))
    decided_on = models.DateField(_("Beschlossen am"))
    resolution = models.CharField(_("Beschluss"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        triggers = _final("commission_plan_is_final")
        constraints = [
            models.CheckConstraint(
                condition=Q(experts__gte=F("executives") + F("councillors") + 1),
                name="commission_plan_has_half_experts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commission}: {self.size}"

    @property
    def size(self) -> int:
        """All members with the chair."""
        return self.experts + self.executives + self.councillors + 1


class ProposalCall(models.Model):
    """The organisations were asked for proposals (R-IK-01); the town sets the last day."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="calls")
    issued_on = models.DateField(_("Aufgerufen am"))
    closes_on = models.DateField(_("Vorschläge bis"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        triggers = _final("proposal_call_is_final")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("issued_on")), name="call_closes_after_its_issue"
            )
        ]

    def __str__(self) -> str:
        return f"Aufruf {self.issued_on}"


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

    # The log keeps this text for good: a number, never a name.
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
        triggers = _final("commission_member_is_final")
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=Capacity.EXPERT.value, proposal__isnull=False)
                | (~Q(capacity=Capacity.EXPERT.value) & Q(proposal__isnull=True)),
                name="exactly_experts_have_a_proposal",
            )
        ]

    # The log keeps this text for good: a number, never a name.
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
        """Why."""

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

    class Meta:
        triggers = _final("member_leaving_is_final")

    def __str__(self) -> str:
        return f"{self.member}: {self.left_on}"


class CoChair(models.Model):
    """An expert whom the experts elected to share the chair (§ 89 Abs. 2 HGO; R-IK-04)."""

    member = models.ForeignKey(CommissionMember, on_delete=models.PROTECT, related_name="co_chairs")
    elected_on = models.DateField(_("Gewählt am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        triggers = _final("co_chair_is_final")

    def __str__(self) -> str:
        return f"{self.member}: {self.elected_on}"


class CommissionFormation(models.Model):
    """The commission was formed: from this day on the municipality has its body (R-BODY-04)."""

    commission = models.OneToOneField(
        Commission, on_delete=models.PROTECT, related_name="formation"
    )
    formed_on = models.DateField(_("Gebildet am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = _final("commission_formation_is_final")

    def __str__(self) -> str:
        return f"{self.commission}: {self.formed_on}"


class CommissionMeeting(models.Model):
    """A meeting as it was called (§ 89 Abs. 3 HGO; R-IK-05)."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField(_("Tag"))
    begins_at = models.TimeField(_("Beginn"))
    place = models.CharField(_("Ort"), max_length=200)
    agenda = models.TextField(_("Tagesordnung"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "begins_at", "pk"]
        triggers = _final("commission_meeting_is_final")
        constraints = [
            models.UniqueConstraint(fields=["commission", "day"], name="one_meeting_a_day")
        ]

    def __str__(self) -> str:
        return f"Sitzung {self.day}"


class MeetingOutcome(models.Model):
    """Whether a called meeting took place, and how many members came."""

    meeting = models.OneToOneField(
        CommissionMeeting, on_delete=models.PROTECT, related_name="outcome"
    )
    held = models.BooleanField(_("Hat stattgefunden"))
    present = models.PositiveSmallIntegerField(_("Anwesende Mitglieder"), default=0)
    remark = models.CharField(_("Vermerk"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = _final("meeting_outcome_is_final")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.held}"


class AnnualReport(models.Model):
    """The report of one year to Gemeindevorstand and Gemeindevertretung (§ 89 Abs. 4; R-IK-05)."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("Berichtsjahr"))
    given_on = models.DateField(_("Vorgelegt am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year"]
        triggers = _final("annual_report_is_final")
        constraints = [
            models.UniqueConstraint(fields=["commission", "year"], name="one_report_a_year")
        ]

    def __str__(self) -> str:
        return f"Jahresbericht {self.year}"
