"""The persons of a list from a table: hand it in, answer, compare, take in; and hand one out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from elections.actions.nominations.people_files import (
    PeopleComparison,
    PeopleTakenIn,
    compared,
    take_in_people,
)
from elections.actions.nominations.persons import Reason
from elections.files.nominations.person_carried import report_as_values, report_from_values
from elections.files.nominations.person_fields import BY_KEY, STANDING
from elections.files.nominations.person_files import LARGEST_FILE, FoundPeople, find_people
from elections.files.nominations.person_listed import digest_of, kept_rows, misfits
from elections.files.nominations.person_questions import Question, reading_with
from elections.files.nominations.person_report import PersonReport, people_of
from elections.forms.nominations.people_files import (
    PeopleFileForm,
    PeopleQuestionsForm,
    PeopleTableForm,
    table_form,
)
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.states import Hand
from elections.models import ListCorrection, Nomination
from elections.models.districts.reading import FileReading
from municipalities.files.refusal import ImportRefused
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest, answer, refusals_into

# How long a table that was shown may wait for its confirmation, in seconds.
WAITS = 60 * 60
# A page carries what was read, below the largest form that the server takes.
LARGEST_CARRIED = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Desk:
    """At whose desk a table is handed in, which page shows it, and where its list is.

    ``context`` is what every page of that desk shows.
    """

    nomination: Nomination
    by: Hand
    template: str
    back: str
    context: Mapping[str, Any]

    def salt(self, request: SignedInRequest, what: str) -> str:
        """Return what binds a signed value to list, hand and account."""
        return f"people:{what}:{self.nomination.pk}:{self.by.value}:{request.user.pk}"


def people_file(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """Hand in a table; answer what is unclear; see what it would change; take it in."""
    if "table" in request.POST:
        return _confirmed(request, desk)
    form = PeopleFileForm()
    if request.method == "POST":
        form = PeopleFileForm(request.POST, request.FILES)
        try:
            if "content" in request.POST:
                return _answered(request, desk)
            if getattr(request, "upload_too_large", False):
                form = _refused([_("Die Datei ist zu groß.")])
            elif form.is_valid():
                upload = form.cleaned_data["file"]
                return _read(request, desk, upload.read(LARGEST_FILE + 1), FileReading())
        except ImportRefused as refused:
            form = _refused(refused.lines())
        except _NotCarried as not_carried:
            form = _refused([str(not_carried)])
    return _shown(request, desk, {"form": form})


class _NotCarried(Exception):  # noqa: N818 - it is a state of the page, no fault
    """A table cannot be carried by the page, or waited too long; the text says why."""


def _refused(lines: Iterable[str]) -> PeopleFileForm:
    form = PeopleFileForm({}, MultiValueDict())
    form.errors.clear()
    for line in lines:
        form.add_error("file", line)
    return form


def _shown(request: SignedInRequest, desk: Desk, context: Mapping[str, Any]) -> HttpResponse:
    told = {"title": _("Personen aus einer Datei"), "cancel_url": desk.back}
    response = answer(request, desk.template, {**desk.context, **told, **context})
    response["Cache-Control"] = "no-store"
    return response


def _read(
    request: SignedInRequest,
    desk: Desk,
    content: bytes,
    chosen: FileReading,
    answered: frozenset[tuple[str, str]] = frozenset(),
) -> HttpResponse:
    """Show what is unclear about a table, or what it would change.

    What was answered is not asked again: what is still wrong then is refused with its reason.
    """
    found = find_people(content, chosen=chosen)
    asked = _asked(found, answered)
    if asked:
        values = {
            "content": base64.b85encode(content).decode(),
            "chosen": chosen.as_json(),
            "answered": sorted(answered),
        }
        carried = _signed(desk.salt(request, "asked"), values)
        form = PeopleQuestionsForm(None, asked, initial={"content": carried})
        return _shown(request, desk, {"questions": form})
    return _dry_run(request, desk, people_of(found, content))


def _answered(request: SignedInRequest, desk: Desk) -> HttpResponse:
    carried = _unsigned(desk.salt(request, "asked"), request.POST["content"])
    content = base64.b85decode(carried["content"])
    before = FileReading(**{**carried["chosen"], "labels": ()})
    answered = frozenset((key, word) for key, word in carried["answered"])
    asked = _asked(find_people(content, chosen=before), answered)
    form = PeopleQuestionsForm(request.POST, asked)
    if not form.is_valid():
        return _shown(request, desk, {"questions": form, "form": form})
    answered |= {(one.key, one.word) for one in asked}
    chosen = reading_with(before, zip(asked, form.answers(), strict=True))
    return _read(request, desk, content, chosen, answered)


def _asked(found: FoundPeople, answered: Collection[tuple[str, str]]) -> list[Question]:
    return [one for one in found.questions if (one.key, one.word) not in answered]


def _signed(salt: str, value: Any) -> str:
    carried = signing.dumps(value, salt=salt, compress=True)
    if len(carried) > LARGEST_CARRIED:
        raise _NotCarried(
            _(
                "In der Datei steht mehr, als diese Seite halten kann. Speichern Sie nur das Blatt "
                "mit den Personen, ohne Bilder, als CSV."
            )
        )
    return carried


def _unsigned(salt: str, carried: str) -> Any:
    try:
        return signing.loads(carried, salt=salt, max_age=WAITS)
    except (signing.BadSignature, binascii.Error) as bad:
        raise _NotCarried(
            _(
                "Die Datei wurde vor mehr als einer Stunde oder von jemand anderem gelesen. Laden "
                "Sie sie noch einmal hoch."
            )
        ) from bad


def _dry_run(
    request: SignedInRequest,
    desk: Desk,
    report: PersonReport,
    *,
    carried: str = "",
    form: PeopleTableForm | None = None,
) -> HttpResponse:
    people = list(desk.nomination.candidates.all())
    comparison = compared(people, report.rows, report.fields)
    if form is None:
        values = {**report_as_values(report), "seen": digest_of(people)}
        form = _table_form(
            desk,
            None,
            is_empty=not people,
            asks_missing=bool(comparison.difference.missing),
            table=carried or _signed(desk.salt(request, "read"), values),
        )
    wrong = [*misfits(kept_rows(report.rows, report.fields)[0])]
    shown = {"report": report, "misfits": wrong, "confirmation": form, **_told(comparison)}
    # What was sent and refused is told by its form.
    return _shown(request, desk, {**shown, **({"form": form} if form.is_bound else {})})


def _table_form(
    desk: Desk, data: Any, *, is_empty: bool, asks_missing: bool, table: str = ""
) -> PeopleTableForm:
    needs_reason = desk.by is not Hand.LIST and not is_empty
    initial = {"table": table} if table else None
    return table_form(data, needs_reason=needs_reason, asks_missing=asks_missing, initial=initial)


def _confirmed(request: SignedInRequest, desk: Desk) -> HttpResponse:
    try:
        values = _unsigned(desk.salt(request, "read"), request.POST["table"])
    except _NotCarried as not_carried:
        return _shown(request, desk, {"form": _refused([str(not_carried)])})
    report = report_from_values(values)
    is_empty = not desk.nomination.candidates.exists()
    form = _table_form(desk, request.POST, is_empty=is_empty, asks_missing=True)
    if form.is_valid():
        with refusals_into(form):
            entered = form.cleaned_data
            reason = None
            if "reason" in entered:
                kind = ListCorrection.Kind(entered["kind"])
                reason = Reason(entered["reason"], timezone.now(), kind)
            taken_in = take_in_people(
                desk.nomination.pk,
                report.rows,
                named=report.fields,
                seen=values["seen"],
                actor=request.user,
                by=desk.by,
                now=timezone.now(),
                reason=reason,
                removes_missing=entered["removes_missing"],
            )
            messages.success(request, _done_text(taken_in))
            return redirect(desk.back)
    return _dry_run(request, desk, report, carried=request.POST["table"], form=form)


def _done_text(taken_in: PeopleTakenIn) -> str:
    if not taken_in:
        return _("Die Liste steht schon so da wie in der Datei. Es hat sich nichts geändert.")
    return _(
        "Übernommen. Neu: %(added)s, geändert: %(changed)s, von der Liste genommen: %(removed)s."
    ) % {
        "added": taken_in.added,
        "changed": taken_in.changed,
        "removed": taken_in.removed,
    }


def _told(comparison: PeopleComparison) -> dict[str, Any]:
    """Return what a table changes, person by person and field by field, in words."""
    found = comparison.difference
    return {
        "added": found.added,
        "changed": [
            {
                "person": comparison.person(one.known),
                "changes": [
                    {
                        "field": BY_KEY[change.field].title,
                        "before": _in_words(change.field, change.before),
                        "after": _in_words(change.field, change.after),
                    }
                    for change in one.changes
                ],
            }
            for one in found.changed
        ],
        "missing": [comparison.person(row) for row in found.missing],
        "unchanged": len(found.unchanged),
        "names_places": "place" in comparison.named,
        "blocks": any(row.reachable_at for row in found.added)
        or any(
            change.field == "reachable_at" and change.after
            for one in found.changed
            for change in one.changes
        ),
    }


def _in_words(field: str, told: str) -> str:
    return str(word(Origin(told))) if field == STANDING and told else told
