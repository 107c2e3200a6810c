"""The pages of this room that the rooms to its left and its own tasks lead to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ballots.law.counting.rules import CountingRule
from ballots.law.counting.work import CountWork
from ballots.law.result.rules import ResultRule
from ballots.law.term.rules import TermRule
from ballots.law.term.work import TermWork
from elections.law.course.agenda import Work
from municipalities.doors import Access, Door
from municipalities.law.basis import Rule

DOORS: dict[str, Door] = {
    "paper": Door("ballots:paper"),
    "withdraw_paper": Door("ballots:withdraw_paper", _("Freigabe zurücknehmen"), Access.DETERMINED),
    "units": Door("ballots:units", _("Zu den Auszählungsbezirken")),
    "result": Door("ballots:result"),
    "members": Door("ballots:members", _("Zu den Mitgliedern")),
    "objections": Door("ballots:objections", _("Zu den Einsprüchen")),
    "objection_grounds": Door(
        "ballots:objection_grounds", _("Gründe nachtragen"), Access.DETERMINED
    ),
    "unit_report": Door("ballots:report", _("Zur Meldung")),
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
    TermWork.ENTER_FINALITY: Door("ballots:annul", _("Tag eintragen"), Access.DETERMINED),
    TermWork.REPEAT_ELECTION: Door("ballots:objection", _("Zum Einspruch"), Access.DETERMINED),
}
"""The doors of this room; the door of a task has the task as its key."""

REMEDIES: dict[Rule, str] = {
    CountingRule.COUNT_NOT_OPEN: "election",
    CountingRule.HAND_OVER_COUNTED: "units",
    CountingRule.HAND_OVER_WITHOUT_UNIT: "units",
    CountingRule.HAND_OVER_OTHER_NUMBER: "unit_report",
    CountingRule.REPORT_OF_SEVERAL: "units",
    ResultRule.COUNT_INCONSISTENT: "units",
    ResultRule.SUM_INCONSISTENT: "units",
    ResultRule.DISTRICTS_NOT_COUNTED: "units",
    ResultRule.REPORTS_MISSING: "units",
    ResultRule.NO_VALID_VOTES: "units",
    ResultRule.LOT_REQUIRED: Work.DETERMINE_RESULT,
    TermRule.RESULT_NOT_FINAL: Work.DETERMINE_RESULT,
    TermRule.SEATS_OF_OLD_RESULT: Work.PUBLISH_RESULT,
    TermRule.NOTICE_MISSING: "members",
    TermRule.FIRST_ELECTION_STANDS: "municipality",
    TermRule.NO_REPEAT_DECIDED: TermWork.DECIDE_OBJECTION,
    TermRule.OBJECTION_GROUNDS_AWAITED: "objection_grounds",
    TermRule.OBJECTION_ELECTORS_UNKNOWN: Work.CLOSE_REGISTERS,
}
"""The door behind which the thing is done that a refusal misses."""
