"""What everybody may read about the bodies: who sits, who sat, and why it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date

from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import objection_deadline
from ballots.models import Annulment
from municipalities.law.body.rights import COUNCIL_RIGHTS, MEMBERS_ARE_HONORARY
from municipalities.messages import word
from municipalities.messages.body.words import COUNCIL_RIGHT_TEXTS
from municipalities.models.chain import anchor_in
from municipalities.models.proof import only_proven, with_proof
from reports.models import MembersPublication
from reports.views.public.published import as_json, cacheable, chosen_version


@cacheable
def bodies(request: HttpRequest) -> HttpResponse:
    """List every Ausländerbeirat whose members are public, by name."""
    newest = (
        MembersPublication.objects.filter(election=OuterRef("election"))
        .order_by("-version")
        .values("pk")[:1]
    )
    known = MembersPublication.objects.filter(pk=Subquery(newest))
    found = only_proven(known).order_by("-election__day", "election__municipality__sort_key")
    rows = [
        {
            "ags": row["municipality"]["ags"],
            "name": row["municipality"]["name"],
            "day": date.fromisoformat(row["day"]),
            "members": len(row["members"]),
            "has_ended": annulled or row["ended_on"] is not None,
            "invented_names": row["invented_names"],
        }
        for row, annulled in found.annotate(
            annulled=Exists(Annulment.objects.filter(election=OuterRef("election")))
        ).values_list("snapshot", "annulled")
    ]
    return render(request, "reports/public/bodies.html", {"rows": rows})


@cacheable
def body(request: HttpRequest, ags: str, day: date) -> HttpResponse:
    """Show the members of one body as they were announced; ``?fassung=1`` an earlier version."""
    versions = _versions(ags, day)
    publication = chosen_version(request, versions)
    snapshot = publication.snapshot
    annulment = publication.election.annulments.last()
    context = {
        "publication": publication,
        "anchor": anchor_in(publication.snapshot),
        "snapshot": snapshot,
        "ags": ags,
        "day": day,
        "ends_on": _day(snapshot["term"]["ends_on"]),
        "ended_on": _day(snapshot["ended_on"]),
        "began_on": _day(min((row["since"] for row in snapshot["members"]), default=None)),
        "lists": _by_list(snapshot),
        "former": [_former(row) for row in snapshot["former"]],
        "stayed_empty": snapshot["seats"] - snapshot["statutory"],
        "versions": versions,
        "is_newest": publication.pk == versions[0].pk,
        "objections_close": objection_deadline(publication.published_on),
        "annulment": annulment,
        "rights": [COUNCIL_RIGHT_TEXTS[right] for right in COUNCIL_RIGHTS],
        "are_honorary": MEMBERS_ARE_HONORARY,
        "has_changes": publication.successions.exists(),
    }
    response = render(request, "reports/public/body.html", context)
    later = [annulment.recorded_at] if annulment else []
    response["Last-Modified"] = http_date(max([versions[0].published_at, *later]).timestamp())
    return response


@cacheable
def body_data(request: HttpRequest, ags: str, day: date) -> HttpResponse:
    """Hand out one version as JSON."""
    return as_json(chosen_version(request, _versions(ags, day)))


def _by_list(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    lists: dict[int, dict[str, Any]] = {}
    for row in snapshot["members"]:
        entry = lists.setdefault(
            row["list"], {"number": row["list"], "name": row["list_name"], "members": []}
        )
        entry["members"].append({**row, "since": _day(row["since"])})
    return [lists[number] for number in sorted(lists)]


def _former(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "since": _day(row["since"]),
        "until": _day(row["until"]),
        "ground": word(LossGround(row["ground"])),
        "ground_code": row["ground"],
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _versions(ags: str, day: date) -> list[MembersPublication]:
    found = MembersPublication.objects.filter(election__municipality__ags=ags, election__day=day)
    return list(with_proof(found.order_by("-version")).defer("snapshot"))
