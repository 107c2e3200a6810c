"""The way of a register, step by step: what is done, what waits, where to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.models import Election
from elections.models.register.counts import RegisterCount
from elections.models.register.entries import NumbersFixed, RegisterClosing
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
    way = _Way(election, count, today)
    return [*way.until_it_is_made(), *way.until_it_is_closed()]


class _Way:
    """The steps of one register on one day."""

    def __init__(self, election: Election, count: RegisterCount, today: date):
        self._election, self._count, self._today = election, count, today
        self._days = {entry.code: entry for entry in election.calendar.all()}
        self._districts = election.districts.count()

    def until_it_is_made(self) -> Iterator[RegisterStep]:
        """Yield what leads to a register with numbers."""
        count, streets = self._count, self._election.street_ranges.exists()
        known = ngettext("%(count)s Wahlbezirk", "%(count)s Wahlbezirke", self._districts)
        yield self._step(
            _("Wahlbezirke, Wahlräume, Straßen"),
            known % {"count": self._districts}
            + ("" if streets else ", " + _("kein Straßenverzeichnis")),
            "elections:districts",
            done=bool(self._districts and (streets or self._districts == 1)),
        )
        yield self._step(
            _("Auszug aus dem Melderegister übernehmen"),
            _("Stand %(day)s") % {"day": date_format(count.newest.taken_on, "d.m.Y")}
            if count.newest
            else _("noch keiner übernommen"),
            "elections:extracts",
            done=count.newest is not None,
            code="C-09",
        )
        yield self._list(_("Zweifelsfälle klären"), "elections:cases", count.doubtful)
        yield self._list(
            _("Personen ohne Wahlbezirk zuordnen"), "elections:unassigned", count.unassigned
        )

    def until_it_is_closed(self) -> Iterator[RegisterStep]:
        """Yield what follows once there are numbers."""
        fixed = NumbersFixed.objects.filter(election=self._election).exists()
        yield self._step(
            _("Wahlbenachrichtigungen drucken"),
            _("Nummern sind festgeschrieben")
            if fixed
            else _("schreibt die laufenden Nummern fest"),
            "reports:printing",
            done=fixed,
            code="C-13",
        )
        yield self._step(
            _("Einsicht und Einsprüche"),
            self._first_day("C-14"),
            "elections:register_objections",
            done=self._has_passed("C-14"),
            code="C-14",
        )
        yield self._step(
            _("Anträge auf Wahlscheine"),
            "",
            "elections:applications",
            done=self._has_passed("C-16"),
            code="C-16",
        )
        closings = RegisterClosing.objects.filter(district__election=self._election)
        closed = closings.count()
        closing = self._step(
            _("Abschließen"),
            _("%(closed)s von %(all)s Wahlbezirken") % {"closed": closed, "all": self._districts},
            "elections:register",
            done=bool(self._districts) and closed == self._districts,
            code="C-18",
        )
        yield replace(closing, url=f"{closing.url}#bezirke")

    def _step(
        self, title: str, note: str, view: str, *, done: bool, code: str = ""
    ) -> RegisterStep:
        last = self._last_day(code)
        state = "done" if done else due_state(last, self._today)
        shown = date_format(last, "d.m.Y") if last else ""
        return RegisterStep(title, note, address(view, self._election), state, shown)

    def _list(self, title: str, view: str, number: int) -> RegisterStep:
        """Return a step that is a list to be worked off."""
        note = ngettext("%(count)s wartet", "%(count)s warten", number) % {"count": number}
        has_begun = self._count.newest is not None
        if not number:
            note = _("keine offen") if has_begun else ""
        return self._step(title, note, view, done=has_begun and not number)

    def _last_day(self, code: str) -> date | None:
        entry = self._days.get(code)
        return (entry.until or entry.on) if entry else None

    def _has_passed(self, code: str) -> bool:
        last = self._last_day(code)
        return last is not None and last < self._today

    def _first_day(self, code: str) -> str:
        entry = self._days.get(code)
        if entry is None or entry.on <= self._today:
            return ""
        return _("ab %(day)s") % {"day": date_format(entry.on, "d.m.Y")}


def address(view: str, election: Election) -> str:
    """Return the address of a page, also of one in a room to the right; empty where none is.

    Those rooms are not imported; their pages are named as text.
    """
    try:
        return reverse(view, args=[election.pk])
    except NoReverseMatch:
        return ""
