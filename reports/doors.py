"""The pages of this room that the rooms to its left lead to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from elections.law.course.agenda import Work
from elections.law.register.way import RegisterStep
from municipalities.doors import Access, Door
from municipalities.law.basis import Rule
from municipalities.law.commission.way import CommissionStep
from reports.messages.commission.refusals import CommissionPaperRule
from reports.messages.printing.cards import CardPrintRule
from reports.messages.printing.refusals import PrintRule
from reports.messages.public.refusals import ResultAnnouncementRule
from reports.messages.result.refusals import ProtocolRule
from reports.messages.term.refusals import AnnouncementRule

DOORS: dict[str, Door] = {
    "start": Door("reports:start"),
    "dashboard": Door("reports:dashboard"),
    "results": Door("reports:results"),
    "bodies": Door("reports:bodies"),
    "rules": Door("reports:rules"),
    "assumptions": Door("reports:assumptions"),
    "rule": Door("reports:rule"),
    "commission_papers": Door("reports:commission_papers"),
    "own_print": Door("reports:own_print"),
    "own_consents": Door("reports:own_consents"),
    "own_assembly": Door("reports:own_assembly"),
    "list_print": Door("reports:list_print", access=Access.LED),
    "list_consents": Door("reports:list_consents", access=Access.LED),
    "list_assembly": Door("reports:list_assembly", access=Access.LED),
    "list_eligibility": Door("reports:list_eligibility", access=Access.LED),
    "person_eligibility": Door("reports:person_eligibility", access=Access.LED),
    "deficiency_letter": Door("reports:deficiency_letter", access=Access.LED),
    "invitation_letter": Door("reports:invitation_letter", access=Access.LED),
    "support_sheets": Door("reports:support_sheets", access=Access.LED),
    "right_to_vote": Door("reports:right_to_vote", access=Access.LED),
    "signature_count": Door("reports:signature_count", access=Access.LED),
    "list_call": Door("reports:list_call", access=Access.LED),
    "admitted_lists": Door("reports:admitted_lists", access=Access.LED),
    "minutes_issue": Door("reports:minutes_issue", access=Access.DETERMINED),
    "meeting_minutes": Door("reports:meeting_minutes"),
    "meeting_notice": Door("reports:meeting_notice", access=Access.LED),
    "meeting_invitations": Door("reports:meeting_invitations", access=Access.LED),
    "meeting_invitation": Door("reports:meeting_invitation", access=Access.LED),
    "printing": Door("reports:printing"),
    "wrong_letters": Door("reports:wrong_letters", access=Access.LED),
    "retention": Door("reports:retention"),
    "retention_hold": Door("reports:retention_hold", _("Aussetzung aufheben"), Access.LED),
    "district_register": Door("reports:district_register"),
    "closing_certificate": Door("reports:closing_certificate"),
    "polling_card": Door("reports:polling_card"),
    "card_printing": Door("reports:card_printing"),
    "card_list": Door("reports:card_list"),
    "card_list_csv": Door("reports:card_list_csv"),
    "invalid_cards": Door("reports:invalid_cards"),
    "hand_over_certificate": Door("reports:hand_over_certificate"),
    "protocol": Door("reports:protocol", _("Zur Niederschrift")),
    "postal_balance": Door("reports:postal_balance"),
    "postal_balance_csv": Door("reports:postal_balance_csv"),
    "members_papers": Door("reports:members_papers"),
    CommissionStep.CALL_FOR_PROPOSALS: Door(
        "reports:commission_call", _("Zu Vorschlägen aufrufen"), Access.LED
    ),
    RegisterStep.PRINT_NOTICES: Door("reports:printing", _("Öffnen"), Access.LED),
    Work.CANCEL_ELECTION: Door("reports:cancel", _("Wahl absagen"), Access.DETERMINED),
    Work.NOTIFY_ELECTED: Door("reports:members_papers", _("Zu den Schreiben"), anchor="#schreiben"),
    Work.ENTER_ANNOUNCEMENT: Door("reports:announcement", _("Tag eintragen"), Access.DETERMINED),
    Work.ISSUE_PROTOCOL: Door("reports:protocol", _("Zur Niederschrift"), Access.DETERMINED),
    Work.PUBLISH_RESULT: Door("reports:publish", _("Ergebnis bekannt machen"), Access.DETERMINED),
}
"""The doors of this room; the door of a task has the task as its key."""

REMEDIES: dict[Rule, str] = {
    ProtocolRule.NOTHING_DETERMINED: Work.DETERMINE_RESULT,
    ProtocolRule.DETERMINATION_OUTDATED: Work.DETERMINE_RESULT,
    ProtocolRule.PROTOCOL_MISSING: "protocol",
    AnnouncementRule.RESULT_NOT_PUBLIC: Work.PUBLISH_RESULT,
    ResultAnnouncementRule.NOT_PUBLISHED: Work.PUBLISH_RESULT,
    PrintRule.SENDER_MISSING: "letterhead",
    PrintRule.CONTACT_MISSING: "letterhead",
    PrintRule.REGISTER_EMPTY: RegisterStep.TAKE_IN_EXTRACT,
    PrintRule.PERSONS_UNASSIGNED: RegisterStep.ASSIGN_DISTRICTS,
    PrintRule.ROOMS_MISSING: RegisterStep.LAY_OUT_DISTRICTS,
    CardPrintRule.NO_SENDER: "letterhead",
    CommissionPaperRule.SEATS_UNDECIDED: CommissionStep.FIX_SEATS,
    CommissionPaperRule.NOT_FORMED: CommissionStep.FORM,
}
"""The door behind which the thing is done that a refusal misses."""
