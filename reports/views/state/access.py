"""Who may open the pages of the state."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models.staff import STATE_ROLES
from municipalities.views.acting import SignedInRequest

Further = ParamSpec("Further")


def of_the_state(
    view: Callable[Concatenate[SignedInRequest, Further], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let only holders of a role of the state read a page; for others it does not exist."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, *args: Further.args, **kwargs: Further.kwargs
    ) -> HttpResponse:
        if not request.user.has_role(*STATE_ROLES):
            raise Http404
        return view(request, *args, **kwargs)

    opened: Callable[..., HttpResponse] = login_required(require_safe(guarded))
    return opened


def tabs_of(request: HttpRequest) -> list[dict[str, object]]:
    """Return the pages of the state for the component ``subnavigation``."""
    pages = [
        (_("Übersicht"), "reports:dashboard"),
        (_("Pflichten"), "reports:duties"),
        (_("Frühwarnung"), "reports:outlook"),
        (_("Integrations-Kommissionen"), "reports:commissions"),
        (_("Wahlbeteiligung"), "reports:turnout"),
        (_("Daten und Quellen"), "reports:data"),
    ]
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for label, name in pages
    ]


def query_of(request: HttpRequest) -> str:
    """Return the filter of a page for the addresses of its files, without the page number."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"?{query.urlencode()}" if query else ""


def as_file(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    """Return a file to take along."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )
