"""The pages of this room that the rooms to its left and its own tasks lead to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ballots.law.counting.work import CountWork
from ballots.law.term.work import TermWork
from elections.law.course.agenda import Work
from municipalities.doors import Access, Door

DOORS: dict[str, Door] = {
    "paper": Door("ballots:paper"),
    "units": Door("ballots:units"),
    "result": Door("ballots:result"),
    "members": Door("ballots:members"),
    "objections": Door("ballots:objections"),
    Work.APPROVE_PAPER: Door("ballots:paper", _("Zum Stimmzettel")),
    Work.DETERMINE_RESULT: Door("ballots:result", _("Zum Ergebnis")),
    CountWork.ENTER_REPORT: Door("ballots:report"),
    TermWork.FIND_NOT_ACQUIRED: Door(
        "ballots:depart", _("Feststellung eintragen"), Access.DETERMINED
    ),
    TermWork.DETERMINE_SUCCESSION: Door(
        "ballots:succession", _("Feststellung eintragen"), Access.DETERMINED
    ),
    TermWork.SEAT_SUCCESSOR: Door(
        "ballots:succession", _("Feststellung eintragen"), Access.DETERMINED
    ),
    TermWork.LEAVE_SEAT_EMPTY: Door(
        "ballots:succession", _("Feststellung eintragen"), Access.DETERMINED
    ),
    TermWork.DRAW_LOT: Door("ballots:successor_lot", _("Los eintragen"), Access.DETERMINED),
    TermWork.DECIDE_OBJECTION: Door("ballots:objection", _("Zum Einspruch"), Access.DETERMINED),
    TermWork.DECIDE_ONE_OBJECTION: Door("ballots:objection", _("Zum Einspruch"), Access.DETERMINED),
    TermWork.REPEAT_ELECTION: Door("ballots:objection", _("Zum Einspruch"), Access.DETERMINED),
}
"""The doors of this room; the door of a task has the task as its key."""
