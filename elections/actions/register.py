"""The register in its first form: enter a person, close a Wahlbezirk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from elections.actions.register_search import index_names
from elections.law.register import register_exclusion
from elections.law.rules import ElectionRule
from elections.law.versions import version
from elections.models import District, Election
from elections.models.address import Address
from elections.models.register import RegisterClosing, RegisterEntry, person_sort_key
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.suffrage import Person
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """A1, A2 and A3 of one Wahlbezirk (R-REG-11); the total is their sum."""

    without_mark: int
    with_mark: int
    special: int

    @property
    def total(self) -> int:
        """A: everyone who is entitled to vote."""
        return self.without_mark + self.with_mark + self.special


def _open_district(district_id: int) -> tuple[District, Election]:
    district = District.objects.select_for_update().get(pk=district_id)
    election = Election.objects.select_related("municipality").get(pk=district.election_id)
    if RegisterClosing.objects.filter(district=district).exists():
        raise RuleViolation(
            ElectionRule.REGISTER_CLOSED, Norm(Statute.KWO, "15"), "C-18", district=district
        )
    return district, election


@transaction.atomic
def enter_person(
    district_id: int,
    person: Person,
    *,
    family_name: str,
    given_names: str,
    address: Address,
    actor: User,
) -> RegisterEntry:
    """Enter one person when the law lets them vote (§ 86 Abs. 2 HGO; R-VOTE-01..05, R-REG-02).

    Raises RuleViolation with the one reason that excludes the person. Nationality and length of
    residence decide here and are not kept (R-DP-01).
    """
    district, election = _open_district(district_id)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions)
    law = version(election.law_version)
    exclusion = register_exclusion(person, election.day, law, assumptions)
    if exclusion is not None:
        raise RuleViolation(
            ElectionRule.NOT_ENTITLED, Norm(Statute.HGO, "86", 2), "R-VOTE-01", reason=exclusion
        )
    same = election.register_entries.standing().filter(
        family_name=family_name, given_names=given_names, birth_date=person.birth_date
    )
    if same.filter(**asdict(address)).exists():
        raise RuleViolation(ElectionRule.PERSON_ENTERED_ALREADY, district=district)
    last = district.entries.aggregate(last=Max("number"))["last"] or 0
    entry = RegisterEntry.objects.create(
        election=election,
        district=district,
        number=last + 1,
        family_name=family_name,
        given_names=given_names,
        birth_date=person.birth_date,
        sort_key=person_sort_key(family_name, given_names),
        origin=RegisterEntry.Origin.HAND,
        **asdict(address),
    )
    index_names([entry])
    AuditEvent.objects.record(actor, "register.entered", entry, election.municipality)
    return entry


@transaction.atomic
def close_register(
    district_id: int, counts: RegisterCounts, *, closed_on: date, actor: User
) -> RegisterClosing:
    """Close the register of one Wahlbezirk with its certified counts (§ 15 KWO; C-18, R-REG-11)."""
    district, election = _open_district(district_id)
    return _close(
        district,
        election,
        counts=counts,
        total=counts.total,
        source="Abschluss des Wählerverzeichnisses",
        closed_on=closed_on,
        actor=actor,
    )


@transaction.atomic
def take_over_register(
    district_id: int, *, total: int | None, source: str, closed_on: date, actor: User
) -> RegisterClosing:
    """Take over the closing from a published result that does not state A1 to A3.

    ``total`` is None when the source does not state it either: it stays unknown, never zero.
    """
    district, election = _open_district(district_id)
    return _close(
        district,
        election,
        counts=None,
        total=total,
        source=source,
        closed_on=closed_on,
        actor=actor,
    )


def _close(
    district: District,
    election: Election,
    *,
    counts: RegisterCounts | None,
    total: int | None,
    source: str,
    closed_on: date,
    actor: User,
) -> RegisterClosing:
    closing = RegisterClosing.objects.create(
        district=district,
        without_mark=counts.without_mark if counts else None,
        with_mark=counts.with_mark if counts else None,
        special=counts.special if counts else None,
        total=total,
        source=source,
        closed_on=closed_on,
        closed_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "register.closed",
        closing,
        election.municipality,
        total=total,
        closed_on=closed_on,
        source=source,
    )
    return closing
