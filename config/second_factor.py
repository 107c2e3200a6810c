"""Where ``MFA_REQUIRED`` is set, nobody works with a password alone."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class RequireSecondFactor:
    """Send a signed-in person without a second factor to where it is set up.

    The public pages stay open: whoever is not signed in is not asked. Sign-in, set-up and sign-out
    lie below one address and stay reachable.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send the person to the second factor first."""
        if self._is_missing(request):
            messages.info(
                request,
                _("Richten Sie zuerst einen zweiten Faktor ein. Danach geht es hier weiter."),
            )
            return redirect("mfa_index")
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return False
        # All pages of sign-in lie below the parent of their overview („/konto/“).
        open_here = (reverse("account_login").rsplit("login", 1)[0], reverse("set_language"))
        if request.path.startswith(open_here):
            return False
        return not is_mfa_enabled(request.user)
