"""Meetings of the Wahlausschuss: planned, held, and what is written down of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from elections.law.committee.meeting import Item, MeetingKind
from elections.law.committee.votes import Votes
from elections.models.committee.members import CommitteeMember
from elections.models.course.election import Election
from elections.models.nominations.nomination import Nomination
from municipalities.models import User

KINDS = [
    (MeetingKind.ADMISSION.value, _("Zulassung der Wahlvorschläge")),
    (MeetingKind.OBJECTION.value, _("Einspruch gegen eine Zurückweisung")),
    (MeetingKind.DETERMINATION.value, _("Feststellung des Ergebnisses")),
]
ITEMS = [
    (Item.LIST.value, _("Wahlvorschlag")),
    (Item.OBJECTION.value, _("Einspruch")),
    (Item.ORDER.value, _("Reihenfolge der Listen")),
    (Item.CANCEL_TEST.value, _("Findet die Wahl statt?")),
    (Item.RESULT.value, _("Ergebnis der Wahl")),
]

LONGEST_REMARK = 1_300
"""With room for votes that were written as a text before they were numbers."""


class CommitteeMeeting(models.Model):
    """A meeting as it was planned; the committee meets in public (§ 15 Abs. 1 KWG; R-LIST-14).

    ``why_then`` says why it decides on another day than the calendar names. Days are empty until
    the invitation went out and the meeting was made public.
    """

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="committee_meetings"
    )
    kind = models.CharField(_("Zweck"), max_length=13, choices=KINDS)
    starts_at = models.DateTimeField(_("Beginn laut Einladung"))
    place = models.CharField(_("Ort"), max_length=300)
    why_then = models.CharField(_("Warum an diesem Tag"), max_length=300, blank=True)
    invited_on = models.DateField(_("Eingeladen am"), null=True)
    announced_on = models.DateField(_("Bekannt gemacht am"), null=True)
    announced_in = models.CharField(_("Bekannt gemacht in"), max_length=200, blank=True)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%d.%m.%Y}"

    @property
    def day(self) -> date:
        """The day on which it is held, and on which it decides."""
        return timezone.localdate(self.starts_at)

    @property
    def is_issued(self) -> bool:
        """Whether its minutes were issued: nothing of it changes any more."""
        return hasattr(self, "minutes")

    @property
    def present(self) -> int | None:
        """How many were there who may vote; None while nobody wrote it down (R-ORG-03)."""
        return self.attendance.count() or None


class MeetingCourse(models.Model):
    """How a meeting went: when, who wrote it down, who else was there; filled as it goes on.

    ``clerk`` is the Schriftführer, named for each meeting. ``was_public`` is None as long as nobody
    wrote down whether the public was let in.
    """

    meeting = models.OneToOneField(
        CommitteeMeeting, on_delete=models.PROTECT, related_name="course"
    )
    opened_at = models.DateTimeField(_("Eröffnet um"), null=True)
    closed_at = models.DateTimeField(_("Geschlossen um"), null=True)
    was_public = models.BooleanField(_("War die Sitzung öffentlich?"), null=True)
    clerk = models.CharField(_("Schriftführung"), max_length=200, blank=True)
    guests = models.CharField(_("Sonst anwesend"), max_length=500, blank=True)
    text = models.CharField(_("Verlauf"), max_length=5_000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.meeting)


class MeetingAttendance(models.Model):
    """Somebody sat on a seat in a meeting: the member, or the deputy for the member."""

    meeting = models.ForeignKey(
        CommitteeMeeting, on_delete=models.PROTECT, related_name="attendance"
    )
    seat = models.PositiveSmallIntegerField()
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="attended")

    class Meta:
        ordering = ["meeting", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="meeting_seat_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.member}"


class MeetingItem(models.Model):
    """What is written down of one point of the agenda: the votes, and remarks.

    What was decided on a list stands in its decision. ``nomination`` is the list of the point. The
    numbers are all there, or none is.
    """

    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.PROTECT, related_name="items")
    item = models.CharField(max_length=11, choices=ITEMS)
    # A list that is withdrawn after all takes its point with it.
    nomination = models.ForeignKey(
        Nomination, on_delete=models.CASCADE, null=True, related_name="meeting_items"
    )
    in_favour = models.PositiveSmallIntegerField(_("Stimmen dafür"), null=True)
    against = models.PositiveSmallIntegerField(_("Stimmen dagegen"), null=True)
    abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True)
    remarks = models.CharField(_("Bemerkungen"), max_length=LONGEST_REMARK, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "item", "nomination"],
                nulls_distinct=False,
                name="meeting_item_once",
            ),
            models.CheckConstraint(
                condition=Q(in_favour=None, against=None, abstained=None)
                | Q(in_favour__isnull=False, against__isnull=False, abstained__isnull=False),
                name="meeting_votes_all_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_item_display()}"

    @property
    def votes(self) -> Votes | None:
        """How the committee voted; None where nobody entered it."""
        if self.in_favour is None or self.against is None or self.abstained is None:
            return None
        return Votes(self.in_favour, self.against, self.abstained)


class MeetingMinutes(models.Model):
    """The minutes of a meeting were issued: what they say stays (§ 15 Abs. 1 KWG; R-LIST-14)."""

    meeting = models.OneToOneField(
        CommitteeMeeting, on_delete=models.PROTECT, related_name="minutes"
    )
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.issued_at:%d.%m.%Y %H:%M}"


def meetings_of(election: Election, kind: MeetingKind) -> models.QuerySet[CommitteeMeeting]:
    """Return the meetings of one kind, the newest last."""
    return CommitteeMeeting.objects.filter(Q(election=election, kind=kind.value))
