"""What happened to the body of a municipality: dated rows that the acts of every room write.

The rooms to the right know elections, results and seats; this one does not ask them. What it must
know of them is written here in the transaction of their act. A correction is a further row: the
newest of its kind decides.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.models.body.gremium import Term
from municipalities.models.municipality import Municipality


class BodyEventKind(models.TextChoices):
    """What happened; the label of an election's step says where the election stands since then."""

    ELECTION_SET_UP = "election_set_up", _("Vorbereitung")
    LISTS_CALLED_FOR = "lists_called_for", _("Wahlvorschläge")
    LISTS_ADMITTED = "lists_admitted", _("Listen zugelassen")
    PAPER_APPROVED = "paper_approved", _("Stimmzettel freigegeben")
    COUNT_BEGUN = "count_begun", _("Auszählung")
    RESULT_DETERMINED = "result_determined", _("Ergebnis festgestellt")
    RESULT_WITHDRAWN = "result_withdrawn", _("Auszählung")
    RESULT_PUBLISHED = "result_published", _("Ergebnis bekannt gemacht")
    RESULT_ANNOUNCED = "result_announced", _("Ergebnis öffentlich bekannt gemacht")
    ELECTION_CANCELLED = "election_cancelled", _("Wahl abgesagt")
    ELECTION_HELD = "election_held", _("gewählt, hier nicht geführt")
    OUTCOME_WITHDRAWN = "outcome_withdrawn", _("nicht bekannt, ob gewählt wurde")
    ELECTION_ANNULLED = "election_annulled", _("Wahl für ungültig erklärt")
    BODY_ENDED = "body_ended", _("Ausländerbeirat beendet")
    BODY_REVIVED = "body_revived", _("Ausländerbeirat besteht weiter")
    COMMISSION_FORMED = "commission_formed", _("Integrations-Kommission gebildet")
    FORMATION_WITHDRAWN = "formation_withdrawn", _("Integrations-Kommission nicht gebildet")


class BodyEventQuerySet(models.QuerySet["BodyEvent"]):
    """Questions about what happened; rows are written by ``record`` alone."""

    def known_on(self, day: date | None) -> Self:
        """Rows that were written down by the end of ``day``; None asks for all.

        A row that is older than this table may not say when it was written down: it always counts.
        """
        if day is None:
            return self
        return self.filter(Q(recorded_at=None) | Q(recorded_at__date__lte=day))

    def record(
        self,
        kind: BodyEventKind,
        municipality: Municipality,
        term: Term,
        *,
        on: date | None,
        election_day: date | None = None,
        election_key: int | None = None,
        members: int | None = None,
    ) -> BodyEvent:
        """Write down one event inside the caller's transaction."""
        return self.create(
            kind=kind,
            municipality=municipality,
            term=term,
            on=on,
            election_day=election_day,
            election_key=election_key,
            members=members,
            recorded_at=timezone.now(),
        )


class BodyEvent(models.Model):
    """One thing that happened to the body of a municipality in a Wahlzeit.

    ``on`` is the day on which it happened or was decided, None where the act names none; then
    ``recorded_at`` dates it. ``election_day`` and ``election_key`` name the election that it is
    about: its day, and the key under which the room of the elections shows it. ``members`` counts
    the seats to be filled, the persons elected (None while they are open), or the members left.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="body_events"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="body_events")
    kind = models.CharField(max_length=20, choices=BodyEventKind)
    on = models.DateField(null=True)
    election_day = models.DateField(null=True)
    election_key = models.PositiveBigIntegerField(null=True)
    members = models.PositiveSmallIntegerField(null=True)
    recorded_at = models.DateTimeField(null=True)

    objects = BodyEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["term", "municipality"], name="body_event_of_a_term")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("commission_formed", "formation_withdrawn"))
                | Q(election_day__isnull=False),
                name="body_event_names_its_election",
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_kind_display()} ({self.on})"
