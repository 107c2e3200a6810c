"""Published results and standings as data, read-only; a result is its snapshot, word for word."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import permissions, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from municipalities.actions.integrity import refuse_unproven
from municipalities.api import KnownBodySerializer, RefusalSerializer
from municipalities.law.body.gremium import Body
from municipalities.law.body.known import BodyKnown
from municipalities.models import Municipality, Term
from municipalities.models.body.figures import Tally, coverage_figures
from municipalities.models.canonical import canonical_sha256
from municipalities.models.proof import is_proven, only_proven, with_proof
from reports.dashboard.state.coverage import MunicipalityRow, Stand, coverage_rows
from reports.models import Publication

FIGURES = (
    "has_body",
    "owes_body",
    "not_reported",
    "obliged",
    "estimated",
    "duty_unknown",
    "with_body",
    "all",
)
"""The figures of a Wahlzeit that are handed out."""

OF_THE_DUTY = ("has_body", "owes_body", "not_reported", "obliged", "estimated")
"""Those that nobody knows where the duty of no municipality is known."""


class PlaceSerializer(serializers.Serializer[Any]):
    """Gemeinde, wie sie bei der Bekanntmachung hieß."""

    ags = serializers.CharField()
    name = serializers.CharField()
    kreis = serializers.CharField()


class PersonResultSerializer(serializers.Serializer[Any]):
    """Person einer Liste; unbekannte Stimmen sind null, nicht 0."""

    place = serializers.IntegerField()
    name = serializers.CharField()
    printed = serializers.BooleanField(required=False)
    votes = serializers.IntegerField(allow_null=True)
    elected = serializers.BooleanField()
    order = serializers.IntegerField(allow_null=True)


class ListResultSerializer(serializers.Serializer[Any]):
    """Liste mit ihrer Zeile der Sitzberechnung; quota ist ein Bruch aus Zähler und Nenner."""

    number = serializers.IntegerField()
    name = serializers.CharField()
    short_name = serializers.CharField()
    known_in_full = serializers.BooleanField()
    persons_determined = serializers.BooleanField(required=False)
    votes = serializers.IntegerField()
    quota = serializers.ListField(
        child=serializers.IntegerField(), allow_null=True, min_length=2, max_length=2
    )
    whole_seats = serializers.IntegerField()
    majority_seats = serializers.IntegerField()
    remainder_seats = serializers.IntegerField()
    seats = serializers.IntegerField()
    vacant = serializers.IntegerField(allow_null=True)
    candidates = PersonResultSerializer(many=True)


class LotSerializer(serializers.Serializer[Any]):
    """Losentscheid."""

    question = serializers.CharField()
    tied = serializers.ListField(child=serializers.IntegerField())
    drawn = serializers.ListField(child=serializers.IntegerField())
    drawn_on = serializers.DateField()


class AnchorSerializer(serializers.Serializer[Any]):
    """Prüfanker: Fingerabdruck des Logs der Gemeinde vor der Bekanntmachung."""

    chain = serializers.CharField()
    position = serializers.IntegerField()
    hash = serializers.CharField()


class SnapshotSerializer(serializers.Serializer[Any]):
    """Ergebnis, wie es bekannt gemacht wurde; unbekannte Werte sind null, nicht 0."""

    municipality = PlaceSerializer()
    day = serializers.DateField()
    seats = serializers.IntegerField()
    law_version = serializers.CharField()
    version = serializers.IntegerField()
    decided_on = serializers.DateField()
    majority_vote = serializers.BooleanField()
    persons_determined = serializers.BooleanField()
    electors = serializers.IntegerField(allow_null=True)
    voters = serializers.IntegerField(allow_null=True)
    voters_with_card = serializers.IntegerField(allow_null=True)
    invalid_ballots = serializers.IntegerField(allow_null=True)
    valid_ballots = serializers.IntegerField(allow_null=True)
    valid_votes = serializers.IntegerField()
    lists = ListResultSerializer(many=True)
    lots = LotSerializer(many=True)
    sources = serializers.ListField(child=serializers.CharField())
    invented_names = serializers.BooleanField()
    anchor = AnchorSerializer(required=False)


class PublicationSerializer(serializers.ModelSerializer[Publication]):
    """Bekanntmachung eines Ergebnisses."""

    ags = serializers.CharField(source="election.municipality.ags")
    municipality = serializers.CharField(source="election.municipality.short_name")
    day = serializers.DateField(source="election.day")

    class Meta:
        model = Publication
        fields: tuple[str, ...] = (
            "id",
            "ags",
            "municipality",
            "day",
            "version",
            "published_on",
            "sha256",
        )


class ResultSerializer(PublicationSerializer):
    """Bekanntmachung mit dem ganzen Ergebnis; sha256 ist der Hash von snapshot."""

    snapshot = serializers.SerializerMethodField()

    class Meta(PublicationSerializer.Meta):
        fields = (*PublicationSerializer.Meta.fields, "snapshot")

    @extend_schema_field(SnapshotSerializer)
    def get_snapshot(self, publication: Publication) -> Any:
        """Return the stored facts untouched, so that their hash can be checked."""
        fits = canonical_sha256(publication.snapshot) == publication.sha256
        if not (fits and is_proven(publication)):
            refuse_unproven(publication, publication.election.municipality)
        return publication.snapshot


@extend_schema_view(
    list=extend_schema(
        summary="Bekannt gemachte Ergebnisse auflisten",
        description="Die neueste Bekanntmachung jeder Wahl. Öffentlich, ohne Anmeldung.",
        auth=[],
        responses={200: PublicationSerializer(many=True), 404: RefusalSerializer},
    ),
    retrieve=extend_schema(
        summary="Ein bekannt gemachtes Ergebnis lesen",
        description=(
            "Das ganze Ergebnis, auch eine frühere Fassung. Öffentlich, ohne Anmeldung. "
            "Unbekannte Werte sind null, nicht 0."
        ),
        auth=[],
        responses={200: ResultSerializer, 404: RefusalSerializer},
    ),
)
class ResultViewSet(viewsets.ReadOnlyModelViewSet[Publication]):
    """Results that were published; nothing before that, and for everyone."""

    queryset = Publication.objects.none()
    authentication_classes = ()
    permission_classes = (permissions.AllowAny,)
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[Publication]:
        """Return the newest of each election to list, any version to read."""
        rows = Publication.objects.select_related("election__municipality")
        if self.action == "retrieve":
            return with_proof(rows)
        shown = only_proven(rows.current())
        return shown.defer("snapshot").order_by("-election__day", "-pk")

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Publication]]:
        """Only a single result carries its facts."""
        return ResultSerializer if self.action == "retrieve" else PublicationSerializer


class StandingSerializer(serializers.Serializer[MunicipalityRow]):
    """Stand einer Gemeinde in der laufenden Wahlzeit und was das Gesetz dazu sagt."""

    ags = serializers.CharField(source="municipality.ags")
    municipality = serializers.CharField(source="municipality.short_name")
    term_starts_on = serializers.DateField(source="term.starts_on")
    owes_body = serializers.BooleanField(source="found.body.owes", allow_null=True)
    known = serializers.ChoiceField(choices=[one.value for one in BodyKnown], source="found.known")
    body = serializers.ChoiceField(
        choices=[one.value for one in Body], source="found.existing", allow_null=True
    )
    stand = serializers.ChoiceField(choices=Stand.choices)
    state = serializers.CharField(source="found.body.state")
    rule_id = serializers.CharField(source="found.body.rule_id")
    norm = serializers.CharField(source="found.body.norm")
    next_step = serializers.CharField(source="found.body.next_step", allow_null=True)
    due = serializers.DateField(source="found.body.due", allow_null=True)
    foreign_residents = serializers.IntegerField(source="found.foreign_residents", allow_null=True)
    sources = KnownBodySerializer(source="found.sources", many=True)


class TallySerializer(serializers.Serializer[Tally]):
    """So viele Gemeinden und ausländische Einwohner; null, wo keine Zahl bekannt ist."""

    municipalities = serializers.IntegerField()
    people = serializers.IntegerField(allow_null=True)


class FiguresSerializer(serializers.Serializer[Any]):
    """Zahlen einer Wahlzeit; has_body, owes_body und not_reported ergeben zusammen obliged.

    Alle vier sind null, wenn von keiner Gemeinde bekannt ist, ob sie ein Gremium schuldet.
    """

    term_starts_on = serializers.DateField()
    has_body = TallySerializer(allow_null=True)
    owes_body = TallySerializer(allow_null=True)
    not_reported = TallySerializer(allow_null=True)
    obliged = TallySerializer(allow_null=True)
    estimated = TallySerializer(allow_null=True)
    duty_unknown = TallySerializer()
    with_body = TallySerializer()
    all = TallySerializer()


@extend_schema_view(
    list=extend_schema(
        summary="Stand der Gremien auflisten",
        description=(
            "Welches Gremium eine Gemeinde in der laufenden Wahlzeit hat oder schuldet, nach "
            "§§ 84, 86, 89 HGO, für alle Gemeinden, die das angemeldete Konto sehen darf."
        ),
        responses={200: StandingSerializer(many=True), 403: RefusalSerializer},
    )
)
class StandingViewSet(viewsets.GenericViewSet[Any]):
    """How municipalities stand, as the law has it today."""

    queryset = Municipality.objects.none()
    serializer_class = StandingSerializer
    pagination_class = None

    def list(self, request: Request) -> Response:
        """Return the standing of each municipality this person sees; none without a Wahlzeit."""
        term = Term.objects.running(timezone.localdate())
        rows: tuple[MunicipalityRow, ...] = ()
        if term is not None and request.user.is_authenticated:
            rows = coverage_rows(request.user, term, timezone.localdate())
        return Response(self.get_serializer(rows, many=True).data)

    @extend_schema(
        summary="Zahlen zum Stand der Gremien",
        description=(
            "Wie viele Gemeinden in der laufenden Wahlzeit ein Gremium haben, nachweislich eines "
            "schulden oder nichts gemeldet haben, und wie viele ausländische Einwohner dort leben."
        ),
        responses={200: FiguresSerializer, 403: RefusalSerializer, 404: RefusalSerializer},
        filters=False,
    )
    @action(detail=False)
    def figures(self, request: Request) -> Response:
        """Return the figures that every page shows; not found before a Wahlzeit was opened."""
        today = timezone.localdate()
        term = Term.objects.running(today)
        if term is None or not request.user.is_authenticated:
            raise Http404
        rows = coverage_rows(request.user, term, today)
        figures = coverage_figures(row.found for row in rows)
        unknown = () if figures.is_duty_known else OF_THE_DUTY
        told = {name: None if name in unknown else getattr(figures, name) for name in FIGURES}
        return Response(FiguresSerializer({"term_starts_on": term.starts_on, **told}).data)
