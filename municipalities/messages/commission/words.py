"""Words for the values of the law on the commission."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.commission.composition import Capacity, Gender

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Capacity: {
        Capacity.CHAIR: _("Vorsitz"),
        Capacity.EXECUTIVE: _("Gemeindevorstand"),
        Capacity.COUNCIL: _("Gemeindevertretung"),
        Capacity.EXPERT: _("sachkundige Einwohnerin, sachkundiger Einwohner"),
    },
    Gender: {
        Gender.FEMALE: _("weiblich"),
        Gender.MALE: _("männlich"),
        Gender.DIVERSE: _("divers"),
        Gender.UNSTATED: _("keine Angabe"),
    },
}
