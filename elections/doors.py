"""The pages of this room that ``municipalities`` and this room's own tasks lead to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from elections.law.cards.rules import CardRule, LetterRule
from elections.law.committee.rules import CommitteeRule
from elections.law.course.agenda import Work
from elections.law.course.phases import Step
from elections.law.course.rules import CourseRule
from elections.law.districts.rules import DistrictRule
from elections.law.nominations.rules import NominationRule
from elections.law.register.rules import RegisterRule
from elections.law.register.way import RegisterStep
from municipalities.doors import Access, Door
from municipalities.law.basis import Rule
from municipalities.law.body.duties import DutyKind

_OPEN_IT = _("Öffnen")

DOORS: dict[str, Door] = {
    "election": Door("elections:detail", _("Zur Wahl"), Access.SEEN),
    "register": Door("elections:register", _("Zum Verzeichnis")),
    "applications": Door("elections:applications", _("Zu den Anträgen"), Access.LED),
    "cards": Door("elections:cards", _("Zum Verzeichnis der Wahlscheine"), Access.LED),
    "letters": Door("elections:letters", _("Zu den Wahlbriefen"), Access.LED),
    "register_search": Door("elections:register_search", _("Person suchen"), Access.LED),
    "register_objections": Door(
        "elections:register_objections", _("Zu den Einsprüchen"), Access.LED
    ),
    "entry_add": Door("elections:entry_add", _("Person nachtragen"), Access.LED),
    "committee": Door("elections:committee", _("Zum Wahlausschuss")),
    "own_lists": Door("elections:own_lists", _("Meine Listen")),
    "set_up_election": Door("elections:set_up", _("Wahl anlegen"), Access.LED),
    Work.CALL_FOR_LISTS: Door(
        "elections:step",
        _("Aufforderung bestätigen"),
        Access.LED,
        more=(Step.OPEN_NOMINATION.value,),
    ),
    Work.RECEIVE_LISTS: Door("elections:lists", _("Zu den Listen")),
    # Leads on to the meeting once it is planned, until then to the lists.
    Work.DECIDE_LISTS: Door("elections:committee_deciding", _("Zu den Listen")),
    Work.SET_LIST_ORDER: Door(
        "elections:list_order", _("Reihenfolge eintragen"), Access.DETERMINED
    ),
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

REMEDIES: dict[Rule, str] = {
    CourseRule.NO_DECISION_FOR_COUNCIL: DutyKind.DECIDE_BODY,
    CourseRule.ELECTION_FAILED: DutyKind.RECORD_ELECTION,
    CourseRule.ELECTION_EXISTS: "municipality",
    CourseRule.STEP_NOT_OPEN: "election",
    CourseRule.TOO_FEW_CANDIDATES: Work.CANCEL_ELECTION,
    CourseRule.ELECTION_TAKES_PLACE: Work.CLOSE_ADMISSION,
    NominationRule.DECISIONS_MISSING: Work.DECIDE_LISTS,
    NominationRule.LIST_ORDER_MISSING: Work.SET_LIST_ORDER,
    NominationRule.NOT_DECIDED: Work.DECIDE_LISTS,
    NominationRule.LIST_WITHOUT_CANDIDATES: Work.DECIDE_LISTS,
    NominationRule.LISTS_NOT_OPEN: "election",
    NominationRule.NOT_RECEIVED: Work.RECEIVE_LISTS,
    NominationRule.NOTHING_ADMITTED: Work.DECIDE_LISTS,
    CommitteeRule.OBJECTION_NEEDS_MEETING: "committee",
    CommitteeRule.SEAT_TAKEN: "committee",
    CommitteeRule.MEMBER_ENDED: "committee",
    RegisterRule.REGISTER_NOT_CLOSED: Work.CLOSE_REGISTERS,
    RegisterRule.CLOSING_OPEN_POINTS: "register",
    RegisterRule.CLOSING_IS_DETERMINED: "election",
    RegisterRule.PERSON_STRUCK: "register_search",
    RegisterRule.CASE_IS_FAULT: "entry_add",
    RegisterRule.OBJECTION_WITHOUT_ENTRY: "register_search",
    RegisterRule.OBJECTION_NOT_UPHELD: "register_objections",
    RegisterRule.ELECTION_UNDER_REVIEW: "objections",
    RegisterRule.REGISTER_ON_HOLD: "retention_hold",
    CardRule.HANDED_OVER: "cards",
    CardRule.NO_CARD_TO_REPLACE: "applications",
    LetterRule.COUNT_FINAL: "election",
    DistrictRule.POSTAL_LETTERS_COUNTED: "letters",
    DistrictRule.DISTRICT_WORDS_OPEN: RegisterStep.LAY_OUT_DISTRICTS,
}
"""The door behind which the thing is done that a refusal misses."""
