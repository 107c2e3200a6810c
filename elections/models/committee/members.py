"""Members of the Wahlausschuss and their deputies, and whose membership ended (§ 5 KWG)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.committee.seats import ASSESSORS, CHAIR, Place, Position, ProposedBy
from elections.law.register.identity import Identity
from elections.law.register.names import PersonName
from elections.models.course.election import Election
from elections.models.nominations.person import Salutation, identity_of
from municipalities.models import User

POSITIONS = [
    (Position.MEMBER.value, _("Mitglied")),
    (Position.DEPUTY.value, _("Stellvertretung")),
]
PROPOSERS = [
    (ProposedBy.COUNCIL.value, _("des amtierenden Ausländerbeirats")),
    (ProposedBy.COLLECTED.value, _("von der Wahlleitung gesammelt (erste Wahl)")),
    (ProposedBy.OTHER.value, _("sonstiger Vorschlag")),
]


class CommitteeMemberQuerySet(models.QuerySet["CommitteeMember"]):
    """Questions about members."""

    def current(self) -> Self:
        """Members whose membership nobody ended."""
        return self.filter(end=None)

    def on(self, day: date) -> Self:
        """Members on a day, the day of the end included."""
        return self.filter(Q(end=None) | Q(end__ended_on__gte=day), appointed_on__lte=day)


class CommitteeMember(models.Model):
    """Somebody who has a seat in the Wahlausschuss of one election, or stands in for a seat.

    Seat 0 is the chair, which the Wahlleiter has by office: nobody proposes it. The others are
    appointed by the Gemeindevorstand (§ 60 Abs. 1 KWG; R-ORG-04).
    """

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="committee_members"
    )
    seat = models.PositiveSmallIntegerField(_("Sitz"))
    position = models.CharField(_("Stellung"), max_length=6, choices=POSITIONS)
    salutation = models.CharField(_("Anrede"), max_length=4, choices=Salutation, blank=True)
    family_name = models.CharField(_("Familienname"), max_length=120)
    given_name = models.CharField(_("Vorname"), max_length=120, blank=True)
    proposed_by = models.CharField(_("Auf Vorschlag"), max_length=9, choices=PROPOSERS, blank=True)
    proposal = models.CharField(_("Zum Vorschlag"), max_length=300, blank=True)
    appointed_on = models.DateField(_("Berufen am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CommitteeMemberQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "-position", "appointed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__gte=CHAIR, seat__lte=ASSESSORS), name="committee_seat_exists"
            )
        ]

    # The log keeps this text for good, so it is a place and never a name.
    def __str__(self) -> str:
        return str(place_name(self.place))

    @property
    def place(self) -> Place:
        """Which of the places this person has."""
        return Place(self.seat, Position(self.position))

    @property
    def name(self) -> PersonName:
        """Both names."""
        return PersonName(self.family_name, self.given_name)

    @property
    def full_name(self) -> str:
        """The name in a sentence and in the minutes."""
        return self.name.on_a_letter

    @property
    def who(self) -> Identity:
        """What can be compared with persons on lists: the name."""
        return identity_of(self.family_name, self.given_name, None)


def place_name(place: Place) -> str:
    """Return what a place is called: „Beisitz 3, Stellvertretung“."""
    if place.seat == CHAIR:
        of_chair = {
            Position.MEMBER: _("Vorsitz (Wahlleitung)"),
            Position.DEPUTY: _("Stellvertretung im Vorsitz"),
        }
        return str(of_chair[place.position])
    texts = {
        Position.MEMBER: _("Beisitz %(seat)s"),
        Position.DEPUTY: _("Beisitz %(seat)s, Stellvertretung"),
    }
    return str(texts[place.position]) % {"seat": place.seat}


class CommitteeMemberEnd(models.Model):
    """A membership ended, say because the person stands on a list; somebody else is appointed."""

    member = models.OneToOneField(CommitteeMember, on_delete=models.PROTECT, related_name="end")
    ended_on = models.DateField(_("Ausgeschieden am"))
    reason = models.CharField(_("Grund"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.member}: {self.ended_on:%d.%m.%Y}"
