"""The papers that the office writes about one list: invitation, forms, certificates, defects."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.submission import state_to_print
from elections.actions.nominations.trust import address_of
from elections.law.nominations.findings import KIND_OF, Until
from elections.law.nominations.rules import NominationRule
from elections.models import (
    DeficiencyNotice,
    Invitation,
    Nomination,
    SupportForms,
    TrustAccess,
    TrustPerson,
)
from elections.models.course.agenda import lists_close
from elections.models.nominations.letters import DeficiencyLetter, LetterDefect, letter_of
from municipalities.models.codes import spelled
from reports.actions.issue import election_office, executive
from reports.actions.nominations.facts import group_of, hand_in_at, is_invented, persons_of
from reports.pdf.letters import filled
from reports.pdf.nominations.deficiency import DefectFacts, DeficiencyFacts
from reports.pdf.nominations.eligibility import EligibilityFacts
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.invitation import InvitationFacts
from reports.pdf.nominations.support import SupportSheetsFacts


def invitation_facts(invitation: Invitation, *, today: date) -> InvitationFacts:
    """Return the letter with the code of an invitation that still opens its list (R-LIST-05).

    (§ 11 KWG.) The code is a secret: the letter is handed out and kept nowhere.
    """
    person = invitation.trust_person
    nomination = person.nomination
    election = nomination.election
    office = election_office(election.municipality)
    return InvitationFacts(
        sender=office,
        recipient=_recipient(person),
        name=str(person),
        election_day=election.day,
        group=GroupFacts(nomination.name, nomination.short_name),
        online_at=f"{settings.SITE_URL}{reverse('elections:invitation_typed')}",
        code=spelled(invitation.code),
        valid_until=timezone.localdate(invitation.expires_at),
        closes_on=timezone.localdate(lists_close(election)),
        hand_in=hand_in_at(office),
        issued_on=today,
        link=address_of(invitation),
        invented_names=is_invented(nomination),
    )


def _recipient(person: TrustPerson) -> tuple[str, ...]:
    return filled((str(person), person.street, f"{person.postcode} {person.town}".strip()))


def support_sheets_facts(issued: SupportForms) -> SupportSheetsFacts:
    """Return the Formblätter of one issue, numbered on from those issued before (R-LIST-08).

    (§ 11 KWG, § 23 Abs. 2 KWO.)
    """
    nomination = issued.nomination
    election = nomination.election
    earlier = nomination.support_forms.filter(pk__lt=issued.pk)
    return SupportSheetsFacts(
        office=election_office(election.municipality),
        authority=executive(election.municipality),
        election_day=election.day,
        group=GroupFacts(nomination.name, nomination.short_name),
        first_number=(earlier.aggregate(issued=Sum("count"))["issued"] or 0) + 1,
        count=issued.count,
        issued_on=issued.issued_on,
        invented_names=is_invented(nomination),
    )


def eligibility_facts(
    nomination: Nomination, *, today: date, places: Collection[int] | None = None
) -> EligibilityFacts:
    """Return the Bescheinigungen der Wählbarkeit of a list (§ 86 Abs. 3, 4 HGO; R-ELIG-01).

    ``places`` are those of the persons who get one, None for everybody. Whether somebody may stand
    is certified with a signature: the day stays empty.
    """
    election = nomination.election
    stated = state_to_print(nomination)
    return EligibilityFacts(
        office=executive(election.municipality),
        election_day=election.day,
        issued_on=today,
        group=group_of(stated),
        persons=tuple(one for one in persons_of(stated) if places is None or one.place in places),
        invented_names=is_invented(nomination),
    )


def deficiency_facts(notice: DeficiencyNotice) -> DeficiencyFacts:
    """Return a letter about defects as it was written, from the sentences that are kept.

    (§ 14 KWG; R-LIST-11, R-LIST-12.)
    """
    nomination = notice.nomination
    election = nomination.election
    office = election_office(election.municipality)
    letter = letter_of(notice)
    name = letter.recipient[0] if letter.recipient else ""
    receipt = getattr(nomination, "receipt", None)
    return DeficiencyFacts(
        sender=office,
        recipient=letter.recipient,
        name=name,
        election_day=letter.election_day,
        group=GroupFacts(letter.list_name, nomination.short_name),
        defects=tuple(
            _defect(said, kept["rule"], kept["about"], letter)
            for said, kept in zip(letter.defects, notice.defects, strict=True)
        ),
        closes_on=timezone.localdate(letter.closes),
        decided_on=letter.meets_on,
        hand_in=hand_in_at(office),
        issued_on=letter.issued_on,
        received_on=timezone.localdate(receipt.received_at) if receipt else None,
        reminds_of=letter.reminds_of,
        online_at=_online_at(nomination),
        salutation="" if name else "Guten Tag",
        invented_names=is_invented(nomination),
    )


def _online_at(nomination: Nomination) -> str:
    """Return where the trust persons see their list, empty where none of them has an access."""
    accesses = TrustAccess.objects.filter(trust_person__nomination=nomination, end__isnull=True)
    if not accesses.exists():
        return ""
    return f"{settings.SITE_URL}{reverse('elections:own_list', args=[nomination.pk])}"


def _defect(said: LetterDefect, rule: str, about: str, letter: DeficiencyLetter) -> DefectFacts:
    until = KIND_OF[NominationRule(rule)].until
    ends = _mended_until(until, letter)
    local = timezone.localtime(ends) if ends else None
    return DefectFacts(
        where=f"{said.title}: {about}" if about else said.title,
        what=said.sentence,
        # The sentence names it.
        norm="",
        remedy=said.help,
        until_day=local.date() if local else None,
        until_time=local.time() if local else None,
        curable_after=until is Until.DECISION,
    )


def _mended_until(until: Until, letter: DeficiencyLetter) -> datetime | None:
    """Return the end of the period for one defect, None where it cannot be mended (R-LIST-11).

    What is lost with the end of submission is not mended later, whatever period the letter gives.
    """
    if until is Until.NEVER:
        return None
    if until is Until.DECISION:
        return letter.mend_until
    if letter.issued_on > timezone.localdate(letter.closes):
        return None
    return min(letter.mend_until, letter.closes)
