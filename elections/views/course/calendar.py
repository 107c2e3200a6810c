"""The calendar of an election: on the page, as a file, and moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.course.setup import move_appointment
from elections.files.course.icalendar import Event, calendar_file
from elections.forms.course.steps import MoveForm
from elections.law.course.calendar import calendar_for, deadline, moment
from elections.models import CalendarEntry, Election
from elections.models.course.agenda import appointments
from elections.views.course.agenda import row_of
from elections.views.fetching import election_led, election_seen, leads
from municipalities.law.basis import Certainty
from municipalities.messages import rule_text, word
from municipalities.messages.task import until_when_in_full
from municipalities.templatetags.tasks import PRESSING
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_safe
def calendar(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every appointment with its norm, how certain it is, and how it stands."""
    election = election_seen(request, pk)
    today = timezone.localdate()
    found = appointments(election, today)
    known = set(election.calendar.values_list("code", flat=True))
    context = {
        "election": election,
        "today": today,
        "tasks": [task for _entry, task in found if task.state in PRESSING],
        "rows": [row_of(entry, task) for entry, task in found],
        "waiting": [
            {
                "title": word(deadline(entry.code).what),
                "code": entry.code,
                "norm": entry.norm or "",
                "who": word(entry.who),
                "text": rule_text(entry.code),
            }
            for entry in calendar_for(election.day)
            if entry.on is None and entry.code not in known
        ],
        "may_lead": leads(request, election),
    }
    return render(request, "elections/course/calendar.html", context)


@login_required
@require_safe
def calendar_as_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the calendar as a file for calendar programs."""
    election = election_seen(request, pk)
    content = calendar_file(str(election), _events(election, request), timezone.now())
    name = f"wahlkalender-{election.municipality.ags}-{election.day:%Y-%m-%d}.ics"
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Move one appointment by hand, with a reason."""
    election = election_led(request, pk)
    entry = get_object_or_404(CalendarEntry, election=election, pk=entry_pk)
    initial = {"on": entry.on}
    form = MoveForm(request.POST if request.method == "POST" else None, initial=initial)
    title = word(deadline(entry.code).what)
    task = dict(appointments(election, timezone.localdate()))[entry]
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            moved = move_appointment(
                entry.pk,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
            text = (
                _("„%(title)s“ ist schon am %(day)s. Es ist nichts geändert.")
                if moved.on == entry.on
                else _("Verschoben: „%(title)s“ ist jetzt am %(day)s.")
            )
            messages.success(request, text % {"title": title, "day": f"{moved.on:%d.%m.%Y}"})
            return redirect("elections:calendar", pk=pk)
    context = {
        "election": election,
        "entry": entry,
        "title": title,
        "when": until_when_in_full(task),
        "text": rule_text(entry.code),
        "form": form,
    }
    return answer(request, "elections/course/move.html", context)


def _events(election: Election, request: HttpRequest) -> Iterator[Event]:
    place = election.municipality
    address = request.build_absolute_uri(reverse("elections:calendar", args=[election.pk]))
    for entry in election.calendar.all():
        row = deadline(entry.code)
        starts, ends = _span(entry)
        yield Event(
            uid=f"{entry.code}-{place.ags}-{election.day:%Y%m%d}@auslaenderbeiratswahl".lower(),
            title=f"{word(row.what)} ({place.short_name})",
            starts=starts,
            ends=ends,
            text="\n".join(_lines(entry)),
            url=address,
            sequence=int(entry.edited),
        )


def _span(entry: CalendarEntry) -> tuple[date, date | None]:
    if entry.at is None:
        return entry.on, entry.until
    until = deadline(entry.code).until_at
    return moment(entry.on, entry.at), moment(entry.on, until) if until else None


def _lines(entry: CalendarEntry) -> Iterator[str]:
    yield rule_text(entry.code)
    yield _("Wer: %(who)s") % {"who": word(deadline(entry.code).who)}
    if entry.norm:
        yield _("Grundlage: %(norm)s") % {"norm": entry.norm}
    if entry.certainty != Certainty.CONFIRMED:
        certainty = word(Certainty(entry.certainty))
        yield _("Gewissheit: %(certainty)s") % {"certainty": certainty}
    if entry.edited:
        yield _("Von Hand verschoben")
