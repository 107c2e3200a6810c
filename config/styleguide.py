"""The style guide: every component in every state, on one page for those who build pages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from elections.law.course.agenda import Work, work_task
from elections.law.course.windows import Day
from municipalities.forms.fields import TypedText
from municipalities.forms.rows import RowForm, Rows
from municipalities.law.task import About

# Invented votes that leave two seats to the remainders.
VOTES = {"Internationale Liste": 1343, "Gemeinsam für die Stadt": 702, "Freie Wählergruppe": 241}
SEATS = 15
GROUPS = {
    _("Vorbereitung"): [_("Überblick"), _("Kalender"), _("Bezirke")],
    _("Verzeichnis"): [_("Verzeichnis"), _("Wahlscheine"), _("Druck")],
    _("Listen und Stimmzettel"): [_("Listen"), _("Stimmzettel")],
    _("Zählung und Ergebnis"): [_("Zählung"), _("Ergebnis"), _("Niederschrift")],
}
TODAY = date(2026, 1, 12)


class SampleForm(forms.Form):
    """One field of each kind."""

    resolution = TypedText(
        label=_("Nummer des Beschlusses"), help_text=_("Zum Beispiel 2026/0147.")
    )
    seats = forms.IntegerField(label=_("Zahl der Sitze"), min_value=3, max_value=37)
    decided_on = forms.DateField(
        label=_("Tag des Beschlusses"), widget=forms.DateInput(attrs={"type": "date"})
    )
    body = forms.ChoiceField(
        label=_("Gremium"),
        choices=[("ABR", _("Ausländerbeirat")), ("IK", _("Integrationskommission"))],
        widget=forms.RadioSelect,
    )
    district = forms.ChoiceField(
        label=_("Wahlbezirk"), choices=[("1", _("001 Rathaus")), ("2", _("002 Schule"))]
    )
    note = TypedText(label=_("Bemerkung"), widget=forms.Textarea, required=False)
    document = forms.FileField(label=_("Niederschrift"), required=False)
    checked = forms.BooleanField(
        label=_("Ich habe die Angaben mit der Niederschrift verglichen."),
        help_text=_("Eine zweite Person liest mit."),
    )


class SampleRow(RowForm):
    """One row of a form with many."""

    number = TypedText(label=_("Nummer"), max_length=20)
    name = TypedText(label=_("Name"), max_length=200)
    room = TypedText(label=_("Wahlraum"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.initial.get("title", "")
        self.remark = self.initial.get("fixed", "")


def sample_rows() -> Rows:
    """Return two known rows, of which one rests, and an empty one."""
    known = [
        {"pk": 1, "title": "001 Rathaus", "number": "001", "name": "Rathaus", "room": "Saal 1"},
        {
            "pk": 2,
            "title": "002 Schule",
            "number": "002",
            "name": "Schule",
            "fixed": _("abgeschlossen, deshalb steht der Name fest"),
        },
    ]
    return Rows(None, SampleRow, known=known, extra=1)


def tab_groups() -> list[dict[str, Any]]:
    """Return the tabs of an election in their groups; the second of all is the current one."""
    groups = []
    for place, (label, names) in enumerate(GROUPS.items()):
        tabs = [{"label": name, "url": "#", "current": False} for name in names]
        if place == 0:
            tabs[1]["current"] = True
        groups.append({"label": label, "tabs": tabs, "current": tabs[1] if place == 0 else None})
    return groups


def shares() -> list[SimpleNamespace]:
    """Return a worked calculation as the law of the count returns it."""
    total = sum(VOTES.values())
    rows = []
    for number, (name, votes) in enumerate(VOTES.items(), start=1):
        quota = Fraction(votes * SEATS, total)
        whole = quota.numerator // quota.denominator
        rows.append(
            SimpleNamespace(
                number=number,
                title=name,
                votes=votes,
                quota=quota,
                whole_seats=whole,
                majority_seats=0,
                remainder_seats=0,
                seats=whole,
            )
        )
    for row in sorted(rows, key=lambda row: row.quota - row.whole_seats, reverse=True):
        if sum(row.seats for row in rows) < SEATS:
            row.remainder_seats, row.seats = 1, row.seats + 1
    return rows


def first_lines() -> dict[str, Any]:
    """Return the beginning of a table as the pages of the importers show it."""
    return {
        "columns": [
            {"label": "Straße", "role": _("Straßenname")},
            {"label": "Bez.", "role": ""},
        ],
        "lines": [
            {"line": 1, "kind": _("Titelzeile"), "cells": ["Straße", "Bez."]},
            {"line": 2, "kind": "", "cells": ["Am Alten Rathaus", "012"]},
        ],
    }


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the style guide; ``config.urls`` serves it only where DEBUG is on."""
    refused = SampleForm({"resolution": "2026/0147", "seats": "99", "note": "bleibt stehen"})
    rows = shares()
    calendar = {
        "C-02": Day(date(2026, 1, 5)),
        "C-05": Day(date(2026, 1, 16)),
        "C-18": Day(date(2026, 3, 12), date(2026, 3, 14)),
    }
    job = {"pk": 1, "done": 1240, "total": 4890, "error": ""}
    context = {
        "groups": tab_groups(),
        "plain_tabs": tab_groups()[0]["tabs"],
        "tasks": [
            work_task(Work.CALL_FOR_LISTS, calendar, TODAY, About()),
            work_task(Work.CLOSE_ADMISSION, calendar, TODAY, About()),
            work_task(Work.APPROVE_PAPER, calendar, TODAY, About()),
            work_task(Work.CLOSE_REGISTERS, calendar, TODAY, About(), done=True),
        ],
        "phases": [
            {"label": _("Vorbereitung"), "state": "done"},
            {"label": _("Wahlvorschläge"), "state": "current"},
            {"label": _("Wahlhandlung"), "state": "ahead"},
            {"label": _("Ergebnis"), "state": "ahead"},
        ],
        "shares": rows,
        "votes": sum(VOTES.values()),
        "seats": SEATS,
        "empty_form": SampleForm(),
        "rows": sample_rows(),
        "refused_form": refused,
        "running": {**job, "state": "running"},
        "failed": {**job, "pk": 2, "state": "failed", "error": _("Zeile 17: Liste 9 fehlt.")},
        "finished": {**job, "pk": 3, "state": "done"},
        **first_lines(),
        "page": Paginator(range(950), 50).page(2),
        "tones": ["neutral", "info", "success", "warning", "danger"],
        "today": TODAY,
    }
    return render(request, "styleguide.html", context)
