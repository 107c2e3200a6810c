"""How far the way of a register is, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.law.course.agenda import Work
from elections.law.register.way import RegisterStep
from municipalities.messages.speaking import Note


def _districts(facts: Mapping[str, Any]) -> str:
    known = ngettext("%(count)s Wahlbezirk", "%(count)s Wahlbezirke", facts["count"])
    text = known % {"count": facts["count"]}
    return text if facts["streets"] else f"{text}, {_('kein Straßenverzeichnis')}"


def _extract(facts: Mapping[str, Any]) -> str:
    if facts["taken_on"] is None:
        return _("noch keiner übernommen")
    return _("Stand %(day)s") % {"day": date_format(facts["taken_on"], "d.m.Y")}


def _waiting(facts: Mapping[str, Any]) -> str:
    if not facts["count"]:
        return _("keine offen") if facts["begun"] else ""
    return ngettext("%(count)s wartet", "%(count)s warten", facts["count"]) % {
        "count": facts["count"]
    }


def _notices(facts: Mapping[str, Any]) -> str:
    if facts["fixed"]:
        return _("Nummern sind festgeschrieben")
    return _("schreibt die laufenden Nummern fest")


def _inspection(facts: Mapping[str, Any]) -> str:
    if facts["ahead"] is None:
        return ""
    return _("ab %(day)s") % {"day": date_format(facts["ahead"], "d.m.Y")}


def _closed(facts: Mapping[str, Any]) -> str:
    return _("%(closed)s von %(all)s Wahlbezirken") % facts if facts else ""


NOTES: dict[type[StrEnum], Mapping[Any, Note]] = {
    RegisterStep: {
        RegisterStep.LAY_OUT_DISTRICTS: _districts,
        RegisterStep.TAKE_IN_EXTRACT: _extract,
        RegisterStep.SETTLE_DOUBTS: _waiting,
        RegisterStep.ASSIGN_DISTRICTS: _waiting,
        RegisterStep.PRINT_NOTICES: _notices,
        RegisterStep.HOLD_INSPECTION: _inspection,
    },
    Work: {Work.CLOSE_REGISTERS: _closed},
}
