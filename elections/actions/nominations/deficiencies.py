"""A list is told in writing what is wrong with it, and until when to mend it (§ 14 KWG)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from elections.actions.nominations.opened import list_to_change
from elections.law.nominations.findings import check_mending_period
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.messages.nominations.findings import finding_text
from elections.models import Candidate, DeficiencyNotice, Nomination
from elections.models.course.agenda import committee_meets
from elections.models.nominations.letters import defects_to_tell, keys_in
from municipalities.law.basis import Finding, RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent, User


@transaction.atomic
def issue_letter(
    nomination_id: int,
    *,
    chosen: Collection[str],
    mend_until: datetime,
    now: datetime,
    actor: User,
    reminds_of: int | None = None,
) -> DeficiencyNotice:
    """Issue a deficiency letter, or a reminder of one (§ 14 Abs. 1 KWG; R-LIST-11, R-LIST-12).

    ``chosen`` are keys of ``letters.defects_to_tell``; a reminder names what the letter named. The
    sentences are kept as they are sent. Raises RuleViolation MENDING_PERIOD_IMPOSSIBLE, and
    LETTER_NAMES_OTHERS where one of them is not there any more, or none is chosen.
    """
    election, nomination = list_to_change(nomination_id, ListStep.CHECK, by=Hand.OFFICE, now=None)
    check_mending_period(mend_until, now=now, meets_on=committee_meets(election))
    before = None
    told = defects_to_tell(nomination, now)
    if reminds_of is not None:
        before = nomination.deficiency_notices.get(pk=reminds_of)
        told = {key: told[key] for key in keys_in(before) if key in told}
    if not chosen or not set(chosen) <= set(told):
        raise RuleViolation(NominationRule.LETTER_NAMES_OTHERS)
    made = DeficiencyNotice.objects.create(
        nomination=nomination,
        reminds_of=before,
        issued_on=timezone.localdate(now),
        mend_until=mend_until,
        defects=_as_sent(nomination, {key: one for key, one in told.items() if key in chosen}),
        issued_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "nomination.deficiency_issued",
        nomination,
        election.municipality,
        defects=len(made.defects),
        mend_until=mend_until,
        is_reminder=before is not None,
    )
    return made


def _as_sent(nomination: Nomination, told: Mapping[str, Finding]) -> list[dict[str, Any]]:
    """Return the sentences in German, whatever language the office reads."""
    people = {one.place: one for one in nomination.candidates.all()}
    with override("de"):
        return [_sent(one, people.get((one.facts or {}).get("place", 0))) for one in told.values()]


def _sent(finding: Finding, person: Candidate | None) -> dict[str, Any]:
    text = finding_text(finding)
    return {
        "rule": finding.rule.value,
        "person": person.pk if person else None,
        "about": str(person) if person else "",
        "title": str(text.title),
        "sentence": sentence(finding),
        "help": str(text.help),
    }
