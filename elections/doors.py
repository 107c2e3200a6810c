"""The pages of this room that ``municipalities`` and this room's own tasks lead to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from elections.law.course.agenda import Work
from elections.law.course.phases import Step
from elections.law.register.way import RegisterStep
from municipalities.doors import Access, Door

_OPEN_IT = _("Öffnen")

DOORS: dict[str, Door] = {
    "election": Door("elections:detail", _("Zur Wahl"), Access.SEEN),
    "set_up_election": Door("elections:set_up", _("Wahl anlegen"), Access.LED),
    Work.CALL_FOR_LISTS: Door(
        "elections:step",
        _("Aufforderung bestätigen"),
        Access.LED,
        more=(Step.OPEN_NOMINATION.value,),
    ),
    Work.RECEIVE_LISTS: Door("elections:lists", _("Zu den Listen")),
    Work.DECIDE_LISTS: Door("elections:lists", _("Zu den Listen")),
    Work.CLOSE_ADMISSION: Door(
        "elections:step", _("Zulassung abschließen"), Access.DETERMINED, more=(Step.ADMIT.value,)
    ),
    Work.CLOSE_REGISTERS: Door("elections:register", _("Zum Verzeichnis"), anchor="#bezirke"),
    Work.START_COUNT: Door(
        "elections:step", _("Auszählung beginnen"), Access.LED, more=(Step.START_COUNT.value,)
    ),
    RegisterStep.LAY_OUT_DISTRICTS: Door("elections:districts", _OPEN_IT),
    RegisterStep.TAKE_IN_EXTRACT: Door("elections:extracts", _OPEN_IT, Access.LED),
    RegisterStep.SETTLE_DOUBTS: Door("elections:cases", _OPEN_IT, Access.LED),
    RegisterStep.ASSIGN_DISTRICTS: Door("elections:unassigned", _OPEN_IT, Access.LED),
    RegisterStep.HOLD_INSPECTION: Door("elections:register_objections", _OPEN_IT, Access.LED),
    RegisterStep.TAKE_APPLICATIONS: Door("elections:applications", _OPEN_IT, Access.LED),
}
"""The doors of this room; the door of a task is named after what is to be done."""
