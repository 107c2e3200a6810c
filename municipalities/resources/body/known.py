"""Bodies that public sources name, as import resources; their words are read by one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from import_export import widgets

from municipalities.models import KnownBody
from municipalities.resources.base import Idempotent, OfMunicipality
from municipalities.resources.cells import (
    BodyName,
    Cells,
    Count,
    OneOf,
    Percentage,
    PerhapsDay,
    as_it_is,
    column,
)

_GROUNDS: dict[str, KnownBody.Ground] = {
    "no list submitted": KnownBody.Ground.FAILED,
    "no lists submitted": KnownBody.Ground.FAILED,
    "no list": KnownBody.Ground.FAILED,
    "no candidates": KnownBody.Ground.FAILED,
    "too few candidates": KnownBody.Ground.FAILED,
    "fewer candidates than seats": KnownBody.Ground.FAILED,
    "candidate withdrew, fewer candidates than seats": KnownBody.Ground.FAILED,
    "election did not come about": KnownBody.Ground.FAILED,
    "no Ausländerbeirat could be set up": KnownBody.Ground.FAILED,
    "chosen by the council": KnownBody.Ground.CHOSEN,
    "chosen by the Magistrat": KnownBody.Ground.CHOSEN,
    "decided by the Gemeindevorstand": KnownBody.Ground.CHOSEN,
    "decided by the Magistrat": KnownBody.Ground.CHOSEN,
}
"""What the reasons of gremien_more.csv come to; any other word leaves the ground unknown."""

_NOTED = {
    "no Wahlvorschlag in": KnownBody.Ground.FAILED,
    "fewer than 3 members left": KnownBody.Ground.DROPPED,
}
"""Grounds that the older file names in its notes alone."""

_ANNOUNCES = "announces "


class KnownBodyResource(OfMunicipality):
    """gremien_by_municipality.csv: which body a place had, as of a day or a year."""

    body = column("body", "body", BodyName())
    as_of = column("as_of", "as_of", PerhapsDay())
    as_of_stated = column("as_of_stated", "as_of", widgets.CharWidget())
    term_stated = as_it_is("term_stated")
    certainty = as_it_is("certainty")
    ground = as_it_is("ground")
    source = column("source", "source")
    note = column("note", "note", widgets.CharWidget())

    class Meta(Idempotent):
        model = KnownBody
        fields: tuple[str, ...] = (
            "municipality",
            "body",
            "as_of",
            "as_of_stated",
            "term_stated",
            "certainty",
            "ground",
            "source",
            "note",
        )
        import_id_fields = ("municipality", "as_of", "body", "source", "term_stated")

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return what this file says in its notes alone: announced or not, and on which ground."""
        return {
            **super().derived(),
            "term_stated": lambda row: "",
            "certainty": _certainty_noted,
            "ground": _ground_noted,
        }


class FurtherBodyResource(KnownBodyResource):
    """gremien_more.csv: further bodies with Wahlzeit, reason and certainty."""

    term_stated = column("term_stated", "term")
    certainty = column("certainty", "certainty", OneOf(KnownBody.Certainty.values))
    reason = column("reason", "reason", widgets.CharWidget())
    since_stated = column("since_stated", "since", widgets.CharWidget())
    members = column("members", "members", Count())
    lists = column("lists", "lists", Count())
    eligible = column("eligible", "eligible", Count())
    voters = column("voters", "voters", Count())
    turnout_stated = column("turnout_stated", "turnout_pct", Percentage())
    system = column("system", "election_system", widgets.CharWidget())
    source_date = column("source_date", "source_date", widgets.CharWidget())

    class Meta(KnownBodyResource.Meta):
        fields = (
            *KnownBodyResource.Meta.fields,
            "reason",
            "since_stated",
            "members",
            "lists",
            "eligible",
            "voters",
            "turnout_stated",
            "system",
            "source_date",
        )

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return the ground that the reason names; the rest stands in columns of its own."""
        return {
            "municipality": super().derived()["municipality"],
            "ground": lambda row: str(_GROUNDS.get(row["reason"], "")),
        }


def _certainty_noted(row: Cells) -> str:
    announced = row["note"].startswith(_ANNOUNCES)
    stands = KnownBody.Certainty.ANNOUNCED if announced else KnownBody.Certainty.STATED
    return stands.value


def _ground_noted(row: Cells) -> str:
    if row["body"] == "Ausländerbeirat":
        return ""
    named = (ground.value for words, ground in _NOTED.items() if words in row["note"])
    return next(named, "")
