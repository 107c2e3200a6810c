"""The way of a register, step by step: what is done, what waits, where to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.models import Election
from elections.models.register import NumbersFixed, RegisterClosing
from elections.models.register_counts import RegisterCount


@dataclass(frozen=True, slots=True)
class RegisterStep:
    """One step: ``state`` is a code of the component ``status``."""

    title: str
    note: str
    url: str
    state: str
    on: str = ""


def register_steps(election: Election, count: RegisterCount) -> list[RegisterStep]:
    """Return the steps of the register in the order in which an office takes them."""
    return list(_steps(election, count))


def _steps(election: Election, count: RegisterCount) -> Iterator[RegisterStep]:
    days = {entry.code: entry for entry in election.calendar.all()}
    districts, streets = election.districts.count(), election.street_ranges.exists()
    closed = RegisterClosing.objects.filter(district__election=election).count()

    def on(code: str) -> str:
        entry = days.get(code)
        return date_format(entry.until or entry.on, "d.m.Y") if entry else ""

    def step(title: str, note: str, view: str, state: str, code: str = "") -> RegisterStep:
        return RegisterStep(title, note, _address(view, election), state, on(code) if code else "")

    yield step(
        _("Wahlbezirke, Wahlräume, Straßen"),
        ngettext("%(count)s Wahlbezirk", "%(count)s Wahlbezirke", districts) % {"count": districts}
        + ("" if streets else ", " + _("kein Straßenverzeichnis")),
        "elections:districts",
        "done" if districts and (streets or districts == 1) else "open",
    )
    yield step(
        _("Auszug aus dem Melderegister übernehmen"),
        _("Stand %(day)s") % {"day": date_format(count.newest.taken_on, "d.m.Y")}
        if count.newest
        else _("noch keiner übernommen"),
        "elections:extracts",
        "done" if count.newest else "open",
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
        "done" if fixed else "open",
        "C-13",
    )
    yield step(_("Einsicht und Einsprüche"), "", "elections:register_objections", "open", "C-14")
    yield step(_("Anträge auf Wahlscheine"), "", "elections:applications", "open", "C-16")
    yield step(
        _("Abschließen"),
        _("%(closed)s von %(all)s Wahlbezirken") % {"closed": closed, "all": districts},
        "elections:register",
        "done" if districts and closed == districts else "open",
        "C-18",
    )


def _waiting(step: Any, title: str, view: str, count: RegisterCount, number: int) -> RegisterStep:
    """Return a step that is a list to be worked off."""
    note = ngettext("%(count)s wartet", "%(count)s warten", number) % {"count": number}
    if not number:
        note = _("keine offen") if count.newest else ""
    done = count.newest is not None and not number
    made: RegisterStep = step(title, note, view, "done" if done else "open")
    return made


def _address(view: str, election: Election) -> str:
    # The pages of the rooms to the right are named as text.
    try:
        return reverse(view, args=[election.pk])
    except NoReverseMatch:
        return ""
