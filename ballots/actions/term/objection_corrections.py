"""A slip in an objection is corrected by a further row, until it is decided."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.actions.term.objections import ObjectionEntry, check_entry_days, check_undecided
from ballots.law.term.rules import TermRule
from ballots.models import Objection, ObjectionCorrection
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User

_FACTS = (
    "objector",
    "supporters",
    "published_on",
    "received_on",
    "reasoned_on",
    "in_form",
    "subject",
)


@transaction.atomic
def correct_objection(
    objection_id: int, entry: ObjectionEntry, *, reason: str, today: date, actor: User
) -> ObjectionCorrection:
    """Correct what was entered of an objection (§ 25 KWG; R-END-09).

    Its reference and what it is directed against stay. Raises RuleViolation once it was decided,
    for days that cannot be, and where nothing is changed.
    """
    found = Objection.objects.values_list("election", flat=True).get(pk=objection_id)
    election = Election.objects.select_for_update(of=("self",)).get(pk=found)
    objection = Objection.objects.select_related("succession").get(pk=objection_id)
    check_undecided(objection)
    check_entry_days(entry, election, objection.succession, today)
    before = objection.as_it_counts
    after = {name: getattr(entry, name) for name in _FACTS} | {"objector": entry.objector.value}
    changed = [name for name, value in after.items() if getattr(before, name) != value]
    if not changed:
        raise RuleViolation(TermRule.OBJECTION_UNCHANGED)
    made = ObjectionCorrection.objects.create(
        objection=objection, reason=reason, recorded_by=actor, **after
    )
    AuditEvent.objects.record(
        actor,
        "objection.corrected",
        objection,
        election.municipality,
        reference=objection.reference,
        fields=changed,
        received_before=before.received_on,
        received_on=made.received_on,
        reason=reason,
    )
    return made
