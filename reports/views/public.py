"""What everybody may read: published results, from their snapshots and nothing else.

These pages set no cookie and look up no session, so that a cache may keep them. The language is
chosen by the browser, by an earlier choice, or by the address (``?sprache=en``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language, override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from ballots.views.explained import explained
from elections.law.calendar import after_publication
from reports.models import Publication
from reports.views.snapshot import of_snapshot

View = Callable[..., HttpResponse]


def cacheable(view: View) -> View:
    """Let caches keep the answer for a minute, ask with its ETag afterwards, and read it zipped.

    Nothing on these pages is secret, so compressing them gives nothing away.
    """

    @require_safe
    @gzip_page
    @conditional_page
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.GET.get("sprache", "")
        language = chosen if chosen in dict(settings.LANGUAGES) else get_language()
        with override(language):
            response = view(request, *args, **kwargs)
        response["Cache-Control"] = "public, max-age=60"
        response["Content-Language"] = language or settings.LANGUAGE_CODE
        # Who chose a language after signing in has a cookie; everybody else shares one answer.
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer


@cacheable
def results(request: HttpRequest) -> HttpResponse:
    """List every published result, the newest election day first."""
    days = groupby(newest_publications(), key=lambda row: row["day"])
    context = {"days": [(day, list(rows)) for day, rows in days]}
    return render(request, "public/results.html", context)


def newest_publications(limit: int | None = None) -> list[dict[str, Any]]:
    """Return the facts of the current publications that a list of results shows."""
    rows = (
        Publication.objects.current()
        .order_by("-election__day", "election__municipality__sort_key")
        .values(
            "version",
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
    publication = _chosen(request, versions)
    snapshot = publication.snapshot
    shown = of_snapshot(snapshot)
    context = {
        "publication": publication,
        "snapshot": snapshot,
        "ags": ags,
        "day": day,
        "decided_on": date.fromisoformat(snapshot["decided_on"]),
        "shown": shown,
        "sentences": explained(shown),
        "versions": versions,
        "is_newest": publication.pk == versions[0].pk,
        "objections_close": after_publication(publication.published_on).on,
    }
    response = render(request, "public/result.html", context)
    response["Last-Modified"] = http_date(versions[0].published_at.timestamp())
    return response


@cacheable
def result_data(request: HttpRequest, ags: str, day: date) -> HttpResponse:
    """Hand out one snapshot as JSON: its bytes have the SHA-256 that the page names."""
    publication = _chosen(request, _versions(ags, day))
    text = json.dumps(
        publication.snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Last-Modified"] = http_date(publication.published_at.timestamp())
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _versions(ags: str, day: date) -> list[Publication]:
    """Return the publications of one election, newest first, without their content."""
    found = Publication.objects.filter(election__municipality__ags=ags, election__day=day)
    versions = list(found.order_by("-version").defer("snapshot"))
    if not versions:
        raise Http404
    return versions


def _chosen(request: HttpRequest, versions: list[Publication]) -> Publication:
    wanted = request.GET.get("fassung", str(versions[0].version))
    for publication in versions:
        if str(publication.version) == wanted:
            return publication
    raise Http404
