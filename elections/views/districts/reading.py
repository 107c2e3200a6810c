"""Say how a table of polling places or streets is read, beside its first lines."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from elections.actions.districts.confirmed import read_waiting_file
from elections.actions.districts.files import drop
from elections.actions.districts.reading import found_in
from elections.files.districts.reading import FoundTable, missing_fields
from elections.forms.districts.reading import DistrictReadingForm, DistrictShapeForm
from elections.models import DistrictFile, Election
from elections.models.districts.reading import FileReading, fields_of
from municipalities.files.refusal import ImportRefused
from municipalities.forms.table_shape import LONGEST_MEMORY
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.tables import first_lines, table_shape

READ, PREVIEW, DROP = "lesen", "vorschau", "verwerfen"
PAGE = "elections/districts/reading.html"


def reading(request: SignedInRequest, election: Election, file: DistrictFile) -> HttpResponse:
    """Show how a waiting table could be read, take corrections, and read it as confirmed."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    kind = DistrictFile.Kind(file.kind)
    if act == DROP:
        return _drop(request, election, kind)
    found, problems = _found(request, election, file)
    # Other columns have other words: nobody confirms what was not shown.
    is_unseen = act == READ and request.POST.get("shown") != _shown_as(found)
    is_read = act == READ and not is_unseen
    memory = request.POST.get("memory", "") if act else file.name[:LONGEST_MEMORY]
    form = DistrictReadingForm(
        request.POST if is_read else None,
        _shape(found),
        kind.value,
        found.reading,
        found.values,
        memory=memory,
    )
    if is_read and form.is_valid():
        with refusals_into(form):
            if _read(request, election, file, form):
                return redirect(request.path)
    context = {
        "election": election,
        "title": kind.label,
        "file": file,
        "form": form,
        "problems": problems,
        "is_unseen": is_unseen,
        **_shown(found, kind.value),
    }
    if is_unseen:
        return render(request, PAGE, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return answer(request, PAGE, context)


def _drop(request: SignedInRequest, election: Election, kind: DistrictFile.Kind) -> HttpResponse:
    """Drop the file that the page showed; another one that waits instead is shown."""
    try:
        drop(election.pk, kind, sha256=request.POST.get("sha256", ""), actor=request.user)
    except RuleViolation as violation:
        messages.error(request, sentence(violation))
        return redirect(request.path)
    messages.success(request, _("Die Datei ist verworfen. Nichts hat sich geändert."))
    return redirect("elections:districts", pk=election.pk)


def _found(
    request: SignedInRequest, election: Election, file: DistrictFile
) -> tuple[FoundTable, list[str]]:
    """Return the table with what was chosen so far; without it where it cannot be read so."""
    content = bytes(file.content)
    found = found_in(election, file.kind, content, name=file.name)
    if request.method != "POST":
        return found, []
    try:
        form = DistrictShapeForm(request.POST, _shape(found), file.kind, found.reading)
        shaped = found_in(election, file.kind, content, FileReading(*form.shape()), name=file.name)
        form = DistrictShapeForm(request.POST, _shape(shaped), file.kind, shaped.reading)
        found = found_in(election, file.kind, content, form.chosen(), name=file.name)
    except ImportRefused as refused:
        return found, list(refused.lines())
    return found, []


def _read(
    request: SignedInRequest, election: Election, file: DistrictFile, form: DistrictReadingForm
) -> bool:
    try:
        read_waiting_file(
            election.pk,
            DistrictFile.Kind(file.kind),
            form.reading(),
            sha256=request.POST.get("sha256", ""),
            memory=form.cleaned_data["memory"].strip(),
            actor=request.user,
        )
    except ImportRefused as refused:
        for line in refused.lines():
            form.add_error(None, line)
        return False
    return True


def _shape(found: FoundTable) -> Any:
    return table_shape(found.raw, found.labels, found.reading.header_line)


def _shown(found: FoundTable, kind: str) -> dict[str, Any]:
    """Return what the page shows of a table."""
    line = found.reading.header_line
    titles = {one.key: one.title for one in fields_of(kind)}
    read = {label: titles[key] for key, label in found.reading.columns.items() if label}
    lines = found.raw.lines
    unnamed = [key for key in ("day", "ags") if not found.reading.columns.get(key)]
    return {
        "shown": _shown_as(found),
        "columns": [{"label": label, "role": read.get(label, "")} for label in found.labels],
        "unused": found.unused,
        "sheet": found.raw.sheet,
        "rivals": found.raw.rivals,
        "missing": [titles[key] for key in missing_fields(found.reading, kind)],
        "unnamed": [titles[key] for key in unnamed],
        "without_kind": kind == "places" and not found.reading.columns.get("kind"),
        "lines": first_lines(
            len(found.labels),
            above=tuple(one for one in lines if one[0] < line),
            header=tuple(one for one in lines if one[0] == line),
            body=found.body,
        ),
    }


def _shown_as(found: FoundTable) -> str:
    """Return a fingerprint of what the page shows: columns and words."""
    columns = sorted(pair for pair in found.reading.columns.items() if pair[1])
    seen = (columns, sorted(found.values.items()))
    return hashlib.sha256(repr(seen).encode()).hexdigest()
