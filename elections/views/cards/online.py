"""The public form for a polling card, reached by the code on the notice.

It shows nothing of the person. No page of it is kept anywhere, and the code stays out of the log
(``config.log``) and out of the addresses that a link hands on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from elections.actions.cards.attempts import begin_attempt
from elections.actions.cards.online import acknowledge, submit, take_receipt
from elections.files.cards.voter_texts import LANGUAGES, voter_texts
from elections.forms.cards.online import ApplyForm
from elections.law.cards.issuing import proves_birth
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.course.windows import Timed, outside
from elections.models import Election
from elections.models.cards.codes import entry_key_of, spelled, voter_of
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation
from municipalities.models.letterhead import Letterhead
from municipalities.scope import taken

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Keep the page out of every cache, search engine and referrer; it sets no cookie.

    Nobody is signed in here, so there is nothing that another site could act in the name of: who
    sends the form has to know code and birth date. The token against forged forms would need a
    cookie, and a browser that hands on no referrer names no origin either.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the code, for whoever cannot scan it."""
    if request.method == "POST":
        key = entry_key_of(request.POST.get("code", "")[:60])
        if key is None:
            return _unknown(request, typed=request.POST.get("code", "")[:60])
        code = "".join(sign for sign in request.POST["code"][:60] if sign.isalnum())
        address = reverse("elections:apply_online", args=[code])
        return redirect(f"{address}?lang={_language(request)}")
    return _page(request, "start", None)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def apply_online(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form, and take an application; a code of nobody and of a struck person are one."""
    key = entry_key_of(code[:60])
    with taken(voter_of(key)):
        return _answer(request, key)


def _answer(request: HttpRequest, key: int | None) -> HttpResponse:
    entries = RegisterEntry.objects.filter(pk=key or 0).standing()
    entry = entries.select_related("election__municipality").first()
    if entry is None:
        return _unknown(request)
    election = entry.election
    if refusal := _refusal(entry):
        return _page(request, "closed", election, refusal=refusal)
    form = ApplyForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, "form", election, form=form)
    if not form.is_valid():
        return _page(request, "form", election, form=form, status=422)
    return _taken(request, entry, form)


def _refusal(entry: RegisterEntry) -> str:
    """Return why nobody can apply with this code now, as a key of the texts; empty for nothing."""
    election = entry.election
    if election.current_phase is Phase.CANCELLED:
        return "not_possible"
    late = outside(Timed.APPLY_ONLINE, timezone.now(), calendar_days(election))
    if late is not None:
        return "too_early" if late.rule is CourseRule.TOO_EARLY else "too_late"
    # Nobody can prove a birth that nobody knows.
    return "" if entry.birth_date.year else "in_writing"


def _taken(request: HttpRequest, entry: RegisterEntry, form: ApplyForm) -> HttpResponse:
    """Compare the birth date, write the receipt, take it into the register, show its number."""
    attempt = begin_attempt(entry.pk, get_adapter().get_client_ip(request))
    if attempt is None:
        return _page(request, "closed", entry.election, refusal="too_many", status=429)
    entered = form.cleaned_data
    if not proves_birth(entered["birth_date"], entry.birth_date):
        form.add_error("birth_date", "wrong_birth_date")
        return _page(request, "form", entry.election, form=form, status=422)
    attempt.forget()
    try:
        sent = submit(
            entry.pk,
            ship_to=entered["ship_to"],
            language=_language(request),
            now=timezone.now(),
        )
    except RuleViolation:
        # Between the question and the answer the period ended, or the entry was struck.
        return _page(request, "closed", entry.election, refusal="not_possible", status=409)
    _take_in(sent.receipt.pk)
    response = _page(
        request, "done", entry.election, number=sent.receipt.number, is_new=sent.is_new
    )
    acknowledge(sent.receipt.pk, now=timezone.now())
    return response


def _take_in(receipt_id: int) -> None:
    """Take the receipt into the register at once; what fails here the sweep makes good."""
    try:
        take_receipt(receipt_id)
    except Exception:
        logger.exception("Eingang %s ist noch nicht im Verzeichnis", receipt_id)


def _unknown(request: HttpRequest, typed: str = "") -> HttpResponse:
    return _page(request, "unknown", None, typed=typed, status=404)


def _page(
    request: HttpRequest, name: str, election: Election | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Render one page in the chosen language; facts stand in its texts already."""
    language = LANGUAGES[_language(request)]
    facts = {"number": str(more.get("number", "")), **(_facts(election) if election else {})}
    if language.is_rtl:
        # Latin names and figures stay in their own order among Arabic words.
        facts = {name: f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}"
                 for name, value in facts.items()}  # fmt: skip
    texts = {
        key.removeprefix("form."): _filled(text, facts)
        for key, text in voter_texts(language.code).items()
        if key.startswith("form.")
    }
    context = {
        "t": texts,
        "language": language,
        "languages": LANGUAGES.values(),
        "is_of_an_election": election is not None,
        "refusal": texts.get(more.pop("refusal", ""), ""),
        "code": spelled(more.pop("typed")) if more.get("typed") else "",
        **more,
    }
    if form := more.get("form"):
        context["errors"] = {
            name: texts[str(problems[0])] for name, problems in form.errors.items()
        }
    return render(request, f"elections/cards/apply/{name}.html", context, status=status)


def _facts(election: Election) -> dict[str, str]:
    days = calendar_days(election)
    late, posted = days["C-17"], days["C-20"]
    head = Letterhead.objects.filter(municipality=election.municipality).first()
    ways = [way for way in (head.phone, head.email) if way] if head else []
    return {
        "place": election.municipality.short_name,
        "day": f"{election.day:%d.%m.%Y}",
        "apply_from": f"{days['C-10'].on:%d.%m.%Y}",
        "late_until": f"{late.at:%H:%M}" if late.at else "",
        "closes": f"{posted.at:%H:%M}" if posted.at else "",
        "contact": ", ".join(ways) or election.municipality.short_name,
    }


def _filled(text: str, facts: dict[str, str]) -> str:
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _language(request: HttpRequest) -> str:
    """Return the language that was chosen, that of an earlier choice, or the browser's."""
    wished = [
        request.GET.get("lang", ""),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
        *(name for name, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))),
    ]
    known = (name.split("-")[0].lower() for name in wished)
    return next((name for name in known if name in LANGUAGES), "de")
