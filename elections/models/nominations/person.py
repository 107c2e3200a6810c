"""Persons on a list, as it names them; the committee may strike single ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.eligibility import Origin, Standing
from elections.law.nominations.examination import PersonField
from elections.law.register.identity import Identity
from elections.law.register.names import PersonName
from elections.models.nominations.nomination import Nomination
from municipalities.law.body.suffrage import Incompatibility
from municipalities.law.days import KnownDay
from municipalities.models import User
from municipalities.models.sorting import sort_key

if TYPE_CHECKING:
    _People = models.Manager["Candidate"]
else:
    _People = models.Manager


class StandingPeople(_People):
    """Who stands on a list. Whoever was struck has no place: no page, paper or count knows them.

    The default manager, so that nobody has to remember it; ``Candidate.everybody`` has all.
    """

    def get_queryset(self) -> models.QuerySet[Candidate]:
        """Leave out who was struck."""
        return super().get_queryset().filter(place__gt=0)


class Salutation(models.TextChoices):
    """How a person is addressed, if at all (R-LIST-04)."""

    NONE = "", _("keine Angabe")
    FRAU = "frau", _("Frau")
    HERR = "herr", _("Herr")


ORIGINS = [
    (Origin.UNKNOWN.value, _("nicht bekannt")),
    (Origin.FOREIGN.value, _("ausländisch oder staatenlos")),
    (Origin.ALSO_GERMAN.value, _("deutsch und eine andere Staatsangehörigkeit")),
    (Origin.NATURALISED.value, _("eingebürgert")),
    (Origin.RESETTLER.value, _("Spätaussiedlerin oder Spätaussiedler, nur deutsch")),
    (Origin.GERMAN.value, _("nur deutsch, nicht eingebürgert")),
]
POSTS = [
    ("", _("keines bekannt")),
    (Incompatibility.EXECUTIVE_MEMBER.value, _("Mitglied des Gemeindevorstands oder Magistrats")),
    (Incompatibility.CIVIL_SERVANT.value, _("Beamtin oder Beamter der Gemeinde")),
    (Incompatibility.SENIOR_EMPLOYEE.value, _("hauptberuflich bei der Gemeinde, ab E 9b")),
    (
        Incompatibility.MUNICIPAL_BODY_EMPLOYEE.value,
        _("bei einer Einrichtung der Gemeinde beschäftigt"),
    ),
]


class Candidate(models.Model):
    """One person on a list, at the place the assembly gave (§ 23 Abs. 1 KWO; R-LIST-03, R-LIST-04).

    What a list does not say stays empty. Address, ``reachable_at`` and what the registry says are
    for the office alone and are never published (R-LIST-16).
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="candidates")
    # 0 once the committee struck the person; what it was stands in the strike.
    place = models.PositiveSmallIntegerField(_("Platz"))
    salutation = models.CharField(_("Anrede"), max_length=4, choices=Salutation, blank=True)
    # People with one name only have either of the two.
    family_name = models.CharField(_("Familienname"), max_length=120, blank=True)
    given_name = models.CharField(_("Rufname"), max_length=120, blank=True)
    title = models.CharField(_("Doktorgrad"), max_length=40, blank=True)
    name_particle = models.CharField(_("Namensbestandteil"), max_length=60, blank=True)
    birth_date = models.DateField(_("Geburtsdatum"), null=True)
    # What a list says instead of a day: „ca. 1980“, „31.02.1988“.
    birth_as_written = models.CharField(max_length=60, blank=True)
    birth_place = models.CharField(_("Geburtsort"), max_length=120, blank=True)
    occupation = models.CharField(_("Beruf oder Stand"), max_length=120, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    town = models.CharField(_("Ort"), max_length=120, blank=True)
    # With an Auskunftssperre the address at which the person can be reached (§ 15 Abs. 5 KWG).
    is_blocked = models.BooleanField(_("Auskunftssperre"), default=False)
    reachable_at = models.CharField(_("Erreichbarkeitsanschrift"), max_length=300, blank=True)
    origin = models.CharField(
        _("Staatsangehörigkeit"), max_length=12, choices=ORIGINS, default=Origin.UNKNOWN.value
    )
    post = models.CharField(_("Amt bei der Gemeinde"), max_length=24, choices=POSTS, blank=True)
    # What the residents' registration says; the office notes it when it certifies (R-ELIG-01).
    resident_since = models.DateField(_("wohnt hier seit"), null=True)
    lost_by_court = models.BooleanField(default=False)
    # Why somebody similar on a list of this election is another person: who it is like, and why.
    is_other = models.CharField(max_length=300, blank=True)
    # Persons of the demonstration do not exist; every page and paper says so.
    invented = models.BooleanField(default=False)

    objects = StandingPeople()
    everybody: models.Manager[Candidate] = models.Manager()

    class Meta:
        ordering = ["nomination", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "place"], condition=Q(place__gt=0), name="list_place_once"
            )
        ]

    def __str__(self) -> str:
        return self.name.on_a_letter

    @property
    def name(self) -> PersonName:
        """Every part of the name."""
        return PersonName(self.family_name, self.given_name, self.title, self.name_particle)

    @property
    def listed_name(self) -> str:
        """The name in a list: „Kaya, Dr. Deniz“."""
        return self.name.listed

    @property
    def who(self) -> Identity:
        """What tells this person from another one, however the names are written."""
        return identity_of(self.family_name, self.given_name, self.birth_date, self.name_particle)

    @property
    def standing(self) -> Standing:
        """What is known of the right to stand."""
        return Standing(
            self.birth_date, Origin(self.origin), self.resident_since, self.lost_by_court
        )

    @property
    def lacking(self) -> tuple[PersonField, ...]:
        """Statements of § 23 Abs. 1 KWO that the list does not make (R-LIST-04)."""
        has_address = bool(self.reachable_at) or bool(self.street and self.town)
        rows = (
            (self.occupation, PersonField.OCCUPATION),
            (self.birth_place, PersonField.BIRTH_PLACE),
            (has_address, PersonField.ADDRESS),
        )
        return tuple(field for said, field in rows if not said)


def identity_of(
    family_name: str, given_name: str, birth_date: date | None, particle: str = ""
) -> Identity:
    """Return who somebody on a list is, comparable with any other record of a person (R-REG-02)."""
    keys = map(sort_key, (particle, family_name, given_name))
    born = KnownDay() if birth_date is None else KnownDay.of(birth_date)
    return Identity(" ".join(key for key in keys if key), born)


class PersonStrike(models.Model):
    """The committee admitted a list without this person (§ 14 Abs. 2, § 15 KWG; R-LIST-11)."""

    candidate = models.OneToOneField(Candidate, on_delete=models.CASCADE, related_name="strike")
    place_before = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    struck_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.candidate} ({self.place_before})"
