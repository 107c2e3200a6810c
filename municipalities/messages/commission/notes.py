"""How far the way to a commission is, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.law.body.duties import DutyKind
from municipalities.law.commission.way import CommissionStep
from municipalities.messages.speaking import Note


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _seats(facts: Mapping[str, Any]) -> str:
    return _("%(size)s Mitglieder, davon %(experts)s Sachkundige") % facts if facts else ""


def _called(facts: Mapping[str, Any]) -> str:
    if not facts:
        return ""
    days = {"day": _day(facts["called"]), "last": _day(facts["closes"])}
    return _("aufgerufen am %(day)s, Vorschläge bis %(last)s") % days


def _proposals(facts: Mapping[str, Any]) -> str:
    text = ngettext(
        "%(count)s Vorschlag für %(seats)s Sitze",
        "%(count)s Vorschläge für %(seats)s Sitze",
        facts["count"],
    )
    return text % facts


def _elected(facts: Mapping[str, Any]) -> str:
    return _("%(elected)s von %(seats)s gewählt") % {
        "elected": facts["filled"],
        "seats": facts["seats"],
    }


def _entered(facts: Mapping[str, Any]) -> str:
    return _("%(elected)s von %(seats)s eingetragen") % {
        "elected": facts["filled"],
        "seats": facts["seats"],
    }


def _chair(facts: Mapping[str, Any]) -> str:
    return _("eingetragen") if facts["chaired"] else _("kraft Gesetzes")


def _formed(facts: Mapping[str, Any]) -> str:
    return _("gebildet am %(day)s") % {"day": _day(facts["formed"])} if facts else ""


NOTES: dict[type[StrEnum], Mapping[Any, Note]] = {
    CommissionStep: {
        CommissionStep.FIX_SEATS: _seats,
        CommissionStep.CALL_FOR_PROPOSALS: _called,
        CommissionStep.RECEIVE_PROPOSALS: _proposals,
        CommissionStep.ELECT_EXPERTS: _elected,
        CommissionStep.ENTER_CHAIR: _chair,
        CommissionStep.ENTER_EXECUTIVES: _entered,
        CommissionStep.ENTER_COUNCILLORS: _entered,
        CommissionStep.FORM: _formed,
    },
    DutyKind: {DutyKind.ELECT_CO_CHAIR: lambda facts: str(facts.get("name", ""))},
}
