"""The answer where something is not as the log proves it: what, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from municipalities.actions.integrity import UnprovenError

UNAVAILABLE = 503


class AnswerUnproven:
    """Answers with a calm sentence in place of what does not fit the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503, for people and for machines; no cache keeps it."""
        if not isinstance(exception, UnprovenError):
            return None
        response: HttpResponse
        if request.path.startswith("/api/"):
            detail = _(
                "Diese Fassung passt nicht zum Log der Gemeinde und wird deshalb nicht "
                "ausgeliefert. Der Vorfall steht im Log der Gemeinde. Versuchen Sie es später noch "
                "einmal."
            )
            response = JsonResponse({"detail": detail}, status=UNAVAILABLE)
        else:
            response = render(request, "503.html", status=UNAVAILABLE)
        response["Cache-Control"] = "no-store"
        return response
