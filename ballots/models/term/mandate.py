"""Who sits in the Ausländerbeirat during the term, who left, who followed, and why.

Every row is final: a mandate ends because a departure says so, a seat is filled or stays empty
because the Wahlleitung determined it (§§ 23, 33, 34 KWG; R-END-01..08).
"""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ballots.law.term.mandates import LossGround
from ballots.law.term.seat import SeatState
from ballots.law.term.succession import PassedOver
from ballots.models.result.determination import Determination
from elections.models import Candidate, Election
from municipalities.law.body.suffrage import Incompatibility as Post
from municipalities.models import User

GROUNDS = [
    (LossGround.RESIGNATION.value, _("Verzicht auf den Sitz")),
    (LossGround.DEATH.value, _("Tod")),
    (LossGround.ELIGIBILITY_LOST.value, _("Wählbarkeit verloren oder Hinderungsgrund")),
    (LossGround.COURT_RULING.value, _("Urteil eines Gerichts")),
    (LossGround.ELECTION_REVIEW.value, _("Entscheidung im Wahlprüfungsverfahren")),
    (LossGround.NEVER_ACQUIRED.value, _("Sitz wegen eines Hinderungsgrunds nicht erworben")),
    (LossGround.RESULT_CORRECTED.value, _("Ergebnis neu festgestellt")),
]
BARS = [
    (PassedOver.LEFT_GROUP.value, _("aus Partei oder Wählergruppe ausgeschieden")),
    (PassedOver.WAIVED.value, _("schriftlich verzichtet")),
    (PassedOver.DEAD.value, _("verstorben")),
    (PassedOver.NOT_ELIGIBLE.value, _("nicht mehr wählbar")),
]
POSTS = [
    (Post.EXECUTIVE_MEMBER.value, _("Mitglied des Gemeindevorstands")),
    (Post.CIVIL_SERVANT.value, _("Beamtin oder Beamter der Gemeinde")),
    (Post.SENIOR_EMPLOYEE.value, _("hauptamtlich bei der Gemeinde, ab Entgeltgruppe E 9b")),
    (Post.MUNICIPAL_BODY_EMPLOYEE.value, _("beschäftigt bei einer Einrichtung der Gemeinde")),
]


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Questions about seats."""

    def sitting(self) -> Self:
        """Seats whose member has not left; none once the body has ended or was annulled."""
        return self.filter(departure=None, election__body_end=None, election__annulments=None)


class Mandate(models.Model):
    """One person's seat; it begins by law, not by acceptance (§ 23 Abs. 1 KWG; R-END-01)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="mandates")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="mandates")
    # A member who left does not come back (R-END-04). Only a newly determined result may seat
    # a person again, if an earlier one had unseated them.
    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, related_name="mandates"
    )
    starts_on = models.DateField(_("Mitglied seit"))

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["candidate__nomination__number", "starts_on", "candidate__place"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "determination"], name="mandate_once_per_determination"
            )
        ]

    # The log keeps this text for good: a place on a list, never a name.
    def __str__(self) -> str:
        return f"{self.candidate.nomination}, Platz {self.candidate.place}"

    def seat_state(self) -> SeatState:
        """Return where this seat stands (R-END-01..08)."""
        departure = getattr(self, "departure", None)
        if departure is not None:
            succession = getattr(departure, "succession", None)
            if succession is None:
                return SeatState.VACANT
            return SeatState.FILLED_AGAIN if succession.mandate_id else SeatState.STAYS_EMPTY
        notice = getattr(self, "incompatibility", None)
        if notice is None:
            return SeatState.HELD
        return SeatState.POST_ENDED if hasattr(notice, "proof") else SeatState.RESTS


class IncompatibilityNotice(models.Model):
    """The person was told to end another post within a week (§ 23 Abs. 2 KWG; R-END-02)."""

    mandate = models.OneToOneField(
        Mandate, on_delete=models.PROTECT, related_name="incompatibility"
    )
    post = models.CharField(_("Hinderungsgrund"), max_length=30, choices=POSTS)
    served_on = models.DateField(_("Zugestellt am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.mandate}: {self.get_post_display()}"


class IncompatibilityProof(models.Model):
    """The person proved in time that the other post has ended."""

    notice = models.OneToOneField(
        IncompatibilityNotice, on_delete=models.PROTECT, related_name="proof"
    )
    proven_on = models.DateField(_("Nachgewiesen am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.notice}: {self.proven_on}"


class DepartureQuerySet(models.QuerySet["Departure"]):
    """Questions about seats that became vacant."""

    def vacant(self) -> Self:
        """Departures after which nobody has determined yet who follows.

        An elected person whom a corrected result unseats leaves no vacancy; a successor does, as
        long as the seat itself stands.
        """
        return self.filter(
            succession=None,
            mandate__election__body_end=None,
            mandate__election__annulments=None,
        ).exclude(ground=LossGround.RESULT_CORRECTED.value, mandate__succession=None)


class Departure(models.Model):
    """A member left: the ground, the Wahlleitung's finding, the day of effect (R-END-03)."""

    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="departure")
    ground = models.CharField(_("Grund"), max_length=20, choices=GROUNDS)
    found_on = models.DateField(_("Festgestellt am"))
    effective_on = models.DateField(_("Wirksam seit"))
    note = models.CharField(_("Vermerk"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = DepartureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mandate}: {self.get_ground_display()}"


class SuccessionBar(models.Model):
    """A person who is not called, once and for all (§ 34 Abs. 2 KWG; R-END-06)."""

    candidate = models.OneToOneField(
        Candidate, on_delete=models.PROTECT, related_name="succession_bar"
    )
    ground = models.CharField(_("Grund"), max_length=20, choices=BARS)
    noted_on = models.DateField(_("Bekannt seit"))
    note = models.CharField(_("Nachweis"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.candidate.nomination}, Platz {self.candidate.place}"


class SuccessionLot(models.Model):
    """A lot among persons with equal votes in a Mehrheitswahl, as drawn (R-END-05)."""

    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="lots")
    tied = ArrayField(models.PositiveSmallIntegerField())
    drawn = models.PositiveSmallIntegerField()
    drawn_on = models.DateField(_("Gezogen am"))
    minutes = models.CharField(_("Niederschrift über das Los"), max_length=1000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        # A second lot is drawn only when the person drawn first waived or died.
        constraints = [
            models.UniqueConstraint(fields=["departure", "drawn"], name="drawn_once_for_a_seat")
        ]

    def __str__(self) -> str:
        return f"Los: {self.drawn}"


class Succession(models.Model):
    """What the Wahlleitung determined for a seat: who follows, or that it stays empty (R-END-07).

    ``seats`` is the statutory number of members, ``members`` how many sit afterwards.
    """

    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="succession")
    mandate = models.OneToOneField(
        Mandate, on_delete=models.PROTECT, null=True, related_name="succession"
    )
    determined_on = models.DateField(_("Festgestellt am"))
    seats = models.PositiveSmallIntegerField(_("Gesetzliche Mitgliederzahl"))
    members = models.PositiveSmallIntegerField(_("Mitglieder"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(members__lte=models.F("seats")), name="members_within_seats"
            )
        ]

    def __str__(self) -> str:
        return f"{self.departure}: {self.mandate or 'Sitz bleibt leer'}"


class SuccessionAnnouncement(models.Model):
    """What was determined for a seat was announced; the room that announces it writes this row."""

    succession = models.ForeignKey(
        Succession, on_delete=models.PROTECT, related_name="announcements"
    )
    announced_on = models.DateField()

    class Meta:
        ordering = ["announced_on", "pk"]

    def __str__(self) -> str:
        return f"{self.succession}: {self.announced_on}"


class SkippedSuccessor(models.Model):
    """A person who would have followed, and why not."""

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="skipped")
    bar = models.ForeignKey(SuccessionBar, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["succession", "bar"], name="skipped_once")]

    def __str__(self) -> str:
        return str(self.bar)


class BodyEnd(models.Model):
    """Fewer than three members are left: the body ends for the rest of the Wahlzeit (R-BODY-09).

    Only a corrected result that leaves enough members deletes the row; the log keeps both.
    """

    election = models.OneToOneField(Election, on_delete=models.PROTECT, related_name="body_end")
    ended_on = models.DateField()
    members = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(members__lt=3), name="body_ends_below_three")
        ]

    def __str__(self) -> str:
        return f"{self.election}: {self.ended_on}"
