"""The code of a printed list: exactly what was printed, and what differs from the data of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.paper_state import PaperTakenOver, take_over_paper
from elections.actions.nominations.submission import state_to_print
from elections.forms.nominations.papers import PaperTakenOverForm
from elections.law.nominations.states import AT_THE_OFFICE, BEFORE_RECEIPT
from elections.models import Candidate, Election, ListPrint, Nomination, TrustPerson
from elections.models.nominations.papers import PRINT_CODES
from elections.models.nominations.printed import (
    PERSON,
    PrintedChange,
    changes_since,
    person_text,
    state_digest,
)
from elections.views.fetching import election_led
from municipalities.models.codes import spelled
from municipalities.views.acting import SignedInRequest, answer, refusals_into

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

LONGEST = 60
"""More signs than a code with blanks and hyphens has."""
PERSON_FIELDS = (
    "salutation", "title", "given_name", "name_particle", "family_name", "birth_date",
    "birth_as_written", "birth_place", "occupation", "street", "postcode", "town", "is_blocked",
    "reachable_at", "origin", "post",
)  # fmt: skip
TRUST_FIELDS = ("street", "postcode", "town", "phone", "email")


@dataclass(frozen=True, slots=True)
class Told:
    """One difference as the page tells it; ``about`` is empty for the list itself."""

    about: StrOrPromise
    field: StrOrPromise
    printed: str
    today: str


def _prints(election: Election) -> QuerySet[ListPrint]:
    return ListPrint.objects.filter(nomination__election=election).select_related("printed_by")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for the code that stands on a paper which came in."""
    election = election_led(request, pk)
    code = request.POST.get("code", "")[:LONGEST]
    is_wrong = False
    if request.method == "POST":
        key = PRINT_CODES.key_of(code)
        if key is not None and _prints(election).filter(pk=key).exists():
            return redirect("elections:printed_list", pk=pk, code=PRINT_CODES.of(key))
        is_wrong = True
    context = {"election": election, "typed": code, "is_wrong": is_wrong}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "elections/nominations/print_code.html", context, status=status)


@never_cache
@login_required
@require_safe
def printed(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Show the state that was printed under a code, beside what stands today."""
    election = election_led(request, pk)
    found, nomination = _paper(election, code)
    newest = nomination.prints.on_paper().last()
    set_aside = nomination.prints.set_aside().exclude(pk=found.pk)
    context = {
        "election": election,
        "nomination": nomination,
        "printed": found,
        "code": spelled(found.code),
        "facts": found.facts,
        "trust_persons": [_trust_person(one) for one in found.facts["trust_persons"]],
        "people": [_person(one) for one in found.facts["persons"]],
        "changes": [_told(one) for one in _changes(found, nomination)],
        "newer": newest if newest and newest.pk > found.pk else None,
        "set_aside": set_aside.select_related("printed_by"),
        "may_receive": nomination.state() in BEFORE_RECEIPT,
        "may_take_over": nomination.state() in AT_THE_OFFICE,
    }
    return render(request, "elections/nominations/printed.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Make the data say what the signed paper says, after a look at every difference."""
    election = election_led(request, pk)
    found, nomination = _paper(election, code)
    form = PaperTakenOverForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:printed_list", args=[pk, found.code])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = take_over_paper(
                found.pk,
                reason=form.cleaned_data["reason"],
                seen=request.POST.get("seen", ""),
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _said(made, nomination))
            return redirect(back)
    today = state_to_print(nomination)
    context = {
        "election": election,
        "nomination": nomination,
        "printed": found,
        "form": form,
        "changes": [_told(one) for one in changes_since(found.facts, today)],
        # What is sent next was compared with what this page shows.
        "seen": state_digest(today),
        "back": back,
        "is_open": nomination.state() in AT_THE_OFFICE,
    }
    return answer(request, "elections/nominations/take_over_paper.html", context)


def _said(made: PaperTakenOver, nomination: Nomination) -> str:
    if not made:
        return _("Papier und Daten sagten schon dasselbe.")
    return _("Die Daten von %(list)s sagen jetzt, was auf dem Papier steht.") % {"list": nomination}


def _paper(election: Election, code: str) -> tuple[ListPrint, Nomination]:
    """Return the printed state of a code and its list, or raise Http404."""
    key = PRINT_CODES.key_of(code[:LONGEST])
    if key is None:
        raise Http404
    found = get_object_or_404(_prints(election), pk=key)
    return found, election.nominations.select_related("receipt").get(pk=found.nomination_id)


def _changes(found: ListPrint, nomination: Nomination) -> list[PrintedChange]:
    return changes_since(found.facts, state_to_print(nomination))


def _trust_person(stated: Mapping[str, Any]) -> dict[str, Any]:
    name = " ".join(filter(None, (stated["given_name"], stated["family_name"])))
    return {
        "position": TrustPerson.Position(stated["position"]).label,
        "name": name,
        "rows": list(_rows(TrustPerson, TRUST_FIELDS, stated)),
    }


def _person(stated: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": person_text(stated),
        "rows": list(_rows(Candidate, PERSON_FIELDS, stated)),
    }


def _rows(
    model: type[Candidate | TrustPerson], names: tuple[str, ...], stated: Mapping[str, Any]
) -> Iterator[tuple[StrOrPromise, str]]:
    """Yield each field that says something; one that is empty was an empty line on the paper."""
    for name in names:
        if stated[name]:
            yield _label(model, name), _shown(model, name, stated[name])


def _told(change: PrintedChange) -> Told:
    if change.field == PERSON:
        return Told(
            _("Person"), _("steht auf der Liste"), change.printed or "–", change.today or "–"
        )
    model: type[Candidate | Nomination | TrustPerson] = Nomination
    about: StrOrPromise = ""
    if change.position:
        model, about = TrustPerson, TrustPerson.Position(change.position).label
    elif change.person:
        model, about = Candidate, change.person
    return Told(
        about,
        _label(model, change.field),
        _shown(model, change.field, change.printed),
        _shown(model, change.field, change.today),
    )


def _label(model: type[Candidate | Nomination | TrustPerson], name: str) -> StrOrPromise:
    if name == "birth_as_written":
        return _("Geburtsdatum, wie es dasteht")
    return model._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def _shown(model: type[Candidate | Nomination | TrustPerson], name: str, value: Any) -> str:
    """Return a stored value as people read it; „–“ where nothing is stated."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if not value:
        return "–"
    if name == "birth_date":
        return date_format(date.fromisoformat(value), "d.m.Y")
    choices: Mapping[Any, Any] = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value, value))
