"""What everybody may read: published results, taken only from their snapshots.

These pages set no cookie and look up no session, so that a cache may keep them. The language
comes from the browser, from an earlier choice, or from the address (``?sprache=en``).
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date

from ballots.law.result.result import Result
from ballots.law.term.objections import objection_deadline, objection_support_needed
from ballots.models import Annulment
from ballots.views.result.explained import explained, named_lots
from municipalities.models.chain import anchor_in
from municipalities.models.proof import only_proven, with_proof
from reports.actions.issue import election_office
from reports.models import Publication
from reports.views.public.published import as_json, cacheable, chosen_version


@cacheable
def results(request: HttpRequest) -> HttpResponse:
    """List every published result, the newest election day first."""
    days = groupby(newest_publications(), key=lambda row: row["day"])
    context = {"days": [(day, list(rows)) for day, rows in days]}
    return render(request, "reports/public/results.html", context)


def newest_publications(limit: int | None = None) -> list[dict[str, Any]]:
    """Return the facts of the current publications that a list of results shows.

    One that is not as the log proves it is left out; its own page says why.
    """
    rows = (
        only_proven(Publication.objects.current())
        .order_by("-election__day", "election__municipality__sort_key")
        .annotate(annulled=Exists(Annulment.objects.filter(election=OuterRef("election"))))
        .values(
            "version",
            "annulled",
            "published_on",
            "snapshot__municipality",
            "snapshot__day",
            "snapshot__seats",
            "snapshot__voters",
            "snapshot__electors",
            "snapshot__invented_names",
        )
    )
    return [
        {
            "version": row["version"],
            "annulled": row["annulled"],
            "published_on": row["published_on"],
            "ags": row["snapshot__municipality"]["ags"],
            "name": row["snapshot__municipality"]["name"],
            "day": date.fromisoformat(row["snapshot__day"]),
            "seats": row["snapshot__seats"],
            "voters": row["snapshot__voters"],
            "electors": row["snapshot__electors"],
            "invented_names": row["snapshot__invented_names"],
        }
        for row in (rows[:limit] if limit else rows)
    ]


@cacheable
def result(request: HttpRequest, ags: str, day: date) -> HttpResponse:
    """Show one published result; ``?fassung=1`` shows an earlier version of it."""
    versions = _versions(ags, day)
    publication = chosen_version(request, versions)
    published = Result.from_json(publication.snapshot)
    context: dict[str, Any] = {
        "publication": publication,
        "anchor": anchor_in(publication.snapshot),
        "ags": ags,
        "day": day,
        "result": published,
        "lots": named_lots(published),
        "sentences": explained(published),
        "versions": versions,
        "is_newest": publication.pk == versions[0].pk,
        **_objection(publication, published),
        "annulment": publication.election.annulments.last(),
    }
    later = [row.recorded_at for row in (context["announced"], context["annulment"]) if row]
    changed_at = max([versions[0].published_at, *later])
    response = render(request, "reports/public/result.html", context)
    response["Last-Modified"] = http_date(changed_at.timestamp())
    return response


def _objection(publication: Publication, published: Result) -> dict[str, Any]:
    """Return what the hint on objections names (§ 55 KWO, § 25 KWG; R-CNT-12, R-END-09).

    The last day is None while nobody entered when the result was announced.
    """
    announced = publication.announcements.in_force()
    sender = election_office(publication.election.municipality)
    electors = published.electors
    return {
        "announced": announced,
        "objections_close": objection_deadline(announced.announced_on) if announced else None,
        "objections_to": (f"{sender.office} {published.election.municipality}", *sender.address),
        "support_needed": None if electors is None else objection_support_needed(electors),
    }


@cacheable
def result_data(request: HttpRequest, ags: str, day: date) -> HttpResponse:
    """Hand out one snapshot as JSON."""
    return as_json(chosen_version(request, _versions(ags, day)))


def _versions(ags: str, day: date) -> list[Publication]:
    """Return the publications of one election, newest first, without their content."""
    found = Publication.objects.filter(election__municipality__ags=ags, election__day=day)
    return list(with_proof(found.order_by("-version")).defer("snapshot"))
