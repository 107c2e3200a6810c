"""Where a trust person takes up an invitation; nobody is signed in here who need not be.

The code stands in the address, so the page is kept nowhere and hands no referrer on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.arrival import arrive, invitation_for
from elections.forms.nominations.trust import ArrivalForm
from elections.models.nominations.trust import INVITATION_CODES
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import User
from municipalities.models.statements import Statements
from municipalities.scope import invited as invited_to
from municipalities.scope import taken

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """Keep the page out of every cache, search engine and referrer: its address is a key."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, for whoever has it on paper."""
    typed = request.POST.get("code", "")[:60]
    key = INVITATION_CODES.key_of(typed) if request.method == "POST" else None
    if key is not None:
        return redirect("elections:invited", code=INVITATION_CODES.of(key))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"typed": typed, "is_wrong": request.method == "POST"}
    return render(request, "elections/nominations/arrival_code.html", context, status=status)


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """Take up an invitation, with a new account or with the one that is signed in."""
    key = INVITATION_CODES.key_of(code[:60])
    nomination = None
    if key is not None:
        asked = Statements("elections.models.nominations")
        ((nomination,),) = asked.rows("list_of_invitation", invitation=key)
    if key is None or nomination is None:
        return _page(request, {"refusal": _("Diesen Code gibt es nicht. Prüfen Sie ihn.")}, 404)
    signed_in = request.user if isinstance(request.user, User) else None
    scope = replace(invited_to(nomination), person=signed_in.pk if signed_in else 0)
    with taken(scope):
        return _answer(request, key, signed_in)


def _answer(request: HttpRequest, key: int, signed_in: User | None) -> HttpResponse:
    now = timezone.now()
    try:
        invitation = invitation_for(key, now)
    except RuleViolation as violation:
        return _page(request, {"refusal": sentence(violation)}, HTTPStatus.GONE)
    form = ArrivalForm(request.POST if request.method == "POST" else None)
    context = {"form": None if signed_in else form, "invitation": invitation}
    if request.method != "POST" or not (signed_in or form.is_valid()):
        status = 422 if request.method == "POST" else 200
        return _page(request, context, status)
    password = "" if signed_in else form.cleaned_data["password"]
    try:
        access = arrive(key, now=now, account=signed_in, password=password)
    except RuleViolation as violation:
        return _page(request, {**context, "refusal": sentence(violation)}, HTTPStatus.CONFLICT)
    if signed_in is None:
        login(request, access.account)
        text = _("Ihr Zugang ist eingerichtet. Ihr Anmeldename ist: %(username)s")
        messages.success(request, text % {"username": access.account.username})
    return redirect("elections:own_list", pk=access.trust_person.nomination_id)


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "elections/nominations/arrival.html", context, status=status)
