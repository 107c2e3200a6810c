"""Wahlbezirke by hand: the polling place of one, the Briefwahlbezirk of several."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from elections.actions.course.setup import BEFORE_THE_COUNT
from elections.law.course.rules import CourseRule
from elections.law.districts.corrections import check_rename
from elections.law.districts.district_numbers import check_number_is_new
from elections.law.districts.rules import DistrictRule
from elections.models import District, Election, PollingPlace, PostalDistrict, PostalRoom
from elections.models.cards.letters import boards_with_letters
from elections.models.districts.units import counting_units
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """What an office enters for a Wahlbezirk or Briefwahlbezirk; it may have no ``room`` yet."""

    name: str
    room: str
    address: str
    accessible: bool | None
    note: str


@transaction.atomic
def edit_district(
    district_id: int,
    facts: DistrictFacts,
    *,
    actor: User,
    reason: str = "",
    seen: Seen | None = None,
) -> District:
    """Change name and polling place of one Wahlbezirk (R-REG-07); not once the count has begun.

    Another name needs a ``reason``, and stays as it is once the register was closed under it.
    ``seen`` is what the page showed.
    """
    # Lock the election first, as every act does: taking in an extract never waits for a district.
    election = Election.objects.select_for_update(of=("self",)).get(districts=district_id)
    district = District.objects.select_for_update().get(pk=district_id)
    check_before_the_count(election)
    if seen is not None:
        check_seen(seen, asdict(facts_of(district)), asdict(facts))
    if district.name != facts.name:
        closing = RegisterClosing.objects.filter(district=district).first()
        check_rename(
            district.number, reason=reason, closed_on=closing.closed_on if closing else None
        )
        _rename(district, "district.renamed", facts.name, reason=reason, actor=actor)
    if write_place(district, facts):
        AuditEvent.objects.record(
            actor, "polling_place.edited", district, election.municipality, district=district.number
        )
    return district


@transaction.atomic
def edit_postal_district(
    postal_id: int,
    facts: DistrictFacts,
    *,
    actor: User,
    reason: str = "",
    seen: Seen | None = None,
) -> PostalDistrict:
    """Change name and room of one Briefwahlbezirk (R-DIST-06); not once the count has begun.

    Another name needs a ``reason``; ``seen`` is what the page showed.
    """
    election = Election.objects.select_for_update(of=("self",)).get(postal_districts=postal_id)
    postal = PostalDistrict.objects.select_for_update().get(pk=postal_id)
    check_before_the_count(election)
    if seen is not None:
        check_seen(seen, asdict(facts_of(postal)), asdict(facts))
    if postal.name != facts.name:
        check_rename(postal.number, reason=reason, closed_on=None)
        _rename(postal, "postal_district.renamed", facts.name, reason=reason, actor=actor)
    if write_place(postal, facts):
        AuditEvent.objects.record(
            actor, "postal_room.edited", postal, election.municipality, number=postal.number
        )
    return postal


def facts_of(of: District | PostalDistrict) -> DistrictFacts:
    """Return what is kept of a Wahlbezirk or Briefwahlbezirk and its room."""
    place: PollingPlace | PostalRoom | None
    place = getattr(of, "polling_place" if isinstance(of, District) else "room", None)
    if place is None:
        return DistrictFacts(of.name, "", "", None, "")
    return DistrictFacts(of.name, place.name, place.address, place.accessible, place.access_note)


def _rename(
    of: District | PostalDistrict, act: str, name: str, *, reason: str, actor: User
) -> None:
    before, of.name = of.name, name
    of.save(update_fields=["name"])
    AuditEvent.objects.record(
        actor, act, of, of.election.municipality, name_before=before, name=name, reason=reason
    )


@transaction.atomic
def remove_postal_district(postal_id: int, *, reason: str, actor: User) -> None:
    """Remove a Briefwahlbezirk made by mistake (R-DIST-06); its Wahlbezirke belong to none then."""
    election = Election.objects.select_for_update(of=("self",)).get(postal_districts=postal_id)
    postal = PostalDistrict.objects.select_for_update().get(pk=postal_id)
    check_before_the_count(election)
    AuditEvent.objects.record(
        actor,
        "postal_district.removed",
        postal,
        election.municipality,
        number=postal.number,
        districts=", ".join(postal.districts.values_list("number", flat=True)),
        reason=reason,
    )
    postal.delete()


def write_place(of: District | PostalDistrict, facts: DistrictFacts) -> bool:
    """Write the room of a Wahlbezirk or Briefwahlbezirk; without one in ``facts`` it has none.

    Returns whether that changed anything.
    """
    rooms: type[PollingPlace | PostalRoom]
    owner: dict[str, Any]
    if isinstance(of, District):
        rooms, owner = PollingPlace, {"district": of}
    else:
        rooms, owner = PostalRoom, {"postal_district": of}
    if not facts.room:
        return bool(rooms._default_manager.filter(**owner).delete()[0])
    said = {
        "name": facts.room,
        "address": facts.address,
        "accessible": facts.accessible,
        "access_note": facts.note,
    }
    if rooms._default_manager.filter(**owner, **said).exists():
        return False
    rooms._default_manager.update_or_create(**owner, defaults=said)
    return True


@transaction.atomic
def remove_district(district_id: int, *, actor: User) -> District:
    """Remove a Wahlbezirk that was made by mistake, with its polling place (R-DIST-01).

    Raises RuleViolation as soon as persons, streets, a counting unit, a closing or a Wahlschein of
    somebody who is not in the register (A3) belong to it.
    """
    # Lock the election first, as every act does: taking in an extract never waits for a district.
    election = Election.objects.select_for_update(of=("self",)).get(districts=district_id)
    district = District.objects.select_for_update().get(pk=district_id)
    check_before_the_count(election)
    belongs: dict[str, Any] = {
        "persons": district.entries.count(),
        "streets": district.street_ranges.count(),
        "units": counting_units(district),
        "cards": election.polling_cards.filter(holder__district=district.pk).count(),
        "closings": RegisterClosing.objects.filter(district=district).count(),
    }
    if any(belongs.values()):
        raise RuleViolation(DistrictRule.DISTRICT_IN_USE, district=district, **belongs)
    AuditEvent.objects.record(
        actor, "district.removed", district, election.municipality, number=district.number
    )
    district.delete()
    return district


@transaction.atomic
def assign_postal_district(
    election_id: int,
    number: str,
    name: str,
    districts: Collection[int],
    *,
    actor: User,
    reason: str = "",
) -> PostalDistrict:
    """Set whose postal ballots a Briefwahlbezirk receives: exactly ``districts`` (R-DIST-06).

    A new number creates a Briefwahlbezirk; an empty ``name`` leaves its name as it is, another one
    needs a ``reason``. Where it receives them already nothing is written. Raises RuleViolation
    where a Wahlbezirk would leave a board that has counted letters, or join one from another board:
    its Wahlscheine would stand apart from its letters (R-WS-08).
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    check_before_the_count(election)
    postal = election.postal_districts.filter(number=number).first()
    is_known = postal is not None
    if postal is None:
        check_number_is_new(number, election.postal_districts.values_list("number", flat=True))
    if postal is None and not name:
        raise RuleViolation(DistrictRule.POSTAL_NUMBER_NEEDS_NAME, number=number)
    if postal is None:
        postal = PostalDistrict.objects.create(election=election, number=number, name=name)
    elif name and name != postal.name:
        check_rename(number, reason=reason, closed_on=None)
        _rename(postal, "postal_district.renamed", name, reason=reason, actor=actor)
    if is_known and set(postal.districts.values_list("pk", flat=True)) == set(districts):
        return postal
    _check_letters(postal, districts)
    postal.districts.exclude(pk__in=districts).update(postal_district=None)
    election.districts.filter(pk__in=districts).update(postal_district=postal)
    AuditEvent.objects.record(
        actor,
        "postal_district.assigned",
        postal,
        election.municipality,
        number=number,
        districts=", ".join(postal.districts.values_list("number", flat=True)),
    )
    return postal


def _check_letters(postal: PostalDistrict, districts: Collection[int]) -> None:
    """Refuse to move a Wahlbezirk between boards of which one has counted letters (R-WS-08)."""
    coming = District.objects.filter(pk__in=districts, postal_district__isnull=False)
    moving = coming.exclude(postal_district=postal.pk).values_list("postal_district", flat=True)
    boards = {key for key in moving if key is not None}
    leaving = postal.pk and postal.districts.exclude(pk__in=districts).exists()
    if not boards and not leaving:
        return
    counted = [key for key in boards_with_letters(postal.election) if key in {*boards, postal.pk}]
    if counted:
        named = PostalDistrict.objects.filter(pk__in=counted).order_by("number").first()
        raise RuleViolation(
            DistrictRule.POSTAL_LETTERS_COUNTED, Norm(Statute.KWO, "53"), "R-WS-08", postal=named
        )


def check_before_the_count(election: Election) -> None:
    """Refuse to change Wahlbezirke once the count has begun (§ 15 KWO; C-18)."""
    if election.current_phase not in BEFORE_THE_COUNT:
        raise RuleViolation(CourseRule.COUNT_HAS_BEGUN, Norm(Statute.KWO, "15"), "C-18")
