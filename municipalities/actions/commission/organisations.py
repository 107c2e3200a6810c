"""The register of organisations that may propose members (§ 89 Abs. 1 HGO; R-IK-01)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from municipalities.law.basis import RuleViolation
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AuditEvent,
    Municipality,
    Organisation,
    OrganisationRemoval,
    User,
)
from municipalities.models.seen import Seen, check_seen
from municipalities.models.sorting import sort_key


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """What the town hall keeps of an organisation: its name and how to write to it."""

    name: str
    contact: str = ""
    address: str = ""
    email: str = ""


@transaction.atomic
def add_organisation(
    municipality: Municipality, entry: OrganisationEntry, *, actor: User
) -> Organisation:
    """Take an organisation into the register (§ 89 Abs. 1 HGO; R-IK-01).

    Raises RuleViolation when the municipality has one of this name.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    _refuse_double(municipality, entry.name)
    organisation = Organisation.objects.create(
        municipality=municipality, sort_key=sort_key(entry.name), **asdict(entry)
    )
    AuditEvent.objects.record(actor, "organisation.added", organisation, municipality)
    return organisation


@transaction.atomic
def change_organisation(
    organisation_id: int,
    entry: OrganisationEntry,
    *,
    actor: User,
    seen: Seen | None = None,
) -> Organisation:
    """Correct the name or address of an organisation; the log keeps which fields changed.

    ``seen`` is what the page showed.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    # Whoever adds an organisation of the same name meanwhile waits for this.
    Municipality.objects.select_for_update().get(pk=organisation.municipality_id)
    check_seen(seen, organisation, asdict(entry))
    _refuse_double(organisation.municipality, entry.name, besides=organisation_id)
    changed = [
        name for name, value in asdict(entry).items() if getattr(organisation, name) != value
    ]
    if not changed:
        return organisation
    for name in changed:
        setattr(organisation, name, getattr(entry, name))
    organisation.sort_key = sort_key(entry.name)
    organisation.save(update_fields=[*changed, "sort_key"])
    AuditEvent.objects.record(
        actor,
        "organisation.changed",
        organisation,
        organisation.municipality,
        fields=changed,
    )
    return organisation


@transaction.atomic
def remove_organisation(
    organisation_id: int, *, removed_on: date, reason: str, today: date, actor: User
) -> OrganisationRemoval:
    """Stop asking an organisation; its proposals stay (R-IK-01)."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    if removed_on > today:
        raise RuleViolation(CommissionRule.DAY_IN_FUTURE, day=removed_on, today=today)
    if hasattr(organisation, "removal"):
        raise RuleViolation(
            CommissionRule.ORGANISATION_REMOVED, day=organisation.removal.removed_on
        )
    removal = OrganisationRemoval.objects.create(
        organisation=organisation, removed_on=removed_on, reason=reason, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "organisation.removed",
        organisation,
        organisation.municipality,
        removed_on=removed_on,
        reason=reason,
    )
    return removal


def _refuse_double(municipality: Municipality, name: str, besides: int | None = None) -> None:
    same = municipality.organisations.filter(name=name).values_list("pk", flat=True)
    if set(same) - {besides}:
        raise RuleViolation(CommissionRule.ORGANISATION_EXISTS, name=name)
