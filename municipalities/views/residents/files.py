"""Counts of foreign residents for the whole state: hand in a table, compare it, take it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.actions.residents.diff import ResidentChange, ResidentDiff, resident_diff
from municipalities.actions.residents.files import (
    DROPPED,
    TAKEN_IN,
    drop_resident_file,
    outcomes,
    take_in_residents,
)
from municipalities.actions.residents.uploads import hand_in_residents
from municipalities.files.refusal import ImportRefused
from municipalities.files.residents.tables import LARGEST_FILE
from municipalities.forms.residents.files import (
    ResidentChangeFilter,
    ResidentDecisionForm,
    ResidentFileForm,
)
from municipalities.law.basis import Rule
from municipalities.law.body.gremium import THRESHOLD
from municipalities.law.residents.counts import DutyChange
from municipalities.law.residents.rules import ResidentRule
from municipalities.messages import word
from municipalities.models import (
    AuditEvent,
    Municipality,
    ResidentCount,
    ResidentFile,
    ResidentUpload,
    Role,
)
from municipalities.models.residents.reading import KEY, NAME, NUMBER
from municipalities.models.sorting import is_found
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 100
MOST_FAULTS, MOST_LINES = 200, 20
FIELDS: dict[Rule, str] = {ResidentRule.COUNT_IN_FUTURE: "as_of"}
TONES = {
    DutyChange.BEGINS: "warning",
    DutyChange.ENDS: "info",
    DutyChange.IS_NEAR: "neutral",
    DutyChange.STAYS: "neutral",
}
_WANTED: dict[str, Callable[[ResidentChange], bool]] = {
    "neu": lambda change: change.is_new,
    "pflicht": lambda change: change.duty is not DutyChange.STAYS,
    "gleich": lambda change: not change.is_new,
    "aelter": lambda change: not change.holds,
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: SignedInRequest) -> HttpResponse:
    """Hand in a table; below it the earlier ones with what became of them."""
    _check_state(request)
    posted = request.method == "POST"
    form = ResidentFileForm(request.POST, request.FILES) if posted else ResidentFileForm()
    if posted and form.is_valid():
        with refusals_into(form, FIELDS):
            if handed := _hand_in(form, request):
                return _next(handed)
    handed_in = Paginator(ResidentFile.objects.select_related("uploaded_by"), PAGE_SIZE)
    page = handed_in.get_page(request.GET.get("page"))
    done = outcomes(list(page))
    context = {
        "form": form,
        "page": page,
        "waiting": ResidentUpload.objects.select_related("uploaded_by").defer("content"),
        "rows": [{"file": file, **_outcome(done.get(file.pk))} for file in page],
    }
    return answer(request, "municipalities/residents/files.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, file_pk: int) -> HttpResponse:
    """Show what a table would change; take it in or drop it."""
    _check_state(request)
    stored = get_object_or_404(ResidentFile.objects.select_related("uploaded_by"), pk=file_pk)
    form = ResidentDecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            _decide(request, stored, form.cleaned_data["act"])
            return redirect("municipalities:resident_files")
    outcome = outcomes([stored]).get(stored.pk)
    chosen = ResidentChangeFilter(request.GET)
    chosen.is_valid()  # invalid filters are ignored, the rest counts
    diff = resident_diff(stored)
    found = [change for change in diff.changes if _is_wanted(change, chosen.cleaned_data)]
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "file": stored,
        "status": ResidentCount.Status(stored.status).label,
        **_outcome(outcome),
        "is_open": outcome is None,
        "may_take_in": outcome is None and not diff.faults and diff.counts["new"] > 0,
        "diff": diff,
        "counts": diff.counts,
        "faults": diff.faults[:MOST_FAULTS],
        "more_faults": len(diff.faults) - MOST_FAULTS,
        "notes": [_note(note.text, note.lines) for note in diff.notes],
        "duties": [_row(change) for change in diff.duties] if outcome is None else [],
        "filter": chosen,
        "is_filtered": any(chosen.cleaned_data.values()),
        "page": page,
        "rows": [_row(change) for change in page],
        "threshold": THRESHOLD,
    }
    return answer(request, "municipalities/residents/file.html", context)


@login_required
@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    """Hand out a table with all municipalities and no number, as Excel opens it."""
    _check_state(request)
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow([KEY, NAME, NUMBER])
    for ags, name in Municipality.objects.order_by("ags").values_list("ags", "name"):
        table.writerow([ags, name, ""])
    return HttpResponse(
        text.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="einwohnerzahlen-vorlage.csv"'},
    )


def _check_state(request: SignedInRequest) -> None:
    if not request.user.has_role(Role.STATE_ADMIN):
        raise Http404


def _hand_in(
    form: ResidentFileForm, request: SignedInRequest
) -> ResidentFile | ResidentUpload | None:
    """Take what was handed in; what is wrong with the file as a whole stands beside its field."""
    entered = form.cleaned_data
    upload = entered["file"]
    try:
        return hand_in_residents(
            upload.read(LARGEST_FILE + 1),
            name=upload.name,
            as_of=entered["as_of"],
            status=ResidentCount.Status(entered["status"]),
            source=entered["source"],
            today=timezone.localdate(),
            actor=request.user,
            ask=entered["ask"],
        )
    except ImportRefused as refused:
        for line in refused.lines():
            form.add_error("file", line)
        return None


def _next(handed: ResidentFile | ResidentUpload) -> HttpResponse:
    """Lead to what the file changes, or first to how it is read."""
    if isinstance(handed, ResidentUpload):
        return redirect("municipalities:resident_reading", upload_pk=handed.pk)
    return redirect("municipalities:resident_file", file_pk=handed.pk)


def _decide(request: SignedInRequest, stored: ResidentFile, act: str) -> None:
    if act == ResidentDecisionForm.DROP:
        drop_resident_file(stored.pk, actor=request.user)
        messages.success(request, _("Die Datei ist verworfen. Keine Zahl hat sich geändert."))
        return
    diff = take_in_residents(stored.pk, actor=request.user)
    messages.success(request, _taken_in(diff))


def _taken_in(diff: ResidentDiff) -> str:
    counts = diff.counts
    done = ngettext(
        "%(count)s Zahl ist übernommen.", "%(count)s Zahlen sind übernommen.", counts["new"]
    ) % {"count": counts["new"]}
    duties = _("Pflicht entsteht: %(begins)s, Pflicht entfällt: %(ends)s.") % {
        "begins": counts["duty_begins"],
        "ends": counts["duty_ends"],
    }
    return f"{done} {duties}"


def _outcome(event: AuditEvent | None) -> dict[str, Any]:
    """Return what became of a table, in words."""
    if event is None:
        return {"outcome": _("wartet auf Entscheidung"), "outcome_tone": "warning"}
    words = {TAKEN_IN: (_("übernommen"), "success"), DROPPED: (_("verworfen"), "neutral")}
    said, tone = words[event.act]
    return {
        "outcome": said,
        "outcome_tone": tone,
        "outcome_at": event.recorded_at,
        "outcome_by": event.actor_name,
        "taken": event.details.get("new"),
    }


def _is_wanted(change: ResidentChange, chosen: dict[str, Any]) -> bool:
    kind, text = chosen.get("zeilen"), str(chosen.get("suche") or "")
    place = change.municipality
    if not (is_found(text, place.name) or place.ags.startswith(text)):
        return False
    return not kind or _WANTED[kind](change)


def _note(text: str, lines: tuple[int, ...]) -> str:
    """Return a note with the numbers of its lines, if it has any; of many, only the first."""
    if not lines:
        return text
    told: Iterator[str] = map(str, lines[:MOST_LINES])
    more = " …" if len(lines) > MOST_LINES else ""
    return _("%(text)s Zeilen (%(count)s): %(lines)s") % {
        "text": text,
        "count": len(lines),
        "lines": ", ".join(told) + more,
    }


def _row(change: ResidentChange) -> dict[str, Any]:
    return {
        "change": change,
        "municipality": change.municipality,
        "before": change.before,
        "number_before": change.before.foreign_residents if change.before else None,
        "sign": _sign(change.change),
        "difference": None if change.change is None else abs(change.change),
        "duty": word(change.duty),
        "duty_tone": TONES[change.duty],
        "is_moved": change.duty is not DutyChange.STAYS,
    }


def _sign(difference: int | None) -> str:
    """Return the sign before a difference, written as a minus and not as a hyphen."""
    if not difference:
        return ""
    return "+" if difference > 0 else "\N{MINUS SIGN}"
