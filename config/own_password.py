"""Nobody works with a password that somebody else gave out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class RequireOwnPassword:
    """Send a person who signed in with a start password to where an own one is chosen.

    Pages of sign-in and the choice of language stay reachable, as do the pages of people who are
    not signed in. Who came through the state's single sign-on has used no password.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or ask for an own password first."""
        if self._is_missing(request):
            messages.info(
                request,
                _(
                    "Wählen Sie zuerst ein eigenes Passwort; das Startpasswort kennt auch, wer es "
                    "ausgestellt hat. Danach geht es hier weiter."
                ),
            )
            return redirect(_with_way_back(request))
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or not request.user.has_start_password:
            return False
        # All pages of sign-in lie below the parent of their overview („/konto/“).
        open_here = (reverse("account_login").rsplit("login", 1)[0], reverse("set_language"))
        if request.path.startswith(open_here):
            return False
        records = get_authentication_records(request)
        return all(record.get("method") != "socialaccount" for record in records)


def _with_way_back(request: HttpRequest) -> str:
    """Return the page of the password, which leads on to where the person wanted to go."""
    address = reverse("account_change_password")
    if request.method != "GET" or request.path == reverse("reports:start"):
        return address
    return f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
