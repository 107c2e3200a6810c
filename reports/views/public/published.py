"""What published pages share: caching, versions, and the data behind them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language, override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from municipalities.actions.integrity import refuse_unproven
from municipalities.models.canonical import canonical_sha256
from municipalities.models.proof import is_proven
from reports.models import MembersPublication, Publication

View = Callable[..., HttpResponse]
Published = TypeVar("Published", Publication, MembersPublication)


def cacheable(view: View) -> View:
    """Let caches keep the answer for a minute, then ask with its ETag; send it compressed.

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
        # Signed-in people who chose a language have a cookie; all others share one answer.
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer


def chosen_version(request: HttpRequest, versions: Sequence[Published]) -> Published:
    """Return the version that ``?fassung=`` names, the newest without it; 404 for another.

    ``versions`` are fetched through ``with_proof``; raises UnprovenError for one that is not as
    the log proves it.
    """
    if not versions:
        raise Http404
    wanted = request.GET.get("fassung", str(versions[0].version))
    for publication in versions:
        if str(publication.version) == wanted:
            fits = canonical_sha256(publication.snapshot) == publication.sha256
            if not (fits and is_proven(publication)):
                refuse_unproven(publication, publication.election.municipality)
            return publication
    raise Http404


def as_json(publication: Publication | MembersPublication) -> HttpResponse:
    """Hand out one snapshot: its bytes have the SHA-256 that the page names."""
    text = json.dumps(
        publication.snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Last-Modified"] = http_date(publication.published_at.timestamp())
    response["Access-Control-Allow-Origin"] = "*"
    return response
