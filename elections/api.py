"""Elections as data, read-only: phase, rule set and calendar; no persons, no counted values."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets

from elections.models import CalendarEntry, Election
from municipalities.api import REFUSALS


class CalendarEntrySerializer(serializers.ModelSerializer[CalendarEntry]):
    """Termin mit Vorschrift und Gewissheit."""

    # Local time without an offset, which the format „time“ of JSON schema does not allow.
    at = serializers.CharField(allow_null=True, help_text="Uhrzeit in Hessen: 18:00:00")

    class Meta:
        model = CalendarEntry
        fields = ("code", "on", "until", "at", "norm", "certainty", "edited")


class ElectionSerializer(serializers.ModelSerializer[Election]):
    """Wahl mit Stand, Rechtsfassung und Kalender."""

    ags = serializers.CharField(source="municipality.ags")
    municipality = serializers.CharField(source="municipality.short_name")
    term_starts_on = serializers.DateField(source="term.starts_on")
    assumptions = serializers.DictField()
    calendar = CalendarEntrySerializer(many=True)

    class Meta:
        model = Election
        fields = (
            "id",
            "ags",
            "municipality",
            "term_starts_on",
            "day",
            "seats",
            "law_version",
            "assumptions",
            "phase",
            "calendar",
        )


@extend_schema_view(
    list=extend_schema(
        summary="Wahlen auflisten",
        description="Die Wahlen, die das angemeldete Konto sehen darf, die neueste zuerst.",
        responses={200: ElectionSerializer(many=True), **REFUSALS},
    ),
    retrieve=extend_schema(
        summary="Eine Wahl lesen",
        description="Stand, Rechtsfassung, Annahmen und Kalender einer Wahl.",
        responses={200: ElectionSerializer, **REFUSALS},
    ),
)
class ElectionViewSet(viewsets.ReadOnlyModelViewSet[Election]):
    """Elections that this person may see."""

    serializer_class = ElectionSerializer
    queryset = Election.objects.none()
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[Election]:
        """Return them with their calendar, in a number of queries that does not grow."""
        return (
            Election.objects.seen_by(self.request.user)
            .select_related("municipality", "term")
            .prefetch_related("calendar")
            .order_by("-day", "municipality__sort_key", "pk")
        )
