"""Say how a table of foreign residents is read: beside its first lines, before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.residents.reading import proposal_for
from municipalities.actions.residents.uploads import drop_upload, read_upload
from municipalities.files.refusal import ImportRefused
from municipalities.files.residents.proposal import Proposal
from municipalities.files.residents.sorting import LeftOut
from municipalities.forms.residents.reading import (
    AskedRow,
    AskedSign,
    Recognised,
    ResidentReadingForm,
    ResidentShapeForm,
)
from municipalities.forms.table_shape import LONGEST_MEMORY
from municipalities.law.basis import Rule, RuleViolation
from municipalities.law.residents.rules import ResidentRule
from municipalities.messages import sentence, word
from municipalities.models import Municipality, ResidentUpload, Role
from municipalities.models.residents.reading import KEY, NAME, NUMBER
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.tables import first_lines, table_shape

READ, PREVIEW, DROP = "lesen", "vorschau", "verwerfen"
SHOWN_LEFT_OUT, SHORT = 20, 5
FIELDS: dict[Rule, str] = {
    ResidentRule.COUNT_IN_FUTURE: "as_of",
    ResidentRule.COUNT_WITHOUT_DAY: "as_of",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: SignedInRequest, upload_pk: int) -> HttpResponse:
    """Show how a table could be read, take corrections, and read it as confirmed."""
    if not request.user.has_role(Role.STATE_ADMIN):
        raise Http404
    upload = ResidentUpload.objects.select_related("uploaded_by").filter(pk=upload_pk).first()
    if upload is None:
        return _gone(request)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == DROP:
        return _drop(request, upload)
    names = dict(Municipality.objects.values_list("ags", "name"))
    proposal, problems = _proposal(request, upload, names)
    # Other columns have other signs and rows: nobody confirms what was not shown.
    is_unseen = act == READ and request.POST.get("shown") != _shown_as(proposal)
    is_read = act == READ and not is_unseen and proposal.table is not None
    typed = {name: request.POST.get(name, "") for name in ("as_of", "memory")} if act else {}
    form = ResidentReadingForm(
        request.POST if is_read else None,
        _recognised(proposal, names),
        **{"as_of": proposal.day, "memory": upload.source[:LONGEST_MEMORY], **typed},
    )
    if is_read and form.is_valid():
        with refusals_into(form, FIELDS):
            return _read(request, upload, form)
    context = {
        "upload": upload,
        "form": form,
        "problems": problems,
        "is_unseen": is_unseen,
        **_shown(proposal),
    }
    page = "municipalities/residents/reading.html"
    if is_unseen:
        return render(request, page, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return answer(request, page, context)


def _read(
    request: SignedInRequest, upload: ResidentUpload, form: ResidentReadingForm
) -> HttpResponse:
    try:
        file = read_upload(
            upload.pk,
            form.reading(),
            as_of=form.cleaned_data["as_of"],
            memory=form.cleaned_data["memory"].strip(),
            today=timezone.localdate(),
            actor=request.user,
        )
    except RuleViolation as violation:
        if violation.rule is ResidentRule.RESIDENT_UPLOAD_GONE:
            return _gone(request)
        raise
    return redirect("municipalities:resident_file", file_pk=file.pk)


def _drop(request: SignedInRequest, upload: ResidentUpload) -> HttpResponse:
    try:
        drop_upload(upload.pk, actor=request.user)
    except RuleViolation:
        return _gone(request)
    messages.success(request, _("Die Datei ist verworfen. Keine Zahl hat sich geändert."))
    return redirect("municipalities:resident_files")


def _gone(request: SignedInRequest) -> HttpResponse:
    """Lead whoever pressed a button twice to the list, where it stands what became of the table."""
    if request.method != "POST":
        raise Http404
    messages.info(request, sentence(RuleViolation(ResidentRule.RESIDENT_UPLOAD_GONE)))
    return redirect("municipalities:resident_files")


def _proposal(
    request: SignedInRequest, upload: ResidentUpload, names: Mapping[str, str]
) -> tuple[Proposal, list[str]]:
    """Return the proposal with what was chosen so far; without it where it cannot be read so."""
    content = bytes(upload.content)
    proposal = proposal_for(content, source=upload.source)
    if request.method != "POST":
        return proposal, _problems(proposal)
    # Labels of other columns are only known once the shape is read as chosen.
    form = ResidentShapeForm(request.POST, _recognised(proposal, names))
    try:
        shaped = proposal_for(
            content, source=upload.source, chosen=replace(form.chosen(), columns={})
        )
        form = ResidentShapeForm(request.POST, _recognised(shaped, names))
        proposal = proposal_for(content, source=upload.source, chosen=form.chosen())
    except ImportRefused as refused:
        return proposal, list(refused.lines())
    return proposal, _problems(proposal)


def _recognised(proposal: Proposal, names: Mapping[str, str]) -> Recognised:
    """Return what the form needs of a proposal; each text is asked about once."""
    raw, table = proposal.raw, proposal.table
    asked = {one.key: one for one in table.questions} if table else {}
    return Recognised(
        shape=table_shape(raw, proposal.shape.labels, proposal.reading.header_line),
        reading=proposal.reading,
        signs=tuple(AskedSign(sign, at) for sign, _m, at in table.signs) if table else (),
        rows=tuple(
            AskedRow(one.line, key, one.written, tuple((ags, names[ags]) for ags in one.answers))
            for key, one in asked.items()
        ),
    )


def _shown_as(proposal: Proposal) -> str:
    """Return a fingerprint of what the page shows: columns, signs, rows that are left out."""
    table = proposal.table
    seen = (
        sorted(proposal.reading.columns.items()),
        [sign for sign, *_rest in table.signs] if table else [],
        [one.line for one in table.left_out] if table else [],
        [asked.line for asked in table.questions] if table else [],
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _problems(proposal: Proposal) -> list[str]:
    return list(proposal.refusal.lines()) if proposal.refusal else []


def _shown(proposal: Proposal) -> dict[str, Any]:
    """Return what the page shows of a proposal."""
    shape, columns, table = proposal.shape, proposal.reading.columns, proposal.table
    words = {KEY: _("Schlüssel"), NAME: _("Name"), NUMBER: _("Anzahl")}
    read = {label: words[role] for role, label in columns.items() if label}
    return {
        "shown": _shown_as(proposal),
        "days": proposal.days,
        "sheet": proposal.raw.sheet,
        "rivals": proposal.raw.rivals,
        "columns": [{"label": label, "role": read.get(label, "")} for label in shape.labels],
        "unused": proposal.unused,
        "lines": first_lines(
            len(shape.labels), above=shape.above, header=shape.header, body=shape.body
        ),
        "rows": len(table.rows) if table else 0,
        "left_out": list(_left_out(table.left_out)) if table else [],
    }


def _left_out(lines: tuple[LeftOut, ...]) -> Iterator[dict[str, Any]]:
    """Yield the lines that are not read by reason, of many only the first ones."""
    in_order = sorted(lines, key=lambda one: one.reason.value)
    for reason, found in groupby(in_order, key=lambda one: one.reason):
        group = list(found)
        yield {
            "reason": word(reason),
            "count": len(group),
            "is_short": len(group) <= SHORT,
            "lines": group[:SHOWN_LEFT_OUT],
            "more": max(len(group) - SHOWN_LEFT_OUT, 0),
        }
