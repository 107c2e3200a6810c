"""The pages that a task, a tab or a sentence leads to, each by the name of the thing it shows.

A room names only its own pages and those of the rooms to its left. A link to any other page goes
through a door: the room that owns the page opens it in the table ``DOORS`` of its ``doors`` module.
``open_doors`` collects these tables once Django has loaded the rooms. A door that no room opened
leads nowhere, and no link is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.rules import BodyRule
from municipalities.law.commission.rules import CommissionRule
from municipalities.law.commission.way import CommissionStep
from municipalities.law.staff import StaffRule
from municipalities.law.task import Place, Task

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Access(StrEnum):
    """Who may open a page; each value is the name of the QuerySet method that decides it."""

    SEEN = "seen_by"
    WORKED_ON = "worked_on_by"
    LED = "led_by"
    DETERMINED = "determined_by"


@dataclass(frozen=True, slots=True)
class Door:
    """One page: its name, the words on its button, who may open it, and a place on it.

    ``more`` are keys of the page that no task needs to know.
    """

    page: str
    action: StrOrPromise = ""
    access: Access = Access.WORKED_ON
    anchor: str = ""
    more: tuple[str, ...] = ()


DOORS: dict[str, Door] = {
    DutyKind.STATE_RESIDENTS: Door("municipalities:residents", _("Zahl eintragen"), Access.LED),
    DutyKind.DECIDE_BODY: Door("municipalities:decide", _("Entscheidung eintragen"), Access.LED),
    DutyKind.RECORD_ELECTION: Door(
        "municipalities:outcome", _("Ausgang der Wahl eintragen"), Access.LED
    ),
    "municipality": Door("municipalities:detail", _("Zur Gemeinde"), Access.SEEN),
    "accounts": Door("municipalities:accounts", _("Zu den Konten"), Access.LED),
    "letterhead": Door("municipalities:letterhead", _("Briefkopf ausfüllen"), Access.LED),
    "commission_start": Door(
        "municipalities:commission_start", _("Kommission vorbereiten"), Access.LED
    ),
    "commission": Door("municipalities:commission", _("Zur Kommission"), Access.LED),
    CommissionStep.FIX_SEATS: Door(
        "municipalities:commission_plan", _("Sitze eintragen"), Access.LED
    ),
    CommissionStep.RECEIVE_PROPOSALS: Door("municipalities:proposals", _("Zu den Vorschlägen")),
    CommissionStep.ELECT_EXPERTS: Door(
        "municipalities:elect_experts", _("Gewählte eintragen"), Access.LED
    ),
    CommissionStep.ENTER_CHAIR: Door(
        "municipalities:appoint_member", _("Vorsitz eintragen"), Access.LED
    ),
    CommissionStep.ENTER_EXECUTIVES: Door(
        "municipalities:appoint_member", _("Mitglied eintragen"), Access.LED
    ),
    CommissionStep.ENTER_COUNCILLORS: Door(
        "municipalities:appoint_member", _("Mitglied eintragen"), Access.LED
    ),
    CommissionStep.FORM: Door("municipalities:form_commission", _("Bildung eintragen"), Access.LED),
    DutyKind.FILL_SEATS: Door("municipalities:elect_experts", _("Gewählte eintragen"), Access.LED),
    DutyKind.ELECT_CO_CHAIR: Door("municipalities:co_chair", _("Mitvorsitz eintragen"), Access.LED),
    DutyKind.HOLD_MEETING: Door("municipalities:meetings", _("Zu den Sitzungen"), Access.LED),
    DutyKind.GIVE_REPORT: Door("municipalities:annual_report", _("Zum Jahresbericht"), Access.LED),
}
"""The doors of this room; the door of a task is named after what is to be done."""

REMEDIES: dict[Rule, str] = {
    BodyRule.OUTCOME_WITHOUT_DECISION: DutyKind.DECIDE_BODY,
    BodyRule.ELECTION_HELD: "municipality",
    BodyRule.OUTCOME_EXCEEDS_SEATS: DutyKind.DECIDE_BODY,
    BodyRule.OUTCOME_IS_RECORDED_HERE: "municipality",
    BodyRule.ELECTION_SET_UP: "municipality",
    StaffRule.LAST_LEAD: "accounts",
    CommissionRule.SEATS_UNDECIDED: CommissionStep.FIX_SEATS,
    CommissionRule.COUNCIL_STANDS: DutyKind.DECIDE_BODY,
    CommissionRule.COMPOSITION_HAS_ERRORS: "commission",
    CommissionRule.NOT_FORMED: CommissionStep.FORM,
    CommissionRule.LEFT_ALREADY: "commission",
    CommissionRule.FORMED_ALREADY: "commission",
    CommissionRule.MEETING_RECORDED: DutyKind.HOLD_MEETING,
    CommissionRule.RESTS_REPORT: DutyKind.GIVE_REPORT,
    CommissionRule.RESTS_MEETING: DutyKind.HOLD_MEETING,
    CommissionRule.RESTS_ATTENDANCE: DutyKind.HOLD_MEETING,
    CommissionRule.RESTS_OUTCOME: DutyKind.HOLD_MEETING,
    CommissionRule.RESTS_LEAVING: "commission",
    CommissionRule.RESTS_CO_CHAIR: "commission",
    CommissionRule.RESTS_SUCCESSOR: "commission",
    CommissionRule.NOT_COMPLETE_ON_DAY: "commission",
    CommissionRule.NOT_PROPOSED: CommissionStep.RECEIVE_PROPOSALS,
    CommissionRule.OWN_PROPOSAL_WITHOUT_CALL: CommissionStep.CALL_FOR_PROPOSALS,
}
"""The door behind which the thing is done that a refusal misses; each room has its own table."""

_OPEN: dict[str, Door] = {}
_REMEDIES: dict[str, str] = {}


def open_doors() -> None:
    """Collect the doors of every installed room; two rooms cannot open the same one.

    Raises ValueError for a door that is open already.
    """
    _OPEN.clear()
    _REMEDIES.clear()
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "doors"):
            continue
        module = import_module(f"{app.name}.doors")
        for name, door in module.DOORS.items():
            if name in _OPEN:
                raise ValueError(f"{app.name} opens {name!r} a second time")
            _OPEN[name] = door
        for rule, name in module.REMEDIES.items():
            _REMEDIES[rule.value] = name


def door_of(name: str) -> Door | None:
    """Return the door called ``name``; None where no room opened it."""
    return _OPEN.get(name)


def address(name: str, *keys: object) -> str:
    """Return the address of a door, or of a page of this room; empty if no room opened the door.

    Raises NoReverseMatch when the keys are not those of the page.
    """
    if ":" in name:
        return reverse(name, args=keys)
    door = door_of(name)
    return f"{reverse(door.page, args=[*keys, *door.more])}{door.anchor}" if door else ""


def remedies() -> Mapping[str, str]:
    """Return the door of each refused rule, by its value, where the remedy is a page."""
    return _REMEDIES


def remedy_of(rule: str, keys: Mapping[str, Any], *, ags: str = "") -> tuple[str, StrOrPromise]:
    """Return where what ``rule`` misses is done and the words for it; both empty if nowhere.

    ``keys`` are those of the refused page, the first of which names the municipality, election or
    commission that the page is about; ``ags`` is the municipality, empty if there is none.
    """
    door = door_of(_REMEDIES.get(rule, ""))
    if door is None:
        return "", ""
    term = keys.get("term_pk")
    own = dict(list(keys.items())[:1])
    of_place = {"ags": ags}
    for known in (keys, own, of_place | {"term_pk": term}, of_place):
        try:
            if door.more:
                url = reverse(door.page, args=[*known.values(), *door.more])
            else:
                url = reverse(door.page, kwargs=dict(known))
        except NoReverseMatch:
            continue
        query = f"?wahlzeit={term}" if term and "term_pk" not in known else ""
        return f"{url}{query}{door.anchor}", door.action
    return "", ""


def way_to(task: Task) -> tuple[str, StrOrPromise]:
    """Return where a task is done and the words on the button; both empty if there is no page."""
    place = task.where
    door = door_of(place.door) if place else None
    if place is None or door is None:
        return "", ""
    url = reverse(door.page, args=[*place.keys, *door.more])
    return f"{url}{place.query}{door.anchor}", door.action


def reachable(task: Task, access: Collection[Access], instead: Place | None = None) -> Task:
    """Return ``task``, leading to ``instead`` if a reader with this ``access`` may not do it."""
    door = door_of(task.where.door) if task.where else None
    return task if door and door.access in access else replace(task, where=instead)
