"""The language of notices by nationality: a table that the office can change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.register.languages import choose_language, chosen_languages, reset_language
from elections.forms.register.languages import (
    DEFAULT,
    LanguageFilter,
    LanguageForm,
    foreign_nationalities,
)
from elections.law.register.languages import NoticeLanguage, default_language
from elections.views.fetching import election_led
from municipalities.messages import word
from municipalities.models import Municipality
from municipalities.models.sorting import is_found
from municipalities.views.acting import SignedInRequest, answer

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One nationality with the language of its notices, and the default where it was changed."""

    code: str
    name: str
    language: NoticeLanguage
    default: NoticeLanguage

    @property
    def is_changed(self) -> bool:
        """The office chose another language than the default."""
        return self.language is not self.default

    @property
    def word(self) -> str:
        """The language in German."""
        return word(self.language)

    @property
    def default_word(self) -> str:
        """The language that is set without a choice."""
        return word(self.default)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def languages(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which nationality gets which language, and change one."""
    election = election_led(request, pk)
    choices = chosen_languages(election.municipality)
    asked = request.GET.get("staat", "")
    form = LanguageForm(
        request.POST if request.method == "POST" else None,
        initial={"staat": asked, "sprache": choices.get(asked, DEFAULT)},
    )
    if request.method == "POST" and form.is_valid():
        messages.success(request, _change(election.municipality, form, request))
        return redirect("elections:languages", pk=pk)
    shown = LanguageFilter(request.GET)
    shown.is_valid()  # an invalid filter is left out, the others count
    rows = list(_matching(_rows(choices), shown.cleaned_data))
    context = {
        "election": election,
        "form": form,
        "filter": shown,
        "is_filtered": any(shown.cleaned_data.values()),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "changed_count": len(choices),
    }
    return answer(request, "elections/register/languages.html", context)


def _change(municipality: Municipality, form: LanguageForm, request: SignedInRequest) -> str:
    """Call the act, and return the sentence that says what holds now."""
    nationality, language = form.cleaned_data["staat"], form.language()
    if language is None:
        reset_language(municipality, nationality, actor=request.user)
        language = NoticeLanguage(default_language(nationality))
    else:
        choose_language(municipality, nationality, language, actor=request.user)
    name = next(one.name for one in foreign_nationalities() if one.code == nationality)
    text = _("%(name)s: ab dem nächsten Auszug %(language)s.")
    return text % {"name": name, "language": word(language)}


def _rows(choices: Mapping[str, str]) -> Iterator[Row]:
    for one in foreign_nationalities():
        default = NoticeLanguage(default_language(one.code))
        yield Row(one.code, one.name, NoticeLanguage(choices.get(one.code, default)), default)


def _matching(rows: Iterator[Row], chosen: dict[str, Any]) -> Iterator[Row]:
    """Keep what the filter asks for; a search finds part of the name or the key."""
    sought = (chosen.get("suche") or "").strip()
    for row in rows:
        if sought != row.code and not is_found(sought, row.name):
            continue
        if chosen.get("sprache") and chosen["sprache"] != row.language:
            continue
        if chosen.get("geaendert") and not row.is_changed:
            continue
        yield row
