"""Lists (Wahlvorschläge) on their way to the Wahlausschuss, and what happened to them."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.states import ListRows, ListState, Outcome, state_of
from elections.models.course.election import Election
from municipalities.models import User


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Questions about lists."""

    def admitted(self) -> Self:
        """Lists that the Wahlausschuss admitted, with everybody or without single persons."""
        return self.filter(decision__admitted=True)

    def received(self) -> Self:
        """Lists of which the signed paper came in."""
        return self.filter(receipt__isnull=False)

    def undecided(self) -> Self:
        """Lists that came in on paper and that the committee has not decided on."""
        return self.received().filter(decision=None)

    def of_account(self, user: User) -> Self:
        """Lists for which this person is a trust person, with an access that nobody ended."""
        open_for = {
            "trust_persons__access__account": user,
            "trust_persons__access__end__isnull": True,
        }
        return self.filter(**open_for).distinct()

    def with_way(self) -> Self:
        """Every list with what its rows say of its way, so that ``state`` asks nothing more."""
        mine = {"nomination": OuterRef("pk")}
        examined = Examination.objects.filter(**mine).order_by("-pk")
        struck = Nomination.objects.filter(pk=OuterRef("pk"), candidates__strike__isnull=False)
        return self.annotate(
            way_admitted=F("decision__admitted"),
            way_struck=Exists(struck),
            way_received=Exists(NominationReceipt.objects.filter(**mine)),
            way_submitted=Exists(Submission.objects.filter(**mine, withdrawal=None)),
            way_defects=Subquery(examined.values("found_defects")[:1]),
        )


class Nomination(models.Model):
    """One Wahlvorschlag.

    ``number`` counts the lists of an election as they were entered; once the Wahlausschuss set the
    order (``ListOrder``) it is the number on the ballot paper (R-LIST-17).
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="nominations")
    number = models.PositiveSmallIntegerField(_("Listennummer"))
    name = models.CharField(_("Name"), max_length=200, blank=True)
    short_name = models.CharField(_("Kurzbezeichnung"), max_length=60, blank=True)
    # A list copied from a published result may be longer than its source says.
    known_in_full = models.BooleanField(default=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="list_number_once")
        ]

    def __str__(self) -> str:
        return f"Liste {self.number} {self.short_name or self.name}".rstrip()

    def state(self) -> ListState:
        """Return where the list stands, as its rows say."""
        found: Any = self
        if "way_admitted" not in self.__dict__:
            found = Nomination.objects.with_way().get(pk=self.pk)
        outcome = None
        if found.way_admitted is not None:
            outcome = Outcome.REFUSED
            if found.way_admitted:
                outcome = Outcome.ADMITTED_IN_PART if found.way_struck else Outcome.ADMITTED
        return state_of(
            ListRows(outcome, found.way_received, found.way_submitted, found.way_defects)
        )


class NominationReceipt(models.Model):
    """When the signed paper of a list came to the Wahlleitung (§ 13 Abs. 1 KWG; R-LIST-10).

    To the second: 18:00:00 of the last day is in time. Without a row nothing came in.
    """

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="receipt")
    received_at = models.DateTimeField(_("Eingegangen am"))
    # None for lists from before there were receipts: the log names who entered them.
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.nomination}: {self.received_at:%d.%m.%Y %H:%M:%S}"


class Submission(models.Model):
    """A list was sent online by a trust person; what counts is the signed paper (R-LIST-10)."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.submitted_at:%d.%m.%Y %H:%M}"


class SubmissionWithdrawal(models.Model):
    """A trust person took an online submission back to go on with the list."""

    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="withdrawal"
    )
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.submission}: {self.withdrawn_at:%d.%m.%Y %H:%M}"


class Examination(models.Model):
    """The office finished looking at a list; the newest one counts (§ 14 Abs. 1 KWG; R-LIST-11)."""

    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, related_name="examinations"
    )
    found_defects = models.BooleanField()
    # The values of the rules that were found, as they stood then.
    findings = models.JSONField(default=list)
    examined_at = models.DateTimeField()
    examined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.examined_at:%d.%m.%Y %H:%M}"
