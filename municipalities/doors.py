"""The pages that a task, a tab or a sentence leads to, each by the name of the thing it shows.

A room names only its own pages and those of the rooms to its left. What the ground leads to beyond
that is a door: the room that owns the page opens it in its own ``doors`` module, in a table
``DOORS``. ``open_doors`` takes up these tables once when Django has loaded the rooms. A door that
no room opened leads nowhere, and no link is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Access(StrEnum):
    """Who may open a page, as the QuerySets ask it: the town hall, who leads, who determines."""

    WORKED_ON = "worked_on_by"
    LED = "led_by"
    DETERMINED = "determined_by"


@dataclass(frozen=True, slots=True)
class Door:
    """One page: its name, the words on its button, who may open it, and a place on it."""

    page: str
    action: StrOrPromise = ""
    access: Access = Access.WORKED_ON
    anchor: str = ""


DOORS = {
    "residents": Door("municipalities:residents", _("Zahl eintragen"), Access.LED),
    "decision": Door("municipalities:decide", _("Entscheidung eintragen"), Access.LED),
    "commission_start": Door(
        "municipalities:commission_start", _("Kommission vorbereiten"), Access.LED
    ),
    "commission": Door("municipalities:commission", _("Zur Kommission"), Access.LED),
}
"""The doors of this room."""

_OPEN: dict[str, Door] = {}


def open_doors() -> None:
    """Take up the doors of every installed room; two rooms cannot open the same one.

    Raises ValueError for a door that is open already.
    """
    _OPEN.clear()
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "doors"):
            continue
        for name, door in import_module(f"{app.name}.doors").DOORS.items():
            if name in _OPEN:
                raise ValueError(f"{app.name} opens {name!r} a second time")
            _OPEN[name] = door


def door_of(name: str) -> Door | None:
    """Return the door called ``name``; None where no room opened it."""
    return _OPEN.get(name)


def address(name: str, *keys: object) -> str:
    """Return the address of a door, or of a page of the own room; empty where no room has it.

    Raises NoReverseMatch when the keys are not those of the page.
    """
    if ":" in name:
        return reverse(name, args=keys)
    door = door_of(name)
    return f"{reverse(door.page, args=keys)}{door.anchor}" if door else ""
