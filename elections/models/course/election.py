"""The election of one municipality on one day, its phase and its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import connection, models
from django.db.models import Q
from django.db.transaction import TransactionManagementError
from django.utils.translation import gettext_lazy as _

from elections.law.course.phases import Phase
from municipalities.models import Municipality, Role, Term, User
from municipalities.models.staff import COUNTING, DETERMINING, LEADING, READING, STATE_ROLES

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

PHASES = [
    (Phase.SETUP.value, _("Vorbereitung")),
    (Phase.NOMINATION.value, _("Wahlvorschläge")),
    (Phase.ADMITTED.value, _("Listen zugelassen")),
    (Phase.PAPER_APPROVED.value, _("Stimmzettel freigegeben")),
    (Phase.COUNTING.value, _("Auszählung")),
    (Phase.DETERMINED.value, _("Ergebnis festgestellt")),
    (Phase.PUBLISHED.value, _("Ergebnis bekannt gemacht")),
    (Phase.CANCELLED.value, _("Wahl abgesagt")),
]


class ElectionQuerySet(models.QuerySet["Election"]):
    """Questions of the office about elections; each already contains the permission."""

    def _of_roles(self, user: User | AnonymousUser, roles: tuple[Role, ...]) -> Self:
        if not user.is_authenticated:
            return self.none()
        own = user.memberships.filter(role__in=roles).values("municipality")
        return self.filter(municipality__in=own)

    def seen_by(self, user: User | AnonymousUser) -> Self:
        """Elections whose facts (no persons) this person may read; the state sees all."""
        if not user.is_authenticated:
            return self.none()
        state = user.memberships.filter(role__in=STATE_ROLES)
        own = user.memberships.filter(role__in=READING).values("municipality")
        return self.filter(Q(models.Exists(state)) | Q(municipality__in=own))

    def worked_on_by(self, user: User | AnonymousUser) -> Self:
        """Elections whose lists, persons and counts this person may read: the own town hall's."""
        return self._of_roles(user, READING)

    def led_by(self, user: User | AnonymousUser) -> Self:
        """Elections this person may lead; everyone else gets a 404."""
        return self._of_roles(user, LEADING)

    def counted_by(self, user: User | AnonymousUser) -> Self:
        """Elections whose counted values this person may enter."""
        return self._of_roles(user, COUNTING)

    def determined_by(self, user: User | AnonymousUser) -> Self:
        """Elections whose result this person may determine and publish."""
        return self._of_roles(user, DETERMINING)

    def held(self) -> Election:
        """Return the one election that is asked for, held until the caller's transaction ends.

        Many may hold it at the same time (FOR SHARE, for which Django has no word); who locks it
        (``select_for_update``) waits for all of them, and they for that act. So the fifty reports
        of a night do not wait for each other, its phase stays while they are written, and a
        determination sees every report that had begun. What the act itself changes needs a lock
        of its own (docs/decisions/0024).

        Raises DoesNotExist, and TransactionManagementError outside a transaction.
        """
        if not connection.in_atomic_block:
            raise TransactionManagementError("an election is held inside a transaction")
        question, values = self.order_by().query.sql_with_params()
        table = connection.ops.quote_name(self.model._meta.db_table)
        found = list(self.model.objects.raw(f"{question} FOR SHARE OF {table}", values))
        if not found:
            raise self.model.DoesNotExist("there is no such election")
        return found[0]


class Election(models.Model):
    """One Ausländerbeiratswahl; it keeps the rule set and the assumptions it began with."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="elections"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="elections")
    day = models.DateField(_("Wahltag"))
    seats = models.PositiveSmallIntegerField(_("Zahl der Sitze"))
    law_version = models.CharField(max_length=10)
    assumptions = models.JSONField(default=dict)
    phase = models.CharField(max_length=20, choices=PHASES, default=Phase.SETUP.value)

    objects = ElectionQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "day"], name="election_once_a_day"),
            models.CheckConstraint(
                condition=Q(seats__gte=3, seats__lte=37), name="election_has_3_to_37_seats"
            ),
        ]

    def __str__(self) -> str:
        return f"Ausländerbeiratswahl {self.municipality.short_name} {self.day:%d.%m.%Y}"

    @property
    def is_repeat(self) -> bool:
        """Whether it repeats an annulled election: those have a day of their own (R-END-10)."""
        return self.day != self.term.election_day

    @property
    def current_phase(self) -> Phase:
        """The phase as the law's table knows it."""
        return Phase(self.phase)


class CalendarEntry(models.Model):
    """One appointment of the calendar; ``on`` may be moved by hand (R-CAL-01)."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="calendar")
    code = models.CharField(max_length=8)
    on = models.DateField()
    until = models.DateField(null=True)
    at = models.TimeField(null=True)
    norm = models.CharField(max_length=60)
    certainty = models.CharField(max_length=10)
    edited = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "at", "code"]
        constraints = [
            models.UniqueConstraint(fields=["election", "code"], name="calendar_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.on}"
