"""What the frame of every page needs to know about the person who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from municipalities.doors import address
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.staff import STATE_ROLES, Role
from municipalities.scope import current

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def acting_as(request: HttpRequest) -> dict[str, Callable[[], list[str]]]:
    """Give templates ``acting_as``: the roles of a person, each with its municipality.

    They were looked up for the scope of the request (``config.scopes``).
    """

    def capacities() -> list[str]:
        if not request.user.is_authenticated:
            return []
        return [
            f"{row.get_role_display()}, {row.municipality}"
            if row.municipality
            else row.get_role_display()
            for row in request.user.memberships.all()
        ]

    return {"acting_as": capacities}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give templates the main navigation of this person and the links of the footer.

    Only pages that the person may open are named; a door that no room opened is left out. The
    person is looked up only when a page shows the navigation, so that public pages can be cached.
    """

    def entries() -> list[dict[str, object]]:
        names: list[tuple[StrOrPromise, ...]] = [(_("Start"), "start")]
        if request.user.is_authenticated:
            roles = {row.role for row in request.user.memberships.all()}
            if roles or not current().lists:
                names.append((_("Gemeinden"), "municipalities:list"))
            if current().lists:
                names.append((_("Meine Listen"), "own_lists"))
            if roles & {*STATE_ROLES}:
                names.append((_("Land"), "dashboard"))
            if Role.STATE_ADMIN in roles:
                names.append((_("Wahlzeiten"), "municipalities:terms"))
                names.append((_("Konten"), "municipalities:accounts", STATE_CHAIN))
        names.append((_("Ergebnisse"), "results"))
        names.append((_("Gremien"), "bodies"))
        return _links(request, names)

    footer: list[tuple[StrOrPromise, ...]] = [
        (_("Regeln"), "rules"),
        (_("Annahmen"), "assumptions"),
    ]
    return {
        "navigation": SimpleLazyObject(entries),
        "footer_links": _links(request, footer),
    }


def _links(
    request: HttpRequest, names: Iterable[tuple[StrOrPromise, ...]]
) -> list[dict[str, object]]:
    """Return a link per (words, name, keys…) whose door is open."""
    return [
        _link(request, label, str(name), url)
        for label, name, *keys in names
        if (url := address(str(name), *keys))
    ]


def _link(request: HttpRequest, label: StrOrPromise, name: str, url: str) -> dict[str, object]:
    here = request.path == url if url == "/" else request.path.startswith(url)
    if name == "dashboard":
        # The page of the terms lies below it too, but has an entry of its own.
        here = here and not request.path.startswith(address("municipalities:terms"))
    return {"label": label, "url": url, "current": here}
