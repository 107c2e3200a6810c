"""The way of a register, step by step: what is done, what waits, where to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.models import Election
from elections.models.register import NumbersFixed, RegisterClosing
from elections.models.register_counts import RegisterCount
from municipalities.templatetags.components import due_state


@dataclass(frozen=True, slots=True)
class RegisterStep:
    """One step: ``state`` is a code of the component ``status``."""

    title: str
    note: str
    url: str
    state: str
    on: str = ""


def register_steps(election: Election, count: RegisterCount, today: date) -> list[RegisterStep]:
    """Return the steps of the register in the order in which an office takes them."""
    return list(_steps(election, count, today))


def _steps(election: Election, count: RegisterCount, today: date) -> Iterator[RegisterStep]:
    days = {entry.code: entry for entry in election.calendar.all()}
    districts, streets = election.districts.count(), election.street_ranges.exists()
    closed = RegisterClosing.objects.filter(district__election=election).count()

    def step(title: str, note: str, view: str, done: bool, code: str = "") -> RegisterStep:
        entry = days.get(code)
        last = (entry.until or entry.on) if entry else None
        state = "done" if done else due_state(last, today)
        shown = date_format(last, "d.m.Y") if last else ""
        return RegisterStep(title, note, address(view, election), state, shown)

    def passed(code: str) -> bool:
        entry = days.get(code)
        return entry is not None and (entry.until or entry.on) < today

    def first_day(code: str) -> str:
        entry = days.get(code)
        if entry is None or entry.on <= today:
            return ""
        return _("ab %(day)s") % {"day": date_format(entry.on, "d.m.Y")}

    yield step(
        _("Wahlbezirke, Wahlräume, Straßen"),
        ngettext("%(count)s Wahlbezirk", "%(count)s Wahlbezirke", districts) % {"count": districts}
        + ("" if streets else ", " + _("kein Straßenverzeichnis")),
        "elections:districts",
        bool(districts and (streets or districts == 1)),
    )
    yield step(
        _("Auszug aus dem Melderegister übernehmen"),
        _("Stand %(day)s") % {"day": date_format(count.newest.taken_on, "d.m.Y")}
        if count.newest
        else _("noch keiner übernommen"),
        "elections:extracts",
        count.newest is not None,
        "C-09",
    )
    yield _waiting(step, _("Zweifelsfälle klären"), "elections:cases", count, count.doubtful)
    yield _waiting(
        step, _("Personen ohne Wahlbezirk zuordnen"), "elections:unassigned", count,
        count.unassigned,
    )  # fmt: skip
    fixed = NumbersFixed.objects.filter(election=election).exists()
    yield step(
        _("Wahlbenachrichtigungen drucken"),
        _("Nummern sind festgeschrieben") if fixed else _("schreibt die laufenden Nummern fest"),
        "reports:printing",
        fixed,
        "C-13",
    )
    yield step(
        _("Einsicht und Einsprüche"),
        first_day("C-14"),
        "elections:register_objections",
        passed("C-14"),
        "C-14",
    )
    yield step(_("Anträge auf Wahlscheine"), "", "elections:applications", passed("C-16"), "C-16")
    closing = step(
        _("Abschließen"),
        _("%(closed)s von %(all)s Wahlbezirken") % {"closed": closed, "all": districts},
        "elections:register",
        bool(districts) and closed == districts,
        "C-18",
    )
    yield replace(closing, url=closing.url + "#bezirke")


def _waiting(step: Any, title: str, view: str, count: RegisterCount, number: int) -> RegisterStep:
    """Return a step that is a list to be worked off."""
    note = ngettext("%(count)s wartet", "%(count)s warten", number) % {"count": number}
    if not number:
        note = _("keine offen") if count.newest else ""
    done = count.newest is not None and not number
    made: RegisterStep = step(title, note, view, done)
    return made


def address(view: str, election: Election) -> str:
    """Return the address of a page, also of one in a room to the right; empty where none is.

    Those rooms are not imported; their pages are named as text.
    """
    try:
        return reverse(view, args=[election.pk])
    except NoReverseMatch:
        return ""
