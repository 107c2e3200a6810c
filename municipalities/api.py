"""Municipalities as data, read-only: the facts on which the duty rests."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, viewsets

from municipalities.models import GremiumDecision, KnownBody, Kreis, Municipality, ResidentCount
from municipalities.models.municipality import MunicipalityQuerySet


class RefusalSerializer(serializers.Serializer[Any]):
    """Warum nichts kommt."""

    detail = serializers.CharField()


REFUSALS = {403: RefusalSerializer, 404: RefusalSerializer}
"""What every operation behind the sign-in may answer besides its data."""


class KreisSerializer(serializers.ModelSerializer[Kreis]):
    """Landkreis oder kreisfreie Stadt."""

    class Meta:
        model = Kreis
        fields = ("key", "name", "kind")


class ResidentCountSerializer(serializers.ModelSerializer[ResidentCount]):
    """Zahl der ausländischen Einwohner an einem Tag, mit Quelle."""

    class Meta:
        model = ResidentCount
        fields = ("as_of", "foreign_residents", "status", "mark", "source")


class GremiumDecisionSerializer(serializers.ModelSerializer[GremiumDecision]):
    """Beschluss über das Gremium einer Wahlzeit."""

    term_starts_on = serializers.DateField(source="term.starts_on")

    class Meta:
        model = GremiumDecision
        fields = ("term_starts_on", "body", "seats", "decided_on", "resolution")


class KnownBodySerializer(serializers.ModelSerializer[KnownBody]):
    """Gremium, das eine öffentliche Quelle nennt."""

    class Meta:
        model = KnownBody
        fields = (
            "body",
            "certainty",
            "as_of",
            "as_of_stated",
            "term_stated",
            "reason",
            "ground",
            "since_stated",
            "members",
            "lists",
            "eligible",
            "voters",
            "turnout_stated",
            "system",
            "source",
            "source_date",
            "note",
        )


class MunicipalitySerializer(serializers.ModelSerializer[Municipality]):
    """Gemeinde mit dem, was über sie bekannt ist; das Neueste zuerst."""

    kreis = KreisSerializer()
    resident_counts = ResidentCountSerializer(many=True)
    decisions = GremiumDecisionSerializer(many=True)
    known_bodies = KnownBodySerializer(many=True)
    previous_ags = serializers.SerializerMethodField()

    class Meta:
        model = Municipality
        fields = (
            "ags",
            "previous_ags",
            "name",
            "kind",
            "kreis",
            "population",
            "population_as_of",
            "resident_counts",
            "decisions",
            "known_bodies",
        )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_previous_ags(self, municipality: Municipality) -> str | None:
        """Return the earlier key, null where there was none."""
        return municipality.previous_ags or None


@extend_schema_view(
    list=extend_schema(
        summary="Gemeinden auflisten",
        description="Die Gemeinden, die das angemeldete Konto sehen darf, nach Namen geordnet.",
        responses={200: MunicipalitySerializer(many=True), **REFUSALS},
    ),
    retrieve=extend_schema(
        summary="Eine Gemeinde lesen",
        description="Gesucht wird mit dem Gemeindeschlüssel (acht Ziffern), auch einem früheren.",
        responses={200: MunicipalitySerializer, **REFUSALS},
    ),
)
class MunicipalityViewSet(viewsets.ReadOnlyModelViewSet[Municipality]):
    """Municipalities that this person may see."""

    serializer_class = MunicipalitySerializer
    queryset = Municipality.objects.none()
    lookup_field = "ags"
    lookup_value_regex = "[0-9]{8}"

    def get_object(self) -> Municipality:
        """Return the one that bears the key today, else the one that bore it."""
        found = cast(MunicipalityQuerySet, self.get_queryset()).under_key(self.kwargs["ags"])
        if found is None:
            raise Http404
        return found

    def get_queryset(self) -> QuerySet[Municipality]:
        """Return them with their facts, in a number of queries that does not grow."""
        decisions = GremiumDecision.objects.select_related("term")
        return (
            Municipality.objects.seen_by(self.request.user)
            .select_related("kreis")
            .prefetch_related(
                "resident_counts", "known_bodies", Prefetch("decisions", queryset=decisions)
            )
            .order_by("sort_key", "pk")
        )
