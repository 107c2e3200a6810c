"""Earlier elections as import resources, one per file; each row names its source.

A place that is no municipality today (one that merged since, a Kreis) keeps its row: it counts
where it counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from import_export import widgets

from municipalities.models import (
    Kreis,
    PastElection,
    PastList,
    PastPlaceVotes,
    StateStatement,
    StateTotal,
)
from municipalities.resources.base import Idempotent, OfMunicipality, ReferenceResource
from municipalities.resources.cells import (
    Cells,
    Count,
    Day,
    Number,
    OneOf,
    Percentage,
    Text,
    YesOrNo,
    as_it_is,
    column,
)

COUNCIL_SOURCE = "Hessisches Statistisches Landesamt: Gemeindewahlen ab 1989"
_KREIS_KEY = 5


class OfPlace(OfMunicipality):
    """Base of the resources whose rows belong to a place of that day, whatever it is today."""

    ags = column("ags", "ags")
    kreis = as_it_is("kreis")
    day = column("day", "date", Day())

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return today's municipality, None where there is none, and the Kreis of that day."""
        kreise = Kreis.objects.in_bulk()
        return {**super().derived(), "kreis": lambda row: kreise.get(row["ags"][:_KREIS_KEY])}

    def get_queryset(self) -> Any:
        """Return the stored rows with what they are compared by."""
        return super().get_queryset().select_related("kreis")

    def left_out(self, row: Cells) -> bool:
        """Every row is kept."""
        return False


class CouncilElectionResource(OfPlace):
    """gemeindewahl_beteiligung.csv: council elections, for comparison."""

    kind = as_it_is("kind")
    area = column("area", "name")
    eligible = column("eligible", "eligible", Count())
    voters = column("voters", "voters", Count())
    turnout_stated = column("turnout_stated", "turnout_pct", Percentage())
    invalid_ballots = column("invalid_ballots", "invalid_ballots", Count())
    valid_ballots = column("valid_ballots", "valid_ballots", Count())
    valid_votes = column("valid_votes", "valid_votes", Count())
    seats = column("seats", "seats", Count())
    lists = column("lists", "lists", Count())
    source = as_it_is("source")

    class Meta(Idempotent):
        model = PastElection
        fields: tuple[str, ...] = (
            "municipality",
            "ags",
            "area",
            "kreis",
            "kind",
            "day",
            "eligible",
            "voters",
            "turnout_stated",
            "invalid_ballots",
            "valid_ballots",
            "valid_votes",
            "seats",
            "lists",
            "source",
        )
        import_id_fields = ("municipality", "ags", "kind", "day", "source")

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return kind and source, which are the same for the whole file."""
        return {
            **super().derived(),
            "kind": lambda row: PastElection.Kind.COUNCIL.value,
            "source": lambda row: COUNCIL_SOURCE,
        }


class ForeignersElectionResource(CouncilElectionResource):
    """auslaenderbeiratswahl_results.csv and its continuation: elections of the Ausländerbeirat."""

    area = column("area", "area")
    turnout_stated = column("turnout_stated", "turnout_pct_source", Percentage())
    source = column("source", "source")
    system = column("system", "system", widgets.CharWidget())
    status = column("status", "status", widgets.CharWidget())
    note = column("note", "note", widgets.CharWidget())

    class Meta(CouncilElectionResource.Meta):
        fields = (*CouncilElectionResource.Meta.fields, "system", "status", "note")

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return the kind, which follows from the key; here each row names its own source."""
        found = dict(super().derived())
        del found["source"]
        return {
            **found,
            "kind": lambda row: (
                PastElection.Kind.KREIS.value
                if len(row["ags"]) == _KREIS_KEY
                else PastElection.Kind.FOREIGNERS.value
            ),
        }


class PastListResource(OfPlace):
    """auslaenderbeiratswahl_lists.csv: votes, shares and seats of the lists."""

    area = column("area", "area")
    name = column("name", "list")
    votes = column("votes", "votes", Count())
    votes_share = column("votes_share", "votes_pct", Percentage())
    seats = column("seats", "seats", Count())
    source = column("source", "source")

    class Meta(Idempotent):
        model = PastList
        fields = (
            "municipality",
            "ags",
            "area",
            "kreis",
            "day",
            "name",
            "votes",
            "votes_share",
            "seats",
            "source",
        )
        import_id_fields = ("ags", "day", "name", "source")


class PastPlaceVotesResource(OfPlace):
    """auslaenderbeiratswahl_2026_candidates.csv: votes by place of the list, without names."""

    area = column("area", "name")
    list_number = column("list_number", "list_no", Count())
    list_name = column("list_name", "list")
    list_votes = column("list_votes", "list_votes", Count())
    position = column("position", "list_position", Count())
    votes = column("votes", "candidate_votes", Count())
    list_complete = column("list_complete", "list_complete", YesOrNo())

    class Meta(Idempotent):
        model = PastPlaceVotes
        fields = (
            "municipality",
            "ags",
            "area",
            "kreis",
            "day",
            "list_number",
            "list_name",
            "list_votes",
            "position",
            "votes",
            "list_complete",
        )
        import_id_fields = ("ags", "day", "list_number", "position")


class StateTotalResource(ReferenceResource):
    """auslaenderbeiratswahl_state_totals.csv."""

    day = column("day", "date", Day())
    municipalities = column("municipalities", "municipalities_with_election", Count())
    kreise = column("kreise", "counties_with_election", Count())
    eligible = column("eligible", "eligible_approx", Count())
    voters = column("voters", "voters", Count())
    turnout = column("turnout", "turnout_pct", Percentage())
    seats = column("seats", "seats", Count())
    candidates = column("candidates", "candidates_approx", Count())
    lists = column("lists", "lists", Count())
    source = column("source", "source")
    note = column("note", "note", widgets.CharWidget())

    class Meta(Idempotent):
        model = StateTotal
        fields = (
            "day",
            "municipalities",
            "kreise",
            "eligible",
            "voters",
            "turnout",
            "seats",
            "candidates",
            "lists",
            "source",
            "note",
        )
        import_id_fields = ("day",)


class StateStatementResource(ReferenceResource):
    """state_statements.csv: single figures of the whole state, several sources side by side."""

    day = column("day", "date", Day())
    day_stated = column("day_stated", "date", Text())
    figure = column("figure", "figure", OneOf(StateStatement.Figure.values))
    value = column("value", "value", Number())
    qualifier = column("qualifier", "qualifier", widgets.CharWidget())
    source = column("source", "source")
    note = column("note", "note", widgets.CharWidget())

    class Meta(Idempotent):
        model = StateStatement
        fields = ("day", "day_stated", "figure", "value", "qualifier", "source", "note")
        import_id_fields = ("day", "figure", "value", "source")
