"""How an extract is read: its form, its columns, and the words of its supplier."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.register.files import head_of
from elections.actions.register.mappings import explain_words, read_extract_as
from elections.files.register.extract_sniffing import look
from elections.forms.register.extracts import ReadingForm, WordsForm
from elections.models.register.headings import labels
from elections.models.register.imports import RegisterImport
from elections.models.register.reading import Reading, columns_of
from elections.views.fetching import election_led
from elections.views.register.fetching import extract_of, is_busy
from municipalities.files.encodings import ENCODINGS, encodings_of, rivals_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into

SAMPLES = 5
MOST_ENCODINGS = 4


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: SignedInRequest, pk: int, import_pk: int) -> HttpResponse:
    """Choose how an extract is read, beside its first rows; that starts the check."""
    election = election_led(request, pk)
    found = extract_of(election, import_pk)
    if hasattr(found, "outcome") or is_busy(found):
        return redirect("elections:extract", pk=pk, import_pk=import_pk)
    head = head_of(found)
    known = _reading_of(request, found, head)
    rows = look(head, known.encoding, known.separator)
    header = labels(next((row for line, row in rows if line >= known.header_line), ()))
    posted = request.method == "POST"
    form = ReadingForm(
        request.POST if posted else None, header=header, values=known.values,
        initial=_initial(known),
    )  # fmt: skip
    if posted and form.is_valid():
        with refusals_into(form):
            read_extract_as(
                found.pk,
                form.reading(),
                mapping=form.cleaned_data["mapping"].strip(),
                now=timezone.now(),
                actor=request.user,
            )
            return redirect("elections:extract", pk=pk, import_pk=import_pk)
    context = {
        "election": election,
        "extract": found,
        "form": form,
        "header": header,
        "titles": [" ".join(filter(None, row)) for line, row in rows if line < known.header_line],
        "rows": [_padded(row, len(header)) for line, row in rows if line > known.header_line][
            :SAMPLES
        ],
        "candidates": _candidates(head),
        "rivals": _rivals(found, head),
    }
    return answer(request, "elections/register/reading.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: SignedInRequest, pk: int, import_pk: int) -> HttpResponse:
    """Say what the words of an extract stand for that nobody knows; that starts the check again."""
    election = election_led(request, pk)
    found = extract_of(election, import_pk)
    check = getattr(found, "check_result", None)
    if check is None or is_busy(found):
        return redirect("elections:extract", pk=pk, import_pk=import_pk)
    posted = request.POST if request.method == "POST" else None
    form = WordsForm(posted, facts=check.findings)
    if posted is not None and form.is_valid():
        with refusals_into(form):
            explain_words(
                found.pk,
                form.values(),
                mapping=form.cleaned_data["mapping"],
                now=timezone.now(),
                actor=request.user,
            )
            return redirect("elections:extract", pk=pk, import_pk=import_pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Was heißen diese Wörter?"),
        "submit": _("So verstehen und neu prüfen"),
        "consequences": [],
        "cancel_url": reverse("elections:extract", args=[pk, import_pk]),
    }
    return answer(request, "elections/act.html", context)


def _reading_of(request: SignedInRequest, found: RegisterImport, head: bytes) -> Reading:
    """Return the reading with encoding, separator and header as chosen, otherwise as recognised."""
    chosen = request.POST if request.method == "POST" else request.GET
    known = Reading.from_json(found.reading)
    form = ReadingForm(chosen, header=())
    form.is_valid()
    clean = form.cleaned_data
    encoding = clean.get("encoding") or known.encoding
    separator = clean.get("separator") or known.separator
    line = clean.get("header_line") or known.header_line
    if (encoding, separator, line) == (known.encoding, known.separator, known.header_line):
        return known
    rows = look(head, encoding, separator)
    header = next((row for at, row in rows if at >= line), ())
    return replace(
        known, encoding=encoding, separator=separator, header_line=line, columns=columns_of(header)
    )


def _candidates(head: bytes) -> list[tuple[str, str]]:
    """Return the likely encodings, each with the words as it would show them."""
    found = encodings_of(head)[:MOST_ENCODINGS]
    return [
        (str(ENCODINGS[one.encoding]), ", ".join(one.words))
        for one in found
        if one.words and one.score > 0
    ]


def _rivals(found: RegisterImport, head: bytes) -> list[tuple[str, str]]:
    """Return the encodings that are as likely, each with words as they read here and there."""
    known = Reading.from_json(found.reading).rivals
    shown = {one.encoding: one.words for one in rivals_of(head, encodings_of(head))}
    return [
        (
            str(ENCODINGS[encoding]),
            ", ".join(f"„{here}“ – „{there}“" for here, there in shown.get(encoding, ())),
        )
        for encoding in known
    ]


def _initial(known: Reading) -> dict[str, Any]:
    single = {key: names[0] for key, names in known.columns.items() if names}
    return {
        **single,
        "nationalities": list(known.columns.get("nationalities", [])),
        "encoding": known.encoding,
        "separator": known.separator,
        "header_line": known.header_line,
        "date_format": known.date_format,
    }


def _padded(row: tuple[str, ...], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]
